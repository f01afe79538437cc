#include "engine/dossier/moment.hpp"

#include <algorithm>

#include "engine/dossier/erasure.hpp"
#include "engine/dossier/letterhead.hpp"

namespace phanbien::dossier {

namespace {

Problem too_early(Instant first) {
    const auto began = short_time(first);
    return {ProblemKind::invalid, "moment.too_early",
            "Lúc đó chưa có hồ sơ này: sự kiện đầu tiên là lúc " + began +
                " (giờ Việt Nam). Hãy chọn một lúc sau đó.",
            "The dossier did not exist then: its first event is of " + began +
                " (Vietnam time). Choose a later time."};
}

Problem in_future(Instant now) {
    const auto present = short_time(now);
    return {ProblemKind::invalid, "moment.in_future",
            "Lúc đó chưa đến: bây giờ là " + present + " (giờ Việt Nam). Hãy chọn một lúc đã qua.",
            "That time has not come: it is " + present +
                " now (Vietnam time). Choose a time in the past."};
}

Problem no_event(std::size_t count) {
    const auto newest = std::to_string(count);
    return {ProblemKind::invalid, "moment.no_event",
            "Hồ sơ không có sự kiện này. Hãy chọn một số từ 1 đến " + newest + ".",
            "The dossier has no such event. Choose a number from 1 to " + newest + "."};
}

}  // namespace

Result<Moment> moment_of(std::span<const Instant> times, const MomentAsked& asked, Instant now) {
    if (const auto* sequence = std::get_if<std::uint64_t>(&asked)) {
        if (*sequence == 0 || *sequence > times.size()) {
            return no_event(times.size());
        }
        return Moment{.revision = *sequence, .at = times[*sequence - 1]};
    }
    const auto at = std::get<Instant>(asked);
    if (at > now) {
        return in_future(now);
    }
    const auto last =
        std::find_if(times.rbegin(), times.rend(), [&](Instant time) { return time <= at; });
    if (last == times.rend()) {
        return too_early(times.front());
    }
    return Moment{.revision = static_cast<std::uint64_t>(times.rend() - last), .at = at};
}

Dossier as_it_was(const EventWalk& events, std::uint64_t revision) {
    Dossier dossier;
    events([&](const Event& event) {
        if (event.sequence <= revision) {
            apply(dossier, event);
        } else if (const auto* erased = std::get_if<Erased>(&event.body)) {
            apply_erasure(dossier, event, *erased);
        }
    });
    return dossier;
}

}  // namespace phanbien::dossier
