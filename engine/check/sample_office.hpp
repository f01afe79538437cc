// SampleOffice: invented people of an ordinary office, against whom a definition is held before
// anybody works by it: is there somebody for every role, and somebody else where four eyes are
// asked for? A JSON file (workflows/sample-office.json); an office may use one of its own. Beside
// them what the office's approval routes are called and ask to be told.
// Immutable; any thread.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "engine/dossier/workflow.hpp"

namespace phanbien::check {

inline constexpr std::size_t sample_people_max = 1'000;

struct SamplePerson {
    std::string name;
    people::OrganisationKind kind;  // of the person's organisation
    std::vector<std::string> roles;
};

struct KnownRoute {
    std::string id;
    std::vector<std::string> facts;  // ids, all of which have to be passed
};

struct SampleOffice {
    std::vector<SamplePerson> people = {};
    std::optional<std::vector<KnownRoute>> routes = {};  // nothing: not known, not asked about
};

// {"about": …, "people": [{"name": …, "organisation_kind": "front", "roles": ["registrar"]}]}
Result<SampleOffice> read_sample_office(std::string_view json);

// Who is meant by a party of this procedure, as indices into SampleOffice::people.
std::set<std::size_t> people_meant(const SampleOffice& office, const dossier::Workflow& workflow,
                                   const dossier::Party& party);

}  // namespace phanbien::check
