// A dossier as people name it on a command line: by its id or by its code. On the thread of the
// reading.
#pragma once

#include <optional>
#include <string>

#include "engine/runtime/store.hpp"

namespace phanbien::runtime {

std::optional<dossier::DossierRow> named_dossier(Reading& reading, const std::string& id_or_code);

}  // namespace phanbien::runtime
