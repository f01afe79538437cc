// TextIndex: by which words the texts of searched_text are found. The table text_word holds them on
// both databases; how it is asked is each one's own. Belongs to one connection; one thread at a
// time.
#pragma once

#include "adapters/storage/role_patterns.hpp"
#include "adapters/storage/rows.hpp"

namespace phanbien::storage {

// A row of searched_text.
struct SearchedText {
    std::int64_t id = 0;
    DossierId dossier;
    std::string kind;
    std::string item;
    int version = 0;
    std::string code;
    std::string eid;
    std::string label;
    OrganisationId organisation;
    std::string name;
    std::string words;

    bool operator==(const SearchedText&) const = default;
};

template <>
struct Fields<SearchedText> {
    using S = SearchedText;
    static constexpr auto members =
        std::tuple(&S::id, &S::dossier, &S::kind, &S::item, &S::version, &S::code, &S::eid,
                   &S::label, &S::organisation, &S::name, &S::words);
};

// A row of text_word, whose rowid is the id of the text: its words as spelt, by their letters
// without marks, those of who said it, and marks (text_marks.hpp).
struct TextWords {
    std::string exact;
    std::string folded;
    std::string who;
    std::string marks;

    bool operator==(const TextWords&) const = default;
};

template <>
struct Fields<TextWords> {
    using W = TextWords;
    static constexpr auto members = std::tuple(&W::exact, &W::folded, &W::who, &W::marks);
};

// Of a word that is longer only so much is looked for, in bytes.
inline constexpr std::size_t found_word_bytes_max = 1'000;
// Different words beyond it, in bytes, are not found; no text of a language has so many. An index
// of PostgreSQL holds 1 MiB of them, as spelt and by their letters together.
inline constexpr std::size_t found_bytes_max = 450'000;

// As much of a word as is looked for; ends with a whole character.
std::string_view found_beginning(std::string_view word);

// The words alone, a space before and behind each: what a row is found by, and all in which two
// rows differ, as far as they are looked for.
TextWords words_alone(TextWords words);

// Which texts are looked at, whatever their words are: a stretch of ids, of dossiers that the actor
// may find.
struct TextReach {
    std::int64_t before = 0;
    std::int64_t earliest = 0;
    int everything = 0;  // 1: also of dossiers they may not find
    std::array<std::string, opening_roles_max> openings;
    OrganisationId party;
    std::string username;
};

template <>
struct Fields<TextReach> {
    using R = TextReach;
    static constexpr auto members =
        std::tuple(&R::before, &R::earliest, &R::everything, &R::openings, &R::party, &R::username);
};

// The texts in a TextReach for which `condition` on text_word w holds, newest first, so many. `id`
// is what they are put in order by, which is their id however it is written.
std::string texts_in_reach(const std::string& condition, const std::string& id = "w.rowid");

class TextIndex {
  public:
    virtual ~TextIndex() = default;

    // Of exactly this fit; where `within` names dossiers, only of these.
    virtual std::vector<SearchedText> matching(const runtime::TextQuestion& question,
                                               runtime::TextFit fit,
                                               const std::vector<DossierId>& within,
                                               const TextReach& reach, std::size_t limit) = 0;
    virtual void put(std::int64_t id, const TextWords& words) = 0;
};

}  // namespace phanbien::storage
