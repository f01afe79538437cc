#include "web/api/uploads.hpp"

#include <algorithm>
#include <boost/json/serialize.hpp>

#include "engine/audit/sha256.hpp"
#include "engine/document/outline_json.hpp"
#include "engine/kernel/utf8.hpp"
#include "engine/text/unicode.hpp"

namespace phanbien::api {

using document::Provision;
using document::ProvisionKind;

namespace {

constexpr std::size_t sniffed_bytes = 64 * 1024;
constexpr std::string_view odt_media_type = "application/vnd.oasis.opendocument.text";

bool starts_with(std::string_view bytes, std::string_view magic) {
    return bytes.substr(0, magic.size()) == magic;
}

// A part's name stands in the zip's directory, at the end, as in its local header.
bool names_part(std::string_view zip, std::string_view part) {
    const auto tail = zip.substr(zip.size() - std::min(zip.size(), sniffed_bytes));
    return zip.substr(0, sniffed_bytes).find(part) != std::string_view::npos ||
           tail.find(part) != std::string_view::npos;
}

bool is_text(std::string_view bytes) {
    const bool wide = starts_with(bytes, "\xFF\xFE") || starts_with(bytes, "\xFE\xFF");
    if (wide) {
        return true;
    }
    // NUL and the control characters that no text holds.
    const bool plain = std::ranges::none_of(bytes.substr(0, sniffed_bytes), [](char c) {
        return c >= 0 && c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f';
    });
    return plain && !first_invalid_utf8(bytes);
}

// "Khoản" within a citation is written small; names of higher divisions stay as they are.
std::string inner(const Provision& provision) {
    const bool small =
        provision.kind == ProvisionKind::clause || provision.kind == ProvisionKind::point;
    return small ? text::to_lower(provision.label.substr(0, provision.label.find(' '))) +
                       (provision.label.find(' ') == std::string::npos
                            ? std::string{}
                            : provision.label.substr(provision.label.find(' ')))
                 : provision.label;
}

// Whether a citation goes on to its parent: a point needs its clause and article, an article
// nothing, a section its chapter.
bool cites_parent(ProvisionKind kind) {
    switch (kind) {
        case ProvisionKind::point:
        case ProvisionKind::clause:
        case ProvisionKind::section:
        case ProvisionKind::subsection:
            return true;
        default:
            return false;
    }
}

std::string own_name(const Provision& provision) {
    if (!provision.label.empty()) {
        return provision.label;
    }
    if (!provision.heading.empty()) {
        constexpr std::size_t heading_length_max = 80;
        return text::excerpt(provision.heading, heading_length_max);
    }
    switch (provision.kind) {
        case ProvisionKind::preamble:
            return "Phần mở đầu";
        case ProvisionKind::signature:
            return "Phần ký";
        case ProvisionKind::recipients:
            return "Nơi nhận";
        case ProvisionKind::annex:
            return "Phụ lục";
        case ProvisionKind::table:
            return "Bảng";
        default:
            return "Đoạn văn";
    }
}

void collect(const std::vector<Provision>& provisions, const std::string& above,
             std::vector<dossier::ProvisionRef>& out) {
    for (const auto& provision : provisions) {
        std::string label = own_name(provision);
        std::string below = inner(provision);
        if (cites_parent(provision.kind) && !above.empty()) {
            label += " " + above;
            below += " " + above;
        }
        if (!provision.eid.empty()) {
            out.push_back({provision.eid, label});
        }
        collect(provision.children, below, out);
    }
}

}  // namespace

std::string_view media_type_of_bytes(std::string_view bytes) {
    using namespace std::string_view_literals;
    if (starts_with(bytes, "%PDF-")) {
        return "application/pdf";
    }
    if (starts_with(bytes, "\x89PNG\r\n\x1A\n")) {
        return "image/png";
    }
    if (starts_with(bytes, "\xFF\xD8\xFF")) {
        return "image/jpeg";
    }
    if (starts_with(bytes, "\xD0\xCF\x11\xE0")) {
        return "application/msword";
    }
    if (starts_with(bytes, "{\\rtf")) {
        return "application/rtf";
    }
    if (starts_with(bytes, "PK\x03\x04"sv)) {
        if (bytes.substr(0, sniffed_bytes).find(odt_media_type) != std::string_view::npos) {
            return odt_media_type;
        }
        if (names_part(bytes, "word/document.xml")) {
            return docx_media_type;
        }
        return names_part(bytes, "xl/workbook.xml") ? xlsx_media_type : unknown_media_type;
    }
    if (starts_with(bytes, "<") &&
        bytes.substr(0, sniffed_bytes).find("<akomaNtoso") != std::string_view::npos) {
        return akn_media_type;
    }
    return is_text(bytes) ? "text/plain" : unknown_media_type;
}

std::vector<dossier::ProvisionRef> cited_provisions(const document::Outline& outline) {
    std::vector<dossier::ProvisionRef> out;
    collect(outline.provisions, {}, out);
    return out;
}

Upload make_upload(const std::string& name, std::string_view bytes, const AccountId& by,
                   const Result<document::Outline>& outline) {
    Upload upload;
    upload.file.file = {.hash = FileHash{audit::sha256_hex(bytes)},
                        .name = name,
                        .media_type = std::string{media_type_of_bytes(bytes)},
                        .size = static_cast<std::int64_t>(bytes.size())};
    upload.file.uploaded_by = by;
    if (!outline) {
        return upload;
    }
    const auto& read = *outline;
    upload.outline = document::to_json(read);
    upload.outline_text = boost::json::serialize(upload.outline);
    upload.file.draft =
        dossier::StoredFile::Draft{.outline = FileHash{audit::sha256_hex(upload.outline_text)},
                                   .counts = upload.outline.at("counts").as_object(),
                                   .warnings = static_cast<int>(read.warnings.size()),
                                   .provisions = cited_provisions(read)};
    return upload;
}

}  // namespace phanbien::api
