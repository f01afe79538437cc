// Histories that are kept as text: what they say is what the database holds in the reader's
// snapshot, however it came there.
#include "web/api/history_shelf.hpp"

#include <atomic>
#include <boost/json/parse.hpp>
#include <boost/test/unit_test.hpp>
#include <thread>

#include "tests/contract/stores.hpp"

using namespace phanbien;
using namespace phanbien::api;

namespace json = boost::json;

namespace {

const DossierId dossier_id("d1");
const OrganisationId front("front");
const OrganisationId body("body");

// A store, as one node has it, with a dossier whose events are written here.
struct Histories {
    contract::OnDatabase place;
    std::unique_ptr<runtime::Reading> reading = place.store->open_reading();
    HistoryShelf shelf;

    void append(const std::string& act, const std::string& words, const DossierId& to = dossier_id,
                std::uint64_t sequence = 0) {
        contract::write(*place.store, [&](runtime::Writing& writing) {
            append_by(writing, act, words, to, sequence);
        });
    }
    void append_by(runtime::Writing& writing, const std::string& act, const std::string& words,
                   const DossierId& to = dossier_id, std::uint64_t sequence = 0) {
        const auto position = writing.log_head().size;
        writing.append({.position = position,
                        .dossier = to,
                        .sequence = sequence == 0 ? position + 1 : sequence,
                        .leaf = R"({"org":"body","act":")" + act + R"("})",
                        .payload = R"({"text":")" + words + R"("})",
                        .hash = std::string(64, 'a')},
                       contract::at(static_cast<std::int64_t>(position) + 1));
    }
    // As the office does it: the words go in the transaction of the event that says so.
    void erase_words_of_first() {
        contract::write(*place.store, [&](runtime::Writing& writing) {
            const auto erased_at = writing.log_head().size;
            append_by(writing, "erased", "căn cứ");
            writing.replace_payload(0, R"({"text":""})", erased_at);
        });
    }

    static std::string told(runtime::Reading& reading, HistoryShelf& shelf,
                            const OrganisationId& reader) {
        const auto revision = reading.events_of(dossier_id, 0).size();
        std::string out;
        shelf.at_head(reading, dossier_id, revision).value()->write_for(reader, out);
        return out;
    }
    std::string told(const OrganisationId& reader = front) {
        reading->refresh();
        return told(*reading, shelf, reader);
    }
    std::shared_ptr<const HistoryText> at_head(std::uint64_t revision) {
        return shelf.at_head(*reading, dossier_id, revision).value();
    }
    // What a shelf says that never kept anything.
    std::string stored(const OrganisationId& reader = front) {
        HistoryShelf other;
        const auto now = place.store->open_reading();
        return told(*now, other, reader);
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(history_shelf, Histories)

BOOST_AUTO_TEST_CASE(events_are_told_as_they_stand_in_the_log) {
    append("registered", "Điều 5 \\\"đ\\\"\\n");
    append("moved", "");
    const auto events = json::parse("[" + told() + "]").as_array();
    BOOST_TEST_REQUIRE(events.size() == 2U);
    const auto kept = reading->events_of(dossier_id, 0);
    for (std::size_t i = 0; i < events.size(); ++i) {
        const json::object wanted{{"position", kept[i].position},
                                  {"hash", kept[i].hash},
                                  {"leaf", kept[i].leaf},
                                  {"payload", kept[i].payload},
                                  {"erased_at", nullptr}};
        BOOST_TEST(events[i] == json::value(wanted));
    }
}

BOOST_AUTO_TEST_CASE(a_history_grows_by_what_is_new) {
    append("registered", "một");
    const auto first = told();
    append("moved", "hai");
    append("moved", "ba");
    const auto grown = told();
    BOOST_TEST(grown.starts_with(first + ","));
    BOOST_TEST(grown == stored());
    BOOST_TEST(at_head(3) == at_head(3));
}

BOOST_AUTO_TEST_CASE(erased_words_are_not_told_again) {
    append("registered", "tên người");
    append("moved", "hai");
    BOOST_TEST(told().find("tên người") != std::string::npos);
    const std::weak_ptr<const HistoryText> before = at_head(2);
    erase_words_of_first();
    append("moved", "sau");
    const auto after = told();
    BOOST_TEST(after == stored());
    BOOST_TEST(after.find("tên người") == std::string::npos);
    BOOST_TEST(after.find(R"("erased_at":2)") != std::string::npos);
    BOOST_TEST(before.expired());  // nor are they kept
}

// Two nodes have a reading and a shelf each; what one wrote is what the other tells.
BOOST_AUTO_TEST_CASE(what_another_node_erased_is_not_told_here) {
    const auto other_reading = place.store->open_reading();
    HistoryShelf other_shelf;
    append("registered", "tên người");
    BOOST_TEST(told(*other_reading, other_shelf, front) == told());
    erase_words_of_first();
    BOOST_TEST(told() == stored());
    // Until it takes another snapshot the other one sees the office as it was.
    BOOST_TEST(told(*other_reading, other_shelf, front) != stored());
    other_reading->refresh();
    BOOST_TEST(told(*other_reading, other_shelf, front) == stored());
}

BOOST_AUTO_TEST_CASE(an_older_snapshot_is_told_what_it_sees) {
    append("registered", "một");
    const auto older = place.store->open_reading();
    const auto seen = told(*older, shelf, front);
    append("moved", "hai");
    const auto newer = told();
    BOOST_TEST(newer != seen);
    const auto kept = at_head(2);
    BOOST_TEST(told(*older, shelf, front) == seen);
    BOOST_TEST(told() == newer);
    BOOST_TEST(at_head(2) == kept);  // the newest stays
}

BOOST_AUTO_TEST_CASE(readers_at_once_are_each_told_their_own_snapshot) {
    append("registered", "tên người");
    std::atomic<bool> written = false;
    std::atomic<int> torn = 0;
    const auto read_on = [&] {
        const auto own = place.store->open_reading();
        while (!written) {
            own->refresh();
            HistoryShelf other;
            torn += told(*own, shelf, front) == told(*own, other, front) ? 0 : 1;
        }
    };
    std::thread one(read_on);
    std::thread two(read_on);
    for (int i = 0; i < 30; ++i) {
        append("moved", std::to_string(i));
    }
    erase_words_of_first();
    append("moved", "sau");
    written = true;
    one.join();
    two.join();
    BOOST_TEST(torn == 0);
    BOOST_TEST(told() == stored());
}

BOOST_AUTO_TEST_CASE(a_draft_of_an_answer_is_told_to_whose_it_is) {
    append("registered", "một");
    append("answer_drafted", "bản nháp");
    append("moved", "ba");
    const auto own = told(body);
    BOOST_TEST(own.find("bản nháp") != std::string::npos);
    const auto others = told(front);
    BOOST_TEST(others.find("bản nháp") == std::string::npos);
    const auto events = json::parse("[" + others + "]").as_array();
    BOOST_TEST_REQUIRE(events.size() == 3U);
    BOOST_TEST(events[1].at("payload") == json::value(""));
    BOOST_TEST(events[1].at("leaf") == json::parse("[" + own + "]").as_array()[1].at("leaf"));
    BOOST_TEST(events[2].at("payload").as_string().find("ba") != json::string::npos);
}

BOOST_AUTO_TEST_CASE(no_more_bytes_are_kept_than_allowed_and_the_least_used_go_first) {
    const std::string words(2'000, 'x');
    for (const auto* id : {"d2", "d3", "d4"}) {
        append("registered", words, DossierId(id), 1);
    }
    const auto at_head = [&](HistoryShelf& of, const char* id) {
        return of.at_head(*reading, DossierId(id), 1).value();
    };
    const auto one = at_head(shelf, "d2")->bytes();
    HistoryShelf small(2 * one + one / 2);
    const auto second = at_head(small, "d2");
    const auto third = at_head(small, "d3");
    BOOST_TEST(at_head(small, "d2") == second);
    at_head(small, "d4");  // in the place of d3
    BOOST_TEST(small.bytes() <= 2 * one + one / 2);
    BOOST_TEST(at_head(small, "d2") == second);
    BOOST_TEST(at_head(small, "d3") != third);

    HistoryShelf none(one - 1);
    BOOST_TEST(at_head(none, "d2") != at_head(none, "d2"));
    BOOST_TEST(none.bytes() == 0U);
}

BOOST_AUTO_TEST_CASE(a_text_that_would_be_too_long_is_refused_before_it_is_made) {
    append("registered", "một");
    append("moved", std::string(20'000, 'x'));
    append("moved", "ba");
    const auto whole = at_head(3)->bytes();
    HistoryShelf small(0, whole - 1);
    BOOST_TEST(small.at_head(*reading, dossier_id, 3).error().code == "history.too_long");
    HistoryShelf enough(0, 2 * whole);  // memory is taken ahead while it grows
    BOOST_TEST(enough.at_head(*reading, dossier_id, 3).has_value());
}

// Several pages of the log, with an erasure on the last: nothing before it is taken over.
BOOST_AUTO_TEST_CASE(a_long_history_is_read_page_by_page) {
    append("registered", "tên người");
    contract::write(*place.store, [&](runtime::Writing& writing) {
        for (int i = 0; i < 2'500; ++i) {
            append_by(writing, "moved", std::to_string(i));
        }
    });
    BOOST_TEST(told() == stored());
    BOOST_TEST(at_head(2'501)->revision() == 2'501U);
    contract::write(*place.store, [&](runtime::Writing& writing) {
        for (int i = 0; i < 2'500; ++i) {
            append_by(writing, "moved", std::to_string(i));
        }
    });
    erase_words_of_first();
    append("moved", "sau");
    BOOST_TEST(told() == stored());
    BOOST_TEST(told().find("tên người") == std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
