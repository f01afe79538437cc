// `phanbien scxml run | serve | dot`: the interpreter for any SCXML document, apart from dossiers.
#include "adapters/cli/scxml.hpp"

#include <array>
#include <iostream>

namespace phanbien::cli {

int scxml_command(Arguments arguments) {
    constexpr auto commands = std::to_array<std::pair<std::string_view, int (*)(Arguments)>>({
        {"run", scxml_run_command},
        {"serve", scxml_serve_command},
        {"dot", scxml_dot_command},
    });
    for (const auto& [name, run] : commands) {
        if (!arguments.empty() && arguments.front() == name) {
            return run(arguments.subspan(1));
        }
    }
    std::cerr << "phanbien scxml run FILE [--events FILE]\n"
                 "phanbien scxml serve [--listen PORT] [--root DIR]\n"
                 "phanbien scxml dot FILE\n";
    return wrong_call;
}

}  // namespace phanbien::cli
