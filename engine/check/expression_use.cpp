#include "engine/check/expression_use.hpp"

#include "engine/check/content_walk.hpp"

namespace phanbien::check {

using statechart::Annotation;
using statechart::Chart;

namespace {

class UseCollector {
  public:
    explicit UseCollector(const Chart& chart) : chart_(chart) {}

    std::vector<ExpressionUse> collect() {
        for (const auto& transition : chart_.transitions()) {
            if (transition.condition) {
                add(*transition.condition, at(transition), true, &transition);
            }
        }
        for_each_action(chart_, [&](const statechart::Action& action, const ContentPlace& place) {
            add_content(action, place);
        });
        for (const auto& item : chart_.data()) {
            add(item.expression, {.line = item.line}, false, nullptr);
        }
        for (const auto& state : chart_.states()) {
            if (state.done_data) {
                statechart::for_each_expression(*state.done_data, [&](const std::string& text) {
                    add(text, {.line = state.line, .state = state.id}, true, nullptr);
                });
            }
            for (const auto& invoke : state.invokes) {
                // A state may be entered again by history: then another event has led there.
                statechart::for_each_expression(invoke.payload, [&](const std::string& text) {
                    add(text, {.line = invoke.line, .state = state.id}, false, nullptr);
                });
            }
            const bool root = &state == &chart_.states().front();
            add_conditions(state.annotations, root ? std::string() : state.id);
        }
        return std::move(out_);
    }

  private:
    Place at(const statechart::Transition& transition) const {
        return {.line = transition.line,
                .state = chart_.state(transition.source).id,
                .event = events_of(transition)};
    }

    void add(const std::string& text, Place place, bool has_event,
             const statechart::Transition* transition) {
        if (!text.empty()) {
            out_.push_back({text, std::move(place), has_event, transition});
        }
    }

    void add_content(const statechart::Action& action, const ContentPlace& content) {
        Place place{.line = action.line, .state = chart_.state(content.state).id};
        if (content.transition != nullptr) {
            place.event = events_of(*content.transition);
        }
        const auto note = [&](const std::string& text) {
            add(text, place, true, content.transition);
        };
        statechart::for_each_expression(action, note);
        if (const auto* choice = std::get_if<statechart::If>(&action.what)) {
            for (const auto& branch : choice->branches) {
                note(branch.condition.value_or(""));
            }
        }
    }

    // pb:requires, pb:see, pb:notice, at any depth.
    void add_conditions(const std::vector<Annotation>& annotations, const std::string& state) {
        for (const auto& annotation : annotations) {
            if (const auto* condition = annotation.attribute("cond")) {
                add(*condition, {.line = annotation.line, .state = state}, false, nullptr);
            }
            add_conditions(annotation.children, state);
        }
    }

    const Chart& chart_;
    std::vector<ExpressionUse> out_;
};

}  // namespace

std::vector<ExpressionUse> expressions_of(const Chart& chart) {
    return UseCollector(chart).collect();
}

std::vector<AssignUse> assignments_of(const Chart& chart) {
    std::vector<AssignUse> out;
    for_each_action(chart, [&](const statechart::Action& action, const ContentPlace& place) {
        if (const auto* assign = std::get_if<statechart::Assign>(&action.what)) {
            out.push_back({assign,
                           {.line = action.line, .state = chart.state(place.state).id},
                           place.transition});
        }
    });
    return out;
}

std::set<std::string> variable_names(const Chart& chart) {
    std::set<std::string> out;
    for (const auto& item : chart.data()) {
        out.insert(item.id);
    }
    for_each_action(chart, [&](const statechart::Action& action, const ContentPlace&) {
        if (const auto* loop = std::get_if<statechart::Foreach>(&action.what)) {
            out.insert(loop->item);
            out.insert(loop->index);
        }
    });
    return out;
}

}  // namespace phanbien::check
