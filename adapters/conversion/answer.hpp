// What a process that reads a file from outside tells the one that asked: what was in it, or why
// that is not known, as one line of JSON. Pure; any thread.
#pragma once

#include <string>
#include <string_view>

#include <boost/json/object.hpp>

#include "engine/document/outline.hpp"
#include "engine/dossier/filled_table.hpp"
#include "engine/kernel/result.hpp"

namespace phanbien::conversion {

std::string answer_text(const Result<boost::json::object>& read);
std::string answer_text(const Result<document::Outline>& read);
std::string answer_text(const Result<dossier::FilledTable>& read);
// Of a file that was only looked through.
std::string answer_text(const Result<void>& read);

// The refusal "draft.reading_failed" for what answer_text did not write.
Result<boost::json::object> answer_from(std::string_view text);
Result<document::Outline> outline_from(std::string_view text);
Result<dossier::FilledTable> filled_table_from(std::string_view text);

// The process ended without an answer: a crash, or a limit.
Problem reading_failed();
Problem reading_too_much();

}  // namespace phanbien::conversion
