// WorkflowShelf: the definitions that dossiers are pinned to, each read once.
//
// A dossier goes on under the statechart it began with, whatever the office uses for new ones; the
// texts stand in the store under their content hash. Words, roles and numbers of days are the
// office's to correct at any time: while the current definition has the same statechart as the
// pinned one (Chart::meaning), its titles, permissions and dues apply to running dossiers at once.
// A changed statechart applies to new dossiers only. Any thread; a reference lasts as long as the
// shelf does.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "engine/dossier/workflow.hpp"
#include "engine/runtime/store.hpp"

namespace phanbien::runtime {

class WorkflowShelf {
  public:
    // `current` is what new dossiers begin with.
    explicit WorkflowShelf(dossier::Workflow current);

    const dossier::Workflow& current() const { return *current_; }
    // Of an existing dossier, by Registered::workflow_hash. Throws UnreadableDossier when the store
    // has no such definition or one that cannot be read any more.
    const dossier::Workflow& pinned(Reading& reading, std::string_view hash);
    // Why, for each definition of the store that cannot be used any more: to be known at the start
    // rather than when somebody opens a dossier that is pinned to it.
    std::vector<std::string> unreadable(Reading& reading);

  private:
    std::mutex mutex_;
    const dossier::Workflow& keep(dossier::Workflow workflow);

    std::vector<std::unique_ptr<dossier::Workflow>> kept_;
    std::map<std::string, const dossier::Workflow*, std::less<>> by_hash_;  // several may share one
    const dossier::Workflow* current_;
};

}  // namespace phanbien::runtime
