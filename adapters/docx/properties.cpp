#include "adapters/docx/properties.hpp"

#include "adapters/docx/docx.hpp"
#include "adapters/docx/refusals.hpp"
#include "adapters/docx/word_xml.hpp"
#include "adapters/office_file/archive.hpp"

namespace phanbien::docx {

Result<std::vector<std::pair<std::string, std::string>>> read_properties(std::string_view bytes) {
    if (bytes.size() > docx_bytes_max) {
        return too_large();
    }
    if (!is_zip(bytes)) {
        return is_ole(bytes) ? old_format_refusal(bytes) : not_zip();
    }
    TRY(const auto archive, office_file::Archive::open(bytes));
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
