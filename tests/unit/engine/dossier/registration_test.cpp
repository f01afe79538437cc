// The start of a dossier as its definition wants it: without a draft, with a counterpart or none,
// from fields; and what a procedure without a draft goes on with.
#include <boost/test/unit_test.hpp>

#include "engine/dossier/facts.hpp"
#include "engine/dossier/projection.hpp"
#include "small_office.hpp"

using namespace phanbien;
using namespace phanbien::dossier;

namespace {

constexpr std::string_view visit = R"(<scxml xmlns="http://www.w3.org/2005/07/scxml"
    xmlns:pb="urn:phanbien:workflow:1" version="1.0" name="visit" initial="planned"
    datamodel="ecmascript" pb:version="3" pb:code="GS" pb:vi="Giám sát" pb:en="Supervision">
  <pb:role id="specialist" vi="Chuyên viên" en="Officer"/>
  <pb:role id="drafter" vi="Đơn vị được giám sát" en="Supervised body"/>
  <pb:list id="form" vi="Hình thức" en="Form">
    <pb:item id="team" vi="Đoàn" en="Team"/><pb:item id="letter" vi="Văn bản" en="Letter"/>
  </pb:list>
  <pb:list id="document_kind" vi="Loại" en="Kind"><pb:item id="plan" vi="Kế hoạch" en="Plan"/></pb:list>
  <pb:counterpart kinds="member" vi="Đơn vị được giám sát" en="Supervised body"/>
  <pb:see of="host" role="specialist" what="opinions recommendations documents history"/>
  <pb:see of="drafting_body" role="drafter" what="recommendations" cond="told"/>
  <pb:create event="visit.plan" role="specialist" of="host" vi="Lập" en="Plan" draft="none"
             counterpart="optional">
    <pb:field id="form" type="choice" list="form" required="yes" vi="Hình thức" en="Form"/>
    <pb:field id="members" type="number" min="1" max="30" vi="Số người" en="Members"/>
    <pb:field id="visit_on" type="date" not_before="today" vi="Ngày" en="Day"/>
    <pb:field id="remark" type="text" vi="Ghi chú" en="Remark"/>
    <pb:field id="plan" type="file" kind="plan" vi="Kế hoạch" en="Plan"/>
  </pb:create>
  <pb:create event="visit.read" role="specialist" of="host" vi="Đọc" en="Read" draft="optional"
             counterpart="none"/>
  <pb:list id="draft_kind" vi="Loại" en="Kind"><pb:item id="decision" vi="Quyết định" en="Decision"/></pb:list>
  <datamodel>
    <data id="form" expr="''" pb:type="choice" pb:list="form" pb:vi="Hình thức" pb:en="Form"/>
    <data id="members" expr="5" pb:type="count"/>
    <data id="visit_on" expr="null" pb:type="date"/>
    <data id="told" expr="false" pb:type="flag"/>
    <data id="versions_total" expr="0" pb:fact="count"/>
    <data id="recommendations_empty" expr="0" pb:fact="count"/>
    <data id="read_at_start" expr="-1"/>
  </datamodel>
  <state id="planned" pb:vi="Chuẩn bị" pb:en="Planned">
    <onentry><assign location="read_at_start" expr="versions_total"/></onentry>
    <pb:action event="recommendation.make" role="specialist" of="host" style="tool" vi="Lập" en="Make"/>
    <pb:action event="visit.tell" role="specialist" of="host" style="main" vi="Báo" en="Tell"
               other_than="visit.read"/>
    <transition event="visit.tell"><assign location="told" expr="true"/></transition>
  </state>
</scxml>)";

struct Visiting : SmallOffice {
    Visiting() {
        workflow = Workflow::read(visit, "visit.scxml", "hash-visit").value();
        interpreter = std::make_unique<statechart::Interpreter>(workflow.chart());
    }

    static Register plan() {
        Register command;
        command.event = "visit.plan";
        command.facts.title = "Giám sát chợ";
        command.data = {{"form", "letter"}, {"members", 7}, {"visit_on", "2026-10-01"}};
        return command;
    }

    std::vector<std::string> pointers(const Register& command) {
        std::vector<std::string> out;
        for (const auto& field : refusal(specialist(), command).fields) {
            out.push_back(field.pointer);
        }
        return out;
    }
};

using Texts = std::vector<std::string>;

}  // namespace

BOOST_FIXTURE_TEST_SUITE(registration_of_any_procedure, Visiting)

BOOST_AUTO_TEST_CASE(what_is_filled_in_becomes_the_first_data) {
    auto command = plan();
    command.data["remark"] = "Đi sớm";
    does(specialist(), command);
    const auto& registered = dossier.registered;
    BOOST_TEST(registered.dossier_code == "GS-2026-0001");
    BOOST_TEST(registered.workflow == "visit");
    BOOST_TEST(registered.event == "visit.plan");
    BOOST_TEST(registered.drafting_body.empty());
    BOOST_TEST(registered.data.at("remark") == "Đi sớm");
    const auto& data = dossier.instance.data;
    BOOST_TEST(data.at("form") == "letter");
    BOOST_TEST(data.at("members").to_number<int>() == 7);
    BOOST_TEST(data.at("visit_on") == "2026-10-01");
    BOOST_TEST(!data.contains("remark"));  // kept with the start, no part of the statechart
    BOOST_TEST(dossier.versions.empty());
}

BOOST_AUTO_TEST_CASE(what_is_left_open_keeps_the_definitions_value) {
    auto command = plan();
    command.data = {{"form", "team"}};
    does(specialist(), command);
    BOOST_TEST(dossier.instance.data.at("members").to_number<int>() == 5);
    BOOST_TEST(dossier.instance.data.at("visit_on").is_null());
}

BOOST_AUTO_TEST_CASE(fields_are_refused_by_their_types_and_bounds) {
    auto command = plan();
    command.data = {{"form", "song"}, {"members", 31}, {"visit_on", "2026-09-06"}};
    BOOST_TEST((pointers(command) == Texts{"/data/form", "/data/members", "/data/visit_on"}));
    command.data = {{"members", "seven"}, {"unknown", 1}};
    BOOST_TEST((pointers(command) == Texts{"/data/form", "/data/members", "/data/unknown"}));
    command.data = {{"form", "team"}, {"members", 0}};
    BOOST_TEST((pointers(command) == Texts{"/data/members"}));
    command.data = {{"form", "team"}, {"plan", "nowhere"}};
    BOOST_TEST((pointers(command) == Texts{"/data/plan"}));
}

BOOST_AUTO_TEST_CASE(a_file_field_is_kept_among_the_documents) {
    auto command = plan();
    command.data["plan"] = scan.text();
    does(specialist(), command);
    BOOST_REQUIRE(dossier.documents.size() == 1U);
    BOOST_TEST(dossier.documents[0].attached.document_kind == "plan");
    BOOST_TEST((dossier.documents[0].attached.file.hash == scan));
}

BOOST_AUTO_TEST_CASE(a_draft_is_refused_where_there_is_none_and_may_be_left_out_where_it_may) {
    auto command = plan();
    command.drafts = {draft_1};
    BOOST_TEST((pointers(command) == Texts{"/draft_kind", "/drafts"}));
    Register reading;
    reading.event = "visit.read";
    reading.facts.title = "Đọc";
    reading.drafts = {draft_1, draft_2};
    reading.facts.draft_kind = "decision";
    BOOST_TEST((pointers(reading) == Texts{"/drafts"}));
    reading.drafts = {draft_1};
    does(specialist(), reading);
    BOOST_TEST(dossier.versions.size() == 1U);
    BOOST_TEST(dossier.instance.data.at("read_at_start").to_number<int>() == 1);

    Visiting other;
    reading.drafts.clear();
    reading.facts.draft_kind.clear();
    other.does(specialist(), reading);
    BOOST_TEST(other.dossier.versions.empty());
}

BOOST_AUTO_TEST_CASE(the_counterpart_is_of_the_kinds_named_or_absent) {
    auto command = plan();
    command.facts.drafting_body = body_id;  // a State body, where members are supervised
    BOOST_TEST((pointers(command) == Texts{"/drafting_body"}));
    command.facts.drafting_body = front_id;
    BOOST_TEST((pointers(command) == Texts{"/drafting_body"}));
    Register reading;
    reading.event = "visit.read";
    reading.facts.title = "Đọc";
    reading.facts.drafting_body = women_id;  // this way has none
    BOOST_TEST((pointers(reading) == Texts{"/drafting_body"}));
    command.facts.drafting_body = women_id;
    does(specialist(), command);
    BOOST_TEST((dossier.registered.drafting_body == women_id));
}

// Whom the definition tells of the dossier from some step on finds it from then on.
BOOST_AUTO_TEST_CASE(a_list_shows_a_dossier_while_its_condition_holds) {
    auto command = plan();
    command.facts.drafting_body = women_id;
    does(specialist(), command);
    const auto found = [&] { return project(dossier, workflow, calendars).parties.size(); };
    BOOST_TEST(found() == 1U);  // the host's specialist
    raises(specialist(), "visit.tell");
    const auto parties = project(dossier, workflow, calendars).parties;
    BOOST_REQUIRE(parties.size() == 2U);
    BOOST_TEST((parties[1].organisation == women_id));
    BOOST_TEST(parties[1].role == "drafter");
}

BOOST_AUTO_TEST_CASE(who_started_it_is_known_for_four_eyes) {
    Register reading;
    reading.event = "visit.read";
    reading.facts.title = "Đọc";
    does(specialist(), reading);
    BOOST_TEST(refusal(specialist(), Act{"visit.tell", {}}).code == "four_eyes");
    raises(person("another", front_id, {"specialist"}), "visit.tell");
}

BOOST_AUTO_TEST_CASE(recommendations_rest_on_no_opinions_where_nobody_can_give_one) {
    does(specialist(), plan());
    does(specialist(), MakeRecommendation{.eid = "", .text = "Sửa mái chợ.", .opinions = {}});
    BOOST_TEST(dossier.recommendations.at(0).direct);
    BOOST_TEST(facts_of(dossier).at("recommendations_empty").to_number<int>() == 0);
    BOOST_TEST(facts_of(dossier).at("recommendations_total").to_number<int>() == 1);
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_FIXTURE_TEST_SUITE(registration_without_a_draft, SmallOffice)

// The real procedure, but for its draft: opinions are about the whole matter.
BOOST_AUTO_TEST_CASE(opinions_are_given_on_the_matter_as_a_whole) {
    auto text = workflow_text();
    const std::string from = R"(<pb:create event="dossier.register")";
    text.replace(text.find(from), from.size(), from + R"( draft="none")");
    workflow = Workflow::read(text, "changed.scxml", "hash-2").value();
    interpreter = std::make_unique<statechart::Interpreter>(workflow.chart());
    auto command = registration();
    command.drafts.clear();
    command.facts.draft_kind.clear();
    does(registrar(), command);
    decides_forms();
    asks_reviewers();
    auto opinion = opinion_on("");
    BOOST_TEST(refusal(women(), opinion).fields.at(0).pointer == "/data/version");
    opinion.version = 0;
    does(women(), opinion);
    BOOST_TEST(dossier.opinions.at(0).given.version == 0);
    opinion.eid = "art_1";
    BOOST_TEST(refusal(women(), opinion).fields.at(0).pointer == "/data/version");
    for (const auto& review : {dossier.reviews[0].request.id, dossier.reviews[1].request.id}) {
        does(specialist(), CancelReview{.review = review, .reason = "Đủ ý kiến."});
    }
    raises(specialist(), "written.close");
    BOOST_TEST(refusal(specialist(), MakeRecommendation{"", "Sửa.", {}}).code ==
               "opinion.not_free");
    BOOST_TEST(
        refusal(specialist(), MakeRecommendation{"art_1", "Sửa.", {this->opinion(0)}}).code ==
        "input.invalid");
    does(specialist(), MakeRecommendation{"", "Sửa.", {this->opinion(0)}});
    BOOST_TEST(!dossier.recommendations.at(0).direct);
}

BOOST_AUTO_TEST_SUITE_END()
