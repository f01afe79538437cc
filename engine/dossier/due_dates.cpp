#include "engine/dossier/due_dates.hpp"

#include <algorithm>
#include <boost/json/array.hpp>

namespace phanbien::dossier {

namespace json = boost::json;

namespace {

std::optional<Date> date_in(const json::object& data, std::string_view id) {
    const auto* value = data.if_contains(id);
    const auto* text = value == nullptr ? nullptr : value->if_string();
    return text == nullptr ? std::nullopt : parse_date({text->data(), text->size()});
}

std::optional<Date> anchor_of(const DueRule& rule, Date entered, const Dossier& dossier) {
    if (rule.anchor == anchor_entered) {
        return entered;
    }
    if (rule.anchor == anchor_received) {
        return dossier.registered.received_on;
    }
    if (rule.anchor == anchor_planned_submission) {
        return dossier.registered.planned_submission_on;
    }
    return date_in(dossier.instance.data, rule.anchor);
}

// The form of schema DueExplanation for a date that no rule made.
json::object set_by_hand() {
    return {{"from", nullptr},
            {"count", nullptr},
            {"unit", nullptr},
            {"direction", nullptr},
            {"basis", ""},
            {"skipped", json::array()},
            {"skipped_total", 0},
            {"moved", nullptr},
            {"uncertain", json::array()},
            {"provisional", json::array()},
            {"sentence", json::object{{"vi", "hạn ghi khi giao việc"},
                                      {"en", "the date set when it was asked for"}}}};
}

void append(json::value& sentence, std::string_view language, const std::string& words) {
    auto& text = sentence.as_object()[language].as_string();
    text.append(words);
}

// The move, where it is the one that led to the date shown.
const DueChange* change_of(const OpenTask& task, const Dossier& dossier) {
    const auto found = dossier.due_changes.find(task.key);
    const bool holds = found != dossier.due_changes.end() && found->second.at >= task.opened_at &&
                       found->second.to == task.due_on;
    return holds ? &found->second : nullptr;
}

}  // namespace

std::optional<calendar::Due> due_of(const DueRule& rule, Date entered, const Dossier& dossier,
                                    const calendar::Calendars& calendars) {
    const auto from = anchor_of(rule, entered, dossier);
    if (!from) {
        return std::nullopt;
    }
    return calendar::due_of(rule.period, *from, calendars);
}

json::object explanation_of(const OpenTask& task, const Dossier& dossier) {
    if (!task.due_on) {
        return {};
    }
    auto out = task.due ? calendar::to_json(*task.due) : set_by_hand();
    out["changed"] = nullptr;
    if (const auto* change = change_of(task, dossier)) {
        const auto year = std::to_string(change->year);
        const auto before = calendar::written(change->from);
        out["changed"] = json::object{
            {"from", to_text(change->from)}, {"at", to_text(change->at)}, {"year", change->year}};
        append(out["sentence"], "vi",
               "; trước là " + before + ", chuyển do lịch năm " + year + " thay đổi");
        append(out["sentence"], "en",
               "; it was " + before + " and moved since the calendar of " + year + " changed");
    }
    return out;
}

std::vector<DueMove> moves_between(const std::vector<OpenTask>& before,
                                   const std::vector<OpenTask>& after) {
    std::vector<DueMove> out;
    for (const auto& task : after) {
        const auto same = std::ranges::find(before, task.key, &OpenTask::key);
        if (same != before.end() && same->due_on && task.due_on && same->due_on != task.due_on) {
            out.push_back({.task = task.key,
                           .task_id = task.task_id,
                           .from = *same->due_on,
                           .to = *task.due_on});
        }
    }
    return out;
}

}  // namespace phanbien::dossier
