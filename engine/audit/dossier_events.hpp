// Dossier events: what one dossier's leaves must be to each other (schemas/event.md), and what they
// vouch for. Given in their order, one after the other. Pure; one thread per object.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "engine/audit/leaf_sequence.hpp"

namespace phanbien::audit {

class DossierEvents {
  public:
    explicit DossierEvents(std::string dossier) : dossier_(std::move(dossier)) {}

    // Why the leaf at this index of the log is not the dossier's next event; nothing when it is.
    std::optional<Sentence> add(std::string_view leaf, std::uint64_t index);
    // Why these bytes are not the payload of the leaf just added; nothing when they are.
    std::optional<Sentence> add_payload(std::string_view payload);

    // SHA-256, in hex, of every file vouched for.
    const std::set<std::string>& files() const { return files_; }
    // SHA-256 of the definitions that the payloads name, each once, the present one last.
    const std::vector<std::string>& definitions() const { return definitions_; }

  private:
    std::string dossier_;
    LeafSequence sequence_;
    std::optional<std::uint64_t> last_index_;
    std::string payload_hash_;
    bool names_definition_ = false;
    std::set<std::string> ids_;
    std::set<std::string> files_;
    std::vector<std::string> definitions_;
};

}  // namespace phanbien::audit
