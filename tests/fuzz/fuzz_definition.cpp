// Any bytes as a definition: refused with a place, or a chart that starts, takes a few events and
// stays in a legal configuration that survives its own JSON.
#include <array>
#include <cstdint>
#include <cstdlib>

#include "engine/statechart/interpreter.hpp"

namespace {

using namespace phanbien::statechart;

void expect(bool holds) {
    if (!holds) {
        std::abort();
    }
}

constexpr std::array<std::string_view, 5> event_names{"a", "b", "done", "done.invoke.duyet",
                                                      "dossier.pause"};
// Approval routes are asked for by an <invoke> of this type, as procedures may.
constexpr std::string_view route_service = "urn:phanbien:approval-route";

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto chart = Chart::read(text, "fuzz.scxml", {.services = {std::string(route_service)}});
    if (!chart.has_value()) {
        expect(!chart.error().vi.empty() && !chart.error().en.empty());
        return 0;
    }
    Interpreter interpreter(*chart);
    auto instance = interpreter.start({}, {}).instance;
    for (auto name : event_names) {
        expect(instance.configuration.empty() || is_legal(*chart, instance.configuration));
        const auto restored = instance_from_json(to_json(instance), *chart);
        expect(!restored.has_value() || *restored == instance);
        const auto* invoked = find_invoked(instance, "duyet");
        Event event{.name = std::string(name)};
        event.invoke_id = invoked == nullptr ? "" : "duyet";
        instance = interpreter.step(instance, event, {}, {}).instance;
    }
    return 0;
}
