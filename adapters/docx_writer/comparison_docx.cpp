#include "adapters/docx_writer/comparison_docx.hpp"

#include "adapters/docx_writer/page.hpp"
#include "adapters/docx_writer/parts.hpp"
#include "adapters/ooxml/xml_text.hpp"

namespace phanbien::docx_writer {
namespace {

using document::ComparedProvision;
using document::Provision;
using document::ProvisionKind;
using text::Fate;
using text::ParagraphFate;

// As the text itself is numbered: "Điều 5. ", "1. ", "đ) ".
std::string number_before(const Provision* provision) {
    if (provision == nullptr || provision->label.empty()) {
        return {};
    }
    switch (provision->kind) {
        case ProvisionKind::clause:
            return provision->number + ". ";
        case ProvisionKind::point:
            return provision->number + ") ";
        case ProvisionKind::preamble:
        case ProvisionKind::signature:
        case ProvisionKind::recipients:
        case ProvisionKind::block:
        case ProvisionKind::table:
            return {};  // their labels are ours, not the text's
        default:
            return provision->label + ". ";
    }
}

// Writes paragraphs with revision marks, each mark with a number of its own.
class MarkedText {
  public:
    MarkedText(pugi::xml_node body, const document::ComparisonPaper& paper)
        : body_(body), author_(ooxml::xml_text(paper.author)), made_at_(paper.made_at) {}

    void add(const ComparedProvision& row) {
        if (row.trace) {
            add_trace(row);
            return;
        }
        auto paragraph = begin(fate_of(row));
        add_number(paragraph, row);
        bool used = false;
        for (const auto& heading : row.heading) {
            add_pieces(paragraph, heading, {.bold = true});
            used = true;
        }
        for (const auto& it : row.paragraphs) {
            if (used) {
                paragraph = begin(it.fate);
            }
            add_pieces(paragraph, it, {});
            used = true;
        }
    }

  private:
    static ParagraphFate fate_of(const ComparedProvision& row) {
        return row.after == nullptr    ? ParagraphFate::removed
               : row.before == nullptr ? ParagraphFate::added
                                       : ParagraphFate::kept;
    }

    pugi::xml_node mark(pugi::xml_node parent, const char* name) {
        auto node = parent.append_child(name);
        node.append_attribute("w:id") = ++marks_;
        node.append_attribute("w:author") = author_.c_str();
        node.append_attribute("w:date") = made_at_.c_str();
        return node;
    }

    // A paragraph that is new or gone as a whole has its end marked too.
    pugi::xml_node begin(ParagraphFate fate) {
        auto paragraph = add_paragraph(body_, {.align = "both", .before = 60});
        if (fate == ParagraphFate::added || fate == ParagraphFate::removed) {
            auto end = paragraph.child("w:pPr").append_child("w:rPr");
            mark(end, fate == ParagraphFate::added ? "w:ins" : "w:del");
        }
        return paragraph;
    }

    void add_words(pugi::xml_node paragraph, Fate fate, const std::string& words, RunLook look) {
        if (words.empty()) {
            return;
        }
        if (fate == Fate::kept) {
            add_run(paragraph, words, look);
            return;
        }
        auto marked = mark(paragraph, fate == Fate::added ? "w:ins" : "w:del");
        add_run(marked, words, look);
        if (fate == Fate::removed) {
            for (auto text : marked.child("w:r").children("w:t")) {
                text.set_name("w:delText");
            }
        }
    }

    void add_number(pugi::xml_node paragraph, const ComparedProvision& row) {
        const auto before = number_before(row.before);
        const auto after = number_before(row.after);
        const RunLook bold{.bold = true};
        if (before == after) {
            add_words(paragraph, Fate::kept, after, bold);
            return;
        }
        add_words(paragraph, Fate::removed, before, bold);
        add_words(paragraph, Fate::added, after, bold);
    }

    void add_pieces(pugi::xml_node paragraph, const text::ComparedParagraph& words, RunLook look) {
        for (const auto& piece : words.pieces) {
            add_words(paragraph, piece.fate, piece.text, look);
        }
    }

    void add_trace(const ComparedProvision& row) {
        auto paragraph = begin(ParagraphFate::removed);
        const auto where = row.after == nullptr ? std::string() : row.after->label;
        add_words(paragraph, Fate::removed,
                  number_before(row.before) +
                      (row.outcome == document::Outcome::moved ? "[chuyển đến " : "[nhập vào ") +
                      where + "]",
                  {.italic = true});
    }

    pugi::xml_node body_;
    std::string author_;
    std::string made_at_;
    int marks_ = 0;
};

}  // namespace

std::string write_comparison_docx(const document::ComparisonPaper& paper) {
    Page page(Orientation::portrait);
    add_text(page.body(), "BẢN SO SÁNH", {.style = "Title"});
    add_text(page.body(), paper.title, {.style = "Title"});
    add_text(page.body(), paper.subject, {.align = "center", .before = 60}, {.italic = true});
    add_rule(page.body(), 2400, page.width());
    MarkedText text(page.body(), paper);
    for (const auto& row : paper.rows) {
        text.add(row);
    }
    add_paragraph(page.body(), {.style = "Small"});
    return docx_of(page.finish(), "Bản so sánh " + paper.title);
}

}  // namespace phanbien::docx_writer
