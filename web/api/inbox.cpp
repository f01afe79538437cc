// Việc của tôi: what waits for me, and what I wait for.
#include <algorithm>
#include <boost/json/serialize.hpp>
#include <optional>

#include "engine/kernel/object_text.hpp"
#include "web/api/query_reader.hpp"
#include "web/api/resources.hpp"
#include "web/api/restricted.hpp"
#include "web/api/summaries.hpp"
#include "web/api/words.hpp"

namespace phanbien::api {

namespace json = boost::json;

namespace {

constexpr std::size_t inbox_max = 500;    // of each of the two lists
constexpr std::size_t others_usual = 50;  // nobody reads more of what others do at once

enum class Whose { mine, others };

// One thing that waits, and by what it is put in its place.
struct Item {
    bool overdue = false;
    std::optional<Date> due_on;
    std::string shown;  // InboxItem
};

void add_tasks(Summaries& summaries, const std::vector<runtime::InboxTask>& rows, Whose whose,
               std::vector<Item>& out) {
    for (const auto& row : rows) {
        const auto& task = row.task;
        const auto* workflow = summaries.workflow(row.dossier.workflow_hash);
        if (workflow == nullptr) {
            continue;  // nobody can open it to do anything
        }
        const auto* known = summaries.task(*workflow, task.task_id);
        auto& item = out.emplace_back();
        item.overdue = task.due_on && *task.due_on < summaries.shown().today;
        item.due_on = task.due_on;
        ObjectText shown(item.shown);
        shown.text("kind", "task");
        summaries.append(shown.begin("task"), *workflow,
                         {.key = task.key,
                          .task_id = task.task_id,
                          .organisation = task.organisation,
                          .roles = known ? std::span(known->who.roles) : std::span(&task.role, 1),
                          .due_on = task.due_on,
                          .opened_at = task.opened_at,
                          .mine = whose == Whose::mine,
                          .due_explanation = row.due_explanation});
        shown.raw("approval", "null");
        summaries.append(shown.begin("dossier"), row.dossier);
        shown.end();
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

void add_approvals(Summaries& summaries, const std::vector<runtime::InboxApproval>& rows,
                   std::vector<Item>& out) {
    for (const auto& [row, dossier] : rows) {
        if (summaries.workflow(dossier.workflow_hash) == nullptr) {
            continue;
        }
        auto& item = out.emplace_back();
        item.overdue = row.late || row.due_on < summaries.shown().today;
        item.due_on = row.due_on;
        ObjectText shown(item.shown);
        shown.text("kind", "approval");
        shown.raw("task", "null");
        shown.raw("approval", json::serialize(approval_json(summaries.shown(), row)));
        summaries.append(shown.begin("dossier"), dossier);
        shown.end();
    }
}

// Overdue first, then soonest due; what has no date comes last. As much of it as `limit` allows.
std::string in_order(std::vector<Item> items, std::size_t limit) {
    std::ranges::stable_sort(items, [](const Item& one, const Item& other) {
        if (one.overdue != other.overdue) {
            return one.overdue;
        }
        return one.due_on && (!other.due_on || *one.due_on < *other.due_on);
    });
    std::string out = "[";
    for (const auto& item : std::span(items).first(std::min(items.size(), limit))) {
        out += out.size() == 1 ? "" : ",";
        out += item.shown;
    }
    return out += ']';
}

// One of the two lists, of which the store was asked for one row more than `limit` of either kind.
struct List {
    std::vector<Item> items;
    std::size_t limit;
    bool more = false;

    void append(ObjectText& to, std::string_view name, std::string_view name_of_more) && {
        to.flag(name_of_more, more || items.size() > limit);
        to.raw(name, in_order(std::move(items), limit));
    }
};

// What of other people's work this person may know of: who was asked to review is for the host, as
// it is in the dossier itself.
class WaitsFor {
  public:
    WaitsFor(Summaries& summaries, const people::Actor& actor)
        : summaries_(summaries), actor_(actor) {}

    bool operator()(const runtime::InboxTask& row) const {
        if (row.dossier.host == actor_.organisation) {
            return true;
        }
        const auto* workflow = summaries_.workflow(row.dossier.workflow_hash);
        const auto* task = workflow ? summaries_.task(*workflow, row.task.task_id) : nullptr;
        return task && !task->each_review;
    }

  private:
    Summaries& summaries_;
    const people::Actor& actor_;
};

List list_of_mine(Call& call, Summaries& summaries) {
    auto& reading = call.desk.reading();
    const auto actor = call.actor();
    const auto tasks = reading.inbox(actor, inbox_max + 1);
    const auto approvals = reading.approvals(actor, inbox_max + 1);
    List list{.items = {}, .limit = inbox_max};
    add_tasks(summaries, tasks, Whose::mine, list.items);
    add_approvals(summaries, approvals, list.items);
    return list;
}

List list_of_others(Call& call, Summaries& summaries, std::size_t limit) {
    auto& reading = call.desk.reading();
    const auto actor = call.actor();
    auto tasks = reading.waiting_for_others(actor, limit + 1);
    auto approvals = reading.approvals_elsewhere(actor, limit + 1);
    List list{
        .items = {}, .limit = limit, .more = tasks.size() > limit || approvals.size() > limit};
    const WaitsFor waits(summaries, actor);
    std::erase_if(tasks, [&](const runtime::InboxTask& row) {
        return !waits(row) || is_withheld(call.desk, row.dossier, actor);
    });
    std::erase_if(approvals, [&](const runtime::InboxApproval& row) {
        return is_withheld(call.desk, row.dossier, actor);
    });
    add_tasks(summaries, tasks, Whose::others, list.items);
    add_approvals(summaries, approvals, list.items);
    return list;
}

}  // namespace

Result<Response> get_inbox(Call& call) {
    QueryReader in(call.query);
    const auto others = static_cast<std::size_t>(
        in.number("others", static_cast<int>(others_usual), 1, static_cast<int>(inbox_max)));
    if (auto problem = in.finish()) {
        return *problem;
    }
    Summaries summaries({call.desk, call.desk.calendars(), call.today()});
    std::string body;
    ObjectText inbox(body);
    list_of_mine(call, summaries).append(inbox, "mine", "mine_more");
    list_of_others(call, summaries, others).append(inbox, "others", "others_more");
    inbox.end();
    return json_text_response(200, std::move(body));
}

}  // namespace phanbien::api
