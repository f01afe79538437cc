#include "engine/document/findings.hpp"

#include <algorithm>

#include "engine/text/unicode.hpp"

namespace phanbien::document {

namespace {

constexpr std::size_t excerpt_code_points = 80;
constexpr std::size_t base_tracked_max = 10'000;

}  // namespace

Findings::Findings(std::vector<Warning> from_adapter) : warnings_(std::move(from_adapter)) {
    warnings_.resize(std::min(warnings_.size(), warnings_max / 2));
}

void Findings::add(std::string_view code, std::string vi, std::string en, std::string_view line,
                   int position) {
    if (warnings_.size() + 1 < warnings_max) {
        warnings_.push_back(Warning{.code = std::string(code),
                                    .vi = std::move(vi),
                                    .en = std::move(en),
                                    .excerpt = text::excerpt(line, excerpt_code_points),
                                    .position = position});
    } else if (warnings_.size() < warnings_max) {
        warnings_.push_back(Warning{.code = "outline.more_warnings",
                                    .vi = "Còn nhiều cảnh báo nữa, không liệt kê hết.",
                                    .en = "There are more warnings than are listed here.",
                                    .excerpt = {},
                                    .position = position});
    }
}

void Findings::unplaced_text(std::string_view line, int position) {
    add("outline.unplaced_text",
        "Đoạn này không thuộc điều, khoản nào nên được giữ nguyên thành một khối riêng.",
        "This text belongs to no article or clause and is kept as a plain block.", line, position);
}

void Findings::repeated_heading(std::string_view line, int position) {
    add("outline.repeated_heading", "Đề mục này bị lặp lại; chỉ tính một lần.",
        "This heading is repeated; it is counted once.", line, position);
}

void Findings::foreign_text(std::string_view line, int position) {
    add("outline.foreign_text",
        "Một điều của văn bản khác dính vào cuối đoạn này; được giữ nguyên làm nội dung.",
        "An article of another text runs on at the end of this paragraph; it is kept as content.",
        line, position);
}

void Findings::unlikely_number(std::string_view line, int position) {
    add("outline.unlikely_number",
        "Dòng này bắt đầu bằng một số cách quá xa số trước, nên được coi là nội dung.",
        "This line starts with a number too far from the one before, so it is read as content.",
        line, position);
}

void Findings::restarted_number(std::string_view line, int position) {
    add("outline.restarted_number",
        "Từ dòng này số thứ tự đếm lại bên trong một khoản, nên được coi là nội dung của khoản.",
        "From this line on numbers count anew inside a clause, so they are read as its content.",
        line, position);
}

void Findings::contents_list(std::string_view line, int position) {
    add("outline.contents_list",
        "Mục lục ở đầu văn bản được giữ làm phần mở đầu, không tính thành điều, chương.",
        "The table of contents is kept in the preamble and not counted as provisions.", line,
        position);
}

void Findings::unquoted_amendment(std::string_view line, int position) {
    add("outline.unquoted_amendment",
        "Điều được sửa đổi ở đây không đặt trong dấu ngoặc kép; được coi là nội dung của điều, "
        "khoản sửa đổi nó.",
        "The amended article here stands in no quotation marks; it is read as content of the "
        "provision that amends it.",
        line, position);
}

void Findings::unclosed_quotation(std::string_view line, int position) {
    add("outline.unclosed_quotation",
        "Phần trích dẫn mở ở đây nhưng không thấy dấu đóng; hãy kiểm tra các điều, khoản sau đó.",
        "A quotation opens here and its end was not found; check the provisions that follow.", line,
        position);
}

void Findings::repeated_number(std::string_view label, std::string_view line, int position) {
    add("outline.repeated_number", std::string(label) + " bị lặp lại.",
        std::string(label) + " appears more than once.", line, position);
}

void Findings::misplaced_number(std::string_view label, std::string_view line, int position) {
    add("outline.misplaced_number", std::string(label) + " đứng không đúng thứ tự.",
        std::string(label) + " is out of order.", line, position);
}

void Findings::missing_number(std::string_view first, std::string_view last,
                              std::string_view within, int position) {
    const auto several = !last.empty();
    const auto place = std::string(within);
    const auto from = std::string(first);
    const auto to = std::string(last);
    add("outline.missing_number",
        "Thiếu " + from + (several ? " đến " + to : "") +
            (place.empty() ? "." : " trong " + place + "."),
        from + (several ? " to " + to + " are" : " is") + " missing" +
            (place.empty() ? "." : " in " + place + "."),
        {}, position);
}

void Findings::no_structure() {
    add("outline.no_structure",
        "Không thấy chương, điều, khoản nào; văn bản được giữ nguyên theo từng đoạn.",
        "No chapter, article or clause was found; the text is kept paragraph by paragraph.", {}, 0);
}

void Findings::too_many_provisions(int position) {
    add("outline.too_many_provisions",
        "Văn bản có quá " + std::to_string(provisions_max) +
            " đề mục; phần còn lại được giữ nguyên thành nội dung.",
        "The text has more than " + std::to_string(provisions_max) +
            " provisions; the rest is kept as plain text.",
        {}, position);
}

void Sequence::add(const Ordinal& number, std::string_view label, std::string_view line,
                   int position, Findings& findings) {
    if (number.suffix.find('.') != std::string::npos) {
        return;  // a codified number tells nothing about its neighbours
    }
    const auto base = static_cast<std::size_t>(number.base);
    const auto step = step_between(last_, number);
    if (!written_.insert(std::to_string(number.base) + number.suffix).second) {
        findings.repeated_number(label, line, position);
    } else if (step == Step::backwards) {
        findings.misplaced_number(label, line, position);
    }
    if (base < base_tracked_max) {
        bases_.resize(std::max(bases_.size(), base + 1));
        bases_[base] = true;
    }
    seen_.push_back({number, position});
    last_ = number;
}

void Sequence::finish(std::string_view word, std::string_view within, Findings& findings) {
    const auto named = [&](std::size_t base) {
        return std::string(word) + " " + std::to_string(base);
    };
    for (std::size_t base = 1; base < bases_.size(); ++base) {
        if (bases_[base]) {
            continue;
        }
        const auto first = base;
        while (base + 1 < bases_.size() && !bases_[base + 1]) {
            ++base;
        }
        const auto after = std::ranges::find_if(
            seen_, [&](const Seen& seen) { return seen.number.base > static_cast<int>(base); });
        findings.missing_number(named(first), base > first ? named(base) : std::string(), within,
                                after == seen_.end() ? 0 : after->position);
    }
    seen_.clear();
    bases_.clear();
    written_.clear();
    last_.reset();
}

}  // namespace phanbien::document
