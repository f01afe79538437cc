// What a process that reads a draft tells the one that asked: an outline, or why there is none, as
// one line of JSON. Pure; any thread.
#pragma once

#include <string>
#include <string_view>

#include "engine/document/outline.hpp"
#include "engine/kernel/result.hpp"

namespace phanbien::conversion {

std::string answer_text(const Result<document::Outline>& read);

// The refusal "draft.reading_failed" for what answer_text did not write.
Result<document::Outline> answer_from(std::string_view text);

// The process ended without an answer: a crash, or a limit.
Problem reading_failed();
Problem reading_too_much();

}  // namespace phanbien::conversion
