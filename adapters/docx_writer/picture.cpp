#include "adapters/docx_writer/picture.hpp"

#include <algorithm>

#include "adapters/office_file/refusals.hpp"
#include "adapters/office_file/xml.hpp"
#include "adapters/ooxml/xml_text.hpp"

namespace phanbien::docx_writer {

namespace {

constexpr std::string_view types_part = "[Content_Types].xml";
constexpr std::string_view relations_part = "word/_rels/document.xml.rels";
constexpr std::string_view no_relations =
    R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>)";
constexpr const char* image_relation =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image";
constexpr int emu_per_mm = 36'000;

// Names of parts and extensions are the same in any case (ECMA-376 part 2, 6.2.2 and 6.3.2).
bool is_same_name(std::string_view one, std::string_view other) {
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; };
    return std::ranges::equal(one, other, {}, lower, lower);
}

Part* part_named(std::vector<Part>& parts, std::string_view name) {
    const auto found =
        std::ranges::find_if(parts, [name](const Part& it) { return is_same_name(it.name, name); });
    return found == parts.end() ? nullptr : &*found;
}

Result<void> name_type(std::vector<Part>& parts) {
    auto* part = part_named(parts, types_part);
    if (part == nullptr) {
        return office_file::damaged();
    }
    TRY(auto tree, office_file::parse_xml(part->bytes));
    auto types = tree.document_element();
    if (!office_file::is_named(types, "Types")) {
        return office_file::damaged();
    }
    for (const auto& type : types.children()) {
        if (office_file::is_named(type, "Default") &&
            is_same_name(office_file::attribute(type, "Extension"), "png")) {
            return {};
        }
    }
    // Under the same prefix as the list itself; one for an extension may stand anywhere in it.
    const std::string list = types.name();
    const auto prefix = list.substr(0, list.size() - std::string_view("Types").size());
    auto type = types.prepend_child((prefix + "Default").c_str());
    type.append_attribute("Extension") = "png";
    type.append_attribute("ContentType") = "image/png";
    part->bytes = part_bytes(tree);
    return {};
}

bool has_relation(const pugi::xml_node& relations, const std::string& id) {
    return std::ranges::any_of(relations.children(), [&id](const pugi::xml_node& it) {
        return office_file::attribute(it, "Id") == id;
    });
}

pugi::xml_node with_name(pugi::xml_node parent, const char* name, int id) {
    auto node = parent.append_child(name);
    node.append_attribute("id") = id;
    node.append_attribute("name") = "QR";
    return node;
}

void add_size(pugi::xml_node parent, const char* name, int emu) {
    auto node = parent.append_child(name);
    node.append_attribute("cx") = emu;
    node.append_attribute("cy") = emu;
}

}  // namespace

Result<Picture> add_png(std::vector<Part>& parts, std::string png, std::string words) {
    CHECK_THAT(name_type(parts));
    if (part_named(parts, relations_part) == nullptr) {
        parts.push_back({std::string(relations_part), std::string(no_relations)});
    }
    auto* part = part_named(parts, relations_part);
    TRY(auto tree, office_file::parse_xml(part->bytes));
    auto relations = tree.document_element();
    if (!office_file::is_named(relations, "Relationships")) {
        return office_file::damaged();
    }
    std::string id;
    std::string target;
    int number = 0;  // until nothing of the file is called so
    do {
        ++number;
        id = "rIdProof" + std::to_string(number);
        target = "media/proof" + std::to_string(number) + ".png";
    } while (has_relation(relations, id) || part_named(parts, "word/" + target) != nullptr);
    const std::string list = relations.name();
    auto relation = relations.append_child(list.substr(0, list.size() - 1).c_str());
    relation.append_attribute("Id") = id.c_str();
    relation.append_attribute("Type") = image_relation;
    relation.append_attribute("Target") = target.c_str();
    part->bytes = part_bytes(tree);
    parts.push_back({"word/" + target, std::move(png)});
    return Picture{.relation = id, .words = std::move(words)};
}

void draw(pugi::xml_node paragraph, const Picture& picture, int side_mm) {
    constexpr int drawing_id = 20'906;  // unlike those that Word gives, which count from 1
    const int side = side_mm * emu_per_mm;
    auto drawing = paragraph.append_child("w:r").append_child("w:drawing");
    auto inline_ = drawing.append_child("wp:inline");
    inline_.append_attribute("xmlns:wp") =
        "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";
    add_size(inline_, "wp:extent", side);
    with_name(inline_, "wp:docPr", drawing_id).append_attribute("descr") =
        ooxml::xml_text(picture.words).c_str();
    auto graphic = inline_.append_child("a:graphic");
    graphic.append_attribute("xmlns:a") = "http://schemas.openxmlformats.org/drawingml/2006/main";
    auto data = graphic.append_child("a:graphicData");
    data.append_attribute("uri") = "http://schemas.openxmlformats.org/drawingml/2006/picture";
    auto picture_node = data.append_child("pic:pic");
    picture_node.append_attribute("xmlns:pic") =
        "http://schemas.openxmlformats.org/drawingml/2006/picture";
    auto names = picture_node.append_child("pic:nvPicPr");
    with_name(names, "pic:cNvPr", drawing_id);
    names.append_child("pic:cNvPicPr");
    auto fill = picture_node.append_child("pic:blipFill");
    auto blip = fill.append_child("a:blip");
    blip.append_attribute("xmlns:r") =
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    blip.append_attribute("r:embed") = picture.relation.c_str();
    fill.append_child("a:stretch").append_child("a:fillRect");
    auto look = picture_node.append_child("pic:spPr");
    auto place = look.append_child("a:xfrm");
    auto corner = place.append_child("a:off");
    corner.append_attribute("x") = 0;
    corner.append_attribute("y") = 0;
    add_size(place, "a:ext", side);
    auto shape = look.append_child("a:prstGeom");
    shape.append_attribute("prst") = "rect";
    shape.append_child("a:avLst");
}

}  // namespace phanbien::docx_writer
