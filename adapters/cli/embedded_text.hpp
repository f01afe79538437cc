// Texts carried inside the binary: the procedures that new dossiers follow, the calendars, and the
// demo's drafts.
// Read-only memory for as long as the program runs; any thread.
#pragma once

#include <span>
#include <string_view>
#include <vector>

namespace phanbien::cli {

struct EmbeddedText {
    std::string_view folder;  // "workflows", "routes"
    std::string_view name;    // without its folder: "phan-bien.scxml"
    std::string_view text;
};

std::span<const EmbeddedText> embedded_texts();  // generated at build time by embed.cmake

// The calendars among them, by name.
std::vector<std::string_view> embedded_calendars();

// Requires that there is one of this name.
std::string_view embedded_text(std::string_view name);

}  // namespace phanbien::cli
