// Recall and precision on real texts, against the counts checked by hand that stand beside them.
#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <chrono>
#include <iostream>
#include <optional>
#include <set>
#include <sstream>

#include "adapters/draft_reader/draft_reader.hpp"
#include "engine/text/space.hpp"
#include "tests/unit/real_texts.hpp"

using namespace phanbien;

BOOST_AUTO_TEST_SUITE(real_texts)

namespace {

void collect_ids(const std::vector<document::Provision>& provisions, std::set<std::string>& ids,
                 std::size_t& total) {
    for (const auto& provision : provisions) {
        ids.insert(provision.id);
        ++total;
        collect_ids(provision.children, ids, total);
    }
}

void collect_words(const std::vector<document::Provision>& provisions, std::string& out) {
    for (const auto& provision : provisions) {
        out += provision.label + " " + provision.heading + " " + provision.text + "\n";
        for (const auto& row : provision.rows) {
            for (const auto& cell : row) {
                out += cell + "\n";
            }
        }
        collect_words(provision.children, out);
    }
}

}  // namespace

BOOST_AUTO_TEST_CASE(every_stated_count_is_met) {
    if (tests::real_texts_missing()) {
        return;
    }
    int stated = 0;
    for (const auto& row : tests::index_of_real_texts()) {
        const auto outline = read_draft(row.file, tests::real_text(row.file));
        BOOST_REQUIRE_MESSAGE(outline.has_value(), row.file << ": " << outline.error().en);
        const auto& counts = (*outline).counts;
        const auto check = [&](const char* what, std::optional<int> expected, int found) {
            stated += expected ? 1 : 0;
            BOOST_CHECK_MESSAGE(!expected || *expected == found,
                                row.file << ": " << what << " " << found << " of " << *expected);
        };
        check("chapters", row.chapters, counts.chapters);
        check("articles", row.articles, counts.articles);
        check("clauses", row.clauses, counts.clauses);
        check("points", row.points, counts.points);
    }
    BOOST_TEST(stated >= 30);
}

// Numbers are right too, not only their sum: each article once, under its own name.
BOOST_AUTO_TEST_CASE(articles_are_the_right_ones) {
    if (tests::real_texts_missing()) {
        return;
    }
    for (const auto& row : tests::index_of_real_texts()) {
        const auto outline = read_draft(row.file, tests::real_text(row.file));
        std::set<std::string> ids;
        std::size_t total = 0;
        collect_ids((*outline).provisions, ids, total);
        BOOST_TEST(ids.size() == total, row.file << ": ids repeat");
        for (int article = 1; article <= row.articles.value_or(0); ++article) {
            BOOST_TEST(ids.contains("art_" + std::to_string(article)),
                       row.file << ": no Điều " << article);
        }
    }
}

BOOST_AUTO_TEST_CASE(no_word_is_lost) {
    if (tests::real_texts_missing()) {
        return;
    }
    for (const auto& row : tests::index_of_real_texts()) {
        if (!row.file.ends_with(".txt")) {
            continue;
        }
        const auto bytes = tests::real_text(row.file);
        const auto outline = read_draft(row.file, bytes);
        std::string kept;
        collect_words((*outline).provisions, kept);
        std::multiset<std::string> words;
        std::istringstream of_outline(kept);
        for (std::string word; of_outline >> word;) {
            words.insert(word);
        }
        std::istringstream of_file(text::collapse_spaces(bytes));
        std::size_t lost = 0;
        for (std::string word; of_file >> word;) {
            const bool number = word.find_first_of(".)") != std::string::npos;
            const bool upper_unit = word == "CHƯƠNG" || word == "MỤC" || word == "ĐIỀU" ||
                                    word == "PHỤ" || word == "LỤC" ||
                                    word.find_first_not_of("-_\xEF\xBB\xBF") == std::string::npos;
            lost += number || upper_unit || words.contains(word) ? 0U : 1U;
        }
        BOOST_TEST(lost == 0U, row.file << ": " << lost << " words lost");
    }
}

BOOST_AUTO_TEST_CASE(signature_and_recipients_of_the_decree) {
    if (tests::real_texts_missing()) {
        return;
    }
    const auto outline = read_draft("", tests::real_text("30_2020_ND_CP.docx"));
    const auto& provisions = (*outline).provisions;
    BOOST_TEST((*outline).title == "NGHỊ ĐỊNH Về công tác văn thư");
    const auto text_of = [&](std::string_view id) {
        const auto* found = document::find(provisions, id);
        return found == nullptr ? std::string("missing") : found->heading + found->text;
    };
    BOOST_TEST(text_of("recipients").starts_with("Nơi nhận:"));
    BOOST_TEST(text_of("signature").find("Nguyễn Xuân Phúc") != std::string::npos);
    BOOST_TEST(text_of("chp_III__sec_2") == "QUẢN LÝ VĂN BẢN ĐẾN");
    BOOST_TEST(text_of("art_8__para_2__point_đ") == "Tên loại và trích yếu nội dung văn bản.");
    BOOST_TEST((*outline).warnings.empty());
}

BOOST_AUTO_TEST_CASE(three_hundred_kilobytes_in_a_tenth_of_a_second) {
    if (tests::real_texts_missing()) {
        return;
    }
    const auto one = tests::real_text("03-nd-30-2020-cong-tac-van-thu.txt");
    std::string many;
    while (many.size() < 300'000) {
        many += one + "\n";
    }
    const auto start = std::chrono::steady_clock::now();
    const auto outline = read_draft("a.txt", many);
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - start;
    std::cout << many.size() / 1000 << " KB read in " << took.count() << " ms\n";
    BOOST_TEST((*outline).counts.articles > 200);
#ifdef NDEBUG
    BOOST_TEST(took.count() < 100.0);
#endif
}

BOOST_AUTO_TEST_SUITE_END()
