#include "engine/runtime/command_job.hpp"

#include <boost/json/array.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include "engine/dossier/projection.hpp"
#include "engine/runtime/lists.hpp"
#include "engine/runtime/text_index.hpp"
#include "engine/runtime/unreadable_dossier.hpp"
#include "engine/runtime/unusual_rows.hpp"

namespace phanbien::runtime {
namespace {

constexpr int status_done = 200;

Problem queue_full() {
    return {.kind = ProblemKind::busy,
            .code = "queue.full",
            .vi = "Máy chủ đang nhận quá nhiều yêu cầu. Hãy thử lại sau giây lát.",
            .en = "The server is receiving too many requests. Try again in a moment."};
}

Problem key_of_another_request() {
    return {.kind = ProblemKind::invalid,
            .code = "idempotency.mismatch",
            .vi =
                "Khóa Idempotency-Key này đã được dùng cho một yêu cầu khác. Hãy tải lại trang "
                "rồi làm lại.",
            .en =
                "This Idempotency-Key was used for another request. Reload the page and try "
                "again."};
}

Problem unknown_procedure() {
    return {.kind = ProblemKind::invalid,
            .code = "procedure.unknown",
            .vi = "Không có quy trình này hoặc quy trình không còn dùng.",
            .en = "There is no such procedure, or it is no longer in use.",
            .fields = {
                {"/procedure", "Hãy chọn một quy trình đang dùng.", "Choose a procedure in use."}}};
}

// The id of what an event makes, or empty.
std::string made_by(const dossier::EventBody& body) {
    if (const auto* document = std::get_if<dossier::DocumentAttached>(&body)) {
        return document->id.text();
    }
    if (const auto* review = std::get_if<dossier::ReviewRequested>(&body)) {
        return review->id.text();
    }
    if (const auto* opinion = std::get_if<dossier::OpinionGiven>(&body)) {
        return opinion->id.text();
    }
    if (const auto* recommendation = std::get_if<dossier::RecommendationMade>(&body)) {
        return recommendation->id.text();
    }
    if (const auto* batch = std::get_if<dossier::OpinionsImported>(&body)) {
        return batch->id.text();
    }
    if (const auto* cluster = std::get_if<dossier::OpinionsClustered>(&body)) {
        return cluster->id.text();
    }
    return {};
}

std::string to_body(const Receipt& receipt) {
    return boost::json::serialize(boost::json::object{
        {"dossier", receipt.dossier.text()},
        {"created", boost::json::array(receipt.created.begin(), receipt.created.end())}});
}

Receipt receipt_of(const StoredReply& reply) {
    const auto body = boost::json::parse(reply.body);
    Receipt receipt{.dossier = DossierId(std::string(body.at("dossier").as_string())),
                    .revision = reply.revision,
                    .created = {},
                    .replayed = true};
    for (const auto& id : body.at("created").as_array()) {
        receipt.created.emplace_back(id.as_string());
    }
    return receipt;
}

}  // namespace

bool nothing_to_do(const Problem& refusal_of_timer) {
    return refusal_of_timer.code == "timer.gone" || refusal_of_timer.code == "timer.ignored";
}

const dossier::Workflow& Office::WriterSide::workflow_of(const dossier::Dossier& dossier,
                                                         Reading& reading) {
    return workflows.pinned(reading, dossier.registered.workflow_hash);
}

Result<const dossier::Workflow*> Office::WriterSide::workflow_for(const dossier::Dossier& dossier,
                                                                  const dossier::Command& command,
                                                                  Reading& reading) {
    if (dossier.exists()) {
        return &workflow_of(dossier, reading);
    }
    const auto* start = std::get_if<dossier::Register>(&command.body);
    if (start == nullptr) {
        return workflows.current().front();  // decide() says that there is no such dossier
    }
    const auto* workflow = workflows.current(start->procedure);
    return workflow == nullptr ? unknown_procedure() : Result<const dossier::Workflow*>(workflow);
}

statechart::Interpreter& Office::WriterSide::interpreter_of(const dossier::Workflow& workflow) {
    auto& kept = interpreters[&workflow];
    if (!kept) {
        kept = std::make_unique<statechart::Interpreter>(workflow.chart());
    }
    return *kept;
}

dossier::Context Office::WriterSide::context_of(const dossier::Workflow& workflow, Writing& writing,
                                                dossier::Routes& approval_routes, Instant now) {
    return {.workflow = workflow,
            .interpreter = interpreter_of(workflow),
            .surroundings = writing,
            .ids = journal.ids(),
            .calendars = calendars.at_head(writing),
            .now = now,
            .routes = &approval_routes};
}

const dossier::Dossier& Office::WriterSide::write(Writing& writing, const Doing& doing,
                                                  const dossier::Dossier& before,
                                                  std::vector<dossier::EventBody> bodies) {
    auto rows_before = before.exists() ? shelf.take_rows(doing.dossier, writing.lists_epoch())
                                       : dossier::Projection();
    const auto* dossier = &before;
    auto at = doing.at;
    for (auto& body : bodies) {
        const auto& by =
            doing.actor.is_system() ? dossier->registered.host : doing.actor.organisation;
        const dossier::Event event{.id = EventId(journal.ids().next_id()),
                                   .dossier = doing.dossier,
                                   .sequence = dossier->revision + 1,
                                   .at = at,
                                   .actor = doing.actor.account,
                                   .organisation = by,
                                   .body = std::move(body)};
        for (const auto& row :
             unusual_rows(*dossier, event, writing.log_head().size, writing, workflows)) {
            writing.add_unusual(row);
        }
        const auto hash = journal.append(writing, event, dossier->head);
        dossier = &shelf.fold(event, hash);
        if (const auto row = dossier::register_row(event)) {
            writing.add_register_entry(dossier->registered.host, dossier->id, *row);
        }
        index_event(writing, event, *dossier);
        at += std::chrono::microseconds(1);
    }
    if (const auto moves = shelf.take_opinion_moves(doing.dossier); !moves.empty()) {
        writing.add_opinion_counts(doing.dossier, moves);
    }
    list(writing, *dossier, std::move(rows_before));
    return *dossier;
}

void Office::WriterSide::list(Writing& writing, const dossier::Dossier& dossier,
                              std::optional<dossier::Projection> before) {
    auto rows =
        dossier::project(dossier, workflow_of(dossier, writing), calendars.at_head(writing));
    if (before) {
        writing.change_projection(*before, rows);
    } else {
        writing.replace_projection(rows);
    }
    if (rows.dossier.ended) {
        on_closed(writing);
    }
    shelf.keep_rows(dossier.id, std::move(rows), writing.lists_epoch());
}

std::uint64_t Office::WriterSide::list_all(Writing& writing) {
    shelf.forget_all();  // with the rows it knows
    return make_lists(writing, workflows, on_fault);
}

Office::CommandJob::CommandJob(WriterSide& writer, dossier::Command command,
                               IdempotencyKey idempotency, Done done)
    : writer_(writer),
      command_(std::move(command)),
      idempotency_(std::move(idempotency)),
      done_(std::move(done)) {}

Office::CommandJob::~CommandJob() {
    if (done_) {
        done_(queue_full());
    }
}

void Office::CommandJob::run(Writing& writing) {
    outcome_ = answered_before(writing);
    if (outcome_) {
        return;
    }
    try {
        outcome_ = perform(writing);
    } catch (const UnreadableDossier& why) {  // while it was loaded, so nothing is written yet
        writer_.on_fault(why.what());
        outcome_ = UnreadableDossier::problem();
        return;
    }
    const auto* elapse = std::get_if<dossier::Elapse>(&command_.body);
    if (elapse != nullptr && !*outcome_ && nothing_to_do(outcome_->error())) {
        writing.remove_timer(command_.dossier, elapse->timer);
        writer_.shelf.take_rows(command_.dossier, writing.lists_epoch());  // one of them is gone
    }
}

std::optional<ReplyKey> Office::CommandJob::reply_key() const {
    return idempotency_.key.empty()
               ? std::nullopt
               : std::optional(ReplyKey{command_.actor.account, idempotency_.key});
}

std::size_t Office::CommandJob::weight() const {
    if (const auto* many = std::get_if<dossier::GiveOpinions>(&command_.body)) {
        return many->opinions.size();
    }
    const auto* table = std::get_if<dossier::ImportOpinions>(&command_.body);
    return table == nullptr ? 1 : table->rows.size();
}

void Office::CommandJob::finish(std::optional<Problem> failure) {
    const auto done = std::exchange(done_, nullptr);
    if (!failure) {
        writer_.shelf.lend(command_.dossier);
    }
    done(failure ? Result<Receipt>(*std::move(failure)) : *std::move(outcome_));
}

void Office::CommandJob::rolled_back() {
    writer_.shelf.forget(command_.dossier);
}

std::optional<Result<Receipt>> Office::CommandJob::answered_before(Writing& writing) const {
    const auto key = reply_key();
    if (!key) {
        return std::nullopt;
    }
    const auto reply = writing.reply(key->account, key->key);
    if (!reply) {
        return std::nullopt;
    }
    if (reply->request_hash != idempotency_.request_hash) {
        return key_of_another_request();
    }
    return receipt_of(*reply);
}

Result<Receipt> Office::CommandJob::perform(Writing& writing) {
    const auto& dossier = writer_.shelf.at_head(writing, command_.dossier);
    const auto at = writer_.journal.next_time(writing);
    TRY(const auto* workflow, writer_.workflow_for(dossier, command_, writing));
    OfficeRoutes routes(writer_.routes, writer_.directory, writing);
    auto context = writer_.context_of(*workflow, writing, routes, at);
    OfficeAlignments alignments(writer_.alignments, writing);
    context.alignments = &alignments;
    if (const auto* migrate = std::get_if<dossier::Migrate>(&command_.body)) {
        const auto& to = writer_.workflows.pinned(writing, migrate->workflow_hash);
        context.target.emplace(dossier::Target{to, writer_.interpreter_of(to)});
    }
    TRY(auto bodies, dossier::decide(dossier, command_, context));
    Receipt receipt{.dossier = command_.dossier, .created = {}};
    for (const auto& body : bodies) {
        if (auto made = made_by(body); !made.empty()) {
            receipt.created.push_back(std::move(made));
        }
    }
    receipt.revision =
        writer_
            .write(writing, {.dossier = command_.dossier, .actor = command_.actor, .at = at},
                   dossier, std::move(bodies))
            .revision;
    remember(writing, at, receipt);
    return receipt;
}

void Office::CommandJob::remember(Writing& writing, Instant at, const Receipt& receipt) const {
    if (idempotency_.key.empty()) {
        return;
    }
    writing.put_reply({.account = command_.actor.account,
                       .key = idempotency_.key,
                       .request_hash = idempotency_.request_hash,
                       .status = status_done,
                       .body = to_body(receipt),
                       .revision = receipt.revision,
                       .at = at});
}

}  // namespace phanbien::runtime
