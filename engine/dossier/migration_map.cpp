#include "engine/dossier/migration_map.hpp"

#include <algorithm>

#include "engine/dossier/limits.hpp"
#include "engine/dossier/procedure.hpp"
#include "engine/dossier/refusal.hpp"
#include "engine/kernel/json.hpp"

namespace phanbien::dossier {

namespace json = boost::json;

namespace {

constexpr std::string_view states_name = "states";
constexpr std::string_view data_name = "data";
constexpr std::string_view tasks_name = "tasks";
constexpr std::string_view sends_name = "sends";

bool has_data(const Workflow& workflow, std::string_view id) {
    const auto* item = workflow.chart().find_data(id);
    return item != nullptr && !item->is_fact();
}

bool has_task(const Workflow& workflow, std::string_view id) {
    return std::ranges::any_of(workflow.states(), [&](const StateInfo& state) {
        return std::ranges::find(state.tasks, id, &Task::id) != state.tasks.end();
    });
}

bool has_state(const Workflow& workflow, std::string_view id) {
    return workflow.chart().find(id).has_value();
}

std::optional<std::string> text_of(const json::value& value) {
    const auto* text = value.if_string();
    if (text == nullptr || text->empty() || text->size() > field_length_max) {
        return std::nullopt;
    }
    return std::string(text->data(), text->size());
}

// Null: nothing; a text: one; a list of texts: all of them.
std::optional<std::vector<std::string>> texts_of(const json::value& value) {
    std::vector<std::string> out;
    if (value.is_null()) {
        return out;
    }
    if (auto one = text_of(value)) {
        return std::vector{*std::move(one)};
    }
    const auto* list = value.if_array();
    if (list == nullptr || list->empty() || list->size() > mapping_targets_max) {
        return std::nullopt;
    }
    for (const auto& item : *list) {
        auto text = text_of(item);
        if (!text) {
            return std::nullopt;
        }
        out.push_back(*std::move(text));
    }
    return out;
}

// The members of `name` as an object of at most mapping_entries_max; absent: empty.
json::object object_in(ObjectReader& in, std::string_view name) {
    const auto& value = in.member(name);
    if (value.is_null()) {
        return {};
    }
    const auto* object = value.if_object();
    if (object == nullptr || object->size() > mapping_entries_max) {
        in.complain(name, "Phải là một đối tượng JSON không quá lớn.",
                    "Must be a JSON object that is not too large.");
        return {};
    }
    return *object;
}

NameMapping names_in(ObjectReader& in, std::string_view name) {
    NameMapping out;
    for (const auto& [id, value] : object_in(in, name)) {
        auto text = text_of(value);
        if (!text && !value.is_null()) {
            in.complain(name, "“" + std::string(id) + "”: cần một mã, hoặc null để bỏ.",
                        "\"" + std::string(id) + "\": an id is needed, or null to give it up.");
        }
        out.emplace(std::string(id), std::move(text).value_or(std::string()));
    }
    return out;
}

StateMapping states_in(ObjectReader& in) {
    StateMapping out;
    for (const auto& [id, value] : object_in(in, states_name)) {
        auto ids = texts_of(value);
        if (!ids) {
            in.complain(states_name,
                        "“" + std::string(id) +
                            "”: cần một mã trạng thái, một danh sách mã, hoặc null để bỏ.",
                        "\"" + std::string(id) +
                            "\": a state id is needed, a list of them, or null to give it up.");
        }
        out.emplace(std::string(id), std::move(ids).value_or(std::vector<std::string>()));
    }
    return out;
}

// Collects what a mapping names and a definition does not have.
class MappingCheck {
  public:
    MappingCheck(const Workflow& from, const Workflow& to) : from_(from), to_(to) {}

    void states(const StateMapping& mapping) {
        for (const auto& [id, targets] : mapping) {
            known(has_state(from_, id), states_name, id, from_);
            for (const auto& target : targets) {
                known(has_state(to_, target), states_name, target, to_);
                same_kind(id, target);
            }
        }
    }

    void names(const NameMapping& mapping, std::string_view member,
               bool (*has)(const Workflow&, std::string_view)) {
        for (const auto& [id, target] : mapping) {
            known(has(from_, id), member, id, from_);
            known(target.empty() || has(to_, target), member, target, to_);
        }
    }

    void initial(const json::object& values) {
        for (const auto& value : values) {
            known(has_data(to_, value.key()), "initial", value.key(), to_);
        }
    }

    Result<void> verdict() {
        if (mistakes_.empty()) {
            return {};
        }
        return invalid_data(std::move(mistakes_));
    }

  private:
    void known(bool is_known, std::string_view member, std::string_view id,
               const Workflow& workflow) {
        if (is_known) {
            return;
        }
        const auto name = std::string(id);
        mistakes_.push_back(
            {"/map/" + std::string(member),
             "Phiên bản " + workflow.version() + " của quy trình không có “" + name + "”.",
             "Version " + workflow.version() + " of the procedure has no \"" + name + "\"."});
    }

    // What a history remembers cannot become a state, nor the other way round.
    void same_kind(const std::string& id, const std::string& target) {
        const auto before = from_.chart().find(id);
        const auto after = to_.chart().find(target);
        if (before && after &&
            from_.chart().state(*before).is_history() != to_.chart().state(*after).is_history()) {
            mistakes_.push_back({"/map/states",
                                 "“" + id + "” và “" + target +
                                     "”: một bên là ký ức (history), một bên là trạng thái.",
                                 "\"" + id + "\" and \"" + target +
                                     "\": one is a history and the other is a state."});
        }
    }

    const Workflow& from_;
    const Workflow& to_;
    std::vector<FieldProblem> mistakes_;
};

std::optional<std::string> name_for(const Mapping& mapping, const NameMapping& names,
                                    std::string_view kind, std::string_view id, bool is_there) {
    if (const auto found = names.find(id); found != names.end()) {
        return found->second;
    }
    if (is_there && mapping.same_ids.contains(kind)) {
        return std::string(id);
    }
    return std::nullopt;
}

}  // namespace

std::optional<std::vector<std::string>> Mapping::states_for(std::string_view id,
                                                            const Workflow& to_workflow) const {
    if (const auto found = states.find(id); found != states.end()) {
        return found->second;
    }
    if (same_ids.contains(states_name) && has_state(to_workflow, id)) {
        return std::vector{std::string(id)};
    }
    return std::nullopt;
}

std::optional<std::string> Mapping::data_for(std::string_view id,
                                             const Workflow& to_workflow) const {
    return name_for(*this, data, data_name, id, has_data(to_workflow, id));
}

std::optional<std::string> Mapping::task_for(std::string_view id,
                                             const Workflow& to_workflow) const {
    return name_for(*this, tasks, tasks_name, id, has_task(to_workflow, id));
}

std::optional<std::string> Mapping::send_for(std::string_view event,
                                             const Workflow& to_workflow) const {
    return name_for(*this, sends, sends_name, event, has_transition(to_workflow, event));
}

Result<Mapping> mapping_from_json(const json::value& value, std::string pointer) {
    ObjectReader in(value, std::move(pointer));
    Mapping mapping;
    mapping.procedure = in.optional_text("procedure", {.max = field_length_max});
    mapping.from = in.optional_text("from", {.max = field_length_max});
    mapping.to = in.optional_text("to", {.max = field_length_max});
    mapping.reason = in.optional_text("reason", {.max = reason_length_max});
    mapping.states = states_in(in);
    mapping.data = names_in(in, data_name);
    mapping.tasks = names_in(in, tasks_name);
    mapping.sends = names_in(in, sends_name);
    mapping.events = names_in(in, "events");
    mapping.initial = object_in(in, "initial");
    if (!in.member("same_ids").is_null()) {
        for (auto& kind : in.texts("same_ids", 4)) {
            if (kind != states_name && kind != data_name && kind != tasks_name &&
                kind != sends_name) {
                in.complain("same_ids", "Chỉ có: states, data, tasks, sends.",
                            "Only: states, data, tasks, sends.");
            }
            mapping.same_ids.insert(std::move(kind));
        }
    }
    if (auto problem = in.finish()) {
        return *std::move(problem);
    }
    return mapping;
}

Result<void> check_mapping(const Mapping& mapping, const Workflow& from, const Workflow& to) {
    MappingCheck check(from, to);
    check.states(mapping.states);
    check.names(mapping.data, data_name, has_data);
    check.names(mapping.tasks, tasks_name, has_task);
    check.names(mapping.sends, sends_name, has_transition);
    check.names(mapping.events, "events", has_transition);
    check.initial(mapping.initial);
    return check.verdict();
}

bool names_definition(std::string_view version_or_hash, const Workflow& workflow) {
    return version_or_hash == workflow.version() || version_or_hash == workflow.hash();
}

}  // namespace phanbien::dossier
