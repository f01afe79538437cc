#include "engine/audit/witness.hpp"

#include <boost/test/unit_test.hpp>

#include "growing_log.hpp"
#include "test_keys.hpp"

using namespace phanbien;
using namespace phanbien::audit;

BOOST_AUTO_TEST_SUITE(witness)

namespace {

const Signer office = key_of(1, "office.example/log");
const Signer neighbour = key_of(2, "neighbour.example/witness", KeyType::witness);
const Signer stranger = key_of(3, "stranger.example/witness", KeyType::witness);

// A log as its tiles.
class TilesOfLog final : public Tiles {
  public:
    explicit TilesOfLog(const GrowingLog& log) : log_(log) {}
    Tile tile(const TileAt& at) const override {
        Tile hashes;
        for (std::uint64_t i = 0; i < at.width; ++i) {
            hashes.push_back(
                log_.node({.level = at.level * tile_height, .index = at.index * tile_width + i}));
        }
        return hashes;
    }

  private:
    const GrowingLog& log_;
};

std::string note_of(const GrowingLog& log, std::uint64_t size) {
    return sign({.origin = office.verifier().name, .size = size, .root = log.root(size)}, office);
}

Result<std::string> cosigned(const GrowingLog& log, std::uint64_t size, std::string_view seen,
                             std::int64_t at = 1'764'400'000) {
    const auto note = note_of(log, size);
    const TilesOfLog tiles(log);
    return cosign_next({.note = note, .seen = seen, .tiles = tiles}, office.verifier(), neighbour,
                       at);
}

const std::vector<VerifierKey> trusted{neighbour.verifier()};

}  // namespace

BOOST_AUTO_TEST_CASE(a_log_that_grew_is_cosigned) {
    const GrowingLog log(700);
    const auto first = cosigned(log, 300, "");
    BOOST_REQUIRE(first.has_value());
    for (const std::uint64_t size : {300, 301, 512, 700}) {
        const auto next = cosigned(log, size, *first);
        BOOST_REQUIRE(next.has_value());
        const auto note = parse_note(*next).value();
        BOOST_TEST(note.signatures.size() == 2U);
        BOOST_TEST(cosigned_by(note, neighbour.verifier())->at == 1'764'400'000);
        BOOST_TEST(open_checkpoint(*next, office.verifier()).has_value());
    }
}

BOOST_AUTO_TEST_CASE(a_log_that_was_cut_or_rewritten_is_not) {
    const GrowingLog log(700);
    const auto seen = cosigned(log, 512, "").value();
    BOOST_TEST(cosigned(log, 511, seen).error().code == "proof.cut");
    for (const std::uint64_t fork : {0, 300, 511}) {
        const GrowingLog other(700, fork);
        BOOST_TEST(cosigned(other, 512, seen).error().code == "proof.rewritten");
        BOOST_TEST(cosigned(other, 700, seen).error().code == "proof.rewritten");
    }
    BOOST_TEST(cosigned(GrowingLog(700, 512), 700, seen).has_value());
}

BOOST_AUTO_TEST_CASE(a_checkpoint_that_is_not_of_this_log_is_not) {
    const GrowingLog log(10);
    const TilesOfLog tiles(log);
    const auto unsigned_note =
        to_text(Note{.text = parse_note(note_of(log, 10))->text,
                     .signatures = {cosign(stranger, parse_note(note_of(log, 10))->text, 1)}});
    BOOST_TEST(cosign_next({.note = unsigned_note, .seen = "", .tiles = tiles}, office.verifier(),
                           neighbour, 1)
                   .error()
                   .code == "proof.not_signed");
    BOOST_TEST(cosigned(log, 10, "no note").error().code == "proof.bad_note");
}

BOOST_AUTO_TEST_CASE(a_log_that_changed_its_key_is_followed_by_its_name) {
    const GrowingLog log(700);
    const TilesOfLog tiles(log);
    const auto seen = cosigned(log, 300, "").value();
    const Signer next(office.verifier().name, Seed{9});
    const auto offered = [&](std::uint64_t size, const GrowingLog& shown) {
        return sign({.origin = next.verifier().name, .size = size, .root = shown.root(size)}, next);
    };
    const auto cosigned_next = [&](const std::string& note, const std::string& before) {
        return cosign_next({.note = note, .seen = before, .tiles = tiles}, next.verifier(),
                           neighbour, 1);
    };
    BOOST_TEST(cosigned_next(offered(700, log), seen).has_value());
    BOOST_TEST(cosigned_next(offered(299, log), seen).error().code == "proof.cut");
    BOOST_TEST(cosigned_next(offered(700, GrowingLog(700, 200)), seen).error().code ==
               "proof.rewritten");
    // What it remembers bears its own signature.
    BOOST_TEST(cosigned_next(offered(700, log), note_of(log, 300)).error().code ==
               "proof.not_seen");
}

BOOST_AUTO_TEST_CASE(the_log_keeps_what_a_trusted_witness_signed) {
    const GrowingLog log(9);
    const auto kept = note_of(log, 9);
    const auto early = parse_note(cosigned(log, 9, "", 100).value()).value();
    const auto late = parse_note(cosigned(log, 9, "", 200).value()).value();
    const auto once = with_cosignatures(kept, early, trusted).value();
    BOOST_TEST(cosigned_by(parse_note(once).value(), neighbour.verifier())->at == 100);
    const auto twice = with_cosignatures(once, late, trusted).value();
    BOOST_TEST(parse_note(twice)->signatures.size() == 2U);
    BOOST_TEST(cosigned_by(parse_note(twice).value(), neighbour.verifier())->at == 200);
    BOOST_TEST(with_cosignatures(twice, early, trusted).value() == twice);
    BOOST_TEST(open_checkpoint(twice, office.verifier()).has_value());
}

BOOST_AUTO_TEST_CASE(what_is_wrong_or_of_others_is_refused) {
    const GrowingLog log(9);
    const auto kept = note_of(log, 9);
    const auto good = parse_note(cosigned(log, 9, "").value()).value();
    BOOST_TEST(with_cosignatures(note_of(log, 8), good, trusted).error().code ==
               "proof.other_checkpoint");
    BOOST_TEST(with_cosignatures(kept, good, {}).error().code == "proof.unknown_witness");
    BOOST_TEST(with_cosignatures(kept, good, {stranger.verifier()}).error().code ==
               "proof.unknown_witness");
    auto changed = good;
    changed.signatures.back().bytes.back() =
        static_cast<char>(changed.signatures.back().bytes.back() ^ 1);
    BOOST_TEST(with_cosignatures(kept, changed, trusted).error().code == "proof.bad_cosignature");
    // A foreign line beside a right one is left behind.
    auto more = good;
    more.signatures.push_back(cosign(stranger, good.text, 1));
    BOOST_TEST(with_cosignatures(kept, more, trusted).value() == to_text(good));
}

BOOST_AUTO_TEST_SUITE_END()
