#include "engine/people/directory_check.hpp"

namespace phanbien::people {

void check_directory(const Directory& directory, Mistakes& mistakes) {
    for (const auto rule : {check_names, check_bodies, check_codes, check_periods, check_holders,
                            check_delegations, check_circles}) {
        rule(directory, mistakes);
    }
}

}  // namespace phanbien::people
