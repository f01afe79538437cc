#include "web/api/diff_json.hpp"

#include <string_view>

namespace phanbien::api {

namespace json = boost::json;

namespace {

std::string_view fate_name(text::Fate fate) {
    switch (fate) {
        case text::Fate::kept:
            return "kept";
        case text::Fate::removed:
            return "removed";
        case text::Fate::added:
            break;
    }
    return "added";
}

std::string_view paragraph_fate_name(text::ParagraphFate fate) {
    switch (fate) {
        case text::ParagraphFate::kept:
            return "kept";
        case text::ParagraphFate::removed:
            return "removed";
        case text::ParagraphFate::added:
            return "added";
        case text::ParagraphFate::changed:
            break;
    }
    return "changed";
}

}  // namespace

json::array pieces_json(const text::ComparedParagraph& paragraph) {
    json::array out;
    for (const auto& it : paragraph.pieces) {
        out.push_back({{"fate", fate_name(it.fate)}, {"text", it.text}});
    }
    return out;
}

json::object paragraph_json(const text::ComparedParagraph& paragraph) {
    return {{"fate", paragraph_fate_name(paragraph.fate)}, {"pieces", pieces_json(paragraph)}};
}

json::array paragraphs_json(const std::vector<text::ComparedParagraph>& paragraphs) {
    json::array out;
    for (const auto& it : paragraphs) {
        out.emplace_back(paragraph_json(it));
    }
    return out;
}

}  // namespace phanbien::api
