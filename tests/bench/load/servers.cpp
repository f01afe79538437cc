#include "tests/bench/load/servers.hpp"

#include <boost/json.hpp>
#include <chrono>
#include <stdexcept>

#include "engine/kernel/instant.hpp"
#include "tests/bench/load/said.hpp"

namespace phanbien::bench {

namespace json = boost::json;

namespace {

constexpr std::string_view listening = "listening on http://127.0.0.1:";
constexpr std::string_view demo_password = "PhanBien@2026";

double now_ms() {
    return std::chrono::duration<double, std::milli>(
               std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

json::value demanded(const HttpAnswer& answer, const std::string& what) {
    if (answer.status != 200 && answer.status != 201) {
        throw std::runtime_error(what + " was refused with " + std::to_string(answer.status) +
                                 ": " + answer.body);
    }
    return json::parse(answer.body);
}

struct SignedIn {
    Person person;
    std::string organisation;
};

SignedIn sign_in(HttpLine& line, std::string_view username) {
    const auto answer = line.ask({.target = "/api/v1/session",
                                  .body = json::serialize(json::object{
                                      {"username", username}, {"password", demo_password}})});
    const auto value = demanded(answer, std::string(username) + "'s signing in");
    return {.person = {.cookie = answer.set_cookie.substr(0, answer.set_cookie.find(';')),
                       .csrf_token = std::string(value.at("csrf_token").as_string())},
            .organisation = std::string(value.at_pointer("/account/organisation/id").as_string())};
}

std::string in_days(int days) {
    const auto now =
        std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now());
    return to_text(vietnam_day(now) + std::chrono::days(days));
}

void command(HttpLine& line, const Person& by, const std::string& dossier, std::string_view name,
             json::object data) {
    demanded(line.ask({.target = "/api/v1/dossiers/" + dossier + "/commands",
                       .body = json::serialize(
                           json::object{{"command", name}, {"data", std::move(data)}}),
                       .by = &by}),
             std::string(name));
}

}  // namespace

RunningServer::RunningServer(const Bench& bench, const std::vector<std::string>& arguments)
    : began_ms_(now_ms()), process_(arguments, bench.errors()) {
    const auto line = process_.line_with(listening);
    const auto place = line.find(listening) + listening.size();
    port_ = static_cast<std::uint16_t>(std::stoul(line.substr(place)));
}

std::unique_ptr<RunningServer> serve(const Bench& bench, const std::filesystem::path& data,
                                     const std::vector<std::string>& more) {
    std::vector<std::string> arguments{bench.phanbien, "serve",  "--listen",
                                       "127.0.0.1:0",  "--data", data};
    if (!bench.database.empty()) {
        arguments.insert(arguments.end(), {"--db", bench.database});
    }
    arguments.insert(arguments.end(), more.begin(), more.end());
    auto server = std::make_unique<RunningServer>(bench, arguments);
    server->await_answer();
    return server;
}

void RunningServer::await_answer() {
    if (HttpLine(port_).get("/healthz").status != 200) {
        throw std::runtime_error("the server does not say that it is well");
    }
    started_ms_ = now_ms() - began_ms_;
}

std::unique_ptr<RunningServer> serve_bare(const Bench& bench, const std::filesystem::path& database,
                                          std::uint64_t row_bytes) {
    return std::make_unique<RunningServer>(
        bench, std::vector<std::string>{bench.programs / "bare_server", "--database", database,
                                        "--bytes", std::to_string(row_bytes)});
}

void make_office(const Bench& bench, const std::filesystem::path& data) {
    RunningServer server(
        bench, {bench.phanbien, "serve", "--demo", "--listen", "127.0.0.1:0", "--data", data});
    server.await_answer();
    server.process().stop();
}

void copy_office(const std::filesystem::path& from, const std::filesystem::path& to) {
    std::filesystem::remove_all(to);
    std::filesystem::copy(from, to, std::filesystem::copy_options::recursive);
}

Person sign_in(RunningServer& server, std::string_view username) {
    HttpLine line(server.port());
    return sign_in(line, username).person;
}

Plan make_plan(RunningServer& server) {
    HttpLine line(server.port());
    const auto drafter = sign_in(line, "soanthao");
    return {.head = sign_in(line, "truongban").person,
            .specialist = sign_in(line, "chuyenvien").person,
            .drafter = drafter.person,
            .registrar = sign_in(line, "vanthu").person,
            .body = drafter.organisation,
            .other_body = sign_in(line, "nongdan").organisation,
            .dossier = {},
            .finish_before = in_days(200),
            .quarter_ends_on = in_days(30)};
}

Plan plan_of_nobody() {
    const std::string id = "00000000-0000-7000-8000-000000000000";
    const std::string secret(64, '0');
    const Person nobody{.cookie = "phanbien_session=" + secret, .csrf_token = secret};
    return {.head = nobody,
            .specialist = nobody,
            .drafter = nobody,
            .registrar = nobody,
            .body = id,
            .other_body = id,
            .dossier = id,
            .finish_before = in_days(0),
            .quarter_ends_on = in_days(0)};
}

std::string open_consultation(RunningServer& server, const Plan& plan) {
    HttpLine line(server.port());
    const auto file = demanded(line.ask({.target = "/api/v1/files",
                                         .body = consultation_draft(),
                                         .by = &plan.registrar,
                                         .file_name = "du-thao.txt"}),
                               "the draft");
    const auto started = demanded(line.ask({.target = "/api/v1/dossiers",
                                            .body = json::serialize(json::object{
                                                {"event", "dossier.register"},
                                                {"title", "Nghị quyết về hỗ trợ di dời (mẫu)"},
                                                {"draft_kind", "resolution"},
                                                {"drafting_body", plan.body},
                                                {"drafts", {file.at_pointer("/file/hash")}}}),
                                            .by = &plan.registrar}),
                                  "dossier.register");
    std::string dossier(started.at("dossier").as_string());
    command(line, plan.specialist, dossier, "scope.propose",
            {{"written", true}, {"same_level", true}, {"rights_touched", true}});
    const auto committee = sign_in(line, "thuongtruc").person;
    command(line, committee, dossier, "scope.accept", {{"lead", "Ban Dân chủ (mẫu)"}});
    return dossier;
}

}  // namespace phanbien::bench
