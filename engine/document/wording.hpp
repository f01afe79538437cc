// Wording: the words of the provisions of two versions, made comparable.
//
// A provision is a bag of its syllables and of their pairs. Each counts by how rare it is in both
// versions together (inverse document frequency: K. Spärck Jones, "A statistical interpretation of
// term specificity", 1972), so that "cơ quan, tổ chức, cá nhân" proves little and "trưng cầu ý dân"
// much in a text on something else. Case, punctuation and the place of a tone (hoà, hòa) make no
// difference. Built once for two texts, then only read; any thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/document/reading_order.hpp"

namespace phanbien::document {

// How often each feature (a syllable or a pair) stands in a text, by rising number.
struct Bag {
    struct Entry {
        std::uint32_t feature = 0;
        std::uint32_t count = 0;
    };
    std::vector<Entry> entries = {};
    double weight = 0;  // of all entries

    bool empty() const { return entries.empty(); }
};

// All that is compared of a provision, without what is inside it: heading, text and rows.
std::string words_of(const Provision& provision);

// A number for every syllable, the same for all its spellings.
class Syllables {
  public:
    // The syllables of a text in order.
    std::vector<std::uint32_t> of(std::string_view text);

  private:
    std::uint32_t number(std::string_view raw);

    std::unordered_map<std::string, std::uint32_t> by_raw_;  // folding is slow, words repeat
    std::unordered_map<std::string, std::uint32_t> by_folded_;
};

// One version's provisions, by their place in reading order.
struct WordedVersion {
    std::vector<std::vector<std::uint32_t>> syllables = {};  // of heading, text and rows
    std::vector<std::uint64_t> own_hash = {};                // of these
    std::vector<std::uint64_t> tree_hash = {};               // with everything inside, no numbers
    std::vector<std::size_t> tree_size = {};                 // syllables with everything inside
    std::vector<Bag> own = {};
    std::vector<Bag> full = {};  // with everything inside
};

class Wording {
  public:
    Wording(const ReadingOrder& before, const ReadingOrder& after);

    const WordedVersion& before() const { return before_; }
    const WordedVersion& after() const { return after_; }
    std::size_t features() const { return weights_.size(); }
    double weight(std::uint32_t feature) const { return weights_[feature]; }

    // The weight of what two bags share.
    double shared(const Bag& one, const Bag& other) const;
    // What two bags share, 0 to 1 (Dice's coefficient). Two empty bags share all.
    double likeness(const Bag& one, const Bag& other) const;
    // What is left of a bag without the other.
    Bag without(const Bag& bag, const Bag& taken) const;

  private:
    void read(const ReadingOrder& order, WordedVersion& out);
    void weigh();
    void sum_up(const ReadingOrder& order, WordedVersion& out) const;

    Syllables syllables_;
    std::unordered_map<std::uint64_t, std::uint32_t> pairs_;
    std::vector<double> weights_;
    std::vector<std::uint32_t> holders_;  // by feature: provisions of both versions that have it
    WordedVersion before_;
    WordedVersion after_;
};

}  // namespace phanbien::document
