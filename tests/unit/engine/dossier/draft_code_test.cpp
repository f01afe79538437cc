// When two codes of drafts are the same, and what the lists keep to compare them by.
#include "engine/dossier/draft_code.hpp"

#include <boost/test/unit_test.hpp>

#include "engine/dossier/projection.hpp"
#include "small_office.hpp"

using namespace phanbien::dossier;

BOOST_AUTO_TEST_SUITE(draft_code)

BOOST_AUTO_TEST_CASE(case_and_spaces_make_no_other_code) {
    BOOST_TEST(normal_code("12/TTr-SNV") == "12/ttr-snv");
    BOOST_TEST(normal_code(" 12 /  ttr\u00A0- SNV\t") == "12/ttr-snv");
    BOOST_TEST(normal_code("15/QĐ-UBND") == normal_code("15/qđ-ubnd"));
    BOOST_TEST(normal_code("15/QĐ-UBND") != normal_code("15/QD-UBND"));
    BOOST_TEST(normal_code("1/2") != normal_code("12"));
    BOOST_TEST(normal_code("").empty());
}

BOOST_FIXTURE_TEST_CASE(a_row_keeps_the_code_as_typed_and_as_compared, SmallOffice) {
    registers();
    const auto row = project(dossier, workflow, {}).dossier;
    BOOST_TEST(row.draft_code == "12/TTr-SCT");
    BOOST_TEST(row.draft_code_key == "12/ttr-sct");
}

BOOST_AUTO_TEST_SUITE_END()
