#include "engine/people/part_edit.hpp"

#include <boost/test/unit_test.hpp>

#include "engine/people/directory_diff.hpp"
#include "tests/unit/engine/people/written_samples.hpp"

using namespace phanbien;
using namespace phanbien::people;
using namespace phanbien::people::samples;

namespace {

const Validity from_2027{day("2027-01-01"), {}};

std::string with_staff() {
    return write_directory(read(committee(person("an", "<holds post='chair'/>") +
                                          person("binh", "<holds post='clerk'/>"))),
                           Reasons::told);
}

Result<Directory> tried(const DirectoryEdit& edit, const std::string& before = with_staff()) {
    TRY(const auto text, edited(before, edit));
    return read_directory(text, "d.xml");
}

Directory with(const DirectoryEdit& edit) {
    return tried(edit).value();
}

std::string refused(const DirectoryEdit& edit) {
    const auto after = tried(edit);
    return after ? "" : after.error().code;
}

bool complains(const DirectoryEdit& edit, std::string_view words) {
    const auto after = tried(edit);
    return !after && std::ranges::any_of(after.error().fields, [&](const FieldProblem& it) {
        return it.en.find(words) != std::string::npos;
    });
}

written::Post deputy() {
    return {.id = "deputy", .vi = "Phó ban", .en = "Deputy", .role = "deputy"};
}
written::Post clerk() {
    return {.id = "clerk", .vi = "S", .en = "S", .role = "specialist", .several = true};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(part_edit)

BOOST_AUTO_TEST_CASE(an_organisation_is_added_below_another_and_changed) {
    written::Body commune{.id = "xa",
                          .vi = "Xã Hạ",
                          .en = "Ha commune",
                          .level = Level::commune,
                          .parent = "o",
                          .validity = from_2027};
    const auto added = with(AddPart{.part = commune});
    const auto& body = added.at(added.body("xa").value());
    BOOST_TEST(added.bodies().size() == 2U);
    BOOST_TEST((body.parent == added.body("o")));
    BOOST_TEST((body.validity == from_2027));

    const auto before = write_directory(added, Reasons::told);
    auto renamed = commune;
    renamed.vi = "Xã Thượng Hạ";
    renamed.codes = {
        {.scheme = CodeScheme::qd20_2020, .text = "Z93.7", .validity = {}, .line = {}}};
    const auto after = tried(ChangePart{.seen = commune, .part = renamed}, before).value();
    BOOST_TEST(after.at(after.body("xa").value()).vi == "Xã Thượng Hạ");
    BOOST_TEST(after.at(after.body("xa").value()).codes.at(0).text == "Z93.7");
    // The same change made again: it is no longer as it was seen.
    const auto again = write_directory(after, Reasons::told);
    BOOST_TEST(edited(again, ChangePart{.seen = commune, .part = renamed}).error().code ==
               "directory.no_such_part");
    // And back.
    const auto back = tried(ChangePart{.seen = renamed, .part = commune}, again).value();
    BOOST_TEST(diff(added, back).empty());
}

BOOST_AUTO_TEST_CASE(an_organisation_succeeds_another) {
    written::Body next{.id = "o2", .vi = "O2", .en = "O2", .level = Level::province};
    next.validity = from_2027;
    next.predecessors = {{.id = "o"}};
    BOOST_TEST(complains(AddPart{.part = next}, "o2"));  // which has not ended
    written::Body seen{.id = "o", .vi = "O", .en = "O", .level = Level::province};
    auto ended = seen;
    ended.validity.until = day("2026-12-31");
    const auto text = edited(with_staff(), ChangePart{.seen = seen, .part = ended}).value();
    const auto after = tried(AddPart{.part = next}, text).value();
    BOOST_TEST(
        (after.successors_of(after.body("o").value()) == std::vector{after.body("o2").value()}));
}

BOOST_AUTO_TEST_CASE(units_and_posts_are_added_where_they_belong) {
    const written::Unit office{.id = "office", .vi = "VP", .en = "Office"};
    const auto in_body = with(AddPart{.part = office, .within = {.body = "o"}});
    BOOST_TEST(!in_body.at(in_body.unit("office").value()).parent);
    const auto in_unit = with(AddPart{.part = office, .within = {.unit = "top"}});
    BOOST_TEST((in_unit.at(in_unit.unit("office").value()).parent == in_unit.unit("top")));

    const auto posted = with(AddPart{.part = deputy(), .within = {.unit = "law"}});
    const auto post = posted.post("deputy").value();
    BOOST_TEST((posted.at(post).unit == posted.unit("law")));
    BOOST_TEST((posted.superior_of(post, day("2026-12-01")) == posted.post("head")));
    BOOST_TEST(refused(AddPart{.part = deputy(), .within = {.unit = "nowhere"}}) ==
               "directory.no_such_part");
    BOOST_TEST(refused(AddPart{.part = clerk(), .within = {.unit = "law"}}) ==
               "directory.id_taken");
}

BOOST_AUTO_TEST_CASE(superiors_in_a_circle_are_refused_by_the_rules_of_every_directory) {
    written::Post chair{.id = "chair", .vi = "C", .en = "C", .role = "chair", .head = true};
    auto below = chair;
    below.superior = "clerk";
    BOOST_TEST(refused(ChangePart{.seen = chair, .part = below}) == "directory.invalid");
}

BOOST_AUTO_TEST_CASE(a_post_for_one_is_held_by_one) {
    const AddTenure second{.person = "binh", .tenure = {.post = "chair", .validity = from_2027}};
    BOOST_TEST(refused(second) == "directory.invalid");
    const auto end = ChangeTenure{
        .person = "an", .seen = {.post = "chair"}, .validity = {{}, day("2026-12-31")}};
    const auto text = edited(with_staff(), end).value();
    const auto after = tried(second, text).value();
    const auto chair = after.post("chair").value();
    BOOST_TEST(
        (after.holders_of(chair, day("2026-12-31")) == std::vector{after.person("an").value()}));
    BOOST_TEST(
        (after.holders_of(chair, day("2027-01-01")) == std::vector{after.person("binh").value()}));
    BOOST_TEST(edited(text, end).error().code == "directory.no_such_entry");
}

BOOST_AUTO_TEST_CASE(a_tenure_is_taken_back) {
    const auto after =
        with(RemoveTenure{.person = "binh", .seen = {.post = "clerk", .validity = {}}});
    BOOST_TEST(after.tenures().size() == 1U);
    BOOST_TEST(refused(RemoveTenure{.person = "an", .seen = {.post = "clerk"}}) ==
               "directory.no_such_entry");
    BOOST_TEST(refused(AddTenure{.person = "binh", .tenure = {.post = "clerk"}}) ==
               "directory.entry_exists");
    BOOST_TEST(refused(AddTenure{.person = "nobody", .tenure = {.post = "clerk"}}) ==
               "directory.no_such_person");
}

BOOST_AUTO_TEST_CASE(people_come_and_get_an_account) {
    const written::Person chi{.id = "chi", .name = "Lê Chi"};
    const auto text = edited(with_staff(), AddPart{.part = chi}).value();
    auto named = chi;
    named.account = "lechi";
    const auto after = tried(ChangePart{.seen = chi, .part = named}, text).value();
    BOOST_TEST((after.person_of_account("lechi") == after.person("chi")));
    BOOST_TEST((after.people().back().name == "Lê Chi"));
}

BOOST_AUTO_TEST_CASE(what_others_need_is_ended_rather_than_removed) {
    const written::Post chair{.id = "chair", .vi = "C", .en = "C", .role = "chair", .head = true};
    BOOST_TEST(refused(RemovePart{.seen = chair}) == "directory.in_use");
    BOOST_TEST(refused(RemovePart{.seen = written::Unit{.id = "law", .vi = "L", .en = "L"}}) ==
               "directory.in_use");
    BOOST_TEST(refused(RemovePart{.seen = written::Person{.id = "an", .name = "an"}}) ==
               "directory.in_use");
    written::Post vice{.id = "vice", .vi = "V", .en = "V", .role = "vice_chair"};
    BOOST_TEST(!with(RemovePart{.seen = vice}).post("vice"));
    vice.vi = "khác";
    BOOST_TEST(refused(RemovePart{.seen = vice}) == "directory.no_such_part");
}

BOOST_AUTO_TEST_CASE(only_absences_and_delegations_are_somebodys_own) {
    BOOST_TEST((owner_of(RemoveAbsence{.person = "an", .seen = {}}) == "an"));
    BOOST_TEST((owner_of(RemoveDelegation{.handover = {.person = "binh", .to = "an", .post = ""},
                                          .seen = {}}) == "binh"));
    BOOST_TEST(!owner_of(AddTenure{.person = "an", .tenure = {}}));
    BOOST_TEST(!owner_of(ChangeTenure{.person = "an", .seen = {}, .validity = {}}));
    BOOST_TEST(!owner_of(RemoveTenure{.person = "an", .seen = {}}));
    BOOST_TEST(!owner_of(AddPart{.part = written::Person{.id = "an", .name = "an"}}));
}

BOOST_AUTO_TEST_SUITE_END()
