// `phanbien check FILE…`: holds definitions against every rule (engine/check) and prints the
// findings; FILE may be - for the standard input. 1 when one of them is an error.
//
// A definition is a text from anywhere, so that the work is done in a process with bounds.
#include <algorithm>
#include <boost/json/serialize.hpp>
#include <iostream>
#include <iterator>

#include "adapters/cli/commands.hpp"
#include "adapters/cli/file_text.hpp"
#include "adapters/cli/house.hpp"
#include "adapters/cli/sample_office.hpp"
#include "adapters/cli/words.hpp"
#include "adapters/host/confined.hpp"
#include "engine/check/check.hpp"
#include "engine/check/report.hpp"

namespace phanbien::cli {

namespace {

using Texts = std::vector<check::DefinitionText>;
using Findings = std::vector<check::Finding>;

constexpr std::string_view usage =
    "phanbien check FILE… [--format text|json|sarif] [--office FILE]\n"
    "               [--workflows DIR]\n"
    "  FILE      a definition; - for the standard input\n"
    "  --office  people the definitions are held against, instead of those in the binary\n"
    "  --workflows  the folder whose approval routes procedures may ask for, likewise\n";

check::DefinitionText definition_of(const std::string& path) {
    return {path == "-" ? "definition.scxml" : path, file_or_input_text(path, "the definition")};
}

void print(const Findings& findings, std::string_view format, std::size_t files) {
    if (format == "json") {
        std::cout << boost::json::serialize(check::as_json(findings)) << '\n';
    } else if (format == "sarif") {
        std::cout << boost::json::serialize(check::as_sarif(findings)) << '\n';
    } else {
        const auto counts = check::as_json(findings);
        std::cout << check::as_text(findings) << files << " definitions: " << counts.at("errors")
                  << " errors, " << counts.at("warnings") << " warnings\n";
    }
}

check::Finding too_much(const std::string& file) {
    return {.rule = "too-much",
            .file = file,
            .text = {"Việc kiểm tra tệp này cần quá nhiều thời gian hoặc bộ nhớ nên đã bị dừng.",
                     "To check this file takes too much time or memory, so it was stopped."},
            .hint = {"Bớt trạng thái, rút gọn biểu thức, hoặc chia quy trình.",
                     "Use fewer states or shorter expressions, or split the procedure."}};
}

host::Confined confined_check(const Texts& definitions, const check::SampleOffice& office,
                              const std::function<int(const Findings&)>& tell) {
    const auto count = static_cast<int>(definitions.size());
    const host::Bounds each;
    return host::run_confined({.cpu = each.cpu * count, .memory_bytes = each.memory_bytes},
                              [&] { return tell(check::check_definitions(definitions, office)); });
}

// Which of the files cannot be checked within the bounds, each tried by itself.
Findings culprits(const Texts& definitions, const check::SampleOffice& office) {
    Findings out;
    for (const auto& definition : definitions) {
        const auto alone = confined_check({definition}, office, [](const Findings&) { return 0; });
        if (alone.ending != host::Ending::finished) {
            out.push_back(too_much(definition.file_name));
        }
    }
    return out.empty() ? Findings{too_much(definitions.front().file_name)} : out;
}

}  // namespace

int check_command(Arguments arguments) {
    const auto words = read_words(arguments, {"--format", "--office", "--workflows"}, {});
    const auto format = words.flags.contains("--format") ? words.flag("--format") : "text";
    if (words.plain.empty() || (format != "text" && format != "json" && format != "sarif")) {
        std::cerr << usage;
        return wrong_call;
    }
    Texts definitions;
    std::ranges::transform(words.plain, std::back_inserter(definitions), definition_of);
    auto office = sample_office(words.flag("--office"));
    office.routes = known_routes(route_definitions(words.flag("--workflows")));
    const auto checked = confined_check(definitions, office, [&](const Findings& findings) {
        print(findings, format, definitions.size());
        return check::has_errors(findings) ? failed : done;
    });
    if (checked.ending == host::Ending::finished) {
        return checked.status;
    }
    print(culprits(definitions, office), format, definitions.size());
    return failed;
}

}  // namespace phanbien::cli
