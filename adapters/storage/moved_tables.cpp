#include "adapters/storage/moved_tables.hpp"

#include <algorithm>

namespace phanbien::storage {
namespace {

constexpr MovedTable all_tables[] = {
    {"event", "position#", "dossier sequence# at# leaf payload hash erased_at#", 500},
    {"log_tile", "level# tile_index#", "root hashes", 100},
    {"log_checkpoint", "size#", "at# note cosignatures#", 500},
    {"reply", "account idempotency_key", "request_hash status# body revision# at#", 500},
    {"definition", "hash", "xml", 20},
    {"adoption", "sequence#", "definition at# round#", 500},
    {"route_definition", "hash", "xml", 20},
    {"content", "hash", "size#", 500},
    {"content_chunk", "hash number#", "base64", 64},
    {"upload", "hash uploaded_by", "name media_type size# uploaded_at# draft", 50},
    {"unnamed_content", "hash", "at#", 500},
    {"organisation", "id", "name name_en kind level parent code valid_from valid_until", 500},
    {"account", "id",
     "username name post organisation roles active# must_change_password# password_hash failures# "
     "locked_until#",
     500},
    {"account_session", "token_hash",
     "id account csrf_token opened_at# last_seen_at# address agent", 500},
    {"account_network", "account network", "", 500},
    {"calendar", "sequence#", "year# hash text origin at# actor", 20},
    {"directory", "sequence#", "hash text at# actor", 1},
    {"dossier", "id",
     "revision# code title draft_kind draft_code host drafting_body arrival_code issue_code "
     "received_on planned_submission_on states stage# ended# due_on search_text created_at# "
     "changed_at# code_year# code_number# draft_code_key workflow workflow_hash restricted#",
     500},
    {"dossier_party", "dossier organisation", "roles created_at#", 500},
    {"dossier_task", "dossier task_key organisation role",
     "task_id due_on opened_at# due_explanation host host_group body body_group", 500},
    {"dossier_timer", "dossier timer_key", "due_at# event data retry_at#", 500},
    {"dossier_approval", "dossier invoke step username",
     "step_vi step_en for_advice# on_behalf_of due_on opened_at# late# bulk# document "
     "document_name seen_document host",
     500},
    {"dossier_route", "name dossier", "", 500},
    {"dossier_read", "position#", "dossier account what at#", 500},
    {"register_entry", "host register_id year# number#", "code given_on dossier revoked_on", 500},
    {"opinion_count", "dossier provision stance", "standing#", 500},
    {"unusual_event", "position# kind", "dossier actor at#", 500},
    {"searched_text", "id#", "dossier kind item version# code eid label organisation name words",
     200},
    {"text_word", "rowid#", "exact folded who marks", 200},
    {"text_reader", "dossier username", "", 500},
    {"text_index", "version#", "", 500},
};

constexpr std::string_view not_moved[] = {"lists_epoch", "schema_migration"};

}  // namespace

std::span<const MovedTable> moved_tables() {
    return all_tables;
}

std::span<const std::string_view> own_tables() {
    return not_moved;
}

std::vector<MovedColumn> columns_of(std::string_view names) {
    std::vector<MovedColumn> columns;
    while (!names.empty()) {
        const auto end = std::min(names.find(' '), names.size());
        const auto name = names.substr(0, end);
        const bool is_number = name.ends_with('#');
        columns.push_back({std::string(name.substr(0, name.size() - (is_number ? 1 : 0))),
                           is_number ? MovedColumn::Kind::number : MovedColumn::Kind::text});
        names.remove_prefix(std::min(end + 1, names.size()));
    }
    return columns;
}

std::vector<MovedColumn> columns_of(const MovedTable& table) {
    auto columns = columns_of(table.key);
    const auto rest = columns_of(table.rest);
    columns.insert(columns.end(), rest.begin(), rest.end());
    return columns;
}

std::string listed(const std::vector<MovedColumn>& columns) {
    std::string text;
    for (const auto& column : columns) {
        text += (text.empty() ? "" : ", ") + column.name;
    }
    return text;
}

}  // namespace phanbien::storage
