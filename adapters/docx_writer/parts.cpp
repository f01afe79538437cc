#include "adapters/docx_writer/parts.hpp"

#include <pugixml.hpp>

#include "adapters/ooxml/xml_text.hpp"

namespace phanbien::docx_writer {
namespace {

constexpr std::string_view content_types = R"(<?xml version="1.0" encoding="UTF-8"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/word/document.xml"
    ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>
<Override PartName="/word/styles.xml"
    ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/>
<Override PartName="/word/header.xml"
    ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"/>
<Override PartName="/word/first_header.xml"
    ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"/>
<Override PartName="/docProps/core.xml"
    ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>
%HIDDEN%</Types>)";

constexpr std::string_view package_relations = R"(<?xml version="1.0" encoding="UTF-8"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="rId1"
    Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    Target="word/document.xml"/>
<Relationship Id="rId2"
    Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
    Target="docProps/core.xml"/>
%HIDDEN%</Relationships>)";

constexpr std::string_view document_relations = R"(<?xml version="1.0" encoding="UTF-8"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="rIdStyles"
    Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles"
    Target="styles.xml"/>
<Relationship Id="rIdHeader"
    Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/header"
    Target="header.xml"/>
<Relationship Id="rIdFirstHeader"
    Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/header"
    Target="first_header.xml"/>
</Relationships>)";

// Sizes are half points: 28 is 14 pt. Body text 14 pt, table text 13 pt, both Times New Roman.
constexpr std::string_view styles = R"(<?xml version="1.0" encoding="UTF-8"?>
<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
<w:docDefaults>
<w:rPrDefault><w:rPr>
<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="Times New Roman"
    w:cs="Times New Roman"/>
<w:sz w:val="28"/><w:szCs w:val="28"/><w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/>
</w:rPr></w:rPrDefault>
<w:pPrDefault><w:pPr><w:spacing w:before="0" w:after="0"/></w:pPr></w:pPrDefault>
</w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:customStyle="1" w:styleId="Prose">
<w:name w:val="Prose"/><w:basedOn w:val="Normal"/>
<w:pPr><w:spacing w:before="120" w:line="288" w:lineRule="auto"/><w:ind w:firstLine="720"/>
<w:jc w:val="both"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Heading1">
<w:name w:val="heading 1"/><w:basedOn w:val="Prose"/><w:next w:val="Prose"/>
<w:pPr><w:keepNext/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Title">
<w:name w:val="Title"/><w:basedOn w:val="Normal"/>
<w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:customStyle="1" w:styleId="Cell">
<w:name w:val="Cell"/><w:basedOn w:val="Normal"/>
<w:pPr><w:spacing w:before="40" w:after="40"/></w:pPr>
<w:rPr><w:sz w:val="26"/><w:szCs w:val="26"/></w:rPr></w:style>
<w:style w:type="paragraph" w:customStyle="1" w:styleId="Small">
<w:name w:val="Small"/><w:basedOn w:val="Normal"/>
<w:rPr><w:sz w:val="22"/><w:szCs w:val="22"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Header">
<w:name w:val="header"/><w:basedOn w:val="Normal"/>
<w:pPr><w:jc w:val="center"/></w:pPr></w:style>
</w:styles>)";

constexpr std::string_view header = R"(<?xml version="1.0" encoding="UTF-8"?>
<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:p>
<w:pPr><w:pStyle w:val="Header"/></w:pPr>
<w:r><w:fldChar w:fldCharType="begin"/></w:r>
<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>
<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r>
<w:r><w:fldChar w:fldCharType="end"/></w:r>
</w:p></w:hdr>)";

constexpr std::string_view first_header = R"(<?xml version="1.0" encoding="UTF-8"?>
<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:p><w:pPr>
<w:pStyle w:val="Header"/></w:pPr></w:p></w:hdr>)";

void add_declaration(pugi::xml_document& document) {
    pugi::xml_node declaration = document.append_child(pugi::node_declaration);
    declaration.append_attribute("version") = "1.0";
    declaration.append_attribute("encoding") = "UTF-8";
}

std::string core_properties(std::string_view title) {
    pugi::xml_document document;
    add_declaration(document);
    pugi::xml_node properties = document.append_child("cp:coreProperties");
    properties.append_attribute("xmlns:cp") =
        "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
    properties.append_attribute("xmlns:dc") = "http://purl.org/dc/elements/1.1/";
    properties.append_child("dc:title").text() = ooxml::xml_text(title).c_str();
    properties.append_child("dc:language").text() = "vi-VN";
    return part_bytes(document);
}

constexpr std::string_view hidden_mark = "%HIDDEN%";
constexpr std::string_view hidden_type =
    R"(<Override PartName="/docProps/custom.xml"
    ContentType="application/vnd.openxmlformats-officedocument.custom-properties+xml"/>
)";
constexpr std::string_view hidden_relation = R"(<Relationship Id="rId3"
    Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"
    Target="docProps/custom.xml"/>
)";

std::string with(std::string_view part, std::string_view hidden) {
    std::string out(part);
    out.replace(out.find(hidden_mark), hidden_mark.size(), hidden);
    return out;
}

// ECMA-376 part 1, 22.3: the first two ids are taken by the format itself.
std::string custom_properties(const HiddenProperties& hidden) {
    pugi::xml_document document;
    add_declaration(document);
    pugi::xml_node properties = document.append_child("Properties");
    properties.append_attribute("xmlns") =
        "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties";
    properties.append_attribute("xmlns:vt") =
        "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes";
    int id = 2;
    for (const auto& [name, value] : hidden) {
        pugi::xml_node property = properties.append_child("property");
        property.append_attribute("fmtid") = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}";
        property.append_attribute("pid") = id++;
        property.append_attribute("name") = ooxml::xml_text(name).c_str();
        property.append_child("vt:lpwstr").text() = ooxml::xml_text(value).c_str();
    }
    return part_bytes(document);
}

}  // namespace

std::vector<Part> parts_around(std::string_view title, const HiddenProperties& hidden) {
    const bool has_hidden = !hidden.empty();
    std::vector<Part> parts{
        {"[Content_Types].xml", with(content_types, has_hidden ? hidden_type : "")},
        {"_rels/.rels", with(package_relations, has_hidden ? hidden_relation : "")},
        {"docProps/core.xml", core_properties(title)},
        {"word/_rels/document.xml.rels", std::string(document_relations)},
        {"word/styles.xml", std::string(styles)},
        {"word/header.xml", std::string(header)},
        {"word/first_header.xml", std::string(first_header)}};
    if (has_hidden) {
        parts.push_back({"docProps/custom.xml", custom_properties(hidden)});
    }
    return parts;
}

std::string docx_of(std::string document_xml, std::string_view title,
                    const HiddenProperties& hidden) {
    auto parts = parts_around(title, hidden);
    parts.push_back({"word/document.xml", std::move(document_xml)});
    return zip_of(parts);
}

}  // namespace phanbien::docx_writer
