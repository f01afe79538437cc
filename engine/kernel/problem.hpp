// Problem: why something was refused, said to a person in both languages.
//
// A refusal is a value, never an exception: a command that may not run now, a file that cannot be
// read, a request that is malformed. The same value travels from the room that found it to the
// wire, where it becomes an RFC 9457 problem document. It holds no SQL, no path, no stack.
// Plain data; any thread.
#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

namespace phanbien {

// What sort of refusal this is. The web maps each to one HTTP status; nothing else depends on it.
enum class ProblemKind {
    invalid,          // the input is malformed or breaks a rule: 422
    unauthenticated,  // nobody is signed in, or the password is wrong: 401
    forbidden,        // this person may not do this: 403
    missing,          // no such thing, or none this person may know of: 404
    gone,             // it was there and was erased; its place says why: 410
    conflict,         // not possible in the present state: 409
    stale,            // somebody else acted first: 412
    too_large,        // a stated limit is exceeded: 413
    unsupported,      // a kind of file or content we do not read: 415
    too_many,         // this person or address does it too often: 429
    busy,             // try again later: 503
    storage_full,     // the disk is full; nothing was written: 507
};

// One mistake in one place, so that a form can list all of them at once.
struct FieldProblem {
    std::string pointer;  // RFC 6901 JSON pointer into the request, e.g. "/data/reason"
    std::string vi;
    std::string en;

    bool operator==(const FieldProblem&) const = default;
};

struct Problem {
    ProblemKind kind = ProblemKind::invalid;
    std::string code;  // stable, e.g. "dossier.stale"; never translated
    std::string vi;    // one or two sentences: what is wrong and what the person may do
    std::string en;
    std::vector<FieldProblem> fields = {};
    // Until it may be tried again, where that is known; with every too_many.
    std::chrono::seconds wait = {};

    bool operator==(const Problem&) const = default;
};

// The stable lower-case name of a kind, used in logs and metrics.
std::string_view name_of(ProblemKind kind);

}  // namespace phanbien
