// Moving dossiers to another version of their procedure: what it would change, and doing it. For an
// administrator of the host, who is told of a dossier only its code and where it stands.
#include "engine/runtime/migrations.hpp"

#include <limits>

#include "web/api/resources.hpp"
#include "web/api/words.hpp"
#include "web/server/problem_document.hpp"

namespace phanbien::api {

namespace json = boost::json;

namespace {

struct Request {
    runtime::MigrationOrder order;
    bool dry_run = true;
};

Result<Request> read_request(const Call& call) {
    TRY(const auto value, call.json());
    ObjectReader in(value, "");
    Request request;
    const json::value map = in.member("map");
    const json::value dossiers = in.member("dossiers");
    request.dry_run = in.flag("dry_run", true);
    if (auto problem = in.finish()) {
        return *std::move(problem);
    }
    TRY(request.order.mapping, dossier::mapping_from_json(map, "/map"));
    request.order.procedure = call.path.at("procedure");
    request.order.actor = call.actor();
    const auto* list = dossiers.if_array();
    for (std::size_t i = 0; list != nullptr && i < list->size(); ++i) {
        ObjectReader item(list->at(i), "/dossiers/" + std::to_string(i));
        runtime::MigrationOrder::Wanted wanted{.dossier = item.text("dossier"),
                                               .revision = std::nullopt};
        if (!item.member("revision").is_null()) {
            wanted.revision = static_cast<std::uint64_t>(
                item.integer("revision", 1, std::numeric_limits<std::int64_t>::max()));
        }
        if (auto problem = item.finish()) {
            return *std::move(problem);
        }
        request.order.dossiers.push_back(std::move(wanted));
    }
    if ((list == nullptr && !dossiers.is_null()) ||
        (!request.order.mapping.procedure.empty() &&
         request.order.mapping.procedure != request.order.procedure)) {
        return Problem{.kind = ProblemKind::invalid,
                       .code = "input.invalid",
                       .vi = "Danh sách hồ sơ hoặc quy trình trong bảng chuyển đổi chưa đúng.",
                       .en = "The list of dossiers or the mapping's procedure is not right."};
    }
    return request;
}

json::array texts(const std::vector<std::string>& list) {
    return json::array(list.begin(), list.end());
}

json::object version_json(const dossier::Workflow& workflow) {
    return {{"version", workflow.version()}, {"hash", workflow.hash()}};
}

json::array sends_json(const std::vector<dossier::PendingSend>& sends) {
    json::array out;
    for (const auto& send : sends) {
        out.push_back({{"event", send.event}, {"due_at", to_text(send.due_at)}});
    }
    return out;
}

json::object plan_json(const dossier::MigrationPlan& plan, const dossier::Workflow& from,
                       const dossier::Workflow& to) {
    json::array tasks;
    for (const auto& task : plan.tasks) {
        tasks.push_back({{"before", task.before},
                         {"after", task.after},
                         {"label", label(task.label)},
                         {"due_before", date_or_null(task.due_before)},
                         {"due_after", date_or_null(task.due_after)}});
    }
    json::array data;
    for (const auto& item : plan.data) {
        data.push_back({{"from", item.from}, {"to", item.to}});
    }
    return {{"states_before", states(plan.event.from, from)},
            {"states_after", states(plan.event.to, to)},
            {"tasks", std::move(tasks)},
            {"data", std::move(data)},
            {"data_lost", texts(plan.event.data_lost)},
            {"data_new", texts(plan.data_new)},
            {"sends_kept", sends_json(plan.event.sends)},
            {"sends_dropped", sends_json(plan.sends_dropped)},
            {"due_at_once", texts(plan.due_at_once)},
            {"entry_not_run", texts(plan.entry_not_run)},
            {"unknown_words", texts(plan.unknown_words)}};
}

json::value problem_json(const std::optional<Problem>& problem) {
    if (!problem) {
        return nullptr;
    }
    return json::object{{"code", problem->code},
                        {"vi", problem->vi},
                        {"en", problem->en},
                        {"fields", server::problem_fields(*problem)}};
}

json::object item_json(const runtime::MigrationItem& item, const dossier::Workflow& to) {
    return {
        {"dossier", item.dossier.text()},
        {"code", item.code},
        {"revision", item.revision},
        {"outcome", item.moved     ? "moved"
                    : item.problem ? "refused"
                                   : "planned"},
        {"from", item.from == nullptr ? json::value{} : version_json(*item.from)},
        {"plan", item.plan ? json::value(plan_json(*item.plan, *item.from, to)) : json::value{}},
        {"problem", problem_json(item.problem)}};
}

}  // namespace

// Waits for the commits on its handler thread, as accounts do.
Result<Response> post_migrations(Call& call) {
    TRY(const auto request, read_request(call));
    auto& parts = call.site.parts;
    TRY(auto report, runtime::plan_migrations(call.desk.reading(), parts.workflows, parts.office,
                                              request.order, parts.clock.now()));
    if (!request.dry_run) {
        runtime::run_migrations(parts.office, request.order, report);
    }
    json::array items;
    for (const auto& item : report.items) {
        items.push_back(item_json(item, *report.to));
    }
    return json_response(200, {{"procedure", report.to->id()},
                               {"to", version_json(*report.to)},
                               {"dry_run", request.dry_run},
                               {"items", std::move(items)}});
}

}  // namespace phanbien::api
