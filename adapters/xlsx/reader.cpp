#include "adapters/xlsx/reader.hpp"

#include <algorithm>
#include <map>

#include "adapters/docx/docx.hpp"
#include "adapters/office_file/archive.hpp"
#include "adapters/office_file/package.hpp"
#include "adapters/office_file/xml.hpp"
#include "adapters/xlsx/cells.hpp"
#include "adapters/xlsx/refusals.hpp"

namespace phanbien::xlsx {

namespace {

using office_file::attribute;
using office_file::child;

struct Link {
    std::string kind;  // the last part of the relationship's type
    std::string part;
};

// The part of the workbook's bytes whose names and links are known.
struct Workbook {
    const office_file::Archive& archive;
    std::map<std::string, Link, std::less<>> links = {};

    std::string first_of(std::string_view kind) const {
        const auto found = std::ranges::find_if(
            links, [&](const auto& entry) { return entry.second.kind == kind; });
        return found == links.end() ? std::string() : found->second.part;
    }
};

Result<pugi::xml_document> part_of(const office_file::Archive& archive, const std::string& name) {
    if (name.empty() || !archive.holds(name)) {
        return pugi::xml_document();
    }
    auto text = archive.read(name);
    if (!text) {
        return as_spreadsheet(text.error());
    }
    auto parsed = office_file::parse_xml(std::move(*text));
    if (!parsed) {
        return as_spreadsheet(parsed.error());
    }
    return std::move(*parsed);
}

std::map<std::string, Link, std::less<>> links_in(const pugi::xml_node& relationships,
                                                  std::string_view folder) {
    std::map<std::string, Link, std::less<>> out;
    for (const auto& node : relationships.children()) {
        if (attribute(node, "TargetMode") == "External") {
            continue;
        }
        const auto type = attribute(node, "Type");
        out[std::string(attribute(node, "Id"))] = {
            .kind = std::string(type.substr(type.rfind('/') + 1)),
            .part = office_file::target_part(folder, attribute(node, "Target"))};
    }
    return out;
}

Result<std::string> workbook_name(const office_file::Archive& archive) {
    TRY(const auto roots, part_of(archive, "_rels/.rels"));
    for (const auto& [id, link] : links_in(roots.document_element(), "")) {
        if (link.kind == "officeDocument" && archive.holds(link.part)) {
            return link.part;
        }
    }
    return archive.holds("xl/workbook.xml") ? Result<std::string>("xl/workbook.xml")
                                            : Result<std::string>(not_a_spreadsheet());
}

Result<SharedParts> shared_of(const Workbook& workbook, const pugi::xml_node& root) {
    TRY(const auto strings, part_of(workbook.archive, workbook.first_of("sharedStrings")));
    TRY(const auto styles, part_of(workbook.archive, workbook.first_of("styles")));
    const auto from_1904 = attribute(child(root, "workbookPr"), "date1904");
    return SharedParts{.strings = strings_of(strings.document_element()),
                       .formats = NumberFormats(styles.document_element(),
                                                from_1904 == "1" || from_1904 == "true")};
}

Result<std::vector<ReadSheet>> sheets_of(const Workbook& workbook, const pugi::xml_node& root) {
    TRY(const auto shared, shared_of(workbook, root));
    std::vector<ReadSheet> out;
    Spent spent;
    for (const auto& node : child(root, "sheets").children()) {
        const auto link = workbook.links.find(attribute(node, "id"));
        if (link == workbook.links.end() || link->second.kind != "worksheet") {
            continue;
        }
        if (out.size() == sheets_max) {
            return swollen_spreadsheet();
        }
        TRY(const auto part, part_of(workbook.archive, link->second.part));
        ReadSheet sheet{.name = std::string(attribute(node, "name"))};
        const auto state = attribute(node, "state");
        sheet.hidden = !state.empty() && state != "visible";
        CHECK_THAT(read_cells(part.document_element(), shared, spent, sheet));
        out.push_back(std::move(sheet));
    }
    return out;
}

}  // namespace

std::string_view ReadSheet::at(std::size_t row, std::size_t column) const {
    return row < rows.size() && column < rows[row].size() ? std::string_view(rows[row][column])
                                                          : std::string_view();
}

std::string_view ReadSheet::merged_at(std::size_t row, std::size_t column) const {
    const auto found = merged_by_cell.find(row * columns_max + column);
    if (column >= columns_max || found == merged_by_cell.end()) {
        return at(row, column);
    }
    const Area& area = merged[found->second];
    return at(area.row, area.column);
}

Result<std::vector<ReadSheet>> read_sheets(std::string_view bytes) {
    if (bytes.size() > xlsx_bytes_max) {
        return spreadsheet_too_large();
    }
    if (docx::is_ole(bytes)) {
        return docx::is_encrypted_docx(bytes) ? locked_spreadsheet() : old_excel_file();
    }
    if (!docx::is_zip(bytes)) {
        return not_a_spreadsheet();
    }
    auto archive = office_file::Archive::open(bytes);
    if (!archive) {
        return as_spreadsheet(archive.error());
    }
    TRY(const auto name, workbook_name(*archive));
    if (office_file::holds_macros(*archive)) {
        return spreadsheet_with_macros();
    }
    TRY(const auto links, part_of(*archive, office_file::relationships_of(name)));
    TRY(const auto root, part_of(*archive, name));
    if (office_file::local_name(root.document_element().name()) != "workbook") {
        return not_a_spreadsheet();
    }
    const Workbook workbook{
        .archive = *archive,
        .links = links_in(links.document_element(), office_file::folder_of(name))};
    return sheets_of(workbook, root.document_element());
}

}  // namespace phanbien::xlsx
