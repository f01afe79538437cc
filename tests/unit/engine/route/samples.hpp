// A committee, a route and a matter for the tests of engine/route. Everybody is invented.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/route/decide.hpp"
#include "tests/unit/engine/people/written_samples.hpp"

namespace phanbien::route::samples {

using people::samples::committee;
using people::samples::day;
using people::samples::person;

inline const Date monday = day("2026-12-07");
inline const std::string bytes(64, 'a');
inline const std::string other_bytes(64, 'b');

inline Instant at(std::string_view text) {
    return parse_instant(std::string(text)).value();
}
// Nine in the morning in Vietnam.
inline Instant morning(std::string_view on) {
    return at(std::string(on) + "T02:00:00Z");
}

inline StepRule step(std::string id, Whose of, std::vector<std::string> roles,
                     std::vector<StepIndex> after = {}) {
    StepRule out;
    out.label = {"Bước " + id, "Step " + id};
    out.id = std::move(id);
    out.of = of;
    out.roles = std::move(roles);
    out.after = std::move(after);
    out.days = 2;
    return out;
}

// Steps stand in an order in which they can be gone.
inline Definition definition(std::vector<StepRule> steps) {
    Definition out;
    out.id = "mau";
    out.version = "1";
    out.hash = std::string(64, '0');
    out.label = {"Mẫu", "Sample"};
    out.steps = std::move(steps);
    for (StepIndex i = 0; i < out.steps.size(); ++i) {
        out.order.push_back(i);
    }
    return out;
}

// head → two of the vice chairs → chair, who is not one of them.
inline Definition three_steps() {
    auto vices = step("vices", Whose::host, {"vice_chair"}, {0});
    vices.quorum = 2;
    auto sign = step("sign", Whose::host, {"chair"}, {1});
    sign.other_than = {0, 1};
    return definition({step("head", Whose::author_head, {}), vices, sign});
}

inline std::string holds(const std::string& post, const std::string& more = "") {
    return "<holds post='" + post + "' " + more + "/>";
}

inline std::string staff_xml(const std::string& more = "") {
    return person("an", holds("clerk")) + person("binh", holds("head")) +
           person("cuc", holds("vice")) + person("dung", holds("vice2")) +
           person("em", holds("vice3")) + person("phu", holds("chair")) +
           person("giang", holds("clerk")) + more;
}

inline std::string office_xml(const std::string& people) {
    return people::samples::office(
        "<unit id='top' vi='T' en='T'>\n"
        "<post id='chair' vi='Chủ tịch' en='Chair' role='chair' head='yes'/>\n"
        "<post id='vice' vi='PCT 1' en='Vice 1' role='vice_chair'/>\n"
        "<post id='vice2' vi='PCT 2' en='Vice 2' role='vice_chair'/>\n"
        "<post id='vice3' vi='PCT 3' en='Vice 3' role='vice_chair'/>\n"
        "<unit id='law' vi='L' en='L'>\n"
        "<post id='head' vi='Trưởng ban' en='Head' role='department_head' head='yes' "
        "superior='vice'/>\n"
        "<post id='clerk' vi='Chuyên viên' en='Clerk' role='specialist' holders='several'/>\n"
        "</unit>\n</unit>\n",
        people);
}

inline people::Directory office(const std::string& people) {
    return people::samples::read(office_xml(people));
}

inline Matter matter(const people::Directory& directory, std::string_view author = "an",
                     std::string_view post = "clerk") {
    return {.host = directory.body("o").value(),
            .author = directory.person(author).value(),
            .author_post = directory.post(post).value(),
            .kind = "phan-bien",
            .facts = {}};
}

// One route on its way in one office whose staff may change.
struct Run {
    Definition rules = three_steps();
    people::Directory directory = office(staff_xml());
    calendar::Calendars calendars = {};
    Progress progress = {};
    Instant now = morning("2026-12-07");

    explicit Run(const std::string& people = staff_xml(), Definition definition = three_steps())
        : rules(std::move(definition)), directory(office(people)) {
        auto made = plan(rules, directory, calendars, matter(directory), vietnam_day(now)).value();
        take(begin(std::move(made), bytes).value());
    }

    Circumstances circumstances() const {
        return {.definition = rules, .directory = directory, .calendars = calendars, .now = now};
    }
    void take(const std::vector<RouteEvent>& events) {
        for (const auto& it : events) {
            apply(progress, it, now);
        }
    }
    std::vector<RouteEvent> replaced(const std::string& document,
                                     const std::string& by = "an") const {
        return replace_document(progress, document, directory.person(by).value(), circumstances())
            .value();
    }
    Request request(const std::string& who, const std::string& at_step,
                    Verdict what = Verdict::approve) const {
        return {.person = who,
                .step = at_step,
                .verdict = what,
                .document = progress.document,
                .remark = what == Verdict::approve ? "" : "Vì thế này",
                .to = {},
                .post = {}};
    }
    // The code of the refusal, or "" when it was done.
    std::string does(const Request& request) {
        auto events = decide(progress, request, circumstances());
        if (!events) {
            return events.error().code;
        }
        take(*events);
        return "";
    }
    std::string approves(const std::string& who, const std::string& at_step) {
        return does(request(who, at_step));
    }
    void staff_becomes(const std::string& people) {
        directory = office(people);
        take(recompute(progress, circumstances()));
    }
    StepStatus status(const std::string& id) const {
        return progress.steps[progress.plan.step(id).value()].status;
    }
    std::string asked(const std::string& id) const {
        std::string out;
        for (const auto& seat : progress.plan.steps[progress.plan.step(id).value()].seats) {
            out += (out.empty() ? "" : " ") +
                   (seat.asked ? progress.plan.people[*seat.asked].id : std::string("-"));
        }
        return out;
    }
};

inline std::string absent(const std::string& from, const std::string& until) {
    return "<away from='" + from + "' until='" + until + "'/>";
}

}  // namespace phanbien::route::samples
