#include "adapters/odt/odt.hpp"

#include <algorithm>

#include "adapters/docx/docx.hpp"
#include "adapters/odt/body.hpp"
#include "adapters/office_file/archive.hpp"
#include "adapters/office_file/refusals.hpp"
#include "adapters/office_file/xml.hpp"

namespace phanbien::odt {

namespace {

using office_file::child;

constexpr std::string_view text_type = "application/vnd.oasis.opendocument.text";
// Of a zip's first entry: its name begins at byte 30, its stored content right behind.
constexpr std::size_t name_at = 30;
constexpr std::string_view first_entry = "mimetype";

Problem not_text() {
    return {ProblemKind::unsupported, "odt.not_text",
            "Tệp OpenDocument này không phải là văn bản (.odt). Hãy gửi tệp .odt, .docx hoặc .txt.",
            "This OpenDocument file is not a text (.odt). Send an .odt, .docx or .txt file."};
}

Problem odt_macros() {
    return {ProblemKind::unsupported, "odt.macros",
            "Tệp có chứa macro nên bị từ chối. Hãy lưu lại thành .odt không có macro rồi gửi lại.",
            "The file holds macros and is refused. Save it as an .odt without macros and send it "
            "again."};
}

Problem odt_no_text() {
    return {ProblemKind::invalid, "odt.no_text",
            "Tệp .odt không có chữ nào (có thể chỉ là ảnh chụp). Hãy gửi bản có chữ.",
            "The .odt file holds no text (perhaps only a scanned picture). Send one with text."};
}

Result<pugi::xml_document> parse(const office_file::Archive& archive, const std::string& name) {
    if (!archive.holds(name)) {
        return pugi::xml_document();
    }
    TRY(auto text, archive.read(name));
    return office_file::parse_xml(std::move(text));
}

bool is_encrypted(const pugi::xml_document& manifest) {
    return !manifest
                .find_node([](const pugi::xml_node& node) {
                    return office_file::is_named(node, "encryption-data");
                })
                .empty();
}

bool runs_macros(const office_file::Archive& archive) {
    return std::ranges::any_of(archive.names(), [](const std::string& name) {
        return name.starts_with("Scripts/") ||
               (name.starts_with("Basic/") && !name.ends_with("script-lc.xml") &&
                !name.ends_with("script-lb.xml") && !name.ends_with('/'));
    });
}

}  // namespace

bool is_opendocument(std::string_view bytes) {
    return bytes.size() > name_at && bytes.starts_with("PK\x03\x04") &&
           bytes.substr(name_at).starts_with(first_entry) &&
           bytes.substr(0, 2 * name_at + 200).find("application/vnd.oasis.opendocument") !=
               std::string_view::npos;
}

Result<document::Flow> read_flow(std::string_view bytes) {
    TRY(const auto archive, office_file::Archive::open(bytes));
    TRY(const auto type, archive.read("mimetype"));
    if (!type.starts_with(text_type)) {
        return not_text();
    }
    TRY(const auto manifest, parse(archive, "META-INF/manifest.xml"));
    if (is_encrypted(manifest)) {
        return office_file::password_protected();
    }
    if (runs_macros(archive)) {
        return odt_macros();
    }
    if (!archive.holds("content.xml")) {
        return office_file::damaged();
    }
    TRY(const auto styles, parse(archive, "styles.xml"));
    TRY(const auto content, parse(archive, "content.xml"));
    auto flow = read_body(styles.document_element(), content.document_element());
    if (flow.items.empty()) {
        return odt_no_text();
    }
    if (docx::is_legacy(flow)) {
        return docx::legacy_font();
    }
    return flow;
}

}  // namespace phanbien::odt
