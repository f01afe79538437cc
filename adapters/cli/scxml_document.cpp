// Documents of `phanbien scxml`, and runs of them.
#include <boost/json/serialize.hpp>
#include <stdexcept>

#include "adapters/cli/file_text.hpp"
#include "adapters/cli/scxml.hpp"
#include "engine/kernel/json.hpp"

namespace phanbien::cli {

namespace {

constexpr std::int64_t wait_ms_max = 20LL * 366 * 24 * 60 * 60 * 1000;

statechart::Fetch fetch_from(std::filesystem::path folder) {
    return [folder = std::move(folder)](std::string_view name) -> std::optional<std::string> {
        if (name.starts_with("file:")) {
            name.remove_prefix(5);
        }
        if (name.starts_with('.') || name.find_first_of("/\\:") != std::string_view::npos) {
            return std::nullopt;
        }
        return text_if_there((folder / name).string());
    };
}

void follow(statechart::Machine& machine, std::string_view line, int number) {
    const auto refuse = [number] {
        throw std::runtime_error("events, line " + std::to_string(number) +
                                 ": neither {\"name\":…, \"data\":…} nor {\"after_ms\":…}");
    };
    const auto json = parse_json(line);
    const auto* object = json ? json->if_object() : nullptr;
    if (object == nullptr) {
        return refuse();
    }
    const auto* after = object->if_contains("after_ms");
    if (after != nullptr && after->is_int64() && after->get_int64() >= 0 &&
        after->get_int64() <= wait_ms_max && object->size() == 1) {
        machine.advance(machine.state().now + std::chrono::milliseconds(after->get_int64()));
        return;
    }
    const auto* name = object->if_contains("name");
    const auto* data = object->if_contains("data");
    const std::size_t known = 1U + (data == nullptr ? 0U : 1U);
    if (name == nullptr || !name->is_string() || object->size() != known) {
        return refuse();
    }
    machine.send({.name = std::string(name->get_string()),
                  .data = data == nullptr ? boost::json::value() : *data});
    machine.drain();
}

}  // namespace

Result<statechart::Machine> machine_of(const std::filesystem::path& document) {
    const auto text = file_text(document.string(), "the document");
    const auto options = statechart::whole_standard(fetch_from(document.parent_path()));
    TRY(auto chart, statechart::Chart::read(text, document.filename().string(), options));
    return statechart::Machine(std::move(chart),
                               {.reading = options, .watch = statechart::Watch::every_microstep});
}

std::vector<std::string> run_of(statechart::Machine& machine, std::string_view events,
                                Instant begin) {
    machine.start(begin);
    machine.drain();
    int number = 0;
    while (!events.empty()) {
        const auto end = std::min(events.find('\n'), events.size());
        const auto line = events.substr(0, end);
        events.remove_prefix(std::min(end + 1, events.size()));
        ++number;
        if (line.find_first_not_of(" \t\r") != std::string_view::npos) {
            follow(machine, line, number);
        }
    }
    std::vector<std::string> trace;
    for (const auto& step : machine.take_trace()) {
        trace.push_back(boost::json::serialize(statechart::to_json(step)));
    }
    return trace;
}

}  // namespace phanbien::cli
