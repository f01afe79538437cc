// What the parts of an outline are called in Akoma Ntoso, and how their numbers are written there.
// Pure; any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "engine/document/outline.hpp"

namespace phanbien::akn {

inline constexpr auto akn_namespace = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0";
inline constexpr auto own_namespace = "urn:phanbien:outline:1";

// "article" for an article; "hcontainer" for what has no element of its own.
std::string_view element_of(document::ProvisionKind kind);

// What an hierarchical element of any Akoma Ntoso document is to us; nullopt for one that only
// groups others (list) or is none.
std::optional<document::ProvisionKind> kind_of(std::string_view element);

// "Điều 5.", "1.", "a)", "Chương II"; empty where there is no number.
std::string num_of(const document::Provision& provision);

// Number and label out of such a num: "Điều 5." is 5 and "Điều 5".
struct Numbered {
    std::string number = {};
    std::string label = {};
};
Numbered numbered(document::ProvisionKind kind, std::string_view num);

// The label of what carries no number: "Phần mở đầu", "Chữ ký", "Nơi nhận", "Văn bản kèm theo".
std::string_view plain_label(document::ProvisionKind kind);

}  // namespace phanbien::akn
