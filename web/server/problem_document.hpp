// A Problem on the wire: RFC 9457, application/problem+json, in Vietnamese and English.
// Pure functions; any thread.
#pragma once

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "engine/kernel/problem.hpp"
#include "web/server/message.hpp"

namespace phanbien::server {

int status_of(ProblemKind kind);

// Refusals that HTTP knows and the engine does not.
Problem method_problem();              // 405
Problem protocol_problem(int status);  // 400, 408, 413, 431, 500, 503

// What is wrong in which field, as the member "fields" tells it.
boost::json::array problem_fields(const Problem& problem);

// `extra` adds members beside the standard ones ("revision", "changes").
Response problem_response(const Problem& problem, int status, boost::json::object extra = {});
inline Response problem_response(const Problem& problem) {
    return problem_response(problem, status_of(problem.kind));
}

}  // namespace phanbien::server
