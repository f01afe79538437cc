// The words of texts that are edited, and what two of them share.
#pragma once

#include <string>
#include <vector>

#include "tests/reanchoring/edited_version.hpp"

namespace phanbien::tests {

// Words in order; a line break is a word of its own.
std::vector<std::string> split_words(const std::string& text);
std::string joined_words(const std::vector<std::string>& words);
std::size_t count_words(const std::string& text);

// The words of a provision with all inside, as they would be told apart by ear: for telling twins.
std::string tree_text(const document::Provision& provision);
std::string tree_text(const EditedProvision& provision);
// 0 to 1.
double words_shared(const std::string& one, const std::string& other);

}  // namespace phanbien::tests
