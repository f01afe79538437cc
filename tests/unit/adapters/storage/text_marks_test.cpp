#include "adapters/storage/text_marks.hpp"

#include <boost/test/unit_test.hpp>

using namespace phanbien;
using namespace phanbien::storage;

BOOST_AUTO_TEST_SUITE(text_marks)

BOOST_AUTO_TEST_CASE(a_mark_is_one_word_of_letters_and_digits) {
    BOOST_TEST(mark_of_dossier(DossierId("0190c0de-1a2b-7000-8000-00000000ff01")) ==
               "d0190c0de1a2b70008000"
               "00000000ff01");
    BOOST_TEST(mark_of_provision("art_1__cl_2") == "eart1cl2");
    BOOST_TEST(mark_of_dossier(DossierId()) == "d");
}

// What is not plain is folded, and so it is whichever way the mark was made.
BOOST_AUTO_TEST_CASE(letters_with_marks_stay_and_capitals_do_not) {
    BOOST_TEST(mark_of_provision("art_1__point_đ") == "eart1pointđ");
    BOOST_TEST(mark_of_provision("Art 1.Cl 2") == "eart1cl2");
}

BOOST_AUTO_TEST_CASE(a_row_is_found_by_all_that_its_provision_is_part_of) {
    dossier::TextRow row;
    row.provision.eid = "art_1__cl_2__point_a";
    BOOST_TEST(marks_of(DossierId("x-1"), row) == "kopinion dx1 eart1 eart1cl2 eart1cl2pointa");
}

BOOST_AUTO_TEST_SUITE_END()
