// What happened in the whole office, newest first, for whoever may see every dossier: by one
// person, about one file, between two days.
//
// Found by the leaves alone: times grow along the log, so that days are looked up by halving, and
// one request looks at a bounded number of events and says where to go on.
#include <algorithm>
#include <map>
#include <set>

#include "engine/audit/leaf_members.hpp"
#include "web/api/history_entries.hpp"
#include "web/api/office_events.hpp"
#include "web/api/office_words.hpp"
#include "web/api/query_reader.hpp"
#include "web/api/resources.hpp"
#include "web/api/summaries.hpp"
#include "web/api/words.hpp"

namespace phanbien::api {

namespace json = boost::json;

namespace {

constexpr std::size_t events_read_at_once = 256;
constexpr std::size_t events_looked_at_max = 4'096;

struct OfficeQuestion {
    std::string actor;
    std::string file;
    std::optional<Instant> from;          // at or after
    std::optional<Instant> until;         // and before
    std::optional<std::uint64_t> before;  // a position
    std::size_t limit = 0;
};

Result<OfficeQuestion> read_office_question(const Query& query) {
    QueryReader in(query);
    OfficeQuestion question;
    question.actor = in.text("actor");
    question.file = in.text("file");
    if (!in.text("from").empty()) {
        question.from = start_of_day(in.day("from", {}));
    }
    if (!in.text("until").empty()) {
        question.until = end_of_day(in.day("until", {}));
    }
    if (const auto position = in.cursor_place()) {
        question.before = *position;
    }
    question.limit = in.limit();
    if (auto problem = in.finish()) {
        return *problem;
    }
    return question;
}

audit::LeafMembers leaf_of(const runtime::StoredEvent& stored) {
    return audit::leaf_members(stored.leaf).value_or(audit::LeafMembers{});
}

// The position of the first event at or after a moment; the log's size when there is none.
std::uint64_t first_since(runtime::Reading& reading, Instant moment) {
    const auto wanted = to_text(moment);  // of one width: their order is that of the times
    std::uint64_t low = 0;
    std::uint64_t high = reading.log_head().size;
    while (low < high) {
        const auto middle = low + (high - low) / 2;
        const auto events = reading.log(middle, 1);
        if (!events.empty() && leaf_of(events.front()).at < wanted) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

bool is_wanted(const OfficeQuestion& question, const audit::LeafMembers& leaf) {
    return (question.actor.empty() || leaf.actor == question.actor) &&
           (question.file.empty() ||
            std::ranges::find(leaf.files, question.file) != leaf.files.end());
}

struct FoundEvents {
    std::vector<runtime::StoredEvent> events;  // newest first
    std::optional<std::uint64_t> next;         // go on before this position
};

FoundEvents find_events(runtime::Reading& reading, const OfficeQuestion& question) {
    const auto first = question.from ? first_since(reading, *question.from) : 0;
    auto end = question.until ? first_since(reading, *question.until) : reading.log_head().size;
    end = std::min(end, question.before.value_or(end));
    FoundEvents found;
    for (std::size_t looked_at = 0; end > first && looked_at < events_looked_at_max;) {
        const auto count = std::min<std::uint64_t>(events_read_at_once, end - first);
        auto events = reading.log(end - count, static_cast<std::size_t>(count));
        for (; !events.empty(); events.pop_back()) {
            if (found.events.size() == question.limit) {
                found.next = events.back().position + 1;
                return found;
            }
            if (is_wanted(question, leaf_of(events.back()))) {
                found.events.push_back(std::move(events.back()));
            }
        }
        end -= count;
        looked_at += static_cast<std::size_t>(count);
    }
    if (end > first) {
        found.next = end;
    }
    return found;
}

// As schema HistoryEntry; of a dossier nothing but what the leaf says.
json::object plain_entry(Call& call, const runtime::StoredEvent& stored) {
    auto& desk = call.desk;
    const auto leaf = leaf_of(stored);
    const std::string act(leaf.act);
    const auto summary = stored.dossier.empty() ? office_act_summary(call, act, stored.payload)
                                                : office_act_label(act);
    return {
        {"sequence", stored.sequence},
        {"id", leaf.id},
        {"at", leaf.at},
        {"act", leaf.act},
        {"label", label(office_act_label(act))},
        {"summary", label(summary)},
        {"actor", person(desk, AccountId(leaf.actor == "system" ? "" : std::string(leaf.actor)))},
        {"organisation", organisation_ref(desk, OrganisationId(std::string(leaf.organisation)))},
        {"on_behalf_of", ""},
        {"event", ""},
        {"from", json::array{}},
        {"to", json::array{}},
        {"data", json::object{}},
        {"hash", stored.hash}};
}

struct ToldDossier {
    json::value dossier;
    std::map<std::uint64_t, json::value> entries;  // by sequence
};

// The events of one dossier among those found; what may not be read is told by its leaf alone.
ToldDossier told_of(Call& call, const DossierId& id, const std::set<std::uint64_t>& sequences) {
    ToldDossier told;
    const auto seen = call.desk.glance(id, call.actor());
    if (!seen) {
        return told;
    }
    const auto& registered = seen->dossier.registered;
    told.dossier = {
        {"id", id.text()}, {"code", registered.dossier_code}, {"title", registered.title}};
    // Where nothing is written down, the reading of a restricted dossier is not either.
    const bool cannot_be_recorded = seen->dossier.restricted && call.site.parts.read_only;
    if (!seen->access.history || cannot_be_recorded) {
        return told;
    }
    const auto open = call.desk.open(id, call.actor());
    auto entries = history_entries(
        call.desk, *open, call.actor(), *sequences.begin() - 1,
        [&](const dossier::Event& event) { return sequences.contains(event.sequence); });
    for (auto& entry : entries) {
        const auto sequence = entry.at("sequence").to_number<std::uint64_t>();
        told.entries.emplace(sequence, std::move(entry));
    }
    return told;
}

}  // namespace

std::optional<Problem> refuse_but_auditors(Call& call) {
    if (sees_every_dossier(call.site.parts.workflows, call.actor())) {
        return std::nullopt;
    }
    return Problem{ProblemKind::forbidden, "history.office_forbidden",
                   "Chỉ kiểm toán viên được xem lịch sử của cả cơ quan. Lịch sử của một hồ sơ "
                   "nằm trong hồ sơ đó.",
                   "Only auditors may read the history of the whole office. A dossier's own "
                   "history is in the dossier."};
}

json::array told_events(Call& call, const std::vector<runtime::StoredEvent>& events) {
    std::map<DossierId, std::set<std::uint64_t>> sequences;
    for (const auto& stored : events) {
        if (!stored.dossier.empty()) {
            sequences[stored.dossier].insert(stored.sequence);
        }
    }
    std::map<DossierId, ToldDossier> told;
    for (const auto& [id, wanted] : sequences) {
        told.emplace(id, told_of(call, id, wanted));
    }
    json::array items;
    for (const auto& stored : events) {
        const auto of = told.find(stored.dossier);
        json::object item{{"position", stored.position}, {"dossier", nullptr}};
        if (of != told.end()) {
            item["dossier"] = of->second.dossier;
        }
        const bool whole = of != told.end() && of->second.entries.contains(stored.sequence);
        item["event"] = whole ? std::move(of->second.entries.at(stored.sequence))
                              : json::value(plain_entry(call, stored));
        items.push_back(std::move(item));
    }
    return items;
}

Result<Response> get_office_history(Call& call) {
    if (auto problem = refuse_but_auditors(call)) {
        return *problem;
    }
    TRY(const auto question, read_office_question(call.query));
    const auto found = find_events(call.desk.reading(), question);
    const auto next = found.next ? std::to_string(*found.next) : std::string();
    return json_response(
        200, {{"items", told_events(call, found.events)}, {"next_cursor", sealed(next)}});
}

}  // namespace phanbien::api
