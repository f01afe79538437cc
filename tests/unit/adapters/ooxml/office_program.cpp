#include "tests/unit/adapters/ooxml/office_program.hpp"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <stdexcept>

#include "adapters/conversion/private_folder.hpp"
#include "adapters/host/program.hpp"
#include "adapters/office_file/archive.hpp"
#include "tests/unit/adapters/office_file/zip_file.hpp"

namespace phanbien::testing {

namespace {

constexpr std::chrono::seconds time_max{300};

std::string written_bytes(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    if (!in) {
        throw std::runtime_error("LibreOffice wrote nothing");
    }
    return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

std::string altered(const std::string& bytes, const std::vector<Replacement>& replacements) {
    const auto archive = office_file::Archive::open(bytes).value();
    tests::Parts parts;
    for (const auto& name : archive.names()) {
        parts.emplace_back(name, archive.read(name).value());
    }
    for (const auto& each : replacements) {
        const auto part =
            std::ranges::find(parts, each.part, [](const auto& it) { return it.first; });
        std::smatch found;
        if (part == parts.end() || !std::regex_search(part->second, found, std::regex(each.from))) {
            throw std::runtime_error("nothing to replace: " + each.from);
        }
        part->second.replace(static_cast<std::size_t>(found.position()),
                             static_cast<std::size_t>(found.length()), each.to);
    }
    return tests::zip_of(parts);
}

std::optional<std::string> saved_by_libreoffice(const std::string& bytes,
                                                const std::string& extension,
                                                const std::string& as) {
    const auto program = host::find_program("soffice");
    if (!program) {
        return std::nullopt;
    }
    const conversion::PrivateFolder folder;
    const auto from = folder.path() / ("file." + extension);
    std::ofstream(from, std::ios::binary) << bytes;
    const auto to = folder.path() / "saved";
    const auto run = host::run_program(
        {.path = *program,
         .words = {"-env:UserInstallation=file://" + (folder.path() / "profile").string(),
                   "--headless", "--convert-to", as, "--outdir", to.string(), from.string()},
         .folder = folder.path()},
        "", {.wall = time_max, .cpu = time_max});
    if (!run.done()) {
        throw std::runtime_error("LibreOffice failed");
    }
    return written_bytes(to / ("file." + as));
}

}  // namespace phanbien::testing
