#include "engine/runtime/housekeeping.hpp"

namespace phanbien::runtime {

Forgotten forget_what_is_old(Writing& writing, Instant now) {
    const auto replies = writing.forget_replies(now - reply_kept, replies_at_once);
    const auto file_bytes = writing.forget_unused_files(now - unused_file_kept, file_bytes_at_once);
    return replies < replies_at_once && file_bytes < file_bytes_at_once ? Forgotten::all
                                                                        : Forgotten::some;
}

}  // namespace phanbien::runtime
