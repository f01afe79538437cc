// Differences of texts on the wire: paragraphs of pieces, each with its fate. Any thread.
#pragma once

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <vector>

#include "engine/text/diff.hpp"

namespace phanbien::api {

boost::json::array pieces_json(const text::ComparedParagraph& paragraph);
boost::json::object paragraph_json(const text::ComparedParagraph& paragraph);
boost::json::array paragraphs_json(const std::vector<text::ComparedParagraph>& paragraphs);

}  // namespace phanbien::api
