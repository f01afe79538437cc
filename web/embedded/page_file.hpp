// The browser's side, built by web/ui and carried inside the binary, so that one file is the whole
// installation and a host without internet serves the page.
//
// The bytes lie in read-only memory for as long as the program runs; any thread.
#pragma once

#include <span>
#include <string_view>

namespace phanbien::page {

struct PageFile {
    std::string_view path;        // as in the address: "/index.html", "/assets/index-C_bB.js"
    std::string_view media_type;  // with charset for text
    std::string_view etag;        // weak, with its quotes: one for both encodings
    std::string_view bytes;
    std::string_view gzip;  // empty when compressing does not pay, as for fonts
    bool immutable;         // the name changes with the content: may be cached for ever
};

// The file with exactly this path, or null. "/" is nobody's: which addresses show the page is the
// server's decision, and it asks for "/index.html" then.
const PageFile* find_page_file(std::string_view path);

// All files, sorted by path.
std::span<const PageFile> page_files();

}  // namespace phanbien::page
