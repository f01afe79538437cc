#include "tests/reanchoring/edited_words.hpp"

#include <algorithm>
#include <cctype>
#include <iterator>
#include <sstream>

namespace phanbien::tests {

std::vector<std::string> split_words(const std::string& text) {
    std::vector<std::string> out;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) {
        std::istringstream words(line);
        for (std::string word; words >> word;) {
            out.push_back(word);
        }
        out.emplace_back("\n");
    }
    if (!out.empty()) {
        out.pop_back();
    }
    return out;
}

std::string joined_words(const std::vector<std::string>& words) {
    std::string out;
    for (const auto& word : words) {
        out += out.empty() || out.back() == '\n' || word == "\n" ? "" : " ";
        out += word;
    }
    return out;
}

std::size_t count_words(const std::string& text) {
    return split_words(text).size();
}

namespace {

// Words as they would be told apart by ear.
std::string letters_of(const std::string& text) {
    std::string out;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        out += byte < 0x80 && std::isalnum(byte) == 0 ? ' '
               : byte < 0x80                          ? static_cast<char>(std::tolower(byte))
                                                      : c;
    }
    return joined_words(split_words(out)) + " ";
}

}  // namespace

std::string tree_text(const document::Provision& provision) {
    auto out = letters_of(provision.heading) + letters_of(provision.text);
    for (const auto& child : provision.children) {
        out += "/ " + tree_text(child);
    }
    return out;
}

std::string tree_text(const EditedProvision& provision) {
    auto out = letters_of(provision.own.heading) + letters_of(provision.own.text);
    for (const auto& child : provision.children) {
        out += "/ " + tree_text(child);
    }
    return out;
}

double words_shared(const std::string& one, const std::string& other) {
    auto left = split_words(one);
    auto right = split_words(other);
    std::ranges::sort(left);
    std::ranges::sort(right);
    std::vector<std::string> both;
    std::ranges::set_intersection(left, right, std::back_inserter(both));
    const auto all = left.size() + right.size();
    return all == 0 ? 0 : 2.0 * static_cast<double>(both.size()) / static_cast<double>(all);
}

}  // namespace phanbien::tests
