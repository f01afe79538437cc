#include "adapters/storage/office_move.hpp"

#include <boost/test/unit_test.hpp>

#include "adapters/storage/query.hpp"
#include "engine/runtime/log_tree.hpp"
#include "tests/contract/stores.hpp"

using namespace phanbien;
using namespace phanbien::storage;
using contract::at;

namespace {

// One place on the database under test, and one in a folder: with a server given, SQLite and
// PostgreSQL.
struct MoveTest {
    contract::TemporaryDirectory from_folder;
    contract::TemporaryDirectory to_folder;
    contract::TemporaryDirectory back_folder;
    contract::TemporaryDatabase from_database;
    contract::TemporaryDatabase back_database;
    DataPlace from{from_folder.path(), from_database.url()};
    DataPlace to{to_folder.path()};
    DataPlace back{back_folder.path(), back_database.url()};

    static constexpr std::uint64_t events = 1'200;  // three pages

    static void grow(runtime::Store& store, std::uint64_t more) {
        contract::write(store, [more](runtime::Writing& writing) {
            const auto size = writing.log_head().size;
            for (auto i = size; i < size + more; ++i) {
                writing.append(contract::event(i, "d", i + 1),
                               at(static_cast<std::int64_t>(i) + 1));
                runtime::fill_tiles(writing, i);
            }
            writing.put_checkpoint({.size = size + more, .at = at(1), .note = "note\nđã ký"});
        });
    }
    static void make_office(const DataPlace& place) {
        const auto store = open_store(place);
        grow(*store, events);
        contract::write(*store, [](runtime::Writing& writing) {
            writing.put_definition("h", "<a b=\"\\\" c='{NULL,\"x\"}'/>\n");
            writing.replace_projection(contract::projection("d", 1'700'000'000'000'000));
            dossier::TextChanges changes;
            changes.put = {{.kind = dossier::TextKind::opinion,
                            .item = "o",
                            .version = 1,
                            .code = "YK-1",
                            .provision = {"art_1", "Điều 1"},
                            .speaker = {OrganisationId("women"), ""},
                            .at = at(1'700'000'000'000'000),
                            .place = 3,
                            .words = "Mức phụ cấp, \"1,5\" lần"}};
            writing.change_texts(DossierId("d"), changes, {"Hội Phụ nữ"});
        });
    }
    static void move_all(const DataPlace& one, const DataPlace& other) {
        OfficeMove move(one, other);
        move.copy([](const MoveProgress&) {});
        move.compare([](const MoveProgress&) {});
        move.finish();
    }
    static std::string refusal(const std::function<void()>& work) {
        try {
            work();
        } catch (const runtime::StoreFailure& failure) {
            return failure.what();
        }
        return {};
    }
    static bool finds_opinion(const DataPlace& place) {
        runtime::TextQuestion question;
        question.words = text::sought("phu cap");
        question.sees_all = true;
        return open_store(place)->open_reading()->search(question).hits.size() == 1;
    }
};

struct Interrupted : std::exception {};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(office_move, MoveTest)

BOOST_AUTO_TEST_CASE(there_and_back_every_row_is_the_same) {
    make_office(from);
    move_all(from, to);
    move_all(to, back);
    {
        OfficeMove again(to, back_folder.path() / "again");
        again.copy([](const MoveProgress&) {});
        const auto office = again.compare([](const MoveProgress&) {});
        BOOST_TEST(office.log_size == events);
        BOOST_TEST(office.rows > events);
    }
    for (const auto& place : {from, to, back}) {
        const auto reading = open_store(place)->open_reading();
        BOOST_TEST(reading->log(700, 1).at(0).leaf == "{\"leaf\":700}");
        BOOST_TEST((reading->definition("h") == "<a b=\"\\\" c='{NULL,\"x\"}'/>\n"));
        BOOST_TEST(!reading->dossier_row(DossierId("d"))->received_on);
        BOOST_TEST(finds_opinion(place));
    }
}

BOOST_AUTO_TEST_CASE(it_goes_on_after_an_end_at_any_page) {
    make_office(from);
    std::uint64_t pages = 0;
    for (bool more = true; more;) {
        OfficeMove move(from, to);
        BOOST_TEST(move.goes_on() == (pages > 0));
        try {
            move.copy([](const MoveProgress&) { throw Interrupted(); });
            more = false;
        } catch (const Interrupted&) {
            ++pages;
        }
    }
    BOOST_TEST(pages == 10U);  // three of events, one of each other table with rows
    BOOST_TEST(refusal([this] { open_store(to); }).find("is not finished") != std::string::npos);
    BOOST_TEST(refusal([this] { migrate_store(to); }).find("is not finished") != std::string::npos);
    BOOST_TEST(refusal([this] { open_read_only_store(to); }).find("is not finished") !=
               std::string::npos);
    move_all(from, to);
    BOOST_TEST(open_store(to)->open_reading()->log_head().size == events);
}

BOOST_AUTO_TEST_CASE(the_marked_target_can_be_looked_at_before_it_is_finished) {
    make_office(from);
    OfficeMove move(from, to);
    move.copy([](const MoveProgress&) {});
    const auto store = move.moved();
    BOOST_TEST(store->open_reading()->log_head().size == events);
    BOOST_CHECK_THROW(store->begin(), runtime::StoreFailure);
}

BOOST_AUTO_TEST_CASE(a_target_with_data_is_refused_and_stays_as_it_is) {
    make_office(from);
    make_office(to);
    BOOST_TEST(refusal([this] { OfficeMove(from, to); }).find("data at the target already") !=
               std::string::npos);
    BOOST_TEST(open_store(to)->open_reading()->log_head().size == events);
}

BOOST_AUTO_TEST_CASE(the_unfinished_move_of_another_office_is_refused) {
    make_office(from);
    { OfficeMove begun(from, to); }
    contract::beside(to)->execute("UPDATE unfinished_move SET office = 'another'");
    BOOST_TEST(refusal([this] { OfficeMove(from, to); }).find("another office") !=
               std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_source_that_grew_meanwhile_is_refused) {
    make_office(from);
    { OfficeMove begun(from, to); }
    grow(*open_store(from), 1);
    BOOST_TEST(refusal([this] { OfficeMove(from, to); }).find("has grown") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_row_that_changed_meanwhile_is_found) {
    make_office(from);
    OfficeMove move(from, to);
    move.copy([](const MoveProgress&) {});
    contract::beside(to)->execute("UPDATE event SET payload = 'x' WHERE position = 900");
    const auto why = refusal([&] { move.compare([](const MoveProgress&) {}); });
    BOOST_TEST(why.find("differ in table event, position 900") != std::string::npos, why);
}

BOOST_AUTO_TEST_CASE(what_cannot_be_moved_is_refused_and_the_target_left_alone) {
    BOOST_TEST(!refusal([this] { OfficeMove(from, to); }).empty());
    migrate_store(from);
    BOOST_TEST(refusal([this] { OfficeMove(from, to); }).find("nothing to move") !=
               std::string::npos);
    contract::write(*open_store(from), [](runtime::Writing& writing) {
        writing.append(contract::event(0, "d", 1), at(1));
    });
    BOOST_TEST(refusal([this] { OfficeMove(from, to); }).find("log checkpoint") !=
               std::string::npos);
    BOOST_TEST(!has_office(to));
}

BOOST_AUTO_TEST_CASE(neither_side_may_be_in_use) {
    make_office(from);
    {
        const auto server = open_store(from);
        BOOST_TEST(!refusal([this] { OfficeMove(from, to); }).empty());
    }
    const auto server = open_store(to);
    BOOST_TEST(!refusal([this] { OfficeMove(from, to); }).empty());
}

BOOST_AUTO_TEST_SUITE_END()
