// What one client of the load does: request after request, each made when the one before it is
// answered. The bench's own words; nothing here knows how requests travel.
//
// Every command carries a token of its own in a text that the server keeps, so that it can be found
// in the database afterwards: token_begin, client.number, token_end.
#pragma once

#include <boost/json/object.hpp>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace phanbien::bench {

inline constexpr std::string_view token_begin = "[[";
inline constexpr std::string_view token_end = "]]";

// Somebody who is signed in.
struct Person {
    std::string cookie;
    std::string csrf_token;
};

// Who takes part and where, as the bench found it: read from its plan, one JSON object.
struct Plan {
    Person head;                  // gives the task
    Person specialist;            // follows it
    Person drafter;               // carries it out
    Person registrar;             // enters opinions
    std::string body;             // the drafter's organisation
    std::string other_body;       // another, for tasks that do not concern the drafter
    std::string dossier;          // for scripts about one dossier
    std::string finish_before;    // a day to come
    std::string quarter_ends_on;  // another
};
boost::json::object to_json(const Plan& plan);
Plan plan_from_json(const boost::json::object& value);

struct Step {
    std::string method = "POST";
    std::string target = {};
    std::string body = {};
    const Person* by = nullptr;
    std::uint64_t seen = 0;      // the revision for If-Match; 0: none is sent
    std::string file_name = {};  // of an upload
    std::string token = {};      // empty for a question
};

// What a command was answered with.
struct Done {
    std::string dossier;
    std::uint64_t revision = 0;
};

class Script {
  public:
    virtual ~Script() = default;
    virtual Step next() = 0;
    // The command of the last step was done.
    virtual void done(const Done&) {}
    // It was refused or lost its way: begin with something else.
    virtual void refused() {}
};

// "dossiers": start one, eight task events to it, the next one. "starts": only start them.
// "opinions": opinions on the plan's dossier, `together` in one command. Each body, or each
// opinion's text, has that many bytes. Throws std::runtime_error for another name. The plan
// outlives the script.
std::unique_ptr<Script> make_script(std::string_view name, const Plan& plan, std::size_t client,
                                    std::size_t bytes, std::size_t together = 1);

}  // namespace phanbien::bench
