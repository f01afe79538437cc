#include "adapters/docx_writer/proof_block.hpp"

#include <array>

#include "adapters/docx_writer/page.hpp"
#include "adapters/docx_writer/qr_png.hpp"
#include "adapters/office_file/xml.hpp"

namespace phanbien::docx_writer {

namespace {

// With the white around it, so that the code itself is at least 25 mm wide.
constexpr int qr_side_mm = 34;
constexpr int qr_column = 2'010;  // twips: 35 mm
constexpr int words_column = 7'200;
constexpr int words_half_points = 20;

}  // namespace

Result<std::optional<Picture>> add_qr(std::vector<Part>& parts, const dossier::PaperProof& proof) {
    if (proof.code.empty()) {
        return std::optional<Picture>{};
    }
    TRY(auto picture, add_png(parts, qr_png(proof.code), "Mã QR: " + proof.code));
    return std::optional(std::move(picture));
}

void add_proof_block(pugi::xml_node parent, const pugi::xml_node& before,
                     const dossier::PaperProof& proof, const std::optional<Picture>& picture) {
    pugi::xml_document made;
    const std::array widths{qr_column, words_column};
    add_paragraph(made, {});  // or two tables become one
    auto table = add_table(made, widths, Borders::none);
    auto row = add_row(table, RowKind::whole);
    auto paragraph = add_paragraph(add_cell(row, qr_column), {});
    if (picture) {
        draw(paragraph, *picture, qr_side_mm);
    }
    auto cell = add_cell(row, words_column);
    for (const auto& line : proof.lines) {
        add_text(cell, line, {}, {.half_points = words_half_points});
    }
    for (auto node : made.children()) {
        node.append_attribute("xmlns:w") =
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
        parent.insert_copy_before(node, before);
    }
}

void add_proof_at_end(pugi::xml_node body, const dossier::PaperProof& proof,
                      const std::optional<Picture>& picture) {
    // A document ends in a paragraph, and then the properties of its last section.
    const auto section = office_file::child(body, "sectPr");
    pugi::xml_document made;
    auto last = add_paragraph(made, {});
    last.append_attribute("xmlns:w") =
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    last = section ? body.insert_copy_before(last, section) : body.append_copy(last);
    add_proof_block(body, last, proof, picture);
}

}  // namespace phanbien::docx_writer
