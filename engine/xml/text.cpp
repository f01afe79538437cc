#include "engine/xml/text.hpp"

#include <algorithm>
#include <utility>

namespace phanbien::xml {

namespace {

struct Text final : pugi::xml_writer {
    void write(const void* data, std::size_t size) override {
        text.append(static_cast<const char*>(data), size);
    }
    std::string text;
};

}  // namespace

std::vector<std::string> words_of(std::string_view list) {
    std::vector<std::string> words;
    for (auto at = list.find_first_not_of(spaces); at != std::string_view::npos;) {
        const auto end = std::min(list.find_first_of(spaces, at), list.size());
        words.emplace_back(list.substr(at, end - at));
        at = list.find_first_not_of(spaces, end);
    }
    return words;
}

std::string text_of(pugi::xml_node node) {
    Text out;
    node.print(out, "", pugi::format_raw, pugi::encoding_utf8);
    return std::move(out.text);
}

std::string indented_text_of(const pugi::xml_document& document) {
    Text out;
    document.save(out, "  ", pugi::format_indent, pugi::encoding_utf8);
    return std::move(out.text);
}

}  // namespace phanbien::xml
