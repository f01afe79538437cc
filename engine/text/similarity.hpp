// Similarity: which of many texts say the same, or nearly.
//
// Texts are the same when their words are, whatever their case and spaces. Nearly the same are two
// whose sets of three words in a row (shingles) overlap by a Jaccard index of at least
// `likeness_min`. Candidates are found by MinHash signatures in bands (A. Broder, "On the
// resemblance and containment of documents", 1997; Leskovec, Rajaraman, Ullman, "Mining of Massive
// Datasets", chapter 3) and then held against each other word for word, so that the time grows with
// the number of texts and nothing is called alike by chance. Pure; any thread.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace phanbien::text {

inline constexpr double likeness_min = 0.75;
inline constexpr std::size_t shingle_words = 3;

struct SimilarTexts {
    std::vector<std::size_t> members;  // at least two, in the order given
    double likeness = 1;  // of the least like to the first one, 0 … 1; 1: all are the same
};

// Each text is in one group at most: that of the first text it is like. In the order of their first
// members. A text without words is like none.
std::vector<SimilarTexts> similar_texts(const std::vector<std::string>& texts);

// The Jaccard index of the shingles of two texts; 1 when their words are the same.
double likeness(const std::string& some, const std::string& other);

}  // namespace phanbien::text
