// Uploading a file, and getting back one that a dossier holds.
#include "engine/dossier/letterhead.hpp"
#include "web/api/resources.hpp"
#include "web/api/uploads.hpp"
#include "web/api/words.hpp"
#include "web/server/fields.hpp"

namespace phanbien::api {

namespace json = boost::json;

namespace {

Problem file_missing() {
    return {ProblemKind::missing, "file.missing", "Hồ sơ không có tệp này.",
            "The dossier has no such file."};
}

Problem file_erased(const dossier::Erasure& erasure) {
    const auto day = vietnam_day(erasure.at);
    return {ProblemKind::gone, "file.erased",
            "Tệp này đã được xóa ngày " + dossier::short_date(day) + " theo: " + erasure.ground,
            "This file was erased on " + to_text(day) + ": " + erasure.ground};
}

Result<std::string> read_name(const server::Request& request) {
    const auto decoded = server::percent_decode(request.header("x-file-name"));
    std::string name = decoded ? server::clean_file_name(*decoded) : std::string{};
    if (name.empty()) {
        return Problem{ProblemKind::invalid,
                       "file.name",
                       "Thiếu tên tệp, hoặc tên tệp không đọc được.",
                       "The file's name is missing or cannot be read.",
                       {{"/X-File-Name", "Cần tên tệp.", "A file name is needed."}}};
    }
    return name;
}

}  // namespace

Result<Response> post_file(Call& call) {
    TRY(const auto name, read_name(call.request));
    if (call.request.body.empty()) {
        return Problem{ProblemKind::invalid, "file.empty",
                       "Tệp rỗng, không có nội dung nào để lưu.",
                       "The file is empty; there is nothing to store."};
    }
    const Instant now = call.site.parts.clock.now();
    if (auto problem = call.site.uploads.use(call.present->account.id, now)) {
        return *problem;
    }
    const auto& bytes = call.request.body;
    const auto outline = call.site.parts.formats.read_draft(name, bytes);
    auto upload = make_upload(name, bytes, call.present->account.id, outline);
    auto failure = runtime::run_and_wait(
        call.site.parts.committer, [&upload, &bytes, now](runtime::Writing& writing) {
            writing.put_file(upload.file, bytes, upload.outline_text, now);
        });
    if (failure) {
        return *failure;
    }
    json::value shown;
    json::value draft_problem;
    if (outline) {
        upload.outline.erase("notes");
        shown = std::move(upload.outline);
    } else {
        draft_problem = label({outline.error().vi, outline.error().en});
    }
    return json_response(201, {{"file", file_ref(upload.file.file)},
                               {"outline", std::move(shown)},
                               {"draft_problem", std::move(draft_problem)}});
}

Result<Response> get_file(Call& call) {
    const auto actor = call.actor();
    TRY(const auto open, call.desk.open(call.dossier(), actor));
    const auto file = readable_file(open, actor, call.path.at("file"));
    if (!file) {
        return file_missing();
    }
    auto bytes = call.desk.reading().file_bytes(file->hash);
    if (!bytes) {
        const auto erased = open.dossier.erased_files.find(file->hash);
        return erased == open.dossier.erased_files.end() ? file_missing()
                                                         : file_erased(erased->second);
    }
    // Never shown by the browser, whatever it holds.
    return file_response(*std::move(bytes), unknown_media_type, file->name);
}

}  // namespace phanbien::api
