// A definition whose transitions leave a mark: each gets an <assign> to a <data> of its own, so
// that the instance itself says which were taken. Nothing else changes, not even the numbers of
// the lines.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace phanbien::workflows {

struct MarkedTransition {
    std::string data;  // the id of its mark; empty: structural
    int line = 0;
    std::string text;         // its start tag, for people
    bool structural = false;  // a history's or an <initial>'s default: never enabled by an event
};

struct MarkedDefinition {
    std::string text;
    std::vector<MarkedTransition> transitions;  // document order
};

// `text` is a well-formed definition that has a <datamodel>; comments are passed over.
MarkedDefinition mark_transitions(std::string_view text);

}  // namespace phanbien::workflows
