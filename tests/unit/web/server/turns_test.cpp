#include "web/server/turns.hpp"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <string>

using phanbien::server::Asker;
using phanbien::server::Pace;
using phanbien::server::slow_waiting_max;
using phanbien::server::Turns;

namespace {

// Turns with work that only has a name.
struct Waiting {
    explicit Waiting(std::size_t threads) : turns(threads) {}

    bool ask(const std::string& client, Pace pace) {
        return turns.push({{client, pace}, [] {}});
    }
    // Whose turn it is; it runs on.
    std::string begun() {
        auto turn = turns.next();
        if (!turn) {
            return "nobody";
        }
        running.push_back(turn->asker);
        return turn->asker.client;
    }
    void end_first() {
        turns.end(running.front());
        running.erase(running.begin());
    }
    // The same, done at once.
    std::string done() {
        auto turn = turns.next();
        if (!turn) {
            return "nobody";
        }
        turns.end(turn->asker);
        return turn->asker.client;
    }

    Turns turns;
    std::vector<Asker> running;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(turns)

BOOST_AUTO_TEST_CASE(clients_come_round_in_turn_however_much_one_asks_for) {
    Waiting waiting{4};
    for (int i = 0; i < 100; ++i) {
        BOOST_TEST(waiting.ask("flood", Pace::usual));
    }
    BOOST_TEST(waiting.ask("one", Pace::usual));
    BOOST_TEST(waiting.ask("two", Pace::usual));
    BOOST_TEST(waiting.ask("one", Pace::usual));
    std::string order;
    for (int i = 0; i < 7; ++i) {
        order += waiting.done() + " ";
    }
    BOOST_TEST(order == "flood one two flood one flood flood ");
}

BOOST_AUTO_TEST_CASE(one_thread_is_left_for_what_is_quick_and_one_for_what_is_not_slow) {
    Waiting waiting{4};
    for (const char* reader : {"a", "b", "c", "d", "e"}) {
        BOOST_TEST(waiting.ask(reader, Pace::slow));
        BOOST_TEST(waiting.ask(reader, Pace::usual));
    }
    for (int i = 0; i < 3; ++i) {
        BOOST_TEST(waiting.begun() != "nobody");
    }
    BOOST_TEST(waiting.begun() == "nobody");  // the fourth thread
    const auto slow = std::ranges::count(waiting.running, Pace::slow, &Asker::pace);
    BOOST_TEST((slow == 1 || slow == 2));
    BOOST_TEST(waiting.ask("writer", Pace::quick));
    BOOST_TEST(waiting.begun() == "writer");
    waiting.end_first();
    BOOST_TEST(waiting.begun() != "nobody");
}

BOOST_AUTO_TEST_CASE(slow_work_has_half_the_threads_and_of_one_client_one) {
    Waiting waiting{4};
    BOOST_TEST(waiting.ask("one", Pace::slow));
    BOOST_TEST(waiting.ask("one", Pace::slow));
    BOOST_TEST(waiting.ask("two", Pace::slow));
    BOOST_TEST(waiting.ask("three", Pace::slow));
    BOOST_TEST(waiting.begun() == "one");
    BOOST_TEST(waiting.begun() == "two");
    BOOST_TEST(waiting.begun() == "nobody");
    waiting.end_first();
    BOOST_TEST(waiting.begun() == "three");
    waiting.end_first();
    BOOST_TEST(waiting.begun() == "one");
}

BOOST_AUTO_TEST_CASE(too_much_slow_work_is_not_taken) {
    Waiting waiting{4};
    for (std::size_t i = 0; i < slow_waiting_max; ++i) {
        BOOST_TEST(waiting.ask("client " + std::to_string(i), Pace::slow));
    }
    BOOST_TEST(!waiting.ask("one more", Pace::slow));
    BOOST_TEST(waiting.ask("one more", Pace::usual));
    BOOST_TEST(waiting.begun() == "one more");
    BOOST_TEST(waiting.begun() == "client 0");
    BOOST_TEST(waiting.ask("one more", Pace::slow));
}

BOOST_AUTO_TEST_CASE(one_thread_does_everything_in_turn) {
    Waiting waiting{1};
    for (int i = 0; i < 9; ++i) {
        BOOST_TEST(waiting.ask("quick", Pace::quick));
        BOOST_TEST(waiting.ask("usual", Pace::usual));
        BOOST_TEST(waiting.ask("slow", Pace::slow));
    }
    std::string order;
    for (int i = 0; i < 6; ++i) {
        order += waiting.done() + " ";
    }
    BOOST_TEST(order == "quick usual slow quick usual slow ");
}

BOOST_AUTO_TEST_CASE(what_is_dropped_is_handed_back_whole) {
    Waiting waiting{2};
    BOOST_TEST(waiting.ask("one", Pace::quick));
    BOOST_TEST(waiting.ask("two", Pace::slow));
    BOOST_TEST(waiting.turns.drop_waiting().size() == 2U);
    BOOST_TEST(waiting.begun() == "nobody");
}

BOOST_AUTO_TEST_SUITE_END()
