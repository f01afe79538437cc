// What each event changes of what can be searched for; and that all of it anew is the same.
#include "engine/dossier/text_rows.hpp"

#include <boost/test/unit_test.hpp>
#include <map>

#include "engine/dossier/cluster_proposals.hpp"
#include "small_office.hpp"

using namespace phanbien;
using namespace phanbien::dossier;

namespace {

// An index kept event by event.
struct Index {
    std::map<std::pair<std::string, std::string>, TextRow> rows;

    void follow(const Dossier& dossier, const std::vector<Event>& log, std::uint64_t after) {
        for (const auto& event : log) {
            if (event.sequence > after) {
                apply(text_changes(event, dossier));
            }
        }
    }
    void apply(const TextChanges& changes) {
        for (const auto& key : changes.gone) {
            rows.erase({std::string(name_of(key.kind)), key.item});
        }
        for (const auto& row : changes.put) {
            BOOST_TEST(!(row.is_new && rows.contains({std::string(name_of(row.kind)), row.item})));
            rows[{std::string(name_of(row.kind)), row.item}] = row;
        }
    }
    std::string words(TextKind kind, const std::string& item) const {
        const auto found = rows.find({std::string(name_of(kind)), item});
        return found == rows.end() ? "-" : found->second.words;
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(text_rows, SmallOffice)

BOOST_AUTO_TEST_CASE(the_index_follows_the_story_and_is_the_same_when_made_anew) {
    Index index;
    std::uint64_t seen = 0;
    const auto follow = [&] {
        index.follow(dossier, log, seen);
        seen = dossier.revision;
    };
    registers();
    decides_forms();
    asks_reviewers();
    gathers();
    follow();
    BOOST_TEST(index.rows.size() == 3U);
    BOOST_TEST(index.words(TextKind::opinion, opinion(0).text()) == "Cần nói rõ hơn.");
    synthesises();
    issues();
    answers();
    follow();
    BOOST_TEST(index.words(TextKind::recommendation, recommendation(0).text()) == "Sửa Điều 1.");
    BOOST_TEST(index.words(TextKind::answer, recommendation(0).text()) == "-");  // it says nothing
    BOOST_TEST(index.words(TextKind::answer, recommendation(1).text()) == "Đã rà soát.");
    Index anew;
    anew.apply(all_texts(dossier));
    BOOST_TEST(anew.rows.size() == index.rows.size());
    for (const auto& [key, row] : index.rows) {
        BOOST_TEST(anew.words(row.kind, row.item) == row.words);
        BOOST_TEST((anew.rows.at(key).at == row.at));
    }
}

BOOST_AUTO_TEST_CASE(names_of_kinds_are_read_back) {
    for (const auto kind : all_text_kinds) {
        BOOST_TEST((text_kind(name_of(kind)) == kind));
    }
    BOOST_TEST(!text_kind("title").has_value());
}

BOOST_AUTO_TEST_CASE(only_what_is_said_of_one_provision_with_one_stance_is_proposed) {
    registers();
    decides_forms();
    asks_reviewers();
    const auto say = [this](const std::string& eid, const std::string& stance) {
        auto command = opinion_on(eid);
        command.stance = stance;
        command.text = "Nâng mức hỗ trợ lên tám mươi triệu đồng.";
        does(women(), command);
    };
    say("art_1", "agree");
    say("art_2", "agree");
    say("art_1", "disagree");
    BOOST_TEST(cluster_proposals(dossier).empty());
    say("art_1", "agree");
    const auto proposals = cluster_proposals(dossier);
    BOOST_REQUIRE(proposals.size() == 1U);
    BOOST_TEST((proposals[0].opinions == std::vector<OpinionId>{opinion(0), opinion(3)}));
    BOOST_TEST(proposals[0].likeness == 1);
    does(women(), WithdrawOpinion{.opinion = opinion(3), .reason = "Trùng"});
    BOOST_TEST(cluster_proposals(dossier).empty());
}

BOOST_AUTO_TEST_SUITE_END()
