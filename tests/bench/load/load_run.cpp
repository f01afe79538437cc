#include "tests/bench/load/load_run.hpp"

#include <boost/json.hpp>
#include <fstream>
#include <stdexcept>
#include <unordered_map>

#include "tests/bench/load/database_rows.hpp"

namespace phanbien::bench {

namespace json = boost::json;

namespace {

// What was answered and not yet found: the token of each "dossier revision".
using Sought = std::unordered_map<std::string, std::string>;

constexpr const char* events_since =
    "SELECT dossier, sequence, payload, length(CAST(leaf AS BLOB)) + length(CAST(payload AS BLOB)) "
    "+ length(hash) FROM event WHERE position >= ? ORDER BY position";
constexpr const char* rows_since =
    "SELECT '00000000-0000-7000-8000-000000000000', id, bytes, length(CAST(bytes AS BLOB)) "
    "FROM log WHERE id > ? ORDER BY id";

// `together`: events of one command, the last of which has the revision that was answered.
Sought sought_in(const std::filesystem::path& answered, std::size_t together) {
    Sought sought;
    std::ifstream in(answered);
    std::string dossier;
    std::string token;
    for (std::uint64_t revision = 0; in >> dossier >> revision >> token;) {
        for (std::size_t back = 0; back < together; ++back) {
            if (!sought.emplace(dossier + ' ' + std::to_string(revision - back), token).second) {
                throw std::runtime_error("two commands were answered with revision " +
                                         std::to_string(revision - back) + " of " + dossier);
            }
        }
    }
    return sought;
}

// Every answered command is in the database, as it was sent. Returns the bytes of its log for each.
double check_answered(const std::filesystem::path& database, const char* sql, std::int64_t since,
                      const std::filesystem::path& answered, std::size_t together) {
    auto sought = sought_in(answered, together);
    const auto count = sought.size() / together;
    std::int64_t bytes = 0;
    DatabaseRows rows(database, sql);
    rows.ask(since);
    while (rows.next()) {
        bytes += rows.number(3);
        const auto found = sought.find(rows.text(0) + ' ' + std::to_string(rows.number(1)));
        if (found != sought.end() && rows.text(2).find(found->second) != std::string::npos) {
            sought.erase(found);
        }
    }
    if (!sought.empty()) {
        throw std::runtime_error(std::to_string(sought.size()) + " of " +
                                 std::to_string(count * together) +
                                 " answered events are not in the database after kill -9; one is " +
                                 sought.begin()->first + " " + sought.begin()->second);
    }
    return count == 0 ? 0 : static_cast<double>(bytes) / static_cast<double>(count);
}

// Runs the client; a run by time ends with the server's death under load.
Figures drive(const Bench& bench, RunningServer& server, const Plan& plan, const Load& load) {
    const auto plan_file = bench.folder / "plan.json";
    std::ofstream(plan_file) << json::serialize(to_json(plan));
    std::vector<std::string> arguments{bench.programs / "load_client",
                                       "--port",
                                       std::to_string(server.port()),
                                       "--plan",
                                       plan_file,
                                       "--script",
                                       load.script,
                                       "--clients",
                                       std::to_string(load.clients),
                                       "--bytes",
                                       std::to_string(load.bytes),
                                       "--together",
                                       std::to_string(load.together),
                                       "--answered",
                                       bench.folder / "answered.txt"};
    const bool by_time = load.commands == 0;
    if (by_time) {
        arguments.insert(arguments.end(), {"--warm-up", std::to_string(bench.warm_up_s),
                                           "--seconds", std::to_string(bench.seconds)});
    } else {
        arguments.insert(arguments.end(), {"--commands", std::to_string(load.commands)});
    }
    const auto before_us = server.process().processor_us();
    ChildProcess client(arguments, bench.errors());
    double after_us = 0;
    if (by_time) {
        client.line_with("measured");
        after_us = server.process().processor_us();
        server.process().kill();
    }
    const auto told = json::parse(client.line_with("ops_s")).as_object();
    client.wait();
    if (!by_time) {
        after_us = server.process().processor_us();
    }
    const auto number = [&](std::string_view name) { return told.at(name).to_number<double>(); };
    const Figures figures{.ops_s = number("ops_s"),
                          .p50_ms = number("p50_ms"),
                          .p99_ms = number("p99_ms"),
                          .answered = told.at("answered").to_number<std::uint64_t>(),
                          .processor_us = (after_us - before_us) / number("answered"),
                          .dossier = plan.dossier};
    const bool all_done = told.at("refused").as_object().empty() && number("broken") == 0;
    if (!all_done || figures.answered == 0) {
        throw std::runtime_error(json::serialize(told) + ": not every command was done; see " +
                                 bench.errors().string());
    }
    return figures;
}

}  // namespace

std::uint64_t log_size_in(const std::filesystem::path& database) {
    DatabaseRows rows(database,
                      "SELECT COALESCE(MAX(position) + 1, 0) FROM event WHERE position >= ?");
    rows.ask(0);
    return rows.next() ? static_cast<std::uint64_t>(rows.number(0)) : 0;
}

Figures load_real(const Bench& bench, const std::filesystem::path& data, const Load& load) {
    const auto before = static_cast<std::int64_t>(log_size_in(database_of(data)));
    const auto server = serve(bench, data);
    auto plan = make_plan(*server);
    if (load.elsewhere) {
        plan.body = plan.other_body;
    }
    if (load.script == "opinions") {
        plan.dossier = open_consultation(*server, plan);
    }
    auto figures = drive(bench, *server, plan, load);
    server->process().kill();
    // The server finds its log in order, or does not start.
    serve(bench, data)->process().stop();
    figures.row_bytes = check_answered(database_of(data), events_since, before,
                                       bench.folder / "answered.txt", load.together);
    return figures;
}

Figures load_running(const Bench& bench, RunningServer& server, const Plan& plan,
                     const Load& load) {
    return drive(bench, server, plan, load);
}

Figures load_bare(const Bench& bench, const std::filesystem::path& data, const Load& load,
                  std::uint64_t row_bytes) {
    std::filesystem::remove_all(data);
    std::filesystem::create_directories(data);
    const auto database = data / "bare.db";
    const auto server = serve_bare(bench, database, row_bytes);
    auto figures = drive(bench, *server, plan_of_nobody(), load);
    server->process().kill();
    check_answered(database, rows_since, 0, bench.folder / "answered.txt", 1);
    return figures;
}

}  // namespace phanbien::bench
