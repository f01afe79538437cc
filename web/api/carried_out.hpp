// ChangeFinder: where the newest version of a draft may carry out what an answer promised. It only
// proposes: the provision criticised, wherever it stands now, with the words that are others there.
// A person confirms. One request, one thread.
#pragma once

#include <boost/json/array.hpp>

#include "engine/runtime/alignment_shelf.hpp"
#include "web/api/desk.hpp"

namespace phanbien::api {

// The version on which the opinions behind a recommendation were given: the newest of them.
int criticised_version(const dossier::Recommendation& recommendation,
                       const dossier::Dossier& dossier);

class ChangeFinder {
  public:
    // All of them must outlive it.
    ChangeFinder(const OpenDossier& open, runtime::Reading& reading,
                 runtime::AlignmentShelf& alignments)
        : open_(open), reading_(reading), alignments_(alignments) {}

    int newest() const;  // 0: there is no draft

    // Schema ChangeProposal: each place with the pieces that differ; empty when there is no later
    // version, it is about the whole draft, or nothing differs but the number.
    boost::json::array proposals(const dossier::Recommendation& recommendation);

  private:
    const OpenDossier& open_;
    runtime::Reading& reading_;
    runtime::AlignmentShelf& alignments_;
};

}  // namespace phanbien::api
