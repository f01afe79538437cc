#include "web/api/name_search.hpp"

#include <utility>

#include "engine/text/fold.hpp"

namespace phanbien::api {

NameSearch::NameSearch(std::vector<std::string> names) : names_(std::move(names)) {
    folded_.reserve(names_.size());
    for (const auto& name : names_) {
        folded_.push_back(text::fold_for_search(name));
    }
}

std::vector<std::uint32_t> NameSearch::find(std::string_view sought) const {
    const std::string loosely = text::fold_for_search(sought);
    std::vector<std::uint32_t> found;
    for (std::uint32_t place = 0; place < names_.size(); ++place) {
        // Whatever is found with its marks is found without them too, and that is cheap to ask.
        if (folded_[place].find(loosely) != std::string::npos &&
            text::found_in(sought, names_[place])) {
            found.push_back(place);
        }
    }
    return found;
}

}  // namespace phanbien::api
