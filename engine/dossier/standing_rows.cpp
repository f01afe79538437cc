#include "engine/dossier/standing_rows.hpp"

#include <algorithm>
#include <array>
#include <boost/algorithm/string/join.hpp>
#include <charconv>

namespace phanbien::dossier {

namespace {

constexpr std::array<std::string_view, 11> part_names{
    "dossier", "task",           "version", "document",  "review", "opinion",
    "cluster", "recommendation", "answer",  "objection", "route"};

std::string day_or_empty(const std::optional<Date>& day) {
    return day ? to_text(*day) : std::string();
}

std::string number_or_empty(int number) {
    return number == 0 ? std::string() : std::to_string(number);
}

std::string codes_of(const Dossier& dossier, const std::vector<OpinionId>& opinions) {
    std::vector<std::string> codes;
    for (const auto& id : opinions) {
        const auto opinion = dossier.opinions.find(id);
        codes.push_back(opinion ? opinion->given.code : id.text());
    }
    return boost::algorithm::join(codes, ", ");
}

std::string code_of(const Dossier& dossier, const RecommendationId& id) {
    const auto* found = id.empty() ? nullptr : dossier.find(id);
    return found == nullptr ? id.text() : found->made.code;
}

// Where it stands: "Khoản 1 Điều 3" of the version it was last placed in.
void add_place(std::vector<Member>& members, const ProvisionRef& made_on, int version,
               const std::optional<Placement>& placement) {
    const auto& provision = placement ? placement->provision : made_on;
    members.push_back({"provision", Meaning::text, provision.label});
    members.push_back(
        {"version", Meaning::text, number_or_empty(placement ? placement->version : version)});
    const bool waits = placement && placement->state == PlacementState::waiting;
    members.push_back({"placement", Meaning::status, waits ? "waiting" : ""});
}

StandingRow row(const Dossier& it) {
    return {.key = {Part::dossier, {}},
            .name = it.registered.dossier_code,
            .withdrawn = false,
            .members = {
                {"states", Meaning::states, boost::algorithm::join(it.instance.configuration, " ")},
                {"workflow_version", Meaning::text, it.registered.workflow_version},
                {"received_on", Meaning::day, day_or_empty(it.registered.received_on)},
                {"arrival", Meaning::text, it.arrival ? it.arrival->code : ""},
                {"issued", Meaning::text, it.issued ? it.issued->code : ""},
                {"issued_on", Meaning::day, day_or_empty(it.issued_on)}}};
}

StandingRow row(const OpenTask& it) {
    return {.key = {Part::task, it.key},
            .name = it.task_id,
            .withdrawn = false,
            .members = {{"organisation", Meaning::organisation, it.organisation.text()},
                        {"due_on", Meaning::day, day_or_empty(it.due_on)}}};
}

StandingRow row(const Version& it) {
    const auto number = std::to_string(it.added.number);
    return {.key = {Part::version, number},
            .name = number,
            .withdrawn = false,
            .members = {{"file", Meaning::text, it.added.file.name},
                        {"note", Meaning::text, it.added.note}}};
}

StandingRow row(const Document& it) {
    const auto& attached = it.attached;
    return {.key = {Part::document, attached.id.text()},
            .name = attached.title.empty() ? attached.file.name : attached.title,
            .withdrawn = false,
            .members = {{"document_kind", Meaning::item, attached.document_kind},
                        {"code", Meaning::text, attached.code},
                        {"dated_on", Meaning::day, day_or_empty(attached.dated_on)},
                        {"file", Meaning::text, attached.file.name}}};
}

StandingRow row(const Review& it) {
    return {.key = {Part::review, it.request.id.text()},
            .name = it.request.organisation.text(),
            .withdrawn = it.status == ReviewStatus::cancelled,
            .members = {{"status", Meaning::status, std::string(name_of(it.status))},
                        {"due_on", Meaning::day, to_text(it.request.due_on)}}};
}

StandingRow row(const Opinion& it, const Dossier& dossier) {
    const auto& given = it.given;
    const auto* cluster = it.cluster.empty() ? nullptr : dossier.find(it.cluster);
    StandingRow out{
        .key = {Part::opinion, given.id.text()},
        .name = given.code,
        .withdrawn = it.status == OpinionStatus::withdrawn,
        .members = {{"status", Meaning::status, std::string(name_of(it.status))},
                    {"reason", Meaning::text, it.reason},
                    {"heading", Meaning::item, given.heading},
                    {"stance", Meaning::item, given.stance},
                    {"text", Meaning::text, given.text},
                    {"proposal", Meaning::text, given.proposal},
                    {"recommendation", Meaning::codes, code_of(dossier, it.recommendation)},
                    {"cluster", Meaning::codes, cluster == nullptr ? "" : cluster->code}}};
    add_place(out.members, given.provision, given.version, it.placement);
    return out;
}

StandingRow row(const Cluster& it, const Dossier& dossier) {
    return {.key = {Part::cluster, it.id.text()},
            .name = it.code,
            .withdrawn = it.dissolved,
            .members = {{"opinions", Meaning::codes, codes_of(dossier, it.opinions)},
                        {"reason", Meaning::text, it.reason}}};
}

StandingRow row(const Recommendation& it, const Dossier& dossier) {
    StandingRow out{.key = {Part::recommendation, it.made.id.text()},
                    .name = it.made.code,
                    .withdrawn = it.dropped,
                    .members = {{"text", Meaning::text, it.made.text},
                                {"opinions", Meaning::codes, codes_of(dossier, it.made.opinions)},
                                {"reason", Meaning::text, it.drop_reason}}};
    add_place(out.members, it.made.provision, it.home.version, it.placement);
    return out;
}

// Nothing while there is no answer.
std::optional<StandingRow> standing_answer(const Recommendation& it) {
    if (it.answer.status == AnswerStatus::none) {
        return std::nullopt;
    }
    const auto& answer = it.answer;
    StandingRow out;
    out.key = {Part::answer, it.made.id.text()};
    out.name = it.made.code;
    out.members = {{"status", Meaning::status, std::string(name_of(answer.status))},
                   {"disposition", Meaning::item, answer.disposition},
                   {"text", Meaning::text, answer.text},
                   {"return_reason", Meaning::text, answer.return_reason}};
    const auto change =
        it.change ? boost::algorithm::join(it.change->traced.labels, ", ") : std::string();
    out.members.push_back({"change", Meaning::text, change});
    out.members.push_back({"change_version", Meaning::text,
                           number_or_empty(it.change ? it.change->traced.version : 0)});
    return out;
}

StandingRow row(const Objection& it, const Dossier& dossier) {
    return {
        .key = {Part::objection, it.raised.id.text()},
        .name = codes_of(dossier, {it.raised.opinion}),
        .withdrawn = false,
        .members = {{"text", Meaning::text, it.raised.text},
                    {"recommendation", Meaning::codes, code_of(dossier, it.raised.recommendation)},
                    {"answered", Meaning::text, it.answered ? it.answered->text : ""}}};
}

StandingRow row(const RouteRun& it, std::size_t place) {
    std::vector<std::string> done;
    const auto& plan = it.progress.plan;
    for (std::size_t i = 0; i < plan.steps.size(); ++i) {
        if (it.progress.steps[i].status == route::StepStatus::done) {
            done.push_back(plan.steps[i].id);
        }
    }
    return {
        .key = {Part::route, std::to_string(place)},
        .name = plan.route,
        .withdrawn = it.progress.outcome == route::Outcome::withdrawn,
        .members = {{"outcome", Meaning::status, std::string(route::name_of(it.progress.outcome))},
                    {"decisions", Meaning::text,
                     number_or_empty(static_cast<int>(it.progress.decisions.size()))},
                    {"steps_done", Meaning::steps, boost::algorithm::join(done, " ")}}};
}

template <class Items, class Same>
auto found_in(const Items& items, Same same) {
    const auto it = std::ranges::find_if(items, same);
    return it == items.end() ? nullptr : &*it;
}

}  // namespace

std::string_view name_of(Part part) {
    return part_names.at(static_cast<std::size_t>(part));
}

void for_each_standing_row(const Dossier& dossier, const std::vector<OpenTask>& tasks,
                           const std::function<void(const StandingRow&)>& each) {
    each(row(dossier));
    const auto add = [&](const auto& items, const auto& make) {
        for (const auto& item : items) {
            each(make(item));
        }
    };
    const auto alone = [](const auto& it) { return row(it); };
    const auto among = [&](const auto& it) { return row(it, dossier); };
    add(tasks, alone);
    add(dossier.versions, alone);
    add(dossier.documents, alone);
    add(dossier.reviews, alone);
    add(dossier.opinions, among);
    add(dossier.clusters, among);
    add(dossier.recommendations, among);
    for (const auto& recommendation : dossier.recommendations) {
        if (const auto answer = standing_answer(recommendation)) {
            each(*answer);
        }
    }
    add(dossier.objections, among);
    for (std::size_t i = 0; i < dossier.routes.size(); ++i) {
        each(row(dossier.routes[i], i));
    }
}

std::optional<StandingRow> standing_row(const Dossier& dossier, const RowKey& key) {
    const auto among = [&](const auto& it) {
        return it ? std::optional(row(*it, dossier)) : std::nullopt;
    };
    const auto alone = [](const auto* it) {
        return it == nullptr ? std::nullopt : std::optional(row(*it));
    };
    const auto id_is = [&](const auto& id) { return id.text() == key.id; };
    switch (key.part) {
        case Part::dossier:
            return row(dossier);
        case Part::task:
            return std::nullopt;
        case Part::version:
            return alone(found_in(dossier.versions, [&](const Version& it) {
                return std::to_string(it.added.number) == key.id;
            }));
        case Part::document:
            return alone(found_in(dossier.documents,
                                  [&](const Document& it) { return id_is(it.attached.id); }));
        case Part::review:
            return alone(dossier.find(ReviewId(key.id)));
        case Part::opinion:
            return among(dossier.opinions.find(OpinionId(key.id)));
        case Part::cluster:
            return among(dossier.find(ClusterId(key.id)));
        case Part::recommendation:
            return among(dossier.find(RecommendationId(key.id)));
        case Part::answer: {
            const auto* recommendation = dossier.find(RecommendationId(key.id));
            return recommendation == nullptr ? std::nullopt : standing_answer(*recommendation);
        }
        case Part::objection:
            return among(found_in(dossier.objections,
                                  [&](const Objection& it) { return id_is(it.raised.id); }));
        case Part::route:
            break;
    }
    std::size_t place = 0;
    std::from_chars(key.id.data(), key.id.data() + key.id.size(), place);
    return place < dossier.routes.size() ? std::optional(row(dossier.routes[place], place))
                                         : std::nullopt;
}

std::optional<StandingRow> standing_row(const Dossier& dossier, const std::vector<OpenTask>& tasks,
                                        const RowKey& key) {
    if (key.part != Part::task) {
        return standing_row(dossier, key);
    }
    const auto* task = found_in(tasks, [&](const OpenTask& it) { return it.key == key.id; });
    return task == nullptr ? std::nullopt : std::optional(row(*task));
}

}  // namespace phanbien::dossier
