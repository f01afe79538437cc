// Definition: the rules by which an approval route is made: which steps there are, who is asked at
// each, in which order, how many of them have to agree, and what happens when nobody answers.
//
// It names no person. Steps look for posts by where these stand to the matter: the department of
// the author, its head, whoever is in charge of it, the host's chair. A definition is a file
// (workflows/routes/*.xml, schemas/route.xsd); plan.hpp makes the route of one matter from it.
// Immutable after read_definition(); any thread may read it.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/kernel/result.hpp"
#include "engine/kernel/sentence.hpp"
#include "engine/people/directory_parts.hpp"
#include "engine/statechart/expression.hpp"

namespace phanbien::route {

inline constexpr std::string_view route_namespace = "urn:phanbien:route:1";

inline constexpr std::size_t definition_bytes_max = 256 * 1024;
inline constexpr std::size_t steps_max = 60;
inline constexpr int step_days_max = 250;  // working days: about a year
inline constexpr int quorum_max = 99;

// Where a step looks for the posts it asks, seen from the matter.
enum class Whose {
    author,       // "author": posts of its roles in the unit in which the document was written
    author_head,  // "author_head": the head of that unit; of a head's own work whoever is above
    in_charge,    // "in_charge": the superior of that head, who is in charge of the department
    host,         // "host": posts of its roles anywhere in the body that hosts the matter
    above,        // "above": posts of its roles in the body above the host
};

std::string_view name_of(Whose whose);
std::optional<Whose> whose(std::string_view name);

// What it means when the days have passed and too few have answered.
enum class Silence {
    wait,      // "wait": the step stays open, and late
    escalate,  // "escalate": those of `escalate_to` are asked as well
    consent,   // "consent": it counts as approved; only where an article says so
};

std::string_view name_of(Silence silence);
std::optional<Silence> silence(std::string_view name);

// A place in Definition::steps.
using StepIndex = std::size_t;

struct StepRule {
    std::string id;
    Sentence label;
    Whose of = Whose::host;
    std::vector<std::string> roles;  // any of them; none for author_head and in_charge
    std::vector<StepIndex> after;    // all of these first; none: open from the beginning
    // How many have to approve. Nothing: all who are asked.
    std::optional<int> quorum = 1;                    // 1 … quorum_max
    int days = 1;                                     // working days allowed, 1 … step_days_max
    std::optional<statechart::Expression> condition;  // on the facts; none: always
    std::vector<StepIndex> other_than;                // four eyes: nobody who approved these
    std::string basis;          // the article that asks for this step; empty: the office's own rule
    std::optional<int> remind;  // working days before the due day, 0 … days
    std::vector<std::string> escalate_to;  // roles of the host that are told when it is late
    Silence silence = Silence::wait;
    std::string silence_basis;  // the article, where silence is consent
    bool bulk = false;          // may be approved together with others in one go
    int line = 0;
};

enum class FactType { flag, count, text };

std::string_view name_of(FactType type);
std::optional<FactType> fact_type(std::string_view name);

// A name that conditions may use.
struct FactRule {
    std::string id;
    FactType type = FactType::flag;
    Sentence label;
    int line = 0;
};

struct Definition {
    std::string id;
    std::string version;
    std::string hash;  // SHA-256 of the text, hex
    Sentence label;
    std::vector<people::Level> levels;  // of the bodies whose documents it is for; none: any
    std::vector<FactRule> facts;
    std::vector<StepRule> steps;   // in the order of the file
    std::vector<StepIndex> order;  // each after all those it waits for; otherwise as in the file

    std::optional<StepIndex> step(std::string_view step_id) const;
    bool is_for(people::Level level) const;
};

// Refuses (route.too_large, route.invalid) with every mistake it can find, each at
// "file_name:line" and with the way out: steps that wait for each other in a circle, unknown steps,
// places, roles written wrongly, quorums that cannot be, silence taken for consent without an
// article, conditions that are no expression or name an unknown fact.
Result<Definition> read_definition(std::string_view xml, std::string_view file_name,
                                   std::string hash);

}  // namespace phanbien::route
