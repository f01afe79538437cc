// The closing record's values: which step ended the dossier, why, and where everything ended.
#include "engine/dossier/closing_record.hpp"

#include <algorithm>
#include <boost/test/unit_test.hpp>

#include "tests/unit/engine/dossier/small_office.hpp"

using namespace phanbien;
using namespace phanbien::dossier;

namespace {

struct PlainNames : Names {
    std::string organisation(const OrganisationId& id) const override { return "tên " + id.text(); }
};

struct ClosingOffice : SmallOffice {
    void goes_to_checking() {
        comes_to_answers();
        answers();
        checks();
    }
    std::optional<Ending> ending() const {
        std::optional<Ending> out;
        for (const auto& event : log) {
            follow_ending(out, event, workflow);
        }
        return out;
    }
    PaperValues record() const {
        auto values = paper_values(dossier, workflow, PlainNames(), vietnam_day(now));
        add_closing_record(values, dossier, workflow, PlainNames(), ending().value());
        return values;
    }
    // The counts of the ledger: each total, then its parts.
    static std::vector<std::vector<int>> sums(const PaperValues& values) {
        std::vector<std::vector<int>> out;
        for (const auto& row : values.lists.at("ledger")) {
            if (!row.at("label").starts_with("–")) {
                out.emplace_back();
            }
            out.back().push_back(std::stoi(row.at("count")));
        }
        return out;
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(closing_record, ClosingOffice)

BOOST_AUTO_TEST_CASE(an_ordinary_closing_tells_its_step_and_its_day) {
    goes_to_checking();
    BOOST_TEST(!ending().has_value());
    raises(specialist(), "dossier.close", {{"issued_code", "45/2026/NQ-HĐND"}});
    const auto values = record();
    BOOST_TEST(values.texts.at("ended_by") == "Đóng hồ sơ");
    BOOST_TEST(values.texts.at("state") == "Đã đóng");
    BOOST_TEST(values.texts.at("ended_on") == short_date(vietnam_day(now)));
    BOOST_TEST(values.texts.at("procedure") == workflow.label().vi);
    const auto& filled = values.lists.at("closing");
    BOOST_REQUIRE_EQUAL(filled.size(), 1U);
    BOOST_TEST(filled[0].at("text") == "45/2026/NQ-HĐND");
}

BOOST_AUTO_TEST_CASE(every_total_is_the_sum_of_the_lines_below_it) {
    goes_to_checking();
    raises(specialist(), "dossier.close");
    const auto found = sums(record());
    BOOST_REQUIRE_EQUAL(found.size(), 2U);
    BOOST_TEST(found[0][0] == 3);  // opinions
    BOOST_TEST(found[1][0] == 2);  // recommendations
    for (const auto& sum : found) {
        int parts = 0;
        std::for_each(sum.begin() + 1, sum.end(), [&parts](int part) { parts += part; });
        BOOST_TEST(parts == sum[0]);
    }
}

BOOST_AUTO_TEST_CASE(closing_with_obligations_open_tells_the_reason) {
    goes_to_checking();
    raises(committee(), "dossier.close_open", {{"reason", "Cơ quan soạn thảo đã giải thể."}});
    const auto values = record();
    BOOST_TEST(values.texts.at("ended_by") == "Đóng khi còn nghĩa vụ");
    BOOST_TEST(values.lists.at("closing").at(0).at("label") == "Lý do đóng khi chưa đủ kết quả");
    BOOST_TEST(values.lists.at("closing").at(0).at("text") == "Cơ quan soạn thảo đã giải thể.");
}

BOOST_AUTO_TEST_CASE(archiving_keeps_the_ending_and_reopening_takes_it_back) {
    goes_to_checking();
    raises(specialist(), "dossier.close");
    const auto closed = ending().value().at;
    raises(registrar(), "dossier.archive");
    BOOST_TEST(ending().value().step.event == "dossier.close");
    BOOST_TEST((ending().value().at == closed));
}

BOOST_AUTO_TEST_CASE(a_reopened_dossier_has_no_ending) {
    goes_to_checking();
    raises(specialist(), "dossier.close");
    raises(committee(), "dossier.reopen", {{"reason", "Có ý kiến mới."}});
    BOOST_TEST(!ending().has_value());
}

BOOST_AUTO_TEST_SUITE_END()
