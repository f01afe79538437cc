#include "engine/document/provision_changes.hpp"

#include <algorithm>
#include <string>

#include "engine/document/provision_lines.hpp"

namespace phanbien::document {

namespace {

using Compared = std::vector<text::ComparedParagraph>;

// The lines of a provision with all below it. What it is called itself is not among them: another
// number is told by its place.
void add_lines_within(const Provision& provision, std::vector<std::string>& out) {
    add_lines(provision.text, out);
    for (const auto& row : provision.rows) {
        out.push_back(row_line(row));
    }
    for (const auto& child : provision.children) {
        add_lines(head_of(child), out);
        add_lines_within(child, out);
    }
}

std::vector<std::string> lines_within(const ReadingOrder& order,
                                      const std::vector<std::size_t>& places) {
    std::vector<std::string> out;
    for (const auto place : places) {
        add_lines(order[place].provision->heading, out);
        add_lines_within(*order[place].provision, out);
    }
    return out;
}

bool differs(const text::ComparedParagraph& paragraph) {
    return paragraph.fate != text::ParagraphFate::kept;
}

// What was divided or joined is compared word by word over its lines, so that a sentence that is
// two now, or two that are one, shows only what is said otherwise; then cut at the new lines again.
class AcrossLines {
  public:
    AcrossLines(const std::vector<std::string>& before, const std::vector<std::string>& after) {
        for (const auto& paragraph : text::compared(one_line(before), one_line(after))) {
            pieces_.insert(pieces_.end(), paragraph.pieces.begin(), paragraph.pieces.end());
        }
    }

    // The next lines of the newer text, those that differ.
    Compared taken(const std::vector<std::string>& lines) {
        Compared out;
        for (const auto& line : lines) {
            auto paragraph = taken(line.size() + 1);
            if (differs(paragraph)) {
                out.push_back(std::move(paragraph));
            }
        }
        return out;
    }

    // What was removed at the end.
    Compared rest() {
        auto paragraph = taken(1);
        return differs(paragraph) ? Compared{std::move(paragraph)} : Compared{};
    }

  private:
    static std::vector<std::string> one_line(const std::vector<std::string>& lines) {
        std::string out;
        for (const auto& line : lines) {
            out += line;
            out += ' ';
        }
        return {std::move(out)};
    }

    text::ComparedParagraph taken(std::size_t bytes) {
        text::ComparedParagraph out;
        while (next_ < pieces_.size() && bytes > 0) {
            const auto& piece = pieces_[next_];
            const bool removed = piece.fate == text::Fate::removed;
            const auto size =
                removed ? piece.text.size() : std::min(bytes, piece.text.size() - at_);
            out.pieces.push_back({piece.fate, piece.text.substr(at_, size)});
            if (piece.fate != text::Fate::kept) {
                out.fate = text::ParagraphFate::changed;
            }
            bytes -= removed ? 0 : size;
            at_ += size;
            if (at_ == piece.text.size()) {
                ++next_;
                at_ = 0;
            }
        }
        return out;
    }

    std::vector<text::Piece> pieces_;
    std::size_t next_ = 0;  // of the pieces, and how much of it is taken
    std::size_t at_ = 0;
};

Compared changed_lines(const std::vector<std::string>& before,
                       const std::vector<std::string>& after) {
    auto out = text::compared(before, after);
    std::erase_if(out, [](const text::ComparedParagraph& it) { return !differs(it); });
    return out;
}

void fill_paragraphs(const ReadingOrder& before, const std::vector<std::size_t>& old_places,
                     const ReadingOrder& after, const std::vector<std::size_t>& new_places,
                     std::vector<PlaceOfChange>& out) {
    const auto old_lines = lines_within(before, old_places);
    if (old_places.size() == 1 && new_places.size() == 1) {
        out.front().paragraphs = changed_lines(old_lines, lines_within(after, new_places));
        return;
    }
    auto in_order = new_places;
    std::ranges::sort(in_order);
    AcrossLines pieces(old_lines, lines_within(after, in_order));
    for (const auto place : in_order) {
        const auto shown = std::ranges::find(new_places, place) - new_places.begin();
        auto& paragraphs = out[static_cast<std::size_t>(shown)].paragraphs;
        paragraphs = pieces.taken(lines_within(after, {place}));
        if (place == in_order.back()) {
            std::ranges::move(pieces.rest(), std::back_inserter(paragraphs));
        }
    }
}

// With what it was joined, itself among them, in the order of the text.
std::vector<std::size_t> origins(std::size_t place, const Fate& fate, const Alignment& alignment) {
    std::vector<std::size_t> out{place};
    if (fate.outcome == Outcome::merged) {
        const auto& joined = alignment.after[fate.places.front()].places;
        out.insert(out.end(), joined.begin(), joined.end());
        std::ranges::sort(out);
        out.erase(std::unique(out.begin(), out.end()), out.end());
    }
    return out;
}

// The fate as the office sees it. Where it says another place than the alignment, that is the one.
Fate settled_fate(Fate fate, std::string_view was, const ReadingOrder& after,
                  std::string_view eid) {
    fate.certain = true;
    const auto place = eid.empty() ? no_place : place_of(after, eid);
    const auto found = std::ranges::find(fate.places, place);
    if (place == no_place) {
        fate.outcome = Outcome::deleted;
        fate.places.clear();
    } else if (found != fate.places.end()) {
        std::rotate(fate.places.begin(), found, found + 1);
    } else {
        fate.outcome = eid == was ? Outcome::edited : Outcome::moved;
        fate.places = {place};
    }
    return fate;
}

}  // namespace

std::vector<PlaceOfChange> changes_of(std::string_view eid, const ReadingOrder& before,
                                      const ReadingOrder& after, const Alignment& alignment,
                                      std::optional<std::string_view> settled) {
    const auto place = eid.empty() ? no_place : place_of(before, eid);
    if (place == no_place) {
        return {};
    }
    auto fate = alignment.before[place];
    if (settled) {
        fate = settled_fate(std::move(fate), eid, after, *settled);
    }
    if (fate.places.empty()) {
        return {{.outcome = Outcome::deleted, .certain = fate.certain}};
    }
    std::vector<PlaceOfChange> out;
    for (const auto it : fate.places) {
        out.push_back(
            {.outcome = fate.outcome, .certain = fate.certain, .provision = after[it].provision});
    }
    fill_paragraphs(before, origins(place, fate, alignment), after, fate.places, out);
    return out;
}

}  // namespace phanbien::document
