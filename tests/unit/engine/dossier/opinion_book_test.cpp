// Opinions are packed away and come back as they were; what a copy changes stays its own.
#include <boost/test/unit_test.hpp>
#include <map>
#include <thread>

#include "engine/dossier/opinion_book.hpp"
#include "engine/dossier/opinion_packing.hpp"

using namespace phanbien;
using namespace phanbien::dossier;

namespace {

constexpr std::string_view uuid = "0193b2a4-7c1e-7def-8123-456789abcdef";

Instant at(std::int64_t microseconds) {
    return Instant(std::chrono::microseconds(microseconds));
}

Opinion plain(const std::string& id) {
    Opinion out;
    out.given.id = OpinionId(id);
    out.given.provision = {"art_1", "Điều 1"};
    out.given.text = "Lời của " + id;
    out.home = {out.given.version, out.given.provision};
    return out;
}

// With something in every member.
Opinion full() {
    Opinion out;
    out.given = {.id = OpinionId(std::string(uuid)),
                 .code = "YK-012",
                 .version = 3,
                 .provision = {"art_1__para_2", "khoản 2 Điều 1"},
                 .quote = "hộ nghèo",
                 .heading = "impact",
                 .stance = "disagree",
                 .text = std::string(20'000, 'x') + std::string(1, '\0') + "ế",
                 .proposal = "Bỏ.",
                 .said_by = {OrganisationId("0193B2A4-7C1E-7DEF-8123-456789ABCDEF"), "Bà A"},
                 .source = "paper",
                 .entered_for_other = true,
                 .selection = {.prefix = "của ", .suffix = " vùng", .start = 7, .end = 300},
                 .attachments = {{FileHash("f00"), "a.pdf", "application/pdf", 5'000'000'000}, {}},
                 .minutes = DocumentId("m"),
                 .imported_with = ImportId("n")};
    out.status = OpinionStatus::withdrawn;
    out.recommendation = RecommendationId("r");
    out.reason = "Nhầm.";
    out.at = at(1'764'500'000'123'456);
    out.revised_at = at(-1);
    out.entered_by = AccountId("a");
    out.entered_by_organisation = OrganisationId("o");
    out.cluster = ClusterId("c");
    out.home = {2, {"art_9", "Điều 9"}};
    out.placement = Placement{.version = 4,
                              .made = {.opinion = out.given.id,
                                       .recommendation = RecommendationId("k"),
                                       .from_version = 3,
                                       .from = {"art_1", "Điều 1"},
                                       .to = {"art_2", "Điều 2"},
                                       .outcome = document::Outcome::unplaced,
                                       .method = document::Method::none,
                                       .score = 1000,
                                       .certain = true,
                                       .reworded = true},
                              .state = PlacementState::confirmed,
                              .provision = {"art_3", "Điều 3"},
                              .by = AccountId("b"),
                              .at = at(5)};
    out.erased = Erasure{.at = at(0), .ground = "Điều 14"};
    return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(opinion_book)

BOOST_AUTO_TEST_CASE(an_opinion_comes_back_as_it_was_packed) {
    for (const auto& opinion : {Opinion(), plain("x"), full()}) {
        BOOST_TEST((unpacked(packed(opinion)) == opinion));
        BOOST_TEST((id_in(packed(opinion)) == opinion.given.id));
    }
}

BOOST_AUTO_TEST_CASE(numbers_of_every_size_come_back) {
    Opinion opinion;
    for (const std::int64_t number :
         {std::int64_t{0}, std::int64_t{-1}, std::int64_t{63}, std::int64_t{64}, std::int64_t{-65},
          std::numeric_limits<std::int64_t>::max(), std::numeric_limits<std::int64_t>::min()}) {
        opinion.at = at(number);
        opinion.given.attachments = {{FileHash("h"), "", "", number}};
        BOOST_TEST((unpacked(packed(opinion)) == opinion));
    }
}

// What only looks like a UUID is a text like any other.
BOOST_AUTO_TEST_CASE(a_uuid_takes_less_room_and_keeps_its_spelling) {
    std::map<std::size_t, int> sizes;
    for (const auto& id : {std::string(uuid), std::string("0193B2A4-7C1E-7DEF-8123-456789ABCDEF"),
                           std::string("0193b2a4x7c1e-7def-8123-456789abcdef"),
                           std::string("0193b2a4-7c1e-7def-8123-456789abcdeg")}) {
        Opinion opinion;
        opinion.given.id = OpinionId(id);
        const auto bytes = packed(opinion);
        BOOST_TEST(unpacked(bytes).given.id.text() == id);
        ++sizes[bytes.size()];
    }
    BOOST_TEST(sizes.size() == 2U);
    BOOST_TEST(sizes.begin()->second == 1);
}

BOOST_AUTO_TEST_CASE(what_is_packed_takes_little_more_than_its_words) {
    auto opinion = plain(std::string(uuid));
    opinion.given.said_by.organisation = OrganisationId(std::string(uuid));
    opinion.entered_by = AccountId(std::string(uuid));
    opinion.entered_by_organisation = OrganisationId(std::string(uuid));
    opinion.at = at(1'764'500'000'123'456);
    BOOST_TEST(packed(opinion).size() < opinion.given.text.size() + 130);
}

BOOST_AUTO_TEST_CASE(bytes_that_end_too_early_are_refused) {
    const auto bytes = packed(full());
    for (std::size_t length = 0; length < bytes.size(); length += 97) {
        BOOST_CHECK_THROW(unpacked(std::string_view(bytes).substr(0, length)), std::out_of_range);
    }
}

// So many that some have the same hash of 32 bits.
BOOST_AUTO_TEST_CASE(each_is_found_by_its_id_and_stands_in_the_order_given) {
    constexpr std::size_t many = 300'000;
    OpinionBook book;
    for (std::size_t i = 0; i < many; ++i) {
        book.add(plain(std::to_string(i)));
    }
    BOOST_REQUIRE(book.size() == many);
    std::size_t right = 0;
    for (std::size_t i = 0; i < many; ++i) {
        const auto found = book.find(OpinionId(std::to_string(i)));
        right += found && found->given.id == book[i].given.id ? 1U : 0U;
    }
    BOOST_TEST(right == many);
    BOOST_TEST(!book.find(OpinionId(std::to_string(many))));
    BOOST_CHECK_THROW(book.at(many), std::out_of_range);
    std::size_t place = 0;
    for (const auto& opinion : book) {
        right -= opinion.given.id.text() == std::to_string(place++) ? 1U : 0U;
    }
    BOOST_TEST(right == 0U);
    BOOST_TEST(std::ranges::distance(book.begin(), book.end()) == std::ptrdiff_t{many});
}

BOOST_AUTO_TEST_CASE(a_change_is_counted) {
    OpinionBook book;
    book.add(plain("a"));
    book.add(plain("b"));
    book.change(OpinionId("b"), [](Opinion& it) { it.status = OpinionStatus::withdrawn; });
    book.change(OpinionId("none"), [](Opinion& it) { it.status = OpinionStatus::withdrawn; });
    BOOST_TEST((book.find(OpinionId("b"))->status == OpinionStatus::withdrawn));
    BOOST_TEST(book.tally().standing() == 1);
    BOOST_TEST(book.take_moves().size() == 1U);
    BOOST_TEST(book.take_moves().empty());
}

BOOST_AUTO_TEST_CASE(standing_ones_are_counted_by_who_said_them) {
    OpinionBook book;
    for (const auto* id : {"a", "b", "c"}) {
        auto opinion = plain(id);
        opinion.given.said_by.organisation = OrganisationId("women");
        book.add(opinion);
    }
    book.change(OpinionId("b"), [](Opinion& it) { it.status = OpinionStatus::withdrawn; });
    BOOST_TEST(book.tally().of(OrganisationId("women")) == 2);
    BOOST_TEST(book.tally().of(OrganisationId("farmers")) == 0);
}

BOOST_AUTO_TEST_CASE(those_that_came_with_a_file_are_found_by_it) {
    OpinionBook book;
    for (const auto* id : {"a", "b", "c"}) {
        auto opinion = plain(id);
        opinion.given.attachments = {{FileHash(*id == 'b' ? "other" : "scan"), "x.pdf", "", 1}};
        book.add(opinion);
    }
    BOOST_TEST((book.with_attachment(FileHash("scan")) == std::vector<std::size_t>{0, 2}));
    BOOST_TEST(book.with_attachment(FileHash("none")).empty());
}

BOOST_AUTO_TEST_CASE(a_copy_and_its_original_go_their_own_ways) {
    OpinionBook book;
    for (int i = 0; i < 1000; ++i) {
        book.add(plain(std::to_string(i)));
    }
    auto copy = book;
    BOOST_TEST((copy == book));
    copy.change(OpinionId("700"), [](Opinion& it) { it.reason = "copy"; });
    copy.add(plain("of the copy"));
    book.change(OpinionId("3"), [](Opinion& it) { it.reason = "book"; });
    book.add(plain("of the book"));
    BOOST_TEST(book.find(OpinionId("700"))->reason == "");
    BOOST_TEST(book.find(OpinionId("3"))->reason == "book");
    BOOST_TEST(copy.find(OpinionId("3"))->reason == "");
    BOOST_TEST(!book.find(OpinionId("of the copy")));
    BOOST_TEST(!copy.find(OpinionId("of the book")));
    BOOST_TEST(book.size() == 1001U);
    BOOST_TEST((copy != book));
    const auto moved = std::move(copy);
    BOOST_TEST(moved.size() == 1001U);
}

// For the thread sanitizer: what one gives up the other may write to.
BOOST_AUTO_TEST_CASE(copies_may_be_in_other_threads) {
    OpinionBook book;
    for (int i = 0; i < 600; ++i) {
        book.add(plain(std::to_string(i)));
    }
    std::vector<std::thread> threads;
    for (int thread = 0; thread < 4; ++thread) {
        threads.emplace_back([copy = book, thread]() mutable {
            for (int i = thread; i < 600; i += 7) {
                copy.change(OpinionId(std::to_string(i)), [](Opinion& it) { it.reason = "x"; });
                auto other = copy;
                other.add(plain("new"));
            }
        });
    }
    for (int i = 0; i < 600; ++i) {
        book.change(OpinionId(std::to_string(i)), [](Opinion& it) { it.reason = "y"; });
    }
    for (auto& thread : threads) {
        thread.join();
    }
    for (const auto& opinion : book) {
        BOOST_REQUIRE(opinion.reason == "y");
    }
}

BOOST_AUTO_TEST_SUITE_END()
