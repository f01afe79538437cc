#include "engine/runtime/restricted_reads.hpp"

#include "engine/runtime/office.hpp"

namespace phanbien::runtime {

// A clock that went back finds reads in the future: they count as of now.
bool RestrictedReads::is_noted(Reading& reading, const Read& read) {
    const auto last = reading.last_read(read.dossier, read.actor.account, read.what);
    return last && clock_.now() < *last + same_read_max;
}

std::optional<Problem> RestrictedReads::note(Reading& reading, const Read& read) {
    if (is_noted(reading, read)) {
        return std::nullopt;
    }
    return run_and_wait(committer_, [&](Writing& writing) {
        if (is_noted(writing, read)) {
            return;  // by another request of theirs meanwhile
        }
        const auto position = journal_.append(
            writing, {.act = std::string(restricted_read_act),
                      .organisation = read.actor.organisation,
                      .actor = read.actor.account,
                      .details = {{"dossier", read.dossier.text()}, {"what", read.what}}});
        writing.add_read({.position = position,
                          .dossier = read.dossier,
                          .account = read.actor.account,
                          .what = read.what,
                          .at = writing.log_head().last_at});
    });
}

}  // namespace phanbien::runtime
