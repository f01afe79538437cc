#include "engine/runtime/committer.hpp"

#include <boost/test/unit_test.hpp>
#include <future>

#include "engine/runtime/office.hpp"
#include "tests/contract/stores.hpp"
#include "tests/worlds/faulty_store.hpp"

using namespace phanbien;
using namespace phanbien::runtime;
using worlds::Step;

namespace {

// Appends one event of the office and says what became of it.
class Note final : public Job {
  public:
    struct Fate {
        std::promise<std::optional<Problem>> answer;
        int runs = 0;
        int rollbacks = 0;
        int finishes = 0;
    };
    explicit Note(
        Fate& fate, std::function<void()> poison = [] {}, std::size_t weight = 1)
        : fate_(fate), poison_(std::move(poison)), weight_(weight) {}

    void run(Writing& writing) override {
        ++fate_.runs;
        const auto head = writing.log_head();
        writing.append(contract::event(head.size, "", 0),
                       head.last_at + std::chrono::microseconds(1));
        poison_();
    }
    void finish(std::optional<Problem> failure) override {
        ++fate_.finishes;
        fate_.answer.set_value(std::move(failure));
    }
    void rolled_back() override { ++fate_.rollbacks; }
    std::size_t weight() const override { return weight_; }

  private:
    Fate& fate_;
    std::function<void()> poison_;
    std::size_t weight_;
};

// Holds the committer inside a transaction until it is let go, so that what follows is one batch.
class Gate final : public Job {
  public:
    Gate(std::promise<void>& inside, std::future<void> opened)
        : inside_(inside), opened_(std::move(opened)) {}
    void run(Writing&) override {
        inside_.set_value();
        opened_.wait();
    }
    void finish(std::optional<Problem>) override {}

  private:
    std::promise<void>& inside_;
    std::future<void> opened_;
};

struct Place {
    contract::TemporaryDirectory directory;
    contract::TemporaryDatabase database;
    std::unique_ptr<Store> real = storage::open_store({directory.path(), database.url()});
    worlds::FaultyStore store{*real};
    std::string broken;
    Committer committer{store, [this](const std::string& why) { broken = why; }};
    std::promise<void> gate;

    std::optional<Problem> answer(Note::Fate& fate) { return fate.answer.get_future().get(); }
    void submit(
        Note::Fate& fate, std::function<void()> poison = [] {}) {
        BOOST_TEST(committer.submit(std::make_unique<Note>(fate, std::move(poison))));
    }
    void hold() {
        std::promise<void> inside;
        BOOST_TEST(committer.submit(std::make_unique<Gate>(inside, gate.get_future())));
        inside.get_future().wait();
    }
    std::uint64_t log_size() { return real->open_reading()->log_head().size; }
};

void fail(StoreFailure::Kind kind) {
    throw StoreFailure(kind, "a fault of the test");
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(committer, Place)

BOOST_AUTO_TEST_CASE(what_waits_is_one_transaction_and_answered_after_it) {
    std::vector<Note::Fate> fates(100);
    hold();
    for (auto& fate : fates) {
        submit(fate);
    }
    BOOST_TEST(log_size() == 0U);
    gate.set_value();
    for (auto& fate : fates) {
        BOOST_TEST(!answer(fate));
    }
    committer.stop();
    BOOST_TEST(log_size() == 100U);
    BOOST_TEST(committer.figures().jobs == 101U);
    BOOST_TEST(committer.figures().batches == 2U);
    BOOST_TEST(committer.figures().failures == 0U);
    for (const auto& fate : fates) {
        BOOST_TEST(fate.runs == 1);
        BOOST_TEST(fate.finishes == 1);
    }
}

BOOST_AUTO_TEST_CASE(a_batch_is_bounded) {
    std::vector<Note::Fate> fates(batch_max + 1);
    hold();
    for (auto& fate : fates) {
        submit(fate);
    }
    gate.set_value();
    committer.stop();
    BOOST_TEST(committer.figures().batches == 3U);
}

BOOST_AUTO_TEST_CASE(heavy_jobs_make_a_batch_of_few) {
    std::vector<Note::Fate> fates(5);
    hold();
    for (auto& fate : fates) {
        BOOST_TEST(committer.submit(std::make_unique<Note>(
            fate, [] {}, batch_max / 2)));
    }
    gate.set_value();
    for (auto& fate : fates) {
        BOOST_TEST(!answer(fate));
    }
    committer.stop();
    BOOST_TEST(committer.figures().batches == 4U);  // the gate, two, two and one
}

BOOST_AUTO_TEST_CASE(a_poisonous_job_harms_only_itself) {
    std::vector<Note::Fate> fates(5);
    hold();
    for (std::size_t i = 0; i < fates.size(); ++i) {
        submit(fates[i], [i] {
            if (i == 2) {
                throw std::runtime_error("poison");
            }
        });
    }
    gate.set_value();
    for (std::size_t i = 0; i < fates.size(); ++i) {
        const auto problem = answer(fates[i]);
        BOOST_TEST(problem.has_value() == (i == 2));
    }
    committer.stop();
    BOOST_TEST(log_size() == 4U);
    BOOST_TEST(fates[2].runs == 2);
    BOOST_TEST(fates[2].rollbacks == 2);
    BOOST_TEST(fates[0].rollbacks == 1);
    BOOST_TEST(fates[4].finishes == 1);
    BOOST_TEST(broken.empty());
}

BOOST_AUTO_TEST_CASE(a_full_disk_is_said_and_survived) {
    std::atomic<bool> full = true;
    store.fault = [&](Step step) {
        if (full && step == Step::before_commit) {
            fail(StoreFailure::Kind::full);
        }
    };
    Note::Fate refused;
    submit(refused);
    const auto problem = answer(refused);
    BOOST_TEST_REQUIRE(problem.has_value());
    BOOST_TEST((problem->kind == ProblemKind::storage_full));
    full = false;
    Note::Fate fine;
    submit(fine);
    BOOST_TEST(!answer(fine));
    BOOST_TEST(log_size() == 1U);
    BOOST_TEST(broken.empty());
}

BOOST_AUTO_TEST_CASE(a_transaction_that_cannot_begin_is_nobodys_fault) {
    std::atomic<int> tries = 0;
    store.fault = [&](Step step) {
        if (step == Step::begin) {
            ++tries;
            fail(StoreFailure::Kind::busy);
        }
    };
    Note::Fate refused;
    submit(refused);
    BOOST_TEST((answer(refused)->kind == ProblemKind::busy));
    committer.stop();
    BOOST_TEST(tries == 1);
    BOOST_TEST(refused.runs == 0);
}

BOOST_AUTO_TEST_CASE(a_broken_store_stops_the_committer_for_good) {
    store.fault = [](Step step) {
        if (step == Step::before_commit) {
            fail(StoreFailure::Kind::broken);
        }
    };
    std::vector<Note::Fate> fates(3);
    std::promise<void> opened;
    for (auto& fate : fates) {
        submit(fate, [&fate, &opened, &fates] {
            if (&fate == &fates[0]) {
                opened.get_future().wait();
            }
        });
    }
    opened.set_value();
    for (auto& fate : fates) {
        BOOST_TEST((answer(fate)->kind == ProblemKind::busy));
        BOOST_TEST(fate.finishes == 1);
    }
    Note::Fate late;
    BOOST_TEST(!committer.submit(std::make_unique<Note>(late)));
    BOOST_TEST(late.finishes == 0);
    committer.stop();
    BOOST_TEST(broken == "a fault of the test");
    BOOST_TEST(log_size() == 0U);
}

BOOST_AUTO_TEST_CASE(a_lost_acknowledgement_is_not_tried_again) {
    store.fault = [](Step step) {
        if (step == Step::after_commit) {
            throw std::runtime_error("the answer was lost");
        }
    };
    Note::Fate fate;
    submit(fate);
    BOOST_TEST(answer(fate).has_value());
    committer.stop();
    BOOST_TEST(fate.runs == 1);
    BOOST_TEST(log_size() == 1U);
    BOOST_TEST(broken == "the answer was lost");
}

BOOST_AUTO_TEST_CASE(what_nobody_knows_is_said_and_not_tried_again_and_the_rest_goes_on) {
    int commits = 0;
    store.fault = [&](Step step) {
        if (step == Step::after_commit && ++commits == 2) {
            fail(StoreFailure::Kind::unknown);
        }
    };
    std::vector<Note::Fate> fates(3);
    hold();  // the first commit
    for (auto& fate : fates) {
        submit(fate);
    }
    gate.set_value();
    for (auto& fate : fates) {
        BOOST_TEST(answer(fate)->code == "store.unknown");
        BOOST_TEST(fate.runs == 1);
        BOOST_TEST(fate.rollbacks == 1);
        BOOST_TEST(fate.finishes == 1);
    }
    Note::Fate later;
    submit(later);
    BOOST_TEST(!answer(later));
    BOOST_TEST(log_size() == 4U);
    BOOST_TEST(broken.empty());
}

BOOST_AUTO_TEST_CASE(a_store_that_went_away_is_not_asked_for_every_job) {
    int begun = 0;
    store.fault = [&](Step step) {
        if (step == Step::begin && ++begun > 2) {
            fail(StoreFailure::Kind::busy);  // after the gate and the batch
        }
        if (step == Step::before_commit && begun == 2) {
            fail(StoreFailure::Kind::busy);
        }
    };
    std::vector<Note::Fate> fates(20);
    hold();
    for (auto& fate : fates) {
        submit(fate);
    }
    gate.set_value();
    for (auto& fate : fates) {
        BOOST_TEST(answer(fate)->code == "store.busy");
        BOOST_TEST(fate.finishes == 1);
    }
    committer.stop();
    BOOST_TEST(begun == 3);
    BOOST_TEST(log_size() == 0U);
}

BOOST_AUTO_TEST_CASE(a_full_queue_refuses_and_stop_lets_the_rest_finish) {
    std::vector<Note::Fate> fates(waiting_max);
    std::promise<void> inside;
    Note::Fate first;
    submit(first, [&, once = false]() mutable {
        if (!std::exchange(once, true)) {
            inside.set_value();
            gate.get_future().wait();
        }
    });
    inside.get_future().wait();
    for (auto& fate : fates) {
        submit(fate);
    }
    Note::Fate over;
    BOOST_TEST(!committer.submit(std::make_unique<Note>(over)));
    BOOST_TEST(committer.figures().waiting == waiting_max);
    gate.set_value();
    committer.stop();
    BOOST_TEST(log_size() == waiting_max + 1);
    BOOST_TEST(over.finishes == 0);
    BOOST_TEST(!committer.submit(std::make_unique<Note>(over)));
    BOOST_TEST(run_and_wait(committer, [](Writing&) {})->code == "queue.full");
}

BOOST_AUTO_TEST_SUITE_END()
