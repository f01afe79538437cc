#include "engine/dossier/selector_json.hpp"

#include <limits>

#include "engine/dossier/command_reading.hpp"
#include "engine/dossier/limits.hpp"

namespace phanbien::dossier {

namespace json = boost::json;

namespace {

constexpr std::string_view member_name = "selector";
constexpr std::size_t selectors_max = 2;

void read_quote(ObjectReader& inner, ObjectReader& outer, std::string& quote,
                Selection& selection) {
    // All three to the letter, spaces at their ends as well: only so they stand in the text one
    // behind the other.
    const auto visible = inner.text("exact", {.max = quote_length_max});
    auto exact = visible.empty() ? std::string{}
                                 : inner.optional_quotation("exact", {.max = quote_length_max});
    selection.prefix = inner.optional_quotation("prefix", {.max = selection_context_max});
    selection.suffix = inner.optional_quotation("suffix", {.max = selection_context_max});
    if (!quote.empty() && quote != visible) {
        outer.complain(member_name, "Các chữ được chọn khác với trích dẫn.",
                       "The selected words are not the quoted ones.");
    }
    quote = std::move(exact);
}

void read_position(ObjectReader& inner, Selection& selection) {
    constexpr auto most = std::numeric_limits<int>::max();
    selection.start = static_cast<int>(inner.integer("start", 0, most));
    selection.end = static_cast<int>(inner.integer("end", 1, most));
}

}  // namespace

void read_selector(ObjectReader& in, std::string& quote, Selection& selection) {
    const auto& value = in.member(member_name);
    if (value.is_null()) {
        return;
    }
    const auto* selectors = value.if_array();
    if (selectors == nullptr || selectors->size() > selectors_max) {
        in.complain(member_name, "Cần một danh sách có nhiều nhất hai bộ chọn.",
                    "A list of at most two selectors is needed.");
        return;
    }
    for (std::size_t i = 0; i < selectors->size(); ++i) {
        ObjectReader inner((*selectors)[i], std::string(member_name) + "/" + std::to_string(i));
        const auto type = inner.one_of("type", {"TextQuoteSelector", "TextPositionSelector"});
        if (type == "TextQuoteSelector") {
            read_quote(inner, in, quote, selection);
        } else if (!type.empty()) {
            read_position(inner, selection);
        }
        hand_on_mistakes(inner, in);
    }
}

json::array selector_json(const OpinionGiven& opinion) {
    json::array out;
    if (opinion.quote.empty()) {
        return out;
    }
    const auto& selection = opinion.selection;
    json::object words{{"type", "TextQuoteSelector"}, {"exact", opinion.quote}};
    if (!selection.prefix.empty()) {
        words.emplace("prefix", selection.prefix);
    }
    if (!selection.suffix.empty()) {
        words.emplace("suffix", selection.suffix);
    }
    out.emplace_back(std::move(words));
    if (selection.has_position()) {
        out.push_back(
            {{"type", "TextPositionSelector"}, {"start", selection.start}, {"end", selection.end}});
    }
    return out;
}

}  // namespace phanbien::dossier
