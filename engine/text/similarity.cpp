#include "engine/text/similarity.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <set>
#include <unordered_map>

#include "engine/text/finding.hpp"
#include "engine/text/fold.hpp"

namespace phanbien::text {

namespace {

// 20 bands of 3: two texts of likeness 0.75 share a band with a probability of 0.99999.
constexpr std::size_t bands = 20;
constexpr std::size_t rows_per_band = 3;
// Leaders of one band that a text is held against; more have this band by chance.
constexpr std::size_t leaders_per_band_max = 50;

using Shingles = std::vector<std::uint64_t>;  // sorted, each once
using Signature = std::array<std::uint64_t, bands * rows_per_band>;

// FNV-1a: the same on every machine, so that a proposal is the same wherever it is computed.
std::uint64_t hash_of(std::string_view bytes, std::uint64_t begin = 0xcbf29ce484222325ULL) {
    for (const char c : bytes) {
        begin = (begin ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
    }
    return begin;
}

// A bijection that scatters (the finaliser of SplitMix64): one for each row of the signature.
std::uint64_t scattered(std::uint64_t value, std::uint64_t which) {
    value += (which + 1) * 0x9e3779b97f4a7c15ULL;
    value = (value ^ (value >> 30U)) * 0xbf58476d1ce4e5b9ULL;
    value = (value ^ (value >> 27U)) * 0x94d049bb133111ebULL;
    return value ^ (value >> 31U);
}

std::vector<std::string> folded_words(const std::string& text) {
    return separate_words(fold_spelling(text));
}

Shingles shingles_of(const std::vector<std::string>& words) {
    Shingles out;
    const auto length = std::min(shingle_words, words.size());
    for (std::size_t i = 0; length > 0 && i + length <= words.size(); ++i) {
        std::uint64_t hash = hash_of("");
        for (std::size_t j = 0; j < length; ++j) {
            hash = hash_of(words[i + j] + " ", hash);
        }
        out.push_back(hash);
    }
    std::ranges::sort(out);
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

double jaccard(const Shingles& some, const Shingles& other) {
    std::size_t shared = 0;
    for (std::size_t i = 0, j = 0; i < some.size() && j < other.size();) {
        if (some[i] == other[j]) {
            ++shared;
            ++i;
            ++j;
        } else if (some[i] < other[j]) {
            ++i;
        } else {
            ++j;
        }
    }
    const auto all = some.size() + other.size() - shared;
    return all == 0 ? 0 : static_cast<double>(shared) / static_cast<double>(all);
}

Signature signature_of(const Shingles& shingles) {
    Signature out;
    out.fill(std::numeric_limits<std::uint64_t>::max());
    for (const auto shingle : shingles) {
        for (std::size_t row = 0; row < out.size(); ++row) {
            out[row] = std::min(out[row], scattered(shingle, row));
        }
    }
    return out;
}

std::uint64_t band_of(const Signature& signature, std::size_t band) {
    std::uint64_t key = band;
    for (std::size_t row = 0; row < rows_per_band; ++row) {
        key = scattered(key ^ signature[band * rows_per_band + row], row);
    }
    return key;
}

// The leader of a group and how like it a text is.
struct Likest {
    std::size_t leader = 0;
    double likeness = 0;
};

// The first text of each group, found again by its words or its bands.
class Leaders {
  public:
    // The leader that this text is like, the earliest of the most like; or none.
    std::optional<Likest> likest(const Signature& signature, const Shingles& shingles) const {
        // What is alike shares many bands; it is held against the text once.
        std::set<std::size_t> met;
        for (std::size_t band = 0; band < bands; ++band) {
            const auto found = by_band_.find(band_of(signature, band));
            if (found != by_band_.end()) {
                met.insert(found->second.begin(), found->second.end());
            }
        }
        std::optional<Likest> best;
        for (const auto leader : met) {
            const double like = jaccard(shingles, shingles_.at(leader));
            if (like >= likeness_min && (!best || like > best->likeness)) {
                best = Likest{leader, like};
            }
        }
        return best;
    }

    void add(std::size_t text, const Signature& signature, Shingles shingles) {
        for (std::size_t band = 0; band < bands; ++band) {
            auto& here = by_band_[band_of(signature, band)];
            if (here.size() < leaders_per_band_max) {
                here.push_back(text);
            }
        }
        shingles_.emplace(text, std::move(shingles));
    }

  private:
    std::unordered_map<std::uint64_t, std::vector<std::size_t>> by_band_;
    std::unordered_map<std::size_t, Shingles> shingles_;
};

}  // namespace

std::vector<SimilarTexts> similar_texts(const std::vector<std::string>& texts) {
    std::map<std::size_t, SimilarTexts> groups;  // by leader
    std::unordered_map<std::string, Likest> by_words;
    Leaders leaders;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        const auto words = folded_words(texts[i]);
        if (words.empty()) {
            continue;
        }
        std::string key;
        for (const auto& word : words) {
            key += word + " ";
        }
        auto same = by_words.find(key);
        if (same == by_words.end()) {
            auto shingles = shingles_of(words);
            const auto signature = signature_of(shingles);
            const auto found = leaders.likest(signature, shingles);
            if (!found) {
                leaders.add(i, signature, std::move(shingles));
            }
            same = by_words.emplace(std::move(key), found.value_or(Likest{i, 1.0})).first;
        }
        auto& group = groups[same->second.leader];
        group.members.push_back(i);
        group.likeness = std::min(group.likeness, same->second.likeness);
    }
    std::vector<SimilarTexts> out;
    for (auto& [leader, group] : groups) {
        if (group.members.size() > 1) {
            out.push_back(std::move(group));
        }
    }
    return out;
}

double likeness(const std::string& some, const std::string& other) {
    const auto first = folded_words(some);
    const auto second = folded_words(other);
    return !first.empty() && first == second ? 1.0
                                             : jaccard(shingles_of(first), shingles_of(second));
}

}  // namespace phanbien::text
