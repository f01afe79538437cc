#include "adapters/docx_writer/template_words.hpp"

#include <algorithm>

#include "adapters/office_file/xml.hpp"
#include "adapters/ooxml/xml_text.hpp"
#include "engine/text/space.hpp"

namespace phanbien::docx_writer {

namespace {

constexpr std::string_view opening = "{{";
constexpr std::string_view closing = "}}";
constexpr std::size_t name_bytes_max = 60;  // more between braces is somebody's prose

void collect_texts(const pugi::xml_node& node, std::vector<pugi::xml_node>& out) {
    for (const auto& child : node.children()) {
        if (office_file::is_named(child, "t")) {
            out.push_back(child);
        } else if (!office_file::is_named(child, "p") &&
                   !office_file::is_named(child, "instrText") &&
                   !office_file::is_named(child, "delText")) {
            collect_texts(child, out);
        }
    }
}

std::vector<pugi::xml_node> texts_in(const pugi::xml_node& paragraph) {
    std::vector<pugi::xml_node> out;
    collect_texts(paragraph, out);
    return out;
}

void set_words(pugi::xml_node text, const std::string& words) {
    text.text() = words.c_str();
    if (text.attribute("xml:space").empty()) {
        text.append_attribute("xml:space") = "preserve";
    }
}

// A text with line breaks in it: further texts in the same run, breaks between them.
void set_lines(pugi::xml_node text, const std::string& words) {
    const auto lines = ooxml::xml_lines(words);
    set_words(text, lines.front());
    const std::string name = text.name();
    const std::string prefix = name.substr(0, name.size() - 1);  // "w:" of "w:t"
    auto last = text;
    for (std::size_t i = 1; i < lines.size(); ++i) {
        last = text.parent().insert_child_after((prefix + "br").c_str(), last);
        last = text.parent().insert_child_after(name.c_str(), last);
        set_words(last, lines[i]);
    }
}

std::string whole_words(const pugi::xml_node& node) {
    if (office_file::is_named(node, "p")) {
        return words_of(node);
    }
    std::string out;
    for (const auto& child : node.children()) {
        out += whole_words(child);
    }
    return out;
}

}  // namespace

std::vector<PlacedName> names_in(std::string_view text) {
    constexpr std::string_view space = " \t\r\n\f\v";
    std::vector<PlacedName> out;
    // Sought once for all that open before them: a file may hold nothing but opening marks.
    std::size_t end = 0;
    std::size_t words_end = 0;
    for (auto at = text.find(opening); at != std::string_view::npos;
         at = text.find(opening, at + opening.size())) {
        const auto begin = at + opening.size();
        if (end < begin) {
            end = text.find(closing, begin);
            if (end == std::string_view::npos) {
                break;
            }
            words_end = text.find_last_not_of(space, end - 1) + 1;
        }
        const auto inside = text::trim(text.substr(begin, words_end - begin));
        if (!inside.empty() && inside.size() <= name_bytes_max) {
            out.push_back({.name = std::string(inside), .begin = at, .end = end + closing.size()});
        }
    }
    return out;
}

std::string words_of(const pugi::xml_node& paragraph) {
    std::string out;
    for (const auto& text : texts_in(paragraph)) {
        out += text.text().get();
    }
    return out;
}

std::optional<std::string> only_name(std::string_view words) {
    const auto names = names_in(words);
    const bool alone =
        names.size() == 1 && text::trim(words).size() == names[0].end - names[0].begin;
    return alone ? std::optional(names[0].name) : std::nullopt;
}

std::optional<std::string> block_mark(const pugi::xml_node& node) {
    if (!office_file::is_named(node, "p") && !office_file::is_named(node, "tr")) {
        return std::nullopt;
    }
    auto name = only_name(whole_words(node));
    return name && ((*name)[0] == '#' || (*name)[0] == '/') ? std::move(name) : std::nullopt;
}

void replace_names(const pugi::xml_node& paragraph,
                   const std::function<std::string(const std::string&)>& value) {
    const auto names = names_in(words_of(paragraph));
    auto name = names.begin();
    std::size_t at = 0;  // where the text begins in the words of the paragraph
    for (const auto& text : texts_in(paragraph)) {
        const std::string words = text.text().get();
        const auto end = at + words.size();
        std::string filled;
        auto from = at;
        while (name != names.end() && std::max(name->begin, at) < std::min(name->end, end)) {
            if (name->begin >=
                from) {  // else it began in a text before, and its value stands there
                filled += words.substr(from - at, name->begin - from) + value(name->name);
            }
            from = std::min(name->end, end);
            if (name->end > end) {
                break;
            }
            ++name;
        }
        if (from > at) {
            set_lines(text, filled + words.substr(from - at));
        }
        at = end;
    }
}

}  // namespace phanbien::docx_writer
