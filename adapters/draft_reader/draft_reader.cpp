#include "adapters/draft_reader/draft_reader.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "adapters/docx/docx.hpp"
#include "adapters/docx/refusals.hpp"
#include "adapters/odt/odt.hpp"
#include "adapters/plaintext/plaintext.hpp"
#include "engine/document/outline_reader.hpp"

namespace phanbien {

namespace {

Problem refuse(ProblemKind kind, std::string code, std::string vi, std::string en) {
    return Problem{.kind = kind, .code = std::move(code), .vi = std::move(vi), .en = std::move(en)};
}

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

bool has_word_name(std::string_view file_name) {
    if (file_name.size() < 5) {
        return false;
    }
    std::string end(file_name.substr(file_name.size() - 5));
    std::ranges::transform(end, end.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return end == ".docx";
}

Result<document::Flow> read_flow(std::string_view file_name, std::string_view bytes) {
    if (odt::is_opendocument(bytes)) {
        return odt::read_flow(bytes);
    }
    if (docx::is_zip(bytes) || docx::is_ole(bytes)) {
        return docx::read_flow(bytes);
    }
    if (const auto* foreign = foreign_format(bytes)) {
        const std::string name(foreign->name);
        return refuse(ProblemKind::unsupported, "draft.not_text",
                      "Tệp " + name +
                          " không đọc được. Hãy gửi bản Word (.docx) hoặc văn bản "
                          "thuần (.txt).",
                      "A " + name +
                          " file cannot be read. Send a Word file (.docx) or plain text "
                          "(.txt).");
    }
    return has_word_name(file_name) ? Result<document::Flow>(docx::not_zip())
                                    : plaintext::read_flow(bytes);
}

}  // namespace

Result<document::Outline> read_draft(std::string_view file_name, std::string_view bytes) {
    if (bytes.empty()) {
        return refuse(ProblemKind::invalid, "draft.empty", "Tệp rỗng.", "The file is empty.");
    }
    if (bytes.size() > draft_bytes_max) {
        return refuse(ProblemKind::too_large, "draft.too_large",
                      "Tệp lớn quá 32 MB. Hãy bỏ bớt hình ảnh hoặc chia nhỏ rồi gửi lại.",
                      "The file is larger than 32 MB. Remove pictures or split it and send it "
                      "again.");
    }
    TRY(const auto flow, read_flow(file_name, bytes));
    return document::read_outline(flow);
}

}  // namespace phanbien
