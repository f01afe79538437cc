// Reads one edit of the directory from a request: DirectoryEdit of schemas/openapi.yaml. Pure; any
// thread.
#pragma once

#include <boost/json/value.hpp>

#include "engine/kernel/result.hpp"
#include "engine/people/directory.hpp"
#include "engine/people/directory_edit.hpp"

namespace phanbien::api {

// Refuses (request.invalid) with every mistake; whether the edit can be made is for the office.
Result<people::DirectoryEdit> read_directory_edit(const boost::json::value& value,
                                                  const people::Directory& directory);

}  // namespace phanbien::api
