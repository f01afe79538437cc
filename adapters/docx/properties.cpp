#include "adapters/docx/properties.hpp"

#include "adapters/docx/word_archive.hpp"
#include "adapters/docx/word_xml.hpp"
#include "adapters/office_file/refusals.hpp"

namespace phanbien::docx {

Result<std::vector<std::pair<std::string, std::string>>> read_properties(std::string_view bytes) {
    TRY(const auto archive, open_word_archive(bytes));
    std::vector<std::pair<std::string, std::string>> out;
    const std::string part = "docProps/custom.xml";
    if (!archive.holds(part)) {
        return out;
    }
    TRY(auto text, archive.read(part));
    TRY(const auto document, parse_xml(std::move(text)));
    for (const auto& property : document.document_element().children()) {
        if (!is_named(property, "property")) {
            continue;
        }
        if (out.size() == properties_max) {
            return office_file::bomb();
        }
        for (const auto& value : property.children()) {
            out.emplace_back(attribute(property, "name"), value.text().get());
            break;
        }
    }
    return out;
}

}  // namespace phanbien::docx
