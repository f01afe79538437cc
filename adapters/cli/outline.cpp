#include "adapters/cli/outline.hpp"

#include <boost/json/serialize.hpp>
#include <fstream>
#include <iostream>
#include <optional>
#include <string>

#include "adapters/draft_reader/draft_reader.hpp"
#include "engine/document/outline_json.hpp"

namespace phanbien::cli {

namespace {

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

}  // namespace

int outline_command(std::span<const std::string_view> args) {
    if (args.size() != 1 || args.front().starts_with("--")) {
        std::cerr << "Cách dùng: phanbien outline TỆP (.docx hoặc .txt)\n"
                     "Usage: phanbien outline FILE (.docx or .txt)\n";
        return 2;
    }
    const std::string path(args.front());
    const auto bytes = contents(path);
    if (!bytes) {
        std::cerr << "Không mở được tệp " << path << ".\nCannot open " << path << ".\n";
        return 1;
    }
    const auto outline = read_draft(path, *bytes);
    if (!outline) {
        const auto problem = outline.error();
        std::cerr << problem.vi << '\n' << problem.en << '\n';
        return 1;
    }
    std::cout << boost::json::serialize(document::to_json(*outline)) << std::endl;
    return std::cout ? 0 : 1;
}

}  // namespace phanbien::cli
