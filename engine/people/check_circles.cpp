// Nothing runs in a circle: bodies above one another, superiors, delegations.
//
// Superiors and delegations are true for a period. What makes a circle only when the days are left
// out is looked at again on each day on which something in it begins or ends; delegations also for
// each post and matter they speak of, since two heads may well stand in for each other, each in
// the other's own post.
#include <algorithm>
#include <set>

#include "engine/graph/graph.hpp"
#include "engine/people/directory_check.hpp"
#include "engine/people/directory_maker.hpp"

namespace phanbien::people {

namespace {

using Group = std::vector<std::uint32_t>;
using Edge = graph::NumberedEdge;

constexpr Date since_ever = Date::min();

// “a”, “b”, “c”: enough of them to find the rest.
template <class Part>
std::string names_of(const Group& group, std::span<const Part> parts) {
    constexpr std::size_t named_max = 6;
    std::string names;
    for (std::size_t i = 0; i < std::min(group.size(), named_max); ++i) {
        names += (i == 0 ? "" : ", ") + quoted(parts[group[i]].id);
    }
    return group.size() > named_max ? names + "…" : names;
}

void too_intertwined(Line line, Mistakes& mistakes) {
    mistakes.add(line,
                 {"Quan hệ ở đây đan chéo nhiều đến mức không thể chắc rằng không có vòng tròn.",
                  "What is tied together here is too much to be sure that there is no circle."},
                 {"Hãy bỏ bớt ủy quyền hoặc cấp trên ghi riêng.",
                  "Remove some delegations or superiors named."});
}

void check_parents(const Directory& directory, Mistakes& mistakes) {
    std::vector<Edge> edges;
    const auto bodies = directory.bodies();
    for (std::uint32_t i = 0; i < bodies.size(); ++i) {
        if (bodies[i].parent) {
            edges.emplace_back(i, static_cast<std::uint32_t>(*bodies[i].parent));
        }
    }
    const auto found = graph::cycles(bodies.size(), edges);
    for (const Group& group : found) {
        const auto names = names_of(group, bodies);
        mistakes.add(
            bodies[group.front()].line,
            {"Cơ quan cấp trên đi thành vòng tròn: " + names + ".",
             "The bodies above one another run in a circle: " + names + "."},
            {"Hãy sửa parent của một trong các cơ quan.", "Correct one of their parents."});
    }
    for (std::size_t i = 0; found.empty() && i < bodies.size(); ++i) {
        std::size_t depth = 0;
        for (auto above = bodies[i].parent; above && depth <= body_depth_max;
             above = directory.at(*above).parent) {
            ++depth;
        }
        if (depth > body_depth_max) {
            mistakes.add(bodies[i].line,
                         {quoted(bodies[i].id) + " có hơn 16 tầng cơ quan cấp trên.",
                          quoted(bodies[i].id) + " has more than 16 levels of bodies above it."},
                         {"Hãy sửa parent.", "Correct parent."});
        }
    }
}

// Every superior a post may have on some day: the one named, and the heads that come in when nobody
// is named or the named post is not there. Those heads are reached through their unit, so that
// there are not as many edges as posts times heads: units are numbered after the posts.
std::vector<Edge> possible_superiors(const Directory& directory) {
    const auto post_count = static_cast<std::uint32_t>(directory.posts().size());
    const auto number_of = [&](UnitIndex it) {
        return post_count + static_cast<std::uint32_t>(it);
    };
    std::vector<Edge> edges;
    for (std::uint32_t i = 0; i < post_count; ++i) {
        const Post& post = directory.at(PostIndex{i});
        if (post.superior) {
            edges.emplace_back(i, static_cast<std::uint32_t>(*post.superior));
        }
        const auto unit = post.head ? directory.at(post.unit).parent : std::optional(post.unit);
        if (unit) {
            edges.emplace_back(i, number_of(*unit));
        }
        if (post.head) {
            edges.emplace_back(number_of(post.unit), i);
        }
    }
    for (std::uint32_t i = 0; i < directory.units().size(); ++i) {
        if (const auto parent = directory.at(UnitIndex{i}).parent) {
            edges.emplace_back(number_of(UnitIndex{i}), number_of(*parent));
        }
    }
    return edges;
}

// How many posts superior_of looks at for each of these, at most.
std::size_t posts_looked_at(const Directory& directory, const Group& group) {
    std::size_t count = 0;
    for (const auto it : group) {
        auto unit = std::optional(directory.at(PostIndex{it}).unit);
        for (; unit; unit = directory.at(*unit).parent) {
            const auto [begin, end] = directory.posts_of(*unit);
            count += 1 + end - begin;
        }
    }
    return count;
}

// The days on which something begins, or is over for the first time.
void add_days(const Validity& life, std::set<Date>& days) {
    days.insert(life.from.value_or(since_ever));
    if (life.until) {
        days.insert(*life.until + std::chrono::days{1});
    }
}

// The first circle among these posts on any day.
void check_superiors_among(const Directory& directory, const Group& group, Mistakes& mistakes) {
    std::set<Date> days;
    for (const auto it : group) {
        add_days(directory.life_of(PostIndex{it}), days);
    }
    if (days.size() * posts_looked_at(directory, group) > circle_steps_max) {
        return too_intertwined(directory.at(PostIndex{group.front()}).line, mistakes);
    }
    for (const Date day : days) {
        std::vector<Edge> edges;
        for (std::uint32_t i = 0; i < group.size(); ++i) {
            const PostIndex post{group[i]};
            const auto superior = directory.superior_of(post, day);
            if (!superior || !directory.life_of(post).holds_on(day)) {
                continue;
            }
            const auto number = static_cast<std::uint32_t>(*superior);
            const auto at = std::ranges::lower_bound(group, number);
            if (at != group.end() && *at == number) {
                edges.emplace_back(i, static_cast<std::uint32_t>(at - group.begin()));
            }
        }
        const auto found = graph::cycles(group.size(), edges);
        if (found.empty()) {
            continue;
        }
        Group posts;
        for (const auto it : found.front()) {
            posts.push_back(group[it]);
        }
        const auto names = names_of(posts, directory.posts());
        mistakes.add(directory.at(PostIndex{posts.front()}).line,
                     {"Cấp trên của các chức vụ đi thành vòng tròn: " + names + ".",
                      "The superiors of these posts run in a circle: " + names + "."},
                     {"Hãy sửa superior của một trong các chức vụ.",
                      "Correct the superior of one of them."});
        return;
    }
}

// What the delegations of one group speak of; "none" stands for a post or matter not named.
struct Scope {
    std::set<Date> days;
    std::set<std::optional<PostIndex>> posts{std::nullopt};
    std::set<std::string_view> matters{std::string_view()};
};

Scope scope_of(const Directory& directory, const std::vector<DelegationIndex>& among) {
    Scope scope;
    for (const auto it : among) {
        const Delegation& delegation = directory.at(it);
        scope.days.insert(delegation.validity.from.value_or(since_ever));
        scope.posts.insert(delegation.post);
        scope.matters.insert(delegation.matters.begin(), delegation.matters.end());
    }
    return scope;
}

bool counts(const Delegation& it, Date day, std::optional<PostIndex> post,
            std::string_view matter) {
    return it.validity.holds_on(day) && (!it.post || it.post == post) &&
           (it.matters.empty() || std::ranges::find(it.matters, matter) != it.matters.end());
}

void say_delegations(const Directory& directory, const Group& people,
                     const std::vector<DelegationIndex>& among, Date day, Mistakes& mistakes) {
    const auto names = names_of(people, directory.people());
    const auto first = std::ranges::find_if(among, [&](DelegationIndex it) {
        const auto who = static_cast<std::uint32_t>(directory.at(it).from);
        return std::ranges::find(people, who) != people.end();
    });
    const bool dated = day != since_ever;
    mistakes.add(
        directory.at(*first).line,
        {"Ủy quyền đi thành vòng tròn" + (dated ? " ngày " + vietnamese(day) : "") + ": " + names +
             ".",
         "Delegations run in a circle" + (dated ? " on " + to_text(day) : "") + ": " + names + "."},
        {"Hãy bỏ một ủy quyền, hoặc sửa chức vụ, việc, thời gian của nó.",
         "Remove one of them, or change its post, matters or period."});
}

// All of a group of people who delegate to each other, on some day, in some post and matter. As a
// circle needs all of its delegations at once, the day on which the last of them begins is enough.
void check_delegations_among(const Directory& directory, const Group& group,
                             const std::vector<DelegationIndex>& among, Mistakes& mistakes) {
    const auto scope = scope_of(directory, among);
    const auto steps = scope.days.size() * scope.posts.size() * scope.matters.size() * among.size();
    if (steps > circle_steps_max) {
        return too_intertwined(directory.at(among.front()).line, mistakes);
    }
    const auto number_of = [&](PersonIndex who) {
        const auto at = std::ranges::lower_bound(group, static_cast<std::uint32_t>(who));
        return static_cast<std::uint32_t>(at - group.begin());
    };
    std::vector<Edge> edges;
    for (const Date day : scope.days) {
        for (const auto& post : scope.posts) {
            for (const auto matter : scope.matters) {
                edges.clear();
                for (const auto it : among) {
                    const Delegation& delegation = directory.at(it);
                    if (counts(delegation, day, post, matter)) {
                        edges.emplace_back(number_of(delegation.from), number_of(delegation.to));
                    }
                }
                const auto found =
                    edges.size() < 2 ? std::vector<Group>() : graph::cycles(group.size(), edges);
                if (!found.empty()) {
                    Group people;
                    for (const auto it : found.front()) {
                        people.push_back(group[it]);
                    }
                    return say_delegations(directory, people, among, day, mistakes);
                }
            }
        }
    }
}

void check_delegation_circles(const Directory& directory, Mistakes& mistakes) {
    std::vector<Edge> edges;
    for (const Delegation& it : directory.delegations()) {
        if (it.from != it.to) {
            edges.emplace_back(static_cast<std::uint32_t>(it.from),
                               static_cast<std::uint32_t>(it.to));
        }
    }
    for (const Group& group : graph::cycles(directory.people().size(), edges)) {
        std::vector<DelegationIndex> among;
        for (const auto who : group) {
            const auto [begin, end] = directory.delegations_from(PersonIndex{who});
            for (auto place = begin; place < end; ++place) {
                const auto& it = directory.at(DelegationIndex{place});
                if (it.from != it.to &&
                    std::ranges::binary_search(group, static_cast<std::uint32_t>(it.to))) {
                    among.push_back(DelegationIndex{place});
                }
            }
        }
        check_delegations_among(directory, group, among, mistakes);
    }
}

}  // namespace

void check_circles(const Directory& directory, Mistakes& mistakes) {
    check_parents(directory, mistakes);
    const auto post_count = directory.posts().size();
    for (Group group :
         graph::cycles(post_count + directory.units().size(), possible_superiors(directory))) {
        std::erase_if(group, [&](std::uint32_t it) { return it >= post_count; });
        check_superiors_among(directory, group, mistakes);
    }
    check_delegation_circles(directory, mistakes);
}

}  // namespace phanbien::people
