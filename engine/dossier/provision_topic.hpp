// Which events of a dossier are about one provision: what was said of it, by whom, how it was
// answered and where it was changed.
//
// A provision is known by its eid in a version, and an eid may name something else in the next one.
// What was said follows its placements: an opinion on Article 3 that stands at Article 4 of the
// second version is about both. Asked for an article, what is below it counts too. Pure; any
// thread.
#pragma once

#include <set>
#include <string>
#include <string_view>

#include "engine/dossier/event_walk.hpp"

namespace phanbien::dossier {

class ProvisionTopic {
  public:
    // `events`: all of the dossier. `eid` is not empty; version 0: in whichever.
    ProvisionTopic(const EventWalk& events, std::string_view eid, int version);

    bool holds(const Event& event) const;

  private:
    void look_at(const EventBody& body);
    bool is_here(std::string_view eid, int version) const;

    std::string eid_;
    int version_;
    int newest_ = 0;              // version of the draft, while the events are looked at
    std::set<std::string> said_;  // ids of the opinions, recommendations and objections about it
};

}  // namespace phanbien::dossier
