// Every event ever written still decodes, and encodes to the same bytes: tests/golden/events holds
// one of each. With PHANBIEN_WRITE_GOLDENS=1 missing ones are written; an existing one is never
// touched.
#include "engine/dossier/event_codec.hpp"

#include <algorithm>
#include <boost/json/serialize.hpp>
#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "engine/audit/merkle.hpp"
#include "engine/kernel/json.hpp"
#include "sample_events.hpp"
#include "tests/unit/places.hpp"

using namespace phanbien;
using namespace phanbien::dossier;

BOOST_AUTO_TEST_SUITE(event_codec)

namespace {

const std::filesystem::path goldens = tests::source_folder() / "tests/golden/events";

Salt salt_of_test() {
    Salt salt{};
    for (std::size_t i = 0; i < salt.size(); ++i) {
        salt[i] = static_cast<unsigned char>(i);
    }
    return salt;
}

struct Golden {
    std::string leaf;
    std::string payload;
};

std::filesystem::path golden_of(std::string_view act, int version) {
    return goldens / (std::string(act) + "_v" + std::to_string(version) + ".json");
}

std::optional<Golden> read_golden(std::string_view act, int version) {
    std::ifstream in(golden_of(act, version));
    if (!in) {
        return std::nullopt;
    }
    std::ostringstream text;
    text << in.rdbuf();
    const auto value = parse_json(text.str()).value();
    return Golden{std::string(value.at("leaf").as_string()),
                  std::string(value.at("payload").as_string())};
}

void write_golden(std::string_view act, const EncodedEvent& encoded, int version) {
    std::ofstream out(golden_of(act, version));
    out << "{\n  \"leaf\": " << boost::json::serialize(boost::json::value(encoded.leaf))
        << ",\n  \"payload\": " << boost::json::serialize(boost::json::value(encoded.payload))
        << "\n}\n";
}

// What is written now is what was kept. A golden that is not there yet is written where that is
// asked for.
Golden checked_golden(const EncodedEvent& encoded, std::string_view act, int version) {
    auto golden = read_golden(act, version);
    if (!golden && std::getenv("PHANBIEN_WRITE_GOLDENS") != nullptr) {
        write_golden(act, encoded, version);
        golden = read_golden(act, version);
    }
    BOOST_REQUIRE_MESSAGE(golden.has_value(), "no golden of " << act);
    BOOST_TEST(encoded.leaf == golden->leaf);
    BOOST_TEST(encoded.payload == golden->payload);
    return *golden;
}

// Of an event with members that version 1 did not have.
EncodedEvent check_second_golden(const Event& sample) {
    const auto encoded = encode(sample, std::string(64, 'a'), salt_of_test());
    const auto golden = checked_golden(encoded, act_of(sample.body), 2);
    BOOST_TEST((decode(golden.leaf, golden.payload).value().body == sample.body));
    return encoded;
}

}  // namespace

BOOST_AUTO_TEST_CASE(every_event_has_a_golden_that_decodes_and_encodes_to_itself) {
    const auto samples = sample_events();
    BOOST_REQUIRE(samples.size() == all_acts().size());
    for (const auto& sample : samples) {
        const auto act = act_of(sample.body);
        const auto encoded = encode(sample, std::string(64, 'a'), salt_of_test());
        const auto golden = checked_golden(encoded, act, 1);
        const auto decoded = decode(golden.leaf, golden.payload);
        BOOST_REQUIRE_MESSAGE(decoded.has_value(), act);
        BOOST_TEST((decoded->body == sample.body));
        BOOST_TEST((decoded->id == sample.id));
        BOOST_TEST((decoded->dossier == sample.dossier));
        BOOST_TEST(decoded->sequence == sample.sequence);
        BOOST_TEST((decoded->at == sample.at));
        BOOST_TEST((decoded->actor == sample.actor));
        BOOST_TEST((decoded->organisation == sample.organisation));
        const auto again = encode(*decoded, std::string(64, 'a'), salt_of_test());
        BOOST_TEST(again.leaf == golden.leaf);
        BOOST_TEST(again.payload == golden.payload);
    }
}

// The start of a dossier by any creation, with its fields: members that version 1 did not have.
BOOST_AUTO_TEST_CASE(a_start_with_fields_has_a_golden_of_its_own) {
    auto sample = sample_events().front();
    auto& registered = std::get<Registered>(sample.body);
    registered.workflow = "giam-sat";
    registered.event = "supervision.propose";
    registered.data = {{"ground", "programme"}, {"scope", "Chợ nông thôn"}, {"members", 7}};
    check_second_golden(sample);
}

// Words selected in a provision, files, minutes, an import: members that version 1 did not have.
BOOST_AUTO_TEST_CASE(an_opinion_on_selected_words_has_a_golden_of_its_own) {
    auto sample = sample_events().at(7);
    auto& given = std::get<OpinionGiven>(sample.body);
    given.selection = {.prefix = "phát triển ", .suffix = " và", .start = 12, .end = 25};
    given.attachments = {{.hash = FileHash(std::string(64, '9')),
                          .name = "Ảnh chụp phiếu.pdf",
                          .media_type = "application/pdf",
                          .size = 1'024}};
    given.minutes = DocumentId("document-1");
    given.imported_with = ImportId("import-1");
    const auto encoded = check_second_golden(sample);
    BOOST_TEST(encoded.leaf.find(std::string(64, '9')) != std::string::npos);
}

// A step that begins an approval route and leaves another: members that version 1 did not have.
BOOST_AUTO_TEST_CASE(a_step_that_invokes_has_a_golden_of_its_own) {
    auto sample = sample_events().at(1);
    auto& moved = std::get<Moved>(sample.body);
    moved.event = "criticism.submit";
    moved.invokes = {{.id = "duyet",
                      .source = "duyet-phan-bien duyet-cap-xa",
                      .data = {{"document", "criticism_draft"}, {"important", true}}}};
    moved.uninvokes = {"soat"};
    check_second_golden(sample);
}

// A route asked for by somebody who did not write the document: a member that version 1 did not
// have.
BOOST_AUTO_TEST_CASE(a_route_with_a_submitter_has_a_golden_of_its_own) {
    auto samples = sample_events();
    const auto at = std::ranges::find_if(samples, [](const Event& sample) {
        return std::holds_alternative<RouteBegun>(sample.body);
    });
    BOOST_REQUIRE(at != samples.end());
    std::get<RouteBegun>(at->body).begun.plan.submitter = 2;
    check_second_golden(*at);
}

BOOST_AUTO_TEST_CASE(a_leaf_has_the_members_of_the_log_in_order_and_no_text) {
    Event event;
    event.id = EventId("0198f2aa-0000-7000-8000-000000000001");
    event.dossier = DossierId("d1");
    event.sequence = 3;
    event.at = parse_instant("2026-09-07T02:00:00.000001Z").value();
    event.organisation = OrganisationId("o1");
    event.body = DocumentAttached{.id = DocumentId("x"),
                                  .document_kind = "reply",
                                  .title = "Tên tài liệu",
                                  .code = "",
                                  .dated_on = std::nullopt,
                                  .file = {FileHash("cafe"), "mật.docx", "t", 3}};
    const auto encoded = encode(event, no_previous_leaf(), salt_of_test());
    const auto pd = audit::sha256_hex(encoded.payload);
    BOOST_TEST(encoded.leaf == R"({"v":1,"id":"0198f2aa-0000-7000-8000-000000000001",)"
                               R"("ts":"2026-09-07T02:00:00.000001Z","org":"o1","actor":"system",)"
                               R"("act":"document_attached","doc":"d1","doc_seq":3,"doc_prev":")" +
                                   std::string(64, '0') + R"(","blobs":["cafe"],"pd":")" + pd +
                                   "\"}");
    BOOST_TEST(encoded.hash == audit::to_hex(audit::leaf_hash(encoded.leaf)));
    BOOST_TEST(encoded.payload.starts_with(R"({"salt":"000102030405)"));
    const auto decoded = decode(encoded.leaf, encoded.payload);
    BOOST_REQUIRE(decoded.has_value());
    BOOST_TEST(decoded->actor.empty());
}

BOOST_AUTO_TEST_CASE(blobs_are_the_files_and_outlines_vouched_for) {
    VersionAdded version;
    version.file.hash = FileHash("f");
    version.outline = FileHash("o");
    BOOST_TEST((files_of(version) == std::vector<FileHash>{FileHash("f"), FileHash("o")}));
    Moved moved;
    moved.files = {{FileHash("a"), "", "", 0}, {FileHash("b"), "", "", 0}};
    BOOST_TEST(files_of(moved).size() == 2U);
    BOOST_TEST(files_of(OpinionRestored{}).empty());
}

BOOST_AUTO_TEST_CASE(a_changed_payload_or_leaf_is_found_out) {
    const auto sample = sample_events().front();
    const auto encoded = encode(sample, no_previous_leaf(), salt_of_test());
    auto payload = encoded.payload;
    payload[payload.size() / 2] ^= 1;
    BOOST_TEST(decode(encoded.leaf, payload).error().code == "event.forged");
    const auto changed = [&](const std::string& from, const std::string& to) {
        auto leaf = encoded.leaf;
        leaf.replace(leaf.find(from), from.size(), to);
        return decode(leaf, encoded.payload).error().code;
    };
    BOOST_TEST(changed("\"registered\"", "\"invented\"") == "event.unknown");
    BOOST_TEST(changed("\"registered\"", "\"answer_given\"") == "event.malformed");
    BOOST_TEST(changed("\"v\":1", "\"v\":2") == "event.malformed");
    BOOST_TEST(changed("\"doc_seq\":", "\"doc_seq\":-") == "event.malformed");
    BOOST_TEST(changed("T02:", "T92:") == "event.malformed");
    BOOST_TEST(decode("[]", encoded.payload).error().code == "event.malformed");
}

BOOST_AUTO_TEST_CASE(a_member_added_later_is_absent_while_it_is_empty) {
    Moved moved;
    auto members = body_to_json(moved);
    BOOST_TEST(!members.contains("restored"));
    BOOST_TEST((std::get<Moved>(body_from_json("moved", members).value()) == moved));
    moved.restored = {"active", "scope"};
    members = body_to_json(moved);
    BOOST_TEST((std::get<Moved>(body_from_json("moved", members).value()) == moved));
    members["restored"] = 1;
    BOOST_TEST(body_from_json("moved", members).error().fields.at(0).pointer == "/restored");
}

BOOST_AUTO_TEST_CASE(a_member_of_a_wrong_type_is_named) {
    auto members = body_to_json(OpinionsMerged{RecommendationId("k"), {OpinionId("o")}});
    BOOST_TEST(body_from_json("opinions_merged", members).has_value());
    members["opinions"] = "o";
    BOOST_TEST(body_from_json("opinions_merged", members).error().fields.at(0).pointer ==
               "/opinions");
    members.erase("opinions");
    BOOST_TEST(!body_from_json("opinions_merged", members).has_value());
}

BOOST_AUTO_TEST_CASE(an_event_of_the_office_has_no_members_of_a_dossier) {
    OfficeEvent event{.id = EventId("e1"),
                      .at = parse_instant("2026-09-07T02:00:00Z").value(),
                      .organisation = OrganisationId("o1"),
                      .actor = AccountId("a1"),
                      .act = "account_created",
                      .details = {{"account", "a2"}, {"name", "Bà A"}, {"salt", "forged"}}};
    const auto encoded = encode_office_event(event, salt_of_test());
    BOOST_TEST(encoded.leaf == R"({"v":1,"id":"e1","ts":"2026-09-07T02:00:00.000000Z","org":"o1",)"
                               R"("actor":"a1","act":"account_created","blobs":[],"pd":")" +
                                   audit::sha256_hex(encoded.payload) + "\"}");
    BOOST_TEST(encoded.payload.starts_with(R"({"salt":"000102)"));
    BOOST_TEST(encoded.payload.find("forged") == std::string::npos);
    BOOST_TEST(encoded.payload.find("Bà A") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
