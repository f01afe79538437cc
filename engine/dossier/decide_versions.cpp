// Versions of the draft and other documents.
#include "engine/dossier/decision.hpp"
#include "engine/dossier/reading.hpp"
#include "engine/dossier/refusal.hpp"

namespace phanbien::dossier {

namespace {

Problem no_such_file(const std::string& pointer) {
    return invalid_data(pointer, "Không có tệp này. Hãy tải tệp lên lại.",
                        "There is no such file. Upload it again.");
}

}  // namespace

Result<StoredFile> usable_file(const FileHash& hash, const std::string& pointer,
                               const Dossier& dossier, const people::Actor& actor,
                               const Context& context) {
    auto stored = context.surroundings.file(hash, actor.account);
    if (!stored) {
        return no_such_file(pointer);
    }
    if (stored->uploaded_by == actor.account) {
        return *std::move(stored);
    }
    const auto known =
        dossier.exists() &&
        may_read_file(dossier, hash, access(dossier, actor, context.workflow, context.interpreter),
                      actor);
    // Somebody else's file answers like one that is not there.
    return known ? Result<StoredFile>(*std::move(stored)) : no_such_file(pointer);
}

Result<VersionAdded> version_from(const StoredFile& stored, int number, const std::string& note,
                                  const std::string& pointer) {
    if (!stored.draft) {
        return invalid_data(pointer,
                            "Tệp này không đọc được thành văn bản. Dự thảo phải là tệp có chữ: "
                            ".docx, .odt, .doc, .rtf, .pdf, .txt hoặc Akoma Ntoso .xml.",
                            "This file cannot be read as a text. A draft is a file with text in "
                            "it: .docx, .odt, .doc, .rtf, .pdf, .txt or Akoma Ntoso .xml.");
    }
    return VersionAdded{.number = number,
                        .file = stored.file,
                        .outline = stored.draft->outline,
                        .counts = stored.draft->counts,
                        .warnings = stored.draft->warnings,
                        .provisions = stored.draft->provisions,
                        .note = note};
}

Result<Bodies> decide_on(const Matter& matter, const AddVersion& command) {
    const auto* current = matter.dossier.current_version();
    if (current != nullptr && current->added.file.hash == command.file) {
        return conflict("version.same", "Tệp này chính là bản dự thảo hiện tại.",
                        "This file is the present version already.");
    }
    const int number = static_cast<int>(matter.dossier.versions.size()) + 1;
    constexpr auto* pointer = "/data/file";
    TRY(const auto stored,
        usable_file(command.file, pointer, matter.dossier, matter.actor, matter.context));
    TRY(auto version, version_from(stored, number, command.note, pointer));
    return Bodies{std::move(version)};
}

Result<Bodies> decide_on(const Matter& matter, const AttachDocument& command) {
    std::vector<FieldProblem> mistakes;
    check_item(matter.context.workflow, "document_kind", command.document_kind,
               "/data/document_kind", mistakes);
    if (!mistakes.empty()) {
        return invalid_data(std::move(mistakes));
    }
    TRY(const auto stored,
        usable_file(command.file, "/data/file", matter.dossier, matter.actor, matter.context));
    return Bodies{DocumentAttached{.id = DocumentId(matter.fresh_id()),
                                   .document_kind = command.document_kind,
                                   .title = command.title,
                                   .code = command.code,
                                   .dated_on = command.dated_on,
                                   .file = stored.file}};
}

}  // namespace phanbien::dossier
