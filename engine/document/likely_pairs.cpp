// Provisions that are not the same any more: which is most likely which.
#include <algorithm>
#include <unordered_map>

#include "engine/document/assignment.hpp"
#include "engine/document/matching.hpp"
#include "engine/document/rare_features.hpp"

namespace phanbien::document {

namespace {

constexpr std::size_t foreign_lookalikes_max = 3;  // of other kinds than one's own
constexpr double least_likeness = 0.12;
constexpr double least_foreign_likeness = 0.35;
constexpr double least_worth = 0.2;
// What its place adds to a pair's worth; less than words can add.
constexpr double parent_bonus = 0.12;
constexpr double number_bonus = 0.05;
constexpr double neighbour_bonus = 0.06;

// Of the provisions whose features are looked up what is most alike, an estimate by rare features.
std::vector<Lookalike> estimated(const Bag& bag, RareFeatures& holders, const MatchedSide& side) {
    std::vector<Lookalike> out;
    const auto both = [](std::uint32_t held, std::uint32_t sought) {
        return std::min(held, sought);
    };
    for (const auto& it : holders.met_by(bag, both)) {
        const auto all = bag.weight + side.words.full[it.place].weight;
        out.push_back({it.place, 2 * it.shared / all});
    }
    std::ranges::stable_sort(out, std::ranges::greater{}, &Lookalike::likeness);
    return out;
}

// The best of its own kind and a few of other kinds it may have become.
std::vector<Lookalike> shortened(const std::vector<Lookalike>& all, ProvisionKind kind,
                                 const MatchedSide& side) {
    std::vector<Lookalike> out;
    std::size_t own = 0;
    std::size_t foreign = 0;
    for (const auto& it : all) {
        const auto other = side.kind(it.place);
        if (other == kind ? own < lookalikes_max
                          : may_become(kind, other) && foreign < foreign_lookalikes_max) {
            ++(other == kind ? own : foreign);
            out.push_back(it);
        }
        if (own == lookalikes_max && foreign == foreign_lookalikes_max) {
            break;
        }
    }
    return out;
}

// For each of these places of `from`, what is like it among those of `to`; likeness in full.
void fill_alike(MatchedSide& from, const std::vector<std::size_t>& places, const MatchedSide& to,
                const std::vector<std::size_t>& among, const Wording& words) {
    RareFeatures holders(to.size(), words);
    for (const auto place : among) {
        holders.add(place, to.words.full[place]);
    }
    for (const auto place : places) {
        const auto& bag = from.words.full[place];
        auto& alike = from.alike[place];
        alike = shortened(estimated(bag, holders, to), from.kind(place), to);
        for (auto& it : alike) {
            it.likeness = words.likeness(bag, to.words.full[it.place]);
        }
        std::ranges::stable_sort(alike, std::ranges::greater{}, &Lookalike::likeness);
    }
}

// Open provisions by scope and number, to find what stands in the same place.
class ByNumber {
  public:
    explicit ByNumber(const MatchedSide& side) {
        for (std::size_t j = 0; j < side.size(); ++j) {
            if (side.is_open(j)) {
                places_.emplace(key(side.around.scope[j], *side.order[j].provision), j);
            }
        }
    }

    std::size_t find(std::size_t scope, const Provision& like) const {
        const auto found = places_.find(key(scope, like));
        return found == places_.end() ? no_place : found->second;
    }

  private:
    static std::string key(std::size_t scope, const Provision& provision) {
        return std::to_string(scope) + "/" + std::to_string(static_cast<int>(provision.kind)) +
               "/" + provision.number;
    }

    std::unordered_map<std::string, std::size_t> places_;
};

double worth_of(const Matching& matching, std::size_t i, std::size_t j, double likeness) {
    const auto& left = matching.before.around;
    const auto& right = matching.after.around;
    double worth = likeness;
    worth += matching.parents_match(i, j) ? parent_bonus : 0;
    worth += matching.same_number(i, j) ? number_bonus : 0;
    worth += matching.are_partners(left.previous[i], right.previous[j]) ? neighbour_bonus : 0;
    worth += matching.are_partners(left.next[i], right.next[j]) ? neighbour_bonus : 0;
    return worth;
}

// The place of one that stands where i stood: same scope and number.
std::size_t in_its_place(const Matching& matching, const ByNumber& by_number, std::size_t i) {
    const auto scope = matching.before.scope_there(i);
    return scope ? by_number.find(*scope, *matching.before.order[i].provision) : no_place;
}

// Did it pair anything?
bool pair_best(Matching& matching, const std::vector<Candidate>& candidates) {
    const auto best = best_assignment(candidates);
    for (const auto it : best) {
        matching.pair(candidates[it].left, candidates[it].right);
    }
    return !best.empty();
}

void pair_level(Matching& matching, int level) {
    std::vector<Candidate> candidates;
    const ByNumber by_number(matching.after);
    const auto consider = [&](std::size_t i, std::size_t j, double likeness) {
        const auto worth = worth_of(matching, i, j, likeness);
        const auto shorter =
            std::min(matching.before.words.tree_size[i], matching.after.words.tree_size[j]);
        const bool in_place = matching.parents_match(i, j) && matching.same_number(i, j);
        const auto least = in_place ? least_likeness : least_trace(shorter);
        if (likeness >= least && worth >= least_worth) {
            candidates.push_back({i, j, worth});
        }
    };
    for (std::size_t i = 0; i < matching.before.size(); ++i) {
        if (!matching.before.is_open(i) || level_of(matching.before.kind(i)) != level) {
            continue;
        }
        const auto same_place = in_its_place(matching, by_number, i);
        bool met = false;
        for (const auto& it : matching.before.alike[i]) {
            if (matching.after.is_open(it.place) &&
                matching.after.kind(it.place) == matching.before.kind(i)) {
                consider(i, it.place, it.likeness);
                met = met || it.place == same_place;
            }
        }
        if (same_place != no_place && !met) {
            consider(i, same_place, matching.likeness(i, same_place));
        }
    }
    pair_best(matching, candidates);
}

std::vector<std::size_t> not_exact(const Matching& matching, const MatchedSide& side) {
    std::vector<std::size_t> out;
    for (std::size_t place = 0; place < side.size(); ++place) {
        if (!matching.is_exact(side, place)) {
            out.push_back(place);
        }
    }
    return out;
}

}  // namespace

bool pair_across_kinds(Matching& matching) {
    std::vector<Candidate> candidates;
    for (std::size_t i = 0; i < matching.before.size(); ++i) {
        if (!matching.before.is_open(i) || matching.joins_after[i].into != no_place) {
            continue;
        }
        for (const auto& it : matching.before.alike[i]) {
            if (matching.after.is_open(it.place) &&
                matching.joins_before[it.place].into == no_place &&
                it.likeness >= least_foreign_likeness) {
                candidates.push_back({i, it.place, it.likeness});
            }
        }
    }
    return pair_best(matching, candidates);
}

int level_of(ProvisionKind kind) {
    switch (kind) {
        case ProvisionKind::part:
        case ProvisionKind::annex:
            return 0;
        case ProvisionKind::chapter:
            return 1;
        case ProvisionKind::section:
            return 2;
        case ProvisionKind::subsection:
            return 3;
        case ProvisionKind::article:
            return 4;
        case ProvisionKind::clause:
            return 5;
        case ProvisionKind::point:
            return 6;
        case ProvisionKind::block:
        case ProvisionKind::table:
            return 7;
        case ProvisionKind::preamble:
        case ProvisionKind::signature:
        case ProvisionKind::recipients:
            return 8;
    }
    return 8;
}

bool may_become(ProvisionKind before, ProvisionKind after) {
    const auto flows = [](ProvisionKind kind) {
        return kind == ProvisionKind::article || kind == ProvisionKind::clause ||
               kind == ProvisionKind::point || kind == ProvisionKind::block;
    };
    const auto holds = [](ProvisionKind kind) {
        return kind == ProvisionKind::chapter || kind == ProvisionKind::section ||
               kind == ProvisionKind::subsection || kind == ProvisionKind::part;
    };
    return before == after || (flows(before) && flows(after)) || (holds(before) && holds(after));
}

void find_lookalikes(Matching& matching) {
    const auto before = not_exact(matching, matching.before);
    const auto after = not_exact(matching, matching.after);
    fill_alike(matching.before, before, matching.after, after, matching.words);
    // Of what is new, the older text may hold a model that is still there itself: it is a copy.
    std::vector<std::size_t> all;
    for (std::size_t i = 0; i < matching.before.size(); ++i) {
        all.push_back(i);
    }
    fill_alike(matching.after, after, matching.before, all, matching.words);
}

void pair_likely(Matching& matching) {
    for (int level = 0; level < levels; ++level) {
        pair_exactly_within(matching, level);
        pair_level(matching, level);
    }
}

}  // namespace phanbien::document
