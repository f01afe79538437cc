// Zip files made in a test, as parts by name.
#pragma once

#include <zip.h>

#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace phanbien::tests {

using Parts = std::vector<std::pair<std::string, std::string>>;

inline std::string zip_of(const Parts& parts) {
    zip_error_t error;
    zip_error_init(&error);
    auto* target = zip_source_buffer_create(nullptr, 0, 0, &error);
    zip_source_keep(target);
    auto* zip = zip_open_from_source(target, ZIP_TRUNCATE, &error);
    if (zip == nullptr) {
        throw std::runtime_error("zip");
    }
    for (const auto& [name, bytes] : parts) {
        auto* source = zip_source_buffer(zip, bytes.data(), bytes.size(), 0);
        zip_file_add(zip, name.c_str(), source, ZIP_FL_ENC_UTF_8);
    }
    if (zip_close(zip) != 0 || zip_source_open(target) != 0) {
        throw std::runtime_error("zip");
    }
    zip_stat_t stat;
    zip_source_stat(target, &stat);
    std::string out(stat.size, '\0');
    zip_source_read(target, out.data(), out.size());
    zip_source_close(target);
    zip_source_free(target);
    return out;
}

inline std::string word_xml(const std::string& body) {
    return R"(<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="urn:w"><w:body>)" + body +
           "</w:body></w:document>";
}

// The smallest Word file with this body, and further parts.
inline Parts word_parts(const std::string& body) {
    return {{"[Content_Types].xml", "<Types/>"}, {"word/document.xml", word_xml(body)}};
}

inline std::string word_file(const std::string& body) {
    return zip_of(word_parts(body));
}

inline std::string paragraph(const std::string& text) {
    return "<w:p><w:r><w:t>" + text + "</w:t></w:r></w:p>";
}

}  // namespace phanbien::tests
