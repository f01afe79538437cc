#include "engine/statechart/run_content.hpp"

#include <algorithm>
#include <boost/json/serialize.hpp>
#include <charconv>
#include <cmath>
#include <utility>

#include "engine/kernel/json.hpp"
#include "engine/statechart/interpreter.hpp"
#include "engine/statechart/script_xml.hpp"
#include "engine/statechart/stored_value.hpp"
#include "engine/statechart/xml_source.hpp"
#include "engine/xml/text.hpp"

namespace phanbien::statechart {

namespace {

constexpr std::string_view invoke_type = "http://www.w3.org/TR/scxml";
constexpr std::string_view foreign_invokes = "urn:phanbien:";

// The type of an <invoke>: empty for a session of SCXML, nothing for one nobody knows.
std::optional<std::string> known_invoke(std::string_view type) {
    if (type.starts_with(foreign_invokes)) {
        return std::string(type);
    }
    if (type.ends_with('/')) {
        type.remove_suffix(1);
    }
    if (type.empty() || type == "scxml" || type == invoke_type) {
        return std::string();
    }
    return std::nullopt;
}

std::string shown(const boost::json::value& value) {
    return value.is_string() ? std::string(value.get_string()) : boost::json::serialize(value);
}

bool is_scxml_processor(std::string_view type) {
    return type.empty() || type == "scxml" || type == scxml_processor;
}

}  // namespace

void ContentRunner::run(const Block& block) {
    if (block.empty()) {
        return;
    }
    failed_send_.clear();
    if (const auto done = run_block(block); !done) {
        raise_error("error.execution", done.error().en, line_, failed_send_);
    }
}

void ContentRunner::run(const Script& script, int line) {
    if (const auto done = operate(script); !done) {
        raise_error("error.execution", done.error().en, line);
    }
}

std::optional<bool> ContentRunner::test(const std::string& condition, int line) {
    const auto verdict = model_.test(condition);
    if (!verdict) {
        raise_error("error.execution", verdict.error().en, line);
        return std::nullopt;
    }
    return *verdict;
}

boost::json::value ContentRunner::evaluate(const Payload& payload, int line) {
    line_ = line;
    if (payload.content) {
        if (payload.content->expression.empty()) {
            return value_of_text(payload.content->literal);
        }
        auto value = model_.evaluate(payload.content->expression);
        if (!value) {
            raise_error("error.execution", value.error().en, line);
            return nullptr;
        }
        return *std::move(value);
    }
    if (payload.params.empty()) {
        return nullptr;
    }
    std::string raw;
    auto values = named_values(payload.params, raw);
    if (!values) {
        raise_error("error.execution", values.error().en, line);
        return nullptr;
    }
    if (values->empty()) {
        return nullptr;  // all of them failed
    }
    return *std::move(values);
}

void ContentRunner::raise(Event event) {
    if (internal_queue_.size() >= internal_events_max) {
        reach_limit("limit.internal_events");
        return;
    }
    internal_queue_.push_back(std::move(event));
}

void ContentRunner::raise_error(std::string_view name, const std::string& reason, int line,
                                std::string send_id) {
    raise(Event{.name = std::string(name),
                .data = boost::json::object{{"reason", reason}, {"line", line}},
                .kind = EventKind::platform,
                .send_id = std::move(send_id)});
}

Result<void> ContentRunner::run_block(const Block& block) {
    for (const Action& action : block) {
        if (++actions_ > actions_max) {
            reach_limit("limit.actions");
        }
        if (!limit_.empty()) {
            return {};
        }
        line_ = action.line;
        CHECK_THAT(std::visit([this](const auto& what) { return operate(what); }, action.what));
    }
    return {};
}

Result<void> ContentRunner::operate(const Raise& event) {
    raise(Event{.name = event.event, .kind = EventKind::internal});
    return {};
}

Result<std::string> ContentRunner::text(const TextOrExpression& value) {
    if (value.expression.empty()) {
        return value.literal;
    }
    return model_.evaluate_text(value.expression);
}

Result<Event> ContentRunner::compose(const Send& send) {
    Event event;
    TRY(event.name, text(send.event));
    if (send.payload.content || send.payload.params.empty()) {
        event.data = evaluate(send.payload, line_);
    } else {
        TRY(auto values, named_values(send.payload.params, event.raw));
        event.data = std::move(values);
    }
    return event;
}

std::string ContentRunner::platform_id() {
    return std::to_string(instance_.macrosteps + 1) + "." + std::to_string(++sends_);
}

// An argument that fails discards the message (section 6.2.4).
Result<void> ContentRunner::operate(const Send& send) {
    failed_send_ = send.id;
    const std::string generated = "send." + platform_id();
    if (!send.id_location.empty()) {
        CHECK_THAT(model_.assign_value(send.id_location, boost::json::value(generated)));
        failed_send_ = generated;
    }
    TRY(auto event, compose(send));
    event.send_id = failed_send_;
    CHECK_THAT(dispatch(send, std::move(event), generated));
    failed_send_.clear();
    return {};
}

Result<std::chrono::milliseconds> ContentRunner::delay_of(const Send& send) {
    TRY(const std::string written, text(send.delay));
    if (written.empty()) {
        return std::chrono::milliseconds{0};
    }
    if (const auto delay = parse_delay(written)) {
        return *delay;
    }
    return expression_problem("this is no delay: " + written);
}

// Relatives only: the session itself, who invoked it and whom it invoked.
bool ContentRunner::can_reach(std::string_view target) const {
    const auto named = [](std::string_view target_id, std::string_view session) {
        return !session.empty() && target_id == session;
    };
    if (target == "#_parent") {
        return !instance_.parent.empty();
    }
    const bool session = target.starts_with(by_session);
    const auto id = target.substr(session ? by_session.size() : 2);
    return (session && named(id, instance_.parent)) ||
           std::any_of(invoked_.begin(), invoked_.end(), [&](const Invoked& invoked) {
               return invoked.session.running &&
                      named(id, session ? invoked.session.session_id : invoked.id);
           });
}

Result<void> ContentRunner::dispatch(const Send& send, Event event, std::string id) {
    TRY(const std::string type, text(send.type));
    TRY(std::string target, text(send.target));
    TRY(const auto delay, delay_of(send));
    if (!is_scxml_processor(type)) {
        return expression_problem("this kind of receiver is not supported: " + type);
    }
    if (target == "#_internal") {
        if (delay.count() != 0) {
            return expression_problem("a send to #_internal cannot be delayed");
        }
        event.kind = EventKind::internal;
        raise(std::move(event));
        return {};
    }
    event.origin = address_of_session(instance_.session_id);
    event.origin_type = scxml_processor;
    if (target == event.origin) {
        target.clear();
    }
    if (!target.empty() && !target.starts_with("#_")) {
        return expression_problem("this is no target of a send: " + target);
    }
    if (!target.empty() && !can_reach(target)) {
        raise_error("error.communication", "the target cannot be reached: " + target, line_,
                    event.send_id);
        return {};
    }
    if (target == "#_parent" || target == address_of_session(instance_.parent)) {
        event.invoke_id = instance_.invoke_id;
    }
    if (delay.count() == 0) {
        effects_.push_back(Sent{std::move(event), std::move(target)});
        return {};
    }
    if (!event.send_id.empty()) {
        id = event.send_id;
    }
    pending_.push_back({.id = std::move(id),
                        .sequence = sequence(),
                        .due = now_ + delay,
                        .target = std::move(target),
                        .event = std::move(event)});
    effects_.push_back(ScheduleSend{pending_.back()});
    return {};
}

std::optional<StartInvoke> ContentRunner::compose(const Invoke& invoke,
                                                  const std::string& state_id) {
    line_ = invoke.line;
    const std::string ordinal = platform_id();
    const std::string id = invoke.id.empty() ? state_id + "." + ordinal : invoke.id;
    Result<void> placed;
    if (!invoke.id_location.empty()) {
        placed = model_.assign_value(invoke.id_location, boost::json::value(id));
    }
    auto start = placed ? evaluate(invoke) : Result<StartInvoke>(placed.error());
    if (!start) {
        raise_error("error.execution", start.error().en, invoke.line);
        return std::nullopt;
    }
    start->invoke_id = id;
    if (start->type.empty()) {
        start->session_id = instance_.session_id + "/" + ordinal;
    }
    return *std::move(start);
}

Result<StartInvoke> ContentRunner::evaluate(const Invoke& invoke) {
    StartInvoke start;
    TRY(const std::string type, text(invoke.type));
    const auto known = known_invoke(type);
    if (!known) {
        return expression_problem("this type of invoke is not supported: " + type);
    }
    start.type = *known;
    TRY(start.source, text(invoke.source));
    TRY(start.content, definition_in(invoke));
    if (start.type.empty() && start.source.empty() && start.content.empty()) {
        return expression_problem("there is no definition to invoke");
    }
    std::string raw;
    TRY(start.data, named_values(invoke.payload.params, raw));
    return start;
}

// A definition given as XML or as its text.
Result<std::string> ContentRunner::definition_in(const Invoke& invoke) {
    const auto& content = invoke.payload.content;
    if (!content || content->expression.empty()) {
        return content ? content->literal : std::string();
    }
    TRY(const auto value, model_.evaluate(content->expression));
    if (const auto* xml = xml_text(value)) {
        return std::string(*xml);
    }
    if (value.is_string()) {
        return std::string(value.get_string());
    }
    return expression_problem("this is no definition: " + content->expression);
}

void ContentRunner::take_over(const Invoke& invoke, const Event& event) {
    const auto* values = event.data.if_object();
    for (const Param& param : invoke.payload.params) {
        const auto* value = values == nullptr ? nullptr : values->if_contains(param.name);
        if (!param.is_location || value == nullptr) {
            continue;
        }
        if (const auto done = model_.assign_value(param.expression, *value); !done) {
            raise_error("error.execution", done.error().en, invoke.line);
        }
    }
}

// Derived from the macrostep and the ordinal within it, so that it grows over the instance's life.
std::uint64_t ContentRunner::sequence() const {
    return (instance_.macrosteps + 1) * sends_per_macrostep_max +
           static_cast<std::uint64_t>(sends_);
}

Result<void> ContentRunner::operate(const Cancel& cancel) {
    TRY(auto id, text(cancel.send_id));
    std::erase_if(pending_, [&id](const DelayedSend& send) { return send.id == id; });
    effects_.push_back(CancelSend{std::move(id)});
    return {};
}

void ContentRunner::cancel_pending() {
    for (DelayedSend& send : pending_) {
        effects_.push_back(CancelSend{std::move(send.id)});
    }
    pending_.clear();
}

Result<void> ContentRunner::operate(const Assign& assign) {
    if (assign.value.expression.empty()) {
        return model_.assign_value(assign.location, value_of_text(assign.value.literal));
    }
    return model_.assign(assign.location, assign.value.expression);
}

Result<void> ContentRunner::operate(const WriteLog& log) {
    std::string text;
    if (!log.expression.empty()) {
        TRY(const auto value, model_.evaluate(log.expression));
        text = shown(value);
    }
    effects_.push_back(Log{log.label, std::move(text)});
    return {};
}

Result<void> ContentRunner::operate(const If& choice) {
    const int line = line_;
    for (const If::Branch& branch : choice.branches) {
        if (!branch.condition || test(*branch.condition, line).value_or(false)) {
            return run_block(branch.block);
        }
    }
    return {};
}

Result<void> ContentRunner::operate(const Foreach& loop) {
    TRY(const std::size_t length, model_.open_list(loop.array));
    Result<void> done;
    for (std::size_t position = 0; position < length && done && limit_.empty(); ++position) {
        if (++actions_ > actions_max) {
            reach_limit("limit.actions");
        }
        done = model_.place_item(loop, position);
        if (done) {
            done = run_block(loop.block);
        }
    }
    model_.close_list();
    return done;
}

Result<void> ContentRunner::operate(const Script& script) {
    return model_.run(script.text);
}

// A <param> that fails is left out with an error of its own (section 5.7.2); a name of a namelist
// that fails discards the message.
Result<boost::json::object> ContentRunner::named_values(const std::vector<Param>& params,
                                                        std::string& raw) {
    boost::json::object values;
    std::string pairs;
    bool repeated = false;
    for (const Param& param : params) {
        auto value = model_.evaluate(param.expression);
        if (value) {
            repeated = repeated || values.contains(param.name);
            pairs += (pairs.empty() ? "" : "&") + param.name + "=" + shown(*value);
            values[param.name] = *std::move(value);
        } else if (param.from_namelist) {
            return std::move(value).error();
        } else {
            raise_error("error.execution", value.error().en, line_);
        }
    }
    raw = repeated ? std::move(pairs) : std::string();
    return values;
}

boost::json::value value_of_text(std::string_view text) {
    if (auto parsed = parse_json(text)) {
        return *std::move(parsed);
    }
    if (is_xml_text(text)) {
        return xml_value(trimmed_text(text));
    }
    std::string normalised;
    for (const std::string& word : xml::words_of(text)) {
        normalised += (normalised.empty() ? "" : " ") + word;
    }
    return boost::json::string(normalised);
}

std::optional<std::chrono::milliseconds> parse_delay(std::string_view text) {
    double amount = 0;
    const auto [rest, failed] =
        std::from_chars(text.data(), text.data() + text.size(), amount, std::chars_format::fixed);
    if (failed != std::errc{} || !(amount >= 0)) {
        return std::nullopt;
    }
    const std::string_view unit(rest, static_cast<std::size_t>(text.data() + text.size() - rest));
    if (unit != "s" && unit != "ms") {
        return std::nullopt;
    }
    const double milliseconds = std::round(unit == "s" ? amount * 1000 : amount);
    if (milliseconds > static_cast<double>(delay_max.count())) {
        return std::nullopt;
    }
    return std::chrono::milliseconds(static_cast<std::int64_t>(milliseconds));
}

}  // namespace phanbien::statechart
