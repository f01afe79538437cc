#include "engine/document/quotation.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "engine/document/numbering.hpp"

namespace phanbien::document {

namespace {

constexpr std::size_t quotation_lines_max = 3000;

// The quotation signs of one line.
struct Signs {
    int opens = 0;
    int closes = 0;
    int straight = 0;  // "
    bool starts_with_one = false;
    bool ends_with_one = false;  // but for . ; , and ./.
    bool opens_number = false;   // starts with a sign and a provision's number behind it
    bool amends = false;         // "4. Sửa đổi, bổ sung Điều 9 như sau:"

    int net() const { return opens - closes; }
};

bool opens_directed(std::string_view text) {
    return text.starts_with("“") || text.starts_with("«");
}

bool is_end_sign(std::string_view text) {
    while (!text.empty() && std::string_view(".;,/ ").find(text.back()) != std::string_view::npos) {
        text.remove_suffix(1);
    }
    return text.ends_with("”") || text.ends_with("»") || text.ends_with('"') ||
           text.ends_with("''");
}

int occurrences(std::string_view text, std::string_view wanted) {
    int found = 0;
    for (auto at = text.find(wanted); at != std::string_view::npos;
         at = text.find(wanted, at + wanted.size())) {
        ++found;
    }
    return found;
}

bool is_amendment(const Line& line) {
    constexpr std::array<std::string_view, 4> verbs{"Sửa đổi", "Bổ sung", "Bãi bỏ", "Thay "};
    if (!line.marker) {
        return false;
    }
    const auto rest = std::string_view(line.text).substr(line.marker->rest_at);
    const bool passive =
        rest.ends_with(':') && (rest.find("được sửa đổi") != std::string_view::npos ||
                                rest.find("được bổ sung") != std::string_view::npos ||
                                rest.find("được thay thế") != std::string_view::npos);
    return passive ||
           std::ranges::any_of(verbs, [&](std::string_view v) { return rest.starts_with(v); });
}

Signs signs_of(const Line& line) {
    const std::string_view text = line.text;
    Signs signs;
    signs.opens = occurrences(text, "“") + occurrences(text, "«");
    signs.closes = occurrences(text, "”") + occurrences(text, "»");
    signs.straight = occurrences(text, "\"") + occurrences(text, "''");
    signs.starts_with_one = opens_directed(text) || text.starts_with('"');
    signs.ends_with_one = is_end_sign(text);
    if (signs.starts_with_one) {
        const std::size_t sign = text.starts_with('"') ? 1 : (text.starts_with("“") ? 3 : 2);
        signs.opens_number = read_marker(text.substr(sign), Look::emphasised).has_value();
    }
    signs.amends = is_amendment(line);
    return signs;
}

class QuotationFinder {
  public:
    explicit QuotationFinder(const std::vector<Line>& lines) : lines_(lines) {
        signs_.reserve(lines.size());
        for (const auto& line : lines) {
            signs_.push_back(signs_of(line));
        }
    }

    Quotations find() {
        Quotations found{
            .quoted = std::vector<bool>(lines_.size(), false), .unclosed = {}, .unmarked = {}};
        int article = 0;  // the last one of the law itself
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            if (const auto last = end_of_unmarked(i, article); last > i) {
                found.unmarked.push_back(i);
                std::fill(found.quoted.begin() + static_cast<std::ptrdiff_t>(i),
                          found.quoted.begin() + static_cast<std::ptrdiff_t>(last), true);
                i = last - 1;
                continue;
            }
            article = article_number(i).value_or(article);
            if (!opens_at(i)) {
                continue;
            }
            const auto last = end_of(i);
            if (last == lines_.size()) {
                found.unclosed.push_back(i);
                continue;
            }
            // The line itself is the quoting clause unless the quotation is all it holds.
            for (std::size_t k = signs_[i].starts_with_one ? i : i + 1; k <= last; ++k) {
                found.quoted[k] = true;
            }
            i = last;
        }
        return found;
    }

  private:
    std::optional<int> article_number(std::size_t i) const {
        const auto& marker = lines_[i].marker;
        if (!marker || marker->kind != ProvisionKind::article) {
            return std::nullopt;
        }
        const auto number = read_ordinal(marker->number);
        return number ? std::optional(number->base) : std::nullopt;
    }

    // The line behind the unquoted article that begins on line i, or i when none does. Its number
    // is named by the amending line above and is not the one due in the law itself.
    std::size_t end_of_unmarked(std::size_t i, int article) const {
        const auto number = article_number(i);
        if (!number || *number == article + 1 || !announced(i)) {
            return i;
        }
        const auto& above = lines_[i - 1].text;
        const bool amends =
            above.find("ửa đổi") != std::string::npos || above.find("ổ sung") != std::string::npos;
        if (!amends || above.find("Điều " + lines_[i].marker->number) == std::string::npos) {
            return i;
        }
        const auto last = std::min(lines_.size(), i + quotation_lines_max);
        auto k = i + 1;
        while (k < last && !next_amends(i - 1, k - 1) && article_number(k) != article + 1) {
            ++k;
        }
        return k < lines_.size() ? k : i;
    }

    bool announced(std::size_t i) const {
        if (i == 0) {
            return false;
        }
        const auto& before = lines_[i - 1].text;
        return before.ends_with(':') || before.ends_with("như sau");
    }

    // A colon right before the sign that stays open: "… như sau: “Điều 5. …".
    bool announced_inside(std::size_t i) const {
        const std::string_view text = lines_[i].text;
        constexpr std::array<std::string_view, 6> forms{": “", ":“", ": «", ":«", ": \"", ":\""};
        return std::ranges::any_of(forms, [&](std::string_view form) {
            return text.find(form) != std::string_view::npos;
        });
    }

    bool opens_at(std::size_t i) const {
        const auto& signs = signs_[i];
        if (signs.starts_with_one) {
            return signs.opens_number || announced(i);
        }
        const bool stays_open = signs.net() > 0 || signs.straight % 2 == 1;
        return stays_open && announced_inside(i);
    }

    // The amending clause after the one that quotes: "4. Sửa đổi, bổ sung Điều 9 như sau:". Where
    // it begins the quotation is over, even if its last sign was forgotten.
    bool next_amends(std::size_t opened, std::size_t k) const {
        if (k + 1 >= lines_.size() || !signs_[k + 1].amends) {
            return false;
        }
        const bool own = lines_[opened].marker || opened == 0;
        const auto& owner = own ? lines_[opened].marker : lines_[opened - 1].marker;
        const auto& next = lines_[k + 1].marker;
        if (!owner || owner->kind != next->kind) {
            return false;
        }
        const auto before = read_ordinal(owner->number);
        const auto after = read_ordinal(next->number);
        return before && after && after->base == before->base + 1;
    }

    // The line that closes the quotation opened on line i, or lines_.size() when none does. Below
    // "“1. Một." each paragraph may open again with its number while only the last one closes.
    std::size_t end_of(std::size_t i) const {
        const bool directed = signs_[i].opens > 0;
        int depth = 0;
        const auto last = std::min(lines_.size(), i + quotation_lines_max);
        for (auto k = i; k < last; ++k) {
            const auto& signs = signs_[k];
            const int again = k > i && signs.opens_number ? 1 : 0;
            if (directed) {
                const bool straight_end = signs.straight % 2 == 1 && signs.ends_with_one;
                depth += signs.net() - again - (straight_end ? 1 : 0);
            } else {
                const bool directed_end = signs.closes > signs.opens && signs.ends_with_one;
                depth = (depth + signs.straight - again) % 2 - (directed_end ? 1 : 0);
            }
            if (depth <= 0 || next_amends(i, k)) {
                return k;
            }
        }
        return lines_.size();
    }

    const std::vector<Line>& lines_;
    std::vector<Signs> signs_;
};

}  // namespace

Quotations find_quotations(const std::vector<Line>& lines) {
    return QuotationFinder(lines).find();
}

}  // namespace phanbien::document
