#include "adapters/storage/text_marks.hpp"

#include <algorithm>
#include <iterator>

#include "engine/text/finding.hpp"
#include "engine/text/fold.hpp"

namespace phanbien::storage {
namespace {

// What ids and eids are nearly always made of: what is of no word and, as it stands, what is.
bool is_between(char c) {
    return c == '-' || c == '_';
}
bool is_plain(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || is_between(c);
}

std::string one_word(std::string_view prefix, std::string_view id) {
    std::string out(prefix);
    if (std::ranges::all_of(id, is_plain)) {
        std::ranges::remove_copy_if(id, std::back_inserter(out), is_between);
        return out;
    }
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
