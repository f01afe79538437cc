#include "adapters/akn/names.hpp"

#include <algorithm>
#include <array>

#include "engine/text/unicode.hpp"

namespace phanbien::akn {

namespace {

using document::Provision;
using document::ProvisionKind;

struct Element {
    std::string_view name;
    ProvisionKind kind;
};

// Ours first; then what others use.
constexpr auto elements = std::to_array<Element>({
    {"part", ProvisionKind::part},
    {"chapter", ProvisionKind::chapter},
    {"section", ProvisionKind::section},
    {"subsection", ProvisionKind::subsection},
    {"article", ProvisionKind::article},
    {"paragraph", ProvisionKind::clause},
    {"point", ProvisionKind::point},
    {"book", ProvisionKind::part},
    {"tome", ProvisionKind::part},
    {"title", ProvisionKind::part},
    {"subpart", ProvisionKind::chapter},
    {"subtitle", ProvisionKind::chapter},
    {"subchapter", ProvisionKind::section},
    {"division", ProvisionKind::section},
    {"subdivision", ProvisionKind::subsection},
    {"rule", ProvisionKind::article},
    {"clause", ProvisionKind::clause},
    {"subrule", ProvisionKind::clause},
    {"level", ProvisionKind::clause},
    {"subparagraph", ProvisionKind::point},
    {"subclause", ProvisionKind::point},
    {"alinea", ProvisionKind::block},
    {"indent", ProvisionKind::block},
    {"proviso", ProvisionKind::block},
    {"transitional", ProvisionKind::block},
    {"crossHeading", ProvisionKind::block},
});

struct Keyword {
    ProvisionKind kind;
    std::string_view word;
};

constexpr auto label_words = std::to_array<Keyword>({{ProvisionKind::part, "Phần"},
                                                     {ProvisionKind::chapter, "Chương"},
                                                     {ProvisionKind::section, "Mục"},
                                                     {ProvisionKind::subsection, "Tiểu mục"},
                                                     {ProvisionKind::article, "Điều"},
                                                     {ProvisionKind::clause, "Khoản"},
                                                     {ProvisionKind::point, "Điểm"},
                                                     {ProvisionKind::annex, "Phụ lục"}});

std::string_view word_of(ProvisionKind kind) {
    const auto* found = std::ranges::find(label_words, kind, &Keyword::kind);
    return found == label_words.end() ? std::string_view() : found->word;
}

}  // namespace

std::string_view element_of(ProvisionKind kind) {
    const auto* found = std::ranges::find(elements, kind, &Element::kind);
    return found == elements.end() || kind == ProvisionKind::block ? "hcontainer" : found->name;
}

std::optional<ProvisionKind> kind_of(std::string_view element) {
    const auto* found = std::ranges::find(elements, element, &Element::name);
    return found == elements.end() ? std::nullopt : std::optional(found->kind);
}

std::string num_of(const Provision& provision) {
    switch (provision.kind) {
        case ProvisionKind::article:
            return provision.number.empty() ? "" : "Điều " + provision.number + ".";
        case ProvisionKind::clause:
            return provision.number.empty() ? "" : provision.number + ".";
        case ProvisionKind::point:
            return provision.number.empty() ? "" : provision.number + ")";
        case ProvisionKind::annex:
            return provision.label == plain_label(ProvisionKind::annex) ? "" : provision.label;
        default:
            return provision.number.empty() ? "" : provision.label;
    }
}

Numbered numbered(ProvisionKind kind, std::string_view num) {
    constexpr std::string_view around(" .):;/-(");
    const auto word = word_of(kind);
    std::string_view rest = num;
    if (!word.empty() && text::to_lower(rest.substr(0, word.size())) == text::to_lower(word)) {
        rest.remove_prefix(word.size());
    } else if (const auto space = rest.rfind(' ');
               space != std::string_view::npos && rest.find_first_of("0123456789") > space) {
        rest.remove_prefix(space);  // "Article 5"
    }
    const auto begin = std::min(rest.find_first_not_of(around), rest.size());
    const auto end = rest.find_last_not_of(around);
    rest = begin == rest.size() ? std::string_view() : rest.substr(begin, end - begin + 1);
    Numbered out{.number = std::string(rest), .label = std::string(word)};
    out.label += rest.empty() || word.empty() ? "" : " ";
    out.label += rest;
    return out;
}

std::string_view plain_label(ProvisionKind kind) {
    switch (kind) {
        case ProvisionKind::preamble:
            return "Phần mở đầu";
        case ProvisionKind::signature:
            return "Chữ ký";
        case ProvisionKind::recipients:
            return "Nơi nhận";
        case ProvisionKind::annex:
            return "Văn bản kèm theo";
        default:
            return "";
    }
}

}  // namespace phanbien::akn
