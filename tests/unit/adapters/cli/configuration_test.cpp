#include "adapters/cli/configuration.hpp"

#include <boost/test/unit_test.hpp>
#include <cstdio>
#include <filesystem>
#include <fstream>

#include "adapters/cli/words.hpp"

using namespace phanbien::cli;

BOOST_AUTO_TEST_SUITE(configuration)

namespace {

Configuration read(std::vector<std::string_view> arguments, const Environment& environment = {}) {
    return read_configuration(arguments, environment);
}

// A settings file for the time of one test.
class File {
  public:
    explicit File(const std::string& text)
        : path_(std::filesystem::temp_directory_path() /
                ("phanbien-configuration-test-" + std::to_string(std::rand()))) {
        std::ofstream{path_} << text;
    }
    ~File() { std::filesystem::remove(path_); }
    std::string path() const { return path_.string(); }

  private:
    std::filesystem::path path_;
};

}  // namespace

BOOST_AUTO_TEST_CASE(a_flag_wins_over_the_environment_that_over_the_file) {
    const File file{"listen = 10.0.0.1:1\ndata = from-file # a comment\nlog-level = warn\n"};
    const std::string path = file.path();
    const Environment environment{{"PHANBIEN_LISTEN", "10.0.0.2:2"},
                                  {"PHANBIEN_LOG_LEVEL", "error"}};
    const auto out = read({"--config", path, "--listen", "127.0.0.1:3"}, environment);
    BOOST_TEST(out.host == "127.0.0.1");
    BOOST_TEST(out.port == 3);
    BOOST_TEST(out.log_level == "error");
    BOOST_TEST(out.data == "from-file");
}

BOOST_AUTO_TEST_CASE(defaults_and_forms_of_an_address) {
    const auto out = read({"--data", "d"});
    BOOST_TEST(out.host == "127.0.0.1");
    BOOST_TEST(out.port == 8080);
    BOOST_TEST(out.uploads_per_hour == 30);
    BOOST_TEST(!out.demo);
    BOOST_TEST(!out.read_only);
    BOOST_TEST(read({"--data=d", "--read-only"}).read_only);
    BOOST_CHECK_THROW(read({"--data=d", "--read-only", "--demo"}), ConfigurationError);
    BOOST_TEST(read({"--data=d", "--listen=[::1]:0", "--demo"}).host == "::1");
    for (const char* wrong : {"8080", "127.0.0.1:", "127.0.0.1:70000", "127.0.0.1:x", ":"}) {
        BOOST_CHECK_THROW(read({"--data", "d", "--listen", wrong}), ConfigurationError);
    }
}

BOOST_AUTO_TEST_CASE(the_log_is_public_only_where_the_office_says_so) {
    BOOST_TEST(!read({"--data", "d"}).public_log);
    BOOST_TEST(read({"--data", "d", "--public-log"}).public_log);
    BOOST_TEST(read({"--data", "d"}, {{"PHANBIEN_PUBLIC_LOG", "true"}}).public_log);
    BOOST_TEST(!read({"--data", "d"}, {{"PHANBIEN_PUBLIC_LOG", "false"}}).public_log);
    const File file{"public-log = true\n"};
    const std::string path = file.path();
    BOOST_TEST(read({"--data", "d", "--config", path}).public_log);
    BOOST_CHECK_THROW(read({"--data", "d"}, {{"PHANBIEN_PUBLIC_LOG", "maybe"}}),
                      ConfigurationError);
}

BOOST_AUTO_TEST_CASE(a_proxy_is_believed_only_where_the_office_says_that_there_is_one) {
    BOOST_TEST(!read({"--data", "d"}).behind_https_proxy);
    BOOST_TEST(read({"--data", "d", "--behind-https-proxy"}).behind_https_proxy);
    BOOST_TEST(read({"--data", "d"}, {{"PHANBIEN_BEHIND_HTTPS_PROXY", "true"}}).behind_https_proxy);
    const File file{"behind-https-proxy = true\n"};
    const std::string path = file.path();
    BOOST_TEST(read({"--data", "d", "--config", path}).behind_https_proxy);
}

BOOST_AUTO_TEST_CASE(a_database_is_named_or_is_in_the_folder) {
    const std::string url = "postgresql://office@db.example/phanbien";
    BOOST_TEST(read({"--data", "d"}).database.empty());
    BOOST_TEST(read({"--data", "d", "--db", url}).database == url);
    BOOST_TEST(read({"--data", "d"}, {{"PHANBIEN_DB", url}}).database == url);
    BOOST_CHECK_THROW(read({"--data", "d", "--db", ""}), ConfigurationError);

    const std::vector<std::string_view> arguments{"--data", "d", "--db", url};
    const auto place = data_place(read_words(arguments, {"--data"}, {}));
    BOOST_TEST(place.folder == "d");
    BOOST_TEST(place.database == url);
    BOOST_CHECK_THROW(read_words(arguments, {"--role"}, {}), std::runtime_error);
    const std::vector<std::string_view> empty{"--data", "d", "--db="};
    BOOST_CHECK_THROW(data_place(read_words(empty, {"--data"}, {})), std::runtime_error);
}

BOOST_AUTO_TEST_CASE(witnesses_are_named_by_keys_of_witnesses) {
    using phanbien::audit::KeyType;
    const phanbien::audit::Seed seed{1};
    const auto key_of = [&](const std::string& name, KeyType type) {
        return to_text(phanbien::audit::Signer(name, seed, type).verifier());
    };
    const auto one = key_of("one.example", KeyType::witness);
    const auto two = key_of("two.example", KeyType::witness);
    BOOST_TEST(read({"--data", "d"}).witnesses.empty());
    const auto both = one + " " + two;
    const auto named = read({"--data", "d", "--witnesses", both}).witnesses;
    BOOST_TEST_REQUIRE(named.size() == 2U);
    BOOST_TEST(to_text(named[1]) == two);
    const auto log = key_of("log.example", KeyType::log);
    for (const auto& wrong : {log, one + "x", both + " name"}) {
        BOOST_CHECK_THROW(read({"--data", "d", "--witnesses", wrong}), ConfigurationError);
    }
}

BOOST_AUTO_TEST_CASE(what_is_unknown_is_refused) {
    BOOST_CHECK_THROW(read({"--data", "d", "--lissten", "x:1"}), ConfigurationError);
    BOOST_CHECK_THROW(read({"--data", "d", "--list", "x:1"}), ConfigurationError);
    BOOST_CHECK_THROW(read({"--data", "d", "stray"}), ConfigurationError);
    BOOST_CHECK_THROW(read({"--data", "d", "--log-level", "loud"}), ConfigurationError);
    BOOST_CHECK_THROW(read({"--data", "d", "--uploads-per-hour", "0"}), ConfigurationError);
    BOOST_CHECK_THROW(read({"--data", "d", "--requests-at-once", "0"}), ConfigurationError);
    BOOST_CHECK_THROW(read({}), ConfigurationError);
    const File file{"colour = red\n"};
    const std::string path = file.path();
    BOOST_CHECK_THROW(read({"--data", "d", "--config", path}), ConfigurationError);
    BOOST_CHECK_THROW(read({"--data", "d", "--config", "/no/such/file"}), ConfigurationError);
}

BOOST_AUTO_TEST_CASE(unknown_variables_are_refused_by_name) {
    BOOST_CHECK_EXCEPTION(read({"--data", "d"}, {{"PHANBIEN_COLOUR", "red"}}), ConfigurationError,
                          [](const ConfigurationError& error) {
                              return std::string_view{error.what()}.find("PHANBIEN_COLOUR") !=
                                     std::string_view::npos;
                          });
    BOOST_TEST(read({"--data", "d"}, {{"PHANBIEN_BINARY", "phanbien"}}).data == "d");
}

BOOST_AUTO_TEST_CASE(a_variable_sets_nothing_but_its_own_key) {
    const auto out = read(
        {}, {{"PHANBIEN_DATA", "d # e\nlisten = 0.0.0.0:1\n"}, {"PHANBIEN_UPLOADS_PER_HOUR", "7"}});
    BOOST_TEST(out.data == "d # e\nlisten = 0.0.0.0:1\n");
    BOOST_TEST(out.port == 8080);
    BOOST_TEST(out.uploads_per_hour == 7);
}

BOOST_AUTO_TEST_CASE(the_definitions_are_those_of_the_folder_and_the_file) {
    const auto out = read({"--data", "d", "--workflows", "w", "--workflow", "one.scxml"});
    BOOST_TEST(out.workflows == "w");
    BOOST_TEST(out.workflow == "one.scxml");
    BOOST_TEST(read({"--data", "d"}).workflows.empty());
    BOOST_TEST(read({"--data", "d"}, {{"PHANBIEN_WORKFLOWS", "v"}}).workflows == "v");
}

BOOST_AUTO_TEST_CASE(what_is_no_address_is_refused_before_anything_is_made) {
    for (const char* wrong : {"300.1.1.1:80", "localhost:80", "[::g]:80", ":80"}) {
        BOOST_CHECK_THROW(read({"--data", "d", "--listen", wrong}), ConfigurationError);
    }
    BOOST_TEST(read({"--data", "d", "--listen", "[::1]:80"}).host == "::1");
}

BOOST_AUTO_TEST_CASE(the_help_names_every_setting) {
    const auto help = configuration_help();
    for (const char* name :
         {"--listen", "--data", "--db", "--workflow", "--log-level", "--config", "--demo",
          "--uploads-per-hour", "--exports-per-hour", "--requests-at-once"}) {
        BOOST_TEST((help.find(name) != std::string::npos), name);
    }
}

BOOST_AUTO_TEST_CASE(words_of_the_small_commands) {
    const std::vector<std::string_view> arguments{"add", "an",     "--role", "a",      "--role",
                                                  "b",   "--data", "d",      "--check"};
    const auto words = read_words(arguments, {"--role", "--data"}, {"--check"});
    BOOST_TEST(words.plain.size() == 2U);
    BOOST_TEST(words.flags.at("--role").size() == 2U);
    BOOST_TEST(data_place(words).folder == "d");
    BOOST_TEST(data_place(words).database.empty());
    BOOST_TEST(words.switches.contains("--check"));
    const std::vector<std::string_view> joined{"--data=a=b", "x=y"};
    BOOST_TEST(read_words(joined, {"--data"}, {}).flag("--data") == "a=b");
    BOOST_TEST(read_words(joined, {"--data"}, {}).plain.front() == "x=y");
    const std::vector<std::string_view> valued{"--check=yes"};
    BOOST_CHECK_THROW(read_words(valued, {}, {"--check"}), std::runtime_error);
    const std::vector<std::string_view> unknown{"--colour", "red"};
    BOOST_CHECK_THROW(read_words(unknown, {}, {}), std::runtime_error);
    const std::vector<std::string_view> bare{"--data"};
    BOOST_CHECK_THROW(read_words(bare, {"--data"}, {}), std::runtime_error);
}

BOOST_AUTO_TEST_SUITE_END()
