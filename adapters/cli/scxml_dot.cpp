// `phanbien scxml dot FILE`: any SCXML document as Graphviz text, for `dot -Tsvg`.
#include <iostream>

#include "adapters/cli/house.hpp"
#include "adapters/cli/scxml.hpp"
#include "engine/statechart/dot.hpp"

namespace phanbien::cli {

int scxml_dot_command(Arguments arguments) {
    if (arguments.size() != 1 || arguments.front().starts_with("--")) {
        std::cerr << "phanbien scxml dot FILE\n";
        return wrong_call;
    }
    const auto machine = machine_of(arguments.front());
    if (!machine) {
        std::cerr << told(machine.error()) << '\n';
        return failed;
    }
    std::cout << statechart::to_dot(machine->chart());
    return done;
}

}  // namespace phanbien::cli
