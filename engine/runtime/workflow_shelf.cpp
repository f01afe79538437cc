#include "engine/runtime/workflow_shelf.hpp"

#include <algorithm>
#include <utility>

#include "engine/runtime/unreadable_dossier.hpp"

namespace phanbien::runtime {

WorkflowShelf::WorkflowShelf(std::vector<dossier::Workflow> current) {
    for (auto& workflow : current) {
        const auto& kept = keep(std::move(workflow));
        const auto same = std::ranges::find(current_, kept.id(), &dossier::Workflow::id);
        if (same == current_.end()) {
            current_.push_back(&kept);
        } else {
            *same = &kept;
        }
    }
    for (const auto* workflow : current_) {
        by_hash_.emplace(workflow->hash(), workflow);
    }
}

const dossier::Workflow* WorkflowShelf::current(std::string_view id) const {
    const auto found = std::ranges::find(current_, id, &dossier::Workflow::id);
    return found == current_.end() ? nullptr : *found;
}

bool WorkflowShelf::has_role(std::string_view id) const {
    return std::ranges::any_of(
        current_, [&](const dossier::Workflow* it) { return it->role(id) != nullptr; });
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
    const auto* newest = current(workflow->id());
    const bool same_statechart =
        newest != nullptr && workflow->chart().meaning() == newest->chart().meaning();
    const auto& used = same_statechart ? *newest : keep(std::move(workflow).value());
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
