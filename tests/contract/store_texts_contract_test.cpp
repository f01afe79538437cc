// What every store promises about the texts of dossiers: what is found, in which order, by whom.
#include <boost/test/unit_test.hpp>
#include <random>

#include "engine/text/fold.hpp"
#include "tests/contract/stores.hpp"

using namespace phanbien;
using namespace phanbien::contract;

namespace {

using dossier::TextKind;

people::Actor somebody(const std::string& organisation, const std::string& role,
                       const std::string& username = "") {
    return {.account = AccountId("a"),
            .organisation = OrganisationId(organisation),
            .roles = {role},
            .username = username};
}

dossier::TextRow said(const std::string& item, std::int64_t when, const std::string& words,
                      const std::string& eid = "") {
    return {.kind = TextKind::opinion,
            .item = item,
            .version = 1,
            .code = "YK-" + item,
            .provision = {eid, eid.empty() ? "" : "Điều khoản " + eid},
            .speaker = {OrganisationId("women"), ""},
            .at = at(when),
            .place = 0,
            .words = words};
}

void index(runtime::Store& store, const std::string& id, std::vector<dossier::TextRow> rows,
           const std::string& who = "Hội Phụ nữ") {
    write(store, [&](runtime::Writing& writing) {
        dossier::TextChanges changes;
        changes.put = std::move(rows);
        const std::vector<std::string> names(changes.put.size(), who);
        writing.replace_projection(projection(id, 100));
        writing.change_texts(DossierId(id), changes, names);
    });
}

runtime::TextQuestion question(std::string_view words) {
    runtime::TextQuestion out;
    out.words = text::sought(words);
    out.actor = somebody("front", "leader");
    return out;
}

std::string found(runtime::Store& store, const runtime::TextQuestion& asked) {
    std::string out;
    for (const auto& hit : store.open_reading()->search(asked).hits) {
        out += (out.empty() ? "" : " ") + hit.row.item;
    }
    return out;
}

// What a search means, told without an index.
class PlainSearch {
  public:
    void add(const dossier::TextRow& row) {
        const auto searched = row.code + "\n" + row.words;
        texts_.push_back({row.item, row.at, text::separate_words(text::fold_spelling(searched)),
                          text::separate_words(text::fold_marks(searched))});
    }
    std::string found(const text::Sought& sought) const {
        std::map<std::pair<int, Instant>, std::string> best_first;  // fit, newest last
        for (const auto& text : texts_) {
            if (const auto fit = fit_of(sought, text); fit < 3) {
                best_first[{-fit, text.at}] = text.item;
            }
        }
        std::string out;
        for (auto it = best_first.rbegin(); it != best_first.rend(); ++it) {
            out += (out.empty() ? "" : " ") + it->second;
        }
        return out;
    }

  private:
    using Words = std::vector<std::string>;
    struct Text {
        std::string item;
        Instant at;
        Words exact;
        Words folded;
    };

    static bool holds(const Words& text, const Words& wanted) {
        return std::ranges::search(text, wanted).begin() != text.end();
    }
    static Words spelt(const text::SoughtTerm& term) {
        Words words;
        for (const auto& word : term.words) {
            words.push_back(word.exact);
        }
        return words;
    }
    static bool by_letters(const text::SoughtTerm& term, const Words& folded) {
        if (term.words.size() == 1) {
            return std::ranges::any_of(term.words.front().folded, [&](const std::string& way) {
                return holds(folded, {way});
            });
        }
        Words words;
        for (const auto& word : term.words) {
            words.push_back(word.folded.front());
        }
        return holds(folded, words);
    }
    // As TextFit; 3: not found.
    static int fit_of(const text::Sought& sought, const Text& text) {
        Words whole;
        bool all_spelt = true;
        bool all_letters = true;
        for (const auto& term : sought.terms) {
            const auto words = spelt(term);
            whole.insert(whole.end(), words.begin(), words.end());
            all_spelt = all_spelt && holds(text.exact, words);
            all_letters = all_letters && by_letters(term, text.folded);
        }
        if (sought.terms.size() > 1 && holds(text.exact, whole)) {
            return 0;
        }
        return all_spelt ? 1 : all_letters ? 2 : 3;
    }

    std::vector<Text> texts_;
};

// Words that differ by marks, by đ, or not at all.
class Chatter {
  public:
    std::string words(int count, bool quoted) {
        static const std::vector<std::string> known{"đường", "duong", "dương", "đương", "Đường",
                                                    "hỗ",    "trợ",   "ho",    "tro",   "hoà",
                                                    "hòa",   "a1",    "5",     "điều"};
        std::string out;
        for (int i = 0; i < count; ++i) {
            const bool begins = quoted && i + 1 < count && below(3) == 0;
            out += (i == 0 ? "" : " ") + std::string(begins ? "\"" : "") +
                   known[static_cast<std::size_t>(below(static_cast<int>(known.size())))];
            if (begins) {
                out += " " + known[static_cast<std::size_t>(below(5))] + "\"";
            }
        }
        return out;
    }
    int below(int bound) { return std::uniform_int_distribution<int>(0, bound - 1)(chance_); }

  private:
    std::mt19937 chance_{7};
};

}  // namespace

BOOST_AUTO_TEST_SUITE(store_texts)

BOOST_AUTO_TEST_CASE_TEMPLATE(an_index_finds_what_reading_every_text_finds, Under, Stores) {
    Under on;
    Chatter chatter;
    PlainSearch plain;
    std::vector<dossier::TextRow> rows;
    for (int i = 0; i < 120; ++i) {
        rows.push_back(
            said("n" + std::to_string(i), i + 1, chatter.words(1 + chatter.below(8), false) + "."));
        plain.add(rows.back());
    }
    index(*on.store, "d1", rows);
    int hits = 0;
    for (int i = 0; i < 300; ++i) {
        auto asked = question(chatter.words(1 + chatter.below(3), true));
        asked.limit = 200;
        const auto expected = plain.found(asked.words);
        hits += expected.empty() ? 0 : 1;
        BOOST_TEST(found(*on.store, asked) == expected);
    }
    BOOST_TEST(hits > 100);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(what_fits_better_comes_first_then_what_is_newer, Under, Stores) {
    Under on;
    index(*on.store, "d1",
          {said("letters", 4, "Sửa đương sự và hổ trơ."), said("old", 1, "hỗ trợ đường sá"),
           said("new", 2, "Hỗ trợ đường làng"), said("apart", 3, "Trợ giúp đường và hỗ"),
           said("other", 5, "ánh dương")});
    BOOST_TEST(found(*on.store, question("hỗ trợ")) == "new old apart letters");
    BOOST_TEST(found(*on.store, question("đường")) == "apart new old letters");
    BOOST_TEST(found(*on.store, question("dương")) == "other");
    // Typed without marks: what is spelt so first, then what may be meant.
    BOOST_TEST(found(*on.store, question("duong")) == "other letters apart new old");
    BOOST_TEST(found(*on.store, question("\"đường làng\"")) == "new");
    BOOST_TEST(found(*on.store, question("YK-new")) == "new");
    BOOST_TEST(found(*on.store, question("nothing\" OR exact:x")).empty());
}

BOOST_AUTO_TEST_CASE_TEMPLATE(tones_stand_where_either_tradition_puts_them, Under, Stores) {
    Under on;
    index(*on.store, "d1", {said("a", 1, "Uỷ ban hoà giải"), said("b", 2, "Ủy ban hòa giải")});
    BOOST_TEST(found(*on.store, question("ủy ban hoà")) == "b a");
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_word_longer_than_an_index_takes_is_found_as_well, Under, Stores) {
    Under on;
    const std::string word(3'000, 'z');
    index(*on.store, "d1", {said("long", 1, "mã " + word + " này"), said("short", 2, "mã zzz")});
    BOOST_TEST(found(*on.store, question(word)) == "long");
    BOOST_TEST(found(*on.store, question("\"mã " + word + "\"")) == "long");
    BOOST_TEST(found(*on.store, question("ma")) == "short long");
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_search_is_narrowed, Under, Stores) {
    Under on;
    index(*on.store, "d1",
          {said("a", 1'000'000, "mức hỗ trợ", "art_5__para_2"),
           said("b", 2'000'000, "mức hỗ trợ", "art_51")});
    auto paper = said("r", 3'000'000, "nâng mức hỗ trợ", "art_5");
    paper.kind = TextKind::recommendation;
    index(*on.store, "d2", {paper}, "");
    auto asked = question("mức");
    BOOST_TEST(found(*on.store, asked) == "r b a");
    asked.kinds = {TextKind::opinion};
    BOOST_TEST(found(*on.store, asked) == "b a");
    asked.kinds = {};
    asked.dossier = DossierId("d2");
    BOOST_TEST(found(*on.store, asked) == "r");
    asked.dossier = {};
    asked.provision = "art_5";
    BOOST_TEST(found(*on.store, asked) == "r a");
    asked.provision = {};
    asked.from = at(2'000'000);
    BOOST_TEST(found(*on.store, asked) == "r b");
    asked.until = at(3'000'000);
    BOOST_TEST(found(*on.store, asked) == "b");
    runtime::TextQuestion by_name;
    by_name.who = text::sought("phu nu");
    by_name.actor = asked.actor;
    BOOST_TEST(found(*on.store, by_name) == "b a");
}

BOOST_AUTO_TEST_CASE_TEMPLATE(only_of_dossiers_that_a_list_holds_or_a_route_asks_about, Under,
                              Stores) {
    Under on;
    index(*on.store, "d1", {said("a", 1, "mức hỗ trợ")});
    auto asked = question("mức");
    asked.actor = somebody("stranger", "leader");
    BOOST_TEST(found(*on.store, asked).empty());
    asked.actor = somebody("front", "cleaner", "binh");
    BOOST_TEST(found(*on.store, asked).empty());
    asked.sees_all = true;
    BOOST_TEST(found(*on.store, asked) == "a");
    asked.sees_all = false;
    write(*on.store, [](runtime::Writing& writing) {
        dossier::TextChanges changes;
        changes.readers = {{"an", "binh"}};
        writing.change_texts(DossierId("d1"), changes, {});
    });
    BOOST_TEST(found(*on.store, asked) == "a");
}

BOOST_AUTO_TEST_CASE_TEMPLATE(pages_go_on_behind_the_last_hit, Under, Stores) {
    Under on;
    index(*on.store, "d1",
          {said("a", 1, "hỗ trợ"), said("b", 2, "hỗ trợ"), said("c", 3, "hổ trơ"),
           said("d", 4, "trợ hỗ")});
    auto asked = question("hỗ trợ");
    asked.limit = 1;
    std::string all;
    for (;;) {
        const auto page = on.store->open_reading()->search(asked);
        for (const auto& hit : page.hits) {
            all += hit.row.item;
            asked.cursor = hit.cursor;
        }
        if (!page.more) {
            break;
        }
        BOOST_REQUIRE(all.size() < 10U);
    }
    BOOST_TEST(all == "badc");
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_text_is_replaced_removed_and_forgotten, Under, Stores) {
    Under on;
    index(*on.store, "d1", {said("a", 1, "chữ cũ"), said("b", 2, "chữ khác")});
    index(*on.store, "d1", {said("a", 3, "chữ mới")});
    BOOST_TEST(found(*on.store, question("cũ")).empty());
    BOOST_TEST(found(*on.store, question("chữ")) == "a b");
    write(*on.store, [](runtime::Writing& writing) {
        dossier::TextChanges changes;
        changes.gone = {{TextKind::opinion, "a"}};
        writing.change_texts(DossierId("d1"), changes, {});
        writing.put_text_index_version(7);
    });
    BOOST_TEST(found(*on.store, question("chữ")) == "b");
    on.reopen();
    BOOST_TEST(on.store->open_reading()->text_index_version() == 7);
    write(*on.store, [](runtime::Writing& writing) { writing.forget_projections({}); });
    index(*on.store, "d1", {});
    BOOST_TEST(found(*on.store, question("chữ")).empty());
}

BOOST_AUTO_TEST_SUITE_END()
