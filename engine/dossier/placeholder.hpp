// Placeholders in the sentences of a definition: "{reviews_open}" is a fact's value,
// "{opinions_loose.list}" the codes behind it. Organisations stand as "{org:<id>}" tokens, which
// whoever knows their names replaces (web/api).
// Pure; any thread.
#pragma once

#include <boost/json/object.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "engine/dossier/dossier.hpp"
#include "engine/dossier/workflow.hpp"

namespace phanbien::dossier {

// The names between braces, in order, with ".list" where it stands.
std::vector<std::string> placeholders_in(std::string_view sentence);

std::string filled(std::string_view sentence, const Dossier& dossier,
                   const boost::json::object& facts);
Label filled(const Label& label, const Dossier& dossier, const boost::json::object& facts);

}  // namespace phanbien::dossier
