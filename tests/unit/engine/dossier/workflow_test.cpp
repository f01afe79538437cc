#include "engine/dossier/workflow.hpp"

#include <boost/test/unit_test.hpp>

#include "engine/dossier/facts.hpp"
#include "small_office.hpp"

using namespace phanbien;
using namespace phanbien::dossier;

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

BOOST_AUTO_TEST_SUITE(workflow_definition)

BOOST_AUTO_TEST_CASE(the_real_definition_is_read) {
    const auto workflow = Workflow::read(workflow_text(), "phan-bien.scxml", "abc");
    BOOST_REQUIRE(workflow.has_value());
    BOOST_TEST(workflow->id() == "phan-bien");
    BOOST_TEST(workflow->version() == "1");
    BOOST_TEST(workflow->hash() == "abc");
    BOOST_TEST(workflow->label().en == "Social criticism of a draft");
    BOOST_TEST(workflow->roles().size() == 7U);
    BOOST_TEST(workflow->role("registrar")->label.vi == "Văn thư");
    BOOST_TEST(workflow->list("heading")->items.size() == 6U);
    BOOST_TEST(workflow->item("disposition", "not_accepted")->justify);
    BOOST_TEST(!workflow->item("disposition", "accepted")->justify);
    BOOST_TEST(workflow->find_register("outgoing")->pattern == "{number}/MTTQ-BTT");
    BOOST_TEST(workflow->creations().size() == 2U);
    BOOST_TEST(workflow->notices().size() == 2U);
    BOOST_TEST(workflow->event_label("dossier.close").vi == "Đóng hồ sơ");
    BOOST_TEST(workflow->event_label("dossier.register").en == "Register a draft");
    BOOST_TEST(workflow->event_label("none").vi.empty());
    const auto* answering = workflow->state("awaiting_answer");
    BOOST_REQUIRE(answering != nullptr);
    BOOST_TEST(answering->stage.value() == 6);
    BOOST_TEST(answering->tasks.at(0).due->count() == 20);
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
    BOOST_TEST(workflow->state("awaiting_answer")->tasks.at(0).due->count() == 21);
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
    expect(R"(pb:version="1")", "", "lacks pb:version");
    expect(R"(each="review")", R"(each="moon")", "each must be review");
    expect(R"(pb:else_en=)", R"(pb:otherwise=)", "pb:otherwise");
    expect(R"(<transition event="dossier.pause" target="paused"/>)",
           R"(<transition event="dossier.pause" target="paused"><pb:task id="x"/></transition>)",
           "");
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
