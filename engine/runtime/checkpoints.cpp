#include "engine/runtime/checkpoints.hpp"

#include "engine/runtime/log_tree.hpp"

namespace phanbien::runtime {

void Checkpoints::sign_head(Writing& writing) {
    const auto size = writing.log_head().size;
    const auto newest = writing.newest_checkpoint();
    if (size == 0 || (newest && newest->size >= size)) {
        return;
    }
    const audit::Checkpoint checkpoint{
        .origin = key().name, .size = size, .root = log_root(writing, size)};
    writing.put_checkpoint(
        {.size = size, .at = clock_.now(), .note = audit::sign(checkpoint, signer_)});
}

}  // namespace phanbien::runtime
