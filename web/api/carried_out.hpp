// ChangeFinder: where the newest version of a draft may carry out what an answer promised. It only
// proposes: the provision criticised, as it stands now, where its words are others. A person
// confirms. One request, one thread.
#pragma once

#include <boost/json/array.hpp>
#include <map>
#include <string>
#include <vector>

#include "engine/runtime/store.hpp"
#include "web/api/desk.hpp"

namespace phanbien::api {

// The version on which the opinions behind a recommendation were given: the newest of them.
int criticised_version(const dossier::Recommendation& recommendation,
                       const dossier::Dossier& dossier);

class ChangeFinder {
  public:
    ChangeFinder(const OpenDossier& open, runtime::Reading& reading)
        : open_(open), reading_(reading) {}

    int newest() const;  // 0: there is no draft

    // Schema ChangeProposal: the provision with the pieces that differ; empty when there is no
    // later version, it is about the whole draft, or nothing differs there.
    boost::json::array proposals(const dossier::Recommendation& recommendation);

  private:
    using Paragraphs = std::vector<std::string>;
    // The texts of a version by eId, each with all that stands below it.
    const std::map<std::string, Paragraphs, std::less<>>& texts_of(int version);

    const OpenDossier& open_;
    runtime::Reading& reading_;
    std::map<int, std::map<std::string, Paragraphs, std::less<>>> texts_;
};

}  // namespace phanbien::api
