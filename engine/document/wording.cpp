#include "engine/document/wording.hpp"

#include <algorithm>
#include <cmath>

#include "engine/text/fold.hpp"

namespace phanbien::document {

namespace {

constexpr std::uint64_t hash_seed = 14'695'981'039'346'656'037U;

// FNV-1a over 64-bit words, stirred so that the order of few small numbers counts (splitmix64).
std::uint64_t stirred(std::uint64_t hash, std::uint64_t value) {
    hash = (hash ^ value) * 1'099'511'628'211U;
    hash ^= hash >> 31U;
    return hash * 0x9e3779b97f4a7c15U;
}

bool is_word_byte(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           static_cast<unsigned char>(c) >= 0x80;
}

// Quotation marks, dashes and dots of the block U+2000 to U+203F.
bool is_punctuation(std::string_view text, std::size_t at) {
    return text.substr(at).starts_with("\xE2\x80");
}

// Entries of one feature become one.
void gather(std::vector<Bag::Entry>& entries) {
    std::ranges::sort(entries, {}, &Bag::Entry::feature);
    std::size_t kept = 0;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        if (kept > 0 && entries[kept - 1].feature == entries[i].feature) {
            entries[kept - 1].count += entries[i].count;
        } else {
            entries[kept++] = entries[i];
        }
    }
    entries.resize(kept);
}

}  // namespace

std::string words_of(const Provision& provision) {
    std::string out = provision.heading + "\n" + provision.text;
    for (const auto& row : provision.rows) {
        for (const auto& cell : row) {
            out += "\n" + cell;
        }
    }
    return out;
}

std::uint32_t Syllables::number(std::string_view raw) {
    std::string key(raw);
    const auto known = by_raw_.find(key);
    if (known != by_raw_.end()) {
        return known->second;
    }
    const auto found =
        by_folded_.emplace(text::fold_spelling(raw), static_cast<std::uint32_t>(by_folded_.size()))
            .first->second;
    by_raw_.emplace(std::move(key), found);
    return found;
}

std::vector<std::uint32_t> Syllables::of(std::string_view text) {
    std::vector<std::uint32_t> out;
    std::size_t at = 0;
    while (at < text.size()) {
        if (is_punctuation(text, at)) {
            at += 3;
        } else if (!is_word_byte(text[at])) {
            ++at;
        } else {
            const auto begin = at;
            while (at < text.size() && is_word_byte(text[at]) && !is_punctuation(text, at)) {
                ++at;
            }
            out.push_back(number(text.substr(begin, at - begin)));
        }
    }
    return out;
}

Wording::Wording(const ReadingOrder& before, const ReadingOrder& after) {
    read(before, before_);
    read(after, after_);
    weigh();
    sum_up(before, before_);
    sum_up(after, after_);
}

// A syllable's feature is its number times two, a pair's is odd, so that both fit in one sequence.
void Wording::read(const ReadingOrder& order, WordedVersion& out) {
    out.own.resize(order.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        auto words = syllables_.of(words_of(*order[i].provision));
        std::uint64_t hash = hash_seed;
        auto& entries = out.own[i].entries;
        for (std::size_t k = 0; k < words.size(); ++k) {
            hash = stirred(hash, words[k] + 1);
            entries.push_back({words[k] * 2, 1});
            if (k > 0) {
                const auto pair = (std::uint64_t{words[k - 1]} << 32U) | words[k];
                const auto number =
                    pairs_.emplace(pair, static_cast<std::uint32_t>(pairs_.size())).first->second;
                entries.push_back({number * 2 + 1, 1});
            }
        }
        gather(entries);
        for (const auto& entry : entries) {
            if (entry.feature >= holders_.size()) {
                holders_.resize(std::max<std::size_t>(entry.feature + 1, holders_.size() * 2), 0);
            }
            ++holders_[entry.feature];
        }
        out.own_hash.push_back(hash);
        out.syllables.push_back(std::move(words));
    }
}

// What stands once in each version is as rare as can be.
void Wording::weigh() {
    const auto provisions = static_cast<double>(before_.own.size() + after_.own.size());
    weights_.resize(holders_.size(), 0);
    for (std::size_t i = 0; i < holders_.size(); ++i) {
        const auto held = std::max(2.0, static_cast<double>(holders_[i]));
        weights_[i] = std::max(0.1, std::log(1 + provisions / held));
    }
}

void Wording::sum_up(const ReadingOrder& order, WordedVersion& out) const {
    const auto weighed = [&](Bag& bag) {
        for (const auto& entry : bag.entries) {
            bag.weight += weights_[entry.feature] * entry.count;
        }
    };
    out.full.resize(order.size());
    out.tree_hash.resize(order.size());
    out.tree_size.resize(order.size());
    for (std::size_t i = order.size(); i-- > 0;) {
        weighed(out.own[i]);
        auto& full = out.full[i];
        full.entries = out.own[i].entries;
        out.tree_hash[i] = stirred(out.own_hash[i], 1);
        out.tree_size[i] = out.syllables[i].size();
        for (auto child = i + 1; child < order[i].end; child = order[child].end) {
            const auto& inner = out.full[child].entries;
            full.entries.insert(full.entries.end(), inner.begin(), inner.end());
            const auto kind = static_cast<std::uint64_t>(order[child].provision->kind);
            out.tree_hash[i] = stirred(stirred(out.tree_hash[i], kind + 2), out.tree_hash[child]);
            out.tree_size[i] += out.tree_size[child];
        }
        if (order[i].end > i + 1) {
            gather(full.entries);
        }
        weighed(full);
    }
}

double Wording::shared(const Bag& one, const Bag& other) const {
    double sum = 0;
    auto left = one.entries.begin();
    auto right = other.entries.begin();
    while (left != one.entries.end() && right != other.entries.end()) {
        if (left->feature < right->feature) {
            ++left;
        } else if (right->feature < left->feature) {
            ++right;
        } else {
            sum += weights_[left->feature] * std::min(left->count, right->count);
            ++left;
            ++right;
        }
    }
    return sum;
}

double Wording::likeness(const Bag& one, const Bag& other) const {
    const auto both = one.weight + other.weight;
    return both == 0 ? 1.0 : 2 * shared(one, other) / both;
}

Bag Wording::without(const Bag& bag, const Bag& taken) const {
    Bag out;
    auto right = taken.entries.begin();
    for (const auto& entry : bag.entries) {
        while (right != taken.entries.end() && right->feature < entry.feature) {
            ++right;
        }
        const bool both = right != taken.entries.end() && right->feature == entry.feature;
        const auto gone = both ? std::min(right->count, entry.count) : 0U;
        if (entry.count > gone) {
            out.entries.push_back({entry.feature, entry.count - gone});
            out.weight += weights_[entry.feature] * (entry.count - gone);
        }
    }
    return out;
}

}  // namespace phanbien::document
