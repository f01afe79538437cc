// The log, at the addresses and in the forms that verifiers written by others expect (C2SP
// tlog-tiles): its newest checkpoint, its tiles, its entries; and what witnesses sign of it.
// Nothing in it may not be public; an office may still ask its readers to sign in.
#include "engine/audit/tiles.hpp"
#include "engine/runtime/checkpoints.hpp"
#include "engine/runtime/log_key_change.hpp"
#include "engine/runtime/log_tree.hpp"
#include "web/api/resources.hpp"

namespace phanbien::api {

namespace {

Problem log_empty() {
    return {ProblemKind::missing, "log.empty", "Nhật ký chưa có điểm chốt nào.",
            "The log has no checkpoint yet."};
}

Problem not_witnessed() {
    return {ProblemKind::missing, "log.not_witnessed",
            "Chưa có bên chứng kiến nào ký điểm chốt của nhật ký này.",
            "No witness has cosigned a checkpoint of this log yet."};
}

Response note_response(runtime::StoredCheckpoint checkpoint) {
    Response response{.body = std::move(checkpoint.note)};
    response.set("Content-Type", "text/plain; charset=utf-8");
    return response;
}

Problem no_such_tile() {
    return {ProblemKind::missing, "log.no_tile",
            "Nhật ký không có mảnh này, hoặc địa chỉ không viết đúng như tlog-tiles quy định.",
            "The log has no such tile, or its address is not written as tlog-tiles has it."};
}

}  // namespace

// The public key of the office's log, as its verifiers read it; where in the log it took the place
// of an older one, so that a reader need not look through all of it for the event that says so; and
// whom the office named as its witnesses.
Result<Response> get_log_key(Call& call) {
    boost::json::array changes;
    if (const auto key = audit::parse_verifier_key(call.site.parts.log_key)) {
        const auto keys = runtime::log_keys(call.desk.reading(), *key);
        for (const auto& change : keys.changes()) {
            changes.push_back(change.index);
        }
    }
    boost::json::array witnesses;
    for (const auto& witness : call.site.parts.witnesses) {
        witnesses.emplace_back(audit::to_text(witness));
    }
    return json_response(200, {{"vkey", call.site.parts.log_key},
                               {"changes", std::move(changes)},
                               {"witnesses", std::move(witnesses)}});
}

Result<Response> get_log_checkpoint(Call& call) {
    auto newest = call.desk.reading().newest_checkpoint();
    return newest ? note_response(*std::move(newest)) : Result<Response>(log_empty());
}

Result<Response> get_witnessed_checkpoint(Call& call) {
    auto newest = call.desk.reading().witnessed_checkpoint();
    return newest ? note_response(*std::move(newest)) : Result<Response>(not_witnessed());
}

// Whoever sends it: the witness's signature says whose it is. It is checked before the writer is
// troubled, which it is only by what is new; and again there, since others may have signed the same
// checkpoint meanwhile.
Result<Response> post_log_cosignature(Call& call) {
    const auto& witnesses = call.site.parts.witnesses;
    const auto& note = call.request.body;
    auto& reading = call.desk.reading();
    TRY(const auto found, runtime::witnessed(reading, note, witnesses));
    if (const auto kept = reading.checkpoint_from(found.size); kept && kept->note == found.note) {
        return no_content();
    }
    std::optional<Problem> refused;
    auto failure = runtime::run_and_wait(
        call.site.parts.committer, [&refused, &note, &witnesses](runtime::Writing& writing) {
            const auto checkpoint = runtime::witnessed(writing, note, witnesses);
            refused = checkpoint ? std::nullopt : std::optional(checkpoint.error());
            if (checkpoint) {
                writing.put_checkpoint(*checkpoint);
            }
        });
    if (failure || refused) {
        return failure ? *std::move(failure) : *std::move(refused);
    }
    return no_content();
}

Result<Response> get_log_tile(Call& call) {
    auto& reading = call.desk.reading();
    const auto at = audit::tile_at("tile/" + call.path.at("tile"));
    if (!at || !audit::has_tile(reading.log_head().size, *at)) {
        return no_such_tile();
    }
    Response response{.body = runtime::tile_bytes(reading, *at)};
    response.set("Content-Type", "application/octet-stream");
    // A tile never changes, one that is not full neither: a longer one has another name.
    const std::string shared = call.site.parts.log_is_public ? "public" : "private";
    response.set("Cache-Control", shared + ", max-age=31536000, immutable");
    return response;
}

}  // namespace phanbien::api
