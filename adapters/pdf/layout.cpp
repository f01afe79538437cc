#include "adapters/pdf/layout.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>

#include "adapters/docx/docx.hpp"
#include "adapters/office_file/xml.hpp"
#include "adapters/pdf/page_lines.hpp"
#include "engine/document/marker.hpp"

namespace phanbien::pdf {

namespace {

constexpr std::size_t letters_per_page_min = 20;  // bytes; fewer, and the page is a picture
constexpr double indent_min = 8;                  // points
constexpr double same_place = 3;
constexpr double gap_per_pitch_max = 1.4;  // of the usual distance between two lines
constexpr double right_share = 0.95;       // lines that end left of the right margin

Problem scanned(int pages) {
    const auto count = std::to_string(pages);
    return {ProblemKind::unsupported, "pdf.scanned",
            "Tệp PDF này là bản chụp (quét) gồm " + count +
                " trang ảnh, không có chữ để đọc. Hãy gửi bản Word, hoặc bản PDF đã nhận dạng chữ.",
            "This PDF is a scan: " + count +
                " pages of pictures without text. Send the Word file, or a PDF whose text was "
                "recognised."};
}

bool starts_provision(const PageLine& line) {
    return document::read_marker(line.text, document::Look::plain).has_value() ||
           line.text.starts_with("- ");
}

// What most lines of the text have in common.
struct Measures {
    double left = 0;   // where most lines begin
    double right = 0;  // where full lines end
    double pitch = 0;  // from one line to the next

    explicit Measures(const Pages& pages) {
        std::map<long, int> lefts;
        std::map<long, int> pitches;
        std::vector<double> rights;
        for (std::size_t i = 0; i < pages.lines.size(); ++i) {
            const auto& line = pages.lines[i];
            ++lefts[std::lround(line.left)];
            rights.push_back(line.right);
            if (i > 0 && line.page == pages.lines[i - 1].page &&
                line.top > pages.lines[i - 1].top) {
                ++pitches[std::lround(line.top - pages.lines[i - 1].top)];
            }
        }
        std::ranges::sort(rights);
        left = commonest(lefts);
        pitch = commonest(pitches);
        right = rights.empty() ? 0
                               : rights[static_cast<std::size_t>(
                                     static_cast<double>(rights.size() - 1) * right_share)];
    }

  private:
    static double commonest(const std::map<long, int>& counts) {
        const auto most =
            std::ranges::max_element(counts, {}, [](const auto& entry) { return entry.second; });
        return most == counts.end() ? 0 : static_cast<double>(most->first);
    }
};

class ParagraphMaker {
  public:
    explicit ParagraphMaker(const Pages& pages) : pages_(pages), measures_(pages) {}

    document::Flow make() {
        for (std::size_t i = 0; i < pages_.lines.size(); ++i) {
            const auto& line = pages_.lines[i];
            if (i == 0 || begins_paragraph(pages_.lines[i - 1], line)) {
                finish();
                lines_in_paragraph_ = 0;
                paragraph_ = document::Paragraph{
                    .text = line.text, .centred = is_centred(line), .position = ++position_};
            } else {
                paragraph_->text += " " + line.text;
            }
            ++lines_in_paragraph_;
        }
        finish();
        return std::move(flow_);
    }

  private:
    void finish() {
        if (paragraph_) {
            flow_.items.emplace_back(std::move(*paragraph_));
        }
        paragraph_.reset();
    }

    bool begins_paragraph(const PageLine& before, const PageLine& line) const {
        const bool same_page = before.page == line.page;
        const double step = line.top - before.top;
        const bool column = same_page && step < 0;
        const bool gap = same_page && step > gap_per_pitch_max * measures_.pitch;
        // A first line that its paragraph's second line does not stand below.
        const bool indented = line.left > measures_.left + indent_min;
        const bool below = std::abs(line.left - before.left) < same_place;
        const bool hangs =
            indented && below && (lines_in_paragraph_ > 1 || !starts_provision(line));
        const bool numbered =
            starts_provision(line) &&
            std::string_view(".;:").find(before.text.back()) != std::string_view::npos;
        return column || gap || numbered || is_centred(before) || is_centred(line) ||
               next_word_fitted(before, line) || (indented && !hangs && !is_hanging(before, line));
    }

    // The first line begins with a dash or number left of what follows.
    bool is_hanging(const PageLine& before, const PageLine& line) const {
        return lines_in_paragraph_ == 1 && line.left > before.left + same_place &&
               !starts_provision(line) && line.left < before.left + 6 * indent_min;
    }

    bool next_word_fitted(const PageLine& before, const PageLine& line) const {
        const double space = (before.bottom - before.top) / 4;
        return before.right + space + line.first_word < measures_.right - same_place;
    }

    bool is_centred(const PageLine& line) const {
        const double middle = (measures_.left + measures_.right) / 2;
        return line.left > measures_.left + 4 * indent_min &&
               line.right < measures_.right - 4 * indent_min &&
               std::abs((line.left + line.right) / 2 - middle) < 2 * indent_min;
    }

    const Pages& pages_;
    Measures measures_;
    document::Flow flow_;
    std::optional<document::Paragraph> paragraph_;
    int lines_in_paragraph_ = 0;
    int position_ = 0;
};

}  // namespace

Result<document::Flow> read_layout(std::string_view xhtml) {
    TRY(const auto document, office_file::parse_xml(std::string(xhtml)));
    const auto pages = lines_of(document.document_element());
    if (pages.letters < letters_per_page_min * static_cast<std::size_t>(std::max(pages.count, 1))) {
        return scanned(pages.count);
    }
    auto flow = ParagraphMaker(pages).make();
    if (docx::is_legacy(flow)) {
        return docx::legacy_font();
    }
    flow.warnings.push_back(
        {.code = "pdf.from_layout",
         .vi = "Đọc từ PDF: các đoạn được ghép lại theo dòng in, bảng trở thành dòng chữ. Hãy đối "
               "chiếu với bản gốc, hoặc gửi bản Word.",
         .en =
             "Read from a PDF: paragraphs were put together from printed lines, and tables became "
             "lines of text. Compare it with the original, or send the Word file.",
         .excerpt = {},
         .position = 0});
    return flow;
}

}  // namespace phanbien::pdf
