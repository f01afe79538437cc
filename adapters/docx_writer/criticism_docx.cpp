#include "adapters/docx_writer/criticism_docx.hpp"

#include <array>

#include "adapters/docx_writer/page.hpp"
#include "adapters/docx_writer/parts.hpp"
#include "adapters/docx_writer/proof_block.hpp"

namespace phanbien::docx_writer {
namespace {

constexpr ParagraphLook prose{.style = "Prose"};
constexpr int signature_room = 1500;  // twips, for the signature and the seal

void add_headings(pugi::xml_node body, const dossier::CriticismText& text) {
    add_text(body, "I. Đánh giá chung", {.style = "Heading1"});
    std::size_t number = 0;
    for (const dossier::CriticismHeading& heading : text.headings) {
        pugi::xml_node paragraph = add_paragraph(body, prose);
        number += 1;
        add_run(paragraph, std::to_string(number) + ". " + heading.label + ": ", {.bold = true});
        add_run(paragraph, heading.text);
    }
}

void add_recommendations(pugi::xml_node body, const dossier::CriticismText& text) {
    add_text(body, "II. Kiến nghị", {.style = "Heading1"});
    if (text.recommendations.empty()) {
        add_text(body, "Không có kiến nghị sửa đổi.", prose);
    }
    for (const dossier::CriticismRecommendation& each : text.recommendations) {
        pugi::xml_node paragraph = add_paragraph(body, {.style = "Prose", .keep_with_next = true});
        add_run(paragraph, each.code + ". " + each.provision, {.bold = true});
        add_run(paragraph, " (từ " + std::to_string(each.opinions) + " ý kiến)", {.italic = true});
        add_text(body, each.text, prose);
    }
}

void add_signature(Page& page, const dossier::CriticismText& text) {
    const int left = page.width() / 2;
    const std::array widths{left, page.width() - left};
    add_paragraph(page.body(), {.style = "Small"});
    pugi::xml_node table = add_table(page.body(), widths, Borders::none);
    pugi::xml_node row = add_row(table, RowKind::whole);
    pugi::xml_node cell = add_cell(row, widths[0]);
    add_text(cell, "Nơi nhận:", {.style = "Small"},
             {.bold = true, .italic = true, .half_points = 24});
    for (const std::string& recipient : text.recipients) {
        add_text(cell, "- " + recipient, {.style = "Small"});
    }
    cell = add_cell(row, widths[1]);
    add_text(cell, text.authority, {.align = "center"}, {.bold = true});
    add_paragraph(cell, {.align = "center", .before = signature_room});
    add_paragraph(page.body(), {.style = "Small"});
}

}  // namespace

std::string write_criticism_docx(const dossier::CriticismText& text) {
    Page page(Orientation::portrait);
    page.add_letterhead(text.head,
                        {.unit = text.unit, .number = text.number, .note = text.subject});
    pugi::xml_node body = page.body();
    add_text(body, "Kính gửi: " + text.addressee, {.align = "center", .before = 360});
    add_paragraph(body, {.style = "Small"});
    for (const std::string& basis : text.bases) {
        add_text(body, basis, prose, {.italic = true});
    }
    for (const std::string& paragraph : text.opening) {
        add_text(body, paragraph, prose);
    }
    add_headings(body, text);
    add_recommendations(body, text);
    for (const std::string& paragraph : text.closing) {
        add_text(body, paragraph, prose);
    }
    add_signature(page, text);
    auto parts = parts_around(text.subject);
    if (!text.proof.lines.empty()) {
        // Our own lists of parts can be read.
        add_proof_at_end(body, text.proof, add_qr(parts, text.proof).value());
    }
    parts.push_back({"word/document.xml", page.finish()});
    return zip_of(parts);
}

}  // namespace phanbien::docx_writer
