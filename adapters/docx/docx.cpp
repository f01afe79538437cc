#include "adapters/docx/docx.hpp"

#include <vector>

#include "adapters/docx/body_reader.hpp"
#include "adapters/docx/refusals.hpp"
#include "adapters/docx/run_text.hpp"
#include "adapters/docx/word_archive.hpp"
#include "adapters/docx/word_xml.hpp"
#include "adapters/office_file/archive.hpp"
#include "adapters/office_file/package.hpp"
#include "engine/text/space.hpp"
#include "engine/text/unicode.hpp"

namespace phanbien::docx {

namespace {

// The target of the first internal relationship whose type ends in `kind`; empty when none.
std::string target_of(const pugi::xml_node& relationships, std::string_view kind,
                      std::string_view folder) {
    for (const auto& node : relationships.children()) {
        if (is_named(node, "Relationship") && attribute(node, "Type").ends_with(kind) &&
            attribute(node, "TargetMode") != "External") {
            return office_file::target_part(folder, attribute(node, "Target"));
        }
    }
    return {};
}

Result<pugi::xml_document> parse_part(const office_file::Archive& archive,
                                      const std::string& name) {
    TRY(auto text, archive.read(name));
    return parse_xml(std::move(text));
}

// A part that a document may do without: an empty document when it is not there.
Result<pugi::xml_document> parse_optional(const office_file::Archive& archive,
                                          const std::string& name) {
    if (name.empty() || !archive.holds(name)) {
        return pugi::xml_document();
    }
    return parse_part(archive, name);
}

Result<std::string> main_part(const office_file::Archive& archive) {
    if (!archive.holds("[Content_Types].xml")) {
        return not_word();
    }
    TRY(const auto relationships, parse_optional(archive, "_rels/.rels"));
    auto name = target_of(relationships.document_element(), "/officeDocument", "");
    name = name.empty() ? "word/document.xml" : name;
    const bool word = archive.holds(name) && name.find("xl/") != 0 && name.find("ppt/") != 0;
    return word ? Result<std::string>(std::move(name)) : Result<std::string>(not_word());
}

// Footnotes and endnotes but for the separator lines, which carry a type.
void add_notes(const pugi::xml_node& root, std::vector<std::string>& notes) {
    for (const auto& note : root.children()) {
        if (!attribute(note, "type").empty()) {
            continue;
        }
        auto words = text::collapse_spaces(run_text(note, false).text);
        if (!words.empty()) {
            notes.push_back(std::move(words));
        }
    }
}

}  // namespace

bool is_zip(std::string_view bytes) {
    return bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06");
}

bool is_ole(std::string_view bytes) {
    return bytes.starts_with("\xD0\xCF\x11\xE0");
}

// .VnTime and VNI fonts keep Vietnamese in Latin-1 signs, which no reader can tell from text.
Problem legacy_font() {
    return Problem{.kind = ProblemKind::unsupported,
                   .code = "text.encoding",
                   .vi =
                       "Văn bản dùng phông chữ TCVN3 (.VnTime) hoặc VNI. Hãy chuyển mã sang "
                       "Unicode (ví dụ bằng UniKey Toolkit), lưu lại rồi gửi lại.",
                   .en =
                       "The text is written in a TCVN3 (.VnTime) or VNI font. Convert it to "
                       "Unicode (for instance with the UniKey toolkit), save it and send it "
                       "again."};
}

bool is_legacy(const document::Flow& flow) {
    std::string all;
    for (const auto& item : flow.items) {
        if (const auto* paragraph = std::get_if<document::Paragraph>(&item)) {
            all += paragraph->text + '\n';
        }
    }
    return text::looks_like_legacy_vietnamese(all);
}

// An encrypted .docx keeps the streams "EncryptedPackage" and "EncryptionInfo" (MS-OFFCRYPTO);
// names in an OLE directory are UTF-16.
bool is_encrypted_docx(std::string_view bytes) {
    std::string wanted;
    for (const char c : std::string_view("EncryptedPackage")) {
        wanted += c;
        wanted += '\0';
    }
    return is_ole(bytes) && bytes.find(wanted) != std::string_view::npos;
}

Problem old_format_refusal(std::string_view bytes) {
    return is_encrypted_docx(bytes) ? password_protected() : old_word_file();
}

Result<document::Flow> read_flow(std::string_view bytes) {
    TRY(const auto archive, open_word_archive(bytes));
    TRY(const auto name, main_part(archive));
    if (office_file::holds_macros(archive)) {
        return macros();
    }
    TRY(const auto links, parse_optional(archive, office_file::relationships_of(name)));
    const auto target = [&](std::string_view kind) {
        return target_of(links.document_element(), kind, office_file::folder_of(name));
    };
    TRY(const auto style_part, parse_optional(archive, target("/styles")));
    TRY(const auto number_part, parse_optional(archive, target("/numbering")));
    TRY(const auto footnotes, parse_optional(archive, target("/footnotes")));
    TRY(const auto endnotes, parse_optional(archive, target("/endnotes")));
    TRY(const auto document, parse_part(archive, name));
    const Styles styles(style_part.document_element());
    ListNumbers numbers(number_part.document_element());
    auto flow = BodyReader(styles, numbers).read(child(document.document_element(), "body"));
    if (flow.items.empty()) {
        return no_text();
    }
    if (is_legacy(flow)) {
        return legacy_font();
    }
    add_notes(footnotes.document_element(), flow.notes);
    add_notes(endnotes.document_element(), flow.notes);
    return flow;
}

}  // namespace phanbien::docx
