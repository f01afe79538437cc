// `phanbien org check FILE | diff OLD NEW | export FILE`: directories of organisations as files
// (engine/people, schemas/organisation.xsd). `import FILE`, `diff NEW` and `export` with --data:
// the office's own, for whoever has the server's disk. 1 when a directory has a mistake.
#include <fstream>
#include <iostream>
#include <iterator>

#include "adapters/cli/commands.hpp"
#include "adapters/cli/house.hpp"
#include "adapters/cli/words.hpp"
#include "engine/people/directory_diff.hpp"
#include "engine/people/directory_xml.hpp"
#include "engine/runtime/directory_import.hpp"
#include "engine/runtime/directory_shelf.hpp"

namespace phanbien::cli {

namespace {

using people::Directory;

constexpr std::string_view org_usage =
    "phanbien org check FILE           every mistake, with its line and the way out\n"
    "phanbien org diff OLD NEW         what NEW changes\n"
    "phanbien org export FILE          the directory as this program writes it\n"
    "  --with-reasons                  also why people are away (export only)\n"
    "phanbien org import FILE --data DIR\n"
    "  --dry-run                       only say what it would change\n"
    "phanbien org diff NEW --data DIR  what NEW would change of the office's directory\n"
    "phanbien org export --data DIR    the office's directory\n"
    "FILE may be - for the standard input.\n";

// One byte more than a directory may have is enough to refuse it.
std::string text_of(std::istream& in) {
    std::string text(people::directory_bytes_max + 1, '\0');
    in.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(in.gcount()));
    return text;
}

std::string xml_of(const std::string& path) {
    if (path == "-") {
        return text_of(std::cin);
    }
    std::ifstream file(path, std::ios::binary);
    if (!file) {
        throw std::runtime_error("cannot open " + path);
    }
    return text_of(file);
}

// Under which its mistakes are reported.
std::string name_of(const std::string& path) {
    return path == "-" ? "directory.xml" : std::filesystem::path{path}.filename().string();
}

Result<Directory> read_directory_file(const std::string& path) {
    return people::read_directory(xml_of(path), name_of(path));
}

int refuse(const Problem& problem) {
    std::cerr << told(problem) << '\n' << problem.vi << " / " << problem.en << '\n';
    return failed;
}

int check(const Directory& directory) {
    std::cout << directory.vi() << " / " << directory.en() << ": " << directory.bodies().size()
              << " organisations, " << directory.units().size() << " units, "
              << directory.posts().size() << " posts, " << directory.people().size()
              << " people, no mistakes\n";
    return done;
}

void print(const std::vector<people::Change>& changes) {
    for (const auto& it : changes) {
        const auto sentence = people::said(it);
        std::cout << sentence.vi << " / " << sentence.en << '\n';
    }
    std::cout << changes.size() << (changes.size() == 1 ? " change\n" : " changes\n");
}

int write_out(const Directory& directory, people::Reasons reasons) {
    std::size_t kept_back = 0;
    for (std::uint32_t i = 0; i < directory.absences().size(); ++i) {
        kept_back += directory.reason_of(people::AbsenceIndex{i}).empty() ? 0 : 1;
    }
    std::cout << people::write_directory(directory, reasons);
    if (kept_back > 0 && reasons == people::Reasons::kept_back) {
        std::cerr << kept_back << " reasons of absences left out; --with-reasons writes them\n";
    }
    return done;
}

people::Reasons reasons_of(const Words& words) {
    return words.switches.contains("--with-reasons") ? people::Reasons::told
                                                     : people::Reasons::kept_back;
}

int import(House& house, const std::string& path, bool dry_run) {
    const runtime::DirectoryImport asked{
        .text = xml_of(path), .file_name = name_of(path), .seen = std::nullopt, .actor = {}};
    const auto change = dry_run ? runtime::preview_directory(*house.store->open_reading(),
                                                             house.routes, asked, house.clock.now())
                                : house.office.import_directory(asked);
    if (!change) {
        return refuse(change.error());
    }
    print(change->changes);
    if (!dry_run) {
        std::cout << "the directory in force is " << change->hash << '\n';
    }
    return done;
}

// import FILE, diff NEW, export: of the office whose data these are.
int of_office(const Words& words, const std::string& what) {
    const bool is_import = what == "import";
    const bool takes_file = is_import || what == "diff";
    if (!words.flags.contains("--data") || (!takes_file && what != "export") ||
        words.plain.size() != (takes_file ? 2U : 1U) ||
        (!is_import && words.switches.contains("--dry-run")) ||
        (takes_file && words.switches.contains("--with-reasons"))) {
        std::cerr << org_usage;
        return wrong_call;
    }
    House house(data_place(words), alarms_of("org"));
    if (takes_file) {
        const int status =
            import(house, words.plain[1], !is_import || words.switches.contains("--dry-run"));
        house.sign_log();
        return status;
    }
    runtime::DirectoryShelf shelf;
    return write_out(shelf.at_head(*house.store->open_reading()), reasons_of(words));
}

}  // namespace

int org_command(Arguments arguments) {
    const auto words = read_words(arguments, {"--data"}, {"--with-reasons", "--dry-run"});
    const std::string what = words.plain.empty() ? std::string{} : words.plain.front();
    if (words.flags.contains("--data") || what == "import") {
        return of_office(words, what);
    }
    const bool is_known = what == "check" || what == "diff" || what == "export";
    const bool with_reasons = words.switches.contains("--with-reasons");
    if (!is_known || words.plain.size() != (what == "diff" ? 3 : 2) ||
        words.switches.contains("--dry-run") || (with_reasons && what != "export")) {
        std::cerr << org_usage;
        return wrong_call;
    }
    const auto directory = read_directory_file(words.plain[1]);
    if (!directory) {
        return refuse(directory.error());
    }
    if (what == "check") {
        return check(*directory);
    }
    if (what == "export") {
        return write_out(*directory, reasons_of(words));
    }
    const auto other = read_directory_file(words.plain[2]);
    if (!other) {
        return refuse(other.error());
    }
    print(people::diff(*directory, *other));
    return done;
}

}  // namespace phanbien::cli
