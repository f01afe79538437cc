#include "engine/dossier/closing_record.hpp"

#include <algorithm>

#include "engine/dossier/consultation.hpp"
#include "engine/dossier/reading.hpp"
#include "engine/dossier/synthesis.hpp"

namespace phanbien::dossier {

namespace {

// What was filled in, in words; empty: nothing, or a file.
std::string filled_words(const Field& field, const boost::json::object& data,
                         const Workflow& workflow) {
    const auto* value = data.if_contains(field.id);
    if (value == nullptr) {
        return {};
    }
    if (const auto* flag = value->if_bool()) {
        return *flag ? "có" : "không";
    }
    if (const auto* number = value->if_int64()) {
        return std::to_string(*number);
    }
    if (!value->is_string() || field.type == FieldType::file) {
        return {};
    }
    const std::string text(value->get_string());
    if (field.type == FieldType::choice) {
        return item_label(workflow, field.list, text);
    }
    const auto day = field.type == FieldType::date ? parse_date(text) : std::nullopt;
    return day ? short_date(*day) : text;
}

std::vector<PaperItem> closing_items(const Moved& step, const Workflow& workflow) {
    std::vector<PaperItem> out;
    const auto* action = workflow.action(step.event);
    if (action == nullptr) {
        return out;
    }
    for (const auto& field : action->fields) {
        if (auto words = filled_words(field, step.data, workflow); !words.empty()) {
            out.push_back({{"label", field.label.vi}, {"text", std::move(words)}});
        }
    }
    return out;
}

void add_tallies(std::vector<PaperItem>& out, std::string_view label, int total,
                 const std::vector<Tally>& parts) {
    out.push_back({{"label", std::string(label)}, {"count", std::to_string(total)}});
    for (const auto& part : parts) {
        out.push_back({{"label", "– " + part.label}, {"count", std::to_string(part.count)}});
    }
}

}  // namespace

void follow_ending(std::optional<Ending>& ending, const Event& event, const Workflow& workflow) {
    const auto* moved = std::get_if<Moved>(&event.body);
    if (moved == nullptr) {
        return;
    }
    if (!workflow.has_end_among(moved->entered)) {
        if (workflow.has_end_among(moved->exited)) {
            ending.reset();
        }
    } else if (!ending) {
        ending = Ending{.at = event.at, .step = *moved};
    }
}

void add_closing_record(PaperValues& values, const Dossier& dossier, const Workflow& workflow,
                        const Names& names, const Ending& ending) {
    const auto day = vietnam_day(ending.at);
    const auto label = workflow.event_label(ending.step.event);
    std::string states;
    for (const auto* state : active_states(dossier, workflow)) {
        states += (states.empty() ? "" : ", ") + state->label.vi;
    }
    values.texts["procedure"] = workflow.label().vi;
    values.texts["state"] = states;
    values.texts["ended_on"] = short_date(day);
    values.texts["ended_by"] = label.vi.empty() ? ending.step.event : label.vi;
    values.lists["closing"] = closing_items(ending.step, workflow);
    // The table counts so that the parts add up to each total.
    const auto counts = synthesis_of(dossier, workflow, names, day).counts;
    auto& ledger = values.lists["ledger"];
    add_tallies(ledger, "Ý kiến đã nhận", counts.received, counts.opinions);
    add_tallies(ledger, "Kiến nghị", counts.recommended, counts.recommendations);
}

}  // namespace phanbien::dossier
