#include "engine/dossier/instance_value.hpp"

#include <boost/json/array.hpp>

#include "engine/statechart/event_json.hpp"

namespace phanbien::dossier {

namespace json = boost::json;

namespace {

std::string text_in(const json::value& value) {
    const auto* text = value.if_string();
    return text == nullptr ? std::string() : std::string(text->data(), text->size());
}

std::vector<std::string> texts_in(const json::value* value) {
    std::vector<std::string> out;
    if (const auto* list = value == nullptr ? nullptr : value->if_array()) {
        for (const auto& item : *list) {
            out.push_back(text_in(item));
        }
    }
    return out;
}

// A service, never another session: read_invoke() refuses those in a definition for real work.
statechart::Invoked invoked_in(const json::value& value) {
    statechart::Invoked out;
    if (const auto* object = value.if_object()) {
        const auto text = [&](const char* name) {
            const auto* member = object->if_contains(name);
            return member == nullptr ? std::string() : text_in(*member);
        };
        out.id = text("id");
        out.state = text("state");
        out.type = text("type");
        out.source = text("source");
        if (const auto* position = object->if_contains("position")) {
            json::error_code error;
            const auto number = position->to_number<std::size_t>(error);
            out.position = error ? 0U : number;
        }
    }
    return out;
}

}  // namespace

statechart::Instance instance_from_value(const json::object& value) {
    statechart::Instance instance;
    instance.configuration = texts_in(value.if_contains("configuration"));
    for (auto& id : texts_in(value.if_contains("entered_once"))) {
        instance.entered_once.insert(std::move(id));
    }
    const auto* history = value.if_contains("history");
    if (const auto* object = history == nullptr ? nullptr : history->if_object()) {
        for (const auto& [id, states] : *object) {
            instance.history[id] = texts_in(&states);
        }
    }
    const auto* data = value.if_contains("data");
    if (const auto* object = data == nullptr ? nullptr : data->if_object()) {
        instance.data = *object;
    }
    const auto* pending = value.if_contains("pending");
    if (const auto* list = pending == nullptr ? nullptr : pending->if_array()) {
        for (const auto& item : *list) {
            if (auto send = statechart::delayed_send_from_json(item, "")) {
                instance.pending.push_back(*std::move(send));
            }
        }
    }
    const auto* invoked = value.if_contains("invoked");
    if (const auto* list = invoked == nullptr ? nullptr : invoked->if_array()) {
        for (const auto& item : *list) {
            instance.invoked.push_back(invoked_in(item));
        }
    }
    const auto* session = value.if_contains("session_id");
    instance.session_id = session == nullptr ? "" : text_in(*session);
    json::error_code error;
    const auto* steps = value.if_contains("macrosteps");
    const auto macrosteps = steps == nullptr ? 0U : steps->to_number<std::uint64_t>(error);
    instance.macrosteps = error ? 0U : macrosteps;
    const auto* running = value.if_contains("running");
    instance.running = running == nullptr || *running != false;
    return instance;
}

}  // namespace phanbien::dossier
