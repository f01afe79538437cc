// Search over drafts, opinions, recommendations and answers. The index finds; whether this person
// may read a text is asked of its dossier, by the same functions as when it is opened.
#include <map>

#include "engine/text/finding.hpp"
#include "web/api/query_reader.hpp"
#include "web/api/resources.hpp"
#include "web/api/summaries.hpp"
#include "web/api/words.hpp"

namespace phanbien::api {

namespace json = boost::json;

namespace {

constexpr std::size_t excerpt_code_points = 240;
constexpr std::size_t hits_asked_at_once = 200;
// Of texts that this person may not read; then the page ends early and says how to go on.
constexpr std::size_t hits_looked_at_max = 2'000;

Result<runtime::TextQuestion> read_question(Call& call) {
    QueryReader in(call.query);
    runtime::TextQuestion question;
    question.words = text::sought(in.search("q"));
    question.who = text::sought(in.search("who"));
    const auto kind = in.one_of("kind", {"", "draft", "opinion", "recommendation", "answer"});
    if (const auto known = dossier::text_kind(kind)) {
        question.kinds = {*known};
    }
    question.dossier = DossierId{in.text("dossier")};
    question.provision = in.text("provision");
    if (!in.text("from").empty()) {
        question.from = start_of_day(in.day("from", {}));
    }
    if (!in.text("until").empty()) {
        question.until = end_of_day(in.day("until", {}));
    }
    question.actor = call.actor();
    question.cursor = in.cursor();
    question.limit = in.limit();
    if (auto problem = in.finish()) {
        return *problem;
    }
    if (question.words.empty() && question.who.empty()) {
        return Problem{ProblemKind::invalid,
                       "search.empty",
                       "Hãy gõ ít nhất một từ cần tìm, hoặc tên người, tổ chức góp ý.",
                       "Type at least one word to look for, or the name of who said it.",
                       {{"/q", "Chưa có từ nào.", "There is no word."}}};
    }
    question.sees_all = sees_every_dossier(call.site.parts.workflows, question.actor);
    return question;
}

// What one person may read of the dossiers that a search comes across, asked once for each.
class ReadersView {
  public:
    ReadersView(Desk& desk, const people::Actor& actor) : desk_(desk), actor_(actor) {}

    bool may_read(const runtime::TextHit& hit) {
        const auto* access = access_to(hit.dossier);
        if (access == nullptr) {
            return false;
        }
        if (hit.row.kind == dossier::TextKind::draft) {
            return access->draft;
        }
        if (hit.row.kind != dossier::TextKind::opinion) {
            return access->recommendations;
        }
        const auto opinion = desk_.folded(hit.dossier).opinions.find(OpinionId{hit.row.item});
        return opinion && dossier::may_read(*opinion, *access, actor_);
    }

  private:
    const dossier::Access* access_to(const DossierId& id) {
        auto known = known_.find(id);
        if (known == known_.end()) {
            // What is read of a restricted dossier is recorded where it is opened, so that its
            // words are not shown from here.
            const auto open = desk_.glance(id, actor_);
            const bool shown = open && !open->dossier.restricted;
            known = known_
                        .emplace(
                            id, shown ? std::optional<dossier::Access>(open->access) : std::nullopt)
                        .first;
        }
        return known->second ? &*known->second : nullptr;
    }

    Desk& desk_;
    const people::Actor& actor_;
    std::map<DossierId, std::optional<dossier::Access>> known_;
};

std::string_view name_of_fit(runtime::TextFit fit) {
    switch (fit) {
        case runtime::TextFit::phrase:
            return "phrase";
        case runtime::TextFit::spelling:
            return "spelling";
        case runtime::TextFit::letters:
            break;
    }
    return "letters";
}

json::object hit_json(Desk& desk, const runtime::TextHit& hit, const text::Sought& words) {
    json::array excerpt;
    for (const auto& piece : text::marked_excerpt(hit.row.words, words, excerpt_code_points)) {
        excerpt.push_back({{"text", piece.text}, {"found", piece.found}});
    }
    const auto& speaker = hit.row.speaker;
    auto who = speaker.name;
    if (const auto* body = desk.organisation(speaker.organisation)) {
        who += (who.empty() ? "" : ", ") + body->name;
    }
    const auto& registered = desk.folded(hit.dossier).registered;
    return {{"dossier", json::object{{"id", hit.dossier.text()},
                                     {"code", registered.dossier_code},
                                     {"title", registered.title}}},
            {"kind", dossier::name_of(hit.row.kind)},
            {"item", hit.row.item},
            {"code", hit.row.code},
            {"version", hit.row.version},
            {"provision", provision_ref(hit.row.provision)},
            {"who", who},
            {"at", to_text(hit.row.at)},
            {"fit", name_of_fit(hit.fit)},
            {"excerpt", std::move(excerpt)}};
}

}  // namespace

Result<Response> get_search(Call& call) {
    TRY(auto question, read_question(call));
    const auto wanted = std::min(question.limit, page_limit_max);
    question.limit = hits_asked_at_once;
    ReadersView view(call.desk, question.actor);
    json::array items;
    std::string next;
    for (std::size_t looked_at = 0; looked_at < hits_looked_at_max;) {
        const auto page = call.desk.reading().search(question);
        looked_at += hits_asked_at_once;
        for (const auto& hit : page.hits) {
            question.cursor = hit.cursor;
            if (view.may_read(hit)) {
                items.push_back(hit_json(call.desk, hit, question.words));
            }
            if (items.size() == wanted) {
                break;
            }
        }
        const bool is_last =
            !page.more && (page.hits.empty() || question.cursor == page.hits.back().cursor);
        next = is_last ? "" : question.cursor;
        if (is_last || items.size() == wanted) {
            break;
        }
    }
    return json_response(200, {{"items", std::move(items)}, {"next_cursor", sealed(next)}});
}

}  // namespace phanbien::api
