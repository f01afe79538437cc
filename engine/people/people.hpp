// Who acts: organisations, accounts, and the actor of one request.
//
// An account belongs to one organisation and holds roles there. Role names are data: those of a
// procedure are declared in its workflow definition; two belong to the system itself.
// Plain values; any thread.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/kernel/id.hpp"
#include "engine/kernel/instant.hpp"

namespace phanbien::people {

// May manage accounts and organisations of an office; sees no dossier by this role alone.
inline constexpr std::string_view administrator_role = "administrator";

// What an organisation is in this work (docs of the law: Luật 75/2015/QH13 Đ.33). The names are
// stored: a kind may be added, never renamed.
enum class OrganisationKind {
    front,             // a committee of the Fatherland Front: hosts reviews
    member,            // a socio-political member organisation
    state_body,        // drafts texts, is supervised, answers recommendations
    advisory_council,  // experts of the Front
    party_body,        // a committee or body of the Party: receives góp ý (QĐ 218-QĐ/TW)
    community,         // a village, a school, an enterprise, a group: Dân vận khéo, dialogues
};

inline constexpr std::array organisation_kinds{
    OrganisationKind::front,      OrganisationKind::member,
    OrganisationKind::state_body, OrganisationKind::advisory_council,
    OrganisationKind::party_body, OrganisationKind::community};

std::string_view name_of(OrganisationKind kind);
std::optional<OrganisationKind> organisation_kind(std::string_view name);

struct Organisation {
    OrganisationId id;
    std::string name;
    std::string name_en;
    OrganisationKind kind = OrganisationKind::front;
    std::string level;  // "central", "province", "district" (the past only), "commune"
    OrganisationId parent;
    std::string code;                // QĐ 20/2020 code, may be empty
    std::optional<Date> valid_from;  // unknown: since ever
    std::optional<Date> valid_until;

    bool operator==(const Organisation&) const = default;
};

struct Account {
    AccountId id;
    std::string username;  // lower case, unique
    std::string name;      // as shown: "Nguyễn Văn A"
    std::string post;      // "Chuyên viên", may be empty
    OrganisationId organisation;
    std::vector<std::string> roles;
    bool active = true;
    bool must_change_password = false;

    bool operator==(const Account&) const = default;
};

// The authenticated person behind one request, or the system itself (timers).
struct Actor {
    AccountId account;  // empty: the system
    OrganisationId organisation;
    std::vector<std::string> roles;
    std::string username = {};  // by which the office's directory knows the person

    bool has_role(std::string_view role) const;
    bool is_system() const { return account.empty(); }
};

}  // namespace phanbien::people
