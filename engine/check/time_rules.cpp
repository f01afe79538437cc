// Rules about time: whether what the law asks for can be kept when everybody takes the days given.
//
// Deadlines that hang on the same date (before the session, after it was received) are compared
// two by two: when the first one is kept on its last day and each step between them takes its own
// days, the second must not have passed before its state is entered.
#include <algorithm>
#include <map>

#include "engine/check/expression_use.hpp"
#include "engine/check/rule_functions.hpp"

namespace phanbien::check {

using calendar::Direction;
using dossier::DueRule;
using dossier::Task;
using statechart::root_state;
using statechart::StateIndex;

namespace {

// Working days as calendar days, with the weekends that so many of them can meet at most. Public
// holidays come on top: no plan is made over the Tết.
int calendar_days(const DueRule& rule) {
    const auto count = static_cast<int>(rule.period.count.count());
    return rule.period.unit == calendar::Unit::working_days ? count + 2 * ((count + 4) / 5) : count;
}

bool counts_from_entry(const DueRule& rule) {
    return rule.period.direction == Direction::after && rule.anchor == dossier::anchor_entered;
}

// A day by which something is done, in days from the date that the deadline hangs on.
struct Deadline {
    StateIndex state;
    const Task* task;
    int offset;
};

// By what they hang on.
using DeadlinesByAnchor = std::map<std::string, std::vector<Deadline>>;

DeadlinesByAnchor deadlines_of(const Subject& subject) {
    DeadlinesByAnchor out;
    for (const auto& [state, task] : subject.tasks()) {
        if (task->due && !counts_from_entry(*task->due)) {
            const int days = calendar_days(*task->due);
            out[task->due->anchor].push_back(
                {.state = state,
                 .task = task,
                 .offset = task->due->period.direction == Direction::before ? -days : days});
        }
    }
    return out;
}

// The days that each state takes: those of its longest task. Of nested states only the innermost
// with tasks count; the days around them are spent at the same time.
std::vector<int> days_by_vertex(const Subject& subject) {
    std::vector<int> out(static_cast<std::size_t>(subject.flow().vertices), 0);
    for (const auto& placed : subject.tasks()) {
        const bool inside = std::ranges::any_of(subject.tasks(), [&](const PlacedTask& other) {
            return subject.chart().is_descendant(other.state, placed.state);
        });
        const auto& due = placed.task->due;
        if (due && counts_from_entry(*due) && !inside) {
            auto& days = out[static_cast<std::size_t>(entered(placed.state))];
            days = std::max(days, calendar_days(*due));
        }
    }
    return out;
}

// From where the days to a deadline are counted: when the dossier begins, or from the last day of
// another deadline.
struct Origin {
    Vertex vertex;
    int offset;
    std::string vi;
    std::string en;
};

std::vector<Origin> origins_of(const std::string& anchor, const std::vector<Deadline>& deadlines) {
    std::vector<Origin> out;
    if (anchor == dossier::anchor_received) {
        out.push_back({entered(root_state), 0, "ngày nhận", "the day of receipt"});
    }
    for (const auto& deadline : deadlines) {
        out.push_back({entered(deadline.state), deadline.offset,
                       "hạn của " + quoted(deadline.task->label.vi),
                       "the due date of " + quoted(deadline.task->label.en)});
    }
    return out;
}

void note_late(const Subject& subject, const Origin& origin, const Deadline& deadline, int days,
               Notes& notes) {
    const int left = deadline.offset - origin.offset;
    notes.add({.line = deadline.task->line, .state = subject.state(deadline.state).id},
              "Từ " + origin.vi + " tới hạn của " + quoted(deadline.task->label.vi) + " có " +
                  std::to_string(left) + " ngày, nhưng đường chậm nhất tới đó mất " +
                  std::to_string(days) + " ngày.",
              "From " + origin.en + " to that of " + quoted(deadline.task->label.en) +
                  " there are " + std::to_string(left) + " days, but the slowest way there takes " +
                  std::to_string(days) + ".");
}

bool is_filled_in_at_start(const Subject& subject, const std::string& id) {
    return std::ranges::any_of(subject.workflow().creations(), [&](const auto& creation) {
        return std::ranges::any_of(creation.fields,
                                   [&](const dossier::Field& field) { return field.id == id; });
    });
}

bool is_assigned(const std::vector<AssignUse>& assignments, const std::string& id) {
    return std::ranges::any_of(assignments,
                               [&](const AssignUse& use) { return use.assign->location == id; });
}

}  // namespace

void due_date_never_set(const Subject& subject, Notes& notes) {
    const auto assignments = assignments_of(subject.chart());
    for (const auto& [state, task] : subject.tasks()) {
        if (!task->due || subject.workflow().data_item(task->due->anchor) == nullptr) {
            continue;
        }
        const auto& anchor = task->due->anchor;
        if (!is_filled_in_at_start(subject, anchor) && !is_assigned(assignments, anchor)) {
            notes.add({.line = task->line, .state = subject.state(state).id},
                      "Hạn của " + quoted(task->label.vi) + " tính theo " + quoted(anchor) +
                          ", nhưng không có bước nào ghi ngày đó.",
                      "The due date of " + quoted(task->label.en) + " hangs on " + quoted(anchor) +
                          ", which no step ever sets.");
        }
    }
}

void deadline_impossible(const Subject& subject, Notes& notes) {
    const auto ways =
        without_returns(flow_of(subject.chart(), Memory::left_out), entered(root_state));
    const auto days = days_by_vertex(subject);
    for (const auto& [anchor, deadlines] : deadlines_of(subject)) {
        for (const auto& origin : origins_of(anchor, deadlines)) {
            // Its own days are over when the deadline is kept on the last of them.
            auto ahead = days;
            ahead[static_cast<std::size_t>(origin.vertex)] = 0;
            const auto taken = heaviest_ways(ways, origin.vertex, ahead);
            for (const auto& deadline : deadlines) {
                const auto here = taken[static_cast<std::size_t>(entered(deadline.state))];
                if (here && entered(deadline.state) != origin.vertex &&
                    origin.offset + *here > deadline.offset) {
                    note_late(subject, origin, deadline, *here, notes);
                }
            }
        }
    }
}

}  // namespace phanbien::check
