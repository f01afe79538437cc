#include "engine/statechart/machine.hpp"

#include <algorithm>
#include <utility>

namespace phanbien::statechart {

namespace {

Instance* find_in(Instance& session, std::string_view id) {
    if (session.session_id == id) {
        return &session;
    }
    for (Invoked& invoked : session.invoked) {
        if (auto* found = find_in(invoked.session, id)) {
            return found;
        }
    }
    return nullptr;
}

std::size_t sessions_in(const Instance& session) {
    std::size_t count = 1;
    for (const Invoked& invoked : session.invoked) {
        count += sessions_in(invoked.session);
    }
    return count;
}

// Session ids are made of their parents': "session/1.1/4.2".
std::ptrdiff_t depth_of(std::string_view session_id) {
    return std::count(session_id.begin(), session_id.end(), '/');
}

Problem no_definition(std::string vi, std::string en) {
    return Problem{.kind = ProblemKind::invalid,
                   .code = "statechart.no_definition",
                   .vi = std::move(vi),
                   .en = std::move(en)};
}

}  // namespace

Machine::Machine(Chart chart, MachineOptions options) : options_(std::move(options)) {
    programs_.try_emplace("", std::move(chart), options_.watch);
}

void Machine::start(Instant now) {
    state_ = {.now = now, .root = {.session_id = std::string(root_session)}};
    auto outcome = programs_.at("").interpreter.start(options_.facts, now,
                                                      {.session_id = std::string(root_session)});
    settle(std::string(root_session), "", std::move(outcome));
}

void Machine::send(Event event) {
    state_.queue.push_back({std::string(root_session), std::move(event)});
}

bool Machine::step() {
    if (state_.queue.empty()) {
        return false;
    }
    const QueuedEvent next = std::move(state_.queue.front());
    state_.queue.pop_front();
    if (const auto* session = find(next.session); session != nullptr && session->running) {
        auto outcome =
            program_of(*session).interpreter.step(*session, next.event, options_.facts, state_.now);
        settle(next.session, next.event.name, std::move(outcome));
    }
    return true;
}

void Machine::drain() {
    for (int i = 0; i < deliveries_per_drain_max; ++i) {
        if (!step()) {
            return;
        }
    }
    stop_at_limit("limit.deliveries");
}

bool Machine::fire_next(Instant to) {
    const auto next = next_due();
    if (!next || next->send->due > to) {
        state_.now = std::max(state_.now, to);
        return false;
    }
    state_.now = std::max(state_.now, next->send->due);
    const std::string id = next->session->session_id;
    const std::string name = next->send->event.name;
    auto outcome =
        program_of(*next->session)
            .interpreter.fire(*next->session, next->send->sequence, options_.facts, state_.now);
    settle(id, name, std::move(outcome));
    return true;
}

void Machine::advance(Instant to) {
    drain();
    for (int i = 0; i < deliveries_per_drain_max; ++i) {
        if (!fire_next(to)) {
            return;
        }
        drain();
    }
    stop_at_limit("limit.deliveries");
}

std::optional<Machine::Due> Machine::next_due() const {
    std::optional<Due> first;
    const auto look = [&first](const auto& self, const Instance& session) -> void {
        for (const DelayedSend& send : session.pending) {
            if (!first || send.due < first->send->due) {
                first = Due{&session, &send};
            }
        }
        for (const Invoked& invoked : session.invoked) {
            self(self, invoked.session);
        }
    };
    look(look, state_.root);
    return first;
}

std::vector<std::string> Machine::leaves() const {
    return leaves_of(chart(), state_.root.configuration);
}

Instance* Machine::find(std::string_view session_id) {
    return find_in(state_.root, session_id);
}

Machine::Program& Machine::program_of(const Instance& session) {
    if (session.parent.empty()) {
        return programs_.at("");
    }
    return *program(*find_invoked(*find(session.parent), session.invoke_id)).value();
}

// Compiled once for all sessions that run it.
Result<Machine::Program*> Machine::program(const Invoked& invoked) {
    const std::string key =
        invoked.source.empty() ? "content " + invoked.content : "source " + invoked.source;
    if (const auto known = programs_.find(key); known != programs_.end()) {
        return &known->second;
    }
    if (programs_.size() >= programs_max) {
        return no_definition("Gọi quá nhiều định nghĩa.", "Too many definitions are invoked.");
    }
    std::string text = invoked.content;
    if (!invoked.source.empty()) {
        auto fetched =
            options_.reading.fetch ? options_.reading.fetch(invoked.source) : std::nullopt;
        if (!fetched) {
            return no_definition("Không có định nghĩa " + invoked.source,
                                 "There is no definition " + invoked.source);
        }
        text = *std::move(fetched);
    }
    TRY(auto chart,
        Chart::read(text, invoked.source.empty() ? "content" : invoked.source, options_.reading));
    return &programs_.try_emplace(key, std::move(chart), options_.watch).first->second;
}

// Takes over what came of a macrostep and does what it asked for, in that order.
void Machine::settle(const std::string& session_id, const std::string& event, Outcome outcome) {
    const Instance before = std::exchange(*find(session_id), std::move(outcome.instance));
    Step step{.session = session_id,
              .event = event,
              .exited = std::move(outcome.exited),
              .entered = std::move(outcome.entered),
              .configuration = find(session_id)->configuration,
              .ended = !find(session_id)->running};
    for (const Effect& effect : outcome.effects) {
        if (const auto* log = std::get_if<Log>(&effect)) {
            step.logs.push_back(*log);
        } else if (const auto* incident = std::get_if<Incident>(&effect)) {
            step.incidents.push_back(*incident);
        } else if (const auto* start = std::get_if<StartInvoke>(&effect)) {
            if (!start->type.empty()) {
                step.foreign.push_back(*start);
            }
        }
    }
    trace_.push_back(std::move(step));
    for (Effect& effect : outcome.effects) {
        perform(session_id, effect, before);
    }
}

void Machine::perform(const std::string& session_id, Effect& effect, const Instance& before) {
    if (auto* sent = std::get_if<Sent>(&effect)) {
        route(session_id, std::move(*sent));
    } else if (auto* start = std::get_if<StartInvoke>(&effect)) {
        if (start->type.empty()) {
            begin(session_id, std::move(*start));
        }
    } else if (const auto* cancel = std::get_if<CancelInvoke>(&effect)) {
        if (const auto* invoked = find_invoked(before, cancel->invoke_id)) {
            end(*invoked);
        }
        std::erase_if(state_.queue, [&](const QueuedEvent& waiting) {
            return waiting.session == session_id && waiting.event.invoke_id == cancel->invoke_id;
        });
    } else if (auto* done = std::get_if<Done>(&effect)) {
        report_done(*find(session_id), std::move(done->data));
    }
}

void Machine::route(const std::string& session_id, Sent sent) {
    const Instance& sender = *find(session_id);
    std::string receiver;
    if (sent.target.empty()) {
        receiver = session_id;
    } else if (sent.target == "#_parent") {
        receiver = sender.parent;
    } else if (sent.target.starts_with(by_session)) {
        receiver = sent.target.substr(by_session.size());
    } else if (const auto* invoked = find_invoked(sender, sent.target.substr(2))) {
        receiver = invoked->session.session_id;
    }
    if (!receiver.empty()) {
        state_.queue.push_back({std::move(receiver), std::move(sent.event)});
    }
}

void Machine::begin(const std::string& session_id, StartInvoke start) {
    const auto* invoked = find_invoked(*find(session_id), start.invoke_id);
    if (invoked == nullptr) {
        return;
    }
    if (depth_of(start.session_id) > sessions_nested_max ||
        sessions_in(state_.root) > sessions_max) {
        fail_to_begin(session_id, start,
                      no_definition("Gọi lồng nhau quá nhiều.", "Too many sessions are invoked."));
        return;
    }
    const auto found = program(*invoked);
    if (!found) {
        fail_to_begin(session_id, start, found.error());
        return;
    }
    auto outcome = (*found)->interpreter.start(options_.facts, state_.now,
                                               {.data = std::move(start.data),
                                                .session_id = start.session_id,
                                                .parent = session_id,
                                                .invoke_id = start.invoke_id});
    settle(start.session_id, "", std::move(outcome));
}

void Machine::fail_to_begin(const std::string& session_id, const StartInvoke& start,
                            const Problem& problem) {
    Instance& parent = *find(session_id);
    std::erase_if(parent.invoked, [&](const Invoked& it) { return it.id == start.invoke_id; });
    state_.queue.push_back({session_id, Event{.name = "error.communication",
                                              .data = boost::json::object{{"reason", problem.en}},
                                              .kind = EventKind::platform}});
}

// The session is gone already; its exit content still runs, but nobody hears what it sends.
void Machine::end(const Invoked& invoked) {
    if (!invoked.type.empty() || !invoked.session.running ||
        invoked.session.configuration.empty()) {
        return;
    }
    const auto found = program(invoked);
    if (!found) {
        return;
    }
    const auto outcome = (*found)->interpreter.stop(invoked.session, options_.facts, state_.now);
    Step step{.session = invoked.session.session_id, .event = "cancel.invoke", .ended = true};
    for (const Effect& effect : outcome.effects) {
        if (const auto* log = std::get_if<Log>(&effect)) {
            step.logs.push_back(*log);
        }
    }
    trace_.push_back(std::move(step));
    for (const Invoked& inner : invoked.session.invoked) {
        end(inner);
    }
}

void Machine::report_done(const Instance& session, boost::json::value data) {
    if (session.parent.empty()) {
        return;
    }
    state_.queue.push_back({session.parent, Event{.name = "done.invoke." + session.invoke_id,
                                                  .data = std::move(data),
                                                  .origin = address_of_session(session.session_id),
                                                  .invoke_id = session.invoke_id}});
}

void Machine::stop_at_limit(std::string_view name) {
    state_.queue.clear();
    trace_.push_back({.session = std::string(root_session),
                      .event = "",
                      .configuration = state_.root.configuration,
                      .incidents = {{std::string(name), "the sessions do not come to rest"}}});
}

}  // namespace phanbien::statechart
