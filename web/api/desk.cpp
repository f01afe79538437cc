#include "web/api/desk.hpp"

#include <string_view>
#include <utility>

#include "engine/runtime/unreadable_dossier.hpp"

namespace phanbien::api {

namespace {

Problem dossier_missing() {
    return {ProblemKind::missing, "dossier.missing",
            "Không có hồ sơ này, hoặc bạn không được xem hồ sơ này.",
            "There is no such dossier, or you may not see it."};
}

}  // namespace

Problem opinions_forbidden() {
    return {ProblemKind::forbidden, "opinions.forbidden",
            "Bạn chưa được xem ý kiến góp ý của hồ sơ này.",
            "You may not read this dossier's opinions now."};
}

std::optional<dossier::FileRef> readable_file(const OpenDossier& open, const people::Actor& actor,
                                              std::string_view hash) {
    if (open.access.draft) {
        for (const auto& version : open.dossier.versions) {
            if (version.added.file.hash.text() == hash) {
                return version.added.file;
            }
        }
    }
    for (const auto& document : open.dossier.documents) {
        if (document.attached.file.hash.text() == hash &&
            dossier::may_read(document, open.access, actor)) {
            return document.attached.file;
        }
    }
    return dossier::attachment(open.dossier, FileHash{std::string{hash}}, open.access, actor);
}

Desk::Desk(runtime::Store& store, runtime::WorkflowShelf& workflows, runtime::RouteShelf& routes,
           runtime::SharedDossiers& shared)
    : workflows_(workflows), routes_(routes), reading_(store.open_reading()), shelf_(shared) {}

void Desk::refresh() {
    reading_->refresh();
    organisations_read_ = false;
    accounts_.clear();
}

void Desk::end_request() {
    restricted_opened_.clear();
    refresh();
}

Result<OpenDossier> Desk::open(const DossierId& id, const people::Actor& actor) {
    auto open = glance(id, actor);
    if (open && open->dossier.restricted) {
        restricted_opened_.insert(id);
    }
    return open;
}

Result<OpenDossier> Desk::glance(const DossierId& id, const people::Actor& actor) {
    const dossier::Dossier& dossier = shelf_.at_head(*reading_, id);
    if (!dossier.exists()) {
        return dossier_missing();
    }
    auto open = as_seen(dossier, {});
    open.access = dossier::access(dossier, actor, open.workflow, open.interpreter);
    if (open.access.none()) {
        return dossier_missing();
    }
    return open;
}

OpenDossier Desk::as_seen(const dossier::Dossier& dossier, dossier::Access access) {
    const auto& workflow = workflows_.pinned(*reading_, dossier.registered.workflow_hash);
    auto& interpreter = interpreters_[workflow.hash()];
    if (!interpreter) {
        interpreter = std::make_unique<statechart::Interpreter>(workflow.chart());
    }
    return {dossier, workflow, *interpreter, std::move(access)};
}

dossier::EventWalk Desk::events_of(const DossierId& id, std::uint64_t after, std::uint64_t until) {
    return [this, id, after, until](const std::function<void(const dossier::Event&)>& each) {
        runtime::for_each_event(*reading_, id, after, [&](const runtime::StoredEvent& stored) {
            if (stored.sequence > until) {
                return runtime::Further::enough;
            }
            each(runtime::decode_stored(*reading_, stored));
            return runtime::Further::go_on;
        });
    };
}

const dossier::Workflow* Desk::workflow(std::string_view hash) {
    try {
        return &workflows_.pinned(*reading_, hash);
    } catch (const runtime::UnreadableDossier&) {
        return nullptr;  // told at the start; a list goes on without its words
    }
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

const NameSearch& Desk::body_names() {
    const auto& bodies = directory().bodies();
    if (body_names_.hash != directory_.hash()) {
        std::vector<std::string> names;
        names.reserve(bodies.size());
        for (const auto& body : bodies) {
            names.push_back(body.vi + '\n' + body.en);
        }
        body_names_ = {.hash = directory_.hash(), .search = NameSearch(std::move(names))};
    }
    return body_names_.search;
}

const NameSearch& Desk::people_names() {
    const auto& people = directory().people();
    if (people_names_.hash != directory_.hash()) {
        std::vector<std::string> names;
        names.reserve(people.size());
        for (const auto& person : people) {
            names.push_back(person.name);
        }
        people_names_ = {.hash = directory_.hash(), .search = NameSearch(std::move(names))};
    }
    return people_names_.search;
}

std::string DeskNames::organisation(const OrganisationId& id) const {
    if (id.empty()) {
        return {};  // a dossier may have no counterpart
    }
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
        desk = std::make_unique<Desk>(store_, workflows_, routes_, shared_);
    }
    return desk;
}

void DeskRoom::give_back(std::unique_ptr<Desk> desk) {
    desk->end_request();
    const std::scoped_lock lock{mutex_};
    free_.push_back(std::move(desk));
}

}  // namespace phanbien::api
