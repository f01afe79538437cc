// Filling: what a person filled in for the fields that a definition declares, checked by the type
// and the bounds of each. The same for an action of a running dossier and for the start of one.
// Pure; one thread at a time.
#pragma once

#include <boost/json/object.hpp>
#include <optional>
#include <span>
#include <vector>

#include "engine/dossier/decide.hpp"

namespace phanbien::dossier {

struct Filling {
    boost::json::object data;
    std::vector<FileRef> files;
    std::vector<DocumentAttached> documents;  // the files, as the definition has them kept
};

// Refuses with every mistake at its pointer under "/data". `dossier` does not exist yet where the
// fields start one, and then no step has begun either.
Result<Filling> fill_in(std::span<const Field> fields, const boost::json::object& data,
                        const Dossier& dossier, std::optional<Date> step_begun,
                        const people::Actor& actor, const Context& context);

}  // namespace phanbien::dossier
