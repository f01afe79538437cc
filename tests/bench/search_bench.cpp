// How long a search over 100,000 opinions takes, by the store's index: 50 dossiers of 2,000 made-up
// opinions each, asked by somebody who may find them all and by a reviewer of one. Beside it, in
// the same run, a plain LIKE over the same texts.
//
//     search_bench [ROUNDS] [--output FILE]    measure, print, write the part "search"
//     search_bench --check                     only that index and LIKE find the same
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <random>

#include "adapters/storage/query.hpp"
#include "adapters/storage/sqlite_connection.hpp"
#include "adapters/storage/sqlite_store.hpp"
#include "tests/bench/measure.hpp"

namespace {

using namespace phanbien;

constexpr int dossiers_usual = 50;
constexpr int opinions_each = 2'000;
constexpr double p99_wanted_ms = 50;
constexpr int rounds_usual = 40;

// Words that are in most opinions, in some, in few: as in what people really write.
constexpr const char* common[] = {"đề",  "nghị", "hỗ",  "trợ",   "mức",  "nâng", "hộ",
                                  "dân", "di",   "dời", "người", "được", "và",   "của"};
constexpr const char* rarer[] = {"nghèo", "đường", "dương", "lúa",  "ruộng", "rừng", "sạt",
                                 "lở",    "kinh",  "phí",   "thôn", "bản",   "vay",  "vốn"};
constexpr const char* queries[] = {"hỗ trợ",  "mức hỗ trợ hộ nghèo", "đường",   "duong",
                                   "sạt lở",  "\"kinh phí\"",        "hiếm42",  "hiem4711",
                                   "YK-0077", "nâng mức vay vốn",    "đề nghị", "ruong rung"};

std::string made_up_text(std::mt19937& random) {
    std::string out;
    const int words = 20 + static_cast<int>(random() % 40);
    for (int i = 0; i < words; ++i) {
        const auto pick = random() % 10;
        out += pick < 6   ? common[random() % std::size(common)]
               : pick < 9 ? rarer[random() % std::size(rarer)]
                          : "hiếm" + std::to_string(random() % 5'000);
        out += i + 1 == words ? "." : " ";
    }
    return out;
}

dossier::Projection dossier_row(int number) {
    dossier::Projection out;
    auto& row = out.dossier;
    row.id = DossierId("dossier-" + std::to_string(number));
    row.code = "PB-2026-" + std::to_string(number);
    row.host = OrganisationId("front");
    row.created_at = Instant(std::chrono::seconds(1'700'000'000 + number));
    row.changed_at = row.created_at;
    out.parties = {{row.host, "specialist"}};
    if (number == 0) {
        out.parties.push_back({OrganisationId("union"), "reviewer"});
    }
    return out;
}

void fill(runtime::Store& store, int dossiers) {
    std::mt19937 random{20'261'129};
    for (int d = 0; d < dossiers; ++d) {
        const auto projection = dossier_row(d);
        dossier::TextChanges changes;
        for (int i = 0; i < opinions_each; ++i) {
            changes.put.push_back(
                {.kind = dossier::TextKind::opinion,
                 .item = "o-" + std::to_string(d) + "-" + std::to_string(i),
                 .version = 1,
                 .code = "YK-" + std::to_string(i),
                 .provision = {"art_" + std::to_string(i % 40), "Điều " + std::to_string(i % 40)},
                 .speaker = {},
                 .at = projection.dossier.created_at + std::chrono::microseconds(i + 1),
                 .place = 0,
                 .words = made_up_text(random)});
        }
        const auto writing = store.begin();
        writing->replace_projection(projection);
        writing->change_texts(projection.dossier.id, changes,
                              std::vector<std::string>(changes.put.size(), "Bà Lò Thị Mẫu"));
        writing->commit();
    }
}

runtime::TextQuestion asked(const char* words, const char* organisation, const char* role) {
    runtime::TextQuestion out;
    out.words = text::sought(words);
    out.actor.organisation = OrganisationId(organisation);
    out.actor.roles = {role};
    out.limit = 50;
    return out;
}

struct Figures {
    double p50 = 0;
    double p99 = 0;
};
Figures figures_of(std::vector<double> took) {
    std::ranges::sort(took);
    return {took[took.size() / 2], took[(took.size() * 99) / 100]};
}

Figures times_of_index(runtime::Reading& reading, int rounds, const char* who, const char* role) {
    std::vector<double> took;
    for (int i = 0; i < rounds; ++i) {
        for (const auto* query : queries) {
            const auto question = asked(query, who, role);
            took.push_back(bench::ms_of([&] { reading.search(question); }));
        }
    }
    return figures_of(std::move(took));
}

using Like = storage::Query<std::int64_t(std::string)>;

Figures times_of_like(Like& like, int rounds) {
    std::vector<double> took;
    for (int i = 0; i < rounds; ++i) {
        for (const auto* query : queries) {
            took.push_back(bench::ms_of([&] { like.all("%" + std::string(query) + "%"); }));
        }
    }
    return figures_of(std::move(took));
}

// A word that is a word of its own in every text is found by both, as often.
bool same_counts(runtime::Reading& reading, Like& like) {
    for (const auto* word : {"hiếm42.", "hiếm42 "}) {
        std::size_t by_index = 0;
        auto question = asked("hiếm42", "front", "specialist");
        question.limit = 200;
        for (const auto& hit : reading.search(question).hits) {
            by_index += hit.row.words.find(word) != std::string::npos ? 1U : 0U;
        }
        if (by_index != like.all("%" + std::string(word) + "%").size()) {
            return false;
        }
    }
    return !reading.search(asked("đường", "front", "specialist")).hits.empty() &&
           reading.search(asked("đường", "nobody", "specialist")).hits.empty();
}

int run(const bench::Call& call, const std::filesystem::path& folder) {
    const auto store = storage::open_sqlite_store(folder);
    const int dossiers = call.amount == 0 ? 2 : dossiers_usual;
    const double filled_ms = bench::ms_of([&] { fill(*store, dossiers); });
    const auto reading = store->open_reading();
    storage::SqliteConnection plain(folder / "phanbien.db", storage::Connection::Use::reading);
    Like like(plain,
              "SELECT id FROM searched_text WHERE words LIKE :pattern ORDER BY id DESC LIMIT 200");
    if (!same_counts(*reading, like)) {
        std::fputs("the index and a plain search do not find the same\n", stderr);
        return EXIT_FAILURE;
    }
    if (call.amount == 0) {
        return EXIT_SUCCESS;
    }
    const int rounds = static_cast<int>(call.amount);
    const auto all = times_of_index(*reading, rounds, "front", "specialist");
    const auto one = times_of_index(*reading, rounds, "union", "reviewer");
    const auto scan = times_of_like(like, std::max(1, rounds / 10));
    std::printf("%d opinions indexed in %.1f s\n", dossiers * opinions_each, filled_ms / 1'000);
    std::printf("%-34s p50 %7.2f ms   p99 %7.2f ms\n", "search, who may find all", all.p50,
                all.p99);
    std::printf("%-34s p50 %7.2f ms   p99 %7.2f ms\n", "search, reviewer of one dossier", one.p50,
                one.p99);
    std::printf("%-34s p50 %7.2f ms   p99 %7.2f ms\n", "plain LIKE, first 200, no rights", scan.p50,
                scan.p99);
    bench::write_part(call.output, "search",
                      {{"opinions", dossiers * opinions_each},
                       {"indexed_ms", filled_ms},
                       {"p50_ms", all.p50},
                       {"p99_ms", all.p99},
                       {"reviewer_p50_ms", one.p50},
                       {"reviewer_p99_ms", one.p99},
                       {"like_p50_ms", scan.p50},
                       {"like_p99_ms", scan.p99}});
    return std::max(all.p99, one.p99) < p99_wanted_ms ? EXIT_SUCCESS : EXIT_FAILURE;
}

}  // namespace

int main(int count, char** arguments) {
    const auto call = bench::read_call(count, arguments, rounds_usual);
    auto name = (std::filesystem::temp_directory_path() / "phanbien-bench-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) {
        return EXIT_FAILURE;
    }
    const int outcome = run(call, name);
    std::filesystem::remove_all(name);
    return outcome;
}
