// Id<Tag>: a strong identifier, so that an opinion's id is never handed where a dossier's is asked.
// The text is opaque (a UUIDv7 in lower-case hex with dashes for what we make); empty means "none".
#pragma once

#include <compare>
#include <functional>
#include <string>
#include <string_view>
#include <utility>

namespace phanbien {

template <class Tag>
class Id {
  public:
    Id() = default;
    explicit Id(std::string text) : text_(std::move(text)) {}

    const std::string& text() const { return text_; }
    bool empty() const { return text_.empty(); }

    auto operator<=>(const Id&) const = default;

  private:
    std::string text_;
};

using DossierId = Id<struct DossierTag>;
using AccountId = Id<struct AccountTag>;
using OrganisationId = Id<struct OrganisationTag>;
using EventId = Id<struct EventTag>;
using OpinionId = Id<struct OpinionTag>;
using RecommendationId = Id<struct RecommendationTag>;
using ReviewId = Id<struct ReviewTag>;
using DocumentId = Id<struct DocumentTag>;

// A file's identity is its content: 64 lower-case hex digits of SHA-256.
using FileHash = Id<struct FileTag>;

}  // namespace phanbien

template <class Tag>
struct std::hash<phanbien::Id<Tag>> {
    std::size_t operator()(const phanbien::Id<Tag>& id) const noexcept {
        return std::hash<std::string>{}(id.text());
    }
};
