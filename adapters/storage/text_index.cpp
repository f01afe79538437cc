#include "adapters/storage/text_index.hpp"

#include "engine/text/finding.hpp"

namespace phanbien::storage {

std::string spaced_words(const std::string& text) {
    std::string out = " ";
    for (const auto& word : text::separate_words(text)) {
        out += word + " ";
    }
    return out;
}

TextWords words_alone(TextWords words) {
    for (auto* text : {&words.exact, &words.folded, &words.who, &words.marks}) {
        *text = spaced_words(*text);
    }
    return words;
}

std::string texts_in_reach(const std::string& condition) {
    return "SELECT t.id, t.dossier, t.kind, t.item, t.version, t.code, t.eid, t.label, "
           "t.organisation, t.name, t.words FROM text_word w JOIN searched_text t ON t.id = "
           "w.rowid WHERE " +
           condition +
           " AND w.rowid < :before AND w.rowid >= :earliest AND (CAST(:everything AS BIGINT) = 1 "
           "OR EXISTS (SELECT 1 FROM dossier_party p WHERE " +
           opened_by_a_role() +
           " AND p.dossier = t.dossier AND p.organisation = :party) "
           "OR EXISTS (SELECT 1 FROM text_reader a WHERE a.dossier = t.dossier AND a.username = "
           ":who)) ORDER BY w.rowid DESC LIMIT :count_max";
}

}  // namespace phanbien::storage
