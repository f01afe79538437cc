// What every store promises about approval routes: whose inbox, by which names, by which text.
#include <boost/test/unit_test.hpp>

#include "tests/contract/stores.hpp"

using namespace phanbien;
using namespace phanbien::contract;

BOOST_AUTO_TEST_SUITE(store_routes)

namespace {

using Texts = std::vector<std::string>;

people::Actor person(const std::string& username) {
    return {.account = AccountId("a-" + username),
            .organisation = OrganisationId("front"),
            .roles = {},
            .username = username};
}

dossier::ApprovalRow approval(const std::string& step, const std::string& username,
                              std::string_view due) {
    return {.invoke = "duyet",
            .step = step,
            .step_label = {"Bước " + step, "Step " + step},
            .username = username,
            .for_advice = username == "binh",
            .on_behalf_of = "Trần Văn Mẫu",
            .due_on = *parse_date(due),
            .opened_at = at(7),
            .late = step == "b",
            .bulk = step == "a",
            .document = std::string(64, 'd'),
            .document_name = "Dự thảo.docx",
            .seen_document = std::string(64, 'e')};
}

dossier::Projection on_route(const std::string& id, std::vector<dossier::ApprovalRow> approvals,
                             std::vector<std::string> names) {
    auto out = projection(id, 100);
    out.approvals = std::move(approvals);
    out.route_names = std::move(names);
    out.has_had_routes = true;
    return out;
}

Texts found(const std::vector<runtime::InboxApproval>& approvals) {
    Texts out;
    for (const auto& it : approvals) {
        out.push_back(it.dossier.id.text() + "/" + it.approval.step + "/" + it.approval.username);
    }
    return out;
}

Texts texts(const std::vector<DossierId>& ids) {
    Texts out;
    for (const auto& id : ids) {
        out.push_back(id.text());
    }
    return out;
}

}  // namespace

BOOST_AUTO_TEST_CASE_TEMPLATE(an_approval_stands_in_the_inbox_of_whom_it_names, Place, Stores) {
    Place place;
    write(*place.store, [](runtime::Writing& writing) {
        writing.replace_projection(
            on_route("d1", {approval("a", "an", "2026-12-04"), approval("b", "binh", "2026-12-03")},
                     {"body:front", "person:an"}));
        writing.replace_projection(
            on_route("d2", {approval("a", "an", "2026-12-01")}, {"body:front"}));
    });
    const auto reading = place.store->open_reading();
    BOOST_TEST(found(reading->approvals(person("an"), 10)) == (Texts{"d2/a/an", "d1/a/an"}));
    BOOST_TEST(found(reading->approvals(person("an"), 1)) == (Texts{"d2/a/an"}));
    BOOST_TEST(found(reading->approvals(person(""), 10)) == Texts{});
    BOOST_TEST(found(reading->approvals_elsewhere(person("an"), 10)) == (Texts{"d1/b/binh"}));
    auto stranger = person("an");
    stranger.organisation = OrganisationId("body");
    BOOST_TEST(found(reading->approvals_elsewhere(stranger, 10)) == Texts{});
    BOOST_TEST((reading->approvals(person("binh"), 10).front().approval ==
                approval("b", "binh", "2026-12-03")));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(routes_are_found_by_name_until_they_end, Place, Stores) {
    Place place;
    write(*place.store, [](runtime::Writing& writing) {
        writing.replace_projection(on_route("d1", {}, {"body:front", "person:an"}));
        writing.replace_projection(on_route("d2", {}, {"body:front", "person:binh"}));
        writing.replace_projection(projection("d3", 300));
    });
    const auto named = [&](const Texts& names) {
        return texts(place.store->open_reading()->dossiers_on_routes(names));
    };
    BOOST_TEST(named({"person:an"}) == (Texts{"d1"}));
    BOOST_TEST(named({"person:an", "body:front"}) == (Texts{"d1", "d2"}));
    BOOST_TEST(named({"person:nobody"}) == Texts{});
    BOOST_TEST(named({}) == (Texts{"d1", "d2"}));
    const auto listed = place.store->open_reading()->listed(DossierId("d1")).projection;
    BOOST_TEST(listed.route_names == (Texts{"body:front", "person:an"}));
    write(*place.store,
          [](runtime::Writing& writing) { writing.replace_projection(on_route("d1", {}, {})); });
    BOOST_TEST(named({}) == (Texts{"d2"}));
    write(*place.store, [](runtime::Writing& writing) { writing.forget_projections({}); });
    BOOST_TEST(named({}) == Texts{});
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_route_keeps_its_text, Place, Stores) {
    Place place;
    write(*place.store,
          [](runtime::Writing& writing) { writing.put_route_definition("h1", "<route/>"); });
    const auto reading = place.store->open_reading();
    BOOST_TEST(reading->route_definition("h1").value_or("") == "<route/>");
    BOOST_TEST(!reading->route_definition("h2"));
}

BOOST_AUTO_TEST_SUITE_END()
