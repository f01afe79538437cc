#include "adapters/odt/paragraph_text.hpp"

#include <algorithm>
#include <array>

#include "adapters/office_file/xml.hpp"
#include "engine/text/space.hpp"

namespace phanbien::odt {

namespace {

using office_file::attribute;
using office_file::local_name;

constexpr int spaces_max = 1'000;  // that one text:s may stand for

class ParagraphCollector {
  public:
    ParagraphCollector(const Styles& styles, ParagraphText& out) : styles_(styles), out_(out) {}

    void collect(const pugi::xml_node& parent, bool bold) {
        for (const auto& node : parent.children()) {
            if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata) {
                add_words(node.value(), bold);
            } else {
                collect_element(node, bold);
            }
        }
    }

  private:
    void collect_element(const pugi::xml_node& node, bool bold) {
        constexpr std::array<std::string_view, 8> unread{
            "annotation", "annotation-end", "ruby-text", "tracked-changes",
            "image",      "object",         "desc",      "title"};
        const auto name = local_name(node.name());
        if (name == "s") {
            const int count = office_file::number_or(attribute(node, "c"), 1);
            out_.text.append(static_cast<std::size_t>(std::clamp(count, 1, spaces_max)), ' ');
        } else if (name == "tab") {
            out_.text += '\t';
        } else if (name == "line-break") {
            out_.text += '\n';
        } else if (name == "note") {
            out_.notes.push_back(office_file::child(node, "note-body"));
        } else if (std::ranges::find(unread, name) != unread.end()) {
            return;
        } else if (name == "text-box" || !office_file::child(node, "p").empty()) {
            out_.boxes.push_back(node);
        } else if (name == "span") {
            const auto looks = styles_.find("text", attribute(node, "style-name"));
            if (!looks.hidden) {
                collect(node, looks.bold.value_or(bold));
            }
        } else {
            collect(node, bold);
        }
    }

    void add_words(std::string_view words, bool bold) {
        out_.text += words;
        if (!text::trim(words).empty()) {
            out_.visible = true;
            out_.bold = out_.bold && bold;
        }
    }

    const Styles& styles_;
    ParagraphText& out_;
};

}  // namespace

ParagraphText paragraph_text(const pugi::xml_node& paragraph, const Styles& styles,
                             const Looks& looks) {
    ParagraphText out;
    if (!looks.hidden) {
        ParagraphCollector(styles, out).collect(paragraph, looks.bold.value_or(false));
    }
    return out;
}

}  // namespace phanbien::odt
