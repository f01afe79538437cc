// Commands about answers on their way; part of command.hpp's closed set, with the events of
// answer_events.hpp. Names and fields are those of schemas/openapi.yaml. Plain values; any thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/dossier/answer_events.hpp"

namespace phanbien::dossier {

inline constexpr std::size_t imported_answers_max = 2'000;

// Whoever may answer at once ("answer.give") may also draft, import and publish.
struct DraftAnswer {
    RecommendationId recommendation;
    std::string disposition;            // empty: not chosen yet
    std::string text;                   // both empty: throws the draft away
    std::optional<std::uint64_t> base;  // stamp_of() as last seen; absent: whatever it is
};
struct PublishAnswers {
    std::vector<RecommendationId> recommendations;  // empty: every one that is drafted
    bool partial = false;                           // even while others stay unanswered
};

struct ImportedAnswer {
    RecommendationId recommendation;
    std::string disposition;
    std::string text;
    std::uint64_t base = 0;  // stamp_of() when the table was looked through
};
// All rows become drafts, or none.
struct ImportAnswers {
    FileHash file;
    std::vector<ImportedAnswer> rows;
    std::vector<std::string> left_out;
};

// Whoever may accept an answer may say where the new version carries it out.
struct TraceChange {
    RecommendationId recommendation;
    int version = 0;
    std::vector<std::string> provisions;  // eids; empty: looked for and not found
    std::string remark;
};

// Whoever gave the opinion, within the days of the definition; no state has to grant it.
struct RaiseObjection {
    OpinionId opinion;
    std::string text;
};
// Whoever may send an answer back.
struct AnswerObjection {
    ObjectionId objection;
    std::string text;
    bool ask_again = false;
};

}  // namespace phanbien::dossier
