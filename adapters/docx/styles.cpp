#include "adapters/docx/styles.hpp"

#include "adapters/docx/word_xml.hpp"

namespace phanbien::docx {

namespace {

constexpr int inheritance_max = 32;  // a loop of w:basedOn ends here
constexpr int body_text_level = 9;   // Word's outline level for text that is no heading

template <class T>
std::optional<T> first_of(const std::optional<T>& own, const std::optional<T>& inherited) {
    return own ? own : inherited;
}

std::optional<int> number_in(const pugi::xml_node& node, std::string_view name) {
    const auto found = child(node, name);
    return found.empty() ? std::nullopt : std::optional(number_or(attribute(found, "val"), 0));
}

}  // namespace

Format format_of(const pugi::xml_node& paragraph_properties, const pugi::xml_node& run_properties) {
    Format format;
    if (const auto level = number_in(paragraph_properties, "outlineLvl")) {
        format.outline_level = *level >= 0 && *level < body_text_level ? *level + 1 : 0;
    }
    if (const auto align = value_of(paragraph_properties, "jc"); !align.empty()) {
        format.centred = align == "center";
    }
    if (!child(run_properties, "b").empty()) {
        format.bold = is_on(run_properties, "b");
    }
    const auto numbering = child(paragraph_properties, "numPr");
    format.numbering = {number_in(numbering, "numId"), number_in(numbering, "ilvl")};
    return format;
}

Format over(const Format& own, const Format& inherited) {
    return {.outline_level = first_of(own.outline_level, inherited.outline_level),
            .centred = first_of(own.centred, inherited.centred),
            .bold = first_of(own.bold, inherited.bold),
            .numbering = {first_of(own.numbering.list, inherited.numbering.list),
                          first_of(own.numbering.level, inherited.numbering.level)}};
}

Styles::Styles(const pugi::xml_node& root) {
    for (const auto& node : root.children()) {
        if (!is_named(node, "style") || attribute(node, "type") != "paragraph") {
            continue;
        }
        const std::string id(attribute(node, "styleId"));
        if (attribute(node, "default") == "1") {
            default_ = id;
        }
        styles_[id] = Style{format_of(child(node, "pPr"), child(node, "rPr")),
                            std::string(value_of(node, "basedOn"))};
    }
}

Format Styles::find(std::string_view id) const {
    Format format;
    auto wanted = std::string(id);
    auto found = styles_.find(wanted);
    if (found == styles_.end()) {
        found = styles_.find(default_);
    }
    for (int step = 0; found != styles_.end() && step < inheritance_max; ++step) {
        format = over(format, found->second.format);
        found = styles_.find(found->second.based_on);
    }
    return format;
}

}  // namespace phanbien::docx
