// Programs of the system, run as a converter is.
#include "adapters/host/program.hpp"

#include <unistd.h>

#include <boost/test/unit_test.hpp>
#include <fstream>
#include <thread>

#include "adapters/host/fence.hpp"

using namespace phanbien::host;
using namespace std::chrono_literals;

BOOST_AUTO_TEST_SUITE(program)

namespace {

ProgramRun run(const std::string& name, std::vector<std::string> words, std::string_view input = "",
               const ProgramBounds& bounds = {}) {
    return run_program({.path = find_program(name).value(), .words = std::move(words)}, input,
                       bounds);
}

struct Folder {
    Folder() {
        std::string name = (std::filesystem::temp_directory_path() / "phanbien-XXXXXX").string();
        path = mkdtemp(name.data());
    }
    ~Folder() { std::filesystem::remove_all(path); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    std::filesystem::path path;
};

}  // namespace

BOOST_AUTO_TEST_CASE(input_and_output_are_memory) {
    const std::string many(3U << 20U, 'x');
    const auto copied = run("cat", {}, many);
    BOOST_TEST(copied.done());
    BOOST_TEST((copied.output == many));
    BOOST_TEST(run("printf", {"%s|", "a b", "$(id)"}).output == "a b|$(id)|");
}

BOOST_AUTO_TEST_CASE(how_it_ended_is_known) {
    BOOST_TEST(run("sh", {"-c", "exit 3"}).status == 3);
    BOOST_TEST((run("sh", {"-c", "kill -SEGV $$"}).ending == Ending::crashed));
    BOOST_TEST((run_program({.path = "/nowhere/at/all"}, "", {}).ending == Ending::crashed));
    BOOST_TEST(!find_program("no-such-program-here"));
}

BOOST_AUTO_TEST_CASE(time_is_bounded_for_all_that_it_starts) {
    const auto began = std::chrono::steady_clock::now();
    const auto slow = run("sh", {"-c", "sleep 60 & sleep 60"}, "", {.wall = 200ms});
    BOOST_TEST((slow.ending == Ending::out_of_time));
    BOOST_TEST((std::chrono::steady_clock::now() - began < 10s));
    const auto busy = run("sh", {"-c", "while :; do :; done"}, "", {.wall = 20s, .cpu = 1s});
    BOOST_TEST((busy.ending != Ending::finished));
}

BOOST_AUTO_TEST_CASE(who_stops_does_not_wait_for_it) {
    std::stop_source ending;
    const std::jthread later([&ending] {
        std::this_thread::sleep_for(200ms);
        ending.request_stop();
    });
    const auto began = std::chrono::steady_clock::now();
    const auto slow = run_program({.path = find_program("sleep").value(), .words = {"60"}}, "", {},
                                  ending.get_token());
    BOOST_TEST((slow.ending == Ending::out_of_time));
    BOOST_TEST((std::chrono::steady_clock::now() - began < 10s));
    const auto none = run_program({.path = find_program("sleep").value(), .words = {"60"}}, "", {},
                                  ending.get_token());
    BOOST_TEST((none.ending == Ending::out_of_time));
    BOOST_TEST((std::chrono::steady_clock::now() - began < 10s));
}

// As a converter: what else the user has is not there for it.
BOOST_AUTO_TEST_CASE(it_sees_its_own_folder_and_the_systems_files_alone) {
    if (!Fence::is_known_here()) {
        BOOST_TEST_MESSAGE("skipped: this kernel has no Landlock");
        return;
    }
    const Folder office;
    const Folder own;
    std::ofstream(office.path / "log.key") << "secret";
    const auto says = [&](const std::string& script) {
        return run_program({.path = find_program("sh").value(),
                            .words = {"-c", script},
                            .folder = own.path},
                           "", {})
            .output;
    };
    const auto key = (office.path / "log.key").string();
    BOOST_TEST(says("cat " + key + "; ls " + office.path.string()) == "");
    BOOST_TEST(says("echo x > " + key + "; echo x > " + key + ".new") == "");
    BOOST_TEST(std::filesystem::file_size(key) == 6U);
    BOOST_TEST(!std::filesystem::exists(key + ".new"));
    BOOST_TEST(says("cat /proc/" + std::to_string(getpid()) + "/environ") == "");
    BOOST_TEST(says("mkdir a && echo one > a/b && mv a/b c && cat c && rm -r a") == "one\n");
    BOOST_TEST(says("test -r /usr/bin/env && echo yes > /dev/null && echo yes") == "yes\n");
}

BOOST_AUTO_TEST_CASE(output_is_bounded) {
    const auto endless = run("yes", {}, "", {.wall = 20s, .file_bytes = 1U << 20U});
    BOOST_TEST(!endless.done());
    BOOST_TEST(endless.output.size() <= (1U << 20U));
}

BOOST_AUTO_TEST_CASE(nothing_of_ours_is_open_or_known) {
    BOOST_TEST(run("sh", {"-c", "ls /proc/self/fd | wc -l"}).output.size() <= 3U);
    BOOST_TEST(run("env", {}).output.find("HOME=") == std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
