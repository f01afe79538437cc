// What can be searched for of a dossier: the texts of its draft's present version, of opinions,
// recommendations and answers, and what an event changes of them.
//
// A row says where its text belongs and whom it is from; whether somebody may read it is asked of
// the dossier itself (reading.hpp) when it was found. Pure functions of the dossier, so that an
// index can be made anew from the log; any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/dossier/dossier.hpp"

namespace phanbien::dossier {

enum class TextKind { draft, opinion, recommendation, answer };
inline constexpr TextKind all_text_kinds[] = {TextKind::draft, TextKind::opinion,
                                              TextKind::recommendation, TextKind::answer};
std::string_view name_of(TextKind kind);
std::optional<TextKind> text_kind(std::string_view name);

struct TextRow {
    TextKind kind = TextKind::opinion;
    std::string item;  // the id of the opinion or recommendation; of a draft the eid of a provision
    int version = 0;   // of the draft it is of or was made on; 0: none
    std::string code;  // "YK-017"; empty for a draft
    ProvisionRef provision;
    Speaker speaker;      // of an opinion; else empty
    Instant at;           // said or last changed; two rows of one time differ in `place`
    int place = 0;        // among the rows of one event, less than text_places_max
    std::string words;    // what is searched and shown
    bool is_new = false;  // certainly nothing is there under its kind and item
};
inline constexpr int text_places_max = 1'024;

struct TextKey {
    TextKind kind = TextKind::opinion;
    std::string item;
};

struct TextChanges {
    std::vector<TextRow> put;  // each in place of what was there under its kind and item
    std::vector<TextKey> gone;
    bool drafts_replaced = false;  // all rows of the draft go; the runtime reads the new version
    std::optional<std::vector<std::string>> readers;  // accounts_drawn_in(), when they may differ

    bool empty() const { return put.empty() && gone.empty() && !drafts_replaced && !readers; }
};
// `dossier` is as it stands after the event.
TextChanges text_changes(const Event& event, const Dossier& dossier);
// Every row but those of the draft.
TextChanges all_texts(const Dossier& dossier);

// User names of people who may read the dossier because they are asked, or decided, on one of its
// approval routes.
std::vector<std::string> accounts_drawn_in(const Dossier& dossier);

}  // namespace phanbien::dossier
