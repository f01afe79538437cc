// The check of a definition that came over the network: in a process of its own, started anew from
// this binary, which bounds itself (check.cpp). A server has threads and cannot fork. Any thread.
#pragma once

#include <boost/json/object.hpp>
#include <stop_token>
#include <string>
#include <string_view>

#include "engine/kernel/result.hpp"

namespace phanbien::cli {

// The findings as check::as_json writes them. Refuses when the process could not be started or did
// not answer.
// `workflows`: the folder of the office's definitions; empty: those in the binary. A request to
// stop ends it.
Result<boost::json::object> check_apart(std::string_view xml, const std::string& workflows,
                                        const std::stop_token& stop);

}  // namespace phanbien::cli
