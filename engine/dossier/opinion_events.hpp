// What an opinion can carry beside its words, and what happens to many opinions at once: an import
// from a file, and clusters of opinions that say the same.
//
// A cluster never deletes or changes an opinion: each of its members stays what was said and by
// whom, is counted, and can be split off again. The members of a cluster go into a recommendation
// together, so that one answer is seen at each of them. Included by event.hpp. Plain values; any
// thread.
#pragma once

#include <string>
#include <vector>

#include "engine/kernel/id.hpp"

namespace phanbien::dossier {

using ClusterId = Id<struct ClusterTag>;
using ImportId = Id<struct ImportTag>;

// Where the quoted words of an opinion stand in the text of its provision: W3C Web Annotation Data
// Model section 4.2, a TextQuoteSelector's prefix and suffix (its exact words are the opinion's
// quote) and a TextPositionSelector. Positions are code points of the provision's own text.
struct Selection {
    std::string prefix;  // what stands right before the quoted words, may be empty
    std::string suffix;  // and right behind them
    int start = 0;
    int end = 0;  // behind the last quoted code point; equal to start: no position is known

    bool has_position() const { return end > start; }
    bool empty() const { return prefix.empty() && suffix.empty() && !has_position(); }
    bool operator==(const Selection&) const = default;
};

// A row of an imported file that was not taken, and why whoever imported it left it out.
struct LeftOutRow {
    int row = 0;  // as numbered in the file, from 1
    std::string why;

    bool operator==(const LeftOutRow&) const = default;
};

// Opinions were taken from a file; one OpinionGiven for each follows, which names this import.
struct OpinionsImported {
    ImportId id;
    std::string code;       // "NK-001"
    std::string file_hash;  // SHA-256, hex
    std::string file_name;
    int taken = 0;
    std::vector<LeftOutRow> left_out;

    bool operator==(const OpinionsImported&) const = default;
};

// The import was a mistake: those of its opinions that were still open are withdrawn together.
struct ImportWithdrawn {
    ImportId id;
    std::vector<OpinionId> opinions;
    std::string reason;

    bool operator==(const ImportWithdrawn&) const = default;
};

// A person says that these opinions say the same. An id already known: they join that cluster.
struct OpinionsClustered {
    ClusterId id;
    std::string code;  // "NY-001"
    std::vector<OpinionId> opinions;

    bool operator==(const OpinionsClustered&) const = default;
};

// They are split off again. A cluster left with fewer than two members is dissolved by it.
struct OpinionsUnclustered {
    ClusterId id;
    std::vector<OpinionId> opinions;

    bool operator==(const OpinionsUnclustered&) const = default;
};

struct ClusterDissolved {
    ClusterId id;
    std::string reason;

    bool operator==(const ClusterDissolved&) const = default;
};

}  // namespace phanbien::dossier
