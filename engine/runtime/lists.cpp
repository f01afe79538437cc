#include "engine/runtime/lists.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <tuple>

#include "engine/runtime/calendar_shelf.hpp"
#include "engine/runtime/office.hpp"
#include "engine/runtime/text_index.hpp"
#include "engine/runtime/unreadable_dossier.hpp"
#include "engine/runtime/unusual_rows.hpp"

namespace phanbien::runtime {
namespace {

constexpr std::size_t log_page = 1'000;

std::set<DossierId> dossiers_in_log(Reading& reading) {
    std::set<DossierId> dossiers;
    for (std::uint64_t from = 0;;) {
        const auto page = reading.log(from, log_page);
        for (const auto& event : page) {
            if (!event.dossier.empty()) {
                dossiers.insert(event.dossier);
            }
        }
        if (page.size() < log_page) {
            return dossiers;
        }
        from = page.back().position + 1;
    }
}

struct ToldByLog {
    dossier::Dossier dossier;
    ListedDossier listed;
};

ToldByLog told_by_log(Reading& reading, const DossierId& id, WorkflowShelf& workflows,
                      const calendar::Calendars& calendars) {
    ToldByLog told;
    auto& [dossier, listed] = told;
    for_each_event(reading, id, 0, [&](const StoredEvent& stored) {
        const auto event = decode_stored(reading, stored);
        std::ranges::copy(unusual_rows(dossier, event, stored.position, reading, workflows),
                          std::back_inserter(listed.unusual));
        dossier::apply(dossier, event);
        dossier.head = stored.hash;
        if (auto row = dossier::register_row(event)) {
            listed.numbers.push_back({dossier.registered.host, *std::move(row)});
        }
    });
    const auto& workflow = workflows.pinned(reading, dossier.registered.workflow_hash);
    listed.projection = dossier::project(dossier, workflow, calendars);
    listed.opinion_counts = dossier.opinions.tally().moves.counts;
    return told;
}

auto members(const dossier::DossierRow& row) {
    return std::tie(row.id, row.revision, row.code, row.title, row.draft_kind, row.draft_code,
                    row.draft_code_key, row.host, row.drafting_body, row.workflow,
                    row.workflow_hash, row.arrival_code, row.issue_code, row.received_on,
                    row.planned_submission_on, row.states, row.stage, row.ended, row.restricted,
                    row.due_on, row.search_text, row.created_at, row.changed_at);
}
auto members(const dossier::PartyRow& row) {
    return std::tie(row.organisation, row.role);
}
auto members(const dossier::TaskRow& row) {
    return std::tie(row.key, row.organisation, row.role, row.task_id, row.due_on, row.opened_at,
                    row.due_explanation);
}
auto members(const dossier::TimerRow& row) {
    return std::tie(row.key, row.due_at, row.event);  // the data go with the event
}
auto members(const dossier::ApprovalRow& row) {
    return std::tie(row.invoke, row.step, row.step_label.vi, row.step_label.en, row.username,
                    row.for_advice, row.on_behalf_of, row.due_on, row.opened_at, row.late, row.bulk,
                    row.document, row.document_name, row.seen_document);
}
auto members(const std::string& name) {
    return std::tie(name);
}
auto members(const dossier::RevokedRow& row) {
    return std::tie(row.register_id, row.year, row.number, row.revoked_on);
}
auto members(const ListedDossier::Number& number) {
    return std::tie(number.row.register_id, number.row.year, number.row.number, number.host,
                    number.row.code, number.row.given_on);
}

// The same rows, in whatever order.
template <class Row>
bool same(const std::vector<Row>& some, const std::vector<Row>& others) {
    const auto sorted = [](const std::vector<Row>& rows) {
        std::vector<const Row*> order;
        for (const auto& row : rows) {
            order.push_back(&row);
        }
        std::ranges::sort(order,
                          [](const Row* a, const Row* b) { return members(*a) < members(*b); });
        return order;
    };
    return std::ranges::equal(sorted(some), sorted(others), [](const Row* a, const Row* b) {
        return members(*a) == members(*b);
    });
}

// Which lists differ, as words; empty when none does.
std::string difference(const ListedDossier& kept, const ListedDossier& wanted) {
    const auto& a = kept.projection;
    const auto& b = wanted.projection;
    std::string lists;
    const auto note = [&](bool is_same, const char* list) {
        lists += is_same ? "" : (lists.empty() ? "" : ", ") + std::string(list);
    };
    note(members(a.dossier) == members(b.dossier), "its row");
    note(same(a.parties, b.parties), "its parties");
    note(same(a.tasks, b.tasks), "its tasks");
    note(same(a.timers, b.timers), "its timers");
    note(same(a.approvals, b.approvals), "its approvals");
    note(same(a.route_names, b.route_names), "the names on its routes");
    note(same(kept.numbers, wanted.numbers) && same(a.revoked, b.revoked), "its register numbers");
    note(kept.unusual == wanted.unusual, "its unusual things");
    note(kept.opinion_counts == wanted.opinion_counts, "the counts of its opinions");
    return lists;
}

void make_office_lists(Writing& writing) {
    const auto told = told_by_office(writing);
    for (const auto& row : told.unusual) {
        writing.add_unusual(row);
    }
    for (const auto& network : told.networks) {
        writing.add_network(network);
    }
    for (const auto& read : told.reads) {
        writing.add_read(read);
    }
}

void compare_office_lists(Reading& reading, std::vector<std::string>& differences) {
    const auto told = told_by_office(reading);
    if (told.unusual != reading.unusual_of_office()) {
        differences.emplace_back("the office differs from the log in its unusual things");
    }
    if (told.networks != reading.known_networks()) {
        differences.emplace_back(
            "the office differs from the log in the networks that people signed in from");
    }
    if (told.reads != reading.reads()) {
        differences.emplace_back("the office differs from the log in the reads of dossiers");
    }
}

void list(Writing& writing, const ToldByLog& told) {
    const auto& [dossier, listed] = told;
    for (const auto& number : listed.numbers) {
        writing.add_register_entry(number.host, dossier.id, number.row);
    }
    for (const auto& row : listed.unusual) {
        writing.add_unusual(row);
    }
    writing.replace_projection(listed.projection);
    writing.add_opinion_counts(dossier.id, listed.opinion_counts);
    index_dossier(writing, dossier);
}

}  // namespace

std::uint64_t make_lists(Writing& writing, WorkflowShelf& workflows,
                         const std::function<void(const std::string&)>& on_fault) {
    const auto dossiers = dossiers_in_log(writing);
    CalendarShelf shelf;
    const auto& calendars = shelf.at_head(writing);
    // Each is read twice, so that no more than one is in memory: whose rows may go has to be known
    // before the first is written, or a number could still stand with whoever had it wrongly.
    std::set<DossierId> unreadable;
    for (const auto& id : dossiers) {
        try {
            told_by_log(writing, id, workflows, calendars);
        } catch (const UnreadableDossier& why) {
            on_fault(why.what());
            unreadable.insert(id);
        }
    }
    writing.forget_projections(unreadable);
    for (const auto& id : dossiers) {
        if (!unreadable.contains(id)) {
            list(writing, told_by_log(writing, id, workflows, calendars));
        }
    }
    make_office_lists(writing);
    writing.put_text_index_version(text_index_version);
    return dossiers.size();
}

ListsComparison compare_lists(Reading& reading, WorkflowShelf& workflows) {
    const auto dossiers = dossiers_in_log(reading);
    CalendarShelf shelf;
    const auto& calendars = shelf.at_head(reading);
    // Of an index by other rules nothing can be said: it is made anew at the next start.
    const bool indexed = reading.text_index_version() == text_index_version;
    const auto names = body_names(reading);
    ListsComparison comparison{.dossiers = dossiers.size(), .differences = {}};
    for (const auto& id : dossiers) {
        try {
            const auto [dossier, wanted] = told_by_log(reading, id, workflows, calendars);
            auto lists = difference(reading.listed(id), wanted);
            if (indexed && !is_indexed(reading, dossier, names)) {
                lists += std::string(lists.empty() ? "" : ", ") + "the index of its texts";
            }
            if (!lists.empty()) {
                comparison.differences.push_back(wanted.projection.dossier.code + " (" + id.text() +
                                                 ") differs from the log in " + lists);
            }
        } catch (const UnreadableDossier& why) {
            comparison.differences.emplace_back(why.what());
        }
    }
    compare_office_lists(reading, comparison.differences);
    for (const auto& id : reading.listed_dossiers()) {
        if (!dossiers.contains(id)) {
            comparison.differences.push_back("the lists hold " + id.text() +
                                             ", which the log does not know");
        }
    }
    return comparison;
}

}  // namespace phanbien::runtime
