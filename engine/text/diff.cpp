#include "engine/text/diff.hpp"

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace phanbien::text {

namespace {

using Sequence = std::span<const std::uint32_t>;

// A stretch of equal members near the middle of the shortest way: from here to there.
struct Snake {
    std::size_t before_begin;
    std::size_t after_begin;
    std::size_t before_end;
    std::size_t after_end;
};

// How far along `before` the ways have come that end on each diagonal.
class Reach {
  public:
    explicit Reach(std::ptrdiff_t diagonals)
        : offset_(diagonals), reached_(static_cast<std::size_t>(2 * diagonals + 1), 0) {}

    std::ptrdiff_t& at(std::ptrdiff_t diagonal) {
        return reached_[static_cast<std::size_t>(diagonal + offset_)];
    }
    // Where a way of `edits` edits comes to this diagonal, before any equal members.
    std::ptrdiff_t onto(std::ptrdiff_t diagonal, std::ptrdiff_t edits) {
        const bool by_addition =
            diagonal == -edits || (diagonal != edits && at(diagonal - 1) < at(diagonal + 1));
        return by_addition ? at(diagonal + 1) : at(diagonal - 1) + 1;
    }

  private:
    std::ptrdiff_t offset_;
    std::vector<std::ptrdiff_t> reached_;
};

// Both sequences begin and end differently, so that at least one is removed and one added.
class Middle {
  public:
    Middle(Sequence before, Sequence after)
        : before_(before),
          after_(after),
          length_before_(std::ssize(before)),
          length_after_(std::ssize(after)),
          most_(std::min<std::ptrdiff_t>((length_before_ + length_after_ + 1) / 2,
                                         std::ptrdiff_t{edits_max / 2})),
          forth_(most_ + 1),
          back_(most_ + 1) {}

    // Nothing: it takes more than edits_max.
    std::optional<Snake> found() {
        for (std::ptrdiff_t edits = 0; edits <= most_; ++edits) {
            if (auto snake = forth(edits)) {
                return snake;
            }
            if (auto snake = back(edits)) {
                return snake;
            }
        }
        return std::nullopt;
    }

  private:
    // Diagonals beyond the ends of either sequence lead nowhere.
    std::ptrdiff_t lowest(std::ptrdiff_t edits) const {
        return -(edits - 2 * std::max<std::ptrdiff_t>(0, edits - length_after_));
    }
    std::ptrdiff_t highest(std::ptrdiff_t edits) const {
        return edits - 2 * std::max<std::ptrdiff_t>(0, edits - length_before_);
    }
    bool is_odd() const { return (length_before_ - length_after_) % 2 != 0; }
    bool is_equal(std::ptrdiff_t before, std::ptrdiff_t after) const {
        return before_[static_cast<std::size_t>(before)] == after_[static_cast<std::size_t>(after)];
    }
    static Snake snake(std::ptrdiff_t before_begin, std::ptrdiff_t after_begin,
                       std::ptrdiff_t before_end, std::ptrdiff_t after_end) {
        return {static_cast<std::size_t>(before_begin), static_cast<std::size_t>(after_begin),
                static_cast<std::size_t>(before_end), static_cast<std::size_t>(after_end)};
    }

    // Whether a way from one end meets one of `edits` edits from the other on this diagonal.
    bool meets(Reach& mine, Reach& other, std::ptrdiff_t diagonal, std::ptrdiff_t edits) {
        const auto opposite = (length_before_ - length_after_) - diagonal;
        return std::abs(opposite) <= edits &&
               mine.at(diagonal) + other.at(opposite) >= length_before_;
    }

    std::optional<Snake> forth(std::ptrdiff_t edits) {
        for (auto k = lowest(edits); k <= highest(edits); k += 2) {
            const auto begin = forth_.onto(k, edits);
            auto end = begin;
            while (end < length_before_ && end - k < length_after_ && is_equal(end, end - k)) {
                ++end;
            }
            forth_.at(k) = end;
            if (is_odd() && meets(forth_, back_, k, edits - 1)) {
                return snake(begin, begin - k, end, end - k);
            }
        }
        return std::nullopt;
    }

    std::optional<Snake> back(std::ptrdiff_t edits) {
        for (auto k = lowest(edits); k <= highest(edits); k += 2) {
            const auto begin = back_.onto(k, edits);
            auto end = begin;
            while (end < length_before_ && end - k < length_after_ &&
                   is_equal(length_before_ - end - 1, length_after_ - (end - k) - 1)) {
                ++end;
            }
            back_.at(k) = end;
            if (!is_odd() && meets(back_, forth_, k, edits)) {
                return snake(length_before_ - end, length_after_ - (end - k),
                             length_before_ - begin, length_after_ - (begin - k));
            }
        }
        return std::nullopt;
    }

    Sequence before_;
    Sequence after_;
    std::ptrdiff_t length_before_;
    std::ptrdiff_t length_after_;
    std::ptrdiff_t most_;
    Reach forth_;
    Reach back_;
};

class Differences {
  public:
    Differences(Sequence before, Sequence after) : before_(before), after_(after) {}

    std::vector<Run> found() {
        compare(0, before_.size(), 0, after_.size());
        return std::move(runs_);
    }

  private:
    // Each half has half of the edits, so this goes no deeper than their logarithm.
    void compare(std::size_t before, std::size_t before_end, std::size_t after,
                 std::size_t after_end) {
        std::size_t same = 0;
        while (before + same < before_end && after + same < after_end &&
               before_[before + same] == after_[after + same]) {
            ++same;
        }
        add(Fate::kept, before, after, same);
        before += same;
        after += same;
        std::size_t tail = 0;
        while (before_end - tail > before && after_end - tail > after &&
               before_[before_end - tail - 1] == after_[after_end - tail - 1]) {
            ++tail;
        }
        before_end -= tail;
        after_end -= tail;
        between(before, before_end, after, after_end);
        add(Fate::kept, before_end, after_end, tail);
    }

    void between(std::size_t before, std::size_t before_end, std::size_t after,
                 std::size_t after_end) {
        const auto removed = before_end - before;
        const auto added = after_end - after;
        const auto middle =
            removed == 0 || added == 0
                ? std::nullopt
                : Middle(before_.subspan(before, removed), after_.subspan(after, added)).found();
        if (!middle) {
            add(Fate::removed, before, after, removed);
            add(Fate::added, before_end, after, added);
            return;
        }
        compare(before, before + middle->before_begin, after, after + middle->after_begin);
        add(Fate::kept, before + middle->before_begin, after + middle->after_begin,
            middle->before_end - middle->before_begin);
        compare(before + middle->before_end, before_end, after + middle->after_end, after_end);
    }

    // Where something is replaced, all that is removed stands before all that is added.
    void add(Fate fate, std::size_t before, std::size_t after, std::size_t count) {
        if (count == 0) {
            return;
        }
        if (!runs_.empty() && runs_.back().fate == fate) {
            runs_.back().count += count;
            return;
        }
        if (fate == Fate::removed && !runs_.empty() && runs_.back().fate == Fate::added) {
            auto& added = runs_.back();
            if (runs_.size() > 1 && runs_[runs_.size() - 2].fate == Fate::removed) {
                runs_[runs_.size() - 2].count += count;
            } else {
                runs_.insert(runs_.end() - 1, {Fate::removed, added.before, added.after, count});
            }
            runs_.back().before += count;
            return;
        }
        runs_.push_back({fate, before, after, count});
    }

    Sequence before_;
    Sequence after_;
    std::vector<Run> runs_;
};

// A number for each different text.
class Numbers {
  public:
    std::uint32_t of(std::string_view text) {
        return known_.emplace(text, static_cast<std::uint32_t>(known_.size())).first->second;
    }

  private:
    std::unordered_map<std::string_view, std::uint32_t> known_;
};

std::vector<std::string_view> words_of(std::string_view text) {
    std::vector<std::string_view> out;
    std::size_t at = 0;
    while (at < text.size()) {
        auto end = std::min(text.find(' ', at), text.size());
        while (end < text.size() && text[end] == ' ') {
            ++end;
        }
        out.push_back(text.substr(at, end - at));
        at = end;
    }
    return out;
}

// A word is the same with and without a space behind it.
std::vector<std::uint32_t> numbered(const std::vector<std::string_view>& words, Numbers& numbers) {
    std::vector<std::uint32_t> out;
    for (const auto word : words) {
        out.push_back(numbers.of(word.substr(0, word.find(' '))));
    }
    return out;
}

ComparedParagraph whole(ParagraphFate fate, Fate piece, const std::string& text) {
    return {.fate = fate, .pieces = {{piece, text}}};
}

ComparedParagraph word_by_word(const std::string& before, const std::string& after) {
    ComparedParagraph out{.fate = ParagraphFate::changed, .pieces = {}};
    const auto old_words = words_of(before);
    const auto new_words = words_of(after);
    if (std::max(old_words.size(), new_words.size()) > compared_words_max) {
        out.pieces = {{Fate::removed, before}, {Fate::added, after}};
        return out;
    }
    Numbers numbers;
    const auto old_numbers = numbered(old_words, numbers);
    const auto new_numbers = numbered(new_words, numbers);
    for (const auto& run : differences(old_numbers, new_numbers)) {
        const bool gone = run.fate == Fate::removed;
        const auto& words = gone ? old_words : new_words;
        const auto first = gone ? run.before : run.after;
        Piece piece{.fate = run.fate, .text = {}};
        for (std::size_t i = 0; i < run.count; ++i) {
            piece.text += words[first + i];
        }
        out.pieces.push_back(std::move(piece));
    }
    return out;
}

// What two paragraphs share, from 0 to 1: twice the words of both among the words of each.
double likeness(const std::string& one, const std::string& other) {
    Numbers numbers;
    auto left = numbered(words_of(one), numbers);
    auto right = numbered(words_of(other), numbers);
    if (left.empty() || right.empty()) {
        return 0;
    }
    std::ranges::sort(left);
    std::ranges::sort(right);
    std::vector<std::uint32_t> both;
    std::ranges::set_intersection(left, right, std::back_inserter(both));
    return 2.0 * static_cast<double>(both.size()) / static_cast<double>(left.size() + right.size());
}

// The paragraphs replaced at one place: which old one became which new one, in order.
class Replaced {
  public:
    Replaced(std::span<const std::string> before, std::span<const std::string> after)
        : before_(before), after_(after), width_(after.size() + 1) {}

    void append_to(std::vector<ComparedParagraph>& out) {
        const bool weighed = before_.size() * after_.size() <= pairs_weighed_max;
        if (weighed) {
            weigh();
        }
        std::size_t i = 0;
        std::size_t j = 0;
        while (i < before_.size() || j < after_.size()) {
            if (weighed && i < before_.size() && j < after_.size() && pairs_[place(i, j)]) {
                out.push_back(word_by_word(before_[i++], after_[j++]));
            } else if (i < before_.size() && (!weighed || j == after_.size() ||
                                              best_[place(i + 1, j)] == best_[place(i, j)])) {
                out.push_back(whole(ParagraphFate::removed, Fate::removed, before_[i++]));
            } else {
                out.push_back(whole(ParagraphFate::added, Fate::added, after_[j++]));
            }
        }
    }

  private:
    std::size_t place(std::size_t i, std::size_t j) const { return i * width_ + j; }

    // The likeness that the rest of both can have at best, from each place on.
    void weigh() {
        constexpr double like_enough = 0.5;
        best_.assign((before_.size() + 1) * width_, 0);
        pairs_.assign(best_.size(), false);
        for (std::size_t i = before_.size(); i-- > 0;) {
            for (std::size_t j = after_.size(); j-- > 0;) {
                const auto apart = std::max(best_[place(i + 1, j)], best_[place(i, j + 1)]);
                const auto like = likeness(before_[i], after_[j]);
                const auto paired = like + best_[place(i + 1, j + 1)];
                pairs_[place(i, j)] = like >= like_enough && paired > apart;
                best_[place(i, j)] = pairs_[place(i, j)] ? paired : apart;
            }
        }
    }

    std::span<const std::string> before_;
    std::span<const std::string> after_;
    std::size_t width_;
    std::vector<double> best_;
    std::vector<bool> pairs_;
};

}  // namespace

std::vector<Run> differences(Sequence before, Sequence after) {
    return Differences(before, after).found();
}

std::vector<ComparedParagraph> compared(const std::vector<std::string>& before,
                                        const std::vector<std::string>& after) {
    Numbers numbers;
    std::vector<std::uint32_t> old_numbers;
    std::vector<std::uint32_t> new_numbers;
    std::ranges::transform(before, std::back_inserter(old_numbers),
                           [&](const std::string& it) { return numbers.of(it); });
    std::ranges::transform(after, std::back_inserter(new_numbers),
                           [&](const std::string& it) { return numbers.of(it); });
    const std::span<const std::string> old_text(before);
    const std::span<const std::string> new_text(after);
    std::vector<ComparedParagraph> out;
    const auto runs = differences(old_numbers, new_numbers);
    for (std::size_t i = 0; i < runs.size(); ++i) {
        const auto& run = runs[i];
        if (run.fate == Fate::kept) {
            for (const auto& it : new_text.subspan(run.after, run.count)) {
                out.push_back(whole(ParagraphFate::kept, Fate::kept, it));
            }
            continue;
        }
        const bool replaced =
            run.fate == Fate::removed && i + 1 < runs.size() && runs[i + 1].fate == Fate::added;
        const auto gone = run.fate == Fate::removed ? old_text.subspan(run.before, run.count)
                                                    : std::span<const std::string>();
        if (replaced) {
            ++i;
        }
        const auto come = run.fate == Fate::added || replaced
                              ? new_text.subspan(runs[i].after, runs[i].count)
                              : std::span<const std::string>();
        Replaced(gone, come).append_to(out);
    }
    return out;
}

}  // namespace phanbien::text
