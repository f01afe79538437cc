#include "adapters/docx/run_text.hpp"

#include <algorithm>
#include <array>

#include "adapters/docx/word_xml.hpp"
#include "engine/text/space.hpp"

namespace phanbien::docx {

namespace {

template <std::size_t N>
bool is_one_of(const pugi::xml_node& node, const std::array<std::string_view, N>& names) {
    return std::ranges::find(names, local_name(node.name())) != names.end();
}

bool may_hold_box(const pugi::xml_node& node) {
    constexpr std::array<std::string_view, 4> names{"drawing", "pict", "object",
                                                    "AlternateContent"};
    return is_one_of(node, names);
}

bool has_words(const pugi::xml_node& node) {
    return !node.find_node([](const pugi::xml_node& below) {
                    return is_named(below, "t") && !text::trim(below.text().get()).empty();
                })
                .empty();
}

// The node itself or the outermost boxes below it, as far as they hold words; of alternatives the
// first that has any.
void find_boxes(const pugi::xml_node& node, std::vector<pugi::xml_node>& out) {
    if (is_named(node, "txbxContent")) {
        if (has_words(node)) {
            out.push_back(node);
        }
        return;
    }
    const bool alternatives = is_named(node, "AlternateContent");
    const auto before = out.size();
    for (const auto& below : node.children()) {
        if (!alternatives || out.size() == before) {
            find_boxes(below, out);
        }
    }
}

// A form field that nobody has filled in shows a hint that is no text of the draft.
bool shows_hint(const pugi::xml_node& node) {
    return is_named(node, "sdt") && is_on(child(node, "sdtPr"), "showingPlcHdr");
}

class Collector {
  public:
    explicit Collector(RunText& out) : out_(out) {}

    void collect(const pugi::xml_node& parent, bool bold) {
        for (const auto& node : parent.children()) {
            if (is_named(node, "r")) {
                collect_run(node, bold);
            } else if (may_hold_box(node)) {
                find_boxes(node, out_.boxes);
            } else if (!is_unread(node) && !shows_hint(node)) {
                collect(node, bold);
            }
        }
    }

  private:
    void collect_run(const pugi::xml_node& run, bool bold) {
        const auto properties = child(run, "rPr");
        if (is_on(properties, "vanish")) {
            return;
        }
        const bool run_bold = child(properties, "b").empty() ? bold : is_on(properties, "b");
        for (const auto& node : run.children()) {
            const auto name = local_name(node.name());
            if (name == "t") {
                add_words(node.text().get(), run_bold);
            } else if (name == "tab" || name == "ptab") {
                out_.text += '\t';
            } else if (name == "br" || name == "cr") {
                out_.text += '\n';
            } else if (name == "noBreakHyphen") {
                out_.text += '-';
            } else if (may_hold_box(node)) {
                find_boxes(node, out_.boxes);
            }
        }
    }

    void add_words(std::string_view words, bool bold) {
        out_.text += words;
        if (!text::trim(words).empty()) {
            out_.visible = true;
            out_.bold = out_.bold && bold;
        }
    }

    RunText& out_;
};

}  // namespace

bool is_unread(const pugi::xml_node& node) {
    constexpr std::array<std::string_view, 12> names{
        "del",    "moveFrom",         "pPr",   "rPr",   "drawing",   "pict",
        "object", "AlternateContent", "sdtPr", "tblPr", "instrText", "delText"};
    return is_one_of(node, names);
}

RunText run_text(const pugi::xml_node& paragraph, bool bold) {
    RunText out;
    Collector(out).collect(paragraph, bold);
    return out;
}

}  // namespace phanbien::docx
