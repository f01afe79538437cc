// The smallest files of the formats that are converted.
#pragma once

#include <string>
#include <string_view>

namespace phanbien::tests {

// "Điều 1. Tên" and two clauses.
inline constexpr std::string_view small_rtf =
    "{\\rtf1\\ansi\\uc1 \\u272?i\\u7873?u 1. T\\u234?n\\par 1. M\\u7897?t\\par 2. Hai\\par}";

// One page with one line of Latin letters, or none; readers mend the missing table of objects.
inline std::string small_pdf(const std::string& text) {
    const std::string drawn = "BT /F 12 Tf 100 700 Td (" + text + ") Tj ET";
    return "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
           "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
           "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources"
           "<</Font<</F 5 0 R>>>>>>endobj\n4 0 obj<</Length " +
           std::to_string(drawn.size()) + ">>stream\n" + drawn +
           "\nendstream endobj\n5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n"
           "trailer<</Root 1 0 R/Size 6>>\n%%EOF\n";
}

}  // namespace phanbien::tests
