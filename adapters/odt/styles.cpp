#include "adapters/odt/styles.hpp"

#include "adapters/office_file/xml.hpp"

namespace phanbien::odt {

namespace {

using office_file::attribute;
using office_file::child;

constexpr int parents_max = 32;  // a loop of parents ends here
constexpr int bold_weight_min = 600;

std::string key_of(std::string_view family, std::string_view name) {
    return std::string(family) + "/" + std::string(name);
}

Looks looks_of(const pugi::xml_node& style) {
    Looks looks;
    const auto text = child(style, "text-properties");
    if (const auto weight = attribute(text, "font-weight"); !weight.empty()) {
        looks.bold = weight == "bold" || office_file::number_or(weight, 0) >= bold_weight_min;
    }
    looks.hidden = attribute(text, "display") == "none";
    if (const auto align = attribute(child(style, "paragraph-properties"), "text-align");
        !align.empty()) {
        looks.centred = align == "center";
    }
    const int level = office_file::number_or(attribute(style, "default-outline-level"), 0);
    if (level > 0 && level < 10) {
        looks.outline_level = level;
    }
    return looks;
}

}  // namespace

void Styles::add(const pugi::xml_node& styles) {
    for (const auto& node : styles.children()) {
        if (office_file::is_named(node, "style")) {
            styles_[key_of(attribute(node, "family"), attribute(node, "name"))] = {
                looks_of(node), std::string(attribute(node, "parent-style-name"))};
        }
    }
}

Looks Styles::find(std::string_view family, std::string_view name) const {
    Looks looks;
    auto found = styles_.find(key_of(family, name));
    for (int step = 0; found != styles_.end() && step < parents_max; ++step) {
        const auto& own = found->second.looks;
        looks.bold = looks.bold ? looks.bold : own.bold;
        looks.centred = looks.centred ? looks.centred : own.centred;
        looks.outline_level = looks.outline_level ? looks.outline_level : own.outline_level;
        looks.hidden = looks.hidden || own.hidden;
        found = styles_.find(key_of(family, found->second.parent));
    }
    return looks;
}

}  // namespace phanbien::odt
