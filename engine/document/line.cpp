#include "engine/document/line.hpp"

#include <algorithm>

#include "engine/document/numbering.hpp"
#include "engine/text/space.hpp"
#include "engine/text/unicode.hpp"

namespace phanbien::document {

namespace {

constexpr std::size_t headings_ahead_max = 200;
constexpr std::size_t run_on_max = 200;  // provisions in one paragraph

// Old fonts and converters write the Icelandic Ð (U+00D0), which looks the same.
void set_eth_right(std::string& text) {
    for (auto at = text.find("\u00D0"); at != std::string::npos; at = text.find("\u00D0", at)) {
        text.replace(at, 2, "Đ");
    }
}

// A dash or star as a bullet is no number.
std::string with_label(const Paragraph& paragraph) {
    auto cleaned = text::collapse_spaces(text::to_nfc(paragraph.text));
    if (!paragraph.label.empty()) {
        cleaned = text::collapse_spaces(paragraph.label) + " " + cleaned;
    }
    set_eth_right(cleaned);
    return cleaned;
}

// "Điều 35.4.LQ.31" run onto another article comes from a codification of several texts.
bool is_codified(const GluedMarker& glued) {
    return glued.marker.number.find('.') != std::string::npos;
}

bool is_heading(const Line& line) {
    return line.marker && line.marker->kind != ProvisionKind::clause &&
           line.marker->kind != ProvisionKind::point;
}

// A table of one column that holds the text itself: a frame drawn around it.
bool is_frame(const Table& table) {
    const bool one_column =
        std::ranges::all_of(table.rows, [](const auto& row) { return row.size() == 1; });
    return one_column &&
           (table.rows.size() == 1 || std::ranges::any_of(table.rows, [](const auto& row) {
                const auto marker = read_marker(text::trim(row.front()), Look::plain);
                return marker && !marker->doubtful && marker->kind <= ProvisionKind::article;
            }));
}

class LineMaker {
  public:
    void add(const Paragraph& paragraph) {
        const auto cleaned = with_label(paragraph);
        const auto look = paragraph.bold || paragraph.centred || paragraph.outline_level > 0
                              ? Look::emphasised
                              : Look::plain;
        Line line{.look = look,
                  .automatic_number = !paragraph.label.empty(),
                  .position = paragraph.position};
        std::size_t from = 0;
        while (from < cleaned.size()) {
            const auto end = std::min(cleaned.find('\n', from), cleaned.size());
            add_piece(line, cleaned.substr(from, end - from));
            from = end + 1;
        }
    }

    void add(const Table& table) {
        if (is_frame(table)) {
            for (const auto& row : table.rows) {
                add(Paragraph{.text = row.front(), .position = table.position});
            }
            return;
        }
        lines_.push_back(Line{.table = &table, .position = table.position});
    }

    std::vector<Line> take() { return std::move(lines_); }

  private:
    // A soft line break inside a paragraph continues it unless a number stands behind it; what
    // follows the line of a chapter or article is its heading or text, and a line of its own.
    void add_piece(const Line& like, std::string piece) {
        auto marker = read_marker(piece, like.look);
        const bool continues = !lines_.empty() && lines_.back().position == like.position &&
                               !lines_.back().glued && !marker && lines_.back().table == nullptr &&
                               !is_heading(lines_.back()) && !read_annex_marker(piece, like.look);
        if (continues) {
            lines_.back().text += "\n" + piece;
            return;
        }
        auto line = like;
        line.marker = std::move(marker);
        auto glued = find_glued_marker(piece);
        line.holds_foreign_number = glued && is_codified(*glued);
        if (!glued || line.holds_foreign_number) {
            line.text = std::move(piece);
            add_run_on(std::move(line), like);
            return;
        }
        auto tail = like;
        tail.glued = true;
        tail.text = piece.substr(glued->at);
        tail.marker = std::move(glued->marker);
        line.text = piece.substr(0, glued->at);
        add_run_on(std::move(line), like);
        lines_.push_back(std::move(tail));
    }

    // "1. Một. 2. Hai.": the clauses and articles that a bad copy ran on in one paragraph.
    void add_run_on(Line line, const Line& like) {
        for (std::size_t pieces = 0; pieces < run_on_max && line.marker; ++pieces) {
            if (line.marker->kind == ProvisionKind::article) {
                const auto number = read_ordinal(line.marker->number);
                article_ = number ? number->base : article_;
            }
            const auto at = find_run_on(line.text, *line.marker, article_ + 1);
            if (at == std::string::npos) {
                break;
            }
            auto tail = like;
            tail.text = line.text.substr(at);
            tail.marker = read_marker(tail.text, Look::plain);
            line.text.resize(at - 1);
            lines_.push_back(std::move(line));
            line = std::move(tail);
        }
        lines_.push_back(std::move(line));
    }

    std::vector<Line> lines_;
    int article_ = 0;  // the last one seen
};

// A glued heading that follows once more on a line of its own, before any other heading of its
// rank or above, is a leftover of the copy and must not count twice.
void mark_repeats(std::vector<Line>& lines) {
    std::vector<std::size_t> headings;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (is_heading(lines[i])) {
            headings.push_back(i);
        }
    }
    for (std::size_t h = 0; h < headings.size(); ++h) {
        auto& line = lines[headings[h]];
        const auto last = std::min(headings.size(), h + 1 + headings_ahead_max);
        for (std::size_t next = h + 1; line.glued && next < last; ++next) {
            const auto& other = lines[headings[next]];
            if (!other.glued && other.marker->kind <= line.marker->kind) {
                line.repeats_next = other.marker->kind == line.marker->kind &&
                                    other.marker->number == line.marker->number;
                break;
            }
        }
    }
}

}  // namespace

std::vector<Line> lines_of(const Flow& flow) {
    LineMaker maker;
    for (const auto& item : flow.items) {
        std::visit([&](const auto& value) { maker.add(value); }, item);
    }
    auto lines = maker.take();
    mark_repeats(lines);
    return lines;
}

}  // namespace phanbien::document
