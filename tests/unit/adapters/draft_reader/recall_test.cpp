// Recall and precision of điều, khoản and điểm on real texts, printed as a table.
//
// The truth is made here without the reader: the numbered lines of the text, each with the path
// that its number and those above it give ("5/2/đ") and its line. It is believed only where its
// totals are those that were checked by hand (INDEX.md); for a kind whose totals differ (a codified
// text holds lines of other laws) the hand-checked total alone is compared, and the table says so.
// A Word file is held against the paths of the same law as text.
#include <algorithm>
#include <array>
#include <boost/test/unit_test.hpp>
#include <fstream>
#include <iomanip>
#include <iostream>
#include <map>
#include <regex>
#include <set>
#include <sstream>

#include "adapters/draft_reader/draft_reader.hpp"
#include "tests/unit/real_texts.hpp"

using namespace phanbien;
using document::Provision;
using document::ProvisionKind;

BOOST_AUTO_TEST_SUITE(recall)

namespace {

constexpr std::array<ProvisionKind, 3> kinds{ProvisionKind::article, ProvisionKind::clause,
                                             ProvisionKind::point};

// Path and line (0 where lines cannot be compared) of each provision, by kind.
using Places = std::map<ProvisionKind, std::multiset<std::pair<std::string, int>>>;

Places places_in_text(const std::string& text) {
    static const std::regex article("^(?:Điều|ĐIỀU) ([0-9]+[a-zđ]*)[.:].*");
    static const std::regex clause("^([0-9]{1,3}[a-zđ]?)\\. .*");
    static const std::regex point("^([a-zđ]{1,3})\\) .*");
    Places found;
    std::string in_article;
    std::string in_clause;
    std::istringstream lines(text);
    int number = 0;
    for (std::string line; std::getline(lines, line);) {
        ++number;
        std::smatch match;
        if (std::regex_match(line, match, article)) {
            in_article = match[1];
            in_clause.clear();
            found[ProvisionKind::article].emplace(in_article, number);
        } else if (std::regex_match(line, match, clause)) {
            in_clause = in_article + "/" + match[1].str();
            found[ProvisionKind::clause].emplace(in_clause, number);
        } else if (std::regex_match(line, match, point)) {
            const auto& above = in_clause.empty() ? in_article : in_clause;
            found[ProvisionKind::point].emplace(above + "/" + match[1].str(), number);
        }
    }
    return found;
}

void add_places(const std::vector<Provision>& provisions, const std::string& above, Places& out) {
    for (const auto& it : provisions) {
        auto path = above;
        if (std::ranges::find(kinds, it.kind) != kinds.end()) {
            path = it.kind == ProvisionKind::article ? it.number : above + "/" + it.number;
            out[it.kind].emplace(path, it.position);
        }
        add_places(it.children, path, out);
    }
}

void forget_lines(Places& places) {
    for (auto& [kind, all] : places) {
        std::multiset<std::pair<std::string, int>> kept;
        for (const auto& place : all) {
            kept.emplace(place.first, 0);
        }
        all = std::move(kept);
    }
}

struct Score {
    std::size_t right = 0;
    std::size_t found = 0;
    std::size_t truth = 0;
    bool by_place = false;

    bool perfect() const { return right == truth && right == found; }
};

Score score(const Places& found, const Places& truth, ProvisionKind kind, int stated) {
    const auto of = [kind](const Places& places) {
        const auto at = places.find(kind);
        return at == places.end() ? std::multiset<std::pair<std::string, int>>{} : at->second;
    };
    const auto ours = of(found);
    const auto theirs = of(truth);
    const auto total = static_cast<std::size_t>(stated);
    if (theirs.size() != total) {
        return {std::min(ours.size(), total), ours.size(), total, false};
    }
    std::vector<std::pair<std::string, int>> both;
    std::ranges::set_intersection(ours, theirs, std::back_inserter(both));
    return {both.size(), ours.size(), total, true};
}

std::string percent(std::size_t part, std::size_t whole) {
    std::ostringstream out;
    out << std::fixed << std::setprecision(1)
        << (whole == 0 ? 100.0 : 100.0 * static_cast<double>(part) / static_cast<double>(whole));
    return out.str();
}

// The same law as text, for a Word file.
std::string text_of(const std::string& file) {
    return file == "30_2020_ND_CP.docx" ? "03-nd-30-2020-cong-tac-van-thu.txt" : file;
}

}  // namespace

BOOST_AUTO_TEST_CASE(every_provision_of_the_real_texts) {
    if (tests::real_texts_missing()) {
        return;
    }
    std::cout << "điều, khoản, điểm: right of stated, recall % / precision %\n";
    int measured = 0;
    for (const auto& row : tests::index_of_real_texts()) {
        const auto outline = read_draft(row.file, tests::real_text(row.file));
        BOOST_REQUIRE_MESSAGE(outline.has_value(), row.file << ": " << outline.error().en);
        Places found;
        add_places(outline->provisions, "", found);
        auto truth = places_in_text(tests::real_text(text_of(row.file)));
        if (text_of(row.file) != row.file) {
            forget_lines(found);
            forget_lines(truth);
        }
        std::cout << row.file.substr(0, 34);
        const std::array stated{row.articles, row.clauses, row.points};
        for (std::size_t i = 0; i < kinds.size(); ++i) {
            if (!stated[i]) {
                std::cout << " | not stated";
                continue;
            }
            const auto result = score(found, truth, kinds[i], *stated[i]);
            ++measured;
            std::cout << " | " << result.right << "/" << result.truth << " "
                      << percent(result.right, result.truth) << "/"
                      << percent(result.right, result.found)
                      << (result.by_place ? " by place" : " by total");
            BOOST_CHECK_MESSAGE(result.perfect(), row.file << " " << name_of(kinds[i]));
        }
        std::cout << '\n';
    }
    BOOST_TEST(measured >= 20);
}

BOOST_AUTO_TEST_SUITE_END()
