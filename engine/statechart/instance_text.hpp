// An Instance as JSON text, for those that keep it as text: the same text that to_json() gives when
// written out, and the same strictness on the way back, without a tree of JSON values in between.
// What is not plainly in the order in which it was written (another writer, delayed sends, invoked
// sessions, unusual characters) takes the way through that tree. Pure; any thread.
#pragma once

#include <string>
#include <string_view>

#include "engine/statechart/instance.hpp"

namespace phanbien::statechart {

std::string text_of(const Instance& instance);

// As instance_from_json; a text that is no JSON is refused too.
Result<Instance> instance_from_text(std::string_view text, const Chart& chart,
                                    const ChartOf& chart_of = {});

}  // namespace phanbien::statechart
