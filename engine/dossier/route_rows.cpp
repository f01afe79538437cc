#include "engine/dossier/route_rows.hpp"

#include <algorithm>
#include <set>

#include "engine/route/waiting.hpp"

namespace phanbien::dossier {

namespace {

const route::PlannedPerson* planned(const RouteRun& run, const std::string& person) {
    const auto& people = run.progress.plan.people;
    const auto found = std::ranges::find(people, person, &route::PlannedPerson::id);
    return found == people.end() ? nullptr : &*found;
}

// Empty for somebody who has no account here.
std::string username_of(const RouteRun& run, const std::string& person) {
    const auto drawn_in = run.drawn_in.find(person);
    if (drawn_in != run.drawn_in.end()) {
        return drawn_in->second;
    }
    const auto* known = planned(run, person);
    return known == nullptr ? std::string() : known->account;
}

class RowsOfRun {
  public:
    RowsOfRun(const Dossier& dossier, const RouteRun& run, std::vector<ApprovalRow>& out)
        : dossier_(dossier), run_(run), out_(out) {}

    void add(route::PlaceInPlan at) {
        for (const auto& awaited : route::waited_for(run_.progress, at)) {
            const auto username = username_of(run_, awaited.person);
            if (!username.empty()) {
                add(at, awaited, username);
            }
        }
    }

  private:
    void add(route::PlaceInPlan at, const route::Awaited& awaited, const std::string& username) {
        const auto& step = run_.progress.plan.steps[at];
        const auto before = std::ranges::find_if(out_, [&](const ApprovalRow& it) {
            return it.invoke == run_.invoke && it.step == step.id && it.username == username;
        });
        if (before != out_.end()) {
            before->for_advice = before->for_advice && awaited.for_advice;
            add_holder(*before, awaited);
            return;
        }
        ApprovalRow row{.invoke = run_.invoke,
                        .step = step.id,
                        .step_label = step.label,
                        .username = username,
                        .for_advice = awaited.for_advice,
                        .on_behalf_of = {},
                        .due_on = step.due_on,
                        .opened_at = *run_.progress.steps[at].opened_at,
                        .late = run_.progress.steps[at].late,
                        .bulk = step.bulk,
                        .document = run_.progress.document,
                        .document_name = document_name(),
                        .seen_document = seen_by(awaited.person)};
        add_holder(row, awaited);
        out_.push_back(std::move(row));
    }

    // A seat that somebody holds in person adds no name.
    void add_holder(ApprovalRow& row, const route::Awaited& awaited) const {
        const auto* holder = awaited.chain.empty() ? nullptr : planned(run_, awaited.holder);
        if (holder != nullptr) {
            row.on_behalf_of += (row.on_behalf_of.empty() ? "" : ", ") + holder->name;
        }
    }

    std::string document_name() const {
        for (const auto& document : dossier_.documents) {
            if (document.attached.file.hash.text() == run_.progress.document) {
                return document.attached.file.name;
            }
        }
        return {};
    }

    // On this route or on an earlier one for the same kind of document.
    std::string seen_by(const std::string& person) const {
        for (auto run = dossier_.routes.rbegin(); run != dossier_.routes.rend(); ++run) {
            if (run->document_kind != run_.document_kind) {
                continue;
            }
            const auto& decisions = run->progress.decisions;
            const auto last =
                std::find_if(decisions.rbegin(), decisions.rend(),
                             [&](const route::Decision& it) { return it.person == person; });
            if (last != decisions.rend()) {
                return last->document == run_.progress.document ? std::string() : last->document;
            }
        }
        return {};
    }

    const Dossier& dossier_;
    const RouteRun& run_;
    std::vector<ApprovalRow>& out_;
};

}  // namespace

std::vector<ApprovalRow> approvals_of(const Dossier& dossier) {
    std::vector<ApprovalRow> out;
    for (const auto& run : dossier.routes) {
        if (!run.progress.is_running()) {
            continue;
        }
        RowsOfRun rows(dossier, run, out);
        for (route::PlaceInPlan at = 0; at < run.progress.plan.steps.size(); ++at) {
            rows.add(at);
        }
    }
    return out;
}

std::string name_of_person(std::string_view person) {
    return std::string("person:").append(person);
}

std::string name_of_body(std::string_view body) {
    return std::string("body:").append(body);
}

std::vector<std::string> route_names_of(const Dossier& dossier) {
    std::set<std::string> names;
    for (const auto& run : dossier.routes) {
        if (!run.progress.is_running()) {
            continue;
        }
        names.insert(name_of_body(run.progress.plan.host));
        for (const auto& person : run.progress.plan.people) {
            names.insert(name_of_person(person.id));
        }
        for (const auto& [person, username] : run.drawn_in) {
            names.insert(name_of_person(person));
        }
    }
    return {names.begin(), names.end()};
}

}  // namespace phanbien::dossier
