#include "engine/dossier/workflow.hpp"

#include <boost/test/unit_test.hpp>

#include "engine/dossier/facts.hpp"
#include "small_office.hpp"

using namespace phanbien;
using namespace phanbien::dossier;

BOOST_AUTO_TEST_SUITE(workflow_definition)

namespace {

// The mistakes of the real definition with one text replaced.
std::vector<FieldProblem> mistakes_with(const std::string& from, const std::string& to) {
    auto text = workflow_text();
    const auto at = text.find(from);
    BOOST_REQUIRE_MESSAGE(at != std::string::npos, "not in the definition: " + from);
    text.replace(at, from.size(), to);
    const auto workflow = Workflow::read(text, "wrong.scxml", "");
    return workflow ? std::vector<FieldProblem>{} : workflow.error().fields;
}

void expect(const std::string& from, const std::string& to, const std::string& complaint) {
    const auto mistakes = mistakes_with(from, to);
    BOOST_TEST_CONTEXT(from << " -> " << to) {
        BOOST_REQUIRE(!mistakes.empty());
        BOOST_TEST(mistakes[0].en.find(complaint) != std::string::npos,
                   "“" << mistakes[0].en << "” does not say “" << complaint << "”");
        BOOST_TEST(mistakes[0].pointer.starts_with("wrong.scxml:"));
        BOOST_TEST(!mistakes[0].vi.empty());
    }
}

}  // namespace

BOOST_AUTO_TEST_CASE(the_real_definition_is_read) {
    const auto workflow = Workflow::read(workflow_text(), "phan-bien.scxml", "abc");
    BOOST_REQUIRE(workflow.has_value());
    BOOST_TEST(workflow->id() == "phan-bien");
    BOOST_TEST(workflow->version() == "5");
    BOOST_TEST(workflow->hash() == "abc");
    BOOST_TEST(workflow->label().en == "Social criticism of a draft");
    BOOST_TEST(workflow->roles().size() == 7U);
    BOOST_TEST(workflow->role("registrar")->label.vi == "Văn thư");
    BOOST_TEST(workflow->list("heading")->items.size() == 6U);
    BOOST_TEST(workflow->item("disposition", "not_accepted")->justify);
    BOOST_TEST(!workflow->item("disposition", "accepted")->justify);
    BOOST_TEST(workflow->find_register("outgoing")->pattern == "{number}/MTTQ-BTT");
    BOOST_TEST(workflow->creations().size() == 2U);
    BOOST_TEST(workflow->notices().size() == 6U);
    BOOST_TEST(workflow->event_label("dossier.close").vi == "Đóng hồ sơ");
    BOOST_TEST(workflow->event_label("dossier.register").en == "Register a draft");
    BOOST_TEST(workflow->event_label("none").vi.empty());
    const auto* answering = workflow->state("awaiting_answer");
    BOOST_REQUIRE(answering != nullptr);
    BOOST_TEST(answering->stage.value() == 6);
    BOOST_TEST(answering->tasks.at(0).due->period.count.count() == 20);
    BOOST_TEST(answering->tasks.at(0).escalate == "department_head");
    BOOST_TEST(answering->actions.at(1).requirements.size() == 1U);
    BOOST_TEST(workflow->state("closed")->ended);
    BOOST_TEST(workflow->state("none") == nullptr);
    const auto* signing = workflow->state("approval_committee");
    BOOST_TEST(signing->actions.at(0).other_than.size() == 3U);
    BOOST_TEST((signing->actions.at(0).style == ActionStyle::main));
}

BOOST_AUTO_TEST_CASE(a_changed_title_or_period_is_a_changed_product) {
    auto text = workflow_text();
    const std::string from = R"(due="P20D")";
    text.replace(text.find(from), from.size(), R"(due="P3W")");
    const auto workflow = Workflow::read(text, "phan-bien.scxml", "");
    BOOST_REQUIRE(workflow.has_value());
    BOOST_TEST(workflow->state("awaiting_answer")->tasks.at(0).due->period.count.count() == 21);
}

BOOST_AUTO_TEST_CASE(each_mistake_is_refused_with_its_line) {
    expect("<pb:role id=\"auditor\"", "<pb:rule id=\"auditor\"", "cannot stand in <scxml>");
    expect(R"(<pb:task id="receive")", R"(<pb:task id="receive" colour="red")", "“colour”");
    expect(R"(<pb:action event="dossier.pause")", R"(<pb:action event="dossier.pause" x="1")",
           "“x”");
    expect(R"(vi="Tạm dừng" en="Pause")", R"(vi="Tạm dừng")", "“en” is missing");
    expect(R"(pb:vi="Đang xử lý" pb:en="In progress")", R"(pb:vi="Đang xử lý")",
           "in Vietnamese and in English");
    expect(R"(role="standing_committee" of="host" style="quiet")",
           R"(role="emperor" of="host" style="quiet")", "the role “emperor”");
    expect(R"(of="host" style="quiet")", R"(of="guest" style="quiet")", "of “guest”");
    expect(R"(style="quiet")", R"(style="loud")", "style “loud”");
    expect(R"(register="incoming")", R"(register="attic")", "the register “attic”");
    expect(R"(revokes="outgoing")", R"(revokes="attic")", "the register “attic”");
    expect(R"(what="draft own_opinions")", R"(what="draft gossip")", "the section “gossip”");
    expect(R"(type="long_text" required="yes")", R"(type="poem" required="yes")", "type “poem”");
    expect(R"(required="yes")", R"(required="perhaps")", "must be yes or no");
    expect(R"(kind="minutes")", R"(kind="song")", "kind must be an item");
    expect(R"(type="file" kind="minutes")", R"(type="file")", "kind must be an item");
    expect(R"(kinds="criticism")", R"(kinds="song")", "the kind of document “song”");
    expect(R"(what="draft own_documents")", R"(what="draft" kinds="minutes")",
           "kinds goes with the section");
    expect(R"(not_after="today")", R"(not_after="tomorrow")", "not_after “tomorrow”");
    expect(R"(type="text" vi="Địa điểm")", R"(type="text" not_before="today" vi="Địa điểm")",
           "fields of type date only");
    expect(R"(needs="open_review")", R"(needs="luck")", "needs “luck”");
    expect(R"(standard="yes")", R"(standard="maybe")", "must be yes or no");
    expect(R"( due="P10D"/>)", "/>", "review.request needs the attribute due");
    expect(R"(due="P1D")", R"(due="1 day")", "is not a period");
    expect(R"(due="P1D")", R"(due="P0D")", "is not a period");
    expect(R"(cond="reviews_open == 0"
                         vi=)",
           R"(cond="reviews_open =="
                         vi=)",
           "cannot be used");
    expect(R"(cond="opinions_loose == 0"
                     vi=)",
           R"(cond="opinions_lose == 0"
                     vi=)",
           "cannot be used");
    expect("{opinions_loose.list}", "{opinions_lose.list}", "{opinions_lose}");
    expect(R"(<data id="sent_in" expr="false" pb:fact="flag"/>)",
           R"(<data id="sent_in" expr="false" pb:fact="count"/>)", "of the type flag");
    expect(R"(<data id="conference" expr="false"/>)",
           R"(<data id="conference" expr="false" pb:fact="flag"/>)", "not a fact");
    expect(R"(<pb:action event="dossier.accept")", R"(<pb:action event="dossier.greet")",
           "no transition anywhere takes");
    expect(R"(escalate="department_head")", R"(escalate="emperor")", "the role “emperor”");
    expect(R"(<pb:list id="stance")", R"(<pb:list id="posture")", "“stance” is missing");
    expect(R"(<pb:list id="stance")", R"(<pb:list id="heading")", "is already there");
    expect(R"(<pb:task id="decide_scope")", R"(<pb:task id="propose_scope")", "is already there");
    expect(R"(pattern="{number}")", R"(pattern="number")", "must hold {number}");
    expect(R"(pb:stage="1")", R"(pb:stage="one")", "pb:stage");
    expect(R"(pb:ended="yes")", R"(pb:ended="maybe")", "pb:ended");
    expect(R"(pb:version="5")", "", "lacks pb:version");
    expect(R"(each="review")", R"(each="moon")", "each must be review");
    expect(R"(pb:else_en=)", R"(pb:otherwise=)", "pb:otherwise");
    expect(R"(<transition event="dossier.pause" target="paused"/>)",
           R"(<transition event="dossier.pause" target="paused"><pb:task id="x"/></transition>)",
           "");
}

// So a dossier never waits for what it has invoked: nothing reads that back, and no migration asks.
BOOST_AUTO_TEST_CASE(a_procedure_invokes_approval_routes_only) {
    expect(R"(<state id="arrival">)", R"(<state id="arrival"><invoke type="scxml" src="x"/>)",
           "<invoke> of this type is not accepted");
}

BOOST_AUTO_TEST_CASE(due_rules_and_fields_are_refused_when_they_promise_what_nobody_keeps) {
    expect(R"(due="P1D")", R"(due="P1D" days="bank")", "days “bank”");
    expect(R"(due="P1D")", R"(days="working")", "go with due only");
    expect(R"(due="P1D")", R"(due_basis="Luật X")", "go with due only");
    expect(R"(due="P1D")", R"(due="P1D" before="entered")", "before its own state");
    expect(R"(due="P1D")", R"(due="P1D" after="sent_in")", "<data> of");
    expect(R"(due="P1D")", R"(due="P1D" before="yesterday")", "“yesterday” must be");
    expect(R"(due="P1D")", R"(due="P1D" after="received" before="received")", "either after");
    expect(R"(type="text" vi="Địa điểm")", R"(type="choice" vi="Địa điểm")", "declared list");
    expect(R"(type="text" vi="Địa điểm")", R"(type="choice" list="none" vi="Địa điểm")",
           "declared list");
    expect(R"(type="text" vi="Địa điểm")", R"(type="text" list="stance" vi="Địa điểm")",
           "with no other");
    expect(R"(type="text" vi="Địa điểm")", R"(type="text" min="1" vi="Địa điểm")",
           "type number only");
    expect(R"(type="text" vi="Địa điểm")", R"(type="number" min="x" vi="Địa điểm")",
           "whole number");
    expect(R"(type="text" vi="Địa điểm")", R"(type="number" min="3" max="2" vi="Địa điểm")",
           "above max");
    expect(R"(pb:version="5")", R"(pb:version="5" pb:code="Đ")", "pb:code is 1 to 8");
    expect(R"(<data id="conference" expr="false"/>)",
           R"(<data id="conference" expr="false" pb:type="mood"/>)", "pb:type “mood”");
    expect(R"(<data id="conference" expr="false"/>)",
           R"(<data id="conference" expr="false" pb:type="choice"/>)", "declared list");
    expect(R"(<data id="conference" expr="false"/>)",
           R"(<data id="conference" expr="false" pb:vi="A" pb:en="B"/>)", "either pb:fact or");
}

BOOST_AUTO_TEST_CASE(a_creation_is_refused_when_its_parts_do_not_fit) {
    const std::string create = R"(<pb:create event="dossier.register")";
    const std::string sent_in = R"(<pb:create event="dossier.send_in")";
    expect(create, R"(<pb:create draft="maybe" event="dossier.register")", "draft “maybe”");
    expect(sent_in, R"(<pb:create counterpart="none" event="dossier.send_in")",
           "counterpart must be required");
    expect(create, R"(<pb:counterpart kinds="planet" vi="A" en="B"/>)" + create,
           "the kind of organisation “planet”");
    expect(create, R"(<pb:counterpart kinds="" vi="A" en="B"/>)" + create, "“kinds” is missing");
    const std::string body = R"(<pb:counterpart kinds="member" vi="A" en="B"/>)";
    expect(create, body + body + create, "one <pb:counterpart>");
    const std::string start = R"(<pb:create event="a.b" role="registrar" of="host" vi="A" en="B">)";
    const auto with_field = [&](const std::string& field) {
        return start + "<pb:field vi=\"A\" en=\"B\" " + field + "/></pb:create>" + create;
    };
    expect(create, with_field(R"(id="sent_in" type="flag")"), "is not of the type of its <data>");
    expect(create, with_field(R"(id="x" type="choice" list="none")"), "declared list");
}

// A procedure needs no list that none of its commands chooses from.
BOOST_AUTO_TEST_CASE(a_procedure_without_a_draft_declares_what_it_starts_with) {
    const auto workflow = Workflow::read(R"(<scxml xmlns="http://www.w3.org/2005/07/scxml"
        xmlns:pb="urn:phanbien:workflow:1" version="1.0" name="visit" initial="planned"
        datamodel="ecmascript" pb:version="3" pb:code="GS" pb:vi="Giám sát" pb:en="Supervision">
      <pb:role id="specialist" vi="Chuyên viên" en="Officer"/>
      <pb:list id="form" vi="Hình thức" en="Form"><pb:item id="team" vi="Đoàn" en="Team"/></pb:list>
      <pb:counterpart kinds="state_body party_body" vi="Đối tượng" en="Supervised body"/>
      <pb:create event="dossier.start" role="specialist" of="host" vi="Lập" en="Start" draft="none"
                 counterpart="optional">
        <pb:field id="form" type="choice" list="form" required="yes" vi="Hình thức" en="Form"/>
        <pb:field id="members" type="number" min="1" max="30" vi="Số người" en="Members"/>
        <pb:field id="visit_on" type="date" vi="Ngày" en="Day"/>
      </pb:create>
      <datamodel>
        <data id="form" expr="''" pb:type="choice" pb:list="form" pb:vi="Hình thức" pb:en="Form"/>
        <data id="members" expr="0" pb:type="count"/>
        <data id="visit_on" expr="null" pb:type="date" pb:vi="Ngày" pb:en="Day"/>
        <data id="reviews_open" expr="0" pb:fact="count"/>
      </datamodel>
      <state id="planned" pb:vi="Chuẩn bị" pb:en="Planned">
        <pb:task id="tell" role="specialist" of="host" vi="Báo" en="Tell" due="P15D" days="working"
                 before="visit_on" due_basis="NQLT 403/2017 Điều 9"/>
        <transition event="dossier.end" target="ended"/>
      </state>
      <final id="ended" pb:ended="yes" pb:vi="Xong" pb:en="Ended"/>
    </scxml>)",
                                         "visit.scxml", "");
    BOOST_REQUIRE_MESSAGE(workflow.has_value(),
                          (workflow ? std::string{} : Problem(workflow.error()).en));
    BOOST_TEST(workflow->code_prefix() == "GS");
    BOOST_TEST(workflow->counterpart().label.en == "Supervised body");
    BOOST_TEST(workflow->counterpart().kinds.size() == 2U);
    const auto* creation = workflow->creation("dossier.start");
    BOOST_REQUIRE(creation != nullptr);
    BOOST_TEST((creation->draft == Presence::none));
    BOOST_TEST((creation->counterpart == Presence::optional));
    BOOST_TEST(creation->fields.at(1).max.value() == 30);
    BOOST_TEST(creation->fields.at(0).list == "form");
    BOOST_TEST((workflow->data_item("form")->type == DataType::choice));
    BOOST_TEST(workflow->data_item("form")->label.en == "Form");
    BOOST_TEST(workflow->data_item("reviews_open")->fact);
    BOOST_TEST(workflow->data().size() == 4U);
    const DueRule expected{.period = {.count = std::chrono::days{15},
                                      .unit = calendar::Unit::working_days,
                                      .direction = calendar::Direction::before,
                                      .basis = "NQLT 403/2017 Điều 9"},
                           .anchor = "visit_on"};
    BOOST_TEST((workflow->state("planned")->tasks.at(0).due.value() == expected));
}

BOOST_AUTO_TEST_CASE(what_a_definition_does_not_say_is_as_it_always_was) {
    const auto workflow = Workflow::read(workflow_text(), "phan-bien.scxml", "");
    BOOST_REQUIRE(workflow.has_value());
    BOOST_TEST(workflow->code_prefix() == "PB");
    BOOST_TEST(
        (workflow->counterpart().kinds == std::vector{people::OrganisationKind::state_body}));
    BOOST_TEST((workflow->creation("dossier.register")->draft == Presence::required));
    DueRule expected;
    expected.period.count = std::chrono::days{20};
    BOOST_TEST((workflow->state("awaiting_answer")->tasks.at(0).due.value() == expected));
}

BOOST_AUTO_TEST_CASE(the_same_event_is_granted_to_a_party_once_in_a_state) {
    const std::string action =
        R"(<pb:action event="dossier.archive" role="registrar" of="host" style="quiet" vi="Lưu trữ" en="Archive"/>)";
    expect(action, action + action, "already granted to the same role");
}

BOOST_AUTO_TEST_CASE(all_mistakes_are_told_at_once) {
    auto text = workflow_text();
    for (const auto& [from, to] : std::vector<std::pair<std::string, std::string>>{
             {R"(due="P20D")", R"(due="soon")"}, {R"(style="danger")", R"(style="red")"}}) {
        text.replace(text.find(from), from.size(), to);
    }
    const auto workflow = Workflow::read(text, "wrong.scxml", "");
    BOOST_REQUIRE(!workflow.has_value());
    BOOST_TEST(workflow.error().code == "workflow.invalid");
    BOOST_TEST(workflow.error().fields.size() == 2U);
    BOOST_TEST(workflow.error().en.find("2 mistake(s)") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_list_may_have_a_standard_item) {
    const auto workflow = Workflow::read(workflow_text(), "phan-bien.scxml", "");
    BOOST_REQUIRE(workflow.has_value());
    BOOST_TEST(workflow->standard_item("source")->id == "online");
    BOOST_TEST(workflow->standard_item("stance") == nullptr);
    BOOST_TEST(workflow->standard_item("none") == nullptr);
}

BOOST_AUTO_TEST_CASE(facts_are_those_of_the_catalogue_and_no_others) {
    const auto facts = facts_of(Dossier{});
    BOOST_TEST(facts.size() == fact_catalogue().size());
    for (const auto& fact : fact_catalogue()) {
        BOOST_TEST(facts.contains(boost::json::string_view(fact.id.data(), fact.id.size())));
    }
}

BOOST_AUTO_TEST_SUITE_END()
