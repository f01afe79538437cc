// `phanbien read-draft NAME`: the draft on the standard input, read for another process of ours
// (draft_apart.cpp), which gets the outline or the refusal as conversion::answer_text writes it.
#include <iostream>
#include <iterator>
#include <string>

#include "adapters/cli/commands.hpp"
#include "adapters/conversion/answer.hpp"
#include "adapters/conversion/read_any.hpp"

namespace phanbien::cli {

int read_draft_command(Arguments arguments) {
    if (arguments.size() != 1) {
        std::cerr << "phanbien read-draft NAME <FILE\n";
        return wrong_call;
    }
    const std::string bytes{std::istreambuf_iterator<char>(std::cin), {}};
    std::cout << conversion::answer_text(conversion::read_any_draft(arguments.front(), bytes))
              << std::flush;
    return std::cout ? done : failed;
}

}  // namespace phanbien::cli
