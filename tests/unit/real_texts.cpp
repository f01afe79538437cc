#include "tests/unit/real_texts.hpp"

#include <charconv>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>

#include "engine/text/space.hpp"
#include "tests/unit/places.hpp"

namespace phanbien::tests {

namespace {

std::filesystem::path drafts() {
    return shared_folder() / "data/drafts";
}

std::optional<int> number(const std::string& cell) {
    int value = 0;
    const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
    return error == std::errc() && end == cell.data() + cell.size() ? std::optional(value)
                                                                    : std::nullopt;
}

}  // namespace

std::string real_text(const std::string& file) {
    std::ifstream stream(drafts() / file, std::ios::binary);
    std::stringstream bytes;
    bytes << stream.rdbuf();
    return bytes.str();
}

std::vector<RealText> index_of_real_texts() {
    std::vector<RealText> rows;
    std::istringstream text(real_text("INDEX.md"));
    for (std::string line; std::getline(text, line);) {
        std::vector<std::string> cells;
        std::istringstream parts(line);
        for (std::string cell; std::getline(parts, cell, '|');) {
            cells.emplace_back(text::trim(cell));
        }
        const bool file =
            cells.size() >= 7 && (cells[1].ends_with(".txt") || cells[1].ends_with(".docx"));
        if (file) {
            rows.push_back(
                {cells[1], number(cells[3]), number(cells[4]), number(cells[5]), number(cells[6])});
        }
    }
    return rows;
}

bool real_texts_missing() {
    if (std::filesystem::exists(drafts() / "INDEX.md")) {
        return false;
    }
    std::cout << "skipped: no real texts beside the project (data/drafts/INDEX.md)\n";
    return true;
}

}  // namespace phanbien::tests
