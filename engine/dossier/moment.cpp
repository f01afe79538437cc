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

Result<Moment> moment_of(const std::vector<Event>& events, const MomentAsked& asked, Instant now) {
    if (const auto* sequence = std::get_if<std::uint64_t>(&asked)) {
        if (*sequence == 0 || *sequence > events.size()) {
            return no_event(events.size());
        }
        return Moment{.revision = *sequence, .at = events[*sequence - 1].at};
    }
    const auto at = std::get<Instant>(asked);
    if (at > now) {
        return in_future(now);
    }
    const auto last = std::find_if(events.rbegin(), events.rend(),
                                   [&](const Event& event) { return event.at <= at; });
    if (last == events.rend()) {
        return too_early(events.front().at);
    }
    return Moment{.revision = last->sequence, .at = at};
}

Dossier as_it_was(const std::vector<Event>& events, std::uint64_t revision) {
    Dossier dossier;
    for (const auto& event : events) {
        if (event.sequence <= revision) {
            apply(dossier, event);
        } else if (const auto* erased = std::get_if<Erased>(&event.body)) {
            apply_erasure(dossier, event, *erased);
        }
    }
    return dossier;
}

}  // namespace phanbien::dossier
