#include "web/api/desk.hpp"

#include <utility>
#include <variant>

namespace phanbien::api {

namespace {

Problem dossier_missing() {
    return {ProblemKind::missing, "dossier.missing",
            "Không có hồ sơ này, hoặc bạn không được xem hồ sơ này.",
            "There is no such dossier, or you may not see it."};
}

}  // namespace

Desk::Desk(runtime::Store& store, runtime::WorkflowShelf& workflows)
    : workflows_(workflows), reading_(store.open_reading()) {}

void Desk::refresh() {
    reading_->refresh();
    organisations_read_ = false;
    accounts_.clear();
    if (passed_.size() > runtime::DossierShelf::shelf_max) {
        passed_.clear();
    }
}

Result<OpenDossier> Desk::open(const DossierId& id, const people::Actor& actor) {
    const dossier::Dossier& dossier = shelf_.at_head(*reading_, id);
    if (!dossier.exists()) {
        return dossier_missing();
    }
    const auto& workflow = workflows_.pinned(*reading_, dossier.registered.workflow_hash);
    auto& interpreter = interpreters_[workflow.hash()];
    if (!interpreter) {
        interpreter = std::make_unique<statechart::Interpreter>(workflow.chart());
    }
    const auto access = dossier::access(dossier, actor, workflow, *interpreter);
    if (access.none()) {
        return dossier_missing();
    }
    return OpenDossier{dossier, workflow, *interpreter, access};
}

const std::set<std::string>& Desk::passed(const DossierId& id) {
    Passed& passed = passed_[id];
    for (const auto& stored : reading_->events_of(id, passed.revision)) {
        const auto event = runtime::decode_stored(stored);
        if (const auto* moved = std::get_if<dossier::Moved>(&event.body)) {
            passed.states.insert(moved->entered.begin(), moved->entered.end());
        }
        passed.revision = event.sequence;
    }
    return passed.states;
}

const people::Organisation* Desk::organisation(const OrganisationId& id) {
    if (!organisations_read_) {
        organisations_.clear();
        for (auto& organisation : reading_->organisations()) {
            const OrganisationId key = organisation.id;
            organisations_.emplace(key, std::move(organisation));
        }
        organisations_read_ = true;
    }
    auto found = organisations_.find(id);
    return found == organisations_.end() ? nullptr : &found->second;
}

const people::Account* Desk::account(const AccountId& id) {
    auto found = accounts_.find(id);
    if (found == accounts_.end()) {
        std::optional<people::Account> account;
        if (auto stored = reading_->account(id)) {
            account = std::move(stored->account);
        }
        found = accounts_.emplace(id, std::move(account)).first;
    }
    return found->second ? &*found->second : nullptr;
}

std::string DeskNames::organisation(const OrganisationId& id) const {
    const auto* found = desk_.organisation(id);
    return found ? found->name : "(tổ chức không rõ)";
}

std::unique_ptr<Desk> DeskRoom::take() {
    std::unique_ptr<Desk> desk;
    {
        const std::scoped_lock lock{mutex_};
        if (!free_.empty()) {
            desk = std::move(free_.back());
            free_.pop_back();
        }
    }
    if (!desk) {
        desk = std::make_unique<Desk>(store_, workflows_);
    }
    return desk;
}

void DeskRoom::give_back(std::unique_ptr<Desk> desk) {
    desk->refresh();
    const std::scoped_lock lock{mutex_};
    free_.push_back(std::move(desk));
}

}  // namespace phanbien::api
