#include "adapters/cli/configuration.hpp"

#include <unistd.h>

#include <array>
#include <boost/program_options.hpp>
#include <charconv>
#include <fstream>
#include <sstream>

#include "web/api/limits.hpp"
#include "web/server/fields.hpp"
#include "web/server/server.hpp"

namespace phanbien::cli {

namespace options = boost::program_options;

namespace {

constexpr std::string_view environment_prefix = "PHANBIEN_";

// What our own tests say to each other; a server they start sees it too.
constexpr std::array<std::string_view, 6> variables_of_tests{
    "PHANBIEN_BINARY",  "PHANBIEN_KILLS", "PHANBIEN_KILL_SECONDS",
    "PHANBIEN_SCREENS", "PHANBIEN_SEED",  "PHANBIEN_TEST_POSTGRESQL"};

// What may stand in a file or the environment; flags may say more.
options::options_description settings() {
    options::options_description described{
        "Settings: flag --NAME, environment PHANBIEN_NAME in "
        "capitals with _ for -, file line NAME = VALUE"};
    described.add_options()  //
        ("listen", options::value<std::string>()->default_value("127.0.0.1:8080"),
         "IP address and port to serve on; port 0 takes a free one, [::1]:8080 is IPv6")  //
        ("data", options::value<std::string>(),
         "folder of the office's data; made when missing")  //
        ("db", options::value<std::string>(),
         "postgresql://USER@HOST:PORT/NAME, where the database is not SQLite in that folder; the "
         "password is better kept in ~/.pgpass")  //
        ("workflows", options::value<std::string>()->default_value(""),
         "folder of definitions (.scxml) new dossiers follow, instead of those in the binary")  //
        ("workflow", options::value<std::string>()->default_value(""),
         "one definition more; it takes the place of the one with the same id")  //
        ("log-level", options::value<std::string>()->default_value("info"),
         "debug, info, warn, error or off")  //
        ("uploads-per-hour", options::value<int>()->default_value(api::uploads_per_hour),
         "how many files one account may upload in an hour")  //
        ("exports-per-hour", options::value<int>()->default_value(api::exports_per_hour),
         "how many papers one account may export in an hour")  //
        ("requests-at-once", options::value<int>()->default_value(server::requests_in_flight_max),
         "how many requests are answered at once; what comes beyond is told to come again (503)")  //
        ("behind-https-proxy", options::bool_switch(),
         "the page is reached by https alone, through a proxy in front of this server: the cookie "
         "of a session is Secure, browsers are told to come by https (HSTS), and a client's "
         "address is the last one in X-Forwarded-For; true or false in a file or the "
         "environment")  //
        ("public-log", options::bool_switch(),
         "let the log (/log/checkpoint, /log/tile/...) be read without an account; true or false "
         "in a file or the environment")  //
        ("witnesses", options::value<std::string>()->default_value(""),
         "keys (\"vkeys\", a space between two) of offices whose cosignatures of the log's "
         "checkpoints are kept");
    return described;
}

options::options_description flags() {
    options::options_description described{"Flags only"};
    described.add_options()                                                                  //
        ("config", options::value<std::string>(), "a file of settings; # begins a comment")  //
        ("demo", options::bool_switch(), "load an invented office when there is none yet")   //
        ("read-only", options::bool_switch(),
         "show what is there and write nothing, also when the log does not verify")  //
        ("help", options::bool_switch(), "print this");
    return described;
}

void split_listen(const std::string& listen, Configuration& out) {
    const auto colon = listen.rfind(':');
    unsigned port = 0;
    const char* end = listen.data() + listen.size();
    const char* begin = colon == std::string::npos ? end : listen.data() + colon + 1;
    const auto [stopped, error] = std::from_chars(begin, end, port);
    if (begin == end || error != std::errc{} || stopped != end || port > 65535) {
        throw ConfigurationError("listen: \"" + listen + "\" is not ADDRESS:PORT");
    }
    out.host = listen.substr(0, colon);
    if (out.host.starts_with('[') && out.host.ends_with(']')) {
        out.host = out.host.substr(1, out.host.size() - 2);
    }
    if (!server::is_ip_address(out.host)) {
        throw ConfigurationError("listen: \"" + out.host + "\" is not an IP address");
    }
    out.port = static_cast<std::uint16_t>(port);
}

std::string variable_of(std::string_view setting) {
    std::string name{environment_prefix};
    for (char c : setting) {
        name += c == '-' ? '_' : static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
    }
    return name;
}

// Stores what no stronger place has set; each value as it stands, whatever characters it has.
void store_environment(const Environment& environment, options::variables_map& values) {
    const auto described = settings();
    options::parsed_options parsed{&described};
    Environment rest = environment;
    for (const auto& option : described.options()) {
        const auto found = rest.find(variable_of(option->long_name()));
        if (found != rest.end()) {
            parsed.options.emplace_back(option->long_name(), std::vector{found->second});
            rest.erase(found);
        }
    }
    for (const auto& name : variables_of_tests) {
        rest.erase(std::string{name});
    }
    if (!rest.empty()) {
        throw ConfigurationError(rest.begin()->first + ": no setting has this variable");
    }
    options::store(parsed, values);
}

void store_file(const std::string& path, options::variables_map& values) {
    std::ifstream file{path};
    if (!file) {
        throw ConfigurationError("config: cannot open " + path);
    }
    try {
        options::store(options::parse_config_file(file, settings()), values);
    } catch (const options::error& error) {
        throw ConfigurationError(path + ": " + error.what());
    }
}

int positive(const options::variables_map& values, const std::string& name) {
    const int value = values[name].as<int>();
    if (value < 1) {
        throw ConfigurationError(name + ": must be at least 1");
    }
    return value;
}

std::vector<audit::VerifierKey> witnesses(const options::variables_map& values) {
    std::vector<audit::VerifierKey> keys;
    std::istringstream words{values["witnesses"].as<std::string>()};
    for (std::string word; words >> word;) {
        const auto key = audit::parse_verifier_key(word);
        if (!key || key->type != audit::KeyType::witness) {
            throw ConfigurationError("witnesses: \"" + word +
                                     "\" is not the key of a witness (phanbien log witness-key)");
        }
        keys.push_back(*key);
    }
    return keys;
}

std::string level(const options::variables_map& values) {
    const auto& value = values["log-level"].as<std::string>();
    constexpr std::array known{"debug", "info", "warn", "error", "off"};
    for (const char* name : known) {
        if (value == name) {
            return value;
        }
    }
    throw ConfigurationError("log-level: \"" + value +
                             "\" is none of debug, info, warn, error, off");
}

}  // namespace

Environment own_environment() {
    Environment own;
    for (char** entry = environ; *entry != nullptr; ++entry) {
        const std::string_view text{*entry};
        const auto equals = text.find('=');
        if (text.starts_with(environment_prefix) && equals != std::string_view::npos) {
            own.emplace(text.substr(0, equals), text.substr(equals + 1));
        }
    }
    return own;
}

Configuration read_configuration(Arguments arguments, const Environment& environment) {
    Configuration out;
    options::variables_map values;
    try {
        options::options_description all;
        all.add(settings()).add(flags());
        const std::vector<std::string> words(arguments.begin(), arguments.end());
        const auto parsed = options::command_line_parser(words)
                                .options(all)
                                .positional({})
                                .style(options::command_line_style::unix_style &
                                       ~options::command_line_style::allow_guessing)
                                .run();
        options::store(parsed, values);  // the first to set a value wins
        store_environment(environment, values);
        if (values.contains("config")) {
            store_file(values["config"].as<std::string>(), values);
        }
    } catch (const options::error& error) {
        throw ConfigurationError(error.what());
    }
    out.help = values["help"].as<bool>();
    out.demo = values["demo"].as<bool>();
    out.read_only = values["read-only"].as<bool>();
    if (out.help) {
        return out;
    }
    if (!values.contains("data") || values["data"].as<std::string>().empty()) {
        throw ConfigurationError("data: say where the office's data are, with --data DIR");
    }
    if (out.demo && out.read_only) {
        throw ConfigurationError("demo: cannot be loaded where nothing may be written (read-only)");
    }
    if (values.contains("db")) {
        out.database = values["db"].as<std::string>();
        if (out.database.empty()) {
            throw ConfigurationError("db: names no database; leave it out for SQLite");
        }
    }
    split_listen(values["listen"].as<std::string>(), out);
    out.data = values["data"].as<std::string>();
    out.workflows = values["workflows"].as<std::string>();
    out.workflow = values["workflow"].as<std::string>();
    out.log_level = level(values);
    out.uploads_per_hour = positive(values, "uploads-per-hour");
    out.exports_per_hour = positive(values, "exports-per-hour");
    out.requests_at_once = static_cast<std::size_t>(positive(values, "requests-at-once"));
    out.behind_https_proxy = values["behind-https-proxy"].as<bool>();
    out.public_log = values["public-log"].as<bool>();
    out.witnesses = witnesses(values);
    return out;
}

std::string configuration_help() {
    std::ostringstream out;
    out << "phanbien serve --data DIR [--db URL] [SETTING…]\n\n"
        << settings() << '\n'
        << flags()
        << "\nA flag wins over the environment, the environment over the file. An unknown flag, "
           "variable\nor line of the file is refused.\n";
    return out.str();
}

}  // namespace phanbien::cli
