// The log's key as a file: made once, of its owner alone; changed for the next one or not, by what
// the log's newest checkpoint says.
#include "adapters/host/key_file.hpp"

#include <boost/test/unit_test.hpp>
#include <fstream>
#include <iterator>

#include "adapters/host/host.hpp"
#include "engine/audit/checkpoint.hpp"

using namespace phanbien;

namespace {

struct PlaceOfKey {
    std::filesystem::path folder;
    host::OpensslRandom random;

    PlaceOfKey() {
        auto name = (std::filesystem::temp_directory_path() / "phanbien-key-XXXXXX").string();
        folder = ::mkdtemp(name.data());
    }
    ~PlaceOfKey() { std::filesystem::remove_all(folder); }

    std::filesystem::path file() const { return folder / "log.key"; }
    std::filesystem::path next() const { return folder / "log.key.next"; }
    audit::VerifierKey now() const { return host::existing_log_key(file()).verifier(); }
    static std::string note_by(const audit::Signer& signer) {
        return audit::sign({.origin = signer.verifier().name, .size = 1, .root = {}}, signer);
    }
    static std::string text_in(const std::filesystem::path& path) {
        std::ifstream in(path);
        return {std::istreambuf_iterator<char>(in), {}};
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(key_file, PlaceOfKey)

BOOST_AUTO_TEST_CASE(a_change_that_the_log_speaks_of_is_finished) {
    const auto before = host::log_key(file(), "office.example/log", random);
    // As a second name sees the bytes of the old key after its file is gone.
    std::filesystem::create_hard_link(file(), folder / "old-bytes");
    const auto after = host::next_log_key(file(), random);
    BOOST_TEST(after.verifier().name == "office.example/log");
    BOOST_TEST((now() == before.verifier()));
    host::settle_log_key(file(), note_by(after));
    BOOST_TEST((now() == after.verifier()));
    BOOST_TEST(!std::filesystem::exists(next()));
    BOOST_TEST(text_in(folder / "old-bytes").find_first_not_of('\0') == std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_change_that_the_log_does_not_know_is_undone) {
    const auto before = host::log_key(file(), "office.example/log", random);
    host::next_log_key(file(), random);
    host::settle_log_key(file(), note_by(before));
    BOOST_TEST((now() == before.verifier()));
    BOOST_TEST(!std::filesystem::exists(next()));
    // Half of a key, from a process that was killed while it wrote it.
    std::ofstream(next()) << "PRIVATE+KEY+off";
    host::settle_log_key(file(), note_by(before));
    BOOST_TEST(!std::filesystem::exists(next()));
}

BOOST_AUTO_TEST_CASE(where_neither_key_signed_both_stay) {
    const auto before = host::log_key(file(), "office.example/log", random);
    host::next_log_key(file(), random);
    const audit::Signer stranger("office.example/log", audit::Seed{9});
    host::settle_log_key(file(), note_by(stranger));
    host::settle_log_key(file(), "no note");
    BOOST_TEST((now() == before.verifier()));
    BOOST_TEST(std::filesystem::exists(next()));
    // And a second change is not begun over the first.
    BOOST_CHECK_THROW(host::next_log_key(file(), random), std::runtime_error);
}

BOOST_AUTO_TEST_CASE(a_copy_is_its_owners_alone_and_takes_the_place_of_nothing) {
    const auto key = host::log_key(file(), "office.example/log", random);
    const auto copy = folder / "kept.key";
    host::copy_log_key(file(), copy);
    BOOST_TEST((host::existing_log_key(copy).verifier() == key.verifier()));
    BOOST_CHECK_THROW(host::copy_log_key(file(), copy), std::runtime_error);
}

BOOST_AUTO_TEST_SUITE_END()
