// Whole files by name, byte for byte; one that is missing is called what it was wanted as.
#include "adapters/cli/file_text.hpp"

#include <unistd.h>

#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <fstream>
#include <stdexcept>

using namespace phanbien::cli;

namespace {

const std::string bytes{"a\r\n\0\xff", 5};

// A file of its own that goes with the test.
struct File {
    File() { std::ofstream(path, std::ios::binary) << bytes; }
    ~File() { std::filesystem::remove(path); }

    const std::string path =
        std::filesystem::temp_directory_path() / ("file_text_test." + std::to_string(getpid()));
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(file_text_of, File)

BOOST_AUTO_TEST_CASE(every_byte_is_there) {
    BOOST_TEST(file_text(path, "the file") == bytes);
    BOOST_TEST(file_or_input_text(path, "the file") == bytes);
    BOOST_TEST((text_if_there(path) == bytes));
}

BOOST_AUTO_TEST_CASE(what_cannot_be_opened_is_named) {
    const auto missing = path + ".missing";
    BOOST_TEST(!text_if_there(missing).has_value());
    BOOST_CHECK_EXCEPTION(file_or_input_text(missing, "the mapping"), std::runtime_error,
                          [&](const std::runtime_error& refusal) {
                              return refusal.what() == "cannot open the mapping " + missing;
                          });
}

BOOST_AUTO_TEST_SUITE_END()
