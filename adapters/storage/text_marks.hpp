// Marks: words by which the index of texts is narrowed to a kind, a dossier or a provision. Letters
// and digits only, in one run, so that no index takes one apart. Pure; any thread.
#pragma once

#include <string>
#include <string_view>

#include "engine/dossier/text_rows.hpp"

namespace phanbien::storage {

std::string mark_of_kind(dossier::TextKind kind);
std::string mark_of_dossier(const DossierId& dossier);
std::string mark_of_provision(std::string_view eid);

// Those of a row, a space between two: its kind, its dossier, its provision and those it is part
// of.
std::string marks_of(const DossierId& dossier, const dossier::TextRow& row);

}  // namespace phanbien::storage
