// The handlers of the route table, by resource; each group is one file of this room. Handler
// threads; a StoreFailure they throw is answered by Api.
#pragma once

#include "web/api/call.hpp"
#include "web/api/router.hpp"

namespace phanbien::api {

using server::Reply;
using server::Response;

// setup.cpp
Result<Response> get_setup(Call& call);
Result<Response> post_setup(Call& call);
// sessions.cpp
Result<Response> get_session(Call& call);
Result<Response> post_session(Call& call);
Result<Response> delete_session(Call& call);
Result<Response> post_session_password(Call& call);
Result<Response> get_sessions(Call& call);
Result<Response> delete_session_by_id(Call& call);
// migrations.cpp
Result<Response> post_migrations(Call& call);
// procedures.cpp
Result<Response> get_procedures(Call& call);
Result<Response> get_procedure_by_id(Call& call);
Result<Response> get_dossier_procedure(Call& call);
// organisations.cpp
Result<Response> get_organisations(Call& call);
Result<Response> post_organisation(Call& call);
// procedure_check.cpp
Result<Response> post_procedure_check(Call& call);
Result<Response> get_procedure_findings(Call& call);
// procedure_versions.cpp
Result<Response> get_procedure_versions(Call& call);
// calendars.cpp
Result<Response> get_calendars(Call& call);
Result<Response> get_calendar(Call& call);
Result<Response> get_calendar_file(Call& call);
Result<Response> put_calendar(Call& call);
// directory.cpp
Result<Response> get_directory(Call& call);
Result<Response> get_directory_people(Call& call);
Result<Response> get_directory_file(Call& call);
// directory_parts.cpp
Result<Response> get_directory_body(Call& call);
Result<Response> get_directory_person(Call& call);
// directory_changes.cpp
Result<Response> put_directory(Call& call);
Result<Response> post_directory_edit(Call& call);
// route_definitions.cpp
Result<Response> get_route_definitions(Call& call);
Result<Response> get_route_definition(Call& call);
// accounts.cpp
Result<Response> get_accounts(Call& call);
Result<Response> post_account(Call& call);
Result<Response> put_account(Call& call);
Result<Response> post_account_password(Call& call);
Result<Response> post_account_unlock(Call& call);
// inbox.cpp
Result<Response> get_inbox(Call& call);
// registers.cpp
Result<Response> get_register(Call& call);
// files.cpp
Result<Response> post_file(Call& call);
Result<Response> get_file(Call& call);
// dossiers.cpp
Result<Response> get_dossiers(Call& call);
// dossier.cpp
Result<Response> get_dossier(Call& call);
// approvals.cpp
Result<Response> get_dossier_routes(Call& call);
Result<Response> post_route_what_if(Call& call);
Result<Response> get_route_people(Call& call);
// approval_load.cpp
Result<Response> get_route_load(Call& call);
// document_changes.cpp
Result<Response> get_document_changes(Call& call);
// commands.cpp
void post_dossier(Call& call, Reply reply);
void post_command(Call& call, Reply reply);
// versions.cpp
Result<Response> get_version(Call& call);
Result<Response> get_version_akn(Call& call);
// comparison.cpp
Result<Response> get_comparison(Call& call);
Result<Response> get_comparison_docx(Call& call);
// placements.cpp
Result<Response> get_placements(Call& call);
// opinions.cpp
Result<Response> get_opinions(Call& call);
Result<Response> get_opinion_counts(Call& call);
// clusters.cpp
Result<Response> get_clusters(Call& call);
// search.cpp
Result<Response> get_search(Call& call);
// intake.cpp
Result<Response> post_opinion_preview(Call& call);
void post_opinion_import(Call& call, Reply reply);
Result<Response> get_opinion_imports(Call& call);
Result<Response> get_opinions_xlsx(Call& call);
Result<Response> get_opinions_docx(Call& call);
// recommendations.cpp
Result<Response> get_recommendations(Call& call);
// filled_answers.cpp
Result<Response> post_answers_preview(Call& call);
// obligations.cpp
Result<Response> get_obligations(Call& call);
// papers.cpp
Result<Response> get_paper(Call& call);
Result<Response> get_paper_file(Call& call);
Result<Response> get_paper_templates(Call& call);
Result<Response> get_paper_template_file(Call& call);
Result<Response> put_paper_template(Call& call);
// office_history.cpp
Result<Response> get_office_history(Call& call);
// restricted.cpp
Result<Response> get_reads(Call& call);
// unusual.cpp
Result<Response> get_unusual(Call& call);
// exports.cpp
Result<Response> get_synthesis_xlsx(Call& call);
Result<Response> get_synthesis_docx(Call& call);
Result<Response> get_criticism_docx(Call& call);
// history.cpp
Result<Response> get_history(Call& call);
Result<Response> get_leaves(Call& call);
Result<Response> get_history_file(Call& call);
// moments.cpp
Result<Response> get_dossier_at(Call& call);
Result<Response> get_dossier_differences(Call& call);
// log.cpp
Result<Response> get_log_key(Call& call);
Result<Response> get_log_checkpoint(Call& call);
Result<Response> get_witnessed_checkpoint(Call& call);
Result<Response> post_log_cosignature(Call& call);
Result<Response> get_log_tile(Call& call);
// proof.cpp
Result<Response> get_proof(Call& call);
// health.cpp
Result<Response> get_health(Call& call);
Result<Response> get_metrics(Call& call);

}  // namespace phanbien::api
