#include "engine/dossier/due_dates.hpp"

#include <algorithm>

#include "engine/kernel/object_text.hpp"

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

const Sentence set_by_hand{.vi = "hạn ghi khi giao việc",
                           .en = "the date set when it was asked for"};

// The same members for a date that no rule made.
void write_no_rule(ObjectText& out) {
    for (const auto* member : {"from", "count", "unit", "direction"}) {
        out.raw(member, "null");
    }
    out.text("basis", "");
    out.raw("skipped", "[]");
    out.number("skipped_total", 0);
    out.raw("moved", "null");
    out.raw("uncertain", "[]");
    out.raw("provisional", "[]");
}

// The move, where it is the one that led to the date shown.
const DueChange* change_of(const OpenTask& task, const Dossier& dossier) {
    const auto found = dossier.due_changes.find(task.key);
    const bool holds = found != dossier.due_changes.end() && found->second.at >= task.opened_at &&
                       found->second.to == task.due_on;
    return holds ? &found->second : nullptr;
}

void add_change(Sentence& sentence, const DueChange& change) {
    const auto year = std::to_string(change.year);
    const auto before = calendar::written(change.from);
    sentence.vi += "; trước là " + before + ", chuyển do lịch năm " + year + " thay đổi";
    sentence.en += "; it was " + before + " and moved since the calendar of " + year + " changed";
}

void write_change(std::string& out, const DueChange& change) {
    ObjectText object(out);
    object.text("from", to_text(change.from));
    object.text("at", to_text(change.at));
    object.number("year", change.year);
    object.end();
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

std::string explanation_of(const OpenTask& task, const Dossier& dossier) {
    if (!task.due_on) {
        return "{}";
    }
    std::string text;
    ObjectText out(text);
    task.due ? calendar::write_members(out, *task.due) : write_no_rule(out);
    auto words = task.due ? calendar::explained(*task.due) : set_by_hand;
    const auto* change = change_of(task, dossier);
    if (change != nullptr) {
        add_change(words, *change);
    }
    ObjectText sentence(out.begin("sentence"));
    sentence.text("vi", words.vi);
    sentence.text("en", words.en);
    sentence.end();
    if (change != nullptr) {
        write_change(out.begin("changed"), *change);
    } else {
        out.raw("changed", "null");
    }
    out.end();
    return text;
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
