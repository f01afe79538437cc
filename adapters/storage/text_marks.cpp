#include "adapters/storage/text_marks.hpp"

#include "engine/text/finding.hpp"
#include "engine/text/fold.hpp"

namespace phanbien::storage {
namespace {

std::string one_word(std::string_view prefix, std::string_view id) {
    std::string out(prefix);
    for (const auto& part : text::separate_words(text::fold_spelling(id))) {
        out += part;
    }
    return out;
}

}  // namespace

std::string mark_of_kind(dossier::TextKind kind) {
    return "k" + std::string(dossier::name_of(kind));
}

std::string mark_of_dossier(const DossierId& dossier) {
    return one_word("d", dossier.text());
}

std::string mark_of_provision(std::string_view eid) {
    return one_word("e", eid);
}

std::string marks_of(const DossierId& dossier, const dossier::TextRow& row) {
    std::string out = mark_of_kind(row.kind) + " " + mark_of_dossier(dossier);
    constexpr std::string_view step = "__";
    const std::string_view eid = row.provision.eid;
    for (auto end = eid.find(step); !eid.empty(); end = eid.find(step, end + step.size())) {
        out += " " + mark_of_provision(eid.substr(0, end));
        if (end == std::string_view::npos) {
            break;
        }
    }
    return out;
}

}  // namespace phanbien::storage
