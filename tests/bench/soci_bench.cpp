// What the way through SOCI and our tables costs on PostgreSQL: the transactions of commands,
// beside pgbench, which sends the same statements, prepared, with the same rows, and does nothing
// else.
//
// Each transaction takes its turn, looks for an answer to the idempotency key and for the log's
// end, appends an event, keeps the answer, commits. One connection each, so that what is compared
// is the cost of a statement; with fsync off, since the disk costs both the same. pgbench takes its
// turn in a round trip of its own. A server is started for this (tests/postgresql/with_server).
//
//     soci_bench [ROUNDS] [--output FILE]    measure, print, write the part "soci"
//     soci_bench --check                     only that both leave the same number of events
#include <unistd.h>

#include <cstdio>
#include <stdexcept>

#include "adapters/storage/postgresql_store.hpp"
#include "tests/bench/measure.hpp"
#include "tests/contract/temporary_data.hpp"

namespace {

using namespace phanbien;

constexpr int rounds_usual = 5;
constexpr int transactions = 2'000;  // of a round
constexpr int transactions_of_check = 20;
constexpr double ratio_wanted = 0.5;
constexpr std::size_t leaf_bytes = 400;
constexpr std::size_t payload_bytes = 300;

const std::string hash(64, 'a');
const std::string request_hash(64, 'b');

std::string script() {
    return "\\set n :n + 1\n"
           "BEGIN ISOLATION LEVEL READ COMMITTED;\n" +
           storage::OfficeLocks::turn() +
           ";\n"
           "SELECT account, idempotency_key, request_hash, status, body, revision, at FROM reply "
           "WHERE account = 'a' AND idempotency_key = CAST(:n AS TEXT);\n"
           "SELECT position, at FROM event ORDER BY position DESC LIMIT 1;\n"
           "INSERT INTO event (position, dossier, sequence, leaf, payload, hash, erased_at, at) "
           "VALUES (:n, NULLIF('d', ''), NULLIF(CAST(:n AS BIGINT) + 1, 0), :leaf, :payload, '" +
           hash +
           "', NULL, :n);\n"
           "INSERT INTO reply (account, idempotency_key, request_hash, status, body, revision, at) "
           "VALUES ('a', CAST(:n AS TEXT), '" +
           request_hash +
           "', 200, '{}', :n, :n);\n"
           "COMMIT;\n";
}

std::uint64_t events_in(const std::string& url) {
    return storage::open_read_only_postgresql_store(url)->open_reading()->log_head().size;
}

double ours_per_second(const std::string& url, int count) {
    const auto store = storage::open_postgresql_store(url);
    const runtime::StoredReply reply{.account = AccountId("a"),
                                     .key = {},
                                     .request_hash = request_hash,
                                     .status = 200,
                                     .body = "{}",
                                     .revision = 1,
                                     .at = {}};
    const auto ms = bench::ms_of([&] {
        for (int i = 0; i < count; ++i) {
            const auto writing = store->begin();
            const auto head = writing->log_head();
            auto answer = reply;
            answer.key = std::to_string(head.size);
            if (writing->reply(answer.account, answer.key)) {
                throw std::runtime_error("a key that nobody used is known");
            }
            writing->append({.position = head.size,
                             .dossier = DossierId("d"),
                             .sequence = head.size + 1,
                             .leaf = std::string(leaf_bytes, 'x'),
                             .payload = std::string(payload_bytes, 'y'),
                             .hash = hash},
                            head.last_at + std::chrono::microseconds(1));
            writing->put_reply(answer);
            writing->commit();
        }
    });
    return 1'000.0 * count / ms;
}

double pgbench_per_second(const std::string& url, const std::filesystem::path& file, int count) {
    const auto next = static_cast<std::int64_t>(events_in(url)) - 1;
    const auto command =
        "PATH=\"/usr/lib/postgresql/15/bin:$PATH\" pgbench -n -M prepared -c 1 "
        "-j 1 -t " +
        std::to_string(count) + " -D n=" + std::to_string(next) +
        " -D leaf=" + std::string(leaf_bytes, 'x') +
        " -D payload=" + std::string(payload_bytes, 'y') + " -f '" + file.string() + "' '" + url +
        "' 2>&1";
    std::string told;
    if (auto* const out = ::popen(command.c_str(), "r")) {
        char line[512];
        while (std::fgets(line, sizeof line, out) != nullptr) {
            told += line;
        }
        ::pclose(out);
    }
    constexpr std::string_view before = "tps = ";
    const auto at = told.find(before);
    if (at == std::string::npos) {
        throw std::runtime_error("pgbench says no figure:\n" + told);
    }
    return std::atof(told.c_str() + at + before.size());
}

void measure(const bench::Call& call) {
    const contract::TemporaryDirectory folder;
    const auto file = folder.path() / "script.sql";
    std::ofstream(file) << script();
    const contract::TemporaryDatabase by_us;
    const contract::TemporaryDatabase by_pgbench;
    storage::migrate_postgresql_store(by_pgbench.url());
    const int count = call.amount > 0 ? transactions : transactions_of_check;
    std::vector<double> ours;
    std::vector<double> theirs;
    for (int round = 0; round < std::max(1, static_cast<int>(call.amount)); ++round) {
        ours.push_back(ours_per_second(by_us.url(), count));
        theirs.push_back(pgbench_per_second(by_pgbench.url(), file, count));
    }
    if (events_in(by_us.url()) != events_in(by_pgbench.url())) {
        throw std::runtime_error("the two leave another number of events");
    }
    if (call.amount > 0) {
        const auto ratio = bench::median(ours) / bench::median(theirs);
        std::printf("through SOCI %.0f transactions/s, pgbench %.0f: %.2f (%.2f wanted)\n",
                    bench::median(ours), bench::median(theirs), ratio, ratio_wanted);
        bench::write_part(call.output, "soci",
                          {{"ops_s", bench::median(ours)},
                           {"pgbench_ops_s", bench::median(theirs)},
                           {"ratio", ratio}});
    }
}

}  // namespace

int main(int count, char** arguments) {
    if (phanbien::contract::test_server().empty()) {
        const std::string with_server = PHANBIEN_SOURCE_DIR "/tests/postgresql/with_server";
        std::vector<char*> words{const_cast<char*>(with_server.c_str())};
        words.insert(words.end(), arguments, arguments + count);
        words.push_back(nullptr);
        ::execv(with_server.c_str(), words.data());
        std::perror("soci_bench");
        return 1;
    }
    try {
        measure(phanbien::bench::read_call(count, arguments, rounds_usual));
        return 0;
    } catch (const std::exception& failure) {
        std::fprintf(stderr, "soci_bench: %s\n", failure.what());
        return 1;
    }
}
