// How long it takes to hold a law of 300 KB against an edited version of itself: to align them, and
// to make the comparison that people read. Beside it, in the same run, a plain comparison of the
// two texts by paragraph and word, which knows nothing of provisions.
//
//     alignment_bench [ROUNDS] [--output FILE]    measure, print, write the part "alignment"
//     alignment_bench --check                     only that nearly all that was not edited is
//                                                 surely followed
#include <cstdio>
#include <cstdlib>
#include <random>
#include <string>
#include <vector>

#include "engine/document/comparison.hpp"
#include "engine/document/eid.hpp"
#include "engine/text/diff.hpp"
#include "tests/bench/measure.hpp"
#include "tests/reanchoring/edited_version.hpp"

namespace {

using namespace phanbien;
using document::Provision;
using document::ProvisionKind;

constexpr double wanted_ms = 300;
constexpr int rounds_usual = 11;
constexpr std::size_t law_bytes = 300'000;
constexpr int edits = 150;

// Syllables that look Vietnamese; what is frequent is as frequent as in a language.
class InventedWords {
  public:
    InventedWords() {
        const std::vector<std::string> heads{"b",  "c", "ch", "d", "đ",  "g",  "h",
                                             "kh", "l", "m",  "n", "ng", "nh", "ph",
                                             "qu", "r", "s",  "t", "th", "tr", "v"};
        const std::vector<std::string> tails{"ao",   "ác",   "ảnh", "ăn",  "ân",  "ạt",  "ém", "ền",
                                             "iểm",  "iệc",  "in",  "oàn", "ông", "ơn",  "ự",  "úc",
                                             "uyền", "ương", "uộc", "ư",   "ái",  "ình", "ọc", "ý"};
        for (const auto& tail : tails) {
            for (const auto& head : heads) {
                syllables_.push_back(head + tail);
            }
        }
    }

    std::string sentence(std::mt19937_64& random, std::size_t words) const {
        std::string out = "Q";
        for (std::size_t i = 0; i < words; ++i) {
            const auto share = static_cast<double>(random() % 10'000) / 10'000;
            const auto place = static_cast<std::size_t>(share * share * share *
                                                        static_cast<double>(syllables_.size()));
            out += " " + syllables_[place];
        }
        return out + ".";
    }

  private:
    std::vector<std::string> syllables_;
};

std::vector<Provision> invented_law(std::mt19937_64& random, std::size_t bytes) {
    const InventedWords words;
    std::vector<Provision> law;
    std::size_t written = 0;
    for (int article = 1; written < bytes; ++article) {
        Provision it{.kind = ProvisionKind::article,
                     .number = std::to_string(article),
                     .label = "Điều " + std::to_string(article),
                     .heading = words.sentence(random, 8)};
        const auto clauses = 2 + random() % 6;
        for (std::size_t clause = 1; clause <= clauses; ++clause) {
            it.children.push_back({.kind = ProvisionKind::clause,
                                   .number = std::to_string(clause),
                                   .label = "Khoản " + std::to_string(clause),
                                   .text = words.sentence(random, 15 + random() % 60)});
            written += it.children.back().text.size();
        }
        law.push_back(std::move(it));
    }
    document::assign_ids(law);
    return law;
}

void add_paragraphs(const std::vector<Provision>& provisions, std::vector<std::string>& out) {
    for (const auto& it : provisions) {
        out.push_back(it.heading + it.text);
        add_paragraphs(it.children, out);
    }
}

// Clauses that nothing was done to and that are not surely followed.
std::size_t mistaken(const document::ReadingOrder& before, const document::Alignment& alignment,
                     const tests::EditedVersion& version) {
    std::size_t out = 0;
    for (std::size_t i = 0; i < before.size(); ++i) {
        const auto& eid = before[i].provision->eid;
        const bool clause = before[i].provision->kind == ProvisionKind::clause;
        out += clause && !version.edits_of.contains(eid) && !alignment.before[i].certain ? 1U : 0U;
    }
    return out;
}

}  // namespace

int main(int count, char** arguments) {
    const auto call = bench::read_call(count, arguments, rounds_usual);
    std::mt19937_64 random(20261129);
    const auto law = invented_law(random, law_bytes);
    const auto foreign = invented_law(random, law_bytes / 10);
    const auto version =
        tests::edited_version(law, foreign, {.edits_least = edits, .edits_most = edits}, random);
    const auto before = document::in_reading_order(law);
    const auto after = document::in_reading_order(version.provisions);
    const auto alignment = document::align(before, after);
    const auto wrong = mistaken(before, alignment, version);
    if (wrong * 100 > before.size()) {
        std::fprintf(stderr, "%zu of %zu provisions are not followed\n", wrong, before.size());
        return EXIT_FAILURE;
    }
    if (call.amount == 0) {
        return EXIT_SUCCESS;
    }
    const auto rounds = static_cast<int>(call.amount);
    const auto align_ms = bench::median_ms(rounds, [&] { document::align(before, after); });
    const auto shown_ms =
        bench::median_ms(rounds, [&] { document::comparison_of(before, after, alignment); });
    std::vector<std::string> old_paragraphs;
    std::vector<std::string> new_paragraphs;
    add_paragraphs(law, old_paragraphs);
    add_paragraphs(version.provisions, new_paragraphs);
    const auto plain_ms =
        bench::median_ms(rounds, [&] { text::compared(old_paragraphs, new_paragraphs); });
    std::printf(
        "%zu provisions, %zu edits: aligned in %.1f ms, compared in %.1f ms more; as plain "
        "paragraphs %.1f ms; wanted together: %.0f ms\n",
        before.size(), version.edits.size(), align_ms, shown_ms, plain_ms, wanted_ms);
    bench::write_part(call.output, "alignment",
                      {{"provisions", before.size()},
                       {"edits", version.edits.size()},
                       {"align_ms", align_ms},
                       {"comparison_ms", shown_ms},
                       {"plain_ms", plain_ms},
                       {"wanted_ms", wanted_ms}});
    return EXIT_SUCCESS;
}
