// Candidates: each row of a table as the opinion it would become, with what is wrong with it.
//
// Nothing is taken here. A row that says something wrong blocks the import until it is left out; a
// row that only looks doubtful (it was given already) is for a person to decide. Pure; any thread.
#pragma once

#include <string>
#include <vector>

#include "engine/dossier/command.hpp"
#include "engine/dossier/dossier.hpp"
#include "engine/dossier/workflow.hpp"
#include "engine/intake/columns.hpp"
#include "engine/people/people.hpp"

namespace phanbien::intake {

// What holds for every row that does not say it itself; ids of the definition's lists.
struct Defaults {
    std::string heading;
    std::string stance;
    std::string source;
    std::string speaker;      // a name in words
    DocumentId minutes = {};  // that record what was said
};

enum class Weight { wrong, doubtful };

struct RowMistake {
    Column column = Column::text;
    Weight weight = Weight::wrong;
    std::string code;  // "provision.unknown", "text.empty", "opinion.repeated"
    std::string vi;
    std::string en;
};

struct Candidate {
    int row = 0;
    dossier::GiveOpinion opinion;  // entered for somebody else
    std::string provision_label;   // empty: the whole draft
    std::vector<RowMistake> mistakes;

    bool is_wrong() const;
};

// What rows are held against.
struct Ground {
    const dossier::Dossier& dossier;
    const dossier::Workflow& workflow;
    const std::vector<people::Organisation>& organisations;
    int version = 0;  // of the draft that is spoken of; 0: there is none
};

// The rows behind `head` (all where there is none), without those that have no words at all. Where
// no column holds the provision, the first one that the text mentions is meant.
std::vector<Candidate> candidates_from(const Table& table, std::optional<std::size_t> head,
                                       const Columns& columns, const Defaults& defaults,
                                       const Ground& ground);

}  // namespace phanbien::intake
