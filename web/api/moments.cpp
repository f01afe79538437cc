// A dossier as it was at a moment, and what differs between two. Folded from the dossier's own
// events; for whoever may read its history, and of the past no more than they may read now. What is
// not the dossier's own is told as it is now: the names of people and bodies.
#include <charconv>
#include <set>

#include "engine/dossier/moment.hpp"
#include "engine/kernel/object_text.hpp"
#include "engine/runtime/calendar_shelf.hpp"
#include "web/api/difference_words.hpp"
#include "web/api/history_entries.hpp"
#include "web/api/query_reader.hpp"
#include "web/api/resources.hpp"
#include "web/api/words.hpp"

namespace phanbien::api {

namespace json = boost::json;

namespace {

// Each may have made something else different, which is told with all that is about it.
constexpr std::uint64_t compared_events_max = 20'000;

// A dossier at a moment, with what it takes to look at it.
class Past {
  public:
    // All of them must outlive it. Throws as the desk does.
    Past(Desk& desk, const dossier::Access& access, const people::Actor& actor,
         PastShelf::Then then, const dossier::Moment& moment)
        : moment_(moment),
          dossier_(std::move(then)),
          calendars_(runtime::calendars_at(desk.reading(), moment.at)),
          open_(desk.as_seen(*dossier_, access)),
          look_{.desk = desk,
                .open = open_,
                .actor = actor,
                .calendars = calendars_,
                .at = moment.at,
                .tense = Tense::past} {}
    Past(const Past&) = delete;
    Past& operator=(const Past&) = delete;

    const dossier::Moment& moment() const { return moment_; }
    const DossierLook& look() const { return look_; }
    std::vector<dossier::OpenTask> tasks() const {
        return dossier::open_tasks(*dossier_, open_.workflow, calendars_);
    }

  private:
    dossier::Moment moment_;
    PastShelf::Then dossier_;
    calendar::Calendars calendars_;
    OpenDossier open_;
    DossierLook look_;
};

Problem wrong_moment(std::string_view name) {
    return {ProblemKind::invalid,
            "request.query",
            "Thời điểm chưa đúng.",
            "The moment is not right.",
            {{"/" + std::string(name),
              "Cần một thời điểm như 2026-11-23T03:00:00Z (giờ UTC), hoặc số thứ tự của sự kiện.",
              "A time like 2026-11-23T03:00:00Z (UTC) or the number of an event is needed."}}};
}

std::optional<std::uint64_t> event_number(const std::string& text) {
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool whole = !text.empty() && error == std::errc{} && end == text.data() + text.size();
    return whole ? std::optional(number) : std::nullopt;
}

Result<dossier::MomentAsked> time_or_event(const Query& query, std::string_view name) {
    const auto text = QueryReader(query).text(name);
    if (const auto at = parse_instant(text)) {
        return dossier::MomentAsked(*at);
    }
    if (const auto number = event_number(text)) {
        return dossier::MomentAsked(*number);
    }
    return wrong_moment(name);
}

// By one of the two names.
Result<dossier::MomentAsked> asked_moment(const Query& query) {
    const auto time = QueryReader(query).text("time");
    const auto event = QueryReader(query).text("event");
    const auto at = parse_instant(time);
    const auto number = event_number(event);
    if (at && event.empty()) {
        return dossier::MomentAsked(*at);
    }
    if (number && time.empty()) {
        return dossier::MomentAsked(*number);
    }
    return wrong_moment(event.empty() ? "time" : "event");
}

json::object moment_json(const dossier::Moment& moment, const std::vector<Instant>& times) {
    const bool is_newest = moment.revision == times.size();
    return {{"at", to_text(moment.at)},
            {"revision", moment.revision},
            {"last_at", to_text(times[moment.revision - 1])},
            {"next_at", is_newest ? json::value{} : json::value(to_text(times[moment.revision]))},
            {"newest", times.size()}};
}

// Null for whoever may not read that part.
json::value part_or_null(Result<json::object> part) {
    return part ? json::value(std::move(part).value()) : json::value{};
}
std::string text_or_null(Result<std::string> part) {
    return part ? std::move(part).value() : "null";
}

json::array entries_of(const std::set<std::uint64_t>& sequences, Desk& desk,
                       const OpenDossier& open, const people::Actor& actor) {
    if (sequences.empty()) {
        return {};
    }
    return history_entries(
        desk, open, actor, *sequences.begin() - 1,
        [&](const dossier::Event& event) { return sequences.contains(event.sequence); });
}

std::set<std::uint64_t> events_behind(const json::array& items) {
    std::set<std::uint64_t> out;
    for (const auto& item : items) {
        for (const auto& sequence : item.at("events").as_array()) {
            out.insert(sequence.to_number<std::uint64_t>());
        }
    }
    return out;
}

Problem wrong_order() {
    return {ProblemKind::invalid, "moment.order",
            "Thời điểm sau phải không trước thời điểm đầu. Hãy đổi chỗ hai thời điểm.",
            "The second moment is before the first. Put them the other way round."};
}

Problem too_far_apart() {
    return {ProblemKind::too_large, "differences.too_many",
            "Giữa hai thời điểm này có hơn 20.000 sự kiện nên chưa so sánh được. Hãy chọn hai thời "
            "điểm gần nhau hơn.",
            "There are more than 20,000 events between these moments, too many to compare. Choose "
            "two that are closer together."};
}

json::array compared(const Past& before, const Past& after) {
    auto& desk = after.look().desk;
    const auto between = desk.events_of(after.look().open.dossier.id, before.moment().revision,
                                        after.moment().revision);
    const auto tasks_of = [&](const dossier::Dossier& dossier) {
        const auto* workflow = desk.workflow(dossier.registered.workflow_hash);
        return workflow == nullptr
                   ? std::vector<dossier::OpenTask>{}
                   : dossier::open_tasks(dossier, *workflow, after.look().calendars);
    };
    const auto old_tasks = before.tasks();
    const auto new_tasks = after.tasks();
    auto items = differences_json(
        dossier::differences({before.look().open.dossier, old_tasks},
                             {after.look().open.dossier, new_tasks}, between, tasks_of),
        before.look(), after.look());
    for (auto& erasure : erasures_json(after.look(), between)) {
        items.push_back(std::move(erasure));
    }
    return items;
}

}  // namespace

Result<Response> get_dossier_at(Call& call) {
    const auto actor = call.actor();
    TRY(const auto open, open_history(call));
    TRY(const auto asked, asked_moment(call.query));
    const auto& id = open.dossier.id;
    const auto newest = open.dossier.revision;
    auto& pasts = call.site.pasts;
    const auto times = pasts.times(call.desk, id, newest);
    TRY(const auto moment, dossier::moment_of(*times, asked, call.site.parts.clock.now()));
    const Past past(call.desk, open.access, actor,
                    pasts.dossier(call.desk, id, moment.revision, newest), moment);
    const auto& look = past.look();
    TRY(const auto slice, slice_asked(call, look.open.dossier.opinions));
    auto last = entries_of({moment.revision}, call.desk, open, actor);
    std::string text;
    ObjectText out(text);
    append_json(out.begin("moment"), moment_json(moment, *times));
    append_json(out.begin("last"), last.front());
    append_json(out.begin("dossier"), dossier_json(look));
    append_json(out.begin("procedure"), dossier_procedure_json(look, call.site.parts.workflows));
    append_json(out.begin("routes"), route_runs_json(look));
    out.raw("opinions", text_or_null(opinions_text(look, slice)));
    append_json(out.begin("recommendations"), part_or_null(recommendations_json(look)));
    out.raw("obligations",
            text_or_null(obligations_text(look, call.site.parts.office.alignments(), slice)));
    out.end();
    return json_text_response(200, std::move(text));
}

Result<Response> get_dossier_differences(Call& call) {
    const auto actor = call.actor();
    TRY(const auto open, open_history(call));
    TRY(const auto from, time_or_event(call.query, "from"));
    TRY(const auto to, time_or_event(call.query, "to"));
    const auto& id = open.dossier.id;
    const auto newest = open.dossier.revision;
    auto& pasts = call.site.pasts;
    const auto times = pasts.times(call.desk, id, newest);
    const auto now = call.site.parts.clock.now();
    TRY(const auto first, dossier::moment_of(*times, from, now));
    TRY(const auto second, dossier::moment_of(*times, to, now));
    if (first.revision > second.revision) {
        return wrong_order();
    }
    if (second.revision - first.revision > compared_events_max) {
        return too_far_apart();
    }
    const Past before(call.desk, open.access, actor,
                      pasts.dossier(call.desk, id, first.revision, newest), first);
    const Past after(call.desk, open.access, actor,
                     pasts.dossier(call.desk, id, second.revision, newest), second);
    auto items = compared(before, after);
    auto entries = entries_of(events_behind(items), call.desk, open, actor);
    return json_response(200, {{"from", moment_json(first, *times)},
                               {"to", moment_json(second, *times)},
                               {"items", std::move(items)},
                               {"events", std::move(entries)}});
}

}  // namespace phanbien::api
