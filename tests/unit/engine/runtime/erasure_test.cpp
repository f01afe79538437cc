// Erasing from a log on disk: what was taken out is nowhere any more, every other event reads as
// before, and nobody can take words out without an event that says so.
#include "engine/runtime/erasure.hpp"

#include <boost/test/unit_test.hpp>

#include "engine/audit/merkle.hpp"
#include "engine/runtime/lists.hpp"
#include "engine/runtime/unreadable_dossier.hpp"
#include "tests/worlds/live_office.hpp"

using namespace phanbien;
using namespace phanbien::worlds;
using runtime::ErasureOrder;

namespace {

// One opinion of the women's union, in a recommendation.
struct ErasedOffice : LiveOffice {
    ErasedOffice() { waits_for_answer("d1"); }

    static ErasureOrder opinion(const std::string& code, std::string ground = "Điều 14") {
        return {.what = ErasureOrder::Opinions{"d1", {code}}, .ground = std::move(ground)};
    }
    static ErasureOrder file(const FileHash& hash) {
        return {.what = ErasureOrder::File{hash}, .ground = "Điều 14"};
    }
    std::string refusal(const ErasureOrder& order) {
        const auto before = log().size();
        const auto erased = office->erase(order);
        BOOST_TEST(log().size() == before);
        return erased ? "nothing" : erased.error().code;
    }
    std::vector<runtime::StoredEvent> log() { return real_store->open_reading()->log(0, 100'000); }
    std::size_t found(const std::string& words) {
        const auto reading = real_store->open_reading();
        runtime::TextQuestion question;
        question.words = text::sought(words);
        question.sees_all = true;
        return reading->search(question).hits.size();
    }
    void attaches(const std::string& dossier, const FileHash& hash) {
        does(dossier, registrar(),
             dossier::AttachDocument{.document_kind = "minutes",
                                     .title = "Biên bản",
                                     .code = {},
                                     .dated_on = {},
                                     .file = hash});
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(erasure, ErasedOffice)

BOOST_AUTO_TEST_CASE(the_words_of_an_opinion_are_gone_and_all_else_is_as_it_was) {
    const auto before = log();
    const auto was = at_head("d1");
    BOOST_TEST(found("Cần nói rõ hơn") == 1U);
    const auto erased = office->erase(opinion("YK-001"));
    BOOST_TEST_REQUIRE(erased.has_value());
    BOOST_TEST_REQUIRE(erased->dossiers.size() == 1U);
    BOOST_TEST(erased->dossiers[0].opinion_codes.at(0) == "YK-001");

    const auto after = log();
    BOOST_TEST_REQUIRE(after.size() == before.size() + 1);
    std::size_t changed = 0;
    for (std::size_t i = 0; i < before.size(); ++i) {
        BOOST_TEST(after[i].leaf == before[i].leaf);
        BOOST_TEST(after[i].hash == before[i].hash);
        BOOST_TEST(after[i].payload.find("Cần nói rõ hơn") == std::string::npos);
        changed += after[i].payload == before[i].payload ? 0 : 1;
        BOOST_TEST(after[i].erased_at.has_value() == (after[i].payload != before[i].payload));
    }
    BOOST_TEST(changed == 1U);
    BOOST_TEST(found("Cần nói rõ hơn") == 0U);
    BOOST_TEST(found("Sửa Điều 1") == 1U);

    const auto now = at_head("d1");
    BOOST_TEST(now.opinions[0].erased.has_value());
    BOOST_TEST((now.opinions[0].recommendation == was.opinions[0].recommendation));
    BOOST_TEST(runtime::compare_lists(*real_store->open_reading(), workflows).differences.empty());
    office->rebuild();
    BOOST_TEST(found("Cần nói rõ hơn") == 0U);
    // The dossier goes on, in this process and in the next.
    attaches("d1", uploads_file("Biên bản"));
    restart();
    BOOST_TEST((at_head("d1").opinions[0] == now.opinions[0]));
}

BOOST_AUTO_TEST_CASE(where_others_still_name_the_person_is_told_whatever_letters_the_name_has) {
    asks_for_opinions("d2");
    const std::string name = R"(Bà Nguyễn Thị "Ba" \ Mẫu)";
    const auto enters = [&](const std::string& who, const std::string& text) {
        auto opinion = opinion_of_reviewer();
        opinion.entered_for_other = true;
        opinion.source = "paper";
        opinion.said_by.name = who;
        opinion.text = text;
        does("d2", registrar(), opinion);
    };
    enters(name, "Mức hỗ trợ thấp.");
    enters("Ông Lò Văn Mẫu", "Tôi nghĩ như " + name + " đã nói.");
    enters("Ông Quàng Văn Thử", "Nhất trí.");
    const auto said_second = at_head("d2").opinions[1].given.id;
    const auto events = log();
    const auto second = std::ranges::find_if(events, [&](const runtime::StoredEvent& it) {
        return it.payload.find(said_second.text()) != std::string::npos;
    });
    BOOST_TEST_REQUIRE((second != events.end()));
    const auto plan =
        runtime::plan_erasure(*real_store->open_reading(),
                              {.what = ErasureOrder::Person{"d2", name}, .ground = "Điều 14"});
    BOOST_TEST_REQUIRE(plan.has_value());
    BOOST_TEST_REQUIRE(plan->left.size() == 1U);
    BOOST_TEST(plan->left[0].en.find("Event " + std::to_string(second->sequence) + " ") !=
               std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_second_time_nothing_is_left_to_erase) {
    BOOST_TEST(office->erase(opinion("YK-001")).has_value());
    const auto size = log().size();
    const auto again = office->erase(opinion("YK-001"));
    BOOST_TEST_REQUIRE(again.has_value());
    BOOST_TEST(again->empty());
    BOOST_TEST(log().size() == size);
}

BOOST_AUTO_TEST_CASE(what_may_not_be_erased_is_refused) {
    BOOST_TEST(refusal(opinion("YK-001", "")) == "erasure.ground");
    BOOST_TEST(refusal(opinion("YK-009")) == "erasure.unknown");
    BOOST_TEST(refusal({.what = ErasureOrder::Opinions{"d9", {"YK-001"}}, .ground = "Điều 14"}) ==
               "erasure.unknown");
    BOOST_TEST(refusal({.what = ErasureOrder::Person{"d1", "Ai đó"}, .ground = "Điều 14"}) ==
               "erasure.unknown");
    BOOST_TEST(refusal(file(FileHash(std::string(64, '0')))) == "erasure.unknown");
    const auto version = at_head("d1").versions.at(0).added;
    BOOST_TEST(refusal(file(version.file.hash)) == "erasure.draft");
    BOOST_TEST(refusal(file(version.outline)) == "erasure.draft");
}

BOOST_AUTO_TEST_CASE(nobody_takes_words_out_without_an_event_that_says_so) {
    BOOST_TEST(office->erase(opinion("YK-001")).has_value());
    const auto reading = real_store->open_reading();
    const auto events = log();
    const auto emptied = std::ranges::find_if(
        events, [](const runtime::StoredEvent& it) { return it.erased_at.has_value(); });
    BOOST_TEST_REQUIRE((emptied != events.end()));
    BOOST_CHECK_NO_THROW(runtime::decode_stored(*reading, *emptied));

    auto other_words = *emptied;
    other_words.payload.replace(other_words.payload.find("\"text\":\"\""), 9, "\"text\":\"x\"");
    BOOST_CHECK_THROW(runtime::decode_stored(*reading, other_words), runtime::UnreadableDossier);
    auto unmarked = *emptied;
    unmarked.erased_at.reset();
    BOOST_CHECK_THROW(runtime::decode_stored(*reading, unmarked), runtime::UnreadableDossier);
    auto by_another = *emptied;
    by_another.erased_at = emptied->position + 1;
    BOOST_CHECK_THROW(runtime::decode_stored(*reading, by_another), runtime::UnreadableDossier);
    auto by_none = *emptied;
    by_none.erased_at = events.size();
    BOOST_CHECK_THROW(runtime::decode_stored(*reading, by_none), runtime::UnreadableDossier);
    // What remains of one event stands for no other.
    auto elsewhere = events.at(0);
    elsewhere.payload = emptied->payload;
    elsewhere.erased_at = emptied->erased_at;
    BOOST_CHECK_THROW(runtime::decode_stored(*reading, elsewhere), runtime::UnreadableDossier);
}

BOOST_AUTO_TEST_CASE(a_file_that_only_was_uploaded_goes_with_an_event_of_the_office) {
    const auto hash = uploads_file("Phiếu của bà A");
    BOOST_TEST(office->erase(file(hash)).has_value());
    const auto reading = real_store->open_reading();
    BOOST_TEST(!reading->file_bytes(hash));
    const auto last = log().back();
    BOOST_TEST(last.dossier.empty());
    BOOST_TEST(last.leaf.find("\"act\":\"erased\"") != std::string::npos);
    BOOST_TEST(last.payload.find(hash.text()) != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_file_goes_from_every_dossier_that_has_it) {
    const auto hash = uploads_file("Biên bản");
    registers("d2");
    for (const auto* id : {"d1", "d2"}) {
        attaches(id, hash);
    }
    const auto erased = office->erase(file(hash));
    BOOST_TEST_REQUIRE(erased.has_value());
    BOOST_TEST(erased->dossiers.size() == 2U);
    BOOST_TEST(!real_store->open_reading()->file_bytes(hash));
    for (const auto* id : {"d1", "d2"}) {
        BOOST_TEST(at_head(id).erased_files.at(hash).ground == "Điều 14");
    }
    BOOST_TEST(office->erase(file(hash))->empty());
}

BOOST_AUTO_TEST_SUITE_END()
