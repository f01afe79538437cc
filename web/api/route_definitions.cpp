// The approval routes of the office as rules: which there are, what each asks of whom, in which
// order, and when a step is left out, in words.
#include <algorithm>

#include "engine/dossier/route_run.hpp"
#include "engine/route/condition_words.hpp"
#include "web/api/resources.hpp"
#include "web/api/words.hpp"

namespace phanbien::api {

namespace json = boost::json;

namespace {

json::object told(const Sentence& sentence) {
    return label({sentence.vi, sentence.en});
}

json::array ids_of(const route::Definition& definition, const std::vector<route::StepIndex>& of) {
    json::array ids;
    for (const auto it : of) {
        ids.emplace_back(definition.steps[it].id);
    }
    return ids;
}

json::array texts_json(const std::vector<std::string>& texts) {
    return json::array(texts.begin(), texts.end());
}

bool asks_for(const dossier::Workflow& workflow, const std::string& id) {
    for (const auto& state : workflow.chart().states()) {
        for (const auto& invoke : state.invokes) {
            const auto ids = dossier::route_ids(invoke.source.literal);
            if (std::ranges::find(ids, id) != ids.end()) {
                return true;
            }
        }
    }
    return false;
}

json::object summary_json(Call& call, const route::Definition& definition) {
    json::array levels;
    for (const auto it : definition.levels) {
        levels.emplace_back(people::name_of(it));
    }
    json::array procedures;
    for (const auto* workflow : call.site.parts.workflows.current()) {
        if (asks_for(*workflow, definition.id)) {
            procedures.push_back(named(workflow->id(), workflow->label()));
        }
    }
    return {{"id", definition.id},
            {"version", definition.version},
            {"label", told(definition.label)},
            {"levels", std::move(levels)},
            {"steps_total", definition.steps.size()},
            {"procedures", std::move(procedures)}};
}

json::object rule_json(const route::Definition& definition, const route::StepRule& rule) {
    json::object out{{"id", rule.id},
                     {"label", told(rule.label)},
                     {"of", route::name_of(rule.of)},
                     {"roles", texts_json(rule.roles)},
                     {"after", ids_of(definition, rule.after)},
                     {"quorum", nullptr},
                     {"days", rule.days},
                     {"condition", nullptr},
                     {"other_than", ids_of(definition, rule.other_than)},
                     {"basis", rule.basis},
                     {"remind", nullptr},
                     {"escalate_to", texts_json(rule.escalate_to)},
                     {"silence", route::name_of(rule.silence)},
                     {"silence_basis", rule.silence_basis},
                     {"bulk", rule.bulk}};
    if (rule.quorum) {
        out["quorum"] = *rule.quorum;
    }
    if (rule.remind) {
        out["remind"] = *rule.remind;
    }
    if (rule.condition) {
        out["condition"] = told(route::condition_words(*rule.condition, definition.facts));
    }
    return out;
}

}  // namespace

Result<Response> get_route_definitions(Call& call) {
    json::array items;
    for (const auto* definition : call.site.parts.routes.current()) {
        items.push_back(summary_json(call, *definition));
    }
    return json_response(200, json::object{{"items", std::move(items)}});
}

Result<Response> get_route_definition(Call& call) {
    const auto* definition = call.site.parts.routes.current(call.path.at("definition"));
    if (definition == nullptr) {
        return Problem{ProblemKind::missing, "route.no_such_definition",
                       "Cơ quan không có tuyến duyệt này.",
                       "The office has no such approval route."};
    }
    auto out = summary_json(call, *definition);
    json::array facts;
    for (const auto& it : definition->facts) {
        facts.push_back(
            {{"id", it.id}, {"type", route::name_of(it.type)}, {"label", told(it.label)}});
    }
    out["facts"] = std::move(facts);
    json::array steps;
    for (const auto& it : definition->steps) {
        steps.push_back(rule_json(*definition, it));
    }
    out["steps"] = std::move(steps);
    return json_response(200, out);
}

}  // namespace phanbien::api
