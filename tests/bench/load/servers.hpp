// The two servers under load, and what the bench needs to know of them: how they are started, who
// is signed in, what is in their databases. All throw std::runtime_error with what went wrong.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "tests/bench/load/child_process.hpp"
#include "tests/bench/load/http_line.hpp"

namespace phanbien::bench {

// Where the programs are and where the data go.
struct Bench {
    std::filesystem::path phanbien;  // the real server's program
    std::filesystem::path programs;  // the folder of bare_server and load_client
    std::filesystem::path folder;    // for databases: on the disk that shall be measured
    double warm_up_s = 1;
    double seconds = 4;
    int rounds = 3;
    std::uint64_t dossiers = 2'000;      // of W4
    std::uint64_t events = 1'000'000;    // of growth
    std::filesystem::path grown = {};    // of growth: goes on with what is there, and leaves it
    std::uint64_t opinions = 1'000'000;  // of nation
    std::string database = {};           // of nation: a PostgreSQL URL
    bool only_checks = false;            // figures are not kept

    std::filesystem::path errors() const { return folder / "errors.log"; }
};

class RunningServer {
  public:
    RunningServer(const Bench& bench, const std::vector<std::string>& arguments);

    ChildProcess& process() { return process_; }
    std::uint16_t port() const { return port_; }
    // Returns when it has answered a first request.
    void await_answer();
    double started_ms() const { return started_ms_; }  // from exec to that answer

  private:
    double began_ms_;
    ChildProcess process_;
    std::uint16_t port_;
    double started_ms_ = 0;
};

// The real server over a folder of data, and bench.database where there is one, as an office runs
// it: its usual settings.
std::unique_ptr<RunningServer> serve(const Bench& bench, const std::filesystem::path& data,
                                     const std::vector<std::string>& more = {});
// The bare one over a database of its own; `row_bytes` as bare_server.cpp says.
std::unique_ptr<RunningServer> serve_bare(const Bench& bench, const std::filesystem::path& database,
                                          std::uint64_t row_bytes);

// A folder with the demo's office, made once by the real server, which ended in order.
void make_office(const Bench& bench, const std::filesystem::path& data);
// The same files elsewhere; what was there is removed.
void copy_office(const std::filesystem::path& from, const std::filesystem::path& to);
inline std::filesystem::path database_of(const std::filesystem::path& data) {
    return data / "phanbien.db";
}

// Signs somebody of the demo in.
Person sign_in(RunningServer& server, std::string_view username);
// Signs everybody in and looks up what scripts need.
Plan make_plan(RunningServer& server);
// Of nobody, with everything as long as in a real one: for the bare server.
Plan plan_of_nobody();
// A draft registered and sent out for opinions; its dossier's id.
std::string open_consultation(RunningServer& server, const Plan& plan);

}  // namespace phanbien::bench
