// Việc của tôi: what waits for me, and what I wait for.
#include <algorithm>

#include "web/api/resources.hpp"
#include "web/api/summaries.hpp"
#include "web/api/words.hpp"

namespace phanbien::api {

namespace json = boost::json;

namespace {

constexpr std::size_t inbox_max = 500;

enum class Whose { mine, others };

// The store has one row per role that may do a task; people see the task once.
json::array items(const Shown& shown, const std::vector<runtime::InboxTask>& rows, Whose whose) {
    struct Item {
        TaskFacts task;
        const dossier::DossierRow* dossier;
    };
    std::vector<Item> merged;
    for (const auto& row : rows) {
        auto known = std::ranges::find_if(merged, [&](const Item& item) {
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
                               whose == Whose::mine},
                              &row.dossier});
        } else {
            known->task.roles.push_back(row.task.role);
        }
    }
    json::array out;
    for (auto& item : merged) {
        if (const auto* task = find_task(shown.workflow, item.task.task_id)) {
            item.task.roles = task->who.roles;
        }
        out.push_back({{"task", task_json(shown, item.task)},
                       {"dossier", dossier_summary(shown, *item.dossier)}});
    }
    return out;
}

}  // namespace

Result<Response> get_inbox(Call& call) {
    const Shown shown{call.desk, call.site.parts.workflows.current(), call.today()};
    const auto actor = call.actor();
    auto& reading = call.desk.reading();
    const auto mine = reading.inbox(actor, inbox_max);
    std::vector<runtime::InboxTask> others;
    if (may_read_as(shown.workflow, actor, dossier::Relation::host) ||
        may_read_as(shown.workflow, actor, dossier::Relation::drafting_body)) {
        others = reading.waiting_for_others(actor, inbox_max);
    }
    return json_response(200, {{"mine", items(shown, mine, Whose::mine)},
                               {"others", items(shown, others, Whose::others)}});
}

}  // namespace phanbien::api
