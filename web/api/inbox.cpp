// Việc của tôi: what waits for me, and what I wait for.
#include <algorithm>
#include <boost/json/serialize.hpp>
#include <optional>
#include <utility>
#include <variant>

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

constexpr std::size_t item_bytes_usual = 2'500;  // mostly how its due date was counted

enum class Whose { mine, others };

// One thing that waits, and by what it is put in its place.
struct Item {
    bool overdue = false;
    std::optional<Date> due_on;
    std::variant<const runtime::InboxTask*, const runtime::InboxApproval*> what;
};

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

// Writes items as InboxItem.
class ItemWriter {
  public:
    ItemWriter(Summaries& summaries, Whose whose, std::string& out)
        : summaries_(summaries), whose_(whose), out_(out) {}

    void operator()(const runtime::InboxTask* row) const {
        const auto& task = row->task;
        const auto* workflow = summaries_.workflow(row->dossier.workflow_hash);
        const auto* known = summaries_.task(*workflow, task.task_id);
        ObjectText item(out_);
        item.text("kind", "task");
        summaries_.append(item.begin("task"), *workflow,
                          {.key = task.key,
                           .task_id = task.task_id,
                           .organisation = task.organisation,
                           .roles = known ? std::span(known->who.roles) : std::span(&task.role, 1),
                           .due_on = task.due_on,
                           .opened_at = task.opened_at,
                           .mine = whose_ == Whose::mine,
                           .due_explanation = task.due_explanation});
        item.raw("approval", "null");
        summaries_.append(item.begin("dossier"), row->dossier);
        item.end();
    }
    void operator()(const runtime::InboxApproval* row) const {
        ObjectText item(out_);
        item.text("kind", "approval");
        item.raw("task", "null");
        item.raw("approval", json::serialize(approval_json(summaries_.shown(), row->approval)));
        summaries_.append(item.begin("dossier"), row->dossier);
        item.end();
    }

  private:
    Summaries& summaries_;
    Whose whose_;
    std::string& out_;
};

// One of the two lists, of which the store was asked for one row more than `limit` of either kind.
struct List {
    std::vector<runtime::InboxTask> tasks;
    std::vector<runtime::InboxApproval> approvals;
    std::size_t limit;
    Whose whose;
    bool more = false;
};

// What the list holds, overdue first, then soonest due; what has no date comes last. What is of a
// procedure that cannot be read any more is left out: nobody can open it to do anything.
std::vector<Item> in_order(const List& list, Summaries& summaries) {
    const auto today = summaries.shown().today;
    std::vector<Item> items;
    for (const auto& row : list.tasks) {
        if (summaries.workflow(row.dossier.workflow_hash) != nullptr) {
            const auto& due_on = row.task.due_on;
            items.push_back({.overdue = due_on && *due_on < today, .due_on = due_on, .what = &row});
        }
    }
    for (const auto& row : list.approvals) {
        if (summaries.workflow(row.dossier.workflow_hash) != nullptr) {
            const auto due_on = row.approval.due_on;
            items.push_back(
                {.overdue = row.approval.late || due_on < today, .due_on = due_on, .what = &row});
        }
    }
    std::ranges::stable_sort(items, [](const Item& one, const Item& other) {
        if (one.overdue != other.overdue) {
            return one.overdue;
        }
        return one.due_on && (!other.due_on || *one.due_on < *other.due_on);
    });
    return items;
}

// As much of it as the limit allows.
void append(ObjectText& to, std::string_view name, std::string_view name_of_more, const List& list,
            Summaries& summaries) {
    const auto items = in_order(list, summaries);
    to.flag(name_of_more, list.more || items.size() > list.limit);
    auto& out = to.begin(name);
    out.reserve(out.size() + items.size() * item_bytes_usual);
    const ItemWriter writer(summaries, list.whose, out);
    append_array(out, std::span(items).first(std::min(items.size(), list.limit)),
                 [&](std::string&, const Item& item) { std::visit(writer, item.what); });
}

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

List list_of_mine(Call& call) {
    auto& reading = call.desk.reading();
    const auto actor = call.actor();
    return {.tasks = reading.inbox(actor, inbox_max + 1),
            .approvals = reading.approvals(actor, inbox_max + 1),
            .limit = inbox_max,
            .whose = Whose::mine};
}

List list_of_others(Call& call, Summaries& summaries, std::size_t limit) {
    auto& reading = call.desk.reading();
    const auto actor = call.actor();
    List list{.tasks = reading.waiting_for_others(actor, limit + 1),
              .approvals = reading.approvals_elsewhere(actor, limit + 1),
              .limit = limit,
              .whose = Whose::others};
    list.more = list.tasks.size() > limit || list.approvals.size() > limit;
    const WaitsFor waits(summaries, actor);
    std::erase_if(list.tasks, [&](const runtime::InboxTask& row) {
        return !waits(row) || is_withheld(call.desk, row.dossier, actor);
    });
    std::erase_if(list.approvals, [&](const runtime::InboxApproval& row) {
        return is_withheld(call.desk, row.dossier, actor);
    });
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
    append(inbox, "mine", "mine_more", list_of_mine(call), summaries);
    append(inbox, "others", "others_more", list_of_others(call, summaries, others), summaries);
    inbox.end();
    return json_text_response(200, std::move(body));
}

}  // namespace phanbien::api
