// WorkflowShelf: the definitions that new dossiers begin with, one for each procedure, and those
// that dossiers are pinned to, each read once.
//
// A dossier goes on under the statechart it began with, whatever the office uses for new ones; the
// texts stand in the store under their content hash. Words, roles and numbers of days are the
// office's to correct at any time: while the current definition of the same procedure has the same
// statechart as the pinned one (Chart::meaning), its titles, permissions and dues apply to running
// dossiers at once. A changed statechart applies to new dossiers only. Any thread; a reference
// lasts as long as the shelf does.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/dossier/workflow.hpp"
#include "engine/runtime/store.hpp"

namespace phanbien::runtime {

class WorkflowShelf {
  public:
    // `current` are what new dossiers begin with, of each procedure one; at least one. Of two with
    // the same id the later takes the place of the earlier.
    explicit WorkflowShelf(std::vector<dossier::Workflow> current);

    // In the order given.
    std::span<const dossier::Workflow* const> current() const { return current_; }
    // Null when no procedure in use has this id.
    const dossier::Workflow* current(std::string_view id) const;
    // Whether a procedure in use has a role of this id.
    bool has_role(std::string_view id) const;
    // Of an existing dossier, by Registered::workflow_hash. Throws UnreadableDossier when the store
    // has no such definition or one that cannot be read any more.
    const dossier::Workflow& pinned(Reading& reading, std::string_view hash);
    // Why, for each definition of the store that cannot be used any more: to be known at the start
    // rather than when somebody opens a dossier that is pinned to it.
    std::vector<std::string> unreadable(Reading& reading);

  private:
    const dossier::Workflow& keep(dossier::Workflow workflow);

    std::mutex mutex_;
    std::vector<std::unique_ptr<dossier::Workflow>> kept_;
    std::map<std::string, const dossier::Workflow*, std::less<>> by_hash_;  // several may share one
    std::vector<const dossier::Workflow*> current_;
};

}  // namespace phanbien::runtime
