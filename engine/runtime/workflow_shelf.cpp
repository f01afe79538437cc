#include "engine/runtime/workflow_shelf.hpp"

#include <utility>

#include "engine/runtime/unreadable_dossier.hpp"

namespace phanbien::runtime {

WorkflowShelf::WorkflowShelf(dossier::Workflow current) {
    const std::string hash = current.hash();
    current_ = kept_.emplace(hash, std::make_unique<dossier::Workflow>(std::move(current)))
                   .first->second.get();
}

const dossier::Workflow& WorkflowShelf::pinned(Reading& reading, std::string_view hash) {
    const std::scoped_lock lock{mutex_};
    if (auto found = kept_.find(hash); found != kept_.end()) {
        return *found->second;
    }
    if (auto found = kept_words_.find(hash); found != kept_words_.end()) {
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
    if (workflow->id() == current_->id() &&
        workflow->chart().meaning() == current_->chart().meaning()) {
        return *kept_words_.emplace(std::string{hash}, current_).first->second;
    }
    auto kept = std::make_unique<dossier::Workflow>(std::move(workflow).value());
    return *kept_.emplace(std::string{hash}, std::move(kept)).first->second;
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
