// What a search becomes in the language of SQLite's FTS5: one expression for each degree of fit,
// without what fits better. Words hold letters and digits only, so nothing of a person's query is
// ever read as syntax. Pure; any thread.
#pragma once

#include <optional>
#include <string>

#include "engine/runtime/store.hpp"

namespace phanbien::storage {

// Nothing where no row can be of this fit that is not of a better one. Where `within` names
// dossiers, only of these.
std::optional<std::string> match_of(const runtime::TextQuestion& question, runtime::TextFit fit,
                                    const std::vector<DossierId>& within);

}  // namespace phanbien::storage
