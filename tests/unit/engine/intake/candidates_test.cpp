#include "engine/intake/candidates.hpp"

#include <boost/test/unit_test.hpp>
#include <fstream>
#include <sstream>

#include "engine/dossier/reading.hpp"
#include "engine/intake/opinion_table.hpp"
#include "tests/unit/places.hpp"

using namespace phanbien;
using namespace phanbien::intake;

namespace {

const dossier::Workflow& criticism() {
    static const auto workflow = [] {
        std::ifstream in(tests::source_folder() / "workflows/phan-bien.scxml");
        std::ostringstream text;
        text << in.rdbuf();
        return dossier::Workflow::read(text.str(), "phan-bien.scxml", "hash").value();
    }();
    return workflow;
}

struct OneDraft {
    OneDraft() {
        dossier::Version version;
        version.added.number = 1;
        version.added.provisions = {{"art_1", "Điều 1"}, {"art_1__para_2", "Khoản 2 Điều 1"}};
        dossier.versions = {version};
        dossier::Opinion opinion;
        opinion.given.code = "YK-001";
        opinion.given.provision = {"art_1", "Điều 1"};
        opinion.given.said_by.name = "Bà Lò Thị Én";
        opinion.given.text = "Nâng mức hỗ trợ.";
        opinion.given.heading = "soundness";
        opinion.given.stance = "agree";
        opinion.given.source = "paper";
        dossier.opinions.add(opinion);
        people::Organisation women;
        women.id = OrganisationId("women");
        women.name = "Hội Liên hiệp Phụ nữ tỉnh";
        organisations = {women};
    }

    std::vector<Candidate> read(std::vector<std::vector<std::string>> rows,
                                Defaults defaults = {.heading = "other",
                                                     .stance = "other",
                                                     .source = "written",
                                                     .speaker = ""}) {
        Table table;
        table.rows.push_back({.number = 1,
                              .cells = {"Điều khoản", "Chủ thể góp ý", "Nội dung góp ý",
                                        "Quan điểm", "Đề xuất sửa"}});
        for (auto& cells : rows) {
            const auto number = static_cast<int>(table.rows.size()) + 1;
            table.rows.push_back({.number = number, .cells = std::move(cells)});
        }
        return candidates_from(table, 0, columns_from(table.rows[0]), defaults,
                               {.dossier = dossier,
                                .workflow = criticism(),
                                .organisations = organisations,
                                .version = 1});
    }

    dossier::Dossier dossier;
    std::vector<people::Organisation> organisations;
};

std::string codes(const Candidate& candidate) {
    std::string out;
    for (const auto& mistake : candidate.mistakes) {
        out += (out.empty() ? "" : " ") + mistake.code;
    }
    return out;
}

struct NoNames : dossier::Names {
    std::string organisation(const OrganisationId& id) const override { return id.text(); }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(candidates, OneDraft)

BOOST_AUTO_TEST_CASE(a_row_becomes_an_opinion) {
    const auto rows = read({{"Khoản 2, Điều 1", "hội liên hiệp phụ nữ tỉnh", " Sửa lại. ",
                             "Không thống nhất", "Thay chữ"},
                            {"", "", "", "", ""}});
    BOOST_REQUIRE(rows.size() == 1U);
    const auto& it = rows[0];
    BOOST_TEST(codes(it).empty());
    BOOST_TEST(it.row == 2);
    BOOST_TEST(it.opinion.eid == "art_1__para_2");
    BOOST_TEST(it.provision_label == "Khoản 2 Điều 1");
    BOOST_TEST(it.opinion.said_by.organisation.text() == "women");
    BOOST_TEST(it.opinion.text == "Sửa lại.");
    BOOST_TEST(it.opinion.stance == "disagree");
    BOOST_TEST(it.opinion.heading == "other");
    BOOST_TEST(it.opinion.source == "written");
    BOOST_TEST(it.opinion.proposal == "Thay chữ");
    BOOST_TEST(it.opinion.entered_for_other);
}

BOOST_AUTO_TEST_CASE(what_is_wrong_is_said_row_by_row) {
    const auto rows = read({{"Điều 9", "Ông A", "x", "", ""},
                            {"Điều 1", "Ông A", "", "", ""},
                            {"Điều 1", "", "x", "Lưỡng lự", ""}});
    BOOST_TEST(codes(rows.at(0)) == "provision.unknown");
    BOOST_TEST(codes(rows.at(1)) == "text.empty");
    BOOST_TEST(codes(rows.at(2)) == "speaker.empty stance.unknown");
    BOOST_TEST(rows.at(2).is_wrong());
    const auto unsaid = read({{"Điều 1", "Ông A", "x", "", ""}}, {});
    BOOST_TEST(codes(unsaid.at(0)) == "heading.empty stance.empty source.empty");
}

BOOST_AUTO_TEST_CASE(what_was_given_already_is_doubtful_and_not_wrong) {
    const auto rows = read({{"Điều 1", "bà Lò Thị Én", "NÂNG mức  hỗ trợ", "", ""},
                            {"Điều 1", "Ông B", "Ý mới", "", ""},
                            {"Điều 1", "Ông B", "Ý mới.", "", ""}});
    BOOST_TEST(codes(rows.at(0)) == "opinion.repeated");
    BOOST_TEST(!rows.at(0).is_wrong());
    BOOST_TEST(rows.at(0).mistakes[0].vi.find("YK-001") != std::string::npos);
    BOOST_TEST(codes(rows.at(1)).empty());
    BOOST_TEST(codes(rows.at(2)) == "opinion.repeated");
}

BOOST_AUTO_TEST_CASE(what_is_exported_is_understood_again) {
    dossier::Access access;
    access.opinions = true;
    const auto table = table_of_opinions(dossier, criticism(), NoNames(), access, {});
    BOOST_REQUIRE(table.rows.size() == 2U);
    const auto columns = columns_from(table.rows[0]);
    const auto rows = candidates_from(table, head_row_of(table), columns, {},
                                      {.dossier = dossier,
                                       .workflow = criticism(),
                                       .organisations = organisations,
                                       .version = 1});
    BOOST_REQUIRE(rows.size() == 1U);
    BOOST_TEST(codes(rows[0]) == "opinion.repeated");
    BOOST_TEST(rows[0].opinion.eid == "art_1");
    BOOST_TEST(rows[0].opinion.heading == "soundness");
    BOOST_TEST(rows[0].opinion.stance == "agree");
    BOOST_TEST(rows[0].opinion.source == "paper");
}

BOOST_AUTO_TEST_SUITE_END()
