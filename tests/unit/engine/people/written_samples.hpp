// Small directories for the tests of engine/people, written as XML.
#pragma once

#include <chrono>
#include <string>

#include "engine/people/directory_xml.hpp"

namespace phanbien::people::samples {

inline Date day(std::string_view text) {
    return parse_date(text).value();
}

inline std::string directory(const std::string& inside) {
    return "<directory xmlns='urn:phanbien:organisation:1' vi='Mẫu' en='Sample'>\n" + inside +
           "</directory>\n";
}

// One organisation "o" with the units and posts given, then the people given.
inline std::string office(const std::string& units, const std::string& people) {
    return directory("<organisation id='o' vi='O' en='O' kind='front' level='province'>\n" + units +
                     "</organisation>\n" + people);
}

inline Directory read(const std::string& xml) {
    auto made = read_directory(xml, "d.xml");
    if (!made) {
        throw std::runtime_error(made.error().fields.empty()
                                     ? made.error().en
                                     : made.error().fields[0].pointer + ": " +
                                           made.error().fields[0].en);
    }
    return std::move(made).value();
}

// A committee with a chair and a vice chair, and a department inside it.
inline std::string committee(const std::string& people) {
    return office(
        "<unit id='top' vi='T' en='T'>\n"
        "<post id='chair' vi='C' en='C' role='chair' head='yes'/>\n"
        "<post id='vice' vi='V' en='V' role='vice_chair'/>\n"
        "<unit id='law' vi='L' en='L'>\n"
        "<post id='head' vi='H' en='H' role='department_head' head='yes'/>\n"
        "<post id='clerk' vi='S' en='S' role='specialist' holders='several'/>\n"
        "</unit>\n</unit>\n",
        people);
}

inline std::string person(const std::string& id, const std::string& inside) {
    return "<person id='" + id + "' name='" + id + "'>" + inside + "</person>\n";
}

}  // namespace phanbien::people::samples
