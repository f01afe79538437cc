// ProvisionOrder: where a provision stands in the text, over all versions of a draft.
//
// Tables and recommendations run in the order of the text. Opinions were made on one version and
// may name a provision that another one has not; such a provision stands behind its predecessor.
// Immutable after construction; any thread.
#pragma once

#include <cstddef>
#include <string>
#include <unordered_map>
#include <vector>

#include "engine/dossier/dossier.hpp"

namespace phanbien::dossier {

class ProvisionOrder {
  public:
    // `base` is the number of the version whose order rules; the others are fitted in.
    ProvisionOrder(const std::vector<Version>& versions, int base);

    static constexpr std::size_t whole_draft = static_cast<std::size_t>(-1);
    static constexpr std::size_t unknown = whole_draft - 1;

    // 0, 1, 2 … in the order of the text; `unknown` for an eId no version has, `whole_draft`, which
    // is the last of all, for the empty one.
    std::size_t position(const std::string& eid) const;

  private:
    std::unordered_map<std::string, std::size_t> positions_;
};

// The newest version that somebody gave an opinion on (withdrawn ones left out); 1 without any. The
// order of a table is that of the text people read, not of the one that came back with the answers.
int version_under_review(const Dossier& dossier);

}  // namespace phanbien::dossier
