#include "adapters/storage/fts5_match.hpp"

#include <algorithm>
#include <functional>

#include "adapters/storage/text_marks.hpp"

namespace phanbien::storage {

namespace {

using runtime::TextFit;
using runtime::TextQuestion;

std::string quoted_words(const std::vector<std::string>& words) {
    std::string out = "\"";
    for (const auto& word : words) {
        out += (out.size() == 1 ? "" : " ") + word;
    }
    return out + "\"";
}

std::string joined_by(const std::vector<std::string>& parts, std::string_view between) {
    std::string out;
    for (const auto& part : parts) {
        out += (out.empty() ? "" : std::string(between)) + part;
    }
    return out;
}

std::string as_spelt(const text::SoughtTerm& term) {
    std::vector<std::string> words;
    for (const auto& word : term.words) {
        words.push_back(word.exact);
    }
    return quoted_words(words);
}

// Of a single word every way its letters may be meant.
std::string by_letters(const text::SoughtTerm& term) {
    std::vector<std::string> ways;
    if (term.words.size() == 1) {
        for (const auto& folded : term.words.front().folded) {
            ways.push_back(quoted_words({folded}));
        }
        return ways.size() == 1 ? ways.front() : "(" + joined_by(ways, " OR ") + ")";
    }
    for (const auto& word : term.words) {
        ways.push_back(word.folded.front());
    }
    return quoted_words(ways);
}

std::string all_terms(const text::Sought& sought, std::string_view column,
                      const std::function<std::string(const text::SoughtTerm&)>& term) {
    std::vector<std::string> parts;
    for (const auto& it : sought.terms) {
        parts.push_back(term(it));
    }
    return std::string(column) + " : (" + joined_by(parts, " AND ") + ")";
}

std::string side_by_side(const text::Sought& sought) {
    text::SoughtTerm whole;
    for (const auto& term : sought.terms) {
        whole.words.insert(whole.words.end(), term.words.begin(), term.words.end());
    }
    return "exact : " + as_spelt(whole);
}

std::string words_of_fit(const text::Sought& sought, TextFit fit) {
    const auto letters = all_terms(sought, "folded", by_letters);
    const auto spelling = all_terms(sought, "exact", as_spelt);
    const bool has_phrase = sought.terms.size() > 1;
    switch (fit) {
        case TextFit::phrase:
            return side_by_side(sought);
        case TextFit::spelling:
            return has_phrase ? "((" + spelling + ") NOT (" + side_by_side(sought) + "))"
                              : spelling;
        case TextFit::letters:
            break;
    }
    return "((" + letters + ") NOT (" + spelling + "))";
}

}  // namespace

std::optional<std::string> match_of(const TextQuestion& question, TextFit fit,
                                    const std::vector<DossierId>& within) {
    std::vector<std::string> parts;
    const auto& words = question.words;
    if (fit == TextFit::phrase && words.terms.size() < 2) {
        return std::nullopt;
    }
    if (words.empty() && fit != TextFit::spelling) {
        return std::nullopt;  // without words there is nothing to fit
    }
    if (!words.empty()) {
        parts.push_back(words_of_fit(words, fit));
    }
    if (!question.who.empty()) {
        parts.push_back("(" + all_terms(question.who, "who", by_letters) + ")");
    }
    std::vector<std::string> kinds;
    for (const auto kind : question.kinds) {
        kinds.push_back("\"" + mark_of_kind(kind) + "\"");
    }
    if (!kinds.empty()) {
        parts.push_back("(marks : (" + joined_by(kinds, " OR ") + "))");
    }
    std::vector<std::string> dossiers;
    for (const auto& dossier : within) {
        dossiers.push_back("\"" + mark_of_dossier(dossier) + "\"");
    }
    if (!dossiers.empty()) {
        parts.push_back("(marks : (" + joined_by(dossiers, " OR ") + "))");
    }
    if (!question.dossier.empty()) {
        parts.push_back("(marks : \"" + mark_of_dossier(question.dossier) + "\")");
    }
    if (!question.provision.empty()) {
        parts.push_back("(marks : \"" + mark_of_provision(question.provision) + "\")");
    }
    return parts.empty() ? std::nullopt : std::optional(joined_by(parts, " AND "));
}

}  // namespace phanbien::storage
