#include "paper_office.hpp"

#include <algorithm>
#include <boost/json/serialize.hpp>
#include <boost/test/unit_test.hpp>
#include <fstream>
#include <sstream>

#include "engine/calendar/icalendar.hpp"
#include "engine/dossier/act_names.hpp"
#include "tests/unit/places.hpp"

namespace phanbien::workflows {

using namespace dossier;

namespace {

std::string read_file(const std::filesystem::path& path) {
    std::ifstream in(path);
    if (!in) {
        throw std::runtime_error("cannot read " + path.filename().string());
    }
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

std::string told(const Problem& problem) {
    std::string text = problem.code + ": " + problem.en;
    for (const auto& field : problem.fields) {
        text += " [" + field.pointer + " " + field.en + "]";
    }
    return text;
}

Workflow read_workflow(const std::string& name, const std::string& text) {
    auto workflow = Workflow::read(text, name + ".scxml", "hash-of-" + name);
    if (!workflow) {
        throw std::runtime_error(told(workflow.error()));
    }
    return std::move(workflow).value();
}

calendar::Calendars shipped_calendars() {
    calendar::Calendars calendars;
    for (const int year : {2026, 2027}) {
        const auto name = "vn-" + std::to_string(year) + ".ics";
        const auto text = read_file(tests::source_folder() / "workflows/calendars" / name);
        calendars.put(calendar::read_icalendar(text, name).value());
    }
    return calendars;
}

people::Actor person(const std::string& role, const OrganisationId& organisation) {
    return {.account = AccountId("account-" + role),
            .organisation = organisation,
            .roles = {role},
            .username = role};
}

}  // namespace

std::string shipped_text(const std::string& file) {
    return read_file(tests::source_folder() / "workflows" / file);
}

std::string definition_text(const std::string& name) {
    return shipped_text(name + ".scxml");
}

const std::vector<std::string>& definition_names() {
    static const std::vector<std::string> names{"phan-bien",     "ke-hoach-nam",  "giam-sat",
                                                "gop-y",         "doi-thoai",     "tiep-dan",
                                                "lay-y-kien-xa", "giao-nhiem-vu", "dan-van-kheo"};
    return names;
}

people::Actor registrar() {
    return person("registrar", front_id);
}
people::Actor specialist() {
    return person("specialist", front_id);
}
people::Actor head() {
    return person("department_head", front_id);
}
people::Actor committee() {
    return person("standing_committee", front_id);
}
people::Actor body() {
    return person("drafter", body_id);
}
people::Actor member() {
    return person("reviewer", member_id);
}
std::vector<people::Actor> everybody() {
    return {registrar(), specialist(), head(), committee(), body(), member()};
}

PaperOffice::PaperOffice(const std::string& name) : PaperOffice(name, definition_text(name)) {}

PaperOffice::PaperOffice(const std::string& name, const std::string& text)
    : workflow(read_workflow(name, text)),
      interpreter(std::make_unique<statechart::Interpreter>(workflow.chart())),
      calendars(shipped_calendars()),
      now(parse_instant("2026-09-07T02:00:00Z").value()) {}  // a Monday morning

Result<std::vector<EventBody>> PaperOffice::ask(const people::Actor& actor, CommandBody command) {
    auto bodies = decide(dossier,
                         {.dossier = DossierId("dossier-1"),
                          .actor = actor,
                          .expected_revision = std::nullopt,
                          .body = std::move(command)},
                         context());
    if (!bodies) {
        return bodies;
    }
    for (const auto& decided : *bodies) {
        now += std::chrono::microseconds{1};
        apply(dossier, {.id = EventId(next_id()),
                        .dossier = DossierId("dossier-1"),
                        .sequence = dossier.revision + 1,
                        .at = now,
                        .actor = actor.account,
                        .organisation = actor.organisation,
                        .body = decided});
    }
    return bodies;
}

void PaperOffice::does(const people::Actor& actor, CommandBody command) {
    const auto name = event_name(command);
    if (const auto bodies = ask(actor, std::move(command)); !bodies) {
        throw std::runtime_error(name + " was refused: " + told(bodies.error()));
    }
}

void PaperOffice::raises(const people::Actor& actor, const std::string& event,
                         boost::json::object data) {
    does(actor, Act{.event = event, .data = std::move(data)});
}

std::string PaperOffice::refused(const people::Actor& actor, CommandBody command) {
    const auto name = event_name(command);
    const auto before = dossier;
    const auto bodies = ask(actor, std::move(command));
    if (bodies) {
        throw std::runtime_error(name + " was not refused");
    }
    BOOST_TEST((dossier == before));
    return told(bodies.error());
}

std::string PaperOffice::refused(const people::Actor& actor, const std::string& event,
                                 boost::json::object data) {
    return refused(actor, Act{.event = event, .data = std::move(data)});
}

void PaperOffice::begins(const people::Actor& actor, const std::string& event,
                         boost::json::object data, const std::vector<FileHash>& drafts) {
    Register start;
    start.procedure = workflow.id();
    start.event = event;
    start.facts.title = "Hồ sơ mẫu của " + workflow.label().vi;
    start.facts.host = front_id;
    start.facts.drafting_body = body_id;
    start.drafts = drafts;
    if (!drafts.empty()) {
        start.facts.planned_submission_on = parse_date("2026-10-20");
        start.facts.draft_kind = workflow.list("draft_kind")->items.front().id;
    }
    start.data = std::move(data);
    does(actor, std::move(start));
}

void PaperOffice::waits_until(const std::string& date) {
    const Instant morning =
        end_of_day(parse_date(date).value() - std::chrono::days{1}) + std::chrono::hours{9};
    while (true) {
        const auto timers = project(dossier, workflow, calendars).timers;
        const auto next = std::ranges::min_element(timers, {}, &TimerRow::due_at);
        if (next == timers.end() || next->due_at > morning) {
            break;
        }
        now = std::max(now, next->due_at);
        does({}, Elapse{.timer = next->key, .event = next->event, .data = next->data});
    }
    now = std::max(now, morning);
}

std::string PaperOffice::today() const {
    return to_text(vietnam_day(now));
}

bool PaperOffice::in(const std::string& state) const {
    return std::ranges::find(dossier.instance.configuration, state) !=
           dossier.instance.configuration.end();
}

std::string PaperOffice::due(const std::string& task) const {
    for (const auto& open : open_tasks(dossier, workflow, calendars)) {
        if (open.key == task) {
            return open.due_on ? to_text(*open.due_on) : "no date yet";
        }
    }
    return "not open";
}

std::string PaperOffice::due_basis(const std::string& task) const {
    for (const auto& open : open_tasks(dossier, workflow, calendars)) {
        if (open.key == task && open.due) {
            return open.due->period.basis;
        }
    }
    return {};
}

std::vector<std::string> PaperOffice::notices() {
    std::vector<std::string> ids;
    for (const auto& notice : dossier::notices(dossier, workflow, *interpreter)) {
        ids.push_back(notice.id);
    }
    return ids;
}

std::vector<std::string> PaperOffice::offered(const people::Actor& actor) {
    std::vector<std::string> events;
    for (const auto& offer : offers(dossier, actor, workflow, *interpreter)) {
        if (offer.blockers.empty()) {
            events.push_back(offer.action->event);
        }
    }
    return events;
}

std::string PaperOffice::data(const std::string& id) const {
    const auto* value = dossier.instance.data.if_contains(id);
    return value == nullptr ? "" : boost::json::serialize(*value);
}

void PaperOffice::recommends() {
    does(specialist(), MakeRecommendation{.eid = "", .text = "Bổ sung người.", .opinions = {}});
    does(specialist(), MakeRecommendation{.eid = "", .text = "Công khai lại.", .opinions = {}});
}

void PaperOffice::answers_all(const std::string& disposition) {
    for (const auto& it : dossier.recommendations) {
        const auto id = it.made.id;
        does(body(), GiveAnswer{.recommendation = id,
                                .disposition = disposition,
                                .text = "Đã xem xét, thực hiện trong quý."});
    }
}

void PaperOffice::accepts_all() {
    for (std::size_t i = 0; i < dossier.recommendations.size(); ++i) {
        does(specialist(), AcceptAnswer{.recommendation = recommendation(i), .remark = ""});
    }
}

std::optional<people::Organisation> PaperOffice::organisation(const OrganisationId& id) {
    people::Organisation found;
    found.id = id;
    found.name = "Tổ chức " + id.text();
    if (id == front_id) {
        found.kind = people::OrganisationKind::front;
    } else if (id == body_id) {
        found.kind = workflow.counterpart().kinds.front();
    } else if (id == member_id) {
        found.kind = people::OrganisationKind::member;
    } else {
        return std::nullopt;
    }
    return found;
}

std::optional<StoredFile> PaperOffice::file(const FileHash& hash, const AccountId& by) {
    StoredFile stored;
    stored.uploaded_by = by;
    stored.file = {.hash = hash, .name = "tep.docx", .media_type = "application/docx", .size = 10};
    if (hash == text_file) {
        stored.draft = StoredFile::Draft{.outline = FileHash("outline"),
                                         .counts = {{"articles", 1}},
                                         .warnings = 0,
                                         .provisions = {{"art_1", "Điều 1"}}};
    }
    return stored;
}

bool says(const std::string& text, std::string_view words) {
    return text.find(words) != std::string::npos;
}

bool says(const std::vector<std::string>& list, std::string_view item) {
    return std::ranges::find(list, item) != list.end();
}

}  // namespace phanbien::workflows
