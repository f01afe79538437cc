#include "engine/audit/checkpoint.hpp"

#include <boost/test/unit_test.hpp>
#include <string>

#include "engine/audit/base64.hpp"
#include "growing_log.hpp"
#include "test_keys.hpp"

using namespace phanbien;
using namespace phanbien::audit;

BOOST_AUTO_TEST_SUITE(checkpoint)

namespace {

const Signer office = key_of(1);
const Signer neighbour = key_of(2, "neighbour.example/witness", KeyType::witness);

Checkpoint of_size(std::uint64_t size) {
    return {.origin = office.verifier().name, .size = size, .root = GrowingLog(size).root(size)};
}

}  // namespace

BOOST_AUTO_TEST_CASE(ed25519_gives_the_vectors_of_rfc_8032) {
    // Section 7.1, test 1: an empty message.
    const auto seed =
        hash_from_hex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60").value();
    const SigningKey key(seed);
    BOOST_TEST(to_hex(key.public_key()) ==
               "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
    const auto signature = key.sign("");
    BOOST_TEST(
        to_hex(signature) ==
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e"
        "39701cf9b46bd25bf5f0595bbe24655141438e7a100b");
    BOOST_TEST(verifies(key.public_key(), "", signature));
    BOOST_TEST(!verifies(key.public_key(), " ", signature));
}

BOOST_AUTO_TEST_CASE(base64_has_one_reading) {
    BOOST_TEST(to_base64(std::string_view("")) == "");
    BOOST_TEST(to_base64(std::string_view("f")) == "Zg==");
    BOOST_TEST(to_base64(std::string_view("foobar")) == "Zm9vYmFy");
    BOOST_TEST(from_base64("Zm8=").value() == "fo");
    BOOST_TEST(from_base64("").value() == "");
    for (const auto* text : {"Zg=", "Zg", "Zh==", "Z===", " Zg==", "Zg==\n", "Zm9v Zm9", "Zm-_"}) {
        BOOST_TEST(!from_base64(text).has_value(), text);
    }
}

BOOST_AUTO_TEST_CASE(a_key_known_from_elsewhere_is_read) {
    // The log of Go's module checksum database (go.dev/ref/mod, GOSUMDB).
    const std::string sumdb =
        "sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8";
    const auto key = parse_verifier_key(sumdb);
    BOOST_REQUIRE(key.has_value());
    BOOST_TEST(key->name == "sum.golang.org");
    BOOST_TEST(key->id() == 0x033de0aeU);
    BOOST_TEST(to_text(*key) == sumdb);
}

BOOST_AUTO_TEST_CASE(keys_that_are_none) {
    const auto good = to_text(office.verifier());
    BOOST_TEST((parse_verifier_key(good).value() == office.verifier()));
    for (const auto& text : {std::string{}, std::string("name"), std::string("name+00000000+AAAA"),
                             "x" + good, good + "A", good.substr(0, good.size() - 4)}) {
        BOOST_TEST(parse_verifier_key(text).error().code == "proof.bad_key", text);
    }
    const auto secret = private_text("mttq.example/log", seed_of(1));
    BOOST_TEST((parse_private_key(secret).value().verifier() == office.verifier()));
    BOOST_TEST(!parse_private_key(good).has_value());
    BOOST_TEST(!parse_private_key(secret + "x").has_value());
}

BOOST_AUTO_TEST_CASE(a_checkpoint_signed_is_opened_with_the_right_key) {
    const auto note = sign(of_size(15), office);
    BOOST_TEST(note.starts_with("mttq.example/log\n15\n"));
    BOOST_TEST((open_checkpoint(note, office.verifier()).value() == of_size(15)));
    const Signer stranger = key_of(3);
    BOOST_TEST(open_checkpoint(note, stranger.verifier()).error().code == "proof.not_signed");
    BOOST_TEST(open_checkpoint(note, neighbour.verifier()).error().code == "proof.other_log");
}

BOOST_AUTO_TEST_CASE(every_changed_byte_is_found) {
    const auto note = sign(of_size(15), office);
    for (std::size_t i = 0; i < note.size(); ++i) {
        auto changed = note;
        changed[i] = static_cast<char>(changed[i] ^ 1);
        BOOST_TEST(!open_checkpoint(changed, office.verifier()).has_value(), "byte " << i);
        BOOST_TEST(!open_checkpoint(note.substr(0, i), office.verifier()).has_value());
    }
}

BOOST_AUTO_TEST_CASE(a_wrong_signature_beside_a_right_one_is_no_excuse) {
    auto note = parse_note(sign(of_size(3), office)).value();
    note.signatures.push_back(note.signatures.front());
    note.signatures.back().bytes.front() = static_cast<char>(note.signatures.back().bytes[0] ^ 1);
    BOOST_TEST(!is_signed_by(note, office.verifier()));
}

BOOST_AUTO_TEST_CASE(a_witness_says_when_it_saw_it) {
    auto note = parse_note(sign(of_size(15), office)).value();
    BOOST_TEST(!cosigned_by(note, neighbour.verifier()).has_value());
    note.signatures.push_back(cosign(neighbour, note.text, 1'764'400'000));
    const auto read = parse_note(to_text(note)).value();
    BOOST_TEST((read == note));
    const auto seen = cosigned_by(read, neighbour.verifier());
    BOOST_REQUIRE(seen.has_value());
    BOOST_TEST(seen->at == 1'764'400'000);
    BOOST_TEST(open_checkpoint(to_text(read), office.verifier()).has_value());

    auto later = read;
    later.signatures.back().bytes[7] = static_cast<char>(later.signatures.back().bytes[7] ^ 1);
    BOOST_TEST(!cosigned_by(later, neighbour.verifier()).has_value());
}

BOOST_AUTO_TEST_CASE(lines_that_a_checkpoint_may_not_have) {
    const std::string root = to_base64(of_size(1).root);
    BOOST_TEST(parse_checkpoint("o\n1\n" + root + "\n").has_value());
    BOOST_TEST(parse_checkpoint("o\n1\n" + root + "\nmore\n")->extensions == "more\n");
    for (const auto& text : {std::string{}, std::string("o\n1\n"), "o\n01\n" + root + "\n",
                             "o\n-1\n" + root + "\n", "o\n1 \n" + root + "\n",
                             "\n1\n" + root + "\n", "o\n1\n" + root, std::string("o\n1\nAAAA\n"),
                             "o\n99999999999999999999\n" + root + "\n", "o\n1\n" + root + "\nmore",
                             "o\n1\n" + root + "\n\n", "o\n1\n" + root + "\nmore\n\nmore\n"}) {
        BOOST_TEST(!parse_checkpoint(text).has_value(), text);
    }
}

BOOST_AUTO_TEST_SUITE_END()
