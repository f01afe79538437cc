// How long it takes to load a national organisation (3,356 offices, 100,000 people) from its XML:
// read, every rule held against it, indices laid. Beside it, in the same run, what pugixml takes to
// parse the same text and nothing more.
//
//     organisation_bench [ROUNDS] [--output FILE]    measure, print, write the part "organisation"
//     organisation_bench --check                     only that it loads and comes back the same
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <pugixml.hpp>
#include <string>
#include <string_view>

#include "engine/people/directory_xml.hpp"
#include "tests/bench/measure.hpp"
#include "tests/bench/national_directory.hpp"

namespace {

using namespace phanbien;
using namespace phanbien::people;

constexpr double wanted_ms = 2'000;
constexpr int rounds_usual = 7;
constexpr int questions = 200'000;

Directory load(const std::string& text) {
    auto made = read_directory(text, "national.xml");
    if (!made) {
        const Problem problem = made.error();
        std::printf("%s\n", problem.en.c_str());
        for (const auto& it : problem.fields) {
            std::printf("%s: %s\n", it.pointer.c_str(), it.en.c_str());
        }
        std::exit(1);
    }
    return std::move(made).value();
}

// Everybody asked in turn: which post, who is above it, who acts.
double question_us(const Directory& directory) {
    const Date day{std::chrono::year{2026} / 12 / 8};
    std::size_t answered = 0;
    const auto took = bench::ms_of([&] {
        for (int i = 0; i < questions; ++i) {
            const PersonIndex who{static_cast<std::uint32_t>(i % bench::people_count)};
            const auto post = directory.posts_of(who, day).at(0);
            answered += directory.superior_of(post, day) ? 1 : 0;
            answered += directory.who_acts(who, post, "phan-bien", day).person ? 1 : 0;
        }
    });
    std::printf("%zu answers\n", answered);
    return took * 1'000 / questions;
}

bool is_whole(const Directory& directory, const std::string& text) {
    const auto offices = 1 + bench::provinces + bench::communes;
    const bool counted = directory.bodies().size() == static_cast<std::size_t>(offices) &&
                         directory.people().size() == bench::people_count;
    const auto written = write_directory(directory, Reasons::told);
    const bool same = load(written) == directory;
    std::printf("%zu organisations, %zu units, %zu posts, %zu people, %zu tenures, %.1f MB: %s\n",
                directory.bodies().size(), directory.units().size(), directory.posts().size(),
                directory.people().size(), directory.tenures().size(),
                static_cast<double>(text.size()) / 1e6, counted && same ? "whole" : "NOT whole");
    return counted && same;
}

int run(int rounds, const std::filesystem::path& output) {
    const auto text = bench::national_directory();
    const auto directory = load(text);
    if (!is_whole(directory, text)) {
        return 1;
    }
    if (rounds == 0) {
        return 0;
    }
    const auto plain = bench::median_ms(rounds, [&] {
        pugi::xml_document document;
        if (!document.load_buffer(text.data(), text.size())) {
            std::exit(1);
        }
    });
    const auto loaded = bench::median_ms(rounds, [&] { return load(text); });
    const auto written =
        bench::median_ms(rounds, [&] { return write_directory(directory, Reasons::told).size(); });
    const auto question = question_us(directory);
    std::printf("plain pugixml parse   %8.1f ms\n", plain);
    std::printf("load                  %8.1f ms   %.1f times the parse (goal: under %.0f ms)\n",
                loaded, loaded / plain, wanted_ms);
    std::printf("write                 %8.1f ms\n", written);
    std::printf("post, superior, actor %8.2f us a person\n", question);
    bench::write_part(output, "organisation",
                      {{"parse_ms", plain},
                       {"load_ms", loaded},
                       {"load_to_parse", loaded / plain},
                       {"write_ms", written},
                       {"question_us", question}});
    return 0;
}

}  // namespace

int main(int count, char** arguments) {
    const auto call = bench::read_call(count, arguments, rounds_usual);
    return run(static_cast<int>(call.amount), call.output);
}
