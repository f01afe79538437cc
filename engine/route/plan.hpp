// Plan: the approval route of one matter: which steps it takes, in which order, who is asked at
// each and who acts for those who are away, when each opens and by when it is due.
//
// Computed from a definition, the directory, the calendars and the facts; kept with the dossier. It
// stands alone: a plan is read without the directory it was made from, years later. Days on which
// steps open are those of a route that uses all its time, counted from the plan's own day.
// Plain values, pure functions; any thread.
#pragma once

#include <boost/json/object.hpp>
#include <cstddef>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/calendar/period.hpp"
#include "engine/kernel/result.hpp"
#include "engine/people/directory.hpp"
#include "engine/route/definition.hpp"

namespace phanbien::route {

// Places in Plan::people and Plan::steps.
using Who = std::size_t;
using PlaceInPlan = std::size_t;

struct PlannedPerson {
    std::string id;  // of the directory
    std::string name;
    std::string account;  // user name, or empty: can decide nothing here

    bool operator==(const PlannedPerson&) const = default;
};

// A post that is asked, and whoever holds it. Of a post with several holders each has a seat.
struct Seat {
    std::string post = {};  // its id in the directory
    Sentence label = {};    // of the post
    Who holder = 0;
    std::optional<Who> asked = {};  // who is to act on the day the step opens; none: nobody
    std::vector<Who> chain = {};    // those who handed it on, from the holder; empty: in person
    // Everybody who might ever act here by the delegations of that day, the holder first, those who
    // are away that day left out. Empty: the seat is empty until somebody comes back.
    std::vector<Who> could_act = {};

    bool operator==(const Seat&) const = default;
};

struct PlannedStep {
    std::string id;
    Sentence label;
    std::vector<PlaceInPlan> after;  // steps left out are bridged
    std::vector<Seat> seats;
    int quorum = 1;  // 1 … seats.size() where that is possible
    int days = 1;    // working days
    Date opens_on;
    Date due_on;
    Sentence due_because;  // how that day came about
    std::optional<Date> remind_on;
    std::vector<PlaceInPlan> other_than;  // both ways: of two steps each names the other
    std::vector<Seat> escalate_to;  // told when the step is late; asked too where silence escalates
    Silence silence = Silence::wait;
    std::string silence_basis;
    std::string basis;
    bool bulk = false;

    bool operator==(const PlannedStep&) const = default;
};

// A step that this matter does not need.
struct LeftOut {
    std::string id;
    Sentence label;
    std::string condition;  // which did not hold

    bool operator==(const LeftOut&) const = default;
};

// Why the route cannot be gone as it is: said before anybody waits.
struct Obstacle {
    std::string step;
    Sentence why;
    Sentence way_out;

    bool operator==(const Obstacle&) const = default;
};

struct Plan {
    std::string route;  // definition id, version and content hash it was made by
    std::string version;
    std::string hash;
    Sentence label;
    std::string matter;  // what delegations are limited to: id of the procedure
    std::string host;    // ids in the directory
    std::string author_post;
    Who author = 0;
    std::optional<Who> submitter = {};  // who asked for the route, where that is somebody else
    std::vector<Who> revisers = {};     // others who put in the document since it was first written
    Date made_on;
    std::vector<PlannedPerson> people;  // everybody named below, each once
    std::vector<PlannedStep> steps;     // each after all those it waits for
    std::vector<LeftOut> left_out;
    std::vector<Obstacle> obstacles;

    std::optional<PlaceInPlan> step(std::string_view id) const;
    bool names(std::string_view person_id) const;
    // Whether this person wrote it or changed it.
    bool is_written_by(std::string_view person_id) const;
    // Whether this person's own work is decided on: the writers' and the submitter's.
    bool is_own_work_of(std::string_view person_id) const;

    bool operator==(const Plan&) const = default;
};

// What is to be approved.
struct Matter {
    people::BodyIndex host{};
    people::PersonIndex author{};
    people::PostIndex author_post{};  // in which the author wrote it; its unit is the author's
    std::string kind;                 // id of the procedure
    boost::json::object facts;        // by FactRule::id
    // Who asked for the route, where the directory knows them. Approves nothing on it either: what
    // one submits one has judged already.
    std::optional<people::PersonIndex> submitter = {};
    // Who else put the document in, before or since. Bytes do not say how much of them is whose.
    std::vector<people::PersonIndex> revisers = {};

    bool is_own_work_of(people::PersonIndex who) const;
};

// "What if": supposed on top of what the directory and the definition say.
struct Supposition {
    std::vector<people::Absence> absences = {};
    std::map<std::string, int, std::less<>> days = {};  // by step id
};

// Refuses (route.facts) a condition that cannot be answered from the facts. Everything else that
// stands in the way is an Obstacle of the plan.
Result<Plan> plan(const Definition& definition, const people::Directory& directory,
                  const calendar::Calendars& calendars, const Matter& matter, Date day,
                  const Supposition& supposed = {});

boost::json::object to_json(const Plan& plan);
Result<Plan> plan_from_json(const boost::json::value& value);

}  // namespace phanbien::route
