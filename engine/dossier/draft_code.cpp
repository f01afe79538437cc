#include "engine/dossier/draft_code.hpp"

#include "engine/text/fold.hpp"

namespace phanbien::dossier {

std::string normal_code(std::string_view code) {
    auto out = text::fold_spelling(code);  // leaves single spaces
    std::erase(out, ' ');
    return out;
}

}  // namespace phanbien::dossier
