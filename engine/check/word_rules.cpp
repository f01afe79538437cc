// Rules about words: whatever a person reads is there in Vietnamese and in English.
#include <algorithm>

#include "engine/check/rule_functions.hpp"

namespace phanbien::check {

using statechart::Annotation;
using statechart::Attributes;
using statechart::Chart;

namespace {

bool has_text(const Attributes& attributes, const std::string& name) {
    const auto* value = statechart::find_attribute(attributes, name);
    return value != nullptr && value->find_first_not_of(" \t\r\n") != std::string::npos;
}

void look_at(const Attributes& attributes, const Place& place, Notes& notes) {
    for (const std::string prefix : {"", "else_"}) {
        const bool vi = has_text(attributes, prefix + "vi");
        const bool en = has_text(attributes, prefix + "en");
        if (vi != en) {
            const std::string missing = prefix + (vi ? "en" : "vi");
            notes.add(place,
                      std::string("Thiếu lời bằng tiếng ") + (vi ? "Anh" : "Việt") +
                          " (thuộc tính " + missing + ").",
                      std::string("The words in ") + (vi ? "English" : "Vietnamese") +
                          " are missing (attribute " + missing + ").");
        }
    }
}

void look_at(const std::vector<Annotation>& annotations, const std::string& state, Notes& notes) {
    for (const auto& annotation : annotations) {
        look_at(annotation.attributes, {.line = annotation.line, .state = state}, notes);
        look_at(annotation.children, state, notes);
    }
}

}  // namespace

void missing_translation(const Chart& chart, Notes& notes) {
    for (const auto& state : chart.states()) {
        const bool root = &state == &chart.states().front();
        const auto id = root ? std::string() : state.id;
        look_at(state.attributes, {.line = state.line, .state = id}, notes);
        look_at(state.annotations, id, notes);
    }
    for (const auto& transition : chart.transitions()) {
        look_at(transition.attributes,
                {.line = transition.line,
                 .state = chart.state(transition.source).id,
                 .event = events_of(transition)},
                notes);
    }
    for (const auto& item : chart.data()) {
        look_at(item.attributes, {.line = item.line}, notes);
    }
}

// A dossier can rest here or have ended here: lists and history must be able to say where it is.
void missing_label(const Subject& subject, Notes& notes) {
    for (const auto index : subject.states()) {
        const bool rests =
            subject.open(index) || (subject.reachable(index) && subject.ended(index));
        const auto around = subject.with_ancestors(index);
        const bool labelled = std::ranges::any_of(
            around, [&](statechart::StateIndex it) { return !subject.info(it).label.vi.empty(); });
        if (subject.state(index).is_atomic() && rests &&
            (!labelled ||
             (subject.info(index).label.vi.empty() && !subject.info(index).tasks.empty()))) {
            notes.add(
                place_of(subject.chart(), index),
                "Trạng thái " + quoted(subject.state(index).id) + " chưa có tên cho người đọc.",
                "The state " + quoted(subject.state(index).id) + " has no name for people.");
        }
    }
}

}  // namespace phanbien::check
