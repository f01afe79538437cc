#include "web/api/own_upload.hpp"

namespace phanbien::api {

Problem no_such_upload() {
    return {ProblemKind::invalid,
            "input.invalid",
            "Không có tệp này. Hãy tải tệp lên lại.",
            "There is no such file. Upload it again.",
            {{"/file", "Không có tệp này.", "There is no such file."}}};
}

Result<dossier::FileRef> own_upload(Call& call, const FileHash& hash) {
    auto file = call.desk.reading().own_upload(hash, call.present->account.id);
    if (!file) {
        return no_such_upload();
    }
    return *std::move(file);
}

}  // namespace phanbien::api
