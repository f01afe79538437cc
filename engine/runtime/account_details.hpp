// What an event of the office says of an account or an organisation that was made or changed: all
// of it but what is secret.
#pragma once

#include <boost/json/object.hpp>

#include "engine/people/people.hpp"

namespace phanbien::runtime {

boost::json::object details_of(const people::Account& account);
boost::json::object details_of(const people::Organisation& organisation);

}  // namespace phanbien::runtime
