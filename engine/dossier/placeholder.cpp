#include "engine/dossier/placeholder.hpp"

#include <boost/json/serialize.hpp>

#include "engine/dossier/facts.hpp"

namespace phanbien::dossier {

namespace {

constexpr std::string_view list_suffix = ".list";
constexpr std::string_view goes_on = ", …";

// Calls text(piece) and name(placeholder) alternately, in order.
template <class Text, class Name>
void split(std::string_view sentence, Text text, Name name) {
    while (!sentence.empty()) {
        const auto open = sentence.find('{');
        const auto close = open == std::string_view::npos ? open : sentence.find('}', open);
        if (close == std::string_view::npos) {
            text(sentence);
            return;
        }
        text(sentence.substr(0, open));
        name(sentence.substr(open + 1, close - open - 1));
        sentence.remove_prefix(close + 1);
    }
}

std::string listed(const Dossier& dossier, const boost::json::object& facts,
                   std::string_view fact) {
    std::string out;
    const auto names = fact_list(dossier, fact);
    const bool organisations = fact.starts_with("reviews_");
    for (const auto& name : names) {
        out += out.empty() ? "" : ", ";
        out += organisations ? "{org:" + name + "}" : name;
    }
    const auto* total = facts.if_contains(boost::json::string_view(fact.data(), fact.size()));
    if (total != nullptr && total->is_int64() &&
        total->get_int64() > static_cast<std::int64_t>(names.size())) {
        out += goes_on;
    }
    return out;
}

std::string shown(const boost::json::object& facts, std::string_view fact) {
    const auto* value = facts.if_contains(boost::json::string_view(fact.data(), fact.size()));
    if (value == nullptr || value->is_null()) {
        return {};
    }
    if (const auto* text = value->if_string()) {
        return {text->data(), text->size()};
    }
    return boost::json::serialize(*value);
}

}  // namespace

std::vector<std::string> placeholders_in(std::string_view sentence) {
    std::vector<std::string> names;
    split(
        sentence, [](std::string_view) {},
        [&](std::string_view name) { names.emplace_back(name); });
    return names;
}

std::string filled(std::string_view sentence, const Dossier& dossier,
                   const boost::json::object& facts) {
    std::string out;
    split(
        sentence,
        [&](std::string_view text) {
            // A list that goes on ends with "…", which ends a sentence too.
            out += out.ends_with(goes_on) && text.starts_with('.') ? text.substr(1) : text;
        },
        [&](std::string_view name) {
            if (name.ends_with(list_suffix)) {
                name.remove_suffix(list_suffix.size());
                out += listed(dossier, facts, name);
            } else {
                out += shown(facts, name);
            }
        });
    return out;
}

Label filled(const Label& label, const Dossier& dossier, const boost::json::object& facts) {
    return {.vi = filled(label.vi, dossier, facts), .en = filled(label.en, dossier, facts)};
}

}  // namespace phanbien::dossier
