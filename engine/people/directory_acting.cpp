// Who acts for whom: the questions of Directory about delegations.
#include <algorithm>

#include "engine/people/directory.hpp"

namespace phanbien::people {

namespace {

// The first chain of delegations that ends at somebody present. Each person is asked once: what
// could not be found through them before is not found through them again.
class Chain {
  public:
    Chain(const Directory& directory, PostIndex post, std::string_view matter, Date day,
          std::span<const Absence> supposed)
        : directory_(directory), post_(post), matter_(matter), day_(day), supposed_(supposed) {}

    Acting from(PersonIndex who) {
        auto found = ask(who);
        return {.person = found, .chain = std::move(followed_)};
    }

  private:
    // Recursion is bounded by delegation_chain_max.
    std::optional<PersonIndex> ask(PersonIndex who) {
        asked_.push_back(who);
        const bool away = directory_.is_away(who, day_, supposed_);
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
    std::span<const Absence> supposed_;
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

Acting Directory::who_acts(PersonIndex who, PostIndex post, std::string_view matter, Date day,
                           std::span<const Absence> supposed) const {
    return Chain(*this, post, matter, day, supposed).from(who);
}

std::vector<Acting> Directory::all_who_may_act(PersonIndex who, PostIndex post,
                                               std::string_view matter, Date day,
                                               HandingOn handing_on,
                                               std::span<const Absence> supposed) const {
    std::vector<Acting> found{{.person = who, .chain = {}}};
    const auto is_known = [&](PersonIndex it) {
        return std::ranges::any_of(found, [it](const Acting& each) { return each.person == it; });
    };
    for (std::size_t next = 0; next < found.size(); ++next) {
        const auto giver = *found[next].person;
        if (found[next].chain.size() == delegation_chain_max) {
            continue;
        }
        const bool any = handing_on == HandingOn::in_any_case || is_away(giver, day, supposed);
        for (const auto it : delegations_in_force(giver, post, matter, day)) {
            if ((any || at(it).always) && !is_known(at(it).to)) {
                Acting deputy{.person = at(it).to, .chain = found[next].chain};
                deputy.chain.push_back(it);
                found.push_back(std::move(deputy));
            }
        }
    }
    return found;
}

}  // namespace phanbien::people
