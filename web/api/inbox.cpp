// Việc của tôi: what waits for me, and what I wait for.
#include <algorithm>
#include <optional>

#include "web/api/resources.hpp"
#include "web/api/restricted.hpp"
#include "web/api/summaries.hpp"
#include "web/api/words.hpp"

namespace phanbien::api {

namespace json = boost::json;

namespace {

constexpr std::size_t inbox_max = 500;

enum class Whose { mine, others };

// One thing that waits, and by what it is put in its place.
struct Item {
    bool overdue = false;
    std::optional<Date> due_on;
    json::object shown;
};

// The store has one row per role that may do a task; people see the task once.
void add_tasks(const Shown& shown, const std::vector<runtime::InboxTask>& rows, Whose whose,
               std::vector<Item>& out) {
    struct Merged {
        TaskFacts task;
        const dossier::DossierRow* dossier;
    };
    std::vector<Merged> merged;
    for (const auto& row : rows) {
        auto known = std::ranges::find_if(merged, [&](const Merged& item) {
            return item.dossier->id == row.dossier.id && item.task.key == row.task.key;
        });
        if (known == merged.end()) {
            const auto& task = row.task;
            merged.push_back({{task.key,
                               task.task_id,
                               task.organisation,
                               {task.role},
                               task.due_on,
                               task.opened_at,
                               whose == Whose::mine,
                               task.due_explanation},
                              &row.dossier});
        } else {
            known->task.roles.push_back(row.task.role);
        }
    }
    for (auto& item : merged) {
        const auto* workflow = shown.desk.workflow(item.dossier->workflow_hash);
        if (workflow == nullptr) {
            continue;  // nobody can open it to do anything
        }
        if (const auto* task = find_task(*workflow, item.task.task_id)) {
            item.task.roles = task->who.roles;
        }
        out.push_back({.overdue = item.task.due_on && *item.task.due_on < shown.today,
                       .due_on = item.task.due_on,
                       .shown = {{"kind", "task"},
                                 {"task", task_json(shown, *workflow, item.task)},
                                 {"approval", nullptr},
                                 {"dossier", dossier_summary(shown, *item.dossier)}}});
    }
}

// As the office's directory calls whoever signs in by this name.
std::string name_behind(Desk& desk, const std::string& username) {
    const auto& directory = desk.directory();
    const auto who = directory.person_of_account(username);
    return who ? directory.at(*who).name : username;
}

json::object approval_json(const Shown& shown, const dossier::ApprovalRow& row) {
    return {{"route", row.invoke},
            {"step", row.step},
            {"label", label({row.step_label.vi, row.step_label.en})},
            {"who", name_behind(shown.desk, row.username)},
            {"for_advice", row.for_advice},
            {"on_behalf_of", row.on_behalf_of},
            {"due_on", to_text(row.due_on)},
            {"overdue", row.late || row.due_on < shown.today},
            {"working_days_left", shown.working_days_left(row.due_on)},
            {"opened_at", to_text(row.opened_at)},
            {"bulk", row.bulk && !row.for_advice},
            {"document", row.document},
            {"document_name", row.document_name},
            {"seen_document", row.seen_document}};
}

void add_approvals(const Shown& shown, const std::vector<runtime::InboxApproval>& rows,
                   std::vector<Item>& out) {
    for (const auto& [row, dossier] : rows) {
        if (shown.desk.workflow(dossier.workflow_hash) == nullptr) {
            continue;
        }
        out.push_back({.overdue = row.late || row.due_on < shown.today,
                       .due_on = row.due_on,
                       .shown = {{"kind", "approval"},
                                 {"task", nullptr},
                                 {"approval", approval_json(shown, row)},
                                 {"dossier", dossier_summary(shown, dossier)}}});
    }
}

// Overdue first, then soonest due; what has no date comes last.
json::array in_order(std::vector<Item> items) {
    std::ranges::stable_sort(items, [](const Item& one, const Item& other) {
        if (one.overdue != other.overdue) {
            return one.overdue;
        }
        return one.due_on && (!other.due_on || *one.due_on < *other.due_on);
    });
    json::array out;
    for (auto& it : items) {
        out.push_back(std::move(it.shown));
    }
    return out;
}

// What of other people's work this person may know of: who was asked to review is for the host, as
// it is in the dossier itself.
class WaitsFor {
  public:
    WaitsFor(Desk& desk, const people::Actor& actor) : desk_(desk), actor_(actor) {}

    bool operator()(const runtime::InboxTask& row) const {
        if (row.dossier.host == actor_.organisation) {
            return true;
        }
        const auto* workflow = desk_.workflow(row.dossier.workflow_hash);
        const auto* task = workflow ? find_task(*workflow, row.task.task_id) : nullptr;
        return task && !task->each_review;
    }

  private:
    Desk& desk_;
    const people::Actor& actor_;
};

}  // namespace

Result<Response> get_inbox(Call& call) {
    const Shown shown{call.desk, call.desk.calendars(), call.today()};
    const auto actor = call.actor();
    auto& reading = call.desk.reading();
    const auto mine = reading.inbox(actor, inbox_max);
    const WaitsFor waits(call.desk, actor);
    auto others = reading.waiting_for_others(actor, inbox_max);
    std::erase_if(others, [&](const runtime::InboxTask& row) {
        return !waits(row) || is_withheld(call.desk, row.dossier, actor);
    });
    auto approvals_of_others = reading.approvals_elsewhere(actor, inbox_max);
    std::erase_if(approvals_of_others, [&](const runtime::InboxApproval& row) {
        return is_withheld(call.desk, row.dossier, actor);
    });
    std::vector<Item> for_me;
    add_tasks(shown, mine, Whose::mine, for_me);
    add_approvals(shown, reading.approvals(actor, inbox_max), for_me);
    std::vector<Item> for_others;
    add_tasks(shown, others, Whose::others, for_others);
    add_approvals(shown, approvals_of_others, for_others);
    return json_response(
        200, {{"mine", in_order(std::move(for_me))}, {"others", in_order(std::move(for_others))}});
}

}  // namespace phanbien::api
