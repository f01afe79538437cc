#include "adapters/cli/route_explained.hpp"

#include <algorithm>
#include <boost/json/serialize.hpp>
#include <charconv>
#include <iostream>
#include <stdexcept>

#include "adapters/cli/approval_route.hpp"
#include "adapters/cli/embedded_text.hpp"
#include "adapters/host/host.hpp"
#include "engine/calendar/icalendar.hpp"
#include "engine/route/analysis.hpp"

namespace phanbien::cli {

namespace json = boost::json;

using people::Directory;
using route::Analysed;
using route::Plan;

const std::set<std::string> route_explained_flags{
    "--org",    "--host",   "--author", "--submitter", "--post", "--fact", "--on",
    "--before", "--matter", "--lang",   "--format",    "--away", "--step"};

const std::string_view route_explained_usage =
    "phanbien route explain FILE --org FILE --host ID --author PERSON\n"
    "                                  who is asked, when, and what an analysis finds\n"
    "  --submitter PERSON              who asks for the route, where that is somebody else\n"
    "  --post ID                       in which post it was written; else the author's first one\n"
    "  --fact NAME=VALUE               what the conditions ask about, each\n"
    "  --on DATE  --before DATE        from when, and by when it has to be done\n"
    "  --matter ID                     what delegations may be limited to; else phan-bien\n"
    "  --lang vi|en  --format text|json\n"
    "phanbien route what-if FILE … [--away PERSON:FROM..TO]… [--step ID=DAYS]…\n"
    "                                  what would be different then; nothing is kept\n";

namespace {

[[noreturn]] void wrong(const std::string& what) {
    throw std::runtime_error(what);
}

Date date_of(const std::string& text) {
    const auto day = parse_date(text);
    if (!day) {
        wrong("\"" + text + "\" is no date such as 2026-12-07");
    }
    return *day;
}

int days_of(const std::string& text) {
    int days = 0;
    const auto* const end = text.data() + text.size();
    const auto [stopped, error] = std::from_chars(text.data(), end, days);
    if (error != std::errc{} || stopped != end || days < 1 || days > route::step_days_max) {
        wrong("\"" + text + "\" is no number of days from 1 to " +
              std::to_string(route::step_days_max));
    }
    return days;
}

// "a=b" in its two parts.
std::pair<std::string, std::string> halves(const std::string& text, const char* between,
                                           const char* meant) {
    const auto at = text.find(between);
    if (at == std::string::npos || at == 0) {
        wrong("\"" + text + "\" has to be " + meant);
    }
    return {text.substr(0, at), text.substr(at + std::string_view(between).size())};
}

calendar::Calendars shipped_calendars() {
    calendar::Calendars out;
    for (const auto text : embedded_calendars()) {
        out.put(calendar::read_icalendar(text, "calendar").value());
    }
    return out;
}

std::vector<std::string> all_of(const Words& words, const std::string& flag) {
    const auto found = words.flags.find(flag);
    return found == words.flags.end() ? std::vector<std::string>{} : found->second;
}

template <class Index>
Index known(std::optional<Index> found, const std::string& flag, const std::string& id) {
    if (!found) {
        wrong(flag + ": the directory does not have \"" + id + "\"");
    }
    return *found;
}

json::value fact_value(const route::FactRule& rule, const std::string& text) {
    switch (rule.type) {
        case route::FactType::flag:
            if (text != "true" && text != "false") {
                wrong("--fact " + rule.id + " is true or false");
            }
            return text == "true";
        case route::FactType::count: {
            std::int64_t number = 0;
            const auto* const end = text.data() + text.size();
            const auto [stopped, error] = std::from_chars(text.data(), end, number);
            if (error != std::errc{} || stopped != end || number < 0) {
                wrong("--fact " + rule.id + " is a number, 0 or more");
            }
            return number;
        }
        case route::FactType::text:
            break;
    }
    return json::value(text);
}

json::object facts_of(const route::Definition& definition, const Words& words) {
    json::object out;
    for (const auto& given : all_of(words, "--fact")) {
        const auto [name, value] = halves(given, "=", "NAME=VALUE");
        const auto rule = std::ranges::find(definition.facts, name, &route::FactRule::id);
        if (rule == definition.facts.end()) {
            wrong("--fact: the route asks nothing about \"" + name + "\"");
        }
        out[name] = fact_value(*rule, value);
    }
    return out;
}

// What is asked, read from the files and the flags.
struct Question {
    route::Definition definition;
    Directory directory;
    calendar::Calendars calendars;
    route::Matter matter;
    Date on;
    std::optional<Date> before;
    bool english = false;
    bool as_json = false;

    const std::string& said(const Sentence& sentence) const {
        return english ? sentence.en : sentence.vi;
    }
};

people::PostIndex post_of(const Directory& directory, const Words& words,
                          const route::Matter& matter, Date on) {
    if (const auto id = words.flag("--post"); !id.empty()) {
        return known(directory.post(id), "--post", id);
    }
    for (const auto post : directory.posts_of(matter.author, on)) {
        if (directory.body_of(post) == matter.host) {
            return post;
        }
    }
    wrong("--author holds no post of the host on " + to_text(on) + "; say which with --post");
}

// Nothing when one of the files was refused.
std::optional<Question> question_of(const Words& words) {
    for (const auto* flag : {"--org", "--host", "--author"}) {
        if (words.flag(flag).empty()) {
            wrong(std::string(flag) + " is missing");
        }
    }
    auto definition = route_of(words.plain[1]);
    auto directory = definition ? directory_of(words.flag("--org")) : std::nullopt;
    if (!directory) {
        return std::nullopt;
    }
    const auto on = words.flags.contains("--on") ? date_of(words.flag("--on"))
                                                 : vietnam_day(host::SystemClock().now());
    const bool english = words.flag("--lang") == "en";
    const bool as_json = words.flag("--format") == "json";
    Question out{.definition = *std::move(definition),
                 .directory = *std::move(directory),
                 .calendars = shipped_calendars(),
                 .matter = {},
                 .on = on,
                 .before = std::nullopt,
                 .english = english,
                 .as_json = as_json};
    auto& matter = out.matter;
    const auto host = words.flag("--host");
    const auto author = words.flag("--author");
    matter.host = known(out.directory.body(host), "--host", host);
    matter.author = known(out.directory.person(author), "--author", author);
    matter.author_post = post_of(out.directory, words, matter, out.on);
    if (const auto submitter = words.flag("--submitter"); !submitter.empty()) {
        matter.submitter = known(out.directory.person(submitter), "--submitter", submitter);
    }
    matter.kind = words.flags.contains("--matter") ? words.flag("--matter") : "phan-bien";
    matter.facts = facts_of(out.definition, words);
    if (words.flags.contains("--before")) {
        out.before = date_of(words.flag("--before"));
    }
    return out;
}

route::Supposition supposition_of(const Words& words, const Question& question) {
    route::Supposition out;
    for (const auto& given : all_of(words, "--away")) {
        const auto [id, days] = halves(given, ":", "PERSON:FROM..TO");
        const auto [from, until] = halves(days, "..", "PERSON:FROM..TO");
        out.absences.push_back({.person = known(question.directory.person(id), "--away", id),
                                .validity = {date_of(from), date_of(until)},
                                .line = {}});
        if (out.absences.back().validity.is_empty()) {
            wrong("--away " + given + " ends before it starts");
        }
    }
    for (const auto& given : all_of(words, "--step")) {
        const auto [id, days] = halves(given, "=", "ID=DAYS");
        if (!question.definition.step(id)) {
            wrong("--step: the route has no step \"" + id + "\"");
        }
        out.days[id] = days_of(days);
    }
    return out;
}

Result<Analysed> analysed(const Question& question, const route::Supposition& supposed) {
    TRY(auto plan, route::plan(question.definition, question.directory, question.calendars,
                               question.matter, question.on, supposed));
    auto analysis = route::analyse(plan, question.calendars, question.before);
    return Analysed{.plan = std::move(plan), .analysis = std::move(analysis)};
}

std::string seat_of(const Question& question, const Plan& plan, const route::Seat& seat) {
    const auto& holder = plan.people[seat.holder].name;
    const auto& post = question.said(seat.label);
    if (!seat.asked) {
        return holder + " (" + post +
               "): " + question.said({"đang vắng, chưa ai thay", "away, nobody acts instead"});
    }
    if (*seat.asked == seat.holder) {
        return holder + " (" + post + ")";
    }
    return plan.people[*seat.asked].name + question.said({", thay ", ", for "}) + holder + " (" +
           post + ")";
}

void print(const Question& question, const Plan& plan, const route::PlannedStep& step) {
    const auto say = [&](const char* vi, const char* en) { return question.said({vi, en}); };
    std::cout << "\n" << question.said(step.label);
    if (step.quorum > 1) {
        std::cout << " (" << step.quorum << '/' << step.seats.size() << ")";
    }
    std::cout << "\n";
    for (const auto& seat : step.seats) {
        std::cout << "  " << say("hỏi ", "asks ") << seat_of(question, plan, seat) << "\n";
    }
    std::cout << "  " << say("mở ", "opens ") << calendar::written(step.opens_on)
              << say(", hạn ", ", due ") << calendar::written(step.due_on) << ": "
              << question.said(step.due_because) << "\n";
    for (const auto other : step.other_than) {
        std::cout << "  " << say("khác người duyệt bước ", "not whoever approves ")
                  << question.said(plan.steps[other].label) << "\n";
    }
}

void print(const Question& question, const Analysed& found) {
    const auto& plan = found.plan;
    const auto say = [&](const char* vi, const char* en) { return question.said({vi, en}); };
    std::cout << question.said(plan.label) << " (" << plan.route << ' ' << plan.version << ")\n"
              << say("Người soạn: ", "Author: ") << plan.people[plan.author].name << "\n";
    for (const auto& step : plan.steps) {
        print(question, plan, step);
    }
    for (const auto& it : plan.left_out) {
        std::cout << "\n"
                  << question.said(it.label)
                  << say(": không cần, vì không có ", ": not needed, since this does not hold: ")
                  << it.condition << "\n";
    }
    for (const auto& it : plan.obstacles) {
        std::cout << "\n! " << question.said(it.why) << ' ' << question.said(it.way_out) << "\n";
    }
    std::cout << "\n";
    for (const auto& it : route::explained(plan, found.analysis)) {
        std::cout << "- " << question.said(it) << "\n";
    }
}

json::object json_of(const Analysed& found) {
    return {{"plan", route::to_json(found.plan)},
            {"analysis", route::to_json(found.plan, found.analysis)}};
}

void print_differences(const Question& question, const Analysed& before, const Analysed& after) {
    const auto different = route::differences(before, after);
    if (question.as_json) {
        json::array sentences;
        for (const auto& it : different) {
            sentences.emplace_back(json::object{{"vi", it.vi}, {"en", it.en}});
        }
        std::cout << json::object{{"before", json_of(before)},
                                  {"after", json_of(after)},
                                  {"differences", std::move(sentences)}}
                  << "\n";
        return;
    }
    for (const auto& it : different) {
        std::cout << "- " << question.said(it) << "\n";
    }
    if (different.empty()) {
        std::cout << question.said({"Không có gì khác.", "Nothing would be different."}) << "\n";
    }
}

}  // namespace

int explain_route(const Words& words) {
    const auto question = question_of(words);
    if (!question) {
        return failed;
    }
    const auto found = analysed(*question, {});
    if (!found) {
        return tell_refusal(found.error());
    }
    if (question->as_json) {
        std::cout << json_of(*found) << "\n";
    } else {
        print(*question, *found);
    }
    return done;
}

int what_if_on_route(const Words& words) {
    const auto question = question_of(words);
    if (!question) {
        return failed;
    }
    const auto before = analysed(*question, {});
    const auto after = analysed(*question, supposition_of(words, *question));
    if (!before || !after) {
        return tell_refusal(before ? after.error() : before.error());
    }
    print_differences(*question, *before, *after);
    return done;
}

}  // namespace phanbien::cli
