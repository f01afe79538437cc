// What an erasure takes out of a dossier's events and what stays: the structure, codes, dates,
// headings and stances stay, so that every count and every duty stays true; words that a person
// said and names go (Luật 91/2025/QH15: a person may have their personal data erased).
//
// The same is taken out of the folded dossier, so that a dossier folded before the erasure and one
// folded from what remains are the same. Pure; any thread.
#pragma once

#include <set>

#include "engine/dossier/dossier.hpp"

namespace phanbien::dossier {

// Whether the event holds words of one of these opinions or names whoever gave it: the opinion
// itself, its revisions, why it was withdrawn, objections of whoever gave it. What the office said
// of it is the office's.
bool holds_words_of(const EventBody& body, const std::set<OpinionId>& opinions);

// The same event without these words and names. An event that can hold none comes back as it is.
EventBody blanked(EventBody body);

// What people read in the place of the name of a person or a file, and in the place of the words,
// in both languages, since it stands where a text of either may.
inline constexpr std::string_view name_in_place = "(đã xóa / erased)";
std::string words_in_place(const Erasure& erasure);

// The part of apply().
void apply_erasure(Dossier& dossier, const Event& event, const Erased& it);

}  // namespace phanbien::dossier
