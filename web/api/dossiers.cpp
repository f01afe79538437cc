// The list of dossiers one may know of.
#include "engine/kernel/object_text.hpp"
#include "web/api/query_reader.hpp"
#include "web/api/resources.hpp"
#include "web/api/summaries.hpp"

namespace phanbien::api {

namespace {

Result<runtime::DossierFilter> read_filter(Call& call) {
    QueryReader in(call.query);
    runtime::DossierFilter filter;
    filter.actor = call.actor();
    filter.today = call.today();
    filter.text = in.search("q");
    filter.procedure = in.text("procedure");
    filter.state = in.text("state");
    filter.draft_kind = in.text("draft_kind");
    filter.drafting_body = OrganisationId{in.text("drafting_body")};
    filter.year = in.number("year", 0, 2000, 2200);
    filter.ended = in.flag("ended");
    filter.overdue = in.flag("overdue");
    filter.cursor = in.cursor();
    filter.limit = in.limit();
    if (auto problem = in.finish()) {
        return *problem;
    }
    return filter;
}

}  // namespace

Result<Response> get_dossiers(Call& call) {
    TRY(auto filter, read_filter(call));
    Summaries summaries({call.desk, call.desk.calendars(), call.today()});
    filter.sees_all = sees_every_dossier(call.site.parts.workflows, filter.actor);
    const auto page = call.desk.reading().dossiers(filter);
    std::string body;
    ObjectText list(body);
    list.begin("items") += '[';
    for (const auto& row : page.rows) {
        body += &row == page.rows.data() ? "" : ",";
        summaries.append(body, row);
    }
    body += ']';
    list.text("next_cursor", sealed(page.next_cursor));
    list.number("total", page.total);
    list.end();
    return json_text_response(200, std::move(body));
}

}  // namespace phanbien::api
