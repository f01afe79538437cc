// The table itself, in the order of schemas/openapi.yaml.
#include <array>

#include "web/api/resources.hpp"

namespace phanbien::api {

namespace {

using server::Method;

constexpr auto table = std::to_array<Route>({
    {Method::get, "/api/v1/setup", Guard::open, Body::none, get_setup},
    {Method::post, "/api/v1/setup", Guard::open, Body::json, post_setup},
    {Method::get, "/api/v1/session", Guard::first_steps, Body::none, get_session},
    {Method::post, "/api/v1/session", Guard::open, Body::json, post_session},
    {Method::del, "/api/v1/session", Guard::first_steps, Body::none, delete_session},
    {Method::post, "/api/v1/session/password", Guard::first_steps, Body::json,
     post_session_password},
    {Method::get, "/api/v1/sessions", Guard::signed_in, Body::none, get_sessions},
    {Method::del, "/api/v1/sessions/{session}", Guard::signed_in, Body::none, delete_session_by_id},
    {Method::get, "/api/v1/procedures", Guard::signed_in, Body::none, get_procedures},
    {Method::post, "/api/v1/procedures/check", Guard::administrator, Body::definition,
     post_procedure_check},
    {Method::get, "/api/v1/procedures/{procedure}", Guard::signed_in, Body::none,
     get_procedure_by_id},
    {Method::post, "/api/v1/procedures/{procedure}/migrations", Guard::administrator, Body::json,
     post_migrations},
    {Method::get, "/api/v1/procedures/{procedure}/findings", Guard::signed_in, Body::none,
     get_procedure_findings},
    {Method::get, "/api/v1/procedures/{procedure}/versions", Guard::signed_in, Body::none,
     get_procedure_versions},
    {Method::get, "/api/v1/organisations", Guard::signed_in, Body::none, get_organisations},
    {Method::post, "/api/v1/organisations", Guard::administrator, Body::json, post_organisation},
    {Method::get, "/api/v1/calendars", Guard::signed_in, Body::none, get_calendars},
    {Method::get, "/api/v1/calendars/{year}", Guard::signed_in, Body::none, get_calendar},
    {Method::put, "/api/v1/calendars/{year}", Guard::administrator, Body::calendar, put_calendar,
     "dry_run"},
    {Method::get, "/api/v1/calendars/{year}/file", Guard::signed_in, Body::none, get_calendar_file},
    {Method::get, "/api/v1/directory", Guard::signed_in, Body::none, get_directory,
     "day text level standing parent cursor limit"},
    {Method::put, "/api/v1/directory", Guard::administrator, Body::directory, put_directory,
     "dry_run seen"},
    {Method::get, "/api/v1/directory/file", Guard::signed_in, Body::none, get_directory_file},
    {Method::post, "/api/v1/directory/edits", Guard::signed_in, Body::json, post_directory_edit},
    {Method::get, "/api/v1/directory/bodies/{body}", Guard::signed_in, Body::none,
     get_directory_body, "day past"},
    {Method::get, "/api/v1/directory/people", Guard::signed_in, Body::none, get_directory_people,
     "day text cursor limit"},
    {Method::get, "/api/v1/directory/people/{person}", Guard::signed_in, Body::none,
     get_directory_person, "day past"},
    {Method::get, "/api/v1/accounts", Guard::administrator, Body::none, get_accounts},
    {Method::post, "/api/v1/accounts", Guard::administrator, Body::json, post_account},
    {Method::put, "/api/v1/accounts/{account}", Guard::administrator, Body::json, put_account},
    {Method::post, "/api/v1/accounts/{account}/password", Guard::administrator, Body::json,
     post_account_password},
    {Method::post, "/api/v1/accounts/{account}/unlock", Guard::administrator, Body::none,
     post_account_unlock},
    {Method::get, "/api/v1/inbox", Guard::signed_in, Body::none, get_inbox},
    {Method::get, "/api/v1/routes/load", Guard::signed_in, Body::none, get_route_load,
     "first last"},
    {Method::get, "/api/v1/registers/{register}", Guard::signed_in, Body::none, get_register,
     "year"},
    {Method::post, "/api/v1/files", Guard::signed_in, Body::bytes, post_file},
    {Method::get, "/api/v1/dossiers", Guard::signed_in, Body::none, get_dossiers,
     "q procedure state draft_kind drafting_body year ended overdue cursor limit"},
    {Method::post, "/api/v1/dossiers", Guard::signed_in, Body::json, post_dossier},
    {Method::get, "/api/v1/dossiers/{dossier}", Guard::signed_in, Body::none, get_dossier},
    {Method::get, "/api/v1/dossiers/{dossier}/procedure", Guard::signed_in, Body::none,
     get_dossier_procedure},
    {Method::post, "/api/v1/dossiers/{dossier}/commands", Guard::signed_in, Body::json,
     post_command},
    {Method::get, "/api/v1/dossiers/{dossier}/routes", Guard::signed_in, Body::none,
     get_dossier_routes},
    {Method::post, "/api/v1/dossiers/{dossier}/routes/{route}/what-if", Guard::signed_in,
     Body::json, post_route_what_if},
    {Method::get, "/api/v1/dossiers/{dossier}/routes/{route}/people", Guard::signed_in, Body::none,
     get_route_people, "text"},
    {Method::get, "/api/v1/dossiers/{dossier}/documents/changes", Guard::signed_in, Body::none,
     get_document_changes, "from to"},
    {Method::get, "/api/v1/dossiers/{dossier}/versions/{version}", Guard::signed_in, Body::none,
     get_version},
    {Method::get, "/api/v1/dossiers/{dossier}/opinions", Guard::signed_in, Body::none,
     get_opinions},
    {Method::get, "/api/v1/dossiers/{dossier}/recommendations", Guard::signed_in, Body::none,
     get_recommendations},
    {Method::get, "/api/v1/dossiers/{dossier}/synthesis.xlsx", Guard::signed_in, Body::none,
     get_synthesis_xlsx},
    {Method::get, "/api/v1/dossiers/{dossier}/synthesis.docx", Guard::signed_in, Body::none,
     get_synthesis_docx},
    {Method::get, "/api/v1/dossiers/{dossier}/criticism.docx", Guard::signed_in, Body::none,
     get_criticism_docx},
    {Method::get, "/api/v1/dossiers/{dossier}/history", Guard::signed_in, Body::none, get_history,
     "act actor from until after limit"},
    {Method::get, "/api/v1/dossiers/{dossier}/history.json", Guard::signed_in, Body::none,
     get_history_file},
    {Method::get, "/api/v1/dossiers/{dossier}/files/{file}", Guard::signed_in, Body::none,
     get_file},
    {Method::get, "/healthz", Guard::open, Body::none, get_health},
    {Method::get, "/metrics", Guard::open, Body::none, get_metrics},
});

}  // namespace

std::span<const Route> routes() {
    return table;
}

}  // namespace phanbien::api
