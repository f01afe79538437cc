#include "engine/text/finding.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <iterator>

#include "engine/text/fold.hpp"
#include "engine/text/unicode.hpp"

namespace phanbien::text {

namespace {

bool is_of_a_word(char32_t code_point) {
    return u_isalnum(static_cast<UChar32>(code_point)) != 0;
}

SoughtWord word_from(std::string_view word) {
    SoughtWord out{.exact = fold_spelling(word), .folded = {}};
    out.folded.push_back(marks_off(out.exact));
    if (out.exact == out.folded.front() && out.exact.starts_with('d')) {
        out.folded.push_back("đ" + out.exact.substr(1));
    }
    return out;
}

SoughtTerm term_from(std::string_view words) {
    SoughtTerm term;
    for (const auto& word : separate_words(words)) {
        term.words.push_back(word_from(word));
    }
    return term;
}

// A word of a text with where it stands in its bytes.
struct PlacedWord {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::size_t code_point = 0;  // of its beginning, from 0
    bool found = false;
};

std::vector<PlacedWord> placed_words(std::string_view utf8) {
    std::vector<PlacedWord> out;
    std::size_t count = 0;
    bool inside = false;
    for (std::size_t at = 0; at < utf8.size(); ++count) {
        const auto begin = at;
        const bool letter = is_of_a_word(next_code_point(utf8, at));
        if (letter && !inside) {
            out.push_back({.begin = begin, .end = at, .code_point = count});
        } else if (letter) {
            out.back().end = at;
        }
        inside = letter;
    }
    return out;
}

// Marks the words of a text that were sought: as they are spelt, and where a sought word stands
// nowhere as it is spelt, by its letters.
void mark_found(std::string_view utf8, const Sought& sought, std::vector<PlacedWord>& words) {
    std::vector<std::string> spelt;
    for (const auto& word : words) {
        spelt.push_back(fold_spelling(utf8.substr(word.begin, word.end - word.begin)));
    }
    std::vector<std::string> letters;  // made when the first word is sought by them
    const auto mark_where = [&](const std::vector<std::string>& keys, const auto& is_it) {
        bool any = false;
        for (std::size_t i = 0; i < words.size(); ++i) {
            const bool found = is_it(keys[i]);
            words[i].found = words[i].found || found;
            any = any || found;
        }
        return any;
    };
    for (const auto& term : sought.terms) {
        for (const auto& it : term.words) {
            if (mark_where(spelt, [&](const std::string& word) { return word == it.exact; })) {
                continue;
            }
            if (letters.empty()) {
                std::ranges::transform(spelt, std::back_inserter(letters), marks_off);
            }
            mark_where(letters, [&](const std::string& word) {
                return std::ranges::find(it.folded, word) != it.folded.end();
            });
        }
    }
}

// The first word of the stretch of so many code points that holds most found words.
std::size_t best_place(const std::vector<PlacedWord>& words, std::size_t code_points_max) {
    std::size_t best = 0;
    std::size_t most = 0;
    for (std::size_t from = 0; from < words.size(); ++from) {
        if (!words[from].found) {
            continue;
        }
        std::size_t here = 0;
        for (std::size_t i = from;
             i < words.size() &&
             words[i].code_point < words[from].code_point + code_points_max * 2 / 3;
             ++i) {
            here += words[i].found ? 1U : 0U;
        }
        if (here > most) {
            most = here;
            best = from;
        }
    }
    return best;
}

void add_piece(std::vector<MarkedPiece>& pieces, std::string_view words, bool found) {
    if (words.empty()) {
        return;
    }
    if (!pieces.empty() && pieces.back().found == found) {
        pieces.back().text += words;
    } else {
        pieces.push_back({.text = std::string(words), .found = found});
    }
}

}  // namespace

std::string fold_marks(std::string_view utf8) {
    return marks_off(fold_spelling(utf8));
}

std::vector<std::string> separate_words(std::string_view utf8) {
    std::vector<std::string> out;
    for (const auto& word : placed_words(utf8)) {
        out.emplace_back(utf8.substr(word.begin, word.end - word.begin));
    }
    return out;
}

Sought sought(std::string_view query) {
    std::string plain(query);
    for (const std::string_view quote : {"“", "”"}) {
        for (auto at = plain.find(quote); at != std::string::npos; at = plain.find(quote)) {
            plain.replace(at, quote.size(), "\"");
        }
    }
    Sought out;
    bool quoted = false;
    for (std::size_t at = 0; at <= plain.size();) {
        const auto end = std::min(plain.find('"', at), plain.size());
        const auto part = std::string_view(plain).substr(at, end - at);
        if (quoted) {
            out.terms.push_back(term_from(part));
        } else {
            for (const auto& word : separate_words(part)) {
                out.terms.push_back({.words = {word_from(word)}});
            }
        }
        quoted = !quoted;
        at = end + 1;
    }
    std::erase_if(out.terms, [](const SoughtTerm& term) { return term.words.empty(); });
    if (out.terms.size() > sought_terms_max) {
        out.terms.resize(sought_terms_max);
    }
    return out;
}

std::vector<MarkedPiece> marked_excerpt(std::string_view utf8, const Sought& sought,
                                        std::size_t code_points_max) {
    auto words = placed_words(utf8);
    mark_found(utf8, sought, words);
    std::vector<MarkedPiece> pieces;
    if (words.empty()) {
        add_piece(pieces, excerpt(utf8, code_points_max), false);
        return pieces;
    }
    // Some words before the place, so that it is read in its sentence.
    const auto place = best_place(words, code_points_max);
    auto first = place;
    while (first > 0 &&
           words[place].code_point - words[first - 1].code_point < code_points_max / 5) {
        --first;
    }
    const bool from_the_beginning = first == 0;
    std::size_t at = from_the_beginning ? 0 : words[first].begin;
    add_piece(pieces, from_the_beginning ? "" : "… ", false);
    const auto last_code_point = words[first].code_point + code_points_max;
    std::size_t i = first;
    for (; i < words.size() && (i == first || words[i].code_point < last_code_point); ++i) {
        add_piece(pieces, utf8.substr(at, words[i].begin - at), false);
        add_piece(pieces, utf8.substr(words[i].begin, words[i].end - words[i].begin),
                  words[i].found);
        at = words[i].end;
    }
    add_piece(pieces, i < words.size() ? " …" : utf8.substr(at), false);
    return pieces;
}

}  // namespace phanbien::text
