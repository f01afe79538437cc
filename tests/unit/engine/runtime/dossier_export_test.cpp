// A dossier of the real store as a zip, and when there is none. Whether such a zip proves what it
// says is asked of the whole program (tests/api/dossier_proof_test.mjs).
#include "engine/runtime/dossier_export.hpp"

#include <algorithm>
#include <boost/test/unit_test.hpp>

#include "engine/audit/dossier_manifest.hpp"
#include "engine/audit/dossier_verifier.hpp"
#include "engine/runtime/checkpoints.hpp"
#include "engine/runtime/log_key_change.hpp"
#include "engine/runtime/proven_state.hpp"
#include "tests/worlds/live_office.hpp"

using namespace phanbien;
using namespace phanbien::worlds;

namespace {

struct ProvingOffice : LiveOffice {
    audit::Signer signer{"office.example/log", audit::Seed{7}};
    runtime::Checkpoints checkpoints{signer, clock};

    ProvingOffice() {
        waits_for_answer("d1");
        writes([](runtime::Writing& writing) { writing.put_definition("hash-1", "<scxml/>"); });
    }

    void writes(const std::function<void(runtime::Writing&)>& work) {
        BOOST_REQUIRE(!runtime::run_and_wait(*committer, work));
    }
    std::string signs() {
        writes([this](runtime::Writing& writing) { checkpoints.sign_head(writing); });
        return real_store->open_reading()->newest_checkpoint().value().note;
    }

    // The zip, or the code of the refusal.
    std::string exported(runtime::DossierExport wanted) {
        wanted.dossier = DossierId{"d1"};
        wanted.history_page = "<!doctype html>";
        std::string zip;
        audit::StoredZipWriter writer([&zip](std::string_view bytes) { zip += bytes; });
        const auto reading = real_store->open_reading();
        const auto done = runtime::export_dossier(*reading, signer.verifier(), wanted, writer);
        return done ? zip : done.error().code;
    }
    static audit::StoredZip opened(const std::string& zip) {
        return audit::StoredZip::open(
                   [&zip](std::uint64_t offset, std::size_t size) {
                       return offset + size > zip.size() ? std::optional<std::string>{}
                                                         : zip.substr(offset, size);
                   },
                   zip.size())
            .value();
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(dossier_export, ProvingOffice)

BOOST_AUTO_TEST_CASE(every_event_stands_in_it_byte_for_byte) {
    signs();
    const auto bytes = exported({});
    const auto zip = opened(bytes);
    for (const auto& event : real_store->open_reading()->events_of(DossierId{"d1"}, 0)) {
        BOOST_TEST(zip.read(audit::leaf_part(event.sequence)).value() == event.leaf);
        BOOST_TEST(zip.read(audit::payload_part(event.sequence)).value() == event.payload);
        BOOST_TEST(zip.read(audit::proof_part(event.sequence)).has_value());
    }
    BOOST_TEST(zip.read("definition.scxml").value() == "<scxml/>");
    BOOST_TEST((exported({}) == bytes));
}

BOOST_AUTO_TEST_CASE(what_may_not_be_read_is_named_and_left_out) {
    signs();
    const auto bytes = exported(
        {.withholds = [](const runtime::StoredEvent& event) { return event.sequence == 2; }});
    const auto zip = opened(bytes);
    BOOST_TEST(!zip.read(audit::payload_part(2)).has_value());
    BOOST_TEST(zip.read(audit::leaf_part(2)).has_value());
    const auto manifest = audit::parse_dossier_manifest(zip.read("dossier.json").value()).value();
    BOOST_REQUIRE(!manifest.absent.empty());
    BOOST_TEST(manifest.absent.front().part == audit::payload_part(2));
    BOOST_TEST((manifest.absent.front().why == audit::Absence::withheld));
}

BOOST_AUTO_TEST_CASE(only_what_a_checkpoint_covers_is_exported) {
    BOOST_TEST(exported({}) == "export.not_signed");
    signs();
    BOOST_TEST(exported({}).size() > 1'000U);
}

BOOST_AUTO_TEST_CASE(a_paper_names_the_first_checkpoint_that_covers_the_dossier) {
    const DossierId id{"d1"};
    const auto mark = [&] {
        const auto reading = real_store->open_reading();
        const auto sequence = reading->events_of(id, 0).back().sequence;
        return runtime::proven_state(*reading, id, sequence);
    };
    BOOST_TEST(!mark().has_value());
    signs();
    const auto early = mark().value();
    BOOST_TEST(early.mark.origin == signer.verifier().name);
    BOOST_TEST(early.mark.index == real_store->open_reading()->events_of(id, 0).back().position);
    BOOST_TEST(early.leaf_hash == real_store->open_reading()->events_of(id, 0).back().hash);
    registers("d2");
    signs();
    BOOST_TEST((mark().value().mark == early.mark));  // made again later, the paper is the same

    const auto bytes = exported({});
    const auto zip = opened(bytes);
    const auto held = [&](const audit::PaperMark& paper) {
        return audit::verify_dossier(zip.names(),
                                     [&zip](const std::string& name) { return zip.read(name); },
                                     {.key = signer.verifier(), .paper = paper});
    };
    const auto trees = audit::parse_paper_trees(zip.read("papers").value()).value();
    BOOST_TEST(trees.back().size == early.mark.size);
    BOOST_TEST(held(early.mark).since_paper.value() == 0U);
    auto forged = early.mark;
    forged.root[31] ^= 1U;
    // The definition of this office is invented, so that there are other doubts.
    BOOST_TEST(std::ranges::count(held(forged).doubts, "paper", &audit::Doubt::where) == 1);
    BOOST_TEST(std::ranges::count(held(early.mark).doubts, "paper", &audit::Doubt::where) == 0);
    BOOST_TEST(std::ranges::count(held(early.mark).doubts, "papers", &audit::Doubt::where) == 0);
}

BOOST_AUTO_TEST_CASE(an_older_checkpoint_has_to_be_of_this_log) {
    const auto older = signs();
    registers("d2");
    signs();
    BOOST_TEST(opened(exported({.since = older})).read("consistency").has_value());
    BOOST_TEST(exported({.since = "x"}) == "proof.bad_note");
    const auto size = real_store->open_reading()->log_head().size;
    const auto claimed = [&](std::uint64_t leaves) {
        return audit::sign({.origin = signer.verifier().name, .size = leaves, .root = {}}, signer);
    };
    BOOST_TEST(exported({.since = claimed(size + 1)}) == "export.newer_checkpoint");
    BOOST_TEST(exported({.since = claimed(size - 1)}) == "export.forked");
}

BOOST_AUTO_TEST_CASE(behind_a_change_of_key_the_way_from_the_old_one_is_in_it) {
    signs();
    const audit::Signer next{"office.example/log", audit::Seed{8}};
    runtime::Journal journal(clock, random);
    writes([&](runtime::Writing& writing) {
        BOOST_TEST(bool(runtime::change_log_key(writing, journal, signer, next)));
    });
    const auto index = real_store->open_reading()->log_head().size - 1;
    std::string bytes;
    audit::StoredZipWriter writer([&bytes](std::string_view more) { bytes += more; });
    const runtime::DossierExport wanted{.dossier = DossierId{"d1"}, .history_page = "<p>"};
    BOOST_REQUIRE(bool(
        runtime::export_dossier(*real_store->open_reading(), next.verifier(), wanted, writer)));
    const auto zip = opened(bytes);
    BOOST_TEST(zip.read("key").value() == audit::to_text(next.verifier()) + "\n");
    audit::LogKeys keys(signer.verifier());
    BOOST_TEST(!keys.add(zip.read(audit::key_change_part(1)).value(), index).has_value());
    BOOST_TEST(zip.read(audit::key_change_proof_part(1)).has_value());
    BOOST_TEST(audit::parse_dossier_manifest(zip.read("dossier.json").value())->key_changes == 1U);
}

BOOST_AUTO_TEST_SUITE_END()
