// The tables searched_text, text_word, text_reader and text_index: what can be searched for, and by
// whom it may be. Belongs to one connection; one thread at a time.
#pragma once

#include "adapters/storage/text_index.hpp"

namespace phanbien::storage {

class TextTables {
  public:
    // `index` outlives it.
    TextTables(Connection& connection, TextIndex& index);

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

    TextIndex& index_;
    Query<DossierId(std::array<std::string, opening_roles_max>, OrganisationId, std::string,
                    std::size_t)>
        findable_;
    Query<std::int64_t(DossierId, std::string, std::string)> id_of_;
    Query<std::int64_t(DossierId)> ids_;
    Query<std::int64_t(DossierId)> draft_ids_;
    Rows<std::int64_t, DossierId, std::string, std::string, int, std::string, std::string,
         std::string, OrganisationId, std::string, std::string>
        put_text_;  // a SearchedText's members: most of a row is there already, and not copied
    Query<std::tuple<SearchedText, TextWords>(DossierId)> held_;
    Query<std::string(DossierId)> readers_;
    Query<void(std::int64_t)> remove_text_;
    Query<void(std::int64_t)> remove_words_;
    Query<void(DossierId)> forget_readers_;
    Query<void(DossierId, std::string)> put_reader_;
};

}  // namespace phanbien::storage
