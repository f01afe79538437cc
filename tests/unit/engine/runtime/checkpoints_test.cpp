// What the office's log commits itself to, and when.
#include "engine/runtime/checkpoints.hpp"

#include <boost/test/unit_test.hpp>

#include "engine/runtime/log_tree.hpp"
#include "tests/worlds/live_office.hpp"

using namespace phanbien;
using namespace phanbien::worlds;

namespace {

struct SigningOffice : LiveOffice {
    audit::Signer signer{"office.example/log", audit::Seed{7}};
    runtime::Checkpoints checkpoints{signer, clock};

    SigningOffice() {
        on_closed = [this](runtime::Writing& writing) { checkpoints.sign_head(writing); };
    }

    std::optional<runtime::StoredCheckpoint> newest() {
        return real_store->open_reading()->newest_checkpoint();
    }
    void proposes(const std::string& dossier) {
        registers(dossier);
        raises(dossier, specialist(), "scope.propose", {{"written", true}});
    }
    void refuses_scope(const std::string& dossier) {
        raises(dossier, committee(), "scope.refuse", {{"reason", "Không thuộc phạm vi."}});
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(checkpoints, SigningOffice)

BOOST_AUTO_TEST_CASE(a_dossier_that_closes_is_covered_at_once) {
    proposes("d1");
    BOOST_TEST(!newest().has_value());
    refuses_scope("d1");
    const auto reading = real_store->open_reading();
    const auto signed_last = reading->newest_checkpoint();
    BOOST_REQUIRE(signed_last.has_value());
    BOOST_TEST(signed_last->size == reading->log_head().size);
    const auto opened = audit::open_checkpoint(signed_last->note, signer.verifier());
    BOOST_REQUIRE(opened.has_value());
    BOOST_TEST((opened->root == runtime::log_root(*reading, signed_last->size)));
}

BOOST_AUTO_TEST_CASE(a_closing_that_is_not_kept_is_not_signed) {
    proposes("d1");
    store->fault = [](Step step) {
        if (step == Step::before_commit) {
            throw runtime::StoreFailure(runtime::StoreFailure::Kind::full, "full");
        }
    };
    BOOST_TEST(perform("d1", committee(),
                       dossier::Act{.event = "scope.refuse", .data = {{"reason", "Không."}}})
                   .has_error());
    store->fault = [](Step) {};
    BOOST_TEST(!newest().has_value());
}

BOOST_AUTO_TEST_CASE(a_cosignature_is_kept_under_the_checkpoint_it_is_of) {
    const audit::Signer neighbour{"neighbour.example/witness", audit::Seed{8},
                                  audit::KeyType::witness};
    const std::vector<audit::VerifierKey> trusted{neighbour.verifier()};
    proposes("d1");
    refuses_scope("d1");
    auto note = audit::parse_note(newest().value().note).value();
    note.signatures.push_back(audit::cosign(neighbour, note.text, 1'764'400'000));
    const auto text = audit::to_text(note);
    const auto reading = real_store->open_reading();
    const auto found = runtime::witnessed(*reading, text, trusted);
    BOOST_REQUIRE(found.has_value());
    BOOST_TEST(found->note == text);
    BOOST_TEST(found->cosignatures == 1);
    BOOST_TEST(runtime::witnessed(*reading, text, {}).error().code == "proof.unknown_witness");
    const auto elsewhere = audit::sign({.origin = "office.example/log", .size = 1'000'000}, signer);
    BOOST_TEST(runtime::witnessed(*reading, elsewhere, trusted).error().code ==
               "log.no_checkpoint");
    BOOST_TEST(runtime::witnessed(*reading, "no note", trusted).error().code == "proof.bad_note");
}

BOOST_AUTO_TEST_CASE(what_is_signed_is_not_signed_again) {
    proposes("d1");
    refuses_scope("d1");
    const auto first = newest();
    clock.pass(std::chrono::seconds{5});
    BOOST_TEST(!runtime::run_and_wait(
        *committer, [this](runtime::Writing& writing) { checkpoints.sign_head(writing); }));
    BOOST_REQUIRE(first.has_value());
    BOOST_TEST((newest()->at == first->at));
}

BOOST_AUTO_TEST_SUITE_END()
