#include "web/api/own_upload.hpp"

namespace phanbien::api {

Result<dossier::StoredFile> own_upload(Call& call, const FileHash& hash) {
    std::optional<dossier::StoredFile> stored;
    const auto by = call.present->account.id;
    auto failure = runtime::run_and_wait(call.site.parts.committer, [&](runtime::Writing& writing) {
        stored = writing.file(hash, by);
    });
    if (failure) {
        return *failure;
    }
    if (!stored || stored->uploaded_by != by) {
        return Problem{ProblemKind::invalid,
                       "input.invalid",
                       "Không có tệp này. Hãy tải tệp lên lại.",
                       "There is no such file. Upload it again.",
                       {{"/file", "Không có tệp này.", "There is no such file."}}};
    }
    return *std::move(stored);
}

}  // namespace phanbien::api
