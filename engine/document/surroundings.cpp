#include "engine/document/surroundings.hpp"

#include <algorithm>
#include <array>

#include "engine/document/contents_list.hpp"
#include "engine/text/space.hpp"
#include "engine/text/unicode.hpp"

namespace phanbien::document {

namespace {

constexpr std::size_t signature_bytes_max = 160;
constexpr std::size_t title_lines_max = 6;
constexpr std::size_t attachment_lines_max = 8;
constexpr std::size_t form_bytes_max = 160;
constexpr std::size_t form_number_at_max = 4;  // "Mẫu 01", "Mẫu A1"

template <std::size_t N>
bool starts_with_any(std::string_view line, const std::array<std::string_view, N>& words) {
    return std::ranges::any_of(words,
                               [&](std::string_view word) { return line.starts_with(word); });
}

// The kinds of texts (Luật 64/2025 Đ.4, NĐ 30/2020 Đ.7), with which a title begins.
constexpr std::array<std::string_view, 24> kinds{
    "HIẾN PHÁP", "BỘ LUẬT",    "LUẬT",         "PHÁP LỆNH", "LỆNH",       "NGHỊ QUYẾT",
    "NGHỊ ĐỊNH", "QUYẾT ĐỊNH", "THÔNG TƯ",     "CHỈ THỊ",   "QUY CHẾ",    "QUY ĐỊNH",
    "THÔNG BÁO", "HƯỚNG DẪN",  "CHƯƠNG TRÌNH", "KẾ HOẠCH",  "PHƯƠNG ÁN",  "ĐỀ ÁN",
    "DỰ ÁN",     "BÁO CÁO",    "TỜ TRÌNH",     "ĐIỀU LỆ",   "CHIẾN LƯỢC", "QUY HOẠCH"};

// Who issues: such a line below the title is no part of it.
constexpr std::array<std::string_view, 16> issuers{
    "QUỐC HỘI",        "ỦY BAN",        "UỶ BAN",   "CHÍNH PHỦ", "HỘI ĐỒNG",   "BỘ TRƯỞNG",
    "THỦ TƯỚNG",       "CHỦ TỊCH",      "GIÁM ĐỐC", "CĂN CỨ",    "QUYẾT NGHỊ", "QUYẾT ĐỊNH:",
    "BAN THƯỜNG TRỰC", "ĐOÀN CHỦ TỊCH", "TỔNG ",    "CỘNG HÒA"};

bool closes_law(std::string_view line) {
    constexpr std::array<std::string_view, 5> openings{"Luật này", "Bộ luật này", "Nghị quyết này",
                                                       "Pháp lệnh này", "Hiến pháp này"};
    return starts_with_any(line, openings) && line.find("được") != std::string_view::npos &&
           line.find("thông qua") != std::string_view::npos &&
           line.find("ngày") != std::string_view::npos && line.size() < 500;
}

bool starts_title(std::string_view line) {
    if (!starts_with_any(line, kinds)) {
        return false;
    }
    // The kind alone is upper case: "NGHỊ ĐỊNH số 30/2020/NĐ-CP ngày 05/3/2020".
    return text::is_all_upper(line) || line.find(" số ") != std::string_view::npos ||
           line.find(" SỐ ") != std::string_view::npos;
}

bool continues_title(const Line& line, std::string_view before) {
    const std::string_view text = line.text;
    if (text.empty() || text.front() == '(' || is_rule(text) || starts_with_any(text, issuers) ||
        text.starts_with("Căn cứ") || text.starts_with("Theo đề nghị") || text.back() == ';' ||
        text.starts_with("Số:") || opens_contents_list(text) || line.marker ||
        line.table != nullptr) {
        return false;
    }
    if (starts_title(before)) {
        return text.back() != '.';
    }
    return text::is_all_upper(text) == text::is_all_upper(before) && text.back() != '.' &&
           (text::is_all_upper(text) || line.look == Look::emphasised);
}

}  // namespace

bool opens_signature(std::string_view line) {
    constexpr std::array<std::string_view, 6> on_behalf{"TM.", "T.M", "KT.", "TL.", "TUQ.", "Q. "};
    constexpr std::array<std::string_view, 10> posts{
        "CHỦ TỊCH", "THỦ TƯỚNG",   "BỘ TRƯỞNG", "GIÁM ĐỐC",     "TỔNG ",
        "CHÁNH ",   "VIỆN TRƯỞNG", "CHỦ NHIỆM", "PHÓ CHỦ TỊCH", "TRƯỞNG BAN"};
    if (closes_law(line)) {
        return true;
    }
    return line.size() <= signature_bytes_max && text::is_all_upper(line) &&
           (starts_with_any(line, on_behalf) || starts_with_any(line, posts));
}

bool opens_recipients(std::string_view line) {
    constexpr std::array<std::string_view, 3> forms{"Nơi nhận:", "Nơi nhận :", "NƠI NHẬN:"};
    return starts_with_any(line, forms) || line == "Nơi nhận";
}

bool is_closing_table(const Table& table) {
    bool found = false;
    for (const auto& row : table.rows) {
        for (const auto& cell : row) {
            const auto first = text::trim(std::string_view(cell).substr(0, cell.find('\n')));
            found = found || opens_recipients(first) || opens_signature(first);
        }
    }
    return found && table.rows.size() <= 4;
}

bool says_attached(std::string_view line) {
    constexpr std::array<std::string_view, 4> forms{"(Ban hành kèm theo", "(ban hành kèm theo",
                                                    "(Kèm theo", "(kèm theo"};
    return starts_with_any(line, forms);
}

bool opens_attachment(std::span<const Line> lines) {
    if (lines.empty() || !starts_with_any(lines.front().text, kinds) ||
        !text::is_all_upper(lines.front().text)) {
        return false;
    }
    const auto near = lines.first(std::min(lines.size(), attachment_lines_max));
    for (const auto& line : near) {
        if (line.marker || line.table != nullptr) {
            return false;
        }
        if (says_attached(line.text)) {
            return true;
        }
    }
    return false;
}

bool opens_form(std::string_view line) {
    constexpr std::array<std::string_view, 6> words{"Mẫu ",  "MẪU ",   "Biểu ",
                                                    "BIỂU ", "Phiếu ", "PHIẾU "};
    constexpr std::array<std::string_view, 3> numbers{"số", "SỐ", "mẫu"};
    const auto space = line.find(' ');
    if (line.size() > form_bytes_max || !starts_with_any(line, words)) {
        return false;
    }
    const auto rest = line.substr(space + 1);
    return starts_with_any(rest, numbers) || rest.find_first_of("0123456789") < form_number_at_max;
}

bool is_rule(std::string_view line) {
    return line.find_first_not_of("_-–—=*. ") == std::string_view::npos;
}

std::string title_of(std::span<const Line> front) {
    for (std::size_t i = 0; i < front.size(); ++i) {
        if (!starts_title(front[i].text)) {
            continue;
        }
        std::string title = front[i].text;
        auto before = front[i].text;
        for (auto k = i + 1; k < front.size() && k < i + title_lines_max; ++k) {
            if (is_rule(front[k].text) && front[k].table == nullptr) {
                continue;
            }
            if (!continues_title(front[k], before)) {
                break;
            }
            title += " " + front[k].text;
            before = front[k].text;
        }
        std::ranges::replace(title, '\n', ' ');
        return title;
    }
    return {};
}

}  // namespace phanbien::document
