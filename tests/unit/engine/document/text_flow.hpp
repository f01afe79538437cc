// A flow written as text in a test: one line, one paragraph.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

#include "engine/document/flow.hpp"

namespace phanbien::document {

inline Flow flow_of(std::string_view text) {
    Flow flow;
    int position = 0;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        flow.items.emplace_back(
            Paragraph{.text = std::string(text.substr(0, end)), .position = ++position});
        text.remove_prefix(std::min(text.size(), end + 1));
    }
    return flow;
}

}  // namespace phanbien::document
