#include "engine/people/directory.hpp"

#include <algorithm>

namespace phanbien::people {

namespace {

// Of equal keys the first in the order of the file.
template <class Index, class Part>
std::optional<Index> find(const std::vector<Index>& sorted, const std::vector<Part>& parts,
                          std::string Part::*key, std::string_view wanted) {
    const auto key_of = [&](Index it) -> std::string_view { return parts[place_of(it)].*key; };
    const auto found = std::ranges::lower_bound(sorted, wanted, {}, key_of);
    if (found == sorted.end() || key_of(*found) != wanted) {
        return std::nullopt;
    }
    return *found;
}

template <class Index>
std::span<const Index> part_of(const std::vector<Index>& all, PlaceRange range) {
    return std::span(all).subspan(range.begin, range.end - range.begin);
}

// All that can be reached by one step after another, the nearest first, without the start.
template <class Next>
std::vector<BodyIndex> all_from(BodyIndex start, std::size_t count, Next next) {
    std::vector<BodyIndex> found{start};
    std::vector<bool> seen(count);
    seen[place_of(start)] = true;
    for (std::size_t at = 0; at < found.size(); ++at) {
        for (const BodyIndex it : next(found[at])) {
            if (!seen[place_of(it)]) {
                seen[place_of(it)] = true;
                found.push_back(it);
            }
        }
    }
    found.erase(found.begin());
    return found;
}

}  // namespace

std::optional<BodyIndex> Directory::body(std::string_view id) const {
    return find(bodies_by_id_, bodies_, &Body::id, id);
}

std::optional<UnitIndex> Directory::unit(std::string_view id) const {
    return find(units_by_id_, units_, &Unit::id, id);
}

std::optional<PostIndex> Directory::post(std::string_view id) const {
    return find(posts_by_id_, posts_, &Post::id, id);
}

std::optional<PersonIndex> Directory::person(std::string_view id) const {
    return find(people_by_id_, people_, &Person::id, id);
}

std::optional<PersonIndex> Directory::person_of_account(std::string_view user_name) const {
    return find(people_by_account_, people_, &Person::account, user_name);
}

std::span<const TenureIndex> Directory::tenures_of(PostIndex it) const {
    return part_of(tenures_by_post_, post_tenures_[place_of(it)]);
}

std::span<const DelegationIndex> Directory::delegations_to(PersonIndex it) const {
    return part_of(delegations_by_target_, person_delegated_to_[place_of(it)]);
}

std::vector<BodyIndex> Directory::predecessors_of(BodyIndex it) const {
    return all_from(it, bodies_.size(),
                    [this](BodyIndex of) { return std::span(at(of).predecessors); });
}

std::vector<BodyIndex> Directory::successors_of(BodyIndex it) const {
    return all_from(it, bodies_.size(), [this](BodyIndex of) {
        return part_of(successors_, body_successors_[place_of(of)]);
    });
}

std::vector<PersonIndex> Directory::holders_of(PostIndex it, Date day) const {
    std::vector<PersonIndex> found;
    if (life_of(it).holds_on(day)) {
        for (const TenureIndex each : tenures_of(it)) {
            if (at(each).validity.holds_on(day)) {
                found.push_back(at(each).person);
            }
        }
    }
    return found;
}

bool Directory::holds(PersonIndex who, PostIndex post, Date day) const {
    const auto [begin, end] = tenures_of(who);
    const auto own = std::span(tenures_).subspan(begin, end - begin);
    return life_of(post).holds_on(day) && std::ranges::any_of(own, [&](const Tenure& it) {
               return it.post == post && it.validity.holds_on(day);
           });
}

std::vector<PostIndex> Directory::posts_of(PersonIndex it, Date day) const {
    std::vector<PostIndex> found;
    const auto [begin, end] = tenures_of(it);
    for (const Tenure& each : std::span(tenures_).subspan(begin, end - begin)) {
        if (each.validity.holds_on(day) && life_of(each.post).holds_on(day)) {
            found.push_back(each.post);
        }
    }
    return found;
}

std::vector<PostIndex> Directory::posts_with_role(UnitIndex in, std::string_view role,
                                                  Date day) const {
    return posts_with_role(posts_of(in), role, day);
}

std::vector<PostIndex> Directory::posts_with_role(BodyIndex in, std::string_view role,
                                                  Date day) const {
    return posts_with_role(posts_of(in), role, day);
}

std::vector<PostIndex> Directory::posts_with_role(PlaceRange among, std::string_view role,
                                                  Date day) const {
    std::vector<PostIndex> found;
    for (auto place = among.begin; place < among.end; ++place) {
        const PostIndex it{place};
        if (at(it).role == role && life_of(it).holds_on(day)) {
            found.push_back(it);
        }
    }
    return found;
}

std::optional<PostIndex> Directory::head_of(UnitIndex it, Date day) const {
    const auto [begin, end] = posts_of(it);
    for (auto place = begin; place < end; ++place) {
        const PostIndex post{place};
        if (at(post).head && life_of(post).holds_on(day)) {
            return post;
        }
    }
    return std::nullopt;
}

std::optional<PostIndex> Directory::superior_of(PostIndex it, Date day) const {
    const Post& post = at(it);
    if (post.superior && life_of(*post.superior).holds_on(day)) {
        return post.superior;
    }
    auto unit = post.head ? at(post.unit).parent : std::optional(post.unit);
    for (; unit; unit = at(*unit).parent) {
        if (const auto head = head_of(*unit, day)) {
            return head;
        }
    }
    return std::nullopt;
}

bool Directory::is_away(PersonIndex it, Date day, std::span<const Absence> supposed) const {
    const auto [begin, end] = absences_of(it);
    const auto holds = [&](const Absence& each) {
        return each.person == it && each.validity.holds_on(day);
    };
    return std::ranges::any_of(std::span(absences_).subspan(begin, end - begin), holds) ||
           std::ranges::any_of(supposed, holds);
}

}  // namespace phanbien::people
