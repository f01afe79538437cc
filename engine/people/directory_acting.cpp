// Who acts for whom: the questions of Directory about delegations.
#include <algorithm>

#include "engine/people/directory.hpp"

namespace phanbien::people {

namespace {

// The first chain of delegations that ends at somebody present. Each person is asked once: what
// could not be found through them before is not found through them again.
class Chain {
  public:
    Chain(const Directory& directory, PostIndex post, std::string_view matter, Date day)
        : directory_(directory), post_(post), matter_(matter), day_(day) {}

    Acting from(PersonIndex who) {
        auto found = ask(who);
        return {.person = found, .chain = std::move(followed_)};
    }

  private:
    // Recursion is bounded by delegation_chain_max.
    std::optional<PersonIndex> ask(PersonIndex who) {
        asked_.push_back(who);
        const bool away = directory_.is_away(who, day_);
        for (const auto it : directory_.delegations_in_force(who, post_, matter_, day_)) {
            const Delegation& delegation = directory_.at(it);
            const bool known = std::ranges::find(asked_, delegation.to) != asked_.end();
            const bool too_far = followed_.size() == delegation_chain_max;
            if ((!away && !delegation.always) || known || too_far) {
                continue;
            }
            followed_.push_back(it);
            if (const auto found = ask(delegation.to)) {
                return found;
            }
            followed_.pop_back();
        }
        return away ? std::nullopt : std::optional(who);
    }

    const Directory& directory_;
    PostIndex post_;
    std::string_view matter_;
    Date day_;
    std::vector<PersonIndex> asked_;
    std::vector<DelegationIndex> followed_;
};

bool covers(const Delegation& it, PostIndex post, std::string_view matter) {
    return (!it.post || *it.post == post) &&
           (it.matters.empty() || std::ranges::find(it.matters, matter) != it.matters.end());
}

}  // namespace

std::vector<DelegationIndex> Directory::delegations_in_force(PersonIndex from, PostIndex post,
                                                             std::string_view matter,
                                                             Date day) const {
    std::vector<DelegationIndex> found;
    const auto [begin, end] = delegations_from(from);
    for (auto place = begin; place < end; ++place) {
        const DelegationIndex it{place};
        if (covers(at(it), post, matter) && at(it).validity.holds_on(day)) {
            found.push_back(it);
        }
    }
    std::ranges::stable_sort(found, {}, [this](DelegationIndex it) {
        return std::pair(!at(it).post.has_value(), at(it).matters.empty());
    });
    return found;
}

Acting Directory::who_acts(PersonIndex who, PostIndex post, std::string_view matter,
                           Date day) const {
    return Chain(*this, post, matter, day).from(who);
}

}  // namespace phanbien::people
