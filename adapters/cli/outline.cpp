#include "adapters/cli/outline.hpp"

#include <boost/json/serialize.hpp>
#include <fstream>
#include <iostream>
#include <optional>
#include <string>

#include "adapters/akn/akn.hpp"
#include "adapters/cli/words.hpp"
#include "adapters/conversion/read_any.hpp"
#include "adapters/draft_reader/draft_reader.hpp"
#include "adapters/host/host.hpp"
#include "engine/document/outline_json.hpp"
#include "engine/text/unicode.hpp"

namespace phanbien::cli {

namespace {

constexpr std::size_t tree_text_max = 80;  // code points

// Reads one byte more than a draft may have, so that a longer file is refused and not cut.
std::optional<std::string> contents(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    std::string bytes(draft_bytes_max + 1, '\0');
    if (!file || !file.read(bytes.data(), 0)) {
        return std::nullopt;
    }
    file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    if (file.bad()) {
        return std::nullopt;
    }
    bytes.resize(static_cast<std::size_t>(file.gcount()));
    return bytes;
}

// One line per provision, indented, with the beginning of its text.
void print_tree(const std::vector<document::Provision>& provisions, std::size_t depth) {
    for (const auto& provision : provisions) {
        std::cout << std::string(2 * depth, ' ') << provision.eid << ' ' << provision.heading;
        std::cout << (provision.heading.empty() || provision.text.empty() ? "" : ": ")
                  << text::excerpt(provision.text.substr(0, provision.text.find('\n')),
                                   tree_text_max)
                  << '\n';
        print_tree(provision.children, depth + 1);
    }
}

void print_text(const document::Outline& outline) {
    std::cout << outline.title << '\n';
    print_tree(outline.provisions, 0);
    for (const auto& warning : outline.warnings) {
        std::cout << "! " << warning.vi << ' ' << warning.excerpt << '\n';
    }
}

void print(const document::Outline& outline, std::string_view format) {
    if (format == "akn") {
        const host::SystemClock clock;
        std::cout << akn::write_akn(outline, {.date = vietnam_day(clock.now())});
    } else if (format == "text") {
        print_text(outline);
    } else {
        std::cout << boost::json::serialize(document::to_json(outline)) << std::endl;
    }
}

}  // namespace

int outline_command(std::span<const std::string_view> args) {
    const auto words = read_words(args, {"--format"}, {});
    const auto format = words.flags.contains("--format") ? words.flag("--format") : "json";
    const bool known = format == "json" || format == "akn" || format == "text";
    if (words.plain.size() != 1 || !known) {
        std::cerr
            << "Cách dùng: phanbien outline TỆP [--format json|akn|text]\n"
               "Usage: phanbien outline FILE [--format json|akn|text]\n"
               "  .docx .odt .txt .xml (Akoma Ntoso); .doc .rtf (LibreOffice); .pdf (poppler)\n";
        return 2;
    }
    const auto& path = words.plain.front();
    const auto bytes = contents(path);
    if (!bytes) {
        std::cerr << "Không mở được tệp " << path << ".\nCannot open " << path << ".\n";
        return 1;
    }
    const auto outline = conversion::read_any_draft(path, *bytes);
    if (!outline) {
        const auto problem = outline.error();
        std::cerr << problem.vi << '\n' << problem.en << '\n';
        return 1;
    }
    print(*outline, format);
    return std::cout ? 0 : 1;
}

}  // namespace phanbien::cli
