#include <boost/test/unit_test.hpp>

#include "engine/runtime/accounts.hpp"

using phanbien::runtime::weakness_of;

BOOST_AUTO_TEST_SUITE(password_rules)

BOOST_AUTO_TEST_CASE(good_ones_pass) {
    for (const auto* password : {"Suoi-Trong-27", "PhanBien@2026", "Nước1!xY", "x9$Kq.2Lm"}) {
        BOOST_TEST(!weakness_of(password, "registrar"), password);
    }
}

BOOST_AUTO_TEST_CASE(short_ones_long_ones_and_ones_of_few_classes_do_not) {
    for (const auto& password :
         {std::string("Ab1-xyz"), std::string("Ướ1-aaa"), "Aa1-" + std::string(200, 'x'),
          std::string("alllower-27"), std::string("ALLUPPER-27"), std::string("No-Digit-Here"),
          std::string("NoSign2027xx")}) {
        BOOST_TEST(weakness_of(password, "u").has_value(), password);
    }
}

BOOST_AUTO_TEST_CASE(the_first_guesses_do_not) {
    for (const auto* password : {"P@ssw0rd", "P@ssw0rd123!", "Matkhau@123", "Admin@123", "Abc@1234",
                                 "1qaz@WSX", "Vietnam@2026", "Qwerty@123", "Aa@123456"}) {
        BOOST_TEST(weakness_of(password, "u").has_value(), password);
    }
}

BOOST_AUTO_TEST_CASE(the_user_name_is_not_part_of_it) {
    BOOST_TEST(weakness_of("Xx-VanThu-27", "vanthu").has_value());
    BOOST_TEST(!weakness_of("Xx-VanThu-27", "an"));
    BOOST_TEST(weakness_of("yeu", "an")->fields.at(0).pointer == "/password");
}

BOOST_AUTO_TEST_SUITE_END()
