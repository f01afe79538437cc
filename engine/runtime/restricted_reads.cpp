#include "engine/runtime/restricted_reads.hpp"

#include "engine/runtime/office.hpp"

namespace phanbien::runtime {

// A clock that went back finds reads in the future: they count as of now.
std::vector<DossierId> RestrictedReads::not_noted(Reading& reading, const Read& read) {
    std::vector<DossierId> out;
    for (const auto& dossier : read.dossiers) {
        const auto last = reading.last_read(dossier, read.actor.account, read.what);
        if (!last || clock_.now() >= *last + same_read_max) {
            out.push_back(dossier);
        }
    }
    return out;
}

std::optional<Problem> RestrictedReads::note(Reading& reading, const Read& read) {
    if (not_noted(reading, read).empty()) {
        return std::nullopt;
    }
    return run_and_wait(committer_, [&](Writing& writing) {
        // Another request of theirs may have noted some meanwhile.
        for (const auto& dossier : not_noted(writing, read)) {
            const auto position = journal_.append(
                writing, {.act = std::string(restricted_read_act),
                          .organisation = read.actor.organisation,
                          .actor = read.actor.account,
                          .details = {{"dossier", dossier.text()}, {"what", read.what}}});
            writing.add_read({.position = position,
                              .dossier = dossier,
                              .account = read.actor.account,
                              .what = read.what,
                              .at = writing.log_head().last_at});
        }
    });
}

}  // namespace phanbien::runtime
