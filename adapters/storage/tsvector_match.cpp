#include "adapters/storage/tsvector_match.hpp"

#include "adapters/storage/text_marks.hpp"

namespace phanbien::storage {
namespace {

using runtime::TextFit;
using Parts = std::vector<std::string>;

// A lexeme in quotes: its kind, and the word as far as it is looked for.
std::string lexeme(char kind, std::string_view word) {
    return std::string("'") + kind + std::string(found_beginning(word)) + "'";
}

std::string all_of(const Parts& parts) {
    std::string out;
    for (const auto& part : parts) {
        out += (out.empty() ? "" : " & ") + part;
    }
    return out;
}

std::string any_of(const Parts& parts) {
    std::string out;
    for (const auto& part : parts) {
        out += (out.empty() ? "(" : " | ") + part;
    }
    return out + ")";
}

std::string text_array(const Parts& patterns) {
    std::string out = "{";
    for (const auto& pattern : patterns) {
        out += (out.size() == 1 ? "\"" : ",\"") + pattern + "\"";
    }
    return out + "}";
}

// What a row must hold of some terms: lexemes, and patterns of words that stand side by side.
struct Wanted {
    Parts lexemes;
    Parts patterns;
};

Wanted as_spelt_words(const text::Sought& sought) {
    Wanted wanted;
    for (const auto& term : sought.terms) {
        std::string pattern = "%";
        for (const auto& word : term.words) {
            wanted.lexemes.push_back(lexeme('x', word.exact));
            pattern.append(" ").append(found_beginning(word.exact));
        }
        wanted.patterns.push_back(pattern + " %");
    }
    return wanted;
}

// Of a single word every way its letters may be meant.
Wanted by_letters_of(const text::Sought& sought, char kind) {
    Wanted wanted;
    for (const auto& term : sought.terms) {
        Parts ways;
        std::string pattern = "%";
        for (const auto& word : term.words) {
            ways.push_back(lexeme(kind, word.folded.front()));
            pattern.append(" ").append(found_beginning(word.folded.front()));
        }
        if (term.words.size() > 1) {
            wanted.lexemes.push_back(all_of(ways));
            wanted.patterns.push_back(pattern + " %");
            continue;
        }
        ways.clear();
        for (const auto& folded : term.words.front().folded) {
            ways.push_back(lexeme(kind, folded));
        }
        wanted.lexemes.push_back(any_of(ways));
    }
    return wanted;
}

text::Sought side_by_side_in(const text::Sought& sought) {
    text::SoughtTerm whole;
    for (const auto& term : sought.terms) {
        whole.words.insert(whole.words.end(), term.words.begin(), term.words.end());
    }
    return {.terms = {std::move(whole)}};
}

Parts marks_wanted(const runtime::TextQuestion& question, const std::vector<DossierId>& within) {
    Parts kinds;
    for (const auto kind : question.kinds) {
        kinds.push_back(lexeme('m', mark_of_kind(kind)));
    }
    Parts dossiers;
    for (const auto& dossier : within) {
        dossiers.push_back(lexeme('m', mark_of_dossier(dossier)));
    }
    Parts parts;
    for (const auto& either : {kinds, dossiers}) {
        if (!either.empty()) {
            parts.push_back(any_of(either));
        }
    }
    if (!question.dossier.empty()) {
        parts.push_back(lexeme('m', mark_of_dossier(question.dossier)));
    }
    if (!question.provision.empty()) {
        parts.push_back(lexeme('m', mark_of_provision(question.provision)));
    }
    return parts;
}

}  // namespace

std::optional<TsvectorMatch> tsvector_match_of(const runtime::TextQuestion& question, TextFit fit,
                                               const std::vector<DossierId>& within) {
    const auto& sought = question.words;
    if ((fit == TextFit::phrase && sought.terms.size() < 2) ||
        (fit != TextFit::spelling && sought.empty())) {
        return std::nullopt;  // without words there is nothing to fit
    }
    Wanted spelling;
    Wanted letters;
    Parts better{"-"};  // as no row is
    if (fit == TextFit::letters) {
        letters = by_letters_of(sought, 'f');
        better = as_spelt_words(sought).patterns;
    } else {
        spelling = as_spelt_words(fit == TextFit::phrase ? side_by_side_in(sought) : sought);
        if (fit == TextFit::spelling && sought.terms.size() > 1) {
            better = as_spelt_words(side_by_side_in(sought)).patterns;
        }
    }
    auto who = by_letters_of(question.who, 'w');
    Parts parts = marks_wanted(question, within);
    for (const auto* wanted : {&spelling, &letters, &who}) {
        parts.insert(parts.end(), wanted->lexemes.begin(), wanted->lexemes.end());
    }
    if (parts.empty()) {
        return std::nullopt;
    }
    return TsvectorMatch{.words = all_of(parts),
                         .exact = text_array(spelling.patterns),
                         .folded = text_array(letters.patterns),
                         .who = text_array(who.patterns),
                         .better = text_array(better)};
}

}  // namespace phanbien::storage
