// Sổ văn bản: the numbers given in a year.
#include <algorithm>
#include <boost/json/serialize.hpp>
#include <charconv>

#include "engine/kernel/object_text.hpp"
#include "web/api/resources.hpp"
#include "web/api/restricted.hpp"
#include "web/api/summaries.hpp"
#include "web/api/words.hpp"

namespace phanbien::api {

namespace {

constexpr int year_min = 2000;
constexpr int year_max = 2200;

Result<int> read_year(const Query& query) {
    const auto found = query.find("year");
    int year = 0;
    if (found != query.end()) {
        const auto& text = found->second;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), year);
        if (error != std::errc{} || end != text.data() + text.size()) {
            year = 0;
        }
    }
    if (year < year_min || year > year_max) {
        return Problem{ProblemKind::invalid,
                       "request.query",
                       "Hãy cho biết năm của sổ.",
                       "Say which year's register you mean.",
                       {{"/year", "Năm từ 2000 đến 2200.", "A year from 2000 to 2200."}}};
    }
    return year;
}

// A register is the host's: procedures that name the same one number in it together.
const dossier::NumberRegister* find_register(const runtime::WorkflowShelf& workflows,
                                             std::string_view id) {
    for (const auto* workflow : workflows.current()) {
        if (const auto* book = workflow->find_register(id)) {
            return book;
        }
    }
    return nullptr;
}

}  // namespace

Result<Response> get_register(Call& call) {
    const auto& workflows = call.site.parts.workflows;
    const auto* book = find_register(workflows, call.path.at("register"));
    if (!book) {
        return Problem{ProblemKind::missing, "register.missing", "Không có sổ này.",
                       "There is no such register."};
    }
    TRY(const int year, read_year(call.query));
    const auto actor = call.actor();
    Summaries summaries({call.desk, call.desk.calendars(), call.today()});
    std::string items = "[";
    const bool reads_hosted =
        std::ranges::any_of(workflows.current(), [&](const dossier::Workflow* workflow) {
            return workflow->find_register(book->id) != nullptr &&
                   (may_read_as(*workflow, actor, dossier::Relation::host) ||
                    may_read_as(*workflow, actor, dossier::Relation::any));
        });
    if (reads_hosted) {
        for (const auto& entry :
             call.desk.reading().register_entries(actor.organisation, book->id, year)) {
            const bool is_kept = is_withheld(call.desk, entry.dossier, actor);
            items += items.size() == 1 ? "" : ",";
            ObjectText item(items);
            item.number("number", entry.row.number);
            item.text("code", entry.row.code);
            item.text("given_on", to_text(entry.row.given_on));
            item.raw("revoked_on", boost::json::serialize(date_or_null(entry.revoked_on)));
            summaries.append(item.begin("dossier"),
                             is_kept ? masked(entry.dossier) : entry.dossier);
            item.end();
        }
    }
    items += ']';
    std::string body;
    ObjectText out(body);
    out.raw("register", boost::json::serialize(named(book->id, book->label)));
    out.number("year", year);
    out.raw("items", items);
    out.end();
    return json_text_response(200, std::move(body));
}

}  // namespace phanbien::api
