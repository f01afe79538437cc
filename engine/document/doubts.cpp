// What may be something else than it seems: its words, or what is inside it, went where they tell
// nothing.
#include <algorithm>

#include "engine/document/leftovers.hpp"

namespace phanbien::document {

namespace {

constexpr double doubtful_share = 0.4;
constexpr double doubtful_share_near = 0.15;  // in what it stood beside
constexpr double taken_margin = 0.1;  // by how much it may be less than its own pair's likeness
constexpr double weak_likeness = 0.35;
constexpr double solid_likeness = 0.5;
constexpr double moved_piece_share = 0.7;  // of what is the same to the word elsewhere
constexpr double growth_share = 0.5;
constexpr double trace_share = 0.05;
constexpr double promoted_share = 0.5;
constexpr double contested_share = 0.3;
constexpr double claimed_share = 0.4;       // of what may be made of something that is gone
constexpr double claiming_share = 0.3;      // of what is gone, or new, that must be in the claim
constexpr double own_evidence_share = 0.2;  // that only the source has
constexpr double copied_share = 0.6;        // of what ties a pair that something new has as well
constexpr std::size_t neighbours_max = 64;  // unexplained ones of one sequence
constexpr std::size_t piece_steps = 3;      // from what it was divided off

// Of one that has joined another: the words it was found by, without those of what else joined.
Bag words_met(const View& view, std::size_t i) {
    const auto into = view.joinings[i].into;
    auto out = view.words().without(view.other.words.own[into],
                                    view.side.words.own[view.other.partner[into]]);
    for (const auto other : view.other.parts[into]) {
        if (other != i) {
            out = view.words().without(out, view.side.words.own[other]);
        }
    }
    return out;
}

// The same to the word and where it was; what came from elsewhere may be a piece all the same.
bool is_settled(const View& view, std::size_t j) {
    const auto i = view.matching.pair_of(view.other, j);
    return view.matching.exact[i] &&
           view.matching.parents_match(i, view.matching.before.partner[i]);
}

// A paired provision may be a part of this one that was taken for another.
void doubt_taken(const View& view, std::size_t i, std::size_t j, double of_piece) {
    const auto partner = view.other.partner[j];
    const bool same = view.other.words.own_hash[j] == view.side.words.own_hash[partner];
    const auto likeness =
        view.words().likeness(view.other.words.own[j], view.side.words.own[partner]);
    const auto enough =
        same ? moved_piece_share : std::max(doubtful_share, likeness - taken_margin);
    if ((!same || view.is_leaf(partner)) && of_piece >= enough) {
        view.side.doubtful[i] = true;
        view.other.doubtful[j] = true;
    }
}

// Words that went to where they tell nothing make what they came from doubtful.
void doubt_by_words(const View& view, const std::vector<Bag>& left,
                    const std::vector<Bag>& other_left) {
    LeftoverWalk walk(view, left, other_left);
    walk.each([&](std::size_t i, std::size_t j) {
        if (view.side.is_open(i)) {
            const auto partner = view.other.partner[j];
            const bool near = partner != no_place && stand_together(view.side, i, partner);
            view.side.doubtful[i] =
                view.side.doubtful[i] ||
                walk.share_of_open(i, j) >= (near ? doubtful_share_near : doubtful_share);
        } else if (view.other.is_open(j)) {
            if (view.other_joinings[j].into == no_place &&
                walk.share_of_piece(i, j) >= doubtful_share) {
                view.side.doubtful[i] = true;
            }
        } else if (!is_settled(view, j)) {
            doubt_taken(view, i, j, walk.share_of_piece(i, j));
        }
    });
}

// An open or weakly paired provision that holds something that was inside another pair makes both
// doubtful: that pair may have been divided.
void doubt_by_insides(const View& view) {
    for (std::size_t i = 0; i < view.side.size(); ++i) {
        const auto partner = view.side.partner[i];
        if (view.is_leaf(i) || view.joinings[i].into != no_place) {
            continue;
        }
        const bool weak = partner == no_place ||
                          view.words().likeness(view.side.words.full[i],
                                                view.other.words.full[partner]) < weak_likeness;
        if (!weak) {
            continue;
        }
        for (const auto& [holder, syllables] : insides_gone(view, i)) {
            if (holder != partner) {
                view.other.doubtful[holder] = true;
                view.side.doubtful[i] =
                    view.side.doubtful[i] ||
                    static_cast<double>(syllables) >=
                        doubtful_share * static_cast<double>(view.side.words.tree_size[i]);
            }
        }
    }
}

// Is it nobody's, or hardly anybody's?
bool is_unexplained(const View& view, std::size_t i) {
    const auto partner = view.side.partner[i];
    if (partner == no_place) {
        return view.joinings[i].into == no_place;
    }
    return !view.matching.is_exact(view.side, i) &&
           view.words().likeness(view.side.words.full[i], view.other.words.full[partner]) <
               solid_likeness;
}

// May `rival`, which is gone or hardly anything, be what those words are from?
bool contests(const View& view, const Bag& met, std::size_t i, std::size_t rival) {
    const auto& own = view.side.words.own[i];
    const auto& theirs = view.side.words.own[rival];
    return view.words().shared(theirs, met) >= contested_share * theirs.weight &&
           view.words().shared(own, view.words().without(met, theirs)) < piece_share * own.weight;
}

// A sentence that stood in both, or a formula that begins all points of a list: which of them has
// joined the other, and which is gone, nobody knows.
void doubt_contested(const View& view, const std::vector<bool>& unexplained) {
    for (std::size_t i = 0; i < view.side.size(); ++i) {
        const auto& joining = view.joinings[i];
        if (!view.side.is_open(i) || joining.into == no_place ||
            joining.method != Method::wording) {
            continue;
        }
        auto rivals = view.side.sequence(view.side.around.scope[i]);
        for (const auto& it : view.other.alike[joining.into]) {
            rivals.push_back(it.place);
        }
        std::erase_if(rivals, [&](std::size_t it) {
            return it == view.other.partner[joining.into] || !unexplained[it];
        });
        if (rivals.empty()) {
            continue;
        }
        const auto met = words_met(view, i);
        if (rivals.size() > neighbours_max ||
            std::ranges::any_of(rivals, [&](auto it) { return contests(view, met, i, it); })) {
            view.side.doubtful[i] = true;
        }
    }
}

// What stands near a provision, at its level, with words, and is unexplained.
std::vector<std::size_t> unexplained_near(const MatchedSide& side, std::size_t place,
                                          const std::vector<bool>& unexplained) {
    std::vector<std::size_t> out;
    for (const auto* way : {&side.around.previous, &side.around.next}) {
        auto near = (*way)[place];
        for (std::size_t step = 0; step < piece_steps && near != no_place; ++step) {
            if (unexplained[near] && !side.words.full[near].empty() &&
                level_of(side.kind(near)) == level_of(side.kind(place))) {
                out.push_back(near);
            }
            near = (*way)[near];
        }
    }
    return out;
}

// What stands beside a pair and is new, or hardly anybody's, and holds some of the words that the
// pair lost: a part of it, reworded, looks like that.
void doubt_by_neighbours(const View& view, const std::vector<bool>& other_unexplained) {
    for (std::size_t i = 0; i < view.side.size(); ++i) {
        const auto partner = view.side.partner[i];
        if (partner == no_place || view.matching.is_exact(view.side, i)) {
            continue;
        }
        const auto near = unexplained_near(view.other, partner, other_unexplained);
        if (near.empty()) {
            continue;
        }
        const auto lost =
            view.words().without(view.side.words.full[i], view.other.words.full[partner]);
        for (const auto j : near) {
            const auto& full = view.other.words.full[j];
            if (view.words().shared(lost, full) >= doubtful_share_near * full.weight) {
                (view.is_before() ? view.side.doubtful[i] : view.other.doubtful[j]) = true;
            }
        }
    }
}

// One that is gone while its neighbour, or what held it, has grown by words that may be what was
// made of it. `grown`: what is left over of the other version.
void doubt_by_growth(const View& view, const std::vector<Bag>& grown) {
    for (std::size_t i = 0; i < view.side.size(); ++i) {
        if (!view.side.is_open(i) || view.joinings[i].into != no_place) {
            continue;
        }
        const auto& own = view.side.words.own[i];
        for (const auto near :
             {view.side.around.previous[i], view.side.around.next[i], view.side.order[i].parent}) {
            const auto j = near == no_place ? no_place : view.side.partner[near];
            if (j != no_place && grown[j].weight >= growth_share * own.weight &&
                view.words().shared(own, grown[j]) > trace_share * own.weight) {
                view.side.doubtful[i] = true;
            }
        }
    }
}

// A provision with others inside it that seems to have become one of these: its own words must be
// there too.
void doubt_promoted(const View& view) {
    for (std::size_t j = 0; j < view.other.size(); ++j) {
        const auto partner = view.other.partner[j];
        if (partner == no_place) {
            continue;
        }
        const bool from_inside = std::ranges::any_of(view.other.parts[j], [&](std::size_t i) {
            return is_within(view.side.order, partner, i);
        });
        const auto& own = view.side.words.own[partner];
        if (from_inside &&
            view.words().shared(own, view.other.words.own[j]) < promoted_share * own.weight) {
            view.side.doubtful[partner] = true;
        }
    }
}

// The same to the word elsewhere, while what held it has taken its words in as well.
void doubt_drawn_in(const View& view, const std::vector<Bag>& grown) {
    for (std::size_t i = 0; i < view.side.size(); ++i) {
        const auto j = view.side.partner[i];
        const auto parent = view.side.order[i].parent;
        const auto holder = parent == no_place ? no_place : view.side.partner[parent];
        if (j == no_place || holder == no_place || view.other.order[j].parent == holder ||
            !view.matching.is_exact(view.side, i)) {
            continue;
        }
        const auto& own = view.side.words.own[i];
        if (view.words().shared(own, grown[holder]) >= piece_share * own.weight) {
            view.side.doubtful[i] = true;
        }
    }
}

// Whose the words of a provision of the other version seem to be: of what it is paired with, or was
// divided off.
std::size_t source_of(const View& view, std::size_t j) {
    return view.other.is_open(j) ? view.other_joinings[j].into : view.other.partner[j];
}

// The words of each provision that are not in what it is paired with; all, where that is hardly it.
std::vector<Bag> lost_words(const View& view, const std::vector<bool>& unexplained) {
    std::vector<Bag> out(view.side.size());
    for (std::size_t i = 0; i < view.side.size(); ++i) {
        const auto partner = view.side.partner[i];
        const auto& own = view.side.words.own[i];
        if (partner == no_place || unexplained[i]) {
            out[i] = own;
        } else if (view.side.words.own_hash[i] != view.other.words.own_hash[partner]) {
            out[i] = view.words().without(own, view.other.words.own[partner]);
        }
    }
    return out;
}

// Those whose words may be another's than their source's, and among which a provision of the one
// version would look for its lost words: what has rare ones of them, and what stands in its scope.
class Claimable {
  public:
    explicit Claimable(const View& view)
        : view_(view), holders_(view.other.size(), view.words()), by_scope_(view.other.size() + 1) {
        for (std::size_t j = 0; j < view.other.size(); ++j) {
            if (source_of(view, j) != no_place && (view.other.is_open(j) || !is_settled(view, j))) {
                holders_.add(j, view.other.words.own[j]);
                by_scope_[index_of(view.other.around.scope[j])].push_back(j);
            }
        }
    }

    std::vector<std::size_t> by(std::size_t i, const Bag& lost) {
        std::vector<std::size_t> out;
        for (const auto& it : holders_.met_by(lost, [](auto, auto sought) { return sought; })) {
            out.push_back(it.place);
        }
        if (const auto scope = view_.side.scope_there(i)) {
            const auto& near = by_scope_[index_of(*scope)];
            if (near.size() <= neighbours_max) {
                out.insert(out.end(), near.begin(), near.end());
            }
        }
        std::ranges::sort(out);
        out.erase(std::unique(out.begin(), out.end()), out.end());
        return out;
    }

  private:
    std::size_t index_of(std::size_t scope) const {  // the scope at the top is the last
        return scope == no_place ? view_.other.size() : scope;
    }

    View view_;
    RareFeatures holders_;
    std::vector<std::vector<std::size_t>> by_scope_;
};

// Of the older version: may j be made of the words that i lost? Nothing in an older text is made of
// anything else in it, so that words which only the source has decide.
bool is_claimed_from_source(const View& view, std::size_t i, const Bag& lost, std::size_t j) {
    const auto source = source_of(view, j);
    const auto& own = view.other.words.own[j];
    const bool stayed = !view.other.is_open(j) && view.matching.parents_match(source, j) &&
                        view.other.words.own_hash[j] == view.side.words.own_hash[source];
    const bool gone = view.side.is_open(i);
    const auto claim = view.words().shared(lost, own);
    return !stayed && claim >= (gone ? claimed_share : piece_share) * own.weight &&
           (!gone || claim >= claiming_share * view.side.words.own[i].weight) &&
           view.words().shared(view.side.words.own[source], view.words().without(own, lost)) <
               own_evidence_share * own.weight;
}

// Of the newer version: may i, by its new words, be what was made of j? What seems to be that may
// be a copy, which has such words as well, so that the claim need only come near to what ties the
// pair.
bool is_claimed_as_copy(const View& view, std::size_t i, const Bag& lost, std::size_t j) {
    const auto& own = view.other.words.own[j];
    const auto claim = view.words().shared(lost, own);
    return claim > 0 && claim >= claiming_share * view.side.words.own[i].weight &&
           claim >=
               copied_share * view.words().shared(view.side.words.own[source_of(view, j)], own);
}

// Words that a provision lost, or has anew, and that stand together in another one of the other
// version may be of the same origin, whatever that is paired with.
void doubt_claimed(const View& view, const std::vector<bool>& unexplained) {
    const auto lost = lost_words(view, unexplained);
    Claimable claimable(view);
    for (std::size_t i = 0; i < view.side.size(); ++i) {
        if (lost[i].empty()) {
            continue;
        }
        for (const auto j : claimable.by(i, lost[i])) {
            const auto source = source_of(view, j);
            if (source != i && view.counterpart(i) != j &&
                may_become(view.side.kind(i), view.other.kind(j)) &&
                (view.is_before() ? is_claimed_from_source(view, i, lost[i], j)
                                  : is_claimed_as_copy(view, i, lost[i], j))) {
                view.side.doubtful[i] = true;
                view.side.doubtful[source] = true;
                view.other.doubtful[j] = true;
            }
        }
    }
}

// What is asked of a version again and again, told once by place: no doubt changes it.
struct Unaccounted {
    explicit Unaccounted(const View& view) : words(leftovers(view)) {
        for (std::size_t i = 0; i < view.side.size(); ++i) {
            provisions.push_back(is_unexplained(view, i));
        }
    }

    std::vector<Bag> words;
    std::vector<bool> provisions = {};
};

void doubt_one_way(const View& view, const Unaccounted& mine, const Unaccounted& theirs) {
    doubt_by_words(view, mine.words, theirs.words);
    doubt_by_insides(view);
    doubt_by_neighbours(view, theirs.provisions);
    doubt_drawn_in(view, theirs.words);
    doubt_by_growth(view, theirs.words);
    doubt_promoted(view);
    doubt_contested(view, mine.provisions);
    doubt_claimed(view, mine.provisions);
}

}  // namespace

void cast_doubts(Matching& matching) {
    const auto forth = view_of(matching);
    const auto back = forth.turned();
    const Unaccounted before(forth);
    const Unaccounted after(back);
    doubt_one_way(forth, before, after);
    doubt_one_way(back, after, before);
}

}  // namespace phanbien::document
