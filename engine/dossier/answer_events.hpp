// Events of the answers on their way: drafted in private, imported from a filled table, published
// together, traced to the change that carries them out, and objected to. Part of event.hpp's closed
// set, which says what holds for all of them. Plain values; any thread.
#pragma once

#include <string>
#include <vector>

#include "engine/kernel/id.hpp"

namespace phanbien::dossier {

using ObjectionId = Id<struct ObjectionTag>;

// What a body means to answer; its own people's only until it publishes. Both texts empty: the
// draft is thrown away.
struct AnswerDrafted {
    RecommendationId recommendation;
    std::string disposition;  // empty: not chosen yet
    std::string text;

    bool operator==(const AnswerDrafted&) const = default;
};

// Drafts that came in one filled table follow; this names the file they came from.
struct AnswersImported {
    FileHash file;
    std::string file_name;
    int rows = 0;                       // how many drafts follow
    std::vector<std::string> left_out;  // codes of rows that a person left out

    bool operator==(const AnswersImported&) const = default;
};

// The answers that follow were made known together.
struct AnswersPublished {
    std::vector<RecommendationId> recommendations;
    bool partial = false;  // knowingly, while others are unanswered

    bool operator==(const AnswersPublished&) const = default;
};

// A person has looked in the new version for what an answer promised. Nothing found: it stays
// listed as taken up but not seen.
struct ChangeTraced {
    RecommendationId recommendation;
    int version = 0;                      // in which it was looked for
    std::vector<std::string> provisions;  // eids of the provisions that carry it out; may be empty
    std::vector<std::string> labels;      // what people call them, as many as `provisions`
    std::string remark;

    bool operator==(const ChangeTraced&) const = default;
};

// Whoever gave an opinion does not accept the answer to it.
struct ObjectionRaised {
    ObjectionId id;
    OpinionId opinion;
    RecommendationId recommendation;  // whose answer is objected to
    std::string text;

    bool operator==(const ObjectionRaised&) const = default;
};
struct ObjectionAnswered {
    ObjectionId id;
    std::string text;
    bool asked_again = false;  // the answer was sent back to whoever gave it

    bool operator==(const ObjectionAnswered&) const = default;
};

}  // namespace phanbien::dossier
