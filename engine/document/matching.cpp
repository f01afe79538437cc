#include "engine/document/matching.hpp"

#include <algorithm>

namespace phanbien::document {

namespace {

MatchedSide side_of(const ReadingOrder& order, const WordedVersion& words) {
    return {.order = order,
            .words = words,
            .around = neighbourhood_of(order),
            .partner = std::vector<std::size_t>(order.size(), no_place),
            .alike = std::vector<std::vector<Lookalike>>(order.size()),
            .parts = std::vector<std::vector<std::size_t>>(order.size()),
            .doubtful = std::vector<bool>(order.size(), false),
            .gaps = std::vector<Gap>(order.size())};
}

std::size_t scope_in(const ReadingOrder& order, std::size_t place) {
    auto scope = order[place].parent;
    if (order[place].provision->kind == ProvisionKind::article) {
        while (scope != no_place && order[scope].provision->kind != ProvisionKind::annex) {
            scope = order[scope].parent;
        }
    }
    return scope;
}

}  // namespace

bool is_among(const std::vector<std::size_t>& list, std::size_t place) {
    return std::ranges::find(list, place) != list.end();
}

Neighbourhood neighbourhood_of(const ReadingOrder& order) {
    Neighbourhood out{
        .scope = {},
        .previous = std::vector<std::size_t>(order.size(), no_place),
        .next = std::vector<std::size_t>(order.size(), no_place),
        .sequences = std::vector<std::vector<std::size_t>>(order.size() + 1),
    };
    for (std::size_t i = 0; i < order.size(); ++i) {
        const auto scope = scope_in(order, i);
        out.scope.push_back(scope);
        auto& sequence = out.sequences[scope == no_place ? order.size() : scope];
        // Chapters and the articles of all chapters are two sequences at the top; an article's
        // neighbours are articles.
        for (auto k = sequence.size(); k-- > 0;) {
            const bool article = order[i].provision->kind == ProvisionKind::article;
            if ((order[sequence[k]].provision->kind == ProvisionKind::article) == article) {
                out.previous[i] = sequence[k];
                out.next[sequence[k]] = i;
                break;
            }
        }
        sequence.push_back(i);
    }
    return out;
}

Matching::Matching(const ReadingOrder& order_before, const ReadingOrder& order_after,
                   const Wording& wording)
    : words(wording),
      before(side_of(order_before, wording.before())),
      after(side_of(order_after, wording.after())),
      exact(order_before.size(), false),
      backbone(order_before.size(), false),
      certain(order_before.size(), false),
      method(order_before.size(), Method::none),
      joins_after(order_before.size()),
      joins_before(order_after.size()) {}

void Matching::pair(std::size_t i, std::size_t j) {
    before.partner[i] = j;
    after.partner[j] = i;
}

// The two hold the same kinds in the same order, since their hashes are equal.
void Matching::pair_trees(std::size_t i, std::size_t j, Method how) {
    const auto count = before.order[i].end - i;
    for (std::size_t k = 0; k < count; ++k) {
        if (before.is_open(i + k) && after.is_open(j + k)) {
            pair(i + k, j + k);
            exact[i + k] = true;
            method[i + k] = how;
        }
    }
}

std::size_t Matching::pair_of(const MatchedSide& side, std::size_t place) const {
    return &side == &before ? place : side.partner[place];
}

bool Matching::is_exact(const MatchedSide& side, std::size_t place) const {
    const auto i = pair_of(side, place);
    return i != no_place && exact[i];
}

double Matching::likeness(std::size_t i, std::size_t j) const {
    return words.likeness(before.words.full[i], after.words.full[j]);
}

bool Matching::are_partners(std::size_t i, std::size_t j) const {
    return i == no_place || j == no_place ? i == j : before.partner[i] == j;
}

bool Matching::parents_match(std::size_t i, std::size_t j) const {
    return are_partners(before.order[i].parent, after.order[j].parent);
}

bool Matching::same_number(std::size_t i, std::size_t j) const {
    const auto& one = *before.order[i].provision;
    const auto& other = *after.order[j].provision;
    return one.kind == other.kind && one.number == other.number;
}

}  // namespace phanbien::document
