// What opinions carry beside their words, imports as a whole, and clusters that can be taken apart.
#include <boost/json/parse.hpp>
#include <boost/test/unit_test.hpp>

#include "engine/dossier/limits.hpp"
#include "engine/dossier/selector_json.hpp"
#include "small_office.hpp"

using namespace phanbien;
using namespace phanbien::dossier;

namespace {

GiveOpinion on_selected_words() {
    auto command = opinion_on("art_1");
    command.quote = "chợ nông thôn";
    command.selection = {.prefix = "phát triển ", .suffix = " và", .start = 12, .end = 25};
    return command;
}

ImportOpinions two_rows() {
    ImportOpinions command{.file = scan, .rows = {}, .left_out = {}};
    command.rows.push_back({.row = 2, .opinion = paper_opinion()});
    command.rows.push_back({.row = 3, .opinion = paper_opinion()});
    command.left_out = {{.row = 4, .why = "Không có nội dung"}};
    return command;
}

GiveOpinions from_paper(std::size_t count) {
    return {.entered_for_other = true, .opinions = {count, paper_opinion()}};
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(opinions, SmallOffice)

BOOST_AUTO_TEST_CASE(selected_words_files_and_minutes_are_kept) {
    registers();
    decides_forms();
    asks_reviewers();
    does(specialist(), AttachDocument{.document_kind = "minutes",
                                      .title = "Biên bản",
                                      .code = "",
                                      .dated_on = std::nullopt,
                                      .file = scan});
    auto command = on_selected_words();
    command.attachments = {scan};
    does(women(), command);
    const auto given = dossier.opinions.at(0).given;
    BOOST_TEST((given.selection == command.selection));
    BOOST_TEST(given.attachments.at(0).name == "tep.docx");
    const auto rights = access(dossier, women(), workflow, *interpreter);
    BOOST_TEST(attachment(dossier, scan, rights, women()).has_value());
    BOOST_TEST(!attachment(dossier, scan, rights, farmers()));

    auto said = paper_opinion();
    said.source = "conference";
    said.minutes = dossier.documents.at(0).attached.id;
    does(registrar(), said);
    BOOST_TEST((dossier.opinions.at(1).given.minutes == said.minutes));
    said.minutes = DocumentId("nowhere");
    BOOST_TEST(refusal(registrar(), said).fields.at(0).pointer == "/data/minutes");
}

BOOST_AUTO_TEST_CASE(a_selection_that_contradicts_itself_is_refused) {
    registers();
    decides_forms();
    asks_reviewers();
    auto command = on_selected_words();
    command.selection.end = 24;
    BOOST_TEST(refusal(women(), command).fields.at(0).pointer == "/data/selector");
    command = on_selected_words();
    command.quote.clear();
    BOOST_TEST(refusal(women(), command).fields.at(0).pointer == "/data/selector");
    command = on_selected_words();
    command.attachments.assign(attachments_max + 1, scan);
    BOOST_TEST(refusal(women(), command).fields.at(0).pointer == "/data/attachments");
}

BOOST_AUTO_TEST_CASE(selectors_are_read_and_written_as_the_standard_has_them) {
    const auto read = command_from_json(boost::json::parse(
        R"({"command":"opinion.give","data":{"version":1,"provision":"art_1","heading":"impact",
        "stance":"agree","text":"x","selector":[
        {"type":"TextQuoteSelector","exact":"chợ","prefix":"quản lý","suffix":"ở"},
        {"type":"TextPositionSelector","start":3,"end":6}]}})"));
    BOOST_REQUIRE(read.has_value());
    const auto& command = std::get<GiveOpinion>(*read);
    BOOST_TEST(command.quote == "chợ");
    BOOST_TEST(
        (command.selection == Selection{.prefix = "quản lý", .suffix = "ở", .start = 3, .end = 6}));
    OpinionGiven given;
    given.quote = command.quote;
    given.selection = command.selection;
    const auto written = selector_json(given);
    BOOST_TEST(written.at(0).at("exact") == "chợ");
    BOOST_TEST(written.at(1).at("end") == 6);
    given.selection = {};
    BOOST_TEST(selector_json(given).size() == 1U);
    const auto other = command_from_json(boost::json::parse(
        R"({"command":"opinion.give","data":{"version":1,"heading":"impact","stance":"agree",
        "text":"x","selector":[{"type":"XPathSelector","value":"/p"}]}})"));
    BOOST_TEST(!other.has_value());
}

BOOST_AUTO_TEST_CASE(selected_words_keep_the_spaces_at_their_ends) {
    const auto selected = [](std::string_view exact) {
        return command_from_json(boost::json::parse(
            R"({"command":"opinion.give","data":{"version":1,"provision":"art_1",
            "heading":"impact","stance":"agree","text":"x","selector":[{"type":"TextQuoteSelector",
            "exact":")" +
            std::string(exact) + R"(","prefix":"  quản lý ","suffix":" ở\n"}]}})"));
    };
    const auto read = selected("chợ ");
    BOOST_REQUIRE(read.has_value());
    const auto& command = std::get<GiveOpinion>(*read);
    BOOST_TEST(command.quote == "chợ ");
    BOOST_TEST(command.selection.prefix == "  quản lý ");
    BOOST_TEST(command.selection.suffix == " ở\n");
    BOOST_TEST(!selected("  ").has_value());
}

BOOST_AUTO_TEST_CASE(opinions_given_together_are_each_an_event_of_their_own) {
    registers();
    decides_forms();
    asks_reviewers();
    does(women(), opinion_on("art_1"));
    auto command = from_paper(3);
    command.opinions[1].eid = "";
    command.opinions[2].text = "Ba";
    const auto happened = does(registrar(), command);
    BOOST_REQUIRE(happened.size() == 3U);
    for (std::size_t i = 0; i < happened.size(); ++i) {
        const auto& given = std::get<OpinionGiven>(happened[i]);
        BOOST_TEST((dossier.opinions.at(i + 1).given == given));
        BOOST_TEST(given.entered_for_other);
        BOOST_TEST(given.imported_with.empty());
    }
    BOOST_TEST(dossier.opinions.back().given.code == "YK-004");
    BOOST_TEST(dossier.opinions.back().given.text == "Ba");
    BOOST_TEST(dossier.imports.empty());
    BOOST_TEST(ledger(dossier).loose == 4);

    const auto own = does(women(), GiveOpinions{.opinions = {opinion_on("art_1"), opinion_on("")}});
    BOOST_TEST((std::get<OpinionGiven>(own.at(1)).said_by.organisation == women_id));
}

BOOST_AUTO_TEST_CASE(of_opinions_given_together_all_are_taken_or_none) {
    registers();
    decides_forms();
    auto command = from_paper(3);
    command.opinions[1].eid = "art_99";
    command.opinions[2].text = "";
    command.opinions[2].said_by = {};
    const auto why = refusal(registrar(), command);
    BOOST_REQUIRE(why.fields.size() == 3U);
    BOOST_TEST(why.fields[0].pointer == "/data/opinions/1/provision");
    BOOST_TEST(why.fields[1].pointer == "/data/opinions/2/text");
    BOOST_TEST(why.fields[2].pointer == "/data/opinions/2/said_by");
    BOOST_TEST(dossier.opinions.empty());
}

BOOST_AUTO_TEST_CASE(opinions_given_together_have_a_limit_and_so_have_their_mistakes) {
    registers();
    decides_forms();
    BOOST_TEST(refusal(registrar(), from_paper(0)).fields.at(0).pointer == "/data/opinions");
    BOOST_TEST(refusal(registrar(), from_paper(opinions_per_command_max + 1)).fields.size() == 1U);
    auto wrong = from_paper(opinions_per_command_max);
    for (auto& opinion : wrong.opinions) {
        opinion.text = opinion.heading = "";
    }
    const auto why = refusal(registrar(), wrong);
    BOOST_TEST(why.fields.size() == mistakes_told_max);
    BOOST_TEST(why.fields.back().pointer == "/data/opinions/49/text");
    does(registrar(), from_paper(opinions_per_command_max));
    BOOST_TEST(dossier.opinions.size() == opinions_per_command_max);
}

BOOST_AUTO_TEST_CASE(who_may_give_one_opinion_may_give_many_and_nobody_else) {
    registers();
    decides_forms();
    asks_reviewers();
    const GiveOpinions own{.opinions = {opinion_on("art_1")}};
    for (const auto& actor : {women(), registrar(), head(), drafter(), stranger()}) {
        for (const bool for_other : {false, true}) {
            const auto one = for_other ? paper_opinion() : opinion_on("art_1");
            const GiveOpinions many{.entered_for_other = for_other, .opinions = {one}};
            const auto alone = decide(dossier, {dossier.id, actor, {}, one}, context());
            const auto together = decide(dossier, {dossier.id, actor, {}, many}, context());
            BOOST_TEST(alone.has_value() == together.has_value());
            BOOST_TEST((alone || alone.error().code == together.error().code));
        }
    }
    // One for somebody else among one's own needs the right to enter opinions.
    auto mixed = own;
    mixed.opinions.push_back(paper_opinion());
    BOOST_TEST(refusal(women(), mixed).code == "action.forbidden");
    does(women(), CompleteReview{.review = dossier.reviews.at(0).request.id, .remark = ""});
    BOOST_TEST(refusal(women(), own).code == "review.completed");
}

BOOST_AUTO_TEST_CASE(an_import_is_taken_whole_or_not_at_all_and_can_be_taken_back) {
    registers();
    decides_forms();
    auto command = two_rows();
    command.rows.at(1).opinion.eid = "art_99";
    const auto why = refusal(registrar(), command);
    BOOST_TEST(why.fields.at(0).pointer == "/rows/3/provision");
    BOOST_TEST((refusal(women(), two_rows()).kind == ProblemKind::missing));

    const auto happened = does(registrar(), two_rows());
    BOOST_TEST(happened.size() == 3U);
    BOOST_TEST(dossier.opinions.at(1).given.code == "YK-002");
    const auto& batch = dossier.imports.at(0);
    BOOST_TEST(batch.imported.code == "NK-001");
    BOOST_TEST(batch.imported.left_out.at(0).row == 4);
    BOOST_TEST((dossier.opinions.at(0).given.imported_with == batch.imported.id));

    does(registrar(), WithdrawOpinion{.opinion = opinion(0), .reason = "Trùng"});
    const auto undone =
        does(registrar(), WithdrawImport{.batch = batch.imported.id, .reason = "Nhầm tệp"});
    BOOST_TEST(std::get<ImportWithdrawn>(undone.at(0)).opinions.size() == 1U);
    BOOST_TEST(ledger(dossier).withdrawn == 2);
    BOOST_TEST(dossier.imports.at(0).withdrawn);
    BOOST_TEST(
        refusal(registrar(), WithdrawImport{.batch = batch.imported.id, .reason = "Nữa"}).code ==
        "import.nothing_left");
}

BOOST_AUTO_TEST_CASE(an_import_has_a_limit_and_is_not_empty) {
    registers();
    decides_forms();
    ImportOpinions command{.file = scan, .rows = {}, .left_out = {}};
    BOOST_TEST(refusal(registrar(), command).fields.at(0).pointer == "/rows");
    command.rows.assign(imported_rows_max + 1, {.row = 1, .opinion = paper_opinion()});
    BOOST_TEST(refusal(registrar(), command).fields.at(0).pointer == "/rows");
}

BOOST_AUTO_TEST_CASE(a_cluster_goes_into_a_recommendation_as_one_and_out_again) {
    registers();
    decides_forms();
    asks_reviewers();
    gathers();
    does(specialist(), ClusterOpinions{.cluster = {}, .opinions = {opinion(0), opinion(2)}});
    const auto cluster = dossier.clusters.at(0).id;
    BOOST_TEST(dossier.clusters.at(0).code == "NY-001");
    does(specialist(),
         MakeRecommendation{.eid = "art_1", .text = "Sửa.", .opinions = {opinion(0)}});
    BOOST_TEST(dossier.recommendations.at(0).made.opinions.size() == 2U);
    BOOST_TEST(ledger(dossier).in_recommendations == 2);
    BOOST_TEST(ledger(dossier).loose == 1);

    // One that joins later joins the recommendation too.
    does(specialist(), ClusterOpinions{.cluster = cluster, .opinions = {opinion(1)}});
    BOOST_TEST(ledger(dossier).loose == 0);
    does(specialist(),
         SplitOpinions{.recommendation = recommendation(0), .opinions = {opinion(1)}});
    BOOST_TEST(ledger(dossier).loose == 3);

    does(specialist(), UnclusterOpinions{.cluster = cluster, .opinions = {opinion(1)}});
    BOOST_TEST(dossier.clusters.at(0).opinions.size() == 2U);
    does(specialist(), UnclusterOpinions{.cluster = cluster, .opinions = {opinion(0)}});
    BOOST_TEST(dossier.clusters.at(0).dissolved);
    BOOST_TEST(dossier.opinions.at(2).cluster.empty());
    BOOST_TEST(refusal(specialist(), DissolveCluster{.cluster = cluster, .reason = ""}).code ==
               "cluster.dissolved");
}

BOOST_AUTO_TEST_CASE(what_is_answered_apart_or_taken_back_does_not_go_into_a_cluster) {
    registers();
    decides_forms();
    asks_reviewers();
    gathers();
    does(specialist(), SetOpinionAside{.opinion = opinion(1), .reason = "Ngoài"});
    BOOST_TEST(
        refusal(specialist(), ClusterOpinions{.cluster = {}, .opinions = {opinion(0), opinion(1)}})
            .code == "cluster.not_free");
    BOOST_TEST(refusal(specialist(), ClusterOpinions{.cluster = {}, .opinions = {opinion(0)}})
                   .fields.at(0)
                   .pointer == "/data/opinions");
    does(specialist(), RestoreOpinion{.opinion = opinion(1)});
    synthesises();
    BOOST_TEST(
        refusal(specialist(), ClusterOpinions{.cluster = {}, .opinions = {opinion(0), opinion(1)}})
            .code == "cluster.apart");
}

BOOST_AUTO_TEST_CASE(a_withdrawn_member_is_counted_as_withdrawn_and_left_behind) {
    registers();
    decides_forms();
    asks_reviewers();
    does(women(), opinion_on("art_1"));
    does(women(), opinion_on("art_1"));
    does(registrar(), paper_opinion());
    does(women(), CompleteReview{.review = dossier.reviews.at(0).request.id, .remark = ""});
    does(specialist(), CancelReview{.review = dossier.reviews.at(1).request.id, .reason = "Không"});
    raises(specialist(), "written.close");
    does(specialist(),
         ClusterOpinions{.cluster = {}, .opinions = {opinion(0), opinion(1), opinion(2)}});
    does(specialist(), SetOpinionAside{.opinion = opinion(1), .reason = "Ngoài"});
    BOOST_TEST(dossier.living_members(dossier.clusters.at(0).id).size() == 2U);
    does(specialist(),
         MakeRecommendation{.eid = "art_1", .text = "Sửa.", .opinions = {opinion(2)}});
    BOOST_TEST(dossier.recommendations.at(0).made.opinions.size() == 2U);
    BOOST_TEST(ledger(dossier).set_aside == 1);
    does(specialist(), RestoreOpinion{.opinion = opinion(1)});
    BOOST_TEST(dossier.recommendations.at(0).made.opinions.size() == 3U);
}

BOOST_AUTO_TEST_SUITE_END()
