// The tables dossier, dossier_party, dossier_task and dossier_timer: the projections that lists,
// inboxes and timers are read from. Belongs to one connection; one thread at a time.
#pragma once

#include "adapters/storage/role_patterns.hpp"
#include "adapters/storage/rows.hpp"
#include "adapters/storage/waiting.hpp"

namespace phanbien::storage {

inline constexpr std::size_t search_words_max = 8;  // further words do not narrow the search

// The columns of a DossierRow in the order of its Fields, of the table called d. Inline, so that it
// is made before the statements of other files that are made of it.
inline const std::string dossier_columns =
    "d.id, d.revision, d.code, d.title, d.draft_kind, d.draft_code, d.draft_code_key, d.host, "
    "d.drafting_body, d.workflow, d.workflow_hash, "
    "d.arrival_code, d.issue_code, d.received_on, d.planned_submission_on, d.states, d.stage, "
    "d.ended, d.restricted, d.due_on, d.search_text, d.created_at, d.changed_at";

template <>
struct Fields<dossier::DossierRow> {
    using D = dossier::DossierRow;
    static constexpr auto members =
        std::tuple(&D::id, &D::revision, &D::code, &D::title, &D::draft_kind, &D::draft_code,
                   &D::draft_code_key, &D::host, &D::drafting_body, &D::workflow, &D::workflow_hash,
                   &D::arrival_code, &D::issue_code, &D::received_on, &D::planned_submission_on,
                   &D::states, &D::stage, &D::ended, &D::restricted, &D::due_on, &D::search_text,
                   &D::created_at, &D::changed_at);
};

// A row as an answer shows it: without what it is only found by, which is the longest text of it.
struct ShownRow : dossier::DossierRow {};
inline const std::string shown_columns =
    "d.id, d.revision, d.code, d.title, d.draft_kind, d.draft_code, d.host, d.drafting_body, "
    "d.workflow, d.workflow_hash, d.arrival_code, d.issue_code, d.received_on, "
    "d.planned_submission_on, d.states, d.stage, d.ended, d.restricted, d.due_on, d.created_at, "
    "d.changed_at";

template <>
struct Fields<ShownRow> {
    using D = dossier::DossierRow;
    static constexpr auto members = std::tuple(
        &D::id, &D::revision, &D::code, &D::title, &D::draft_kind, &D::draft_code, &D::host,
        &D::drafting_body, &D::workflow, &D::workflow_hash, &D::arrival_code, &D::issue_code,
        &D::received_on, &D::planned_submission_on, &D::states, &D::stage, &D::ended,
        &D::restricted, &D::due_on, &D::created_at, &D::changed_at);
};

// What changes in a dossier's row from step to step; no index stands over any of it.
struct DossierSteps {
    std::uint64_t revision = 0;
    std::string states;
    std::optional<int> stage;
    bool ended = false;
    std::optional<Date> due_on;
    Instant changed_at;
};

template <>
struct Fields<DossierSteps> {
    using D = DossierSteps;
    static constexpr auto members =
        std::tuple(&D::revision, &D::states, &D::stage, &D::ended, &D::due_on, &D::changed_at);
};

inline const std::string task_columns =
    "t.task_key, t.task_id, t.organisation, t.role, t.due_on, t.opened_at, t.due_explanation";

template <>
struct Fields<dossier::TaskRow> {
    using T = dossier::TaskRow;
    static constexpr auto members = std::tuple(&T::key, &T::task_id, &T::organisation, &T::role,
                                               &T::due_on, &T::opened_at, &T::due_explanation);
};

template <>
struct Fields<dossier::TimerRow> {
    using T = dossier::TimerRow;
    static constexpr auto members = std::tuple(&T::key, &T::due_at, &T::event, &T::data);
};

template <>
struct Fields<Waiting> {
    using W = Waiting;
    static constexpr auto members = std::tuple(&W::host, &W::host_group, &W::body, &W::body_group);
};

// A list's filter as its statement wants it: every condition always there, wide open when unused.
struct ListConditions {
    std::string draft_kind;  // empty: any
    std::string drafting_body;
    std::string workflow;
    std::string state_pattern;
    Instant created_from;
    Instant created_to;
    int ended_from = 0;
    int ended_to = 1;
    std::string due_from;
    std::string due_to;
    std::array<std::string, search_words_max> word_patterns;
};

template <>
struct Fields<ListConditions> {
    using L = ListConditions;
    static constexpr auto members = std::tuple(
        &L::draft_kind, &L::drafting_body, &L::workflow, &L::state_pattern, &L::created_from,
        &L::created_to, &L::ended_from, &L::ended_to, &L::due_from, &L::due_to, &L::word_patterns);
};

ListConditions conditions_of(const runtime::DossierFilter& filter);

class DossierTables {
  public:
    explicit DossierTables(Connection& connection);

    runtime::DossierPage dossiers(const runtime::DossierFilter& filter);
    std::optional<dossier::DossierRow> row(const DossierId& id) { return row_.first(id); }

    // As replace() was given it, but for the order and what stands in the register.
    dossier::Projection projection(const DossierId& id);
    void replace(const dossier::Projection& projection);
    // The same where the rows of `before` stand there; an empty one has none.
    void change(const dossier::Projection& before, const dossier::Projection& now);
    void forget(const DossierId& id);

    std::vector<std::pair<DossierId, dossier::TimerRow>> timers_due(Instant now, std::size_t limit);
    std::optional<Instant> next_timer() { return next_timer_.first(); }
    void remove_timer(const DossierId& dossier, std::string_view key) {
        settle_rows_of(dossier);
        remove_timer_.run(dossier, std::string(key));
    }
    void postpone_timer(const DossierId& dossier, std::string_view key, Instant until) {
        postpone_timer_.run(until, dossier, std::string(key));
    }

    Query<DossierId()> listed;
    Query<DossierId()> with_dues;

  private:
    static constexpr std::size_t id_of_step_ =
        std::tuple_size_v<decltype(Fields<DossierSteps>::members)>;

    void put_parties(const dossier::Projection& projection);
    // Before rows of this dossier are taken out that may wait to be put in.
    void settle_rows_of(const DossierId& id);

    Connection& connection_;
    using OpeningRoles = std::array<std::string, opening_roles_max>;

    Query<dossier::DossierRow(Instant, DossierId, ListConditions, std::size_t)> newest_;
    Query<std::int64_t(ListConditions)> count_;
    Query<dossier::DossierRow(OrganisationId, OpeningRoles, Instant, DossierId, ListConditions,
                              std::size_t)>
        newest_of_party_;
    Query<std::int64_t(OrganisationId, OpeningRoles, ListConditions)> count_of_party_;
    Query<dossier::DossierRow(DossierId)> row_;

    Query<void(dossier::DossierRow, int, int)> put_dossier_;
    Rows<DossierSteps, DossierId> step_dossier_;
    Query<std::tuple<OrganisationId, std::string>(DossierId)> parties_of_;
    Query<dossier::TaskRow(DossierId)> tasks_of_;
    Query<dossier::TimerRow(DossierId)> timers_of_;
    Query<void(DossierId)> clear_dossier_;
    Query<void(DossierId)> clear_parties_;
    Query<void(DossierId)> clear_tasks_;
    Query<void(DossierId)> clear_timers_;
    Rows<DossierId, OrganisationId, std::string, Instant> put_party_;
    Rows<DossierId, std::string, OrganisationId, std::string> remove_task_;
    Rows<DossierId, dossier::TaskRow, Waiting> put_task_;
    Rows<DossierId> wake_timers_;
    Rows<DossierId, std::string> remove_timer_;
    Rows<DossierId, dossier::TimerRow> put_timer_;

    Query<std::tuple<DossierId, dossier::TimerRow>(Instant, Instant, std::size_t)> timers_due_;
    Query<Instant()> next_timer_;
    Query<void(Instant, DossierId, std::string)> postpone_timer_;
};

}  // namespace phanbien::storage
