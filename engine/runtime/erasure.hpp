// Erasing from the log on a legal ground: what is asked, what would go, and what would stay behind
// elsewhere. The doing is Office::erase; plan_erasure() says beforehand what that would take out.
//
// A leaf never changes. In the place of a payload stands what remains of the event, for which the
// event `erased` vouches, so the log verifies as before (schemas/event.md).
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "engine/kernel/sentence.hpp"
#include "engine/runtime/office.hpp"

namespace phanbien::runtime {

struct ErasureOrder {
    // A dossier by its id or its code.
    struct Opinions {
        std::string dossier;
        std::vector<std::string> codes;  // "YK-001"
    };
    struct Person {
        std::string dossier;
        std::string name;  // every opinion said by a speaker of this name
    };
    struct File {
        FileHash hash;
    };
    std::variant<Opinions, Person, File> what;
    std::string ground;  // the legal ground and who asked, in words that name no person
};

inline constexpr std::size_t ground_bytes_max = 2'000;

// What goes from one dossier.
struct DossierErasure {
    DossierId id;
    std::string code;
    std::vector<OpinionId> opinions;
    std::vector<std::string> opinion_codes;  // of these, in their order
    std::vector<std::uint64_t> events;       // by their number in the dossier: words and names
    std::vector<FileHash> files;
};

struct ErasurePlan {
    std::vector<DossierErasure> dossiers;
    std::vector<FileHash> files;  // whose bytes go, with the texts that were read from them
    std::vector<Sentence> left;   // where words of it may still stand, and what to do

    bool empty() const { return dossiers.empty() && files.empty(); }
};

// Changes nothing. On the reading's thread. Empty where all of it was erased before. Refuses an
// order without a ground, what is not known, and a file that a dossier cannot be read without.
Result<ErasurePlan> plan_erasure(Reading& reading, const ErasureOrder& order);

}  // namespace phanbien::runtime
