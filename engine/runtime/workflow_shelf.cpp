#include "engine/runtime/workflow_shelf.hpp"

#include <utility>

#include "engine/runtime/unreadable_dossier.hpp"

namespace phanbien::runtime {

WorkflowShelf::WorkflowShelf(dossier::Workflow current) {
    current_ = &keep(std::move(current));
    by_hash_.emplace(current_->hash(), current_);
}

const dossier::Workflow& WorkflowShelf::keep(dossier::Workflow workflow) {
    return *kept_.emplace_back(std::make_unique<dossier::Workflow>(std::move(workflow)));
}

const dossier::Workflow& WorkflowShelf::pinned(Reading& reading, std::string_view hash) {
    const std::scoped_lock lock{mutex_};
    if (const auto found = by_hash_.find(hash); found != by_hash_.end()) {
        return *found->second;
    }
    const auto text = reading.definition(hash);
    if (!text) {
        throw UnreadableDossier("no definition with hash " + std::string{hash});
    }
    auto workflow = dossier::Workflow::read(*text, "definition", std::string{hash});
    if (!workflow) {
        throw UnreadableDossier("the definition with hash " + std::string{hash} +
                                " cannot be read: " + workflow.error().en);
    }
    const bool same_statechart = workflow->id() == current_->id() &&
                                 workflow->chart().meaning() == current_->chart().meaning();
    const auto& used = same_statechart ? *current_ : keep(std::move(workflow).value());
    by_hash_.emplace(hash, &used);
    return used;
}

std::vector<std::string> WorkflowShelf::unreadable(Reading& reading) {
    std::vector<std::string> complaints;
    for (const auto& hash : reading.definitions()) {
        try {
            pinned(reading, hash);
        } catch (const UnreadableDossier& why) {
            complaints.emplace_back(why.what());
        }
    }
    return complaints;
}

}  // namespace phanbien::runtime
