// A dossier moved to another version of its procedure: by an explicit mapping, whole or not at all.
#include "engine/dossier/migration.hpp"

#include <boost/test/unit_test.hpp>

#include "engine/dossier/projection.hpp"
#include "engine/kernel/json.hpp"
#include "small_office.hpp"
#include "tests/worlds/two_versions.hpp"

using namespace phanbien;
using namespace phanbien::dossier;

namespace {

using Texts = std::vector<std::string>;

people::Actor administrator() {
    return person("admin", front_id, {std::string(people::administrator_role)});
}

Workflow read(const std::string& text, const std::string& hash) {
    auto workflow = Workflow::read(text, "small.scxml", hash);
    if (!workflow) {
        throw std::runtime_error(workflow.error().fields.at(0).pointer + " " +
                                 workflow.error().fields.at(0).en);
    }
    return std::move(workflow).value();
}

Mapping read_mapping(const std::string& text = mapping_1_to_2) {
    return mapping_from_json(parse_json(text).value()).value();
}

// A dossier of version 1 and the second version to move it to.
struct TwoVersions : SmallOffice {
    TwoVersions() {
        workflow = read(version_1, "hash-v1");
        interpreter = std::make_unique<statechart::Interpreter>(workflow.chart());
        Register begin;
        begin.event = "trial.begin";
        begin.facts.title = "Hồ sơ thử";
        does(registrar(), std::move(begin));
    }

    Target target() { return {newer, newer_interpreter}; }
    Result<MigrationPlan> plan(const Mapping& mapping) {
        return plan_migration(dossier, {.from = workflow,
                                        .to = target(),
                                        .mapping = mapping,
                                        .calendars = calendars,
                                        .now = now});
    }
    std::string refusal_of(const Mapping& mapping) {
        const auto planned = plan(mapping);
        return planned ? "not refused" : planned.error().code;
    }
    // Decides, applies, and from then on works by the second version.
    Result<std::vector<EventBody>> migrates(const people::Actor& actor,
                                            const Mapping& mapping = read_mapping()) {
        auto here = context();
        here.target.emplace(target());
        auto bodies = decide(dossier,
                             {.dossier = dossier.id,
                              .actor = actor,
                              .expected_revision = expected_revision,
                              .body = Migrate{.mapping = mapping, .workflow_hash = newer.hash()}},
                             here);
        if (bodies) {
            apply(dossier, Event{.id = EventId("moved"),
                                 .dossier = dossier.id,
                                 .sequence = dossier.revision + 1,
                                 .at = now,
                                 .actor = actor.account,
                                 .organisation = dossier.registered.host,
                                 .body = bodies->front()});
            workflow = read(version_2, "hash-v2");
            interpreter = std::make_unique<statechart::Interpreter>(workflow.chart());
        }
        return bodies;
    }

    Workflow newer = read(version_2, "hash-v2");
    statechart::Interpreter newer_interpreter{newer.chart()};
};

bool has(const Texts& texts, const std::string& text) {
    return std::ranges::find(texts, text) != texts.end();
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(migration, TwoVersions)

BOOST_AUTO_TEST_CASE(the_plan_says_what_would_change_and_changes_nothing) {
    now += std::chrono::days{6};
    const auto before = dossier;
    const auto planned = plan(read_mapping());
    BOOST_REQUIRE(planned.has_value());
    BOOST_TEST((dossier == before));
    BOOST_TEST((planned->event.from == Texts{"paper_open", "hall_open"}));
    BOOST_TEST((planned->event.to == Texts{"letters_open", "meeting_open", "talk_open"}));
    BOOST_REQUIRE(planned->tasks.size() == 3U);
    const auto& write = planned->tasks[0];
    BOOST_TEST(write.before == "write");
    BOOST_TEST(write.after == "compose");
    BOOST_TEST(to_text(*write.due_before) == "2026-09-14");  // the 12th is a Saturday
    BOOST_TEST(to_text(*write.due_after) == "2026-09-15");   // eight days since the same beginning
    BOOST_TEST(write.label.en == "Compose");
    BOOST_TEST(planned->tasks[1].before == "meet");
    BOOST_TEST(planned->tasks[1].after.empty());  // closed
    BOOST_TEST(planned->tasks[2].before.empty());
    BOOST_TEST(planned->tasks[2].after == "talk");  // opened
    BOOST_TEST((planned->data == std::vector<Renaming>{{"late", "overdue"}, {"rounds", "rounds"}}));
    BOOST_TEST((planned->data_new == Texts{"talks"}));
    BOOST_TEST((planned->entry_not_run == Texts{}));  // talk_open goes on from hall_open
    BOOST_TEST(planned->due_at_once.empty());
    BOOST_TEST(planned->sends_dropped.empty());
}

BOOST_AUTO_TEST_CASE(after_it_the_dossier_goes_by_the_new_version) {
    const auto entered = dossier.entered_at.at("paper_open");
    now += std::chrono::days{1};
    BOOST_REQUIRE(migrates(administrator()).has_value());
    BOOST_TEST(dossier.registered.workflow_hash == "hash-v2");
    BOOST_TEST(dossier.registered.workflow_version == "2");
    BOOST_TEST(statechart::is_legal(workflow.chart(), dossier.instance.configuration));
    BOOST_TEST((dossier.entered_at.at("letters_open") == entered));
    BOOST_TEST((dossier.entered_at.at("active") == entered));
    BOOST_TEST((dossier.entered_at.at("talk") == now));  // stands for none: begins now
    BOOST_TEST(dossier.instance.data.at("overdue") == false);
    BOOST_TEST(dossier.instance.data.at("talks") == 3);  // its initial value; no entry content ran
    BOOST_TEST(!dossier.instance.data.contains("late"));
    raises(registrar(), "letters.finish");
    raises(registrar(), "meeting.finish");
    raises(registrar(), "talk.finish");
    BOOST_TEST(in("closed"));
}

BOOST_AUTO_TEST_CASE(nothing_is_matched_by_equal_ids) {
    auto mapping = read_mapping();
    mapping.data.erase("rounds");
    const auto planned = plan(mapping);
    BOOST_REQUIRE(!planned.has_value());
    const auto refusal = planned.error();
    BOOST_TEST(refusal.code == "migration.incomplete");
    BOOST_REQUIRE(refusal.fields.size() == 1U);
    BOOST_TEST(refusal.fields[0].pointer == "/map/data");
    BOOST_TEST(refusal.fields[0].en.find("\"rounds\"") != std::string::npos);
    mapping.same_ids = {"data"};
    BOOST_TEST(plan(mapping).has_value());
    mapping.data.erase("late");  // has no namesake: still has to be said
    BOOST_TEST(refusal_of(mapping) == "migration.incomplete");
}

BOOST_AUTO_TEST_CASE(every_active_state_and_waiting_send_has_to_be_said) {
    auto mapping = read_mapping();
    mapping.states.erase("paper_open");
    mapping.states.erase("running");
    mapping.sends.clear();
    const auto planned = plan(mapping);
    BOOST_REQUIRE(!planned.has_value());
    Texts places;
    for (const auto& field : planned.error().fields) {
        places.push_back(field.pointer);
    }
    BOOST_TEST((places == Texts{"/map/states", "/map/states", "/map/sends"}));
}

BOOST_AUTO_TEST_CASE(a_history_is_carried_over_or_forgotten_but_never_left_out) {
    raises(registrar(), "paper.finish");
    now += std::chrono::days{1};
    raises(registrar(), "trial.pause");
    auto mapping = read_mapping();
    mapping.states.erase("back");
    BOOST_TEST(refusal_of(mapping) == "migration.incomplete");
    mapping = read_mapping();
    mapping.states["paper_done"] = {"closed"};  // not within what the history remembers
    BOOST_TEST(refusal_of(mapping) == "migration.incomplete");
    now += std::chrono::days{2};
    BOOST_REQUIRE(migrates(administrator()).has_value());
    BOOST_TEST(in("halted"));
    now += std::chrono::days{4};
    raises(registrar(), "trial.resume");
    BOOST_TEST(in("letters_done"));
    BOOST_TEST(in("meeting_open"));
    // Six days away do not count for what was open before the pause.
    BOOST_TEST(to_text(vietnam_day(dossier.entered_at.at("meeting_open"))) == "2026-09-13");
}

BOOST_AUTO_TEST_CASE(a_waiting_send_goes_on_waiting_under_its_new_name) {
    BOOST_REQUIRE(dossier.sends.size() == 1U);
    const auto due = dossier.sends[0].due_at;
    BOOST_REQUIRE(migrates(administrator()).has_value());
    const auto timers = project(dossier, workflow, calendars).timers;
    const auto timer = std::ranges::find(timers, "send:reminder", &TimerRow::key);
    BOOST_REQUIRE(timer != timers.end());
    BOOST_TEST(timer->event == "nudge");
    BOOST_TEST((timer->due_at == due));
    now = due;
    does(system(), Elapse{.timer = "send:reminder", .event = "nudge", .data = {}});
    BOOST_TEST(dossier.instance.data.at("rounds") == 11);
    BOOST_TEST(dossier.sends.empty());
    BOOST_TEST(dossier.instance.pending.empty());
}

BOOST_AUTO_TEST_CASE(a_send_or_a_datum_is_given_up_only_on_purpose) {
    auto mapping = read_mapping();
    mapping.sends["remind"] = "";
    mapping.data["late"] = "";
    const auto planned = plan(mapping);
    BOOST_REQUIRE(planned.has_value());
    BOOST_REQUIRE(planned->sends_dropped.size() == 1U);
    BOOST_TEST((planned->event.data_lost == Texts{"late"}));
    BOOST_TEST((planned->data_new == Texts{"overdue", "talks"}));
    BOOST_REQUIRE(migrates(administrator(), mapping).has_value());
    BOOST_TEST(dossier.sends.empty());
    BOOST_TEST(dossier.instance.pending.empty());
}

BOOST_AUTO_TEST_CASE(a_due_date_that_was_raised_stays_raised_where_the_task_goes_on) {
    now = parse_instant("2026-09-14T17:00:00Z").value();
    does(system(), Elapse{.timer = "task:write", .event = "due.write", .data = {}});
    now += std::chrono::days{2};
    BOOST_TEST(plan(read_mapping())->due_at_once.empty());
    auto mapping = read_mapping();
    mapping.tasks.clear();
    BOOST_TEST((plan(mapping)->due_at_once == Texts{"task:compose"}));
    BOOST_REQUIRE(migrates(administrator()).has_value());
    BOOST_TEST(dossier.elapsed_at.contains("compose"));
    BOOST_TEST(dossier.instance.data.at("overdue") == true);
}

BOOST_AUTO_TEST_CASE(the_new_version_has_to_be_able_to_rest_there) {
    auto mapping = read_mapping();
    mapping.states["hall_open"] = {"meeting_open"};  // the third branch would be nowhere
    BOOST_TEST(refusal_of(mapping) == "migration.illegal");
    mapping = read_mapping();
    for (const auto& id : {"gather", "paper", "hall", "hall_open"}) {
        mapping.states[id] = {};
    }
    mapping.states["paper_open"] = {"passing"};  // it would leave at once
    BOOST_TEST(refusal_of(mapping) == "migration.unstable");
    mapping = read_mapping();
    mapping.states["paper_open"] = {"letters_done"};
    mapping.states["hall_open"] = {"meeting_done", "talk_done"};  // done.state.collect was missed
    BOOST_TEST(refusal_of(mapping) == "migration.unstable");
    mapping = read_mapping();
    mapping.states["hall_open"] = {"meeting_open", "talk_open", "talk_done"};
    BOOST_TEST(refusal_of(mapping) == "migration.illegal");
}

BOOST_AUTO_TEST_CASE(what_the_mapping_names_has_to_exist) {
    auto mapping = read_mapping();
    mapping.states["nowhere"] = {"active"};
    mapping.states["paper_open"] = {"no_such_state"};
    mapping.data["late"] = "no_such_data";
    mapping.tasks["write"] = "no_such_task";
    mapping.events["paper.finish"] = "no.such.event";
    mapping.states["back"] = {"halted"};  // a history cannot become a state
    mapping.initial["nothing"] = 1;
    const auto planned = plan(mapping);
    BOOST_REQUIRE(!planned.has_value());
    BOOST_TEST(planned.error().fields.size() == 7U);
}

BOOST_AUTO_TEST_CASE(a_value_has_to_fit_its_new_type_and_place) {
    auto mapping = read_mapping();
    mapping.data["rounds"] = "overdue";  // a number for a flag, and two for one
    const auto planned = plan(mapping);
    BOOST_REQUIRE(!planned.has_value());
    BOOST_TEST(planned.error().fields.size() == 2U);
    mapping = read_mapping();
    mapping.initial["talks"] = 40;
    BOOST_REQUIRE(migrates(administrator(), mapping).has_value());
    BOOST_TEST(dossier.instance.data.at("talks") == 40);
}

BOOST_AUTO_TEST_CASE(a_date_that_is_not_known_yet_fits_and_an_unknown_text_does_not) {
    dossier.instance.data["rounds"] = nullptr;
    const auto fits = [&](const std::string& type) {
        std::string text = version_2;
        const std::string declared = R"(id="rounds" expr="1" pb:type="count")";
        text.replace(text.find(declared), declared.size(),
                     R"(id="rounds" expr="null" pb:type=")" + type + '"');
        const auto other = read(text, "hash-of-another");
        statechart::Interpreter other_interpreter(other.chart());
        const auto mapping = read_mapping();
        const Migration asked{workflow, {other, other_interpreter}, mapping, calendars, now};
        return plan_migration(dossier, asked).has_value();
    };
    BOOST_TEST(fits("date"));
    BOOST_TEST(!fits("text"));
    BOOST_TEST(!fits("count"));
}

BOOST_AUTO_TEST_CASE(an_ended_dossier_and_one_of_another_version_stay) {
    auto mapping = read_mapping();
    mapping.from = "0";
    BOOST_TEST(refusal_of(mapping) == "migration.other_version");
    mapping = read_mapping();
    mapping.to = "3";
    BOOST_TEST(refusal_of(mapping) == "migration.other_version");
    raises(registrar(), "paper.finish");
    raises(registrar(), "hall.finish");
    BOOST_TEST(refusal_of(read_mapping()) == "migration.ended");
}

BOOST_AUTO_TEST_CASE(it_happens_once) {
    BOOST_REQUIRE(migrates(administrator()).has_value());
    BOOST_TEST(migrates(administrator()).error().code == "migration.done");
}

BOOST_AUTO_TEST_CASE(an_administrator_of_the_host_may_and_nobody_else) {
    BOOST_TEST(migrates(registrar()).error().code == "action.forbidden");
    BOOST_TEST(migrates(person("other", other_front_id, {"administrator"})).error().code ==
               "dossier.missing");
    expected_revision = dossier.revision - 1;
    BOOST_TEST(migrates(administrator()).error().code == "dossier.stale");
    expected_revision = dossier.revision;
    BOOST_TEST(migrates(administrator()).has_value());
}

BOOST_AUTO_TEST_CASE(four_eyes_know_the_new_names) {
    raises(registrar(), "paper.finish");
    BOOST_REQUIRE(migrates(administrator()).has_value());
    BOOST_TEST((dossier.last_actor_of.at("letters.finish") == registrar().account));
    BOOST_TEST((dossier.last_actor_of.at("paper.finish") == registrar().account));
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(migration_map)

BOOST_AUTO_TEST_CASE(a_mapping_is_read_from_json) {
    const auto mapping = read_mapping();
    BOOST_TEST(mapping.from == "1");
    BOOST_TEST((mapping.states.at("hall_open") == Texts{"meeting_open", "talk_open"}));
    BOOST_TEST(mapping.sends.at("remind") == "nudge");
    const auto null = read_mapping(R"({"states": {"a": null}, "data": {"b": null}})");
    BOOST_TEST(null.states.at("a").empty());
    BOOST_TEST(null.data.at("b").empty());
    BOOST_TEST(
        has({"states", "data"}, *read_mapping(R"({"same_ids": ["data"]})").same_ids.begin()));
}

BOOST_AUTO_TEST_CASE(a_malformed_mapping_is_refused) {
    for (const auto* text :
         {"[]", R"({"stats": {}})", R"({"states": []})", R"({"states": {"a": 1}})",
          R"({"states": {"a": []}})", R"({"states": {"a": [["b"]]}})", R"({"data": {"a": ["b"]}})",
          R"({"same_ids": ["everything"]})", R"({"same_ids": "data"})", R"({"from": 1})"}) {
        BOOST_TEST_CONTEXT(text) {
            BOOST_TEST(!mapping_from_json(parse_json(text).value(), "/map").has_value());
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()
