#include "adapters/plaintext/plaintext.hpp"

#include <algorithm>
#include <optional>
#include <string>

#include "engine/kernel/utf8.hpp"
#include "engine/text/space.hpp"
#include "engine/text/unicode.hpp"

namespace phanbien::plaintext {

namespace {

Problem refuse(ProblemKind kind, std::string code, std::string vi, std::string en) {
    return Problem{.kind = kind, .code = std::move(code), .vi = std::move(vi), .en = std::move(en)};
}

Problem wrong_encoding() {
    return refuse(
        ProblemKind::unsupported, "text.encoding",
        "Tệp văn bản không dùng bảng mã Unicode (có thể là TCVN3, VNI hoặc "
        "Windows-1258). Hãy mở bằng Word hoặc Notepad, chuyển mã sang Unicode, lưu lại "
        "với bảng mã UTF-8 rồi gửi lại.",
        "The text file is not in Unicode (perhaps TCVN3, VNI or Windows-1258). Open it in "
        "Word or Notepad, convert it to Unicode, save it as UTF-8 and send it again.");
}

Problem binary() {
    return refuse(ProblemKind::unsupported, "text.binary",
                  "Tệp có ký tự NUL nên không phải là văn bản thuần. Hãy gửi tệp .docx hoặc tệp "
                  ".txt lưu với bảng mã UTF-8.",
                  "The file holds NUL characters, so it is not plain text. Send a .docx, or a .txt "
                  "saved as UTF-8.");
}

// The same text in UTF-8, or nullopt when it is in no encoding we read.
std::optional<std::string> decoded(std::string_view bytes) {
    using text::ByteOrder;
    if (bytes.starts_with("\xEF\xBB\xBF")) {
        bytes.remove_prefix(3);
    } else if (bytes.starts_with("\xFF\xFE")) {
        return text::utf16_to_utf8(bytes.substr(2), ByteOrder::little_endian);
    } else if (bytes.starts_with("\xFE\xFF")) {
        return text::utf16_to_utf8(bytes.substr(2), ByteOrder::big_endian);
    }
    return first_invalid_utf8(bytes) ? std::nullopt : std::optional(std::string(bytes));
}

document::Flow flow_of(std::string_view utf8) {
    document::Flow flow;
    int number = 0;
    for (std::size_t from = 0; from < utf8.size();) {
        const auto end = std::min(utf8.find_first_of("\r\n", from), utf8.size());
        ++number;
        const auto line = text::trim(utf8.substr(from, end - from));
        if (!line.empty()) {
            flow.items.emplace_back(
                document::Paragraph{.text = std::string(line), .position = number});
        }
        const bool pair = utf8.substr(end).starts_with("\r\n");
        from = end + (pair ? 2U : 1U);
    }
    return flow;
}

}  // namespace

Result<document::Flow> read_flow(std::string_view bytes) {
    if (bytes.size() > text_bytes_max) {
        return refuse(ProblemKind::too_large, "text.too_large",
                      "Tệp văn bản lớn quá 16 MB. Hãy chia nhỏ hoặc gửi tệp .docx.",
                      "The text file is larger than 16 MB. Split it or send a .docx.");
    }
    const auto utf8 = decoded(bytes);
    const bool marked = bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
    if ((!utf8 && !marked && bytes.find('\0') != std::string_view::npos) ||
        (utf8 && utf8->find('\0') != std::string::npos)) {
        return binary();
    }
    if (!utf8 || text::looks_like_legacy_vietnamese(*utf8)) {
        return wrong_encoding();
    }
    auto flow = flow_of(*utf8);
    if (flow.items.empty()) {
        return refuse(ProblemKind::invalid, "text.empty", "Tệp không có chữ nào.",
                      "The file holds no text.");
    }
    return flow;
}

}  // namespace phanbien::plaintext
