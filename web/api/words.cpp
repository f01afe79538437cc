#include "web/api/words.hpp"

#include <algorithm>

namespace phanbien::api {

namespace json = boost::json;

json::object label(const dossier::Label& label) {
    return {{"vi", label.vi}, {"en", label.en}};
}

json::value label_or_null(const dossier::Label& given) {
    return given.vi.empty() && given.en.empty() ? json::value{} : json::value(label(given));
}

json::object named(std::string_view id, const dossier::Label& given) {
    return {{"id", id}, {"label", label(given)}};
}

json::value date_or_null(const std::optional<Date>& day) {
    return day ? json::value(to_text(*day)) : json::value{};
}

json::value instant_or_null(const std::optional<Instant>& at) {
    return at ? json::value(to_text(*at)) : json::value{};
}

json::object organisation_ref(Desk& desk, const OrganisationId& id) {
    const auto* found = desk.organisation(id);
    return {{"id", id.text()},
            {"name", found ? found->name : ""},
            {"name_en", found ? found->name_en : ""}};
}

json::object organisation_json(const people::Organisation& organisation) {
    return {{"id", organisation.id.text()},    {"name", organisation.name},
            {"name_en", organisation.name_en}, {"kind", people::name_of(organisation.kind)},
            {"level", organisation.level},     {"parent", organisation.parent.text()},
            {"code", organisation.code}};
}

json::object person(Desk& desk, const AccountId& id) {
    if (id.empty()) {
        return {{"id", ""}, {"name", "Hệ thống"}, {"post", ""}};
    }
    const auto* found = desk.account(id);
    return {
        {"id", id.text()}, {"name", found ? found->name : ""}, {"post", found ? found->post : ""}};
}

json::object file_ref(const dossier::FileRef& file) {
    return {{"hash", file.hash.text()},
            {"name", file.name},
            {"media_type", file.media_type},
            {"size", file.size}};
}

json::object provision_ref(const dossier::ProvisionRef& provision) {
    return {{"eid", provision.eid}, {"label", provision.label}};
}

json::array roles(std::span<const std::string> ids, const dossier::Workflow& workflow) {
    json::array list;
    for (const auto& id : ids) {
        const auto* role = workflow.role(id);
        list.push_back(named(id, role ? role->label : dossier::Label{id, id}));
    }
    return list;
}

json::array states(std::span<const std::string> ids, const dossier::Workflow& workflow) {
    json::array list;
    for (const auto& id : ids) {
        const auto* state = workflow.state(id);
        const bool worded = state && !state->label.vi.empty();
        list.push_back(named(id, worded ? state->label : dossier::Label{id, id}));
    }
    return list;
}

namespace {

constexpr std::string_view opening = "{org:";

enum class Language { vietnamese, english };

std::string with_names(Desk& desk, const std::string& sentence, Language language) {
    std::string out;
    std::size_t at = 0;
    while (true) {
        const auto begin = sentence.find(opening, at);
        const auto end = sentence.find('}', begin);
        if (begin == std::string::npos || end == std::string::npos) {
            return out + sentence.substr(at);
        }
        out += sentence.substr(at, begin - at);
        const auto id_at = begin + opening.size();
        const auto* found = desk.organisation(OrganisationId{sentence.substr(id_at, end - id_at)});
        if (found) {
            const bool english = language == Language::english && !found->name_en.empty();
            out += english ? found->name_en : found->name;
        } else {
            out += "?";
        }
        at = end + 1;
    }
}

}  // namespace

dossier::Label with_names(Desk& desk, const dossier::Label& label) {
    return {with_names(desk, label.vi, Language::vietnamese),
            with_names(desk, label.en, Language::english)};
}

Problem with_names(Desk& desk, Problem problem) {
    problem.vi = with_names(desk, problem.vi, Language::vietnamese);
    problem.en = with_names(desk, problem.en, Language::english);
    for (auto& field : problem.fields) {
        field.vi = with_names(desk, field.vi, Language::vietnamese);
        field.en = with_names(desk, field.en, Language::english);
    }
    return problem;
}

bool names_organisations(const Problem& problem) {
    const auto names_one = [](const auto& said) {
        return said.vi.find(opening) != std::string::npos ||
               said.en.find(opening) != std::string::npos;
    };
    return names_one(problem) || std::ranges::any_of(problem.fields, names_one);
}

}  // namespace phanbien::api
