// The organisations this office knows.
#include "web/api/resources.hpp"
#include "web/api/words.hpp"

namespace phanbien::api {

namespace {

constexpr std::size_t name_length_max = 300;
constexpr std::size_t code_length_max = 35;  // QĐ 20/2020/QĐ-TTg

}  // namespace

Result<Response> get_organisations(Call& call) {
    boost::json::array items;
    for (const auto& organisation : call.desk.reading().organisations()) {
        items.push_back(organisation_json(organisation));
    }
    return json_response(200, {{"items", std::move(items)}});
}

Result<Response> post_organisation(Call& call) {
    TRY(auto value, call.json());
    ObjectReader in(value, "");
    people::Organisation wanted;
    wanted.id = OrganisationId{call.site.next_id()};
    wanted.name = in.text("name", {.max = name_length_max});
    wanted.name_en = in.optional_text("name_en", {.max = name_length_max});
    std::vector<std::string_view> kinds;
    for (const auto known : people::organisation_kinds) {
        kinds.push_back(people::name_of(known));
    }
    const auto kind = people::organisation_kind(in.one_of("kind", kinds));
    wanted.kind = kind.value_or(people::OrganisationKind::front);
    wanted.level = in.one_of("level", {"central", "province", "commune"});
    wanted.parent = OrganisationId{in.optional_text("parent", {.max = 64})};
    wanted.code = in.optional_text("code", {.max = code_length_max});
    if (!wanted.parent.empty() && !call.desk.organisation(wanted.parent)) {
        in.complain("parent", "Không có tổ chức này.", "There is no such organisation.");
    }
    if (auto problem = in.finish()) {
        return *problem;
    }
    const auto& by = call.present->account.id;
    if (auto problem = call.site.parts.accounts.put_organisation(wanted, by)) {
        return *problem;
    }
    return json_response(201, organisation_json(wanted));
}

}  // namespace phanbien::api
