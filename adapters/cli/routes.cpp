// `phanbien routes`: one line per route, "METHOD /path", to be held against schemas/openapi.yaml.
#include <iostream>

#include "adapters/cli/commands.hpp"
#include "web/api/router.hpp"

namespace phanbien::cli {

int routes_command(Arguments arguments) {
    if (!arguments.empty()) {
        std::cerr << "phanbien routes\n";
        return wrong_call;
    }
    for (const auto& route : api::routes()) {
        std::cout << server::name_of(route.method) << ' ' << route.path << '\n';
    }
    return done;
}

}  // namespace phanbien::cli
