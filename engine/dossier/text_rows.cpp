#include "engine/dossier/text_rows.hpp"

#include <algorithm>
#include <set>

#include "engine/dossier/route_run.hpp"

namespace phanbien::dossier {

namespace {

void add_paragraph_of(std::string& words, const std::string& more) {
    if (!more.empty()) {
        words += (words.empty() ? "" : "\n") + more;
    }
}

TextRow opinion_row(const Opinion& opinion) {
    const auto& given = opinion.given;
    TextRow row{.kind = TextKind::opinion,
                .item = given.id.text(),
                .version = given.version,
                .code = given.code,
                .provision = given.provision,
                .speaker = given.said_by,
                .at = opinion.revised_at.value_or(opinion.at),
                .place = 0,
                .words = given.text};
    add_paragraph_of(row.words, given.proposal);
    add_paragraph_of(row.words, given.quote);
    return row;
}

TextRow recommendation_row(const Recommendation& recommendation) {
    const auto& made = recommendation.made;
    return {.kind = TextKind::recommendation,
            .item = made.id.text(),
            .version = 0,
            .code = made.code,
            .provision = made.provision,
            .speaker = {},
            .at = recommendation.at,
            .place = 0,
            .words = made.text};
}

std::optional<TextRow> answer_row(const Recommendation& recommendation) {
    const auto& answer = recommendation.answer;
    if (!answer.at || answer.text.empty()) {
        return std::nullopt;
    }
    auto row = recommendation_row(recommendation);
    row.kind = TextKind::answer;
    row.at = *answer.at;
    row.words = answer.text;
    return row;
}

struct TextChanger {
    const Dossier& dossier;
    TextChanges out = {};

    void operator()(const OpinionGiven& it) { put_opinion(it.id, true); }
    void operator()(const OpinionRevised& it) { put_opinion(it.id); }
    void operator()(const Erased& it) {
        for (const auto& id : it.opinions) {
            put_opinion(id);
        }
    }
    void operator()(const RecommendationMade& it) { put_recommendation(it.id); }
    void operator()(const RecommendationRevised& it) {
        put_recommendation(it.id);
        out.gone.push_back({TextKind::answer, it.id.text()});
    }
    void operator()(const AnswerGiven& it) {
        out.gone.push_back({TextKind::answer, it.recommendation.text()});
        const auto* recommendation = dossier.find(it.recommendation);
        if (auto row = recommendation == nullptr ? std::nullopt : answer_row(*recommendation)) {
            out.put.push_back(*std::move(row));
        }
    }
    void operator()(const VersionAdded&) { out.drafts_replaced = true; }
    // A number that is taken back makes every answer void.
    void operator()(const Moved& it) {
        if (it.revoked.empty()) {
            return;
        }
        for (const auto& recommendation : dossier.recommendations) {
            out.gone.push_back({TextKind::answer, recommendation.made.id.text()});
        }
    }
    void operator()(const RouteBegun&) { out.readers = accounts_drawn_in(dossier); }
    void operator()(const RouteDecided&) { out.readers = accounts_drawn_in(dossier); }
    void operator()(const RouteReplanned&) { out.readers = accounts_drawn_in(dossier); }
    void operator()(const RouteWithdrawn&) { out.readers = accounts_drawn_in(dossier); }
    template <class Other>
    void operator()(const Other&) {}

  private:
    void put_opinion(const OpinionId& id, bool is_new = false) {
        if (const auto opinion = dossier.opinions.find(id)) {
            out.put.push_back(opinion_row(*opinion));
            out.put.back().is_new = is_new;
        }
    }
    void put_recommendation(const RecommendationId& id) {
        if (const auto* recommendation = dossier.find(id)) {
            out.put.push_back(recommendation_row(*recommendation));
        }
    }
};

}  // namespace

std::string_view name_of(TextKind kind) {
    switch (kind) {
        case TextKind::draft:
            return "draft";
        case TextKind::opinion:
            return "opinion";
        case TextKind::recommendation:
            return "recommendation";
        case TextKind::answer:
            break;
    }
    return "answer";
}

std::optional<TextKind> text_kind(std::string_view name) {
    const auto* found =
        std::ranges::find(all_text_kinds, name, [](TextKind it) { return name_of(it); });
    return found == std::end(all_text_kinds) ? std::nullopt : std::optional(*found);
}

TextChanges text_changes(const Event& event, const Dossier& dossier) {
    TextChanger changer{dossier};
    std::visit(changer, event.body);
    return std::move(changer.out);
}

TextChanges all_texts(const Dossier& dossier) {
    TextChanges out;
    for (const auto& opinion : dossier.opinions) {
        out.put.push_back(opinion_row(opinion));
    }
    for (const auto& recommendation : dossier.recommendations) {
        out.put.push_back(recommendation_row(recommendation));
        if (auto row = answer_row(recommendation)) {
            out.put.push_back(*std::move(row));
        }
    }
    out.readers = accounts_drawn_in(dossier);
    out.drafts_replaced = !dossier.versions.empty();
    return out;
}

std::vector<std::string> accounts_drawn_in(const Dossier& dossier) {
    std::set<std::string> out;
    for (const auto& run : dossier.routes) {
        const auto consider = [&](const std::string& username) {
            people::Actor actor;
            actor.username = username;
            if (is_drawn_in(run, actor)) {
                out.insert(username);
            }
        };
        for (const auto& person : run.progress.plan.people) {
            consider(person.account);
        }
        for (const auto& [person, username] : run.drawn_in) {
            consider(username);
        }
    }
    return {out.begin(), out.end()};
}

}  // namespace phanbien::dossier
