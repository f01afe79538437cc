#include "engine/people/directory_diff.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <tuple>

#include "engine/people/validity_words.hpp"

namespace phanbien::people {

namespace {

using Members = std::vector<std::string>;

// One thing with its members as the file has them, in the order of member_names().
struct Entry {
    Thing thing = Thing::organisation;
    std::vector<std::string> ids;
    Members members;
    Line line;
};

// Of every thing the first two are its days; who is tied to whom stands in the ids.
using Names = std::span<const std::string_view>;

constexpr std::array<std::string_view, 9> of_organisation{
    "from", "until", "vi", "en", "kind", "level", "parent", "code", "predecessor"};
constexpr std::array<std::string_view, 6> of_unit{"from", "until",        "vi",
                                                  "en",   "organisation", "unit"};
constexpr std::array<std::string_view, 9> of_post{"from", "until", "vi",      "en",      "unit",
                                                  "role", "head",  "holders", "superior"};
constexpr std::array<std::string_view, 4> of_person{"", "", "name", "account"};
constexpr std::array<std::string_view, 2> of_tenure{"from", "until"};
constexpr std::array<std::string_view, 3> of_absence{"from", "until", "reason"};
constexpr std::array<std::string_view, 4> of_delegation{"from", "until", "matters", "when"};

Names member_names(Thing thing) {
    switch (thing) {
        case Thing::organisation:
            return of_organisation;
        case Thing::unit:
            return of_unit;
        case Thing::post:
            return of_post;
        case Thing::person:
            return of_person;
        case Thing::tenure:
            return of_tenure;
        case Thing::absence:
            return of_absence;
        case Thing::delegation:
            return of_delegation;
    }
    return {};
}

std::string code_text(const Code& it) {
    return std::string(name_of(it.scheme)) + " " + it.text + " " + text_of(it.validity.from) + "…" +
           text_of(it.validity.until);
}

std::string joined(const std::vector<std::string>& parts, std::string_view by) {
    std::string all;
    for (const auto& it : parts) {
        all += (all.empty() ? "" : std::string(by)) + it;
    }
    return all;
}

class Entries {
  public:
    explicit Entries(const Directory& directory) : directory_(directory) {}

    // Sorted, so that things of the same ids stand together.
    std::vector<Entry> all() {
        std::ranges::for_each(directory_.bodies(), [&](const Body& it) { add(it); });
        std::ranges::for_each(directory_.units(), [&](const Unit& it) { add(it); });
        std::ranges::for_each(directory_.posts(), [&](const Post& it) { add(it); });
        for (const Person& it : directory_.people()) {
            add(Thing::person, {it.id}, {}, {it.name, it.account}, it.line);
        }
        for (const Tenure& it : directory_.tenures()) {
            add(Thing::tenure, {id(it.person), id(it.post)}, it.validity, {}, it.line);
        }
        for (std::uint32_t i = 0; i < directory_.absences().size(); ++i) {
            const auto& it = directory_.at(AbsenceIndex{i});
            add(Thing::absence, {id(it.person)}, it.validity,
                {directory_.reason_of(AbsenceIndex{i})}, it.line);
        }
        std::ranges::for_each(directory_.delegations(), [&](const Delegation& it) { add(it); });
        std::ranges::stable_sort(
            entries_, {}, [](const Entry& it) { return std::tie(it.thing, it.ids, it.members); });
        return std::move(entries_);
    }

  private:
    template <class Index>
    const std::string& id(Index it) const {
        return directory_.at(it).id;
    }

    template <class Index>
    std::string id(std::optional<Index> it) const {
        return it ? id(*it) : "";
    }

    void add(Thing thing, std::vector<std::string> ids, const Validity& validity, Members members,
             Line line) {
        members.insert(members.begin(), {text_of(validity.from), text_of(validity.until)});
        entries_.push_back({thing, std::move(ids), std::move(members), line});
    }

    void add(const Body& it) {
        std::vector<std::string> codes;
        std::ranges::transform(it.codes, std::back_inserter(codes),
                               [](const Code& code) { return code_text(code); });
        std::vector<std::string> predecessors;
        std::ranges::transform(it.predecessors, std::back_inserter(predecessors),
                               [&](BodyIndex before) { return id(before); });
        add(Thing::organisation, {it.id}, it.validity,
            {it.vi, it.en, std::string(name_of(it.kind)), std::string(name_of(it.level)),
             id(it.parent), joined(codes, ", "), joined(predecessors, ", ")},
            it.line);
    }

    void add(const Unit& it) {
        add(Thing::unit, {it.id}, it.validity, {it.vi, it.en, id(it.body), id(it.parent)}, it.line);
    }

    void add(const Post& it) {
        add(Thing::post, {it.id}, it.validity,
            {it.vi, it.en, id(it.unit), it.role, it.head ? "yes" : "no",
             it.several ? "several" : "one", id(it.superior)},
            it.line);
    }

    void add(const Delegation& it) {
        std::vector<std::string> ids{id(it.from), id(it.to)};
        if (it.post) {
            ids.push_back(id(*it.post));
        }
        add(Thing::delegation, std::move(ids), it.validity,
            {joined(it.matters, " "), it.always ? "always" : "away"}, it.line);
    }

    const Directory& directory_;
    std::vector<Entry> entries_;
};

bool is_before(const Entry& one, const Entry& other) {
    return std::tie(one.thing, one.ids, one.members) <
           std::tie(other.thing, other.ids, other.members);
}

bool same_thing(const Entry& one, const Entry& other) {
    return one.thing == other.thing && one.ids == other.ids;
}

// What is only in the first of two sorted lists.
std::vector<Entry> only_in(const std::vector<Entry>& first, const std::vector<Entry>& second) {
    std::vector<Entry> only;
    std::ranges::set_difference(first, second, std::back_inserter(only), is_before);
    return only;
}

// The entries of one thing that are not the same on both sides.
class Pairing {
  public:
    explicit Pairing(std::vector<Change>& changes) : changes_(changes) {}

    void pair(std::span<const Entry> before, std::span<const Entry> after) {
        // Those that begin on the same day first; both sides are sorted by it.
        std::vector<const Entry*> old_rest;
        std::vector<const Entry*> new_rest;
        std::size_t o = 0;
        std::size_t n = 0;
        while (o < before.size() || n < after.size()) {
            const auto* old_day = o < before.size() ? &before[o].members[0] : nullptr;
            const auto* new_day = n < after.size() ? &after[n].members[0] : nullptr;
            if (old_day && new_day && *old_day == *new_day) {
                compare(before[o++], after[n++]);
            } else if (!new_day || (old_day && *old_day < *new_day)) {
                old_rest.push_back(&before[o++]);
            } else {
                new_rest.push_back(&after[n++]);
            }
        }
        const auto both = std::min(old_rest.size(), new_rest.size());
        for (std::size_t i = 0; i < both; ++i) {
            compare(*old_rest[i], *new_rest[i]);
        }
        for (std::size_t i = both; i < old_rest.size(); ++i) {
            add(ChangeKind::removed, *old_rest[i]);
        }
        for (std::size_t i = both; i < new_rest.size(); ++i) {
            add(ChangeKind::added, *new_rest[i]);
        }
    }

  private:
    void add(ChangeKind kind, const Entry& it) {
        changes_.push_back({.kind = kind, .thing = it.thing, .ids = it.ids, .line = it.line});
    }

    void compare(const Entry& before, const Entry& after) {
        const auto names = member_names(before.thing);
        for (std::size_t i = 0; i < names.size(); ++i) {
            if (before.members[i] == after.members[i]) {
                continue;
            }
            const bool ended = names[i] == "until" && before.members[i].empty();
            const bool secret = names[i] == "reason";
            changes_.push_back({.kind = ended ? ChangeKind::ended : ChangeKind::changed,
                                .thing = after.thing,
                                .ids = after.ids,
                                .member = std::string(names[i]),
                                .before = secret ? "" : before.members[i],
                                .after = secret ? "" : after.members[i],
                                .line = after.line});
        }
    }

    std::vector<Change>& changes_;
};

}  // namespace

std::vector<Change> diff(const Directory& before, const Directory& after) {
    const auto old_entries = Entries(before).all();
    const auto new_entries = Entries(after).all();
    const auto gone = only_in(old_entries, new_entries);
    const auto come = only_in(new_entries, old_entries);
    std::vector<Change> changes;
    Pairing pairing(changes);
    const auto run = [](std::span<const Entry> from, const Entry& first) {
        const auto end =
            std::ranges::find_if_not(from, [&](const Entry& it) { return same_thing(it, first); });
        return from.first(static_cast<std::size_t>(end - from.begin()));
    };
    for (std::span<const Entry> olds = gone, news = come; !olds.empty() || !news.empty();) {
        const bool old_first =
            !olds.empty() && (news.empty() || std::tie(olds[0].thing, olds[0].ids) <=
                                                  std::tie(news[0].thing, news[0].ids));
        const Entry& first = old_first ? olds[0] : news[0];
        const auto old_run = run(olds, first);
        const auto new_run = run(news, first);
        pairing.pair(old_run, new_run);
        olds = olds.subspan(old_run.size());
        news = news.subspan(new_run.size());
    }
    return changes;
}

}  // namespace phanbien::people
