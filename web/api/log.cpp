// The log, at the addresses and in the forms that verifiers written by others expect (C2SP
// tlog-tiles): its newest checkpoint, its tiles, its entries. Nothing in it may not be public; an
// office may still ask its readers to sign in.
#include "engine/audit/tiles.hpp"
#include "engine/runtime/log_tree.hpp"
#include "web/api/resources.hpp"

namespace phanbien::api {

namespace {

Problem log_empty() {
    return {ProblemKind::missing, "log.empty", "Nhật ký chưa có điểm chốt nào.",
            "The log has no checkpoint yet."};
}

Problem no_such_tile() {
    return {ProblemKind::missing, "log.no_tile",
            "Nhật ký không có mảnh này, hoặc địa chỉ không viết đúng như tlog-tiles quy định.",
            "The log has no such tile, or its address is not written as tlog-tiles has it."};
}

}  // namespace

Result<Response> get_log_checkpoint(Call& call) {
    auto newest = call.desk.reading().newest_checkpoint();
    if (!newest) {
        return log_empty();
    }
    Response response{.body = std::move(newest->note)};
    response.set("Content-Type", "text/plain; charset=utf-8");
    return response;
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
