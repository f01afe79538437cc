// Versions of the draft and other documents.
#include "engine/dossier/decision.hpp"
#include "engine/dossier/refusal.hpp"

namespace phanbien::dossier {

namespace {

Problem no_such_file(const std::string& pointer) {
    return invalid_data(pointer, "Không có tệp này. Hãy tải tệp lên lại.",
                        "There is no such file. Upload it again.");
}

}  // namespace

Result<VersionAdded> version_from(const FileHash& hash, int number, const std::string& note,
                                  const std::string& pointer, const Context& context) {
    const auto stored = context.surroundings.file(hash);
    if (!stored) {
        return no_such_file(pointer);
    }
    if (!stored->draft) {
        return invalid_data(pointer,
                            "Tệp này không đọc được thành văn bản. Dự thảo phải là tệp .docx hoặc "
                            ".txt có chữ.",
                            "This file cannot be read as a text. A draft is a .docx or .txt file "
                            "with text in it.");
    }
    return VersionAdded{.number = number,
                        .file = stored->file,
                        .outline = stored->draft->outline,
                        .counts = stored->draft->counts,
                        .warnings = stored->draft->warnings,
                        .provisions = stored->draft->provisions,
                        .note = note};
}

Result<Bodies> decide_on(const Matter& matter, const AddVersion& command) {
    const auto* current = matter.dossier.current_version();
    if (current != nullptr && current->added.file.hash == command.file) {
        return conflict("version.same", "Tệp này chính là bản dự thảo hiện tại.",
                        "This file is the present version already.");
    }
    const int number = static_cast<int>(matter.dossier.versions.size()) + 1;
    TRY(auto version,
        version_from(command.file, number, command.note, "/data/file", matter.context));
    return Bodies{std::move(version)};
}

Result<Bodies> decide_on(const Matter& matter, const AttachDocument& command) {
    std::vector<FieldProblem> mistakes;
    check_item(matter.context.workflow, "document_kind", command.document_kind,
               "/data/document_kind", mistakes);
    if (!mistakes.empty()) {
        return invalid_data(std::move(mistakes));
    }
    const auto stored = matter.context.surroundings.file(command.file);
    if (!stored) {
        return no_such_file("/data/file");
    }
    return Bodies{DocumentAttached{.id = DocumentId(matter.fresh_id()),
                                   .document_kind = command.document_kind,
                                   .title = command.title,
                                   .code = command.code,
                                   .dated_on = command.dated_on,
                                   .file = stored->file}};
}

}  // namespace phanbien::dossier
