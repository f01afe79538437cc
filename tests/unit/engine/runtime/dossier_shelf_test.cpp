// Dossiers that are kept folded: no more than may be, and among readers one for all of them.
#include "engine/runtime/dossier_shelf.hpp"

#include <algorithm>
#include <atomic>
#include <boost/test/unit_test.hpp>
#include <thread>
#include <utility>

#include "engine/runtime/erasure.hpp"
#include "tests/worlds/live_office.hpp"

using namespace phanbien;
using namespace phanbien::worlds;

namespace {

// With a dossier in which opinions are given, and two readers that lend each other what they read.
struct TwoReaders : LiveOffice {
    TwoReaders() { asks_for_opinions("d1"); }

    static dossier::GiveOpinions opinions(std::size_t count) {
        return {.opinions = {count, opinion_of_reviewer()}};
    }
    void gives(std::size_t count) { does("d1", reviewer(), opinions(count)); }

    const DossierId id{"d1"};
    runtime::SharedDossiers shared;
    runtime::DossierShelf first{shared};
    runtime::DossierShelf second{shared};
};

}  // namespace

BOOST_AUTO_TEST_SUITE(dossier_shelf)

BOOST_AUTO_TEST_CASE(a_shelf_reads_only_what_is_new_and_holds_a_bounded_number) {
    LiveOffice world;
    runtime::DossierShelf shelf;
    const auto reading = world.real_store->open_reading();
    BOOST_TEST(!shelf.at_head(*reading, DossierId("d0")).exists());
    for (std::size_t i = 0; i < runtime::DossierShelf::shelf_max + 2; ++i) {
        world.registers("d" + std::to_string(i));
    }
    reading->refresh();
    for (std::size_t i = 0; i < runtime::DossierShelf::shelf_max + 2; ++i) {
        const auto id = "d" + std::to_string(i);
        BOOST_TEST(shelf.at_head(*reading, DossierId(id)).id.text() == id);
    }
    world.does("d0", specialist(), propose_scope());
    reading->refresh();
    BOOST_TEST((shelf.at_head(*reading, DossierId("d0")) == world.at_head("d0")));
    shelf.forget_all();
    BOOST_TEST((shelf.at_head(*reading, DossierId("d0")) == world.at_head("d0")));
}

BOOST_AUTO_TEST_CASE(a_shelf_holds_a_bounded_number_of_events) {
    LiveOffice world;
    for (const auto* id : {"d1", "d2", "d3"}) {
        world.registers(id);
    }
    const auto of_one = world.at_head("d1").revision;
    runtime::DossierShelf shelf(2 * of_one);
    const auto reading = world.real_store->open_reading();
    const auto read = [&](const std::string& id) {
        BOOST_TEST((shelf.at_head(*reading, DossierId(id)) == world.at_head(id)));
        shelf.keep_rows(DossierId(id), {}, 1);
    };
    const auto is_kept = [&](const std::string& id) {
        return shelf.take_rows(DossierId(id), 1).has_value();
    };
    read("d1");
    read("d2");
    read("d1");
    read("d3");
    BOOST_TEST(is_kept("d1"));
    BOOST_TEST(!is_kept("d2"));  // used longest ago
    BOOST_TEST(is_kept("d3"));
    runtime::DossierShelf small(1);
    BOOST_TEST((small.at_head(*reading, DossierId("d1")) == world.at_head("d1")));
}

BOOST_FIXTURE_TEST_CASE(what_one_reader_read_another_begins_with, TwoReaders) {
    gives(100);
    const auto reading = real_store->open_reading();
    BOOST_TEST((first.at_head(*reading, id) == at_head("d1")));
    auto lent = *shared.find(id).dossier;
    BOOST_TEST((lent == at_head("d1")));
    // Marked, so that it is seen who goes on from it.
    gives(1);
    reading->refresh();
    lent = at_head("d1");
    lent.registered.title = "Bản cho mượn";
    shared.lend(lent);
    BOOST_TEST(second.at_head(*reading, id).registered.title == "Bản cho mượn");
    BOOST_TEST(first.at_head(*reading, id).registered.title == "Bản cho mượn");
    gives(2);
    reading->refresh();
    auto expected = at_head("d1");
    expected.registered.title = "Bản cho mượn";
    BOOST_TEST((second.at_head(*reading, id) == expected));
    BOOST_TEST((first.at_head(*reading, id) == expected));
    BOOST_TEST(shared.find(id).dossier->opinions.size() == 101U);  // is not changed with theirs
}

BOOST_FIXTURE_TEST_CASE(a_reader_never_sees_more_than_its_snapshot, TwoReaders) {
    const auto older = real_store->open_reading();
    const auto before = first.at_head(*older, id);
    BOOST_TEST(before.exists());
    gives(100);
    const auto newer = real_store->open_reading();
    BOOST_TEST(second.at_head(*newer, id).opinions.size() == 100U);
    BOOST_TEST(shared.find(id).dossier != nullptr);
    BOOST_TEST((first.at_head(*older, id) == before));
    older->refresh();
    BOOST_TEST((first.at_head(*older, id) == at_head("d1")));
}

BOOST_FIXTURE_TEST_CASE(what_is_lent_of_another_log_is_not_taken, TwoReaders) {
    gives(100);
    auto other = at_head("d1");
    other.head = std::string(64, '0');
    other.registered.title = "Của sổ khác";
    shared.lend(other);
    const auto reading = real_store->open_reading();
    BOOST_TEST((first.at_head(*reading, id) == at_head("d1")));
}

BOOST_FIXTURE_TEST_CASE(the_writer_lends_what_is_committed, TwoReaders) {
    gives(100);
    auto& lent = office->shared_dossiers();
    BOOST_TEST((*lent.find(id).dossier == at_head("d1")));
    store->fault = [](Step step) {
        if (step == Step::before_commit) {
            throw runtime::StoreFailure(runtime::StoreFailure::Kind::full, "full");
        }
    };
    BOOST_TEST(perform("d1", reviewer(), opinions(100)).has_error());
    store->fault = [](Step) {};
    BOOST_TEST((*lent.find(id).dossier == at_head("d1")));
    gives(100);
    BOOST_TEST((*lent.find(id).dossier == at_head("d1")));
    BOOST_TEST(lent.find(id).dossier->opinions.size() == 200U);
}

// For the thread sanitizer above all: what one shares another may give up or write to.
BOOST_FIXTURE_TEST_CASE(the_writer_and_readers_share_in_several_threads, TwoReaders) {
    gives(100);
    std::atomic<bool> enough = false;
    std::atomic<bool> right = true;
    std::vector<std::thread> readers;
    for (int reader = 0; reader < 3; ++reader) {
        readers.emplace_back([&] {
            const auto reading = real_store->open_reading();
            runtime::DossierShelf shelf(office->shared_dossiers());
            while (!enough) {
                reading->refresh();
                const auto& opinions = shelf.at_head(*reading, id).opinions;
                const auto whole =
                    std::ranges::count(opinions, opinion_of_reviewer().text,
                                       [](const dossier::Opinion& it) { return it.given.text; });
                right = right && std::cmp_equal(whole, opinions.size());
            }
        });
    }
    for (int i = 0; i < 20; ++i) {
        gives(100);
    }
    enough = true;
    for (auto& reader : readers) {
        reader.join();
    }
    BOOST_TEST(right);
    BOOST_TEST(office->shared_dossiers().find(id).dossier->opinions.size() > 100U);
}

BOOST_FIXTURE_TEST_CASE(erased_words_are_not_lent_any_longer, TwoReaders) {
    gives(100);
    const auto reading = real_store->open_reading();
    first.at_head(*reading, id);
    const auto erased = office->erase(
        {.what = runtime::ErasureOrder::Opinions{.dossier = "d1", .codes = {"YK-001"}},
         .ground = "Điều 14"});
    BOOST_TEST_REQUIRE(erased.has_value());
    reading->refresh();
    BOOST_TEST(first.at_head(*reading, id).opinions.front().erased.has_value());
    BOOST_TEST(shared.find(id).dossier->opinions.front().erased.has_value());
    gives(1);
    BOOST_TEST(office->shared_dossiers().find(id).dossier->opinions.front().erased.has_value());
}

BOOST_FIXTURE_TEST_CASE(a_small_dossier_is_read_by_each, TwoReaders) {
    const auto reading = real_store->open_reading();
    BOOST_TEST((first.at_head(*reading, id) == at_head("d1")));
    BOOST_TEST(shared.find(id).dossier == nullptr);
}

BOOST_FIXTURE_TEST_CASE(what_is_lent_is_bounded_too, TwoReaders) {
    gives(100);
    runtime::SharedDossiers small(200);
    auto dossier = at_head("d1");
    BOOST_TEST(small.lend(dossier).has_value());
    BOOST_TEST(!small.lend(dossier).has_value());  // nothing new
    dossier.id = DossierId("d2");
    BOOST_TEST(small.lend(dossier).has_value());
    BOOST_TEST(small.find(id).dossier == nullptr);
    BOOST_TEST((*small.find(DossierId("d2")).dossier == dossier));
}

BOOST_AUTO_TEST_SUITE_END()
