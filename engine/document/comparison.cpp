#include "engine/document/comparison.hpp"

#include <algorithm>
#include <string>

namespace phanbien::document {

namespace {

using ComparedTexts = std::vector<text::ComparedParagraph>;

std::vector<std::string> paragraphs_of(const Provision* provision) {
    std::vector<std::string> out;
    if (provision == nullptr) {
        return out;
    }
    for (std::size_t at = 0; at < provision->text.size();) {
        const auto end = std::min(provision->text.find('\n', at), provision->text.size());
        out.push_back(provision->text.substr(at, end - at));
        at = end + 1;
    }
    // A row of a table is read across.
    for (const auto& row : provision->rows) {
        std::string line;
        for (const auto& cell : row) {
            auto words = cell;
            std::ranges::replace(words, '\n', ' ');
            line += (line.empty() ? "" : " | ") + words;
        }
        out.push_back(std::move(line));
    }
    return out;
}

std::vector<std::string> heading_of(const Provision* provision) {
    if (provision == nullptr || provision->heading.empty()) {
        return {};
    }
    auto words = provision->heading;
    std::ranges::replace(words, '\n', ' ');
    return {std::move(words)};
}

// Of a part that was split off, what the other parts have now is not missing.
void forget_removed(ComparedTexts& paragraphs) {
    for (auto& paragraph : paragraphs) {
        std::erase_if(paragraph.pieces,
                      [](const text::Piece& it) { return it.fate == text::Fate::removed; });
    }
    std::erase_if(paragraphs, [](const auto& it) { return it.pieces.empty(); });
}

bool is_changed(const ComparedTexts& paragraphs) {
    return std::ranges::any_of(paragraphs,
                               [](const auto& it) { return it.fate != text::ParagraphFate::kept; });
}

void fill_words(ComparedProvision& row) {
    row.heading = text::compared(heading_of(row.before), heading_of(row.after));
    row.paragraphs = text::compared(paragraphs_of(row.before), paragraphs_of(row.after));
    row.reworded = is_changed(row.heading) || is_changed(row.paragraphs);
}

int depth_of(const ReadingOrder& order, std::size_t place) {
    int depth = 0;
    for (auto it = order[place].parent; it != no_place; it = order[it].parent) {
        ++depth;
    }
    return depth;
}

class ComparisonBuilder {
  public:
    ComparisonBuilder(const ReadingOrder& before, const ReadingOrder& after,
                      const Alignment& alignment)
        : before_(before), after_(after), alignment_(alignment), traces_(after.size() + 1) {}

    std::vector<ComparedProvision> built() {
        lay_traces();
        add_traces(0);
        for (std::size_t j = 0; j < after_.size(); ++j) {
            add(j);
            add_traces(j + 1);
        }
        return std::move(rows_);
    }

  private:
    // What stands elsewhere or nowhere follows what it followed.
    void lay_traces() {
        std::size_t behind = 0;
        for (std::size_t i = 0; i < before_.size(); ++i) {
            const auto& fate = alignment_.before[i];
            const bool stays = fate.outcome != Outcome::deleted && fate.outcome != Outcome::moved &&
                               !fate.places.empty() &&
                               alignment_.after[fate.places.front()].places.front() == i;
            if (stays) {
                behind = fate.places.front() + 1;
            } else {
                traces_[behind].push_back(i);
            }
        }
    }

    void add_traces(std::size_t behind) {
        for (const auto i : traces_[behind]) {
            const auto& fate = alignment_.before[i];
            ComparedProvision row{.outcome = fate.outcome,
                                  .certain = fate.certain,
                                  .trace = !fate.places.empty(),
                                  .score = fate.score,
                                  .depth = depth_of(before_, i),
                                  .before = before_[i].provision};
            if (row.trace) {
                row.after = after_[fate.places.front()].provision;
            } else {
                fill_words(row);
            }
            rows_.push_back(std::move(row));
        }
    }

    void add(std::size_t j) {
        const auto& fate = alignment_.after[j];
        ComparedProvision row{.outcome = fate.outcome,
                              .certain = fate.certain,
                              .score = fate.score,
                              .depth = depth_of(after_, j),
                              .after = after_[j].provision};
        if (!fate.places.empty()) {
            const auto i = fate.places.front();
            row.before = before_[i].provision;
            row.certain = fate.certain || alignment_.before[i].certain;
            add_others(fate, alignment_.before[i], j, row);
        }
        fill_words(row);
        const bool is_part = row.before != nullptr &&
                             !alignment_.before[fate.places.front()].places.empty() &&
                             alignment_.before[fate.places.front()].places.front() != j;
        if (is_part) {
            forget_removed(row.heading);
            forget_removed(row.paragraphs);
        }
        rows_.push_back(std::move(row));
    }

    void add_others(const Fate& fate, const Fate& back, std::size_t j, ComparedProvision& row) {
        for (std::size_t k = 1; k < fate.places.size(); ++k) {
            row.others.push_back(before_[fate.places[k]].provision);
        }
        for (const auto other : back.places) {
            if (other != j && row.outcome == Outcome::split) {
                row.others.push_back(after_[other].provision);
            }
        }
    }

    const ReadingOrder& before_;
    const ReadingOrder& after_;
    const Alignment& alignment_;
    std::vector<std::vector<std::size_t>> traces_;  // by the place they stand behind, plus one
    std::vector<ComparedProvision> rows_;
};

}  // namespace

std::vector<ComparedProvision> comparison_of(const ReadingOrder& before, const ReadingOrder& after,
                                             const Alignment& alignment) {
    return ComparisonBuilder(before, after, alignment).built();
}

}  // namespace phanbien::document
