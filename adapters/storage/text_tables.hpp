// The tables searched_text, text_word (FTS5), text_reader and text_index: what can be searched for,
// and by whom it may be. Belongs to one connection; one thread at a time.
#pragma once

#include "adapters/storage/query.hpp"

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

// A row of text_word: by what a searched text is found.
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

class TextTables {
  public:
    explicit TextTables(Connection& connection);

    runtime::TextPage search(const runtime::TextQuestion& question);
    void change(const DossierId& dossier, const dossier::TextChanges& changes,
                const std::vector<std::string>& who);
    bool holds(const DossierId& dossier, const dossier::TextChanges& all,
               const std::vector<std::string>& who);
    void forget(const DossierId& dossier);

    Query<int()> index_version;
    Query<void()> forget_index_version;
    Query<void(int)> put_index_version;

  private:
    void put(const DossierId& dossier, const dossier::TextRow& row, const std::string& who);
    void remove(const DossierId& dossier, std::string_view kind, const std::string& item);

    Query<SearchedText(std::string, std::int64_t, std::int64_t, int, std::string, OrganisationId,
                       std::string, std::size_t)>
        matching_;
    Query<DossierId(std::string, OrganisationId, std::string, std::size_t)> findable_;
    Query<std::int64_t(DossierId, std::string, std::string)> id_of_;
    Query<std::int64_t(DossierId)> ids_;
    Query<std::int64_t(DossierId)> draft_ids_;
    Query<void(SearchedText)> put_text_;
    Query<void(std::int64_t, TextWords)> put_words_;
    Query<std::tuple<SearchedText, TextWords>(DossierId)> held_;
    Query<std::string(DossierId)> readers_;
    Query<void(std::int64_t)> remove_text_;
    Query<void(std::int64_t)> remove_words_;
    Query<void(DossierId)> forget_readers_;
    Query<void(DossierId, std::string)> put_reader_;
};

}  // namespace phanbien::storage
