#include "adapters/cli/file_text.hpp"

#include <fstream>
#include <iostream>
#include <iterator>
#include <stdexcept>

namespace phanbien::cli {

std::optional<std::string> text_if_there(const std::string& path) {
    std::ifstream file{path, std::ios::binary};
    if (!file) {
        return std::nullopt;
    }
    return std::string{std::istreambuf_iterator<char>{file}, {}};
}

std::string file_text(const std::string& path, std::string_view what) {
    auto text = text_if_there(path);
    if (!text) {
        throw std::runtime_error("cannot open " + std::string{what} + " " + path);
    }
    return *std::move(text);
}

std::string file_or_input_text(const std::string& path, std::string_view what) {
    if (path == "-") {
        return {std::istreambuf_iterator<char>{std::cin}, {}};
    }
    return file_text(path, what);
}

}  // namespace phanbien::cli
