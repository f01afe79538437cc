#include "engine/check/sample_office.hpp"

#include <algorithm>

#include "engine/kernel/json.hpp"

namespace phanbien::check {

namespace {

constexpr std::size_t roles_max = 50;

Result<SamplePerson> read_person(const boost::json::value& value, std::size_t position) {
    std::vector<std::string_view> kinds;
    for (const auto kind : people::organisation_kinds) {
        kinds.push_back(people::name_of(kind));
    }
    ObjectReader in(value, "/people/" + std::to_string(position));
    SamplePerson person;
    person.name = in.text("name");
    const auto kind = people::organisation_kind(in.one_of("organisation_kind", kinds));
    person.roles = in.texts("roles", roles_max);
    if (auto problem = in.finish()) {
        return *std::move(problem);
    }
    person.kind = kind.value_or(people::OrganisationKind::front);
    return person;
}

// What the people of an organisation of this kind can be to a dossier.
bool may_stand_as(dossier::Relation relation, people::OrganisationKind kind,
                  const dossier::Workflow& workflow) {
    switch (relation) {
        case dossier::Relation::host:
            return kind == people::OrganisationKind::front;
        case dossier::Relation::drafting_body:
            return std::ranges::find(workflow.counterpart().kinds, kind) !=
                   workflow.counterpart().kinds.end();
        case dossier::Relation::reviewer:
        case dossier::Relation::any:
            return true;
    }
    return false;
}

}  // namespace

Result<SampleOffice> read_sample_office(std::string_view text) {
    TRY(const auto json, parse_json(text));
    ObjectReader in(json, "");
    in.text("about");
    const auto& people = in.member("people");
    if (!people.is_array() || people.get_array().size() > sample_people_max) {
        in.complain("people", "Phải là danh sách người.", "This must be a list of people.");
    }
    if (auto problem = in.finish()) {
        return *std::move(problem);
    }
    SampleOffice office;
    for (const auto& person : people.get_array()) {
        TRY(auto read, read_person(person, office.people.size()));
        office.people.push_back(std::move(read));
    }
    return office;
}

std::set<std::size_t> people_meant(const SampleOffice& office, const dossier::Workflow& workflow,
                                   const dossier::Party& party) {
    std::set<std::size_t> out;
    for (std::size_t i = 0; i < office.people.size(); ++i) {
        const auto& person = office.people[i];
        if (may_stand_as(party.relation, person.kind, workflow) &&
            std::ranges::any_of(person.roles, [&](const std::string& role) {
                return std::ranges::find(party.roles, role) != party.roles.end();
            })) {
            out.insert(i);
        }
    }
    return out;
}

}  // namespace phanbien::check
