// `phanbien check FILE.scxml`: whether a definition can be used; every mistake with its line.
#include <iostream>

#include "adapters/cli/commands.hpp"
#include "adapters/cli/house.hpp"

namespace phanbien::cli {

int check_command(Arguments arguments) {
    if (arguments.size() != 1 || arguments.front().starts_with("--")) {
        std::cerr << "phanbien check FILE.scxml\n";
        return wrong_call;
    }
    const auto workflow = read_definition(definition_source(std::string{arguments.front()}));
    if (!workflow) {
        std::cout << told(workflow.error()) << '\n';
        return failed;
    }
    std::cout << workflow->id() << ' ' << workflow->version() << ": no mistake found, "
              << workflow->states().size() << " states, " << workflow->chart().transitions().size()
              << " transitions\n";
    return done;
}

}  // namespace phanbien::cli
