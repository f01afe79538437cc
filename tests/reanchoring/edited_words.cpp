#include "tests/reanchoring/edited_words.hpp"

#include <algorithm>
#include <iterator>
#include <string_view>

namespace phanbien::tests {

using document::Provision;

namespace {

bool is_space(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

// Calls `take` with each word, and with "\n" between two lines.
template <class Take>
void each_word(std::string_view text, Take take) {
    for (std::size_t at = 0; at < text.size();) {
        const auto line_end = std::min(text.find('\n', at), text.size());
        while (at < line_end) {
            const auto begin = at;
            while (at < line_end && !is_space(text[at])) {
                ++at;
            }
            if (at > begin) {
                take(text.substr(begin, at - begin));
            } else {
                ++at;
            }
        }
        at = line_end + 1;
        if (at < text.size()) {
            take(text.substr(line_end, 1));
        }
    }
}

}  // namespace

std::vector<std::string> split_words(const std::string& text) {
    std::vector<std::string> out;
    each_word(text, [&](std::string_view word) { out.emplace_back(word); });
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
    std::size_t out = 0;
    each_word(text, [&](std::string_view) { ++out; });
    return out;
}

namespace {

const Provision& own_of(const Provision& provision) {
    return provision;
}
const Provision& own_of(const EditedProvision& provision) {
    return provision.own;
}

// Words as they would be told apart by ear, each with a space behind it.
void add_letters(const std::string& text, std::string& out) {
    const auto begin = out.size();
    for (const char c : text) {
        const bool capital = c >= 'A' && c <= 'Z';
        const bool heard = capital || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
                           static_cast<unsigned char>(c) >= 0x80;
        if (heard) {
            out += capital ? static_cast<char>(c - 'A' + 'a') : c;
        } else if (out.size() > begin && out.back() != ' ') {
            out += ' ';
        }
    }
    if (out.size() == begin || out.back() != ' ') {
        out += ' ';
    }
}

template <class Children>
void add_tree(const Provision& own, const Children& children, std::string& out) {
    add_letters(own.heading, out);
    add_letters(own.text, out);
    for (const auto& child : children) {
        out += "/ ";
        add_tree(own_of(child), child.children, out);
    }
}

}  // namespace

std::string tree_text(const Provision& provision) {
    std::string out;
    add_tree(provision, provision.children, out);
    return out;
}

std::string tree_text(const EditedProvision& provision) {
    std::string out;
    add_tree(provision.own, provision.children, out);
    return out;
}

double words_shared(const std::string& one, const std::string& other) {
    const auto sorted_words = [](const std::string& text) {
        std::vector<std::string_view> out;
        each_word(text, [&](std::string_view word) { out.push_back(word); });
        std::ranges::sort(out);
        return out;
    };
    const auto left = sorted_words(one);
    const auto right = sorted_words(other);
    std::vector<std::string_view> both;
    std::ranges::set_intersection(left, right, std::back_inserter(both));
    const auto all = left.size() + right.size();
    return all == 0 ? 0 : 2.0 * static_cast<double>(both.size()) / static_cast<double>(all);
}

}  // namespace phanbien::tests
