// Analysis: what to know of a plan before anybody waits for it.
//
// Circles of superiors or delegations are refused by the directory's own check, steps that cannot
// be reached by the definition's; both are wrong for every matter, and so never part of a plan.
// Pure; any thread.
#pragma once

#include <boost/json/object.hpp>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/route/alternatives.hpp"
#include "engine/route/staffing.hpp"

namespace phanbien::route {

// The steps that decide when it ends.
struct CriticalPath {
    std::vector<PlaceInPlan> steps;
    int days = 0;  // working days
    Date ends_on;
    std::optional<Date> before;  // by when it has to be done, where that is known
    std::optional<int> slack;    // working days left until then; negative: so many too late

    bool operator==(const CriticalPath&) const = default;
};
CriticalPath critical_path(const Plan& plan, const calendar::Calendars& calendars,
                           std::optional<Date> before);

// Who would approve instead of somebody who is asked.
struct Without {
    Who who = 0;
    Possible possible = Possible::yes;
    std::optional<Assignment> instead;

    bool operator==(const Without&) const = default;
};

struct Analysis {
    Possible possible = Possible::yes;         // with the people there are
    std::vector<PlaceInPlan> unmet_four_eyes;  // steps for which there are too few different people
    std::vector<Mandatory> mandatory;
    CriticalPath critical;
    Blockade blockade;
    std::optional<Assignment> likeliest;  // who would approve with nobody else away
    std::vector<Without> without;         // by everybody who is asked somewhere

    bool operator==(const Analysis&) const = default;
};

Analysis analyse(const Plan& plan, const calendar::Calendars& calendars,
                 std::optional<Date> before = std::nullopt);

// The whole of it for people, a sentence for each finding.
std::vector<Sentence> explained(const Plan& plan, const Analysis& analysis);

// What a supposition changes, a sentence for each; empty: nothing.
struct Analysed {
    Plan plan;
    Analysis analysis;
};
std::vector<Sentence> differences(const Analysed& before, const Analysed& after);

boost::json::object to_json(const Plan& plan, const Analysis& analysis);

// How much is asked of somebody in a period, over all routes.
struct Load {
    std::string person;  // id of the directory
    std::string name;
    int approvals = 0;

    bool operator==(const Load&) const = default;
};
// Steps open at some time from the first to the last day, both included; those of whom most is
// asked first.
std::vector<Load> load_of(std::span<const Plan* const> plans, Date first, Date last);

}  // namespace phanbien::route
