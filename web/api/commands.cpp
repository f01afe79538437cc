// Registering a draft and everything that happens to a dossier afterwards. The handler thread only
// reads the request; the answer is sent when the committer has it on disk.
#include <algorithm>
#include <boost/json/serialize.hpp>
#include <set>

#include "engine/audit/sha256.hpp"
#include "web/api/api.hpp"
#include "web/api/history_entries.hpp"
#include "web/api/performing.hpp"
#include "web/api/resources.hpp"
#include "web/api/restricted.hpp"
#include "web/api/selection_check.hpp"
#include "web/api/words.hpp"
#include "web/server/fields.hpp"
#include "web/server/problem_document.hpp"

namespace phanbien::api {

namespace json = boost::json;

namespace {

enum class Outcome { registered, done };

// What the answer needs to know once the command is decided; outlives the Call.
struct Pending {
    Site& site;
    people::Actor actor;
    DossierId dossier;
    std::optional<std::uint64_t> expected;
    std::string event;
    Outcome outcome;
    Reply reply;
};

Result<runtime::IdempotencyKey> read_key(const Call& call) {
    const auto field = call.request.header("idempotency-key");
    runtime::IdempotencyKey key;
    if (field.empty()) {
        return key;
    }
    if (!server::is_idempotency_key(field)) {
        return Problem{ProblemKind::invalid, "request.idempotency_key",
                       "Idempotency-Key phải gồm 1 đến 200 ký tự ASCII in được.",
                       "Idempotency-Key must be 1 to 200 printable ASCII characters."};
    }
    key.key = std::string{field};
    key.request_hash =
        audit::sha256_hex(std::string{server::name_of(call.request.method)} + ' ' +
                          std::string{call.request.path()} + '\n' + call.request.body);
    return key;
}

Result<std::optional<std::uint64_t>> read_expected(const Call& call) {
    const auto field = call.request.header("if-match");
    if (field.empty()) {
        return std::optional<std::uint64_t>{};
    }
    const auto revision = server::revision_tag(field);
    if (!revision) {
        return Problem{ProblemKind::invalid, "request.if_match",
                       "If-Match phải là số phiên bản đã xem, ví dụ \"17\".",
                       "If-Match must be the revision you saw, such as \"17\"."};
    }
    return revision;
}

Response receipt_response(const Pending& pending, const runtime::Receipt& receipt) {
    json::array created;
    for (const auto& id : receipt.created) {
        created.emplace_back(id);
    }
    const bool registered = pending.outcome == Outcome::registered;
    auto response = json_response(registered ? 201 : 200, {{"dossier", receipt.dossier.text()},
                                                           {"revision", receipt.revision},
                                                           {"created", std::move(created)},
                                                           {"replayed", receipt.replayed}});
    response.set("ETag", server::to_tag(receipt.revision));
    if (registered) {
        response.set("Location", "/api/v1/dossiers/" + receipt.dossier.text());
    }
    return response;
}

// 412: the revision now, and what happened since the one that was sent.
Response stale_response(const Pending& pending, const Problem& problem) {
    json::object extra{{"revision", 0}, {"changes", json::array{}}};
    auto desk = pending.site.desks.take();
    if (const auto open = desk->open(pending.dossier, pending.actor)) {
        extra["revision"] = open->dossier.revision;
        extra["changes"] = changes_since(*desk, *open, pending.actor, pending.expected.value_or(0));
    }
    const auto unrecorded = note_reads(pending.site, *desk, pending.actor, history_read);
    pending.site.desks.give_back(std::move(desk));
    if (unrecorded) {
        return server::problem_response(*unrecorded);
    }
    return server::problem_response(problem, server::status_of(problem.kind), std::move(extra));
}

// A refusal that says who has not done something yet says it by their names.
Response named_response(const Pending& pending, const Problem& problem) {
    auto desk = pending.site.desks.take();
    auto response = server::problem_response(with_names(*desk, problem));
    pending.site.desks.give_back(std::move(desk));
    return response;
}

// Only names that the definition knows are counted one by one, and those of many such events at
// once: a client can invent others without end.
std::string_view figure_name(const Pending& pending) {
    constexpr std::string_view at_once = "_many";
    std::string_view event = pending.event;
    if (event.ends_with(at_once)) {
        event.remove_suffix(at_once.size());
    }
    const bool known = std::ranges::any_of(pending.site.parts.workflows.current(),
                                           [&](const dossier::Workflow* workflow) {
                                               return !workflow->event_label(event).vi.empty();
                                           });
    return known ? std::string_view{pending.event} : other_command;
}

// Called on the committer's thread: whatever has to be read is left to a handler thread.
void finish(const std::shared_ptr<Pending>& pending, Result<runtime::Receipt> result) {
    pending->site.metrics.count_command(figure_name(*pending), result.has_value());
    if (result) {
        pending->reply(receipt_response(*pending, result.value()));
        return;
    }
    const bool is_stale = result.error().kind == ProblemKind::stale;
    if (!is_stale && !names_organisations(result.error())) {
        pending->reply(server::problem_response(result.error()));
        return;
    }
    pending->site.parts.run_on_handler([pending, is_stale, problem = result.error()] {
        try {
            pending->reply(is_stale ? stale_response(*pending, problem)
                                    : named_response(*pending, problem));
        } catch (const std::exception& failure) {
            pending->reply(failure_response(pending->site, failure));
        }
    });
}

Result<void> perform(Call& call, dossier::Command command, Outcome outcome, const Reply& reply) {
    TRY(auto key, read_key(call));
    auto pending = std::make_shared<Pending>(
        Pending{call.site, command.actor, command.dossier, command.expected_revision,
                dossier::event_name(command.body), outcome, reply});
    call.site.parts.office.perform(
        std::move(command), std::move(key),
        [pending](Result<runtime::Receipt> result) { finish(pending, std::move(result)); });
    return {};
}

Result<void> register_draft(Call& call, const Reply& reply) {
    TRY(auto value, call.json());
    TRY(auto body, dossier::register_from_json(value));
    dossier::Command command{.dossier = DossierId{call.site.next_id()},
                             .actor = call.actor(),
                             .expected_revision = std::nullopt,
                             .body = std::move(body)};
    return perform(call, std::move(command), Outcome::registered, reply);
}

// A new version is held against those that opinions are at home in before the writer asks for it;
// whatever is not allowed is refused there, not here.
void prepare_alignments(Call& call, const dossier::CommandBody& body) {
    const auto* version = std::get_if<dossier::AddVersion>(&body);
    if (version == nullptr) {
        return;
    }
    const auto open = call.desk.open(call.dossier(), call.actor());
    const auto outline = call.desk.reading().outline_of(version->file);
    if (!open || !outline) {
        return;
    }
    std::set<int> homes;
    for (const auto& opinion : open->dossier.opinions) {
        homes.insert(opinion.home.provision.eid.empty() ? 0 : opinion.home.version);
    }
    for (const auto& recommendation : open->dossier.recommendations) {
        homes.insert(recommendation.home.provision.eid.empty() ? 0 : recommendation.home.version);
    }
    for (const int home : homes) {
        if (const auto* from = open->dossier.version(home)) {
            call.site.parts.office.alignments().prepare(call.desk.reading(), from->added.outline,
                                                        *outline);
        }
    }
}

Result<void> act(Call& call, const Reply& reply) {
    TRY(auto value, call.json());
    TRY(auto body, dossier::command_from_json(value));
    CHECK_THAT(check_selection_in_text(call, body));
    return perform_on_dossier(call, std::move(body), reply);
}

}  // namespace

Result<void> perform_on_dossier(Call& call, dossier::CommandBody body, const Reply& reply) {
    TRY(auto expected, read_expected(call));
    prepare_alignments(call, body);
    dossier::Command command{.dossier = call.dossier(),
                             .actor = call.actor(),
                             .expected_revision = expected,
                             .body = std::move(body)};
    return perform(call, std::move(command), Outcome::done, reply);
}

void post_dossier(Call& call, Reply reply) {
    if (auto begun = register_draft(call, reply); !begun) {
        reply(server::problem_response(begun.error()));
    }
}

void post_command(Call& call, Reply reply) {
    if (auto begun = act(call, reply); !begun) {
        reply(server::problem_response(begun.error()));
    }
}

}  // namespace phanbien::api
