#include "engine/people/directory_edit.hpp"

#include <boost/test/unit_test.hpp>

#include "tests/unit/engine/people/written_samples.hpp"

using namespace phanbien;
using namespace phanbien::people;
using namespace phanbien::people::samples;

BOOST_AUTO_TEST_SUITE(directory_edit)

namespace {

const Validity december{day("2026-12-01"), day("2026-12-31")};
const Validity january{day("2027-01-01"), {}};

// Of an and binh, an away and handing on to binh, with one edit made.
std::string staff() {
    return write_directory(
        read(committee(person("an",
                              "<holds post='chair'/><away from='2026-12-01' until='2026-12-31' "
                              "reason='Nghỉ &amp; chữa bệnh'/><delegates to='binh' post='chair' "
                              "from='2026-12-01' until='2026-12-31'/>") +
                       person("binh", "<holds post='vice'/>"))),
        Reasons::told);
}

Directory after(const DirectoryEdit& edit) {
    return read(edited(staff(), edit).value());
}

std::string refusal(const DirectoryEdit& edit) {
    const auto text = edited(staff(), edit);
    return text ? "" : text.error().code;
}

}  // namespace

BOOST_AUTO_TEST_CASE(an_absence_is_added_changed_and_taken_back) {
    const auto more =
        after(AddAbsence{.person = "binh", .validity = january, .reason = "Đi học “A”"});
    BOOST_REQUIRE(more.absences().size() == 2U);
    BOOST_TEST((more.at(AbsenceIndex{1}).validity == january));
    BOOST_TEST(more.reason_of(AbsenceIndex{1}) == "Đi học “A”");
    BOOST_TEST(more.reason_of(AbsenceIndex{0}) == "Nghỉ & chữa bệnh");

    const Validity back{day("2026-12-01"), day("2026-12-10")};
    const auto changed = after(
        ChangeAbsence{.person = "an", .seen = december, .validity = back, .reason = std::nullopt});
    BOOST_TEST((changed.at(AbsenceIndex{0}).validity == back));
    BOOST_TEST(changed.reason_of(AbsenceIndex{0}) == "Nghỉ & chữa bệnh");
    BOOST_TEST(!changed.is_away(changed.person("an").value(), day("2026-12-11")));
    const auto quiet =
        after(ChangeAbsence{.person = "an", .seen = december, .validity = back, .reason = ""});
    BOOST_TEST(quiet.reason_of(AbsenceIndex{0}).empty());

    BOOST_TEST(after(RemoveAbsence{.person = "an", .seen = december}).absences().empty());
}

BOOST_AUTO_TEST_CASE(a_delegation_is_added_changed_and_taken_back) {
    const auto more = after(AddDelegation{.handover = {.person = "an", .to = "binh", .post = ""},
                                          .matters = {"phan-bien", "giam-sat"},
                                          .always = true,
                                          .validity = january});
    BOOST_REQUIRE(more.delegations().size() == 2U);
    const auto& added = more.at(DelegationIndex{1});
    BOOST_TEST(!added.post);
    BOOST_TEST(added.always);
    BOOST_TEST(added.matters.size() == 2U);
    BOOST_TEST((added.validity == january));

    const Handover chair{.person = "an", .to = "binh", .post = "chair"};
    const Validity shorter{day("2026-12-01"), day("2026-12-05")};
    const auto ended =
        after(ChangeDelegation{.handover = chair, .seen = december, .validity = shorter});
    BOOST_TEST((ended.at(DelegationIndex{0}).validity == shorter));
    BOOST_TEST(after(RemoveDelegation{.handover = chair, .seen = december}).delegations().empty());
}

BOOST_AUTO_TEST_CASE(everything_else_stays_as_it_is) {
    const auto text =
        edited(staff(), AddAbsence{.person = "binh", .validity = january, .reason = ""}).value();
    const auto undone = edited(text, RemoveAbsence{.person = "binh", .seen = january}).value();
    BOOST_TEST((read(undone) == read(staff())));
}

BOOST_AUTO_TEST_CASE(what_is_not_there_is_not_changed) {
    BOOST_TEST(refusal(AddAbsence{.person = "cuc", .validity = january, .reason = ""}) ==
               "directory.no_such_person");
    BOOST_TEST(refusal(RemoveAbsence{.person = "an", .seen = january}) ==
               "directory.no_such_entry");
    BOOST_TEST(refusal(RemoveAbsence{.person = "binh", .seen = december}) ==
               "directory.no_such_entry");
    BOOST_TEST(
        refusal(ChangeAbsence{.person = "an", .seen = {}, .validity = january, .reason = {}}) ==
        "directory.no_such_entry");
    const Handover every_post{.person = "an", .to = "binh", .post = ""};
    BOOST_TEST(refusal(RemoveDelegation{.handover = every_post, .seen = december}) ==
               "directory.no_such_entry");
    BOOST_TEST(refusal(ChangeDelegation{.handover = {.person = "an", .to = "an", .post = "chair"},
                                        .seen = december,
                                        .validity = january}) == "directory.no_such_entry");
}

BOOST_AUTO_TEST_CASE(what_is_there_is_not_added_again) {
    const Handover chair{.person = "an", .to = "binh", .post = "chair"};
    BOOST_TEST(refusal(AddAbsence{.person = "an", .validity = december, .reason = "other"}) ==
               "directory.entry_exists");
    BOOST_TEST(
        refusal(AddDelegation{
            .handover = chair, .matters = {"giam-sat"}, .always = true, .validity = december}) ==
        "directory.entry_exists");
    const auto two =
        edited(staff(), AddAbsence{.person = "an", .validity = january, .reason = ""}).value();
    BOOST_TEST(
        edited(two,
               ChangeAbsence{.person = "an", .seen = january, .validity = december, .reason = {}})
            .error()
            .code == "directory.entry_exists");
}

BOOST_AUTO_TEST_CASE(what_would_be_wrong_is_refused_by_the_rules_of_every_directory) {
    const auto circle =
        edited(staff(), AddDelegation{.handover = {.person = "binh", .to = "an", .post = ""},
                                      .matters = {},
                                      .always = false,
                                      .validity = december});
    BOOST_TEST(read_directory(circle.value(), "d.xml").error().code == "directory.invalid");
    const auto backwards =
        edited(staff(), AddAbsence{.person = "binh",
                                   .validity = {day("2026-12-31"), day("2026-12-01")},
                                   .reason = ""});
    BOOST_TEST(read_directory(backwards.value(), "d.xml").error().code == "directory.invalid");
}

BOOST_AUTO_TEST_CASE(a_delegation_gets_another_post_and_other_matters) {
    const Handover chairs{.person = "an", .to = "binh", .post = "chair"};
    ChangeDelegation change{.handover = chairs, .seen = december, .validity = january};
    change.terms = Terms{.post = "", .matters = {"phan-bien", "giam-sat"}, .always = true};
    const auto directory = after(change);
    const auto& changed = directory.at(DelegationIndex{0});
    BOOST_TEST(!changed.post);
    BOOST_TEST((changed.matters == std::vector<std::string>{"phan-bien", "giam-sat"}));
    BOOST_TEST(changed.always);
    BOOST_TEST((changed.validity == january));
    change.terms.reset();
    BOOST_TEST(after(change).at(DelegationIndex{0}).post.has_value());
}

BOOST_AUTO_TEST_SUITE_END()
