// LiveOffice: the real office over the real store in a directory of its own, or a database of its
// own on PostgreSQL (tests/contract/temporary_data.hpp), with a clock one sets and repeatable
// randomness. Commands are performed and waited for; restart() closes
// everything and opens it again from disk.
#pragma once

#include <atomic>
#include <functional>
#include <future>
#include <memory>
#include <random>

#include "engine/dossier/workflow.hpp"
#include "engine/runtime/office.hpp"
#include "tests/contract/stores.hpp"
#include "tests/worlds/faulty_store.hpp"

namespace phanbien::worlds {

class SetClock final : public runtime::Clock {
  public:
    Instant now() override { return Instant(std::chrono::microseconds(count_.load())); }
    void set(Instant at) { count_ = at.time_since_epoch().count(); }
    void pass(std::chrono::microseconds time) { count_ += time.count(); }

  private:
    std::atomic<std::int64_t> count_ =
        1'788'746'400'000'000;  // 2026-09-07 09:00 in Vietnam, Monday
};

class SeededRandom final : public runtime::Random {
  public:
    explicit SeededRandom(std::uint64_t seed) : engine_(seed) {}
    void fill(std::span<unsigned char> bytes) override {
        const std::lock_guard lock(mutex_);
        for (auto& byte : bytes) {
            byte = static_cast<unsigned char>(engine_());
        }
    }

  private:
    std::mutex mutex_;
    std::mt19937_64 engine_;
};

inline const OrganisationId front{"org-front"};
inline const OrganisationId body{"org-body"};
inline const OrganisationId women{"org-women"};

people::Actor person(const std::string& name, const OrganisationId& organisation,
                     std::vector<std::string> roles);
people::Actor registrar();
people::Actor specialist();
people::Actor head();
people::Actor committee();
people::Actor drafter();
people::Actor reviewer();

dossier::Workflow read_procedure(const std::string& hash = "hash-1");  // workflows/phan-bien.scxml
std::vector<dossier::Workflow> procedures(const std::string& hash = "hash-1");  // that one alone

std::vector<runtime::RouteSource> route_sources();  // workflows/routes

class LiveOffice {
  public:
    explicit LiveOffice(std::uint64_t seed = 1);
    ~LiveOffice();

    Result<runtime::Receipt> perform(const std::string& dossier, const people::Actor& actor,
                                     dossier::CommandBody command,
                                     std::optional<std::uint64_t> expected_revision = {},
                                     runtime::IdempotencyKey key = {});
    // The same, which must succeed.
    runtime::Receipt does(const std::string& dossier, const people::Actor& actor,
                          dossier::CommandBody command);
    void raises(const std::string& dossier, const people::Actor& actor, const std::string& event,
                boost::json::object data = {});
    // Stores the draft of registration() as this person's own upload.
    void uploads(const people::Actor& actor);
    // Stores these bytes as the registrar's own upload, which is no draft.
    FileHash uploads_file(const std::string& bytes);
    runtime::Receipt registers(const std::string& dossier);
    // As far as a body is asked for its opinions; the id of what it is asked for.
    ReviewId asks_for_opinions(const std::string& dossier);
    // As far as the drafting body's turn to answer, where a due date is waited for.
    void waits_for_answer(const std::string& dossier);
    // Puts an event into the dossier's log that no program wrote.
    void damages(const std::string& dossier);

    dossier::Dossier at_head(const std::string& dossier);
    void restart();
    void close();
    void open();
    // Goes on with the same store under another definition for new dossiers.
    void work_by(runtime::WorkflowShelf& others);

    contract::TemporaryDirectory directory;
    contract::TemporaryDatabase database;
    storage::DataPlace place{directory.path(), database.url()};
    SetClock clock;
    SeededRandom random;
    runtime::WorkflowShelf workflows{procedures()};
    runtime::RouteShelf routes{route_sources()};
    std::unique_ptr<runtime::Store> real_store;
    std::unique_ptr<FaultyStore> store;
    std::unique_ptr<runtime::Committer> committer;
    std::unique_ptr<runtime::Office> office;
    std::atomic<int> breakdowns = 0;
    std::atomic<int> faults = 0;  // told by the office for the log
    // Done in the transaction in which a dossier closes; empty: nothing.
    std::function<void(runtime::Writing&)> on_closed;
    // Why a definition may not be put to use; empty: every one may.
    std::function<std::optional<Problem>(const dossier::Workflow&)> refuses;
};

dossier::Register registration(const std::string& dossier);
// That opinions are asked for in writing.
dossier::Act propose_scope();
// What reviewer() says of Điều 1.
dossier::GiveOpinion opinion_of_reviewer();

}  // namespace phanbien::worlds
