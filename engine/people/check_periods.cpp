// Periods: none ends before it starts, none reaches beyond what it is part of, and a post for one
// has one holder at a time.
#include <algorithm>
#include <vector>

#include "engine/people/directory_check.hpp"

namespace phanbien::people {

namespace {

class Periods {
  public:
    explicit Periods(Mistakes& mistakes) : mistakes_(mistakes) {}

    bool in_order(Line line, const Validity& it) {
        if (it.is_empty()) {
            mistakes_.add(line,
                          {"Thời gian " + said(it).vi + " kết thúc trước khi bắt đầu.",
                           "The period " + said(it).en + " ends before it starts."},
                          {"Hãy đổi from hoặc until.", "Change from or until."});
        }
        return !it.is_empty();
    }

    // A day that is not given is as open as what is around it; one that is given lies within.
    void inside(Line line, const Sentence& what, const Validity& it, const Sentence& around,
                const Validity& life) {
        if (!in_order(line, it) || life.is_empty()) {
            return;
        }
        const auto within = [&](const std::optional<Date>& day) {
            return !day || life.holds_on(*day);
        };
        if (!within(it.from) || !within(it.until)) {
            mistakes_.add(line,
                          {what.vi + " (" + said(it).vi + ") vượt ngoài thời gian của " +
                               around.vi + " (" + said(life).vi + ").",
                           what.en + " (" + said(it).en + ") reaches beyond " + around.en + " (" +
                               said(life).en + ")."},
                          {"Hãy rút ngắn, hoặc bỏ ngày để theo thời gian bao quanh.",
                           "Shorten it, or leave the day out to follow what is around it."});
        }
    }

  private:
    Mistakes& mistakes_;
};

Sentence named(std::string_view vi, std::string_view en, std::string_view id) {
    return {std::string(vi) + " " + quoted(id), std::string(en) + " " + quoted(id)};
}

// Entries that may not run side by side, sorted by their first day: two neighbours meet when the
// one that lasts longest so far has not ended.
template <class Entry, class Days, class Complain>
void never_two(std::vector<Entry>& entries, Days days_of, Complain complain) {
    std::ranges::stable_sort(entries, {}, [&](const Entry& it) { return days_of(it).from; });
    for (std::size_t i = 1, longest = 0; i < entries.size(); ++i) {
        if (days_of(entries[longest]).overlaps(days_of(entries[i]))) {
            complain(entries[longest], entries[i]);
        }
        const auto until = days_of(entries[longest]).until;
        const auto other = days_of(entries[i]).until;
        if (until && (!other || *until < *other)) {
            longest = i;
        }
    }
}

void check_one_holder(const Directory& directory, PostIndex index, Mistakes& mistakes) {
    const auto tenures = directory.tenures_of(index);
    std::vector<TenureIndex> sorted(tenures.begin(), tenures.end());
    const auto days_of = [&](TenureIndex it) {
        return directory.at(it).validity.within(directory.life_of(index));
    };
    never_two(sorted, days_of, [&](TenureIndex first, TenureIndex second) {
        const auto& post = quoted(directory.at(index).id);
        const Tenure& one = directory.at(first);
        const Tenure& other = directory.at(second);
        const auto days = said(days_of(first).within(days_of(second)));
        const auto line = std::to_string(one.line.number);
        mistakes.add(other.line,
                     {"Chức vụ " + post + " chỉ một người giữ, nhưng cùng lúc (" + days.vi +
                          ") có cả " + quoted(directory.at(one.person).id) + " (dòng " + line +
                          ") và " + quoted(directory.at(other.person).id) + ".",
                      "The post " + post + " is for one holder, but at one time (" + days.en +
                          ") both " + quoted(directory.at(one.person).id) + " (line " + line +
                          ") and " + quoted(directory.at(other.person).id) + " hold it."},
                     {"Hãy cho người trước thôi giữ trước, hoặc đặt holders=\"several\".",
                      "End the earlier one before, or set holders=\"several\"."});
    });
}

// The same person twice at once in a post that several may hold.
void check_own_tenures(const Directory& directory, PersonIndex who, Mistakes& mistakes) {
    std::vector<TenureIndex> own;
    const auto [begin, end] = directory.tenures_of(who);
    for (auto place = begin; place < end; ++place) {
        own.push_back(TenureIndex{place});
    }
    std::ranges::stable_sort(own, {}, [&](TenureIndex it) { return directory.at(it).post; });
    for (auto first = own.begin(); first != own.end();) {
        const auto post = directory.at(*first).post;
        const auto last = std::find_if(
            first, own.end(), [&](TenureIndex it) { return directory.at(it).post != post; });
        std::vector<TenureIndex> same(first, last);
        first = last;
        if (!directory.at(post).several) {
            continue;
        }
        never_two(
            same, [&](TenureIndex it) { return directory.at(it).validity; },
            [&](TenureIndex, TenureIndex second) {
                mistakes.add(directory.at(second).line,
                             {quoted(directory.at(who).id) + " giữ chức vụ " +
                                  quoted(directory.at(post).id) + " hai lần cùng lúc.",
                              quoted(directory.at(who).id) + " holds the post " +
                                  quoted(directory.at(post).id) + " twice at the same time."},
                             {"Hãy gộp hai thời gian.", "Join the two periods."});
            });
    }
}

void check_one_head(const Directory& directory, UnitIndex unit, Mistakes& mistakes) {
    std::vector<PostIndex> heads;
    const auto [begin, end] = directory.posts_of(unit);
    for (auto place = begin; place < end; ++place) {
        if (directory.at(PostIndex{place}).head) {
            heads.push_back(PostIndex{place});
        }
    }
    never_two(
        heads, [&](PostIndex it) { return directory.life_of(it); },
        [&](PostIndex first, PostIndex second) {
            mistakes.add(
                directory.at(second).line,
                {"Đơn vị " + quoted(directory.at(unit).id) +
                     " cùng lúc có hai chức vụ đứng đầu: " + quoted(directory.at(first).id) +
                     " và " + quoted(directory.at(second).id) + ".",
                 "The unit " + quoted(directory.at(unit).id) +
                     " has two head posts at the same time: " + quoted(directory.at(first).id) +
                     " and " + quoted(directory.at(second).id) + "."},
                {"Chỉ để head=\"yes\" ở một chức vụ.", "Leave head=\"yes\" on one post."});
        });
}

}  // namespace

void check_periods(const Directory& directory, Mistakes& mistakes) {
    Periods periods(mistakes);
    for (const Body& it : directory.bodies()) {
        const auto what = named("Cơ quan", "The organisation", it.id);
        if (it.parent) {
            periods.inside(it.line, what, it.validity, {"cơ quan cấp trên", "the body above it"},
                           directory.life_of(*it.parent));
        } else {
            periods.in_order(it.line, it.validity);
        }
        for (const Code& code : it.codes) {
            periods.inside(code.line, named("Mã", "The code", code.text), code.validity,
                           {"cơ quan", "its organisation"}, it.validity);
        }
    }
    for (const Unit& it : directory.units()) {
        periods.inside(it.line, named("Đơn vị", "The unit", it.id), it.validity,
                       {"nơi đơn vị trực thuộc", "what it belongs to"},
                       it.parent ? directory.life_of(*it.parent) : directory.life_of(it.body));
    }
    for (const Post& it : directory.posts()) {
        periods.inside(it.line, named("Chức vụ", "The post", it.id), it.validity,
                       {"đơn vị", "its unit"}, directory.life_of(it.unit));
    }
    for (const Tenure& it : directory.tenures()) {
        periods.inside(it.line,
                       named("Thời gian giữ chức vụ", "The tenure of", directory.at(it.post).id),
                       it.validity, {"chức vụ", "the post"}, directory.life_of(it.post));
    }
    for (const Absence& it : directory.absences()) {
        periods.in_order(it.line, it.validity);
    }
    for (const Delegation& it : directory.delegations()) {
        periods.in_order(it.line, it.validity);
    }
}

void check_holders(const Directory& directory, Mistakes& mistakes) {
    for (std::uint32_t i = 0; i < directory.posts().size(); ++i) {
        if (!directory.at(PostIndex{i}).several) {
            check_one_holder(directory, PostIndex{i}, mistakes);
        }
    }
    for (std::uint32_t i = 0; i < directory.people().size(); ++i) {
        check_own_tenures(directory, PersonIndex{i}, mistakes);
    }
    for (std::uint32_t i = 0; i < directory.units().size(); ++i) {
        check_one_head(directory, UnitIndex{i}, mistakes);
    }
}

}  // namespace phanbien::people
