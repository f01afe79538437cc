#include "engine/runtime/workflow_shelf.hpp"

#include <utility>

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
    const auto text = reading.definition(hash);
    if (!text) {
        throw StoreFailure(StoreFailure::Kind::broken,
                           "no definition with hash " + std::string{hash});
    }
    auto workflow = dossier::Workflow::read(*text, "definition", std::string{hash});
    if (!workflow) {
        throw StoreFailure(StoreFailure::Kind::broken,
                           "the definition with hash " + std::string{hash} +
                               " cannot be read: " + workflow.error().en);
    }
    auto kept = std::make_unique<dossier::Workflow>(std::move(workflow).value());
    return *kept_.emplace(std::string{hash}, std::move(kept)).first->second;
}

}  // namespace phanbien::runtime
