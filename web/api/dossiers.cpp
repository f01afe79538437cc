// The list of dossiers one may know of.
#include <algorithm>
#include <charconv>

#include "engine/audit/sha256.hpp"
#include "web/api/resources.hpp"
#include "web/api/summaries.hpp"
#include "web/api/words.hpp"

namespace phanbien::api {

namespace {

constexpr std::size_t limit_max = 200;
constexpr std::size_t search_bytes_max = 1000;

class QueryReader {
  public:
    explicit QueryReader(const Query& query) : query_(query) {}

    std::string text(std::string_view name) const {
        const auto found = query_.find(name);
        return found == query_.end() ? std::string{} : found->second;
    }

    std::optional<bool> flag(std::string_view name) {
        const std::string value = text(name);
        if (value.empty()) {
            return std::nullopt;
        }
        if (value != "true" && value != "false") {
            complain(name);
        }
        return value == "true";
    }

    int number(std::string_view name, int absent, int min, int max) {
        const std::string value = text(name);
        if (value.empty()) {
            return absent;
        }
        int read = 0;
        const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), read);
        const bool whole = error == std::errc{} && end == value.data() + value.size();
        if (!whole || read < min || read > max) {
            complain(name);
        }
        return read;
    }

    void complain(std::string_view name) {
        mistakes_.push_back({"/" + std::string{name}, "Giá trị lọc không hợp lệ.",
                             "This is no possible value of the filter."});
    }

    std::optional<Problem> finish() const {
        if (mistakes_.empty()) {
            return std::nullopt;
        }
        return Problem{ProblemKind::invalid, "request.query", "Điều kiện lọc chưa đúng.",
                       "The filter is not right.", mistakes_};
    }

  private:
    const Query& query_;
    std::vector<FieldProblem> mistakes_;
};

// The store's cursor goes out with a check on it, so that one somebody made up is refused and does
// not quietly show the first page again.
std::string check_of(std::string_view cursor) {
    constexpr std::size_t check_digits = 8;
    return audit::sha256_hex(cursor).substr(0, check_digits);
}

std::string sealed(const std::string& cursor) {
    return cursor.empty() ? cursor : check_of(cursor) + cursor;
}

std::string unsealed(QueryReader& in) {
    const std::string given = in.text("cursor");
    const std::size_t check_length = check_of({}).size();
    if (given.empty()) {
        return {};
    }
    std::string cursor = given.substr(std::min(check_length, given.size()));
    if (sealed(cursor) != given) {
        in.complain("cursor");
    }
    return cursor;
}

Result<runtime::DossierFilter> read_filter(Call& call) {
    QueryReader in(call.query);
    runtime::DossierFilter filter;
    filter.actor = call.actor();
    filter.today = call.today();
    filter.text = in.text("q");
    if (filter.text.size() > search_bytes_max) {
        in.complain("q");
    }
    filter.procedure = in.text("procedure");
    filter.state = in.text("state");
    filter.draft_kind = in.text("draft_kind");
    filter.drafting_body = OrganisationId{in.text("drafting_body")};
    filter.year = in.number("year", 0, 2000, 2200);
    filter.ended = in.flag("ended");
    filter.overdue = in.flag("overdue");
    filter.cursor = unsealed(in);
    filter.limit = static_cast<std::size_t>(in.number("limit", 50, 1, static_cast<int>(limit_max)));
    if (auto problem = in.finish()) {
        return *problem;
    }
    return filter;
}

}  // namespace

Result<Response> get_dossiers(Call& call) {
    TRY(auto filter, read_filter(call));
    const Shown shown{call.desk, call.today()};
    filter.sees_all = sees_every_dossier(call.site.parts.workflows, filter.actor);
    const auto page = call.desk.reading().dossiers(filter);
    boost::json::array items;
    for (const auto& row : page.rows) {
        items.push_back(dossier_summary(shown, row));
    }
    return json_response(200, {{"items", std::move(items)},
                               {"next_cursor", sealed(page.next_cursor)},
                               {"total", page.total}});
}

}  // namespace phanbien::api
