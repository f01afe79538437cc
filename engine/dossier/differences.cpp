#include "engine/dossier/differences.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "engine/dossier/event_codec.hpp"

namespace phanbien::dossier {

namespace {

constexpr std::array<std::string_view, 4> fate_names{"added", "changed", "withdrawn", "gone"};

// Every text in what an event holds: the ids of whatever it names are among them.
void gather_texts(const boost::json::value& value, std::set<std::string>& out) {
    if (const auto* text = value.if_string()) {
        out.emplace(text->data(), text->size());
    } else if (const auto* list = value.if_array()) {
        for (const auto& one : *list) {
            gather_texts(one, out);
        }
    } else if (const auto* members = value.if_object()) {
        for (const auto& member : *members) {
            gather_texts(member.value(), out);
        }
    }
}

// Follows the events and notes for each row which of them changed it.
class Attribution {
  public:
    Attribution(const Side& start, const TasksOf& tasks_of)
        : dossier_(start.dossier), tasks_of_(tasks_of), tasks_(tasks_of(start.dossier)) {}

    void take(const Event& event) {
        // Twice: what hung on what it touches is there before, what it makes only afterwards.
        Rows before;
        note_touched(event, before);
        apply(dossier_, event);
        Rows after;
        note_touched(event, after);
        for (const auto& [key, row] : before) {
            after.try_emplace(key, standing_row(dossier_, key));
        }
        for (const auto& [key, row] : after) {
            const auto was = before.find(key);
            if (row != (was == before.end() ? std::nullopt : was->second)) {
                events_[key].push_back(event.sequence);
            }
        }
        note_tasks(event);
    }

    std::vector<std::uint64_t> of(const RowKey& key) const {
        const auto found = events_.find(key);
        return found == events_.end() ? std::vector<std::uint64_t>{} : found->second;
    }

  private:
    using Rows = std::map<RowKey, std::optional<StandingRow>>;

    void look_at(RowKey key, Rows& rows) const {
        if (!rows.contains(key)) {
            auto row = standing_row(dossier_, key);
            rows.emplace(std::move(key), std::move(row));
        }
    }
    void look_at(const Recommendation& it, Rows& rows) const {
        look_at({Part::recommendation, it.made.id.text()}, rows);
        look_at({Part::answer, it.made.id.text()}, rows);
    }
    void look_at(const Opinion& it, Rows& rows) const {
        look_at({Part::opinion, it.given.id.text()}, rows);
        look_at({Part::cluster, it.cluster.text()}, rows);
        if (const auto* holder = dossier_.find(it.recommendation)) {
            look_at(*holder, rows);
        }
    }
    void look_at(const std::vector<OpinionId>& opinions, Rows& rows) const {
        for (const auto& id : opinions) {
            if (const auto opinion = dossier_.opinions.find(id)) {
                look_at(*opinion, rows);
            }
        }
    }

    void note_touched(const Event& event, Rows& rows) const {
        look_at({Part::dossier, {}}, rows);
        for (std::size_t i = 0; i < dossier_.routes.size(); ++i) {
            look_at({Part::route, std::to_string(i)}, rows);
        }
        const auto* moved = std::get_if<Moved>(&event.body);
        if (moved == nullptr) {
            std::set<std::string> named;
            gather_texts(body_to_json(event.body), named);
            for (const auto& id : named) {
                note_named(id, rows);
            }
        } else if (!moved->revoked.empty()) {  // with the number goes what was answered to it
            for (const auto& recommendation : dossier_.recommendations) {
                look_at(recommendation, rows);
            }
        }
        if (const auto* added = std::get_if<VersionAdded>(&event.body)) {
            look_at({Part::version, std::to_string(added->number)}, rows);
        }
    }

    void note_named(const std::string& id, Rows& rows) const {
        if (const auto opinion = dossier_.opinions.find(OpinionId(id))) {
            look_at(*opinion, rows);
        }
        if (const auto* recommendation = dossier_.find(RecommendationId(id))) {
            look_at(*recommendation, rows);
            look_at(recommendation->made.opinions, rows);
        }
        if (const auto* cluster = dossier_.find(ClusterId(id))) {
            look_at({Part::cluster, id}, rows);
            look_at(cluster->opinions, rows);
        }
        const auto objection = std::ranges::find_if(
            dossier_.objections, [&](const Objection& it) { return it.raised.id.text() == id; });
        if (objection != dossier_.objections.end()) {
            look_at({Part::objection, id}, rows);
            look_at(std::vector{objection->raised.opinion}, rows);
        }
        for (const auto part : {Part::document, Part::review}) {
            if (standing_row(dossier_, {part, id})) {
                look_at({part, id}, rows);
            }
        }
    }

    // A task that is open or open no more, or is another's now; and those whose date was moved.
    void note_tasks(const Event& event) {
        auto now = tasks_of_(dossier_);
        const auto goes_on = [](const std::vector<OpenTask>& among, const OpenTask& task) {
            return std::ranges::any_of(among, [&](const OpenTask& it) {
                return it.key == task.key && it.organisation == task.organisation &&
                       it.due_on == task.due_on;
            });
        };
        std::set<std::string> keys;
        for (const auto& task : now) {
            if (!goes_on(tasks_, task)) {
                keys.insert(task.key);
            }
        }
        for (const auto& task : tasks_) {
            if (!goes_on(now, task)) {
                keys.insert(task.key);
            }
        }
        if (const auto* moved = std::get_if<DuesMoved>(&event.body)) {
            for (const auto& due : moved->dues) {
                keys.insert(due.task);
            }
        }
        for (const auto& key : keys) {
            events_[{Part::task, key}].push_back(event.sequence);
        }
        tasks_ = std::move(now);
    }

    Dossier dossier_;
    const TasksOf& tasks_of_;
    std::vector<OpenTask> tasks_;
    std::map<RowKey, std::vector<std::uint64_t>> events_;
};

// Rows of one part have the same members in the same order.
std::vector<MemberChange> changes(const StandingRow* before, const StandingRow* after) {
    const auto& members = before == nullptr ? after->members : before->members;
    std::vector<MemberChange> out;
    for (std::size_t i = 0; i < members.size(); ++i) {
        const Member none{members[i].name, members[i].meaning, {}};
        MemberChange change{before == nullptr ? none : before->members[i],
                            after == nullptr ? none : after->members[i]};
        if (change.before != change.after) {
            out.push_back(std::move(change));
        }
    }
    return out;
}

Fate fate_of(const StandingRow* before, const StandingRow* after) {
    if (before == nullptr) {
        return Fate::added;
    }
    if (after == nullptr) {
        return Fate::gone;
    }
    return after->withdrawn && !before->withdrawn ? Fate::withdrawn : Fate::changed;
}

}  // namespace

std::string_view name_of(Fate fate) {
    return fate_names.at(static_cast<std::size_t>(fate));
}

std::vector<Difference> differences(const Side& before, const Side& after, const EventWalk& between,
                                    const TasksOf& tasks_of) {
    Attribution attribution(before, tasks_of);
    between([&](const Event& event) { attribution.take(event); });
    std::vector<Difference> out;
    const auto add = [&](const StandingRow* was, const StandingRow* is) {
        const auto& row = is == nullptr ? *was : *is;
        auto members = changes(was, is);
        if (was == nullptr || is == nullptr || !members.empty() ||
            was->withdrawn != is->withdrawn) {
            out.push_back({.key = row.key,
                           .name = row.name,
                           .fate = fate_of(was, is),
                           .members = std::move(members),
                           .events = attribution.of(row.key)});
        }
    };
    for_each_standing_row(after.dossier, after.tasks, [&](const StandingRow& row) {
        const auto was = standing_row(before.dossier, before.tasks, row.key);
        add(was ? &*was : nullptr, &row);
    });
    for_each_standing_row(before.dossier, before.tasks, [&](const StandingRow& row) {
        if (!standing_row(after.dossier, after.tasks, row.key)) {
            add(&row, nullptr);
        }
    });
    std::ranges::stable_sort(out, {}, [](const Difference& it) { return it.key.part; });
    return out;
}

}  // namespace phanbien::dossier
