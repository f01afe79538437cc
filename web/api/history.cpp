// The history of a dossier: every event, the leaves that prove it, and both as a file.
#include <algorithm>
#include <charconv>
#include <iterator>
#include <limits>

#include "engine/dossier/event_codec.hpp"
#include "engine/dossier/provision_topic.hpp"
#include "engine/kernel/object_text.hpp"
#include "web/api/answer_words.hpp"
#include "web/api/history_entries.hpp"
#include "web/api/history_words.hpp"
#include "web/api/resources.hpp"
#include "web/api/words.hpp"
#include "web/server/fields.hpp"

namespace phanbien::api {

namespace json = boost::json;

namespace {

constexpr auto unlimited = std::numeric_limits<std::uint64_t>::max();
constexpr std::size_t answer_frame_bytes = 400;  // what stands around the events of a file

Problem history_forbidden() {
    return {ProblemKind::forbidden, "history.forbidden",
            "Bạn không được xem lịch sử của hồ sơ này.",
            "You may not read this dossier's history."};
}

// Which part of the dossier an event belongs to; its members are shown to readers of that part.
class Readable {
  public:
    explicit Readable(const dossier::Access& access, const OpenDossier& open,
                      const people::Actor& actor)
        : access_(access), open_(open), actor_(actor) {}

    bool operator()(const dossier::Registered&) const { return true; }
    bool operator()(const dossier::Moved&) const { return true; }
    bool operator()(const dossier::Migrated&) const { return true; }
    bool operator()(const dossier::VersionAdded&) const { return access_.draft; }
    bool operator()(const dossier::DocumentAttached& event) const {
        const auto& documents = open_.dossier.documents;
        const auto found = std::ranges::find_if(
            documents, [&](const auto& it) { return it.attached.id == event.id; });
        return found != documents.end() && dossier::may_read(*found, access_, actor_);
    }
    bool operator()(const dossier::ReviewRequested&) const { return true; }
    bool operator()(const dossier::ReviewCancelled&) const { return true; }
    bool operator()(const dossier::ReviewCompleted&) const { return true; }
    bool operator()(const dossier::OpinionGiven& event) const { return opinion(event.id); }
    bool operator()(const dossier::OpinionRevised& event) const { return opinion(event.id); }
    bool operator()(const dossier::OpinionWithdrawn& event) const { return opinion(event.id); }
    bool operator()(const dossier::OpinionSetAside& event) const { return opinion(event.id); }
    bool operator()(const dossier::OpinionRestored& event) const { return opinion(event.id); }
    bool operator()(const dossier::OpinionsImported&) const { return access_.opinions; }
    bool operator()(const dossier::ImportWithdrawn&) const { return access_.opinions; }
    bool operator()(const dossier::OpinionsClustered&) const { return access_.opinions; }
    bool operator()(const dossier::OpinionsUnclustered&) const { return access_.opinions; }
    bool operator()(const dossier::ClusterDissolved&) const { return access_.opinions; }
    // Who approves is told to whoever may read the history at all.
    bool operator()(const dossier::RouteBegun&) const { return true; }
    bool operator()(const dossier::RouteDecided&) const { return true; }
    bool operator()(const dossier::RouteDocumentReplaced&) const { return true; }
    bool operator()(const dossier::RouteReplanned&) const { return true; }
    bool operator()(const dossier::RouteStepLate&) const { return true; }
    bool operator()(const dossier::RouteReminded&) const { return true; }
    bool operator()(const dossier::RouteWithdrawn&) const { return true; }
    bool operator()(const dossier::Erased&) const { return true; }
    bool operator()(const dossier::ActedLate&) const { return true; }
    bool operator()(const dossier::AccessRestricted&) const { return true; }
    bool operator()(const dossier::AccessOpened&) const { return true; }
    bool operator()(const dossier::ObjectionRaised& event) const {
        return opinion(event.opinion) || access_.recommendations;
    }
    // Recommendations, what is merged into them, and their answers.
    template <class Other>
    bool operator()(const Other&) const {
        return access_.recommendations;
    }

  private:
    bool opinion(const OpinionId& id) const {
        const auto found = open_.dossier.opinions.find(id);
        return found && dossier::may_read(*found, access_, actor_);
    }

    const dossier::Access& access_;
    const OpenDossier& open_;
    const people::Actor& actor_;
};

std::string on_behalf_of(Desk& desk, const dossier::Event& event) {
    const auto* given = std::get_if<dossier::OpinionGiven>(&event.body);
    if (!given || !given->entered_for_other) {
        return {};
    }
    const auto& speaker = given->said_by;
    return speaker.name.empty() ? DeskNames{desk}.organisation(speaker.organisation) : speaker.name;
}

json::object entry(const Telling& telling, const dossier::Event& event, const std::string& hash,
                   bool readable) {
    json::array from;
    json::array to;
    if (const auto* moved = std::get_if<dossier::Moved>(&event.body)) {
        from = states(moved->from, telling.workflow);
        to = states(moved->to, telling.workflow);
    }
    if (const auto* migrated = std::get_if<dossier::Migrated>(&event.body)) {
        const auto* before = telling.desk.workflow(migrated->from_hash);
        from = states(migrated->from, before == nullptr ? telling.workflow : *before);
        to = states(migrated->to, telling.workflow);
    }
    return {{"sequence", event.sequence},
            {"id", event.id.text()},
            {"at", to_text(event.at)},
            {"act", dossier::act_of(event.body)},
            {"label", label(event_label(telling, event))},
            {"summary", label(event_summary(telling, event))},
            {"actor", person(telling.desk, event.actor)},
            {"organisation", organisation_ref(telling.desk, event.organisation)},
            {"on_behalf_of", on_behalf_of(telling.desk, event)},
            {"event", event_name_of(event)},
            {"from", std::move(from)},
            {"to", std::move(to)},
            {"data", readable ? dossier::body_to_json(event.body) : json::object{}},
            {"hash", hash}};
}

// The definition an event is told in: the one that the dossier went by then, or the next one after
// it that can still be read.
const dossier::Workflow& definition_at(std::uint64_t sequence, Desk& desk,
                                       const OpenDossier& open) {
    for (const auto& former : open.dossier.former_definitions) {
        const auto* found = sequence < former.until ? desk.workflow(former.hash) : nullptr;
        if (found != nullptr) {
            return *found;
        }
    }
    return open.workflow;
}

struct HistoryFilter {
    std::string act;
    std::string actor;
    std::string file;       // the hash of one that the event vouches for
    std::string provision;  // an eid
    int version = 0;        // in which the eid is meant; 0: in any
    std::optional<Date> from;
    std::optional<Date> until;
    std::uint64_t after = 0;          // a sequence number
    std::uint64_t limit = unlimited;  // of entries shown

    bool wants(const dossier::Event& event) const {
        const Date day = vietnam_day(event.at);
        return (act.empty() || act == dossier::act_of(event.body)) &&
               (actor.empty() || actor == event.actor.text()) && (!from || day >= *from) &&
               (!until || day <= *until) && (file.empty() || vouches(event));
    }

  private:
    bool vouches(const dossier::Event& event) const {
        const auto files = dossier::files_of(event.body);
        return std::ranges::any_of(files,
                                   [this](const FileHash& one) { return one.text() == file; });
    }
};

Result<HistoryFilter> read_filter(const Query& query) {
    HistoryFilter filter;
    std::vector<FieldProblem> mistakes;
    const auto day = [&](std::string_view name) -> std::optional<Date> {
        const auto found = query.find(name);
        if (found == query.end() || found->second.empty()) {
            return std::nullopt;
        }
        auto date = parse_date(found->second);
        if (!date) {
            mistakes.push_back({"/" + std::string{name}, "Ngày phải có dạng 2026-11-23.",
                                "A date looks like 2026-11-23."});
        }
        return date;
    };
    const auto text = [&](std::string_view name) {
        const auto found = query.find(name);
        return found == query.end() ? std::string{} : found->second;
    };
    const auto number = [&](std::string_view name, std::uint64_t absent) {
        const std::string given = text(name);
        std::uint64_t value = absent;
        const auto [end, error] = std::from_chars(given.data(), given.data() + given.size(), value);
        if (!given.empty() && (error != std::errc{} || end != given.data() + given.size())) {
            mistakes.push_back({"/" + std::string{name}, "Cần một số.", "A number is needed."});
        }
        return value;
    };
    filter.after = number("after", filter.after);
    filter.limit = number("limit", filter.limit);
    filter.act = text("act");
    filter.actor = text("actor");
    filter.file = text("file");
    filter.provision = text("provision");
    filter.version = static_cast<int>(std::min<std::uint64_t>(number("version", 0), 1'000'000));
    filter.from = day("from");
    filter.until = day("until");
    if (!mistakes.empty()) {
        return Problem{ProblemKind::invalid, "request.query", "Điều kiện lọc chưa đúng.",
                       "The filter is not right.", std::move(mistakes)};
    }
    return filter;
}

// None where no provision is asked about.
std::optional<dossier::ProvisionTopic> topic_of(const HistoryFilter& filter, Desk& desk,
                                                const DossierId& id) {
    if (filter.provision.empty()) {
        return std::nullopt;
    }
    return dossier::ProvisionTopic(desk.events_of(id), filter.provision, filter.version);
}

// Without the right to the history: one's own organisation's events, and that the dossier moved.
bool is_told_to_all(const dossier::Event& event, const people::Actor& actor) {
    return event.organisation == actor.organisation ||
           std::holds_alternative<dossier::Moved>(event.body);
}

}  // namespace

Result<OpenDossier> open_history(Call& call) {
    TRY(auto open, call.desk.open(call.dossier(), call.actor()));
    if (!open.access.history) {
        return history_forbidden();
    }
    return open;
}

json::array changes_since(Desk& desk, const OpenDossier& open, const people::Actor& actor,
                          std::uint64_t after) {
    const auto revision = open.dossier.revision;
    const auto newest = revision > changes_max ? revision - changes_max : 0;
    after = std::max(after, newest);
    if (open.access.history) {
        return history_entries(desk, open, actor, after);
    }
    auto told = history_entries(desk, open, actor, after, [&](const dossier::Event& event) {
        return is_told_to_all(event, actor);
    });
    for (auto& entry : told) {
        // What a form said is for the readers of the history, but what one wrote oneself.
        auto& members = entry.as_object();
        if (members["organisation"].at("id") != json::value(actor.organisation.text())) {
            members["data"] = json::object{};
        }
    }
    return told;
}

namespace {

// Those behind a sequence number, of which the first so many are told.
struct Stretch {
    std::uint64_t after = 0;
    std::uint64_t limit = unlimited;
};

// Calls tell(entry) with what this person is told of each event that is wanted, oldest first. One
// after the other: a campaign has a hundred thousand of them.
template <class Tell>
void tell_history(Desk& desk, const OpenDossier& open, const people::Actor& actor,
                  const Stretch& stretch, const EventFilter& wanted, const Tell& tell) {
    if (stretch.limit == 0) {
        return;
    }
    const Readable readable{open.access, open, actor};
    auto& reading = desk.reading();
    std::uint64_t told = 0;
    runtime::for_each_event(reading, open.dossier.id, stretch.after, [&](const auto& stored) {
        const auto event = runtime::decode_stored(reading, stored);
        if (wanted && !wanted(event)) {
            return runtime::Further::go_on;
        }
        const Telling telling{desk, open.dossier, definition_at(event.sequence, desk, open)};
        const bool shown = std::visit(readable, event.body) && !is_kept_from(event, actor);
        tell(entry(telling, event, stored.hash, shown));
        return ++told == stretch.limit ? runtime::Further::enough : runtime::Further::go_on;
    });
}

}  // namespace

json::array history_entries(Desk& desk, const OpenDossier& open, const people::Actor& actor,
                            std::uint64_t after, const EventFilter& wanted) {
    json::array items;
    tell_history(desk, open, actor, {.after = after}, wanted,
                 [&](json::object entry) { items.push_back(std::move(entry)); });
    return items;
}

Result<OpenDossier> open_whole_history(Call& call) {
    TRY(const auto open, call.desk.open(call.dossier(), call.actor()));
    const auto& access = open.access;
    const bool whole = access.history && access.opinions && access.recommendations &&
                       access.documents && access.draft;
    if (!whole) {
        return history_forbidden();
    }
    if (auto problem =
            call.site.exports.use(call.present->account.id, call.site.parts.clock.now())) {
        return *problem;
    }
    return open;
}

Result<Response> get_history(Call& call) {
    const auto actor = call.actor();
    TRY(const auto open, open_history(call));
    TRY(const auto filter, read_filter(call.query));
    const auto topic = topic_of(filter, call.desk, open.dossier.id);
    const auto wanted = [&](const dossier::Event& event) {
        return filter.wants(event) && (!topic || topic->holds(event));
    };
    std::string text;
    ObjectText answer(text);
    answer.number("revision", open.dossier.revision);
    ArrayText items(answer.begin("items"));
    tell_history(call.desk, open, actor, {.after = filter.after, .limit = filter.limit}, wanted,
                 [&](const json::object& entry) { append_json(items.next(), entry); });
    items.end();
    answer.end();
    return json_text_response(200, std::move(text));
}

// What the dossier has in the log, for whoever checks the history that is shown: leaves hold no
// names and no texts.
Result<Response> get_leaves(Call& call) {
    TRY(const auto open, open_history(call));
    std::string text;
    ObjectText answer(text);
    ArrayText items(answer.begin("items"));
    runtime::for_each_event(call.desk.reading(), open.dossier.id, 0, [&](const auto& stored) {
        ObjectText item(items.next());
        item.number("position", stored.position);
        item.text("leaf", stored.leaf);
        item.end();
    });
    items.end();
    answer.end();
    return json_text_response(200, std::move(text));
}

// The leaves with their payloads: only for those who may read every part, since payloads are whole.
// The leaf vouches for a draft of somebody else's; its words are not ours to hand out.
Result<Response> get_history_file(Call& call) {
    TRY(const auto open, open_whole_history(call));
    TRY(const auto text,
        call.site.histories.at_head(call.desk.reading(), open.dossier.id, open.dossier.revision));
    const auto& code = open.dossier.registered.dossier_code;
    std::string body;
    body.reserve(text->bytes() + answer_frame_bytes);
    ObjectText file(body);
    file.text("dossier", open.dossier.id.text());
    file.text("code", code);
    file.text("exported_at", to_text(call.site.parts.clock.now()));
    auto& events = file.begin("events");
    events += '[';
    text->write_for(call.actor().organisation, events);
    events += ']';
    file.end();
    auto response = json_text_response(200, std::move(body));
    response.set("Content-Disposition", server::attachment("Lịch sử " + code + ".json"));
    return response;
}

}  // namespace phanbien::api
