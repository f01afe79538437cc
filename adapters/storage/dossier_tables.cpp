#include "adapters/storage/dossier_tables.hpp"

#include <algorithm>
#include <charconv>
#include <limits>
#include <map>
#include <span>
#include <sstream>

#include "engine/text/fold.hpp"

namespace phanbien::storage {

namespace {

const std::string last_day = "9999-12-31";

std::string list_conditions() {
    return " d.draft_kind = COALESCE(NULLIF(:kind, ''), d.draft_kind)"
           " AND d.drafting_body = COALESCE(NULLIF(:body, ''), d.drafting_body)"
           " AND d.workflow = COALESCE(NULLIF(:workflow, ''), d.workflow)"
           " AND ' ' || d.states || ' ' LIKE :state ESCAPE '\\'"
           " AND d.created_at BETWEEN :created_from AND :created_to"
           " AND d.ended BETWEEN :ended_from AND :ended_to"
           " AND COALESCE(d.due_on, '" +
           last_day + "') BETWEEN :due_from AND :due_to AND " +
           numbered(search_words_max, "d.search_text LIKE ", "word", " ESCAPE '\\'", " AND ");
}

std::array<std::string, search_words_max> word_patterns(std::string_view text) {
    std::array<std::string, search_words_max> patterns;
    patterns.fill("%");
    const auto folded = text::fold_for_search(text);
    std::size_t from = 0;
    for (auto& pattern : patterns) {
        from = folded.find_first_not_of(' ', from);
        if (from == std::string::npos) {
            break;
        }
        const auto to = std::min(folded.find(' ', from), folded.size());
        pattern = "%" + escaped(folded.substr(from, to - from)) + "%";
        from = to;
    }
    return patterns;
}

Instant start_of_year(int year) {
    return start_of_day(Date(std::chrono::year(year) / 1 / 1));
}

// "<microseconds>.<id>": the last row of the page before.
struct Cursor {
    Instant created_at = Instant::max();
    DossierId id;
};

Cursor cursor_of(std::string_view text) {
    const auto dot = text.find('.');
    std::int64_t count = 0;
    const auto* end = text.data() + std::min(dot, text.size());
    const auto [rest, error] = std::from_chars(text.data(), end, count);
    if (dot == std::string_view::npos || error != std::errc() || rest != end) {
        return {};
    }
    return {Instant(std::chrono::microseconds(count)),
            DossierId(std::string(text.substr(dot + 1)))};
}

std::string text_of(const Cursor& cursor) {
    return std::to_string(cursor.created_at.time_since_epoch().count()) + "." + cursor.id.text();
}

// 2026 and 1 of "PB-2026-0001"; zeros for a code of another form.
std::pair<int, int> year_and_number(std::string_view code) {
    std::array<int, 2> parts{};
    for (int& part : parts) {
        const auto dash = code.rfind('-');
        if (dash == std::string_view::npos) {
            return {};
        }
        const auto digits = code.substr(dash + 1);
        const auto [end, error] = std::from_chars(digits.begin(), digits.end(), part);
        if (error != std::errc() || end != digits.end()) {
            return {};
        }
        code = code.substr(0, dash);
    }
    return {parts[1], parts[0]};
}

// All of a dossier's row that is not in its DossierSteps.
auto what_stays(const dossier::DossierRow& row) {
    return std::tie(row.id, row.code, row.title, row.draft_kind, row.draft_code, row.draft_code_key,
                    row.host, row.drafting_body, row.workflow, row.workflow_hash, row.arrival_code,
                    row.issue_code, row.received_on, row.planned_submission_on, row.restricted,
                    row.search_text, row.created_at);
}

DossierSteps steps_of(const dossier::DossierRow& row) {
    return {.revision = row.revision,
            .states = row.states,
            .stage = row.stage,
            .ended = row.ended,
            .due_on = row.due_on,
            .changed_at = row.changed_at};
}

// A row of dossier_task.
struct TaskAndWaiting {
    const dossier::TaskRow* task;
    Waiting waiting;

    bool operator==(const TaskAndWaiting& other) const {
        return *task == *other.task && waiting == other.waiting;
    }
};

// Lasts as long as the projection does.
std::vector<TaskAndWaiting> with_waiting(const dossier::Projection& projection) {
    std::vector<TaskAndWaiting> rows;
    auto waiting = waiting_of(projection);
    for (std::size_t i = 0; i < waiting.size(); ++i) {
        rows.push_back({&projection.tasks[i], std::move(waiting[i])});
    }
    return rows;
}

// First takes out the rows that are not there any more or are other than they were, then puts those
// that are new or other. What both lists begin and end with is passed over: mostly all of it.
template <class Rows, class Remove, class Put>
void write_difference(const Rows& before, const Rows& now, const Remove& remove, const Put& put) {
    const auto begin = std::ranges::mismatch(before, now);
    const auto end = std::mismatch(before.rbegin(), std::make_reverse_iterator(begin.in1),
                                   now.rbegin(), std::make_reverse_iterator(begin.in2));
    const std::span left(begin.in1, end.first.base());
    const std::span right(begin.in2, end.second.base());
    for (const auto& row : left) {
        if (std::ranges::find(right, row) == right.end()) {
            remove(row);
        }
    }
    for (const auto& row : right) {
        if (std::ranges::find(left, row) == left.end()) {
            put(row);
        }
    }
}

const std::string put_dossier_sql =
    "INSERT INTO dossier (id, revision, code, title, draft_kind, draft_code, "
    "draft_code_key, host, drafting_body, workflow, workflow_hash, arrival_code, issue_code, "
    "received_on, "
    "planned_submission_on, states, "
    "stage, ended, restricted, due_on, search_text, created_at, changed_at, code_year, "
    "code_number) "
    "VALUES (:a, :b, :c, :d, :e, :f, :g, :h, :i, :j, :k, :l, :m, :n, :o, :p, :q, :r, :s, :t, "
    ":u, :v, :w, :x, :y) ON CONFLICT (id) DO UPDATE SET revision = excluded.revision, code = "
    "excluded.code, "
    "title = excluded.title, draft_kind = excluded.draft_kind, draft_code = "
    "excluded.draft_code, draft_code_key = excluded.draft_code_key, host = excluded.host, "
    "drafting_body = excluded.drafting_body, workflow = excluded.workflow, "
    "workflow_hash = excluded.workflow_hash, "
    "arrival_code = excluded.arrival_code, issue_code = excluded.issue_code, received_on = "
    "excluded.received_on, planned_submission_on = excluded.planned_submission_on, states = "
    "excluded.states, stage = excluded.stage, ended = excluded.ended, restricted = "
    "excluded.restricted, due_on = "
    "excluded.due_on, search_text = excluded.search_text, created_at = excluded.created_at, "
    "changed_at = excluded.changed_at, code_year = excluded.code_year, code_number = "
    "excluded.code_number";

constexpr std::string_view task_row_columns =
    "dossier task_key task_id organisation role due_on opened_at# due_explanation host host_group "
    "body body_group";

RowSql step_sql() {
    return {.one =
                "UPDATE dossier SET revision = :revision, states = :states, stage = :stage, ended "
                "= :ended, due_on = :due_on, changed_at = :changed_at WHERE id = :id",
            .many =
                "UPDATE dossier d SET revision = given.revision, states = given.states, stage = "
                "given.stage, ended = given.ended, due_on = given.due_on, changed_at = "
                "given.changed_at FROM " +
                given_rows(columns_of("revision# states stage# ended# due_on changed_at# id")) +
                " WHERE d.id = given.id"};
}

RowSql task_removal() {
    return {.one =
                "DELETE FROM dossier_task WHERE dossier = :dossier AND task_key = :key AND "
                "organisation = :organisation AND role = :role",
            .many = "DELETE FROM dossier_task t USING " +
                    given_rows(columns_of("dossier task_key organisation role")) +
                    " WHERE t.dossier = given.dossier AND t.task_key = given.task_key AND "
                    "t.organisation = given.organisation AND t.role = given.role"};
}

RowSql timer_waking() {
    return {
        .one = "UPDATE dossier_timer SET retry_at = 0 WHERE dossier = :dossier AND retry_at <> 0",
        .many = "UPDATE dossier_timer t SET retry_at = 0 FROM " +
                given_rows(columns_of("dossier")) +
                " WHERE t.dossier = given.dossier AND t.retry_at <> 0"};
}

RowSql timer_removal() {
    return {.one = "DELETE FROM dossier_timer WHERE dossier = :dossier AND timer_key = :key",
            .many = "DELETE FROM dossier_timer t USING " +
                    given_rows(columns_of("dossier timer_key")) +
                    " WHERE t.dossier = given.dossier AND t.timer_key = given.timer_key"};
}

const std::string timers_due_sql =
    "SELECT dossier, timer_key, due_at, event, data FROM dossier_timer WHERE due_at <= :now AND "
    "retry_at <= :again ORDER BY due_at, timer_key, dossier LIMIT :count_max";

// One that waits for its due date and one that was put off, each the first in an index: ordered by
// the later of both times all timers would be read.
const std::string next_timer_sql =
    "SELECT at FROM (SELECT * FROM (SELECT due_at AS at FROM dossier_timer WHERE retry_at <= "
    "due_at ORDER BY due_at LIMIT 1) AS first_due UNION ALL SELECT * FROM (SELECT retry_at AS at "
    "FROM dossier_timer WHERE retry_at > due_at ORDER BY retry_at LIMIT 1) AS first_put_off) AS "
    "firsts ORDER BY at LIMIT 1";

}  // namespace

ListConditions conditions_of(const runtime::DossierFilter& filter) {
    ListConditions conditions{.draft_kind = filter.draft_kind,
                              .drafting_body = filter.drafting_body.text(),
                              .workflow = filter.procedure,
                              .state_pattern = "%",
                              .created_from = Instant::min(),
                              .created_to = Instant::max(),
                              .due_from = "",
                              .due_to = last_day,
                              .word_patterns = word_patterns(filter.text)};
    if (!filter.state.empty()) {
        conditions.state_pattern = "% " + escaped(filter.state) + " %";
    }
    if (filter.year != 0) {
        conditions.created_from = start_of_year(filter.year);
        conditions.created_to = start_of_year(filter.year + 1) - std::chrono::microseconds(1);
    }
    if (filter.ended) {
        conditions.ended_from = conditions.ended_to = *filter.ended ? 1 : 0;
    }
    if (filter.overdue == true) {
        conditions.due_to = to_text(filter.today - std::chrono::days(1));
    } else if (filter.overdue == false) {
        conditions.due_from = to_text(filter.today);
    }
    return conditions;
}

DossierTables::DossierTables(Connection& connection)
    : listed(connection,
             "SELECT id FROM dossier UNION SELECT dossier FROM register_entry "
             "UNION SELECT dossier FROM searched_text UNION SELECT dossier FROM text_reader "
             "UNION SELECT dossier FROM unusual_event WHERE dossier <> '' ORDER BY 1"),
      with_dues(connection,
                "SELECT DISTINCT dossier FROM dossier_task WHERE due_on IS NOT NULL ORDER BY 1"),
      connection_(connection),
      newest_(connection, "SELECT " + dossier_columns +
                              " FROM dossier d WHERE (d.created_at, d.id) < (:at, :id) AND" +
                              list_conditions() +
                              " ORDER BY d.created_at DESC, d.id DESC LIMIT :count_max"),
      count_(connection, "SELECT COUNT(*) FROM dossier d WHERE" + list_conditions()),
      newest_of_party_(connection,
                       "SELECT " + dossier_columns +
                           " FROM dossier_party p JOIN dossier d ON d.id = p.dossier WHERE "
                           "p.organisation = :party AND " +
                           opened_by_a_role() + " AND (p.created_at, p.dossier) < (:at, :id) AND" +
                           list_conditions() +
                           " ORDER BY p.created_at DESC, p.dossier DESC LIMIT :count_max"),
      count_of_party_(connection,
                      "SELECT COUNT(*) FROM dossier_party p JOIN dossier d ON d.id = p.dossier "
                      "WHERE p.organisation = :party AND " +
                          opened_by_a_role() + " AND" + list_conditions()),
      row_(connection, "SELECT " + dossier_columns + " FROM dossier d WHERE d.id = :id"),
      put_dossier_(connection, put_dossier_sql),
      step_dossier_(connection, step_sql(), id_of_step_, SameKey::latest),
      parties_of_(connection,
                  "SELECT organisation, roles FROM dossier_party WHERE dossier = :dossier "
                  "ORDER BY organisation"),
      tasks_of_(connection, "SELECT " + task_columns +
                                " FROM dossier_task t WHERE t.dossier = :dossier "
                                "ORDER BY t.task_key, t.organisation, t.role"),
      timers_of_(connection,
                 "SELECT timer_key, due_at, event, data FROM dossier_timer WHERE dossier = "
                 ":dossier ORDER BY timer_key"),
      clear_dossier_(connection, "DELETE FROM dossier WHERE id = :dossier"),
      clear_parties_(connection, "DELETE FROM dossier_party WHERE dossier = :dossier"),
      clear_tasks_(connection, "DELETE FROM dossier_task WHERE dossier = :dossier"),
      clear_timers_(connection, "DELETE FROM dossier_timer WHERE dossier = :dossier"),
      put_party_(connection, insertion("dossier_party", "dossier organisation roles created_at#")),
      remove_task_(connection, task_removal()),
      put_task_(connection, insertion("dossier_task", task_row_columns)),
      wake_timers_(connection, timer_waking(), 0, SameKey::latest),
      remove_timer_(connection, timer_removal()),
      put_timer_(connection, insertion("dossier_timer", "dossier timer_key due_at# event data")),
      timers_due_(connection, timers_due_sql),
      next_timer_(connection, next_timer_sql),
      postpone_timer_(connection,
                      "UPDATE dossier_timer SET retry_at = :until WHERE dossier = :dossier AND "
                      "timer_key = :key") {}

runtime::DossierPage DossierTables::dossiers(const runtime::DossierFilter& filter) {
    const auto conditions = conditions_of(filter);
    const auto limit = std::clamp<std::size_t>(filter.limit, 1, 200);
    const auto cursor = cursor_of(filter.cursor);
    const auto& party = filter.actor.organisation;
    runtime::DossierPage page;
    // One row more than asked tells whether there is another page.
    const auto roles = role_patterns(filter.actor);
    if (filter.sees_all) {
        page.rows = newest_.all(cursor.created_at, cursor.id, conditions, limit + 1);
        page.total = count_.first(conditions).value_or(0);
    } else {
        page.rows =
            newest_of_party_.all(party, roles, cursor.created_at, cursor.id, conditions, limit + 1);
        page.total = count_of_party_.first(party, roles, conditions).value_or(0);
    }
    if (page.rows.size() > limit) {
        page.rows.pop_back();
        page.next_cursor = text_of({page.rows.back().created_at, page.rows.back().id});
    }
    return page;
}

void DossierTables::put_parties(const dossier::Projection& projection) {
    std::map<OrganisationId, std::string> roles;
    for (const auto& party : projection.parties) {
        auto& joined = roles[party.organisation];
        joined += (joined.empty() ? "" : " ") + party.role;
    }
    const auto& row = projection.dossier;
    for (const auto& [organisation, joined] : roles) {
        put_party_.run(row.id, organisation, joined, row.created_at);
    }
}

void DossierTables::settle_rows_of(const DossierId& id) {
    if (put_task_.waits_for(id.text()) || put_timer_.waits_for(id.text())) {
        connection_.settle();
    }
}

void DossierTables::replace(const dossier::Projection& projection) {
    const auto& row = projection.dossier;
    const auto [year, number] = year_and_number(row.code);
    put_dossier_.run(row, year, number);
    clear_parties_.run(row.id);
    put_parties(projection);
    clear_tasks_.run(row.id);
    for (const auto& it : with_waiting(projection)) {
        put_task_.run(row.id, *it.task, it.waiting);
    }
    clear_timers_.run(row.id);
    for (const auto& timer : projection.timers) {
        put_timer_.run(row.id, timer);
    }
}

void DossierTables::change(const dossier::Projection& before, const dossier::Projection& now) {
    const auto& row = now.dossier;
    if (before.tasks != now.tasks || before.timers != now.timers || before.parties != now.parties) {
        settle_rows_of(row.id);
    }
    if (what_stays(before.dossier) == what_stays(row)) {
        step_dossier_.run(steps_of(row), row.id);
    } else {
        const auto [year, number] = year_and_number(row.code);
        put_dossier_.run(row, year, number);
    }
    if (before.parties != now.parties) {
        if (!before.parties.empty()) {
            clear_parties_.run(row.id);
        }
        put_parties(now);
    }
    // Who waits for a task follows from all of these: mostly nothing is to be worked out.
    if (before.tasks != now.tasks || before.parties != now.parties ||
        before.dossier.host != row.host || before.dossier.drafting_body != row.drafting_body) {
        write_difference(
            with_waiting(before), with_waiting(now),
            [&](const auto& it) {
                remove_task_.run(row.id, it.task->key, it.task->organisation, it.task->role);
            },
            [&](const auto& it) { put_task_.run(row.id, *it.task, it.waiting); });
    }
    if (!before.timers.empty()) {
        wake_timers_.run(row.id);
    }
    write_difference(
        before.timers, now.timers, [&](const auto& timer) { remove_timer_.run(row.id, timer.key); },
        [&](const auto& timer) { put_timer_.run(row.id, timer); });
}

dossier::Projection DossierTables::projection(const DossierId& id) {
    dossier::Projection projection;
    auto row = row_.first(id);
    if (!row) {
        return projection;
    }
    projection.dossier = *std::move(row);
    for (const auto& [organisation, joined] : parties_of_.all(id)) {
        std::istringstream roles(joined);
        for (std::string role; roles >> role;) {
            projection.parties.push_back({organisation, role});
        }
    }
    projection.tasks = tasks_of_.all(id);
    projection.timers = timers_of_.all(id);
    return projection;
}

void DossierTables::forget(const DossierId& id) {
    clear_timers_.run(id);
    clear_tasks_.run(id);
    clear_parties_.run(id);
    clear_dossier_.run(id);
}

std::vector<std::pair<DossierId, dossier::TimerRow>> DossierTables::timers_due(Instant now,
                                                                               std::size_t limit) {
    std::vector<std::pair<DossierId, dossier::TimerRow>> due;
    for (auto& [dossier, timer] : timers_due_.all(now, now, limit)) {
        due.emplace_back(std::move(dossier), std::move(timer));
    }
    return due;
}

}  // namespace phanbien::storage
