// Delegations: to somebody else, who has a post and is not away all the time, and of a post that
// one has to give.
#include <algorithm>
#include <vector>

#include "engine/people/directory_check.hpp"

namespace phanbien::people {

namespace {

bool has_post(const Directory& directory, PersonIndex who, std::optional<PostIndex> post,
              const Validity& days) {
    const auto [begin, end] = directory.tenures_of(who);
    const auto own = directory.tenures().subspan(begin, end - begin);
    return std::ranges::any_of(own, [&](const Tenure& it) {
        return (!post || it.post == *post) &&
               it.validity.within(directory.life_of(it.post)).overlaps(days);
    });
}

// Somebody who was handed the post may hand it on.
bool was_given(const Directory& directory, const Delegation& it) {
    const auto given = directory.delegations_to(it.from);
    return std::ranges::any_of(given, [&](DelegationIndex index) {
        const Delegation& other = directory.at(index);
        return (!other.post || other.post == it.post) && other.validity.overlaps(it.validity);
    });
}

bool hands_on(const Directory& directory, const Delegation& it) {
    const auto [begin, end] = directory.delegations_from(it.to);
    const auto onward = directory.delegations().subspan(begin, end - begin);
    return std::ranges::any_of(
        onward, [&](const Delegation& other) { return other.validity.overlaps(it.validity); });
}

// Whether there is no day in the period without an absence.
bool is_away_throughout(const Directory& directory, PersonIndex who, const Validity& period) {
    const auto [begin, end] = directory.absences_of(who);
    std::vector<Validity> away;
    for (const Absence& it : directory.absences().subspan(begin, end - begin)) {
        away.push_back(it.validity);
    }
    std::ranges::sort(away, {}, &Validity::from);
    auto day = period.from;  // the first not known to be covered; none: since ever
    for (const Validity& it : away) {
        const bool reaches = !it.from || (day && *it.from <= *day);
        if (!reaches) {
            return false;
        }
        if (!it.until || (period.until && *period.until <= *it.until)) {
            return true;
        }
        const auto next = *it.until + std::chrono::days{1};
        day = day ? std::max(*day, next) : next;
    }
    return false;
}

// What is asked below, and by others of a directory at work, is asked of every entry of a person.
bool are_few(const Directory& directory, Mistakes& mistakes) {
    bool few = true;
    for (std::uint32_t i = 0; i < directory.people().size(); ++i) {
        const PersonIndex it{i};
        const auto size = [](PlaceRange range) { return std::size_t{range.end - range.begin}; };
        const auto most =
            std::max({size(directory.tenures_of(it)), size(directory.absences_of(it)),
                      size(directory.delegations_from(it)), directory.delegations_to(it).size()});
        if (most > entries_of_person_max) {
            few = false;
            mistakes.add(directory.at(it).line,
                         {quoted(directory.at(it).id) +
                              " có hơn 500 chức vụ, lần vắng mặt, ủy quyền đi hoặc ủy quyền đến.",
                          quoted(directory.at(it).id) +
                              " has more than 500 posts, absences, delegations given or taken."},
                         {"Hãy bỏ những mục đã cũ.", "Remove old ones."});
        }
    }
    return few;
}

}  // namespace

void check_delegations(const Directory& directory, Mistakes& mistakes) {
    if (!are_few(directory, mistakes)) {
        return;
    }
    for (const Delegation& it : directory.delegations()) {
        const auto from = quoted(directory.at(it.from).id);
        const auto to = quoted(directory.at(it.to).id);
        const auto [vi, en] = said(it.validity);
        if (it.validity.is_empty()) {
            continue;  // said by check_periods
        }
        if (it.from == it.to) {
            mistakes.add(it.line,
                         {from + " ủy quyền cho chính mình.", from + " delegates to oneself."},
                         {"Hãy chọn người khác.", "Choose somebody else."});
            continue;
        }
        if (!has_post(directory, it.to, {}, it.validity)) {
            mistakes.add(
                it.line,
                {from + " ủy quyền cho " + to +
                     ", nhưng người này không giữ chức vụ nào trong thời gian đó (" + vi + ").",
                 from + " delegates to " + to + ", who holds no post in that period (" + en + ")."},
                {"Hãy chọn người đang giữ chức vụ, hoặc sửa thời gian.",
                 "Choose somebody who holds a post, or correct the period."});
        } else if (is_away_throughout(directory, it.to, it.validity) && !hands_on(directory, it)) {
            mistakes.add(
                it.line,
                {from + " ủy quyền cho " + to + ", nhưng người này vắng mặt suốt thời gian đó (" +
                     vi + ") và không ủy quyền tiếp.",
                 from + " delegates to " + to + ", who is away all that time (" + en +
                     ") and hands nothing on."},
                {"Hãy chọn người có mặt.", "Choose somebody present."});
        }
        if (it.post && !has_post(directory, it.from, it.post, it.validity) &&
            !was_given(directory, it)) {
            const auto post = quoted(directory.at(*it.post).id);
            mistakes.add(it.line,
                         {from + " ủy quyền chức vụ " + post +
                              " mà mình không giữ trong thời gian đó (" + vi + ").",
                          from + " delegates the post " + post +
                              " without holding it in that period (" + en + ")."},
                         {"Hãy sửa chức vụ hoặc thời gian.", "Correct the post or the period."});
        }
    }
}

}  // namespace phanbien::people
