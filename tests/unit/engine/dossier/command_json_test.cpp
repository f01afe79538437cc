#include <boost/test/unit_test.hpp>

#include "engine/dossier/act_names.hpp"
#include "engine/dossier/command.hpp"
#include "engine/dossier/limits.hpp"
#include "engine/kernel/json.hpp"

using namespace phanbien;
using namespace phanbien::dossier;

BOOST_AUTO_TEST_SUITE(command_json)

namespace {

Result<CommandBody> read(const std::string& text) {
    return command_from_json(parse_json(text).value());
}

std::vector<std::string> pointers(const std::string& text) {
    std::vector<std::string> out;
    const auto command = read(text);
    if (!command) {
        for (const auto& field : command.error().fields) {
            out.push_back(field.pointer);
        }
    }
    return out;
}

}  // namespace

BOOST_AUTO_TEST_CASE(an_opinion_is_read_whole) {
    const auto command = read(R"({"command":"opinion.enter","data":{"version":2,
        "provision":"art_5__para_2__point_đ","quote":"chữ","heading":"impact","stance":"disagree",
        "text":"Nội dung","proposal":"Thay","said_by":{"organisation":"o1","name":"Bà A"},
        "source":"paper"}})");
    BOOST_REQUIRE(command.has_value());
    const auto& it = std::get<GiveOpinion>(*command);
    BOOST_TEST(it.entered_for_other);
    BOOST_TEST(it.version == 2);
    BOOST_TEST(it.eid == "art_5__para_2__point_đ");
    BOOST_TEST(it.quote == "chữ");
    BOOST_TEST(it.heading == "impact");
    BOOST_TEST(it.stance == "disagree");
    BOOST_TEST(it.text == "Nội dung");
    BOOST_TEST(it.proposal == "Thay");
    BOOST_TEST(it.said_by.organisation.text() == "o1");
    BOOST_TEST(it.said_by.name == "Bà A");
    BOOST_TEST(it.source == "paper");
    BOOST_TEST(event_name(*command) == "opinion.enter");
}

BOOST_AUTO_TEST_CASE(every_command_keeps_its_name) {
    const std::string everything[] = {
        R"({"command":"version.add","data":{"file":"f"}})",
        R"({"command":"document.attach","data":{"document_kind":"reply","title":"t","file":"f"}})",
        R"({"command":"review.request","data":{"organisations":["o"]}})",
        R"({"command":"review.cancel","data":{"review":"r","reason":"x"}})",
        R"({"command":"review.complete","data":{"review":"r"}})",
        R"({"command":"opinion.give","data":{"version":1,"heading":"h","stance":"s","text":"t"}})",
        R"({"command":"opinion.enter","data":{"version":1,"heading":"h","stance":"s","text":"t","source":"p"}})",
        R"({"command":"opinion.revise","data":{"opinion":"o","heading":"h","stance":"s","text":"t"}})",
        R"({"command":"opinion.withdraw","data":{"opinion":"o","reason":"x"}})",
        R"({"command":"opinion.set_aside","data":{"opinion":"o","reason":"x"}})",
        R"({"command":"opinion.restore","data":{"opinion":"o"}})",
        R"({"command":"recommendation.make","data":{"text":"t","opinions":["o"]}})",
        R"({"command":"recommendation.revise","data":{"recommendation":"k","text":"t"}})",
        R"({"command":"recommendation.drop","data":{"recommendation":"k","reason":"x"}})",
        R"({"command":"opinion.merge","data":{"recommendation":"k","opinions":["o"]}})",
        R"({"command":"opinion.split","data":{"recommendation":"k","opinions":["o"]}})",
        R"({"command":"answer.give","data":{"recommendation":"k","disposition":"d"}})",
        R"({"command":"answer.accept","data":{"recommendation":"k"}})",
        R"({"command":"answer.return","data":{"recommendation":"k","reason":"x"}})",
        R"({"command":"placements.confirm","data":{"placements":[{"opinion":"o","provision":"art_1"}]}})",
        R"({"command":"placements.reopen","data":{"opinions":["o"],"recommendations":[],"reason":"x"}})",
    };
    std::size_t count = 0;
    for (const auto& text : everything) {
        const auto command = read(text);
        BOOST_REQUIRE_MESSAGE(command.has_value(), text);
        const auto name = event_name(*command);
        BOOST_TEST(is_data_command(name));
        BOOST_TEST(text.find('"' + name + '"') != std::string::npos);
        BOOST_TEST(!std::holds_alternative<Act>(*command));
        ++count;
    }
    BOOST_TEST(count == data_commands().size());
}

// They go with the grants of other events, so that no definition has to name them.
BOOST_AUTO_TEST_CASE(commands_about_answers_on_their_way_are_read) {
    const std::vector<std::pair<std::string, std::string>> everything{
        {R"({"command":"answer.draft","data":{"recommendation":"k","text":"t","base":3}})",
         "answer.give"},
        {R"({"command":"answer.publish","data":{"partial":true}})", "answer.give"},
        {R"({"command":"answer.import","data":{"file":"f","rows":[{"recommendation":"k","disposition":"d","base":0}]}})",
         "answer.give"},
        {R"({"command":"answer.trace","data":{"recommendation":"k","version":2}})",
         "answer.accept"},
        {R"({"command":"objection.answer","data":{"objection":"o","text":"t"}})", "answer.return"},
        {R"({"command":"objection.raise","data":{"opinion":"o","text":"t"}})", ""}};
    for (const auto& [text, grant] : everything) {
        const auto command = read(text);
        BOOST_REQUIRE_MESSAGE(command.has_value(), text);
        BOOST_TEST(!std::holds_alternative<Act>(*command));
        BOOST_TEST(text.find('"' + event_name(*command) + '"') != std::string::npos);
        BOOST_TEST(granting_event(*command) == grant);
    }
    BOOST_TEST(
        (pointers(R"({"command":"answer.import","data":{"file":"f","rows":[{"base":-1}]}})") ==
         std::vector<std::string>{"/data/rows/0/recommendation", "/data/rows/0/disposition",
                                  "/data/rows/0/base"}));
}

BOOST_AUTO_TEST_CASE(anything_else_is_an_event_of_the_procedure) {
    const auto command = read(R"({"command":"dossier.close","data":{"remark":"x"}})");
    BOOST_REQUIRE(command.has_value());
    BOOST_TEST(std::get<Act>(*command).event == "dossier.close");
    BOOST_TEST(std::get<Act>(*command).data.at("remark").as_string() == "x");
    BOOST_TEST(std::get<Act>(*read(R"({"command":"dossier.accept"})")).data.empty());
}

BOOST_AUTO_TEST_CASE(mistakes_come_with_their_pointers) {
    using Pointers = std::vector<std::string>;
    BOOST_TEST((pointers(R"({"data":{}})") == Pointers{"/command"}));
    BOOST_TEST((pointers(R"({"command":"x.y","wish":1})") == Pointers{"/wish"}));
    BOOST_TEST((pointers(R"({"command":"x.y","data":[]})") == Pointers{"/data"}));
    BOOST_TEST((pointers(R"({"command":"opinion.restore","data":{"opinion":"o","x":1}})") ==
                Pointers{"/data/x"}));
    BOOST_TEST(
        (pointers(R"({"command":"opinion.withdraw","data":{"opinion":"o","reason":"  "}})") ==
         Pointers{"/data/reason"}));
    BOOST_TEST((pointers(R"({"command":"opinion.enter","data":{"version":"1","heading":"h",
        "stance":"s","text":"t","source":"p","said_by":{"age":3}}})") ==
                Pointers{"/data/version", "/data/said_by/age"}));
    BOOST_TEST((pointers(R"({"command":"review.request","data":{"organisations":"o"}})") ==
                Pointers{"/data/organisations"}));
    const auto long_text = std::string(opinion_length_max + 1, 'a');
    BOOST_TEST(
        (pointers(R"({"command":"recommendation.revise","data":{"recommendation":"k","text":")" +
                  long_text + "\"}}") == Pointers{"/data/text"}));
}

BOOST_AUTO_TEST_CASE(many_opinions_are_read_and_their_mistakes_are_told_up_to_a_number) {
    const auto command = read(R"({"command":"opinion.enter_many","data":{"opinions":[
        {"version":1,"heading":"h","stance":"s","text":"Một","source":"p","said_by":{"name":"A"}},
        {"version":1,"heading":"h","stance":"s","text":"Hai","source":"p"}]}})");
    BOOST_REQUIRE(command.has_value());
    const auto& it = std::get<GiveOpinions>(*command);
    BOOST_TEST(it.entered_for_other);
    BOOST_REQUIRE(it.opinions.size() == 2U);
    BOOST_TEST(it.opinions[0].entered_for_other);
    BOOST_TEST(it.opinions[0].said_by.name == "A");
    BOOST_TEST(it.opinions[1].text == "Hai");
    BOOST_TEST(event_name(*command) == "opinion.enter_many");
    BOOST_TEST(granting_event(*command) == "opinion.enter");
    const CommandBody own = GiveOpinions{};
    BOOST_TEST(event_name(own) == "opinion.give_many");
    BOOST_TEST(granting_event(own) == "opinion.give");

    const auto list = [](const std::string& opinions) {
        return pointers(R"({"command":"opinion.give_many","data":{"opinions":)" + opinions + "}}");
    };
    using Pointers = std::vector<std::string>;
    BOOST_TEST((list("{}") == Pointers{"/data/opinions"}));
    BOOST_TEST((list("[]") == Pointers{"/data/opinions"}));
    BOOST_TEST(
        (list(R"([{"heading":"h","stance":"s","text":"t"},7,
        {"heading":"h","stance":"s","text":" ","said_by":{"age":3}}])") ==
         Pointers{"/data/opinions/1", "/data/opinions/2/text", "/data/opinions/2/said_by/age"}));
    const auto repeated = [](std::size_t count, const std::string& item) {
        std::string out = "[" + item;
        for (std::size_t i = 1; i < count; ++i) {
            out += "," + item;
        }
        return out + "]";
    };
    BOOST_TEST((list(repeated(opinions_per_command_max + 1, "{}")) == Pointers{"/data/opinions"}));
    // Each lacks three members.
    const auto told = list(repeated(opinions_per_command_max, "{}")).size();
    BOOST_TEST(told >= mistakes_told_max);
    BOOST_TEST(told < mistakes_told_max + 3);
}

BOOST_AUTO_TEST_CASE(a_registration_is_read) {
    const auto command = register_from_json(
        parse_json(R"({"event":"dossier.register","title":"T","draft_kind":"law","summary":"S",
        "drafting_body":"b","code":"1/TTr","received_on":"2026-09-07",
        "planned_submission_on":"2026-10-07","duplicate_confirmed":true,"drafts":["f"]})")
            .value());
    BOOST_REQUIRE(command.has_value());
    BOOST_TEST(command->facts.title == "T");
    BOOST_TEST(command->facts.code == "1/TTr");
    BOOST_TEST(command->duplicate_confirmed);
    BOOST_TEST(command->drafts.at(0).text() == "f");
    BOOST_TEST((command->facts.planned_submission_on == parse_date("2026-10-07")));
    const auto forged = register_from_json(
        parse_json(R"({"event":"e","title":"T","draft_kind":"law","dossier_code":"PB-1"})")
            .value());
    BOOST_REQUIRE(!forged.has_value());
    BOOST_TEST(forged.error().fields.at(0).pointer == "/dossier_code");
}

BOOST_AUTO_TEST_SUITE_END()
