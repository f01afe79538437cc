// Who is in the demo. For the main thread.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>

#include "adapters/cli/house.hpp"

namespace phanbien::cli {

struct DemoAccount {
    std::string_view username;
    std::string_view name;
    std::string_view post;
    std::string_view organisation;  // its key among the demo's organisations
    std::string_view role;          // empty: asked by approval routes only
};

std::span<const DemoAccount> demo_accounts();

// The actors by username, and the organisations by key, as made in a house.
struct DemoOffice {
    std::map<std::string, people::Actor, std::less<>> actors;
    std::map<std::string, OrganisationId, std::less<>> organisations;
};
DemoOffice make_demo_people(House& house);

// The directory of the demo's Front, by which its approval routes ask.
void import_demo_directory(House& house);

}  // namespace phanbien::cli
