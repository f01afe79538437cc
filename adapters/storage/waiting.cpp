#include "adapters/storage/waiting.hpp"

#include <algorithm>
#include <span>

#include "adapters/storage/role_patterns.hpp"

namespace phanbien::storage {

namespace {

constexpr char between_roles = ' ';
constexpr char between_lists = '|';

void add_role(std::string& joined, std::string_view role) {
    if (!joined.empty()) {
        joined += between_roles;
    }
    joined += role;
}

bool names_one_of(std::string_view joined, std::span<const std::string> roles) {
    while (!joined.empty()) {
        const auto end = std::min(joined.find(between_roles), joined.size());
        if (std::ranges::find(roles, joined.substr(0, end)) != roles.end()) {
            return true;
        }
        joined.remove_prefix(std::min(end + 1, joined.size()));
    }
    return false;
}

// The tasks as one of the organisations that wait sees them.
class SeenBy {
  public:
    SeenBy(const dossier::Projection& projection, const OrganisationId& organisation)
        : tasks_(projection.tasks), organisation_(organisation) {
        for (const auto& party : projection.parties) {
            if (party.organisation == organisation) {
                add_role(open_to_, party.role);
            }
        }
    }

    // Nothing where nobody of the organisation sees the dossier.
    std::optional<std::string> group_of(const dossier::TaskRow& task) const {
        if (open_to_.empty()) {
            return std::nullopt;
        }
        std::string done_by;
        for (const auto& row : tasks_) {
            if (row.key == task.key && row.organisation == organisation_) {
                add_role(done_by, row.role);
            }
        }
        return open_to_ + between_lists + done_by;
    }

  private:
    const std::vector<dossier::TaskRow>& tasks_;
    const OrganisationId& organisation_;
    std::string open_to_;
};

// Whether the row tells of its task: the first by organisation and role of those of `doers`.
template <class IsDoer>
bool is_first(const dossier::TaskRow& row, const std::vector<dossier::TaskRow>& tasks,
              const IsDoer& is_doer) {
    return is_doer(row) && std::ranges::none_of(tasks, [&](const dossier::TaskRow& other) {
               return other.key == row.key && is_doer(other) &&
                      std::tie(other.organisation, other.role) <
                          std::tie(row.organisation, row.role);
           });
}

}  // namespace

std::vector<Waiting> waiting_of(const dossier::Projection& projection) {
    const auto& host = projection.dossier.host;
    const auto& body = projection.dossier.drafting_body;
    const SeenBy host_sees(projection, host);
    const SeenBy body_sees(projection, body);
    const auto everybody = [](const dossier::TaskRow&) { return true; };
    const auto the_two = [&](const dossier::TaskRow& row) {
        return row.organisation == host || row.organisation == body;
    };
    std::vector<Waiting> waiting;
    for (const auto& row : projection.tasks) {
        auto& it = waiting.emplace_back();
        if (is_first(row, projection.tasks, everybody)) {
            it.host_group = host_sees.group_of(row);
        }
        if (body != host && is_first(row, projection.tasks, the_two)) {
            it.body_group = body_sees.group_of(row);
        }
        it.host = it.host_group ? std::optional(host) : std::nullopt;
        it.body = it.body_group ? std::optional(body) : std::nullopt;
    }
    return waiting;
}

bool waits_for(std::string_view group, const people::Actor& actor) {
    const auto end = std::min(group.find(between_lists), group.size());
    const auto open_to = group.substr(0, end);
    const auto done_by = group.substr(std::min(end + 1, group.size()));
    const std::span roles(actor.roles.data(), std::min(actor.roles.size(), actor_roles_max));
    const std::string own = actor.account.empty() ? "" : dossier::own_role_of(actor.account);
    const bool is_open = names_one_of(open_to, roles) || names_one_of(open_to, {&own, 1});
    return is_open && !names_one_of(done_by, roles);
}

}  // namespace phanbien::storage
