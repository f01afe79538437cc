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
                               whose == Whose::mine,
                               task.due_explanation},
                              &row.dossier});
        } else {
            known->task.roles.push_back(row.task.role);
        }
    }
    json::array out;
    for (auto& item : merged) {
        const auto* workflow = shown.desk.workflow(item.dossier->workflow_hash);
        if (workflow == nullptr) {
            continue;  // nobody can open it to do anything
        }
        if (const auto* task = find_task(*workflow, item.task.task_id)) {
            item.task.roles = task->who.roles;
        }
        out.push_back({{"task", task_json(shown, *workflow, item.task)},
                       {"dossier", dossier_summary(shown, *item.dossier)}});
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
    const Shown shown{call.desk, call.today()};
    const auto actor = call.actor();
    auto& reading = call.desk.reading();
    const auto mine = reading.inbox(actor, inbox_max);
    const WaitsFor waits(call.desk, actor);
    auto others = reading.waiting_for_others(actor, inbox_max);
    std::erase_if(others, [&](const runtime::InboxTask& row) { return !waits(row); });
    return json_response(200, {{"mine", items(shown, mine, Whose::mine)},
                               {"others", items(shown, others, Whose::others)}});
}

}  // namespace phanbien::api
