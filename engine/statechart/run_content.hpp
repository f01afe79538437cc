// ContentRunner: executes Blocks during one macrostep and collects what they ask for: internal
// events and effects. An error skips the rest of its block and becomes error.execution (SCXML 1.0
// section 4). One thread at a time; lives for one macrostep.
#pragma once

#include <boost/container/deque.hpp>
#include <chrono>
#include <list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/statechart/chart.hpp"
#include "engine/statechart/data_model.hpp"
#include "engine/statechart/event.hpp"
#include "engine/statechart/instance.hpp"

namespace phanbien::statechart {

inline constexpr std::chrono::milliseconds delay_max = std::chrono::years(20);
inline constexpr std::uint64_t sends_per_macrostep_max = 1u << 20;  // above actions_max

// Boost's takes no memory as long as it is empty, which it is in most steps.
using EventQueue = boost::container::deque<Event>;

class ContentRunner {
  public:
    // Both outlive the runner. Send ids derive from the instance's macrostep number, never random.
    ContentRunner(DataModel& model, const Instance& instance, Instant now)
        : model_(model),
          instance_(instance),
          now_(now),
          pending_(instance.pending),
          invoked_(instance.invoked) {}

    void run(const Block& block);
    // For the top-level script.
    void run(const Script& script, int line);

    // A condition that cannot be evaluated raises error.execution (section 5.9.1) and gives
    // nothing; it then counts as false.
    std::optional<bool> test(const std::string& condition, int line);

    // What an <invoke> of this instance begins, with the id it goes by; nothing when an argument
    // fails, which raises error.execution (section 6.4).
    std::optional<StartInvoke> compose(const Invoke& invoke, const std::string& state_id);
    // Takes over what came back for an empty <finalize> (section 6.5).
    void take_over(const Invoke& invoke, const Event& event);

    // null when there is nothing to carry.
    boost::json::value evaluate(const Payload& payload, int line);

    void raise(Event event);
    void raise_error(std::string_view name, const std::string& reason, int line,
                     std::string send_id = {});

    EventQueue& internal_queue() { return internal_queue_; }
    std::vector<Effect>& effects() { return effects_; }
    std::vector<DelayedSend> take_pending() { return std::move(pending_); }
    void cancel_pending();
    // What is invoked now; Macrostep adds and removes.
    std::list<Invoked>& invoked() { return invoked_; }
    // The limit that was reached, or empty; nothing more runs then.
    const std::string& limit() const { return limit_; }
    void reach_limit(std::string_view name) { limit_ = name; }

  private:
    Result<void> run_block(const Block& block);
    Result<void> operate(const Raise& raise);
    Result<void> operate(const Send& send);
    Result<void> operate(const Cancel& cancel);
    Result<void> operate(const Assign& assign);
    Result<void> operate(const WriteLog& log);
    Result<void> operate(const If& choice);
    Result<void> operate(const Foreach& loop);
    Result<void> operate(const Script& script);

    Result<std::string> text(const TextOrExpression& value);
    Result<Event> compose(const Send& send);
    std::uint64_t sequence() const;
    std::string platform_id();
    Result<StartInvoke> evaluate(const Invoke& invoke);
    Result<std::string> definition_in(const Invoke& invoke);
    Result<std::chrono::milliseconds> delay_of(const Send& send);
    bool can_reach(std::string_view target) const;
    Result<void> dispatch(const Send& send, Event event, std::string id);
    // `raw`: the pairs as text where two share a name.
    Result<boost::json::object> named_values(const std::vector<Param>& params, std::string& raw);

    DataModel& model_;
    const Instance& instance_;
    Instant now_;
    std::vector<DelayedSend> pending_;
    std::list<Invoked> invoked_;
    EventQueue internal_queue_;
    std::vector<Effect> effects_;
    std::string limit_;
    int actions_ = 0;
    int sends_ = 0;
    int line_ = 0;             // of the action being executed
    std::string failed_send_;  // its author's id, for _event.sendid of the error
};

// The value of inline content: JSON, or else XML, or else the text with its spaces normalised
// (appendix B.2.8).
boost::json::value value_of_text(std::string_view text);

// "1.5s", "300ms" (CSS2 times, section 6.2.4); none when malformed, negative or over delay_max.
std::optional<std::chrono::milliseconds> parse_delay(std::string_view text);

}  // namespace phanbien::statechart
