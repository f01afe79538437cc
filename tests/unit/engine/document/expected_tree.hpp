// A small text and the tree and the warnings it must give.
#pragma once

#include <boost/test/unit_test.hpp>
#include <set>

#include "engine/document/outline_reader.hpp"
#include "tests/unit/engine/document/text_flow.hpp"

namespace phanbien::document {

// The tree as one line of eIds: art_1(art_1__para_1) signature.
inline std::string tree_of(const std::vector<Provision>& provisions) {
    std::string out;
    for (const auto& provision : provisions) {
        out += (out.empty() ? "" : " ") + provision.eid;
        if (!provision.children.empty()) {
            out += "(" + tree_of(provision.children) + ")";
        }
    }
    return out;
}

inline std::string warnings_of(const Outline& outline) {
    std::set<std::string> codes;
    for (const auto& warning : outline.warnings) {
        codes.insert(warning.code);
    }
    std::string out;
    for (const auto& code : codes) {
        out += (out.empty() ? "" : " ") + code;
    }
    return out;
}

inline void expect(std::string_view text, std::string_view tree, std::string_view warnings) {
    const auto outline = read_outline(flow_of(text));
    BOOST_TEST(tree_of(outline.provisions) == tree);
    BOOST_TEST(warnings_of(outline) == warnings);
}

}  // namespace phanbien::document
