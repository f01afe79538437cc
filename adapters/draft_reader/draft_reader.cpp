#include "adapters/draft_reader/draft_reader.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "adapters/akn/akn.hpp"
#include "adapters/docx/docx.hpp"
#include "adapters/docx/refusals.hpp"
#include "adapters/odt/odt.hpp"
#include "adapters/pdf/layout.hpp"
#include "adapters/plaintext/plaintext.hpp"
#include "engine/document/outline_reader.hpp"

namespace phanbien {

namespace {

constexpr std::size_t akn_head_bytes = 4'096;

// A format that people send and that is not read, with the name by which they know it.
struct Foreign {
    std::string_view signature;
    std::string_view name;
};

constexpr std::array<Foreign, 8> foreign_formats{{{"%PDF", "PDF"},
                                                  {"{\\rtf", "RTF"},
                                                  {"<!DOCTYPE html", "HTML"},
                                                  {"<html", "HTML"},
                                                  {"<?xml", "XML"},
                                                  {"\x89PNG", "PNG"},
                                                  {"\xFF\xD8\xFF", "JPEG"},
                                                  {"Rar!", "RAR"}}};

const Foreign* foreign_format(std::string_view bytes) {
    const auto* found = std::ranges::find_if(foreign_formats, [&](const Foreign& format) {
        return bytes.starts_with(format.signature);
    });
    return found == foreign_formats.end() ? nullptr : found;
}

// Akoma Ntoso begins with its root element, behind a declaration and comments.
bool is_akoma_ntoso(std::string_view bytes) {
    const auto head = bytes.substr(0, akn_head_bytes);
    return (head.starts_with("<") || head.starts_with("\xEF\xBB\xBF<")) &&
           head.find("<akomaNtoso") != std::string_view::npos;
}

Result<document::Flow> read_flow(DraftFormat format, std::string_view file_name,
                                 std::string_view bytes) {
    switch (format) {
        case DraftFormat::opendocument:
            return odt::read_flow(bytes);
        case DraftFormat::word:
        case DraftFormat::old_word:
            return docx::read_flow(bytes);
        case DraftFormat::text:
            return has_ending(file_name, ".docx") ? Result<document::Flow>(docx::not_zip())
                                                  : plaintext::read_flow(bytes);
        default:
            break;
    }
    const auto* foreign = foreign_format(bytes);
    const std::string name(foreign == nullptr ? "" : foreign->name);
    return Problem{
        ProblemKind::unsupported, "draft.not_text",
        "Tệp " + name +
            " không đọc được. Hãy gửi bản Word (.docx), OpenDocument (.odt) hoặc văn bản "
            "thuần (.txt).",
        "A " + name +
            " file cannot be read. Send a Word file (.docx), an OpenDocument text (.odt) "
            "or plain text (.txt)."};
}

}  // namespace

bool has_ending(std::string_view file_name, std::string_view ending) {
    return file_name.size() >= ending.size() &&
           std::ranges::equal(
               file_name.substr(file_name.size() - ending.size()), ending, [](char a, char b) {
                   return (a >= 'A' && a <= 'Z' ? static_cast<char>(a - 'A' + 'a') : a) == b;
               });
}

DraftFormat format_of(std::string_view bytes) {
    if (odt::is_opendocument(bytes)) {
        return DraftFormat::opendocument;
    }
    if (docx::is_zip(bytes)) {
        return DraftFormat::word;
    }
    if (docx::is_ole(bytes)) {
        return docx::is_encrypted_docx(bytes) ? DraftFormat::word : DraftFormat::old_word;
    }
    if (is_akoma_ntoso(bytes)) {
        return DraftFormat::akoma_ntoso;
    }
    if (bytes.starts_with("%PDF")) {
        return DraftFormat::pdf;
    }
    if (bytes.starts_with("{\\rtf")) {
        return DraftFormat::rich_text;
    }
    return foreign_format(bytes) == nullptr ? DraftFormat::text : DraftFormat::other;
}

Result<document::Outline> read_draft(std::string_view file_name, std::string_view bytes) {
    if (bytes.empty()) {
        return Problem{ProblemKind::invalid, "draft.empty", "Tệp rỗng.", "The file is empty."};
    }
    if (bytes.size() > draft_bytes_max) {
        return Problem{ProblemKind::too_large, "draft.too_large",
                       "Tệp lớn quá 32 MB. Hãy bỏ bớt hình ảnh hoặc chia nhỏ rồi gửi lại.",
                       "The file is larger than 32 MB. Remove pictures or split it and send it "
                       "again."};
    }
    const auto format = format_of(bytes);
    if (format == DraftFormat::akoma_ntoso) {
        return akn::read_akn(bytes);
    }
    TRY(const auto flow, read_flow(format, file_name, bytes));
    return document::read_outline(flow);
}

Result<document::Outline> read_page_layout(std::string_view xhtml) {
    TRY(const auto flow, pdf::read_layout(xhtml));
    return document::read_outline(flow);
}

}  // namespace phanbien
