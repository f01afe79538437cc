// XmlSource: one XML text with what pugixml lacks for us: namespaces resolved through the
// ancestors' xmlns declarations, line numbers, limits on size and depth, no DOCTYPE, and the list
// of mistakes that the readers of this room find. One thread at a time; used only while a Chart is
// read.
#pragma once

#include <initializer_list>
#include <map>
#include <optional>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/kernel/result.hpp"
#include "engine/statechart/chart.hpp"

namespace phanbien::statechart {

inline constexpr std::size_t mistakes_max = 50;  // the rest of a hopeless file is not listed

class XmlSource {
  public:
    // Always usable; when the text is no XML that we read, root() is empty and there is a mistake.
    XmlSource(std::string_view xml, std::string_view file_name);

    pugi::xml_node root() const { return document_.document_element(); }
    int line_of(pugi::xml_node node) const;

    // The namespace and local name; an undeclared prefix gives the namespace "?".
    std::string namespace_of(pugi::xml_node element) const;
    static std::string_view local_name(std::string_view qualified);
    bool is_scxml(pugi::xml_node element) const { return namespace_of(element) == scxml_namespace; }

    // Attributes without a prefix.
    static std::string attribute(pugi::xml_node element, const char* name) {
        return element.attribute(name).value();
    }
    // Complains about attributes without a prefix that are not listed.
    void allow_attributes(pugi::xml_node element, std::initializer_list<std::string_view> names);
    // Complains about elements of SCXML among the children that are not listed.
    void allow_children(pugi::xml_node element, std::initializer_list<std::string_view> names);

    Attributes workflow_attributes(pugi::xml_node element) const;
    std::vector<Annotation> workflow_children(pugi::xml_node element) const;

    // The SCXML of the document alone: see Chart::meaning().
    std::string meaning() const;

    // Direct text, as written.
    static std::string text_of(pugi::xml_node element);

    // The element's children as XML text of their own: each declares what its ancestors did for it.
    static std::string inner_xml(pugi::xml_node element);

    void complain(pugi::xml_node node, std::string vi, std::string en);
    void complain_at(int line, std::string vi, std::string en);
    bool flawless() const { return mistakes_.empty(); }
    Problem problem() const;

  private:
    std::string resolve(pugi::xml_node element, std::string_view prefix) const;
    Annotation annotation(pugi::xml_node element) const;
    void write_meaning(pugi::xml_node element, std::string& out) const;
    void find_line_starts(std::string_view xml);
    void check_shape();

    std::string file_name_;
    pugi::xml_document document_;
    std::vector<std::size_t> line_starts_;
    // By declaration ("xmlns:pb"): the parent whose children were last asked about and what it
    // gives them, so that many siblings deep down do not each climb to the top.
    mutable std::map<std::string, std::pair<pugi::xml_node, std::string>> inherited_;
    std::vector<FieldProblem> mistakes_;
};

std::string_view trimmed_text(std::string_view text);

}  // namespace phanbien::statechart
