#include "adapters/storage/text_index.hpp"

#include <set>

#include "engine/kernel/utf8.hpp"
#include "engine/text/finding.hpp"

namespace phanbien::storage {
namespace {

// Only a text that is as long as a whole book has too much of them.
std::string found_words(const std::string& text) {
    std::set<std::string, std::less<>> different;
    std::size_t bytes = 0;
    std::string out = " ";
    for (const auto& whole : text::separate_words(text)) {
        const auto word = found_beginning(whole);
        if (text.size() > found_bytes_max && !different.contains(word)) {
            if (bytes + word.size() > found_bytes_max) {
                continue;
            }
            bytes += word.size();
            different.emplace(word);
        }
        out.append(word).append(" ");
    }
    return out;
}

}  // namespace

std::string_view found_beginning(std::string_view word) {
    return beginning_of_utf8(word, found_word_bytes_max);
}

TextWords words_alone(TextWords words) {
    for (auto* text : {&words.exact, &words.folded, &words.who, &words.marks}) {
        *text = found_words(*text);
    }
    return words;
}

std::string texts_in_reach(const std::string& condition, const std::string& id) {
    return "SELECT t.id, t.dossier, t.kind, t.item, t.version, t.code, t.eid, t.label, "
           "t.organisation, t.name, t.words FROM text_word w JOIN searched_text t ON t.id = "
           "w.rowid WHERE " +
           condition +
           " AND w.rowid < :before AND w.rowid >= :earliest AND (CAST(:everything AS BIGINT) = 1 "
           "OR EXISTS (SELECT 1 FROM dossier_party p WHERE " +
           opened_by_a_role() +
           " AND p.dossier = t.dossier AND p.organisation = :party) "
           "OR EXISTS (SELECT 1 FROM text_reader a WHERE a.dossier = t.dossier AND a.username = "
           ":who)) ORDER BY " +
           id + " DESC LIMIT :count_max";
}

}  // namespace phanbien::storage
