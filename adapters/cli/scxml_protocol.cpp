// The suite's HTTP test protocol without the HTTP.
#include <boost/json/value_from.hpp>

#include "adapters/cli/scxml.hpp"
#include "engine/kernel/json.hpp"

namespace phanbien::cli {

namespace {

Problem refused(std::string vi, std::string en) {
    return Problem{.kind = ProblemKind::invalid,
                   .code = "scxml.request",
                   .vi = std::move(vi),
                   .en = std::move(en)};
}

boost::json::object told(const statechart::Machine& machine) {
    return {{"nextConfiguration", boost::json::value_from(machine.leaves())}};
}

}  // namespace

Result<boost::json::object> SuiteSessions::answer(std::string_view request, Instant now) {
    TRY(const auto json, parse_json(request));
    const auto* object = json.if_object();
    const auto* url = object == nullptr ? nullptr : object->if_contains("load");
    if (url != nullptr && url->is_string()) {
        return load(url->get_string(), now);
    }
    const auto* token = object == nullptr ? nullptr : object->if_contains("sessionToken");
    const auto* event = object == nullptr ? nullptr : object->if_contains("event");
    const auto* members = event == nullptr ? nullptr : event->if_object();
    const auto* name = members == nullptr ? nullptr : members->if_contains("name");
    if (token == nullptr || !token->is_int64() || name == nullptr || !name->is_string()) {
        return refused("Cần {\"load\":…} hoặc {\"sessionToken\":…,\"event\":{\"name\":…}}.",
                       "Give {\"load\":…} or {\"sessionToken\":…,\"event\":{\"name\":…}}.");
    }
    const auto session = sessions_.find(token->get_int64());
    if (session == sessions_.end()) {
        return refused("Không có phiên này.", "There is no such session.");
    }
    const auto* data = members->if_contains("data");
    session->second.advance(now);
    session->second.send({.name = std::string(name->get_string()),
                          .data = data == nullptr ? boost::json::value() : *data});
    session->second.drain();
    return told(session->second);
}

Result<boost::json::object> SuiteSessions::load(std::string_view url, Instant now) {
    const auto file = document(url);
    if (!file || !std::filesystem::is_regular_file(*file)) {
        return refused("Không có tài liệu này.", "There is no such document.");
    }
    TRY(auto machine, machine_of(*file));
    machine.start(now);
    if (sessions_.size() >= suite_sessions_max) {
        sessions_.erase(sessions_.begin());  // the oldest; tests are short
    }
    const auto token = ++last_token_;
    auto answer = told(machine);
    answer["sessionToken"] = token;
    sessions_.emplace(token, std::move(machine));
    return answer;
}

// "http://host:port/basic/basic0.scxml" is ROOT/basic/basic0.scxml.
std::optional<std::filesystem::path> SuiteSessions::document(std::string_view url) const {
    if (const auto scheme = url.find("://"); scheme != std::string_view::npos) {
        const auto path = url.find('/', scheme + 3);
        url = path == std::string_view::npos ? std::string_view() : url.substr(path);
    }
    while (url.starts_with('/')) {
        url.remove_prefix(1);
    }
    std::filesystem::path inside;
    for (const auto& part : std::filesystem::path(url)) {
        if (part == ".." || part.string().find('\0') != std::string::npos) {
            return std::nullopt;
        }
        inside /= part;
    }
    if (inside.empty()) {
        return std::nullopt;
    }
    return root_ / inside;
}

}  // namespace phanbien::cli
