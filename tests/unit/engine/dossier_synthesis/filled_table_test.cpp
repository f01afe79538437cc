// A filled table is held against the dossier: by key, with the seals that say what was exported.
#include "engine/dossier/filled_table.hpp"

#include <algorithm>
#include <boost/test/unit_test.hpp>

#include "tests/unit/engine/dossier_synthesis/sample_dossier.hpp"

using namespace phanbien;
using namespace phanbien::dossier;
using testing::answer;
using testing::recommend;
using testing::say;

namespace {

const OrganisationId body{"org-body"};

struct Exported {
    Exported() {
        dossier = testing::quiet_dossier();
        dossier.id = DossierId("dossier-1");
        say(dossier, {.eid = "art_1"});
        recommend(dossier, "art_1", {1});
        recommend(dossier, "art_10", {});
        answer(recommend(dossier, "", {}), "accepted", "Đã sửa.");
        table = filled();
    }

    SynthesisTable now() const {
        return synthesis_of(dossier, testing::shipped_workflow(), testing::SampleNames(),
                            *parse_date("2026-02-05"), body);
    }
    // As it comes back when nobody has touched it.
    FilledTable filled() const {
        const auto made = now();
        FilledTable out{.seal = made.seal, .rows = {}};
        for (const auto& group : made.groups) {
            for (const auto& item : group.items) {
                if (!item.answer.code.empty()) {
                    out.rows.push_back({.key = item.answer.code,
                                        .content = content_of(item.rows.front()),
                                        .disposition = item.answer.label,
                                        .text = item.answer.text,
                                        .line = static_cast<int>(out.rows.size()) + 1});
                }
            }
        }
        return out;
    }
    // The first recommendation here, meanwhile.
    void drafts(const std::string& disposition, const std::string& text) {
        dossier.recommendations[0].drafts.push_back({.organisation = body,
                                                     .disposition = disposition,
                                                     .text = text,
                                                     .at = {},
                                                     .by = {},
                                                     .sequence = 7});
    }
    ComparedTable compared() const {
        return compare(table, dossier, testing::shipped_workflow(), testing::SampleNames(), body)
            .value();
    }
    FilledRow& row(const std::string& key) {
        return *std::ranges::find(table.rows, key, &FilledRow::key);
    }
    std::vector<RowTrouble> troubles() const {
        const auto out = compared();
        return out.rows.empty() ? std::vector<RowTrouble>{} : out.rows.front().troubles;
    }

    Dossier dossier;
    FilledTable table;
};

bool only(const std::vector<RowTrouble>& troubles, RowTrouble trouble) {
    return troubles == std::vector{trouble};
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(filled_table, Exported)

BOOST_AUTO_TEST_CASE(an_untouched_table_brings_nothing) {
    const auto out = compared();
    BOOST_TEST(out.rows.empty());
    BOOST_TEST(out.same == 3U);
    BOOST_TEST(out.missing.empty());
}

BOOST_AUTO_TEST_CASE(a_filled_row_is_new_and_untroubled) {
    row("KN-001").disposition = "tiếp  thu một phần";
    row("KN-001").text = "Vì ngân sách.";
    const auto out = compared();
    BOOST_REQUIRE_EQUAL(out.rows.size(), 1U);
    BOOST_TEST(out.rows[0].changed);
    BOOST_TEST(out.rows[0].troubles.empty());
    BOOST_TEST(out.rows[0].theirs.disposition == "partly_accepted");
    BOOST_TEST(out.rows[0].theirs.text == "Vì ngân sách.");
    BOOST_TEST(out.same == 2U);
}

BOOST_AUTO_TEST_CASE(white_space_that_an_office_program_adds_changes_nothing) {
    row("KN-003").text = " Đã\u00A0 sửa.\n";
    row("KN-001").content += "  ";
    BOOST_TEST(compared().rows.empty());
}

BOOST_AUTO_TEST_CASE(what_was_answered_on_both_sides_waits_for_a_choice) {
    row("KN-001").disposition = "Tiếp thu";
    drafts("not_accepted", "Không.");
    const auto out = compared();
    BOOST_REQUIRE_EQUAL(out.rows.size(), 1U);
    BOOST_TEST(only(out.rows[0].troubles, RowTrouble::both_answered));
    BOOST_TEST(out.rows[0].ours.text == "Không.");
    BOOST_TEST(out.rows[0].base == 7U);
}

BOOST_AUTO_TEST_CASE(what_only_changed_here_is_no_matter_of_the_file) {
    drafts("accepted", "");
    BOOST_TEST(compared().rows.empty());
}

BOOST_AUTO_TEST_CASE(both_sides_saying_the_same_is_no_conflict) {
    row("KN-001").disposition = "Tiếp thu";
    drafts("accepted", "");
    BOOST_TEST(compared().rows.empty());
}

BOOST_AUTO_TEST_CASE(a_recommendation_worded_anew_here_is_shown) {
    row("KN-001").disposition = "Tiếp thu";
    dossier.recommendations[0].made.text = "Khác rồi";
    BOOST_TEST(only(troubles(), RowTrouble::recommendation_moved));
}

BOOST_AUTO_TEST_CASE(a_recommendation_altered_in_the_file_is_shown) {
    row("KN-001").content += " (đã bỏ)";
    BOOST_TEST(only(troubles(), RowTrouble::content_altered));
    BOOST_TEST(!compared().rows[0].changed);
}

BOOST_AUTO_TEST_CASE(unknown_twice_and_missing_rows_are_named) {
    table.rows[0].key = "KN-099";
    table.rows[2].key = table.rows[1].key;
    const auto out = compared();
    BOOST_REQUIRE_EQUAL(out.rows.size(), 2U);
    BOOST_TEST(only(out.rows[0].troubles, RowTrouble::unknown_key));
    BOOST_TEST((out.rows[1].troubles.front() == RowTrouble::repeated_key));
    BOOST_TEST(out.missing.size() == 2U);
}

BOOST_AUTO_TEST_CASE(words_that_cannot_stand_are_named) {
    row("KN-001").disposition = "Có thể";
    BOOST_TEST(only(troubles(), RowTrouble::unknown_disposition));
    row("KN-001").disposition = "Không tiếp thu";
    BOOST_TEST(only(troubles(), RowTrouble::no_justification));
    row("KN-001").disposition = "Chưa trả lời";
    row("KN-001").text = "Đã sửa Điều 1";
    BOOST_TEST(only(troubles(), RowTrouble::no_disposition));
    row("KN-001").text = "";
    row("KN-003").disposition = "";
    row("KN-003").text = "";
    BOOST_TEST(only(troubles(), RowTrouble::emptied));
}

BOOST_AUTO_TEST_CASE(an_accepted_answer_stays) {
    dossier.recommendations[2].answer.status = AnswerStatus::accepted;
    row("KN-003").text = "Khác";
    BOOST_TEST(only(troubles(), RowTrouble::accepted_already));
}

BOOST_AUTO_TEST_CASE(a_row_without_a_seal_says_so) {
    row("KN-001").disposition = "Tiếp thu";
    table.seal.rows.clear();
    const auto out = compared();
    BOOST_REQUIRE_EQUAL(out.rows.size(), 3U);
    BOOST_TEST((out.rows[0].troubles.front() == RowTrouble::unsealed));
}

BOOST_AUTO_TEST_CASE(another_dossiers_table_is_refused) {
    table.seal.dossier = DossierId("another");
    table.seal.code = "PB-2025-0009";
    const auto refused =
        compare(table, dossier, testing::shipped_workflow(), testing::SampleNames(), body);
    BOOST_REQUIRE(!refused.has_value());
    BOOST_TEST(refused.error().code == "answers.wrong_dossier");
    BOOST_TEST(refused.error().vi.find("PB-2025-0009") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(the_hidden_parts_read_back_as_written) {
    const auto read = seal_from(entries_of(table.seal));
    BOOST_REQUIRE(read.has_value());
    BOOST_TEST((*read == table.seal));
    BOOST_TEST(table.seal.rows.size() == 3U);
    BOOST_TEST(seal_from({}).error().code == "answers.not_ours");
    auto broken = entries_of(table.seal);
    broken.back().second = "zzz";
    BOOST_TEST(seal_from(broken)->rows.size() == 2U);
}

BOOST_AUTO_TEST_CASE(a_draft_is_in_its_own_bodys_table_only) {
    drafts("accepted", "Bản soạn");
    const auto ours = now();
    BOOST_TEST(ours.groups[0].items[0].answer.text == "Bản soạn");
    BOOST_TEST(ours.summary.back() == "Bảng có 1 trả lời đang soạn, chưa công bố.");
    const auto theirs = synthesis_of(dossier, testing::shipped_workflow(), testing::SampleNames(),
                                     *parse_date("2026-02-05"));
    BOOST_TEST(theirs.groups[0].items[0].answer.label == "Chưa trả lời");
}

BOOST_AUTO_TEST_SUITE_END()
