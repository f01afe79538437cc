#include "adapters/cli/embedded_text.hpp"

#include <algorithm>
#include <stdexcept>
#include <string>

namespace phanbien::cli {

std::string_view embedded_text(std::string_view name) {
    const auto texts = embedded_texts();
    const auto found = std::ranges::find(texts, name, &EmbeddedText::name);
    if (found == texts.end()) {
        throw std::logic_error("no embedded text " + std::string{name});
    }
    return found->text;
}

}  // namespace phanbien::cli
