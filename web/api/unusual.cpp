// The unusual events of the office (engine/dossier/unusual.hpp), newest first, for whoever may see
// every dossier: of one kind, person or dossier, between two days. A list kept beside the log, so
// that not the log, but what was unusual in it is looked through.
#include <charconv>
#include <map>

#include "engine/dossier/unusual.hpp"
#include "web/api/office_events.hpp"
#include "web/api/query_reader.hpp"
#include "web/api/resources.hpp"
#include "web/api/words.hpp"

namespace phanbien::api {

namespace json = boost::json;

namespace {

// "1234:reopened": the last event of the page before, and for which kind it was listed.
std::string cursor_behind(const runtime::UnusualRow& row) {
    return std::to_string(row.position) + ":" + std::string(dossier::name_of(row.kind));
}

std::optional<runtime::UnusualRow> row_behind(const std::string& cursor) {
    const auto colon = std::min(cursor.find(':'), cursor.size());
    runtime::UnusualRow row;
    const auto [end, error] = std::from_chars(cursor.data(), cursor.data() + colon, row.position);
    const auto kind =
        dossier::unusual_kind(std::string_view(cursor).substr(std::min(colon + 1, cursor.size())));
    if (error != std::errc() || end != cursor.data() + colon || !kind) {
        return std::nullopt;
    }
    row.kind = *kind;
    return row;
}

Result<runtime::UnusualQuestion> read_unusual_question(const Query& query) {
    QueryReader in(query);
    runtime::UnusualQuestion question;
    if (const auto kind = in.text("kind"); !kind.empty()) {
        question.kind = dossier::unusual_kind(kind);
        if (!question.kind) {
            in.complain("kind");
        }
    }
    question.dossier = DossierId(in.text("dossier"));
    question.actor = AccountId(in.text("actor"));
    if (!in.text("from").empty()) {
        question.from = start_of_day(in.day("from", {}));
    }
    if (!in.text("until").empty()) {
        question.until = end_of_day(in.day("until", {}));
    }
    if (const auto cursor = in.cursor(); !cursor.empty()) {
        const auto behind = row_behind(cursor);
        question.before = behind.value_or(question.before);
        if (!behind) {
            in.complain("cursor");
        }
    }
    question.limit = in.limit();
    if (auto problem = in.finish()) {
        return *problem;
    }
    return question;
}

json::object kind_json(dossier::UnusualKind kind) {
    const auto& words = dossier::words_of(kind);
    return {
        {"id", dossier::name_of(kind)}, {"label", label(words.name)}, {"rule", label(words.rule)}};
}

json::array all_kinds() {
    json::array kinds;
    for (const auto kind : dossier::unusual_kinds()) {
        kinds.push_back(kind_json(kind));
    }
    return kinds;
}

// Each event once, by its position, though it may be listed for two kinds.
std::map<std::uint64_t, json::value> told_by_position(
    Call& call, const std::vector<runtime::UnusualRow>& rows) {
    std::vector<runtime::StoredEvent> events;
    for (const auto& row : rows) {
        if (!events.empty() && events.back().position == row.position) {
            continue;
        }
        for (auto& stored : call.desk.reading().log(row.position, 1)) {
            events.push_back(std::move(stored));
        }
    }
    std::map<std::uint64_t, json::value> told;
    for (auto& item : told_events(call, events)) {
        const auto position = item.at("position").to_number<std::uint64_t>();
        told.emplace(position, std::move(item));
    }
    return told;
}

}  // namespace

Result<Response> get_unusual(Call& call) {
    if (auto problem = refuse_but_auditors(call)) {
        return *problem;
    }
    TRY(auto question, read_unusual_question(call.query));
    const auto limit = question.limit;
    const auto rows = call.desk.reading().unusual(question);
    const auto told = told_by_position(call, rows);
    json::array items;
    for (const auto& row : rows) {
        if (const auto found = told.find(row.position); found != told.end()) {
            auto item = found->second.as_object();
            item["kind"] = kind_json(row.kind);
            items.push_back(std::move(item));
        }
    }
    const bool more = rows.size() == limit;
    return json_response(200, {{"kinds", all_kinds()},
                               {"items", std::move(items)},
                               {"next_cursor", sealed(more ? cursor_behind(rows.back()) : "")}});
}

}  // namespace phanbien::api
