// The outline as JSON, for the API, the page, the command line and the database.
//
// {"title","counts":{…},"provisions":[node…],"warnings":[…],"notes":[…]}, a node being
// {"id","eid","kind","number","label","heading","text","rows"?,"children":[…]}. Pure; any thread.
#pragma once

#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include "engine/document/outline.hpp"

namespace phanbien::document {

boost::json::object to_json(const Outline& outline);

// Refuses (code "outline.malformed") what to_json did not write: unknown kinds, missing members,
// wrong types, trees deeper than outline_depth_max or larger than provisions_max.
Result<Outline> outline_from_json(const boost::json::value& value);

}  // namespace phanbien::document
