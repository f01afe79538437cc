// `phanbien route check FILE…`: approval routes as files (engine/route, schemas/route.xsd). 1 when
// one has a mistake, or asks for a role that no post of the directory given has. `route explain`
// and `route what-if` are in route_explained.cpp.
#include <algorithm>
#include <filesystem>
#include <iostream>
#include <set>

#include "adapters/cli/approval_route.hpp"
#include "adapters/cli/commands.hpp"
#include "adapters/cli/file_text.hpp"
#include "adapters/cli/house.hpp"
#include "adapters/cli/route_explained.hpp"
#include "adapters/cli/words.hpp"
#include "engine/audit/sha256.hpp"
#include "engine/people/directory_xml.hpp"

namespace phanbien::cli {

namespace {

using people::Directory;
using route::Definition;
using route::StepRule;

std::string file_name(const std::string& path) {
    return path == "-" ? "route.xml" : std::filesystem::path{path}.filename().string();
}

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const auto& it : words) {
        text += (text.empty() ? "" : ", ") + it;
    }
    return text;
}

// "host: chair, vice_chair; after a, b; 2 of those asked; 3 working days; when important"
std::string rules_of(const Definition& definition, const StepRule& step) {
    const auto ids = [&](const std::vector<route::StepIndex>& places) {
        std::vector<std::string> names;
        for (const auto it : places) {
            names.push_back(definition.steps[it].id);
        }
        return joined(names);
    };
    std::string text{name_of(step.of)};
    text += step.roles.empty() ? "" : ": " + joined(step.roles);
    text += step.after.empty() ? "" : "; after " + ids(step.after);
    text += step.other_than.empty() ? "" : "; not those of " + ids(step.other_than);
    if (!step.quorum) {
        text += "; all who are asked";
    } else if (*step.quorum > 1) {
        text += "; " + std::to_string(*step.quorum) + " of those asked";
    }
    text += "; " + std::to_string(step.days) + (step.days == 1 ? " working day" : " working days");
    text += step.condition ? "; when " + step.condition->source() : "";
    text += step.basis.empty() ? "" : "; " + step.basis;
    return text;
}

void print(const Definition& definition) {
    std::cout << definition.label.vi << " / " << definition.label.en << ": "
              << definition.steps.size() << (definition.steps.size() == 1 ? " step" : " steps")
              << ", no mistakes\n";
    for (const auto at : definition.order) {
        const auto& step = definition.steps[at];
        std::cout << "  " << step.id << "  " << step.label.vi << " / " << step.label.en << " ("
                  << rules_of(definition, step) << ")\n";
    }
}

// The roles asked for that no post has, each once where it first stands.
int tell_missing_roles(const Definition& definition, const Directory& directory,
                       const std::string& file) {
    std::set<std::string_view> known;
    for (const auto& post : directory.posts()) {
        known.insert(post.role);
    }
    int missing = 0;
    const auto look_for = [&](const StepRule& step, const std::vector<std::string>& roles) {
        for (const auto& role : roles) {
            if (known.insert(role).second) {
                ++missing;
                std::cerr << file << ':' << step.line
                          << ": Không chức danh nào trong danh mục có vai trò “" << role
                          << "”. / No post of the directory has the role “" << role << "”.\n";
            }
        }
    };
    for (const auto& step : definition.steps) {
        look_for(step, step.roles);
        look_for(step, step.escalate_to);
    }
    return missing;
}

int check(const std::vector<std::string>& paths, const std::string& org) {
    std::optional<Directory> directory;
    if (!org.empty()) {
        directory = directory_of(org);
        if (!directory) {
            return failed;
        }
    }
    int result = done;
    for (const auto& path : paths) {
        const auto definition = route_of(path);
        if (!definition) {
            result = failed;
            continue;
        }
        print(*definition);
        if (directory && tell_missing_roles(*definition, *directory, file_name(path)) > 0) {
            result = failed;
        }
    }
    return result;
}

constexpr std::string_view route_usage =
    "phanbien route check FILE…        the steps, or every mistake with its line and the way out\n"
    "  --org FILE                      also which roles no post of this directory has\n"
    "FILE may be - for the standard input.\n";

}  // namespace

int tell_refusal(const Problem& problem) {
    std::cerr << told(problem) << '\n' << problem.vi << " / " << problem.en << '\n';
    return failed;
}

std::optional<Directory> directory_of(const std::string& path) {
    auto read = people::read_directory(file_text(path, "the directory"), file_name(path));
    if (!read) {
        tell_refusal(read.error());
        return std::nullopt;
    }
    return std::move(read).value();
}

std::optional<Definition> route_of(const std::string& path) {
    const auto text = file_or_input_text(path, "the route");
    auto read = route::read_definition(text, file_name(path), audit::sha256_hex(text));
    if (!read) {
        tell_refusal(read.error());
        return std::nullopt;
    }
    return std::move(read).value();
}

int route_command(Arguments arguments) {
    auto words = read_words(arguments, route_explained_flags, {});
    const std::string what = words.plain.empty() ? std::string{} : words.plain.front();
    if (what == "explain" && words.plain.size() == 2) {
        return explain_route(words);
    }
    if (what == "what-if" && words.plain.size() == 2) {
        return what_if_on_route(words);
    }
    if (what != "check" || words.plain.size() < 2) {
        std::cerr << route_usage << route_explained_usage;
        return wrong_call;
    }
    words.plain.erase(words.plain.begin());
    return check(words.plain, words.flag("--org"));
}

}  // namespace phanbien::cli
