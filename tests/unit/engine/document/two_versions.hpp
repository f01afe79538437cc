// Two versions written as text in a test, aligned, and asked by eId.
#pragma once

#include <boost/test/unit_test.hpp>
#include <string>
#include <string_view>

#include "engine/document/alignment.hpp"
#include "engine/document/outline_reader.hpp"
#include "tests/unit/engine/document/text_flow.hpp"

namespace phanbien::document {

// An edited version of a text, in which `from` must stand.
inline std::string replaced(std::string text, const std::string& from, const std::string& to) {
    const auto at = text.find(from);
    BOOST_REQUIRE_MESSAGE(at != std::string::npos, from);
    return text.replace(at, from.size(), to);
}

struct TwoTexts {
    TwoTexts(std::string_view old_text, std::string_view new_text)
        : old_outline(read_outline(flow_of(old_text))),
          new_outline(read_outline(flow_of(new_text))),
          before(in_reading_order(old_outline.provisions)),
          after(in_reading_order(new_outline.provisions)),
          alignment(align(before, after)) {}

    const Fate& fate(std::string_view eid) const {
        return alignment.before.at(place_of(before, eid));
    }
    const Fate& origin(std::string_view eid) const {
        return alignment.after.at(place_of(after, eid));
    }
    // Where it went, the main place; "-" for nowhere.
    std::string to(std::string_view eid) const {
        const auto& places = fate(eid).places;
        return places.empty() ? "-" : after[places.front()].provision->eid;
    }

    Outline old_outline;
    Outline new_outline;
    ReadingOrder before;
    ReadingOrder after;
    Alignment alignment;
};

}  // namespace phanbien::document
