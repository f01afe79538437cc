// Interpreter: runs one chart by the algorithm of SCXML 1.0 Appendix D, one macrostep per call.
//
// Nothing is kept between calls but compiled expressions: all state comes in and goes out as an
// Instance, and everything the world must do goes out as effects. The same arguments give the same
// outcome. One thread at a time; the Chart must outlive it. Its first use of what is outside the
// expression profile costs 1 to 2 ms (a script heap), so keep it: one per worker and chart.
#pragma once

#include <boost/json/object.hpp>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/kernel/instant.hpp"
#include "engine/kernel/result.hpp"
#include "engine/statechart/chart.hpp"
#include "engine/statechart/data_model.hpp"
#include "engine/statechart/event.hpp"
#include "engine/statechart/instance.hpp"

namespace phanbien::statechart {

// A definition that needs more than this in one macrostep does not end: the step is undone and an
// Incident named "limit.…" says so.
inline constexpr int microsteps_max = 1'000;
inline constexpr int actions_max = 100'000;
inline constexpr std::size_t internal_events_max = 10'000;

struct Outcome {
    Instance instance;
    std::vector<Effect> effects = {};       // in the order in which they were asked for
    bool transition_taken = false;          // by the external event itself, not by what followed
    std::vector<std::string> entered = {};  // ids in order over the macrostep; may repeat
    std::vector<std::string> exited = {};

    bool operator==(const Outcome&) const = default;
};

// Who a new instance is.
struct Beginning {
    boost::json::object data = {};  // replaces the initial values of top-level data with these ids
    std::string session_id = "session";
    std::string parent = {};     // the session that invokes it, under this id
    std::string invoke_id = {};  // or nobody does

    bool operator==(const Beginning&) const = default;
};

// Whether each microstep's configuration is checked; one that is not legal becomes an Incident
// named "defect.configuration".
enum class Watch { none, every_microstep };

class Interpreter {
  public:
    explicit Interpreter(const Chart& chart, Watch watch = Watch::none);
    ~Interpreter();
    Interpreter(const Interpreter&) = delete;
    Interpreter& operator=(const Interpreter&) = delete;

    // A new instance, run to its first stable configuration.
    Outcome start(const Facts& facts, Instant now, const Beginning& beginning = {});

    // One external event and all that follows from it. An instance that has ended is left alone.
    // Delayed sends are due from `now`.
    Outcome step(Instance instance, const Event& event, const Facts& facts, Instant now);

    // Delivers a delayed send: takes it from `pending`, and then it is an external event of this
    // instance, or a Sent for another. One that is gone (cancelled meanwhile) does nothing.
    Outcome fire(Instance instance, std::uint64_t sequence, const Facts& facts, Instant now);

    // Ends the instance from outside: exit content runs, what it invoked is cancelled.
    Outcome stop(const Instance& instance, const Facts& facts, Instant now);

    // Whether the event itself would take a transition now. Runs on a scratch copy.
    bool would_transition(const Instance& instance, const Event& event, const Facts& facts);

    // The value of an expression in this instance; its side effects are dropped.
    Result<boost::json::value> evaluate(const Instance& instance, std::string_view expression,
                                        const Facts& facts);

    // Syntax only, for checks when a definition is loaded.
    std::optional<Problem> check_expression(std::string_view expression);

  private:
    const Chart& chart_;
    Watch watch_;
    std::unique_ptr<DataModel> data_model_;
};

// Whether one of the transition's event descriptors matches the name (section 3.12.1): token by
// token, so that "error" matches "error.send" and not "errors".
bool matches(const Transition& transition, std::string_view event_name);

}  // namespace phanbien::statechart
