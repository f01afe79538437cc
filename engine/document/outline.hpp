// Outline: the provision tree of a Vietnamese legal text, as people cite it.
//
// Phần, chương, mục, tiểu mục, điều, khoản and điểm (Luật Ban hành VBQPPL; NĐ 78/2025 on the form
// of texts), around them the preamble, the signature, nơi nhận and the annexes. Opinions hang on
// provisions, so each has an id that is unique in its version and the same each time the same file
// is read. Reading never fails: what cannot be placed stays as a plain block with a warning.
// Plain data; any thread.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/kernel/result.hpp"

namespace phanbien::document {

enum class ProvisionKind {
    preamble,    // head, trích yếu and căn cứ: all that stands before the first provision
    part,        // phần
    chapter,     // chương
    section,     // mục
    subsection,  // tiểu mục
    article,     // điều
    clause,      // khoản
    point,       // điểm
    annex,       // phụ lục, or a regulation issued with a decision
    signature,
    recipients,  // nơi nhận
    block,       // text with no number of its own that cannot stand in its parent's text
    table,
};

struct Provision {
    // Unique in this version and deterministic; today the same as the eId.
    std::string id = {};
    // Akoma Ntoso naming convention: chp_II, chp_II__sec_1, art_5__para_2__point_đ; a second one of
    // the same name gets the suffix -2.
    std::string eid = {};
    ProvisionKind kind = ProvisionKind::block;
    std::string number = {};  // "5", "1a", "II", "đ"; empty where there is none
    std::string label = {};   // "Điều 5", "Khoản 1a", "Chương II", "Điểm đ"
    std::string heading = {};
    std::string text = {};                            // own text, paragraphs separated by \n
    std::vector<std::vector<std::string>> rows = {};  // of a table
    std::vector<Provision> children = {};
    int position = 0;  // 1-based paragraph or line in the source; 0 when read back from JSON

    bool operator==(const Provision&) const = default;
};

struct Counts {
    int parts = 0;
    int chapters = 0;
    int sections = 0;
    int subsections = 0;
    int articles = 0;
    int clauses = 0;
    int points = 0;

    bool operator==(const Counts&) const = default;
};

// Something a person should look at; the text is there all the same.
struct Warning {
    std::string code;  // stable, e.g. "outline.missing_number"
    std::string vi;
    std::string en;
    std::string excerpt;
    int position = 0;

    bool operator==(const Warning&) const = default;
};

struct Outline {
    std::string title = {};  // "NGHỊ ĐỊNH Về công tác văn thư"; empty if none was found
    Counts counts = {};
    std::vector<Provision> provisions = {};
    std::vector<Warning> warnings = {};
    std::vector<std::string> notes = {};  // footnotes

    bool operator==(const Outline&) const = default;
};

inline constexpr std::size_t provisions_max = 50'000;  // further ones stay text, with a warning
inline constexpr std::size_t warnings_max = 500;       // the last one says that there are more
inline constexpr std::size_t outline_depth_max = 12;   // annex … point, table: nine are in use

std::string_view name_of(ProvisionKind kind);
std::optional<ProvisionKind> kind_named(std::string_view name);

Counts count(const std::vector<Provision>& provisions);

// The provision with this id anywhere in the tree, or null.
const Provision* find(const std::vector<Provision>& provisions, std::string_view id);

}  // namespace phanbien::document
