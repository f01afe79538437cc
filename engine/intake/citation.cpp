#include "engine/intake/citation.hpp"

#include <algorithm>
#include <array>

#include "engine/text/finding.hpp"
#include "engine/text/fold.hpp"

namespace phanbien::intake {

namespace {

// The parts of a citation from the largest to the smallest, by their names without marks.
constexpr std::array<std::string_view, 8> part_names{"phu luc", "phan", "chuong", "tieu muc",
                                                     "muc",     "dieu", "khoan",  "diem"};
constexpr std::size_t annex_rank = 0;
constexpr std::size_t number_bytes_max = 8;
// Words between the parts that say nothing: "khoản 2 của Điều 5".
constexpr std::array<std::string_view, 6> fillers{"cua", "tai", "o", "thuoc", "va", "trong"};
constexpr std::array<std::string_view, 11> whole_names{
    "toan bo",     "toan bo du thao", "ca du thao",  "toan van",    "du thao",        "chung",
    "gop y chung", "y kien chung",    "whole draft", "van de khac", "toan bo van ban"};

struct Word {
    std::string spelling;  // "đ" stays
    std::string letters;   // "d"
};

std::vector<Word> words_from(std::string_view text) {
    std::vector<Word> out;
    for (const auto& word : text::separate_words(text)) {
        out.push_back({text::fold_spelling(word), text::fold_for_search(word)});
    }
    return out;
}

// The part whose name begins at this word, and over how many words it goes.
struct PartName {
    std::size_t rank = 0;
    std::size_t words = 0;
};
std::optional<PartName> part_at(const std::vector<Word>& words, std::size_t at) {
    for (std::size_t rank = 0; rank < part_names.size(); ++rank) {
        const auto name = part_names[rank];
        const auto space = name.find(' ');
        if (space == std::string_view::npos) {
            if (words[at].letters == name) {
                return PartName{rank, 1};
            }
        } else if (at + 1 < words.size() && words[at].letters == name.substr(0, space) &&
                   words[at + 1].letters == name.substr(space + 1)) {
            return PartName{rank, 2};
        }
    }
    return std::nullopt;
}

// Numbers: "5", "146đ", "II", "a"; a word of the sentence is none.
bool is_number(const Word& word, std::size_t rank) {
    const auto& text = word.spelling;
    if (text.empty() || text.size() > number_bytes_max) {
        return false;
    }
    const bool has_digit = std::ranges::any_of(text, [](char c) { return c >= '0' && c <= '9'; });
    const bool is_roman = text.find_first_not_of("ivxlcdm") == std::string::npos;
    const bool is_letter = text.size() == 1 || text == "đ";
    const bool takes_letters = rank + 1 == part_names.size() || rank == annex_rank || rank == 1;
    return has_digit || (is_roman && rank < 5) || (is_letter && takes_letters);
}

// A citation from one word on: its key, and the word behind it. An empty key: there is none.
struct Reading {
    std::string key;
    std::size_t behind = 0;
};
Reading citation_at(const std::vector<Word>& words, std::size_t begin) {
    std::array<std::string, part_names.size()> numbers;
    std::size_t at = begin;
    std::size_t behind = begin;
    while (at < words.size()) {
        if (at > begin && std::ranges::find(fillers, words[at].letters) != fillers.end()) {
            ++at;
            continue;
        }
        const auto part = part_at(words, at);
        const auto number_at = part ? at + part->words : words.size();
        if (number_at >= words.size() || !is_number(words[number_at], part->rank) ||
            !numbers[part->rank].empty()) {
            break;
        }
        numbers[part->rank] = words[number_at].spelling;
        at = number_at + 1;
        behind = at;
    }
    Reading out{.key = {}, .behind = behind};
    for (std::size_t rank = 0; rank < numbers.size(); ++rank) {
        if (!numbers[rank].empty()) {
            out.key += std::to_string(rank) + "=" + numbers[rank] + ";";
        }
    }
    return out;
}

}  // namespace

Citations::Citations(const std::vector<dossier::ProvisionRef>& provisions) {
    for (const auto& provision : provisions) {
        const auto words = words_from(provision.label);
        auto reading = words.empty() ? Reading{} : citation_at(words, 0);
        // What is called by no number ("Phần mở đầu") is known by its whole name.
        const bool is_cited = !reading.key.empty() && reading.behind == words.size();
        by_key_.emplace(is_cited ? reading.key : text::fold_for_search(provision.label), provision);
    }
}

Citation Citations::found(const std::string& key) const {
    const auto [first, last] = by_key_.equal_range(key);
    if (first == last) {
        return {.kind = Cited::unknown};
    }
    if (std::next(first) != last) {
        return {.kind = Cited::ambiguous};
    }
    return {.kind = Cited::provision, .provision = first->second};
}

Citation Citations::read(std::string_view text) const {
    const auto words = words_from(text);
    std::string letters;
    for (const auto& word : words) {
        letters += (letters.empty() ? "" : " ") + word.letters;
    }
    if (letters.empty() || std::ranges::find(whole_names, letters) != whole_names.end()) {
        return {.kind = Cited::whole};
    }
    const auto reading = citation_at(words, 0);
    // "Điều 5. Mức hỗ trợ": a heading may follow the number of an article or of what is larger.
    if (!reading.key.empty()) {
        if (reading.behind == words.size() ||
            reading.key.find(std::to_string(part_names.size() - 2) + "=") == std::string::npos) {
            return found(reading.key);
        }
        return {.kind = Cited::unknown};
    }
    return found(text::fold_for_search(text));
}

Citation Citations::mentioned_in(std::string_view text) const {
    const auto words = words_from(text);
    for (std::size_t at = 0; at < words.size(); ++at) {
        const auto reading = citation_at(words, at);
        if (reading.key.empty()) {
            continue;
        }
        const auto citation = found(reading.key);
        return citation.kind == Cited::provision ? citation : Citation{.kind = Cited::whole};
    }
    return {.kind = Cited::whole};
}

}  // namespace phanbien::intake
