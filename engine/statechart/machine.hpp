// Machine: a tree of sessions, the one given and all that it invokes, with the events between them
// and a clock that only its owner moves. The interpreter below knows one macrostep of one session;
// here events wait in one row, delayed sends fall due in the order of (due, session, sequence), and
// leaving an invoking state ends the session it invoked. Deterministic, no I/O: the same calls give
// the same trace. All that it is at a moment is MachineState, a value with a JSON form, so that
// another process can go on with it. One thread at a time.
#pragma once

#include <boost/json/object.hpp>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/kernel/instant.hpp"
#include "engine/kernel/result.hpp"
#include "engine/statechart/interpreter.hpp"

namespace phanbien::statechart {

inline constexpr int deliveries_per_drain_max = 10'000;
inline constexpr std::size_t sessions_max = 100;  // at a time
inline constexpr std::size_t programs_max = 100;  // different definitions
inline constexpr std::string_view root_session = "session";

// An external event on its way to a session.
struct QueuedEvent {
    std::string session;
    Event event;

    bool operator==(const QueuedEvent&) const = default;
};

struct MachineState {
    Instant now = {};
    Instance root = {};
    std::deque<QueuedEvent> queue = {};

    bool operator==(const MachineState&) const = default;
};

// What one macrostep of one session did, for people and tests.
struct Step {
    std::string session;
    std::string event;  // empty: the session started
    std::vector<std::string> exited = {};
    std::vector<std::string> entered = {};
    std::vector<std::string> configuration = {};
    std::vector<Log> logs = {};
    std::vector<Incident> incidents = {};
    std::vector<StartInvoke> foreign = {};  // invokes of a type that is no SCXML session
    bool ended = false;

    bool operator==(const Step&) const = default;
};

struct MachineOptions {
    ReadOptions reading = whole_standard();  // of the definitions it invokes, and where they are
    Watch watch = Watch::none;
    Facts facts = {};
};

class Machine {
  public:
    explicit Machine(Chart chart, MachineOptions options = {});

    // One macrostep; what it sent waits in the queue.
    void start(Instant now);

    // Puts an external event of the root session at the end of the queue.
    void send(Event event);
    // Delivers one event; false: none waits.
    bool step();
    void drain();
    // Moves the clock to the next delayed send that is due until then and delivers it; false: none
    // is, and the clock stands at `to`.
    bool fire_next(Instant to);
    // Moves the clock; on the way delayed sends are delivered at their time, each followed by
    // drain().
    void advance(Instant to);

    bool running() const { return state_.root.running; }
    const Instance& root() const { return state_.root; }
    const Chart& chart() const { return programs_.begin()->second.chart; }
    // Active atomic states of the root session.
    std::vector<std::string> leaves() const;

    const MachineState& state() const { return state_; }
    boost::json::object dump() const;
    // Strict; the definitions of invoked sessions are read again. On a refusal nothing has changed.
    Result<void> load(const boost::json::value& json);

    // What happened since the last call.
    std::vector<Step> take_trace() { return std::exchange(trace_, {}); }

  private:
    struct Program {
        Program(Chart compiled, Watch watch)
            : chart(std::move(compiled)), interpreter(chart, watch) {}

        const Chart chart;
        Interpreter interpreter;  // of this chart, so neither is ever moved
    };
    // A delayed send and whose it is; both stay where they are until the next step.
    struct Due {
        const Instance* session;
        const DelayedSend* send;
    };

    Instance* find(std::string_view session_id);
    Program& program_of(const Instance& session);
    Result<Program*> program(const Invoked& invoked);
    void settle(const std::string& session_id, const std::string& event, Outcome outcome);
    void perform(const std::string& session_id, Effect& effect, const Instance& before);
    void route(const std::string& session_id, Sent sent);
    void begin(const std::string& session_id, StartInvoke start);
    void fail_to_begin(const std::string& session_id, const StartInvoke& start,
                       const Problem& problem);
    void end(const Invoked& invoked);
    void report_done(const Instance& session, boost::json::value data);
    std::optional<Due> next_due() const;
    void stop_at_limit(std::string_view name);

    MachineOptions options_;
    std::map<std::string, Program> programs_;  // by definition; the root's is the first, ""
    MachineState state_;
    std::vector<Step> trace_;
};

boost::json::object to_json(const Step& step);

}  // namespace phanbien::statechart
