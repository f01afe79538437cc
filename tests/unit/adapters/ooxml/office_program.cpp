#include "tests/unit/adapters/ooxml/office_program.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <regex>
#include <sstream>
#include <stdexcept>

#include "adapters/office_file/archive.hpp"
#include "tests/unit/adapters/office_file/zip_file.hpp"

namespace phanbien::testing {

namespace {

namespace fs = std::filesystem;

// Gone with everything in it at the end.
struct Folder {
    Folder() {
        std::string name = (fs::temp_directory_path() / "office-XXXXXX").string();
        if (::mkdtemp(name.data()) == nullptr) {
            throw std::runtime_error("no folder");
        }
        path = name;
    }
    ~Folder() {
        std::error_code ignored;
        fs::remove_all(path, ignored);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    fs::path path;
};

std::string bytes_of(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    if (!in) {
        throw std::runtime_error("LibreOffice wrote nothing");
    }
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
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
    if (std::system("command -v soffice >/dev/null") != 0) {
        return std::nullopt;
    }
    const Folder folder;
    const auto from = folder.path / ("file." + extension);
    std::ofstream(from, std::ios::binary) << bytes;
    const auto to = folder.path / "saved";
    const std::string command = "soffice -env:UserInstallation=file://" +
                                (folder.path / "profile").string() + " --headless --convert-to " +
                                as + " --outdir " + to.string() + " " + from.string() +
                                " >/dev/null 2>&1";
    if (std::system(command.c_str()) != 0) {
        throw std::runtime_error("LibreOffice failed");
    }
    return bytes_of(to / ("file." + as));
}

}  // namespace phanbien::testing
