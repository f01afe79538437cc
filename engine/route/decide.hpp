// decide: whether a person may do this on a route now, and which events it is.
//
// Right is judged by the directory of the day, never by the plan: a delegation that has ended, an
// approver who no longer holds the post, are refused with the reason even when the plan still names
// them. Two who decide in the same instant are taken in the order in which they arrive: when the
// quorum is reached, the next one is recorded as no longer needed. Nothing is written on a refusal.
// Pure; any thread.
#pragma once

#include <string>
#include <vector>

#include "engine/route/replan.hpp"

namespace phanbien::route {

inline constexpr std::size_t remark_max = 10'000;  // code points

// What a person asks to do.
struct Request {
    std::string person;  // id of the directory
    std::string step;
    Verdict verdict = Verdict::approve;
    std::string document;  // what this person has seen: SHA-256, hex
    std::string remark;
    std::string to;    // as Decision::to
    std::string post;  // in which of the posts asked; empty: in person before on behalf of others
};

// How somebody stands to a step: in which post, and handed on by whom.
struct Standing {
    std::string post;
    std::string holder;
    std::vector<std::string> chain;

    bool operator==(const Standing&) const = default;
};

// Refuses a plan that cannot be gone (route.impossible), with every obstacle.
Result<std::vector<RouteEvent>> begin(Plan plan, std::string document);

// The decision first, then what it changed of the plan, if anything.
Result<std::vector<RouteEvent>> decide(const Progress& progress, const Request& request,
                                       const Circumstances& now);

// The document has other bytes now, which this person put in and approves no more than the author
// does; nothing when it has the same. Refuses (route.impossible) when too few others are left.
Result<std::vector<RouteEvent>> replace_document(const Progress& progress, std::string document,
                                                 people::PersonIndex by, const Circumstances& now);

// Staff has changed; nothing when nobody else is asked here than before.
std::vector<RouteEvent> recompute(const Progress& progress, const Circumstances& now);

// Steps whose days have passed since this was last asked.
std::vector<RouteEvent> let_pass(const Progress& progress, const Circumstances& now);

// Refuses (route.not_open) a step that nobody has to act on.
Result<std::vector<RouteEvent>> remind(const Progress& progress, const std::string& step,
                                       const std::string& by);

// In which seats this person may decide at the step now; those that have been decided in for the
// document in force, and those that four-eyes or authorship closes, left out.
std::vector<Standing> standings(const Progress& progress, PlaceInPlan at, const std::string& person,
                                const Circumstances& now);

}  // namespace phanbien::route
