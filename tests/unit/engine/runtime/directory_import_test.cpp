// The office's directory: imported whole or not at all, as one event, the same after a restart.
#include "engine/runtime/directory_import.hpp"

#include <atomic>
#include <boost/json/parse.hpp>
#include <boost/test/unit_test.hpp>
#include <thread>

#include "engine/people/directory_xml.hpp"
#include "engine/runtime/directory_shelf.hpp"
#include "tests/unit/engine/people/written_samples.hpp"
#include "tests/worlds/live_office.hpp"

using namespace phanbien;
using namespace phanbien::worlds;

namespace {

std::string staff(const std::string& chair) {
    return people::samples::committee(
        people::samples::person(chair, "<holds post='chair'/><away reason='Chữa bệnh'/>"));
}

struct Directories : LiveOffice {
    static runtime::DirectoryImport of(std::string text, std::optional<std::string> seen = {}) {
        return {.text = std::move(text),
                .file_name = "to-chuc.xml",
                .seen = std::move(seen),
                .actor = person("admin", front, {"administrator"})};
    }
    runtime::DirectoryChange imports(const std::string& text) {
        auto change = office->import_directory(of(text));
        BOOST_REQUIRE_MESSAGE(change.has_value(), "the directory was refused");
        return std::move(change).value();
    }
    bool has(std::string_view who) {
        return runtime::DirectoryShelf()
            .at_head(*real_store->open_reading())
            .person(who)
            .has_value();
    }
    std::size_t log_size() { return real_store->open_reading()->log_head().size; }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(directory_import, Directories)

BOOST_AUTO_TEST_CASE(an_office_begins_with_nobody) {
    runtime::DirectoryShelf shelf;
    BOOST_TEST(shelf.at_head(*real_store->open_reading()).people().empty());
    BOOST_TEST(shelf.hash().empty());
}

BOOST_AUTO_TEST_CASE(an_import_is_one_event_that_says_what_changed_and_no_reason) {
    const auto size = log_size();
    const auto change = imports(staff("an"));
    BOOST_TEST(change.previous.empty());
    BOOST_TEST(!change.changes.empty());
    BOOST_TEST(has("an"));
    BOOST_TEST(log_size() == size + 1);
    const auto event = real_store->open_reading()->log(size, 1).at(0);
    BOOST_TEST(event.leaf.find("directory_imported") != std::string::npos);
    BOOST_TEST(event.leaf.find("chair") == std::string::npos);
    const auto payload = boost::json::parse(event.payload);
    BOOST_TEST(payload.at("hash").as_string() == change.hash);
    BOOST_TEST(payload.at("changes_total").to_number<std::size_t>() == change.changes.size());
    BOOST_TEST(event.payload.find("Chữa bệnh") == std::string::npos);
    // The office itself keeps the reason.
    BOOST_TEST(real_store->open_reading()->directory()->text.find("Chữa bệnh") !=
               std::string::npos);
}

BOOST_AUTO_TEST_CASE(the_same_again_changes_nothing_however_it_is_written) {
    const auto first = imports(staff("an"));
    const auto size = log_size();
    const auto again = imports("\xEF\xBB\xBF" + staff("an"));
    BOOST_TEST(again.changes.empty());
    BOOST_TEST(again.hash == first.hash);
    BOOST_TEST(log_size() == size);
}

BOOST_AUTO_TEST_CASE(one_mistake_and_nothing_is_imported) {
    imports(staff("an"));
    const auto size = log_size();
    auto broken = staff("binh");
    broken.replace(broken.find("post='chair'"), 12, "post='chaif'");
    const auto refused = office->import_directory(of(broken));
    BOOST_REQUIRE(refused.has_error());
    BOOST_TEST(refused.error().code == "directory.invalid");
    BOOST_TEST(refused.error().fields.at(0).pointer.starts_with("to-chuc.xml:"));
    BOOST_TEST(has("an"));
    BOOST_TEST(log_size() == size);
}

BOOST_AUTO_TEST_CASE(somebody_elses_change_is_not_written_over) {
    const auto first = imports(staff("an"));
    imports(staff("binh"));
    const auto late = office->import_directory(of(staff("cuc"), first.hash));
    BOOST_REQUIRE(late.has_error());
    BOOST_TEST(late.error().code == "directory.stale");
    BOOST_TEST(has("binh"));
    BOOST_TEST(office->import_directory(of(staff("cuc"), "")).error().code == "directory.stale");
    const auto seen = real_store->open_reading()->directory()->hash;
    BOOST_TEST(office->import_directory(of(staff("cuc"), seen)).has_value());
}

BOOST_AUTO_TEST_CASE(a_preview_says_the_same_and_changes_nothing) {
    imports(staff("an"));
    const auto size = log_size();
    const auto reading = real_store->open_reading();
    const auto preview =
        runtime::preview_directory(*reading, routes, of(staff("binh")), clock.now()).value();
    BOOST_TEST(log_size() == size);
    BOOST_TEST(has("an"));
    const auto change = imports(staff("binh"));
    BOOST_TEST((preview.changes == change.changes));
    BOOST_TEST(preview.hash == change.hash);
}

BOOST_AUTO_TEST_CASE(a_shelf_reads_again_only_what_has_changed) {
    runtime::DirectoryShelf shelf;
    const auto reading = real_store->open_reading();
    BOOST_TEST(!shelf.at_head(*reading).person("an"));
    imports(staff("an"));
    BOOST_TEST(!shelf.at_head(*reading).person("an"));  // the snapshot is from before
    reading->refresh();
    BOOST_TEST(shelf.at_head(*reading).person("an").has_value());
    BOOST_TEST(shelf.hash() == reading->directory()->hash);
}

BOOST_AUTO_TEST_CASE(an_absence_is_one_event_and_effective_at_once) {
    imports(staff("an"));
    const auto size = log_size();
    const auto admin = person("admin", front, {"administrator"});
    const people::Validity always{};
    const auto change =
        office->edit_directory(people::RemoveAbsence{.person = "an", .seen = always}, admin);
    BOOST_REQUIRE(change.has_value());
    BOOST_REQUIRE(change->changes.size() == 1U);
    BOOST_TEST((change->changes[0].kind == people::ChangeKind::removed));
    BOOST_TEST(log_size() == size + 1);
    runtime::DirectoryShelf shelf;
    const auto& now = shelf.at_head(*real_store->open_reading());
    BOOST_TEST(!now.is_away(now.person("an").value(), people::samples::day("2026-12-01")));

    BOOST_TEST(office->edit_directory(people::RemoveAbsence{.person = "an", .seen = always}, admin)
                   .error()
                   .code == "directory.no_such_entry");
    const people::Validity backwards{people::samples::day("2026-12-02"),
                                     people::samples::day("2026-12-01")};
    BOOST_TEST(
        office
            ->edit_directory(
                people::AddAbsence{.person = "an", .validity = backwards, .reason = ""}, admin)
            .error()
            .code == "directory.invalid");
    BOOST_TEST(log_size() == size + 1);
}

BOOST_AUTO_TEST_CASE(edits_of_many_at_once_all_happen) {
    std::string people;
    for (int i = 0; i < 8; ++i) {
        people += people::samples::person("p" + std::to_string(i), "<holds post='clerk'/>");
    }
    imports(people::samples::committee(people));
    std::atomic<int> refused = 0;
    std::vector<std::jthread> threads;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back([&, i] {
            const auto change = office->edit_directory(
                people::AddAbsence{.person = "p" + std::to_string(i), .validity = {}, .reason = ""},
                person("admin", front, {"administrator"}));
            refused += change ? 0 : 1;
        });
    }
    threads.clear();
    BOOST_TEST(refused == 0);
    runtime::DirectoryShelf shelf;
    BOOST_TEST(shelf.at_head(*real_store->open_reading()).absences().size() == 4U);
}

BOOST_AUTO_TEST_CASE(an_office_without_a_directory_has_nobody_to_edit) {
    BOOST_TEST(office->edit_directory(people::RemoveAbsence{.person = "an", .seen = {}}, {})
                   .error()
                   .code == "directory.no_such_person");
}

BOOST_AUTO_TEST_SUITE_END()
