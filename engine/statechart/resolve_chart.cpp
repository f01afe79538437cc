#include "engine/statechart/resolve_chart.hpp"

#include <algorithm>
#include <bit>
#include <set>

#include "engine/statechart/transition_sets.hpp"

namespace phanbien::statechart {

void ChartResolver::resolve(const std::vector<PendingTargets>& pending) {
    settle_kinds();
    index_ids();
    for (const PendingTargets& targets : pending) {
        resolve_targets(targets);
    }
    if (!source_.flawless()) {
        return;  // what follows would only repeat the same mistakes
    }
    for (StateIndex index = 0; index < static_cast<StateIndex>(chart_.states_.size()); ++index) {
        settle_initial(chart_.states_[static_cast<std::size_t>(index)], index);
    }
    for (const Transition& transition : chart_.transitions_) {
        check_compatible(transition.targets, transition.line);
    }
    prepare_steps();
    const auto model = make_data_model(chart_);
    check_data(*model);
    if (!options_.late_expression_errors) {
        check_expressions(*model);
    }
}

void ChartResolver::settle_kinds() {
    for (State& state : chart_.states_) {
        if (state.kind == StateKind::atomic && !state.children.empty()) {
            state.kind = StateKind::compound;
        }
        const bool needs_children =
            state.kind == StateKind::root || state.kind == StateKind::parallel;
        if (needs_children && state.children.empty()) {
            source_.complain_at(state.line, "Phải có ít nhất một trạng thái con.",
                                "At least one child state is needed.");
        }
    }
}

// The root has no id that could be a target.
void ChartResolver::index_ids() {
    const auto count = chart_.states_.size();
    chart_.places_.assign(std::bit_ceil(2 * count), no_state);
    for (StateIndex i = 1; i < static_cast<StateIndex>(count); ++i) {
        const std::string& id = chart_.state(i).id;
        if (chart_.find(id)) {
            source_.complain_at(chart_.state(i).line, "Trùng id trạng thái: \"" + id + "\".",
                                "Two states have the id \"" + id + "\".");
            continue;
        }
        std::size_t at = std::hash<std::string_view>()(id);
        while (chart_.places_[at & (chart_.places_.size() - 1)] != no_state) {
            ++at;
        }
        chart_.places_[at & (chart_.places_.size() - 1)] = i;
    }
}

// What every step would otherwise find out again.
void ChartResolver::prepare_steps() {
    for (Transition& transition : chart_.transitions_) {
        const auto is_history = [this](StateIndex state) {
            return chart_.state(state).is_history();
        };
        if (std::none_of(transition.targets.begin(), transition.targets.end(), is_history)) {
            transition.fixed_domain = transition_domain(chart_, transition, {});
        }
    }
    for (State& state : chart_.states_) {
        const auto is_eventless = [this](int index) {
            return chart_.transition(index).eventless();
        };
        state.may_go_without_event =
            (state.parent != no_state && chart_.state(state.parent).may_go_without_event) ||
            std::any_of(state.transitions.begin(), state.transitions.end(), is_eventless);
    }
}

void ChartResolver::resolve_targets(const PendingTargets& pending) {
    std::vector<StateIndex> targets;
    for (const std::string& id : pending.ids) {
        if (const auto found = chart_.find(id)) {
            targets.push_back(*found);
        } else {
            source_.complain_at(pending.line, "Không có trạng thái nào mang id \"" + id + "\".",
                                "No state has the id \"" + id + "\".");
        }
    }
    if (pending.ids.empty()) {
        source_.complain_at(pending.line, "Thiếu trạng thái đích.", "A target state is missing.");
    }
    if (pending.initial_of != no_state) {
        auto& state = chart_.states_[static_cast<std::size_t>(pending.initial_of)];
        state.initial->targets = std::move(targets);
    } else {
        chart_.transitions_[static_cast<std::size_t>(pending.transition)].targets =
            std::move(targets);
    }
}

// Without an initial state, a compound state begins with its first child (section 3.6).
void ChartResolver::settle_initial(State& state, StateIndex index) {
    const bool begins_somewhere =
        state.kind == StateKind::root || state.kind == StateKind::compound || state.is_history();
    if (!state.initial) {
        if (begins_somewhere && !state.children.empty()) {
            state.initial = Transition{
                .source = index, .targets = {state.children.front()}, .line = state.line};
        }
        return;
    }
    if (!begins_somewhere) {
        source_.complain_at(state.line, "Trạng thái không có con thì không có initial.",
                            "A state without children has no initial state.");
        return;
    }
    check_initial(state, index);
    check_compatible(state.initial->targets, state.initial->line);
}

void ChartResolver::check_initial(const State& state, StateIndex index) {
    const StateIndex scope = state.is_history() ? state.parent : index;
    for (const StateIndex target : state.initial->targets) {
        const std::string& id = chart_.state(target).id;
        if (!chart_.is_descendant(target, scope)) {
            source_.complain_at(state.initial->line,
                                "Chỗ bắt đầu \"" + id + "\" không nằm bên trong.",
                                "The initial state \"" + id + "\" does not lie inside.");
        } else if (state.is_history() && chart_.state(target).is_history()) {
            source_.complain_at(state.initial->line,
                                "Mặc định của <history> phải là một trạng thái thật.",
                                "The default of a <history> must be a real state.");
        }
    }
}

// Two targets can be active together only if they meet in a parallel state or one holds the other.
void ChartResolver::check_compatible(const std::vector<StateIndex>& targets, int line) {
    for (const StateIndex one : targets) {
        for (const StateIndex other : targets) {
            if (one >= other || chart_.is_descendant(other, one)) {
                continue;
            }
            StateIndex meeting = chart_.state(one).parent;
            while (!chart_.is_descendant(other, meeting)) {
                meeting = chart_.state(meeting).parent;
            }
            if (chart_.state(meeting).kind != StateKind::parallel) {
                const std::string both =
                    "\"" + chart_.state(one).id + "\", \"" + chart_.state(other).id + "\"";
                source_.complain_at(line, "Các đích không thể cùng hoạt động: " + both + ".",
                                    "The targets cannot be active together: " + both + ".");
            }
        }
    }
}

void ChartResolver::check_data(DataModel& model) {
    std::set<std::string> seen;
    for (const DataItem& item : chart_.data_) {
        if (!seen.insert(item.id).second) {
            source_.complain_at(item.line, "Trùng id dữ liệu: \"" + item.id + "\".",
                                "Two <data> have the id \"" + item.id + "\".");
        }
        if (const auto fault = model.fault_in_name(item.id)) {
            source_.complain_at(item.line, "Tên dữ liệu không dùng được: " + *fault + ".",
                                "This <data> id cannot be used: " + *fault + ".");
        }
    }
}

void ChartResolver::check_expressions(DataModel& model) {
    for (const DataItem& item : chart_.data_) {
        check_expression(model, item.expression, item.line);
    }
    for (const Script& script : chart_.scripts_) {
        complain_of_expression(model.fault_in_script(script.text), "<script>",
                               chart_.states_.front().line);
    }
    for (const State& state : chart_.states_) {
        for (const auto* blocks : {&state.on_entry, &state.on_exit}) {
            for (const Block& block : *blocks) {
                check_block(model, block);
            }
        }
        if (state.initial) {
            check_block(model, state.initial->content);
        }
        if (state.done_data) {
            check_payload(model, *state.done_data, state.line);
        }
        for (const Invoke& invoke : state.invokes) {
            check_invoke(model, invoke);
        }
    }
    for (const Transition& transition : chart_.transitions_) {
        if (transition.condition) {
            check_condition(model, *transition.condition, transition.line);
        }
        check_block(model, transition.content);
    }
}

void ChartResolver::check_block(DataModel& model, const Block& block) {
    for (const Action& action : block) {
        check_action(model, action);
    }
}

void ChartResolver::check_action(DataModel& model, const Action& action) {
    const int line = action.line;
    for_each_expression(action,
                        [&](const std::string& text) { check_expression(model, text, line); });
    if (const auto* send = std::get_if<Send>(&action.what)) {
        check_id_location(model, send->id_location, line);
    } else if (const auto* assign = std::get_if<Assign>(&action.what)) {
        complain_of_expression(model.fault_in_location(assign->location), assign->location, line);
    } else if (const auto* choice = std::get_if<If>(&action.what)) {
        for (const If::Branch& branch : choice->branches) {
            if (branch.condition) {
                check_condition(model, *branch.condition, line);
            }
            check_block(model, branch.block);
        }
    } else if (const auto* loop = std::get_if<Foreach>(&action.what)) {
        complain_of_expression(model.fault_in_name(loop->item), loop->item, line);
        if (!loop->index.empty()) {
            complain_of_expression(model.fault_in_name(loop->index), loop->index, line);
        }
        check_block(model, loop->block);
    } else if (const auto* script = std::get_if<Script>(&action.what)) {
        complain_of_expression(model.fault_in_script(script->text), "<script>", line);
    }
}

void ChartResolver::check_invoke(DataModel& model, const Invoke& invoke) {
    check_expression(model, invoke.type.expression, invoke.line);
    check_expression(model, invoke.source.expression, invoke.line);
    check_payload(model, invoke.payload, invoke.line);
    check_id_location(model, invoke.id_location, invoke.line);
    if (invoke.finalize) {
        check_block(model, *invoke.finalize);
    }
}

void ChartResolver::check_payload(DataModel& model, const Payload& payload, int line) {
    for_each_expression(payload,
                        [&](const std::string& text) { check_expression(model, text, line); });
}

void ChartResolver::check_id_location(DataModel& model, const std::string& text, int line) {
    if (!text.empty()) {
        complain_of_expression(model.fault_in_location(text), text, line);
    }
}

void ChartResolver::check_expression(DataModel& model, const std::string& text, int line) {
    if (!text.empty()) {
        complain_of_expression(model.fault_in_expression(text), text, line);
    }
}

void ChartResolver::check_condition(DataModel& model, const std::string& text, int line) {
    complain_of_expression(model.fault_in_condition(text), text, line);
}

void ChartResolver::complain_of_expression(const std::optional<std::string>& fault,
                                           const std::string& text, int line) {
    if (fault) {
        source_.complain_at(line, "Biểu thức sai cú pháp: " + text + " (" + *fault + ").",
                            "This expression is malformed: " + text + " (" + *fault + ").");
    }
}

}  // namespace phanbien::statechart
