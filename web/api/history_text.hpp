// HistoryText: a dossier's events as the file of its history holds them (schema HistoryFile), as
// JSON text that grows by what happens next. The same for all who may have the file, but for the
// words of drafts of answers, whose places are remembered. A value; one thread.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/runtime/store.hpp"

namespace phanbien::api {

class HistoryText {
  public:
    // The event that comes next.
    void add(const runtime::StoredEvent& stored);
    // When no more comes for now: gives back the memory that was taken ahead.
    void shrink_to_fit() { events_.shrink_to_fit(); }

    // How many of the dossier's events it holds.
    std::uint64_t revision() const { return revision_; }
    // Appends them with commas between, as readers of this organisation are given them.
    void write_for(const OrganisationId& reader, std::string& out) const;
    std::size_t bytes() const;

  private:
    // What stands between the quotes of a payload that others are not given.
    struct Draft {
        OrganisationId of;
        std::size_t from = 0;
        std::size_t until = 0;
    };

    std::uint64_t revision_ = 0;
    std::string events_;
    std::vector<Draft> drafts_;
};

}  // namespace phanbien::api
