#include "adapters/host/witness_folder.hpp"

#include <boost/test/unit_test.hpp>
#include <fstream>

#include "adapters/host/host.hpp"

using namespace phanbien;

namespace {

struct PlaceOfWitness {
    std::filesystem::path folder;
    host::OpensslRandom random;
    audit::VerifierKey one = audit::Signer("one.example/log", audit::Seed{1}).verifier();
    audit::VerifierKey two = audit::Signer("two.example/log", audit::Seed{2}).verifier();

    PlaceOfWitness() {
        auto name = (std::filesystem::temp_directory_path() / "phanbien-witness-XXXXXX").string();
        folder = std::filesystem::path(::mkdtemp(name.data())) / "witness";
    }
    ~PlaceOfWitness() { std::filesystem::remove_all(folder.parent_path()); }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(witness_folder, PlaceOfWitness)

BOOST_AUTO_TEST_CASE(the_key_is_made_once_and_is_its_owners_alone) {
    const auto first = host::WitnessFolder(folder, random).key().verifier();
    BOOST_TEST((first.type == audit::KeyType::witness));
    BOOST_TEST((host::WitnessFolder(folder, random).key().verifier() == first));
    const auto file = folder / "witness.key";
    constexpr auto of_others =
        std::filesystem::perms::group_all | std::filesystem::perms::others_all;
    BOOST_TEST(((std::filesystem::status(file).permissions() & of_others) ==
                std::filesystem::perms::none));
    std::filesystem::permissions(file, std::filesystem::perms::others_read,
                                 std::filesystem::perm_options::add);
    BOOST_CHECK_THROW(host::WitnessFolder(folder, random), std::runtime_error);
}

BOOST_AUTO_TEST_CASE(the_last_note_of_each_log_is_kept) {
    {
        const host::WitnessFolder witness(folder, random);
        BOOST_TEST(witness.seen(one).empty());
        witness.keep(one, "first");
        witness.keep(two, "other");
        witness.keep(one, "second");
    }
    const host::WitnessFolder witness(folder, random);
    BOOST_TEST(witness.seen(one) == "second");
    BOOST_TEST(witness.seen(two) == "other");
}

BOOST_AUTO_TEST_CASE(two_at_once_are_refused) {
    const host::WitnessFolder witness(folder, random);
    BOOST_CHECK_THROW(host::WitnessFolder(folder, random), std::runtime_error);
}

BOOST_AUTO_TEST_SUITE_END()
