#include "route_office.hpp"

#include <algorithm>
#include <fstream>
#include <sstream>

#include "tests/unit/engine/people/written_samples.hpp"
#include "tests/unit/places.hpp"

namespace phanbien::dossier {

namespace {

constexpr std::string_view account_prefix = "account-";

const std::string bodies_xml =
    "<organisation id='tinh' vi='Tỉnh' en='Province' kind='front' level='province'>\n"
    "<unit id='btt' vi='BTT' en='Committee'>\n"
    "<post id='ct' vi='Chủ tịch' en='Chair' role='chair' head='yes'/>\n"
    "<post id='pct1' vi='PCT 1' en='Vice 1' role='vice_chair'/>\n"
    "<post id='pct2' vi='PCT 2' en='Vice 2' role='vice_chair'/>\n"
    "<post id='uv' vi='Ủy viên' en='Member' role='standing_committee' holders='several'/>\n"
    "<unit id='vp' vi='VP' en='Office'>\n"
    "<post id='cvp' vi='Chánh VP' en='Chief' role='office_chief' head='yes'/>\n"
    "<post id='cvvp' vi='CV VP' en='Clerk' role='specialist' holders='several'/>\n"
    "</unit>\n"
    "<unit id='ban' vi='Ban' en='Department'>\n"
    "<post id='tb' vi='Trưởng ban' en='Head' role='department_head' head='yes' superior='pct1'/>\n"
    "<post id='cv' vi='Chuyên viên' en='Clerk' role='specialist' holders='several'/>\n"
    "</unit>\n</unit>\n</organisation>\n"
    "<organisation id='xa' vi='Xã' en='Commune' kind='front' level='commune' parent='tinh'>\n"
    "<unit id='xbtt' vi='BTT' en='Committee'>\n"
    "<post id='xct' vi='Chủ tịch' en='Chair' role='chair' head='yes'/>\n"
    "<post id='xpct' vi='PCT' en='Vice' role='vice_chair'/>\n"
    "<post id='xcv' vi='Chuyên viên' en='Clerk' role='specialist'/>\n"
    "</unit>\n</organisation>\n";

const std::vector<std::pair<std::string, std::string>> posts{
    {"phu", "ct"},   {"cuc", "pct1"},   {"dung", "pct2"}, {"em", "uv"},
    {"gam", "cvp"},  {"khanh", "cvvp"}, {"binh", "tb"},   {"an", "cv"},
    {"xuan", "xct"}, {"yen", "xpct"},   {"xinh", "xcv"}};

route::Definition definition(const std::string& name) {
    std::ifstream in(tests::source_folder() / "workflows/routes" / (name + ".xml"));
    std::ostringstream text;
    text << in.rdbuf();
    return route::read_definition(text.str(), name + ".xml", "hash-of-" + name).value();
}

}  // namespace

people::Directory route_directory(const std::map<std::string, std::string>& more) {
    std::string xml = bodies_xml;
    for (const auto& [name, post] : posts) {
        const auto added = more.find(name);
        xml += "<person id='" + name + "' name='" + name + "' account='" + name +
               "'><holds post='" + post + "'/>" + (added == more.end() ? "" : added->second) +
               "</person>\n";
    }
    return people::samples::read(people::samples::directory(xml));
}

people::Actor member(const std::string& name, std::vector<std::string> roles) {
    auto out = person(name, front_id, std::move(roles));
    out.username = name;
    return out;
}

RouteOffice::RouteOffice()
    : staff(route_directory()),
      definitions{definition("duyet-phan-bien"), definition("duyet-cap-xa")} {
    routes = this;
    comes_to_synthesis();
}

std::vector<EventBody> RouteOffice::submits(const std::string& author, boost::json::object more) {
    return does(member(author, {"specialist"}),
                Act{.event = "criticism.submit", .data = std::move(more)});
}

DecideRoute RouteOffice::decision(const std::string& step, route::Verdict verdict) const {
    DecideRoute out;
    out.invoke = "duyet";
    out.step = step;
    out.verdict = verdict;
    out.document = run().progress.document;
    out.remark = verdict == route::Verdict::approve ? "" : "Vì thế này.";
    return out;
}

std::vector<EventBody> RouteOffice::approves(const std::string& who, const std::string& step) {
    return does(member(who), decision(step));
}

std::string RouteOffice::refused(const std::string& who, const DecideRoute& decision) {
    return refusal(member(who), decision).code;
}

route::StepStatus RouteOffice::status(const std::string& step) const {
    return run().progress.steps.at(run().progress.plan.step(step).value()).status;
}

std::string RouteOffice::asked(const std::string& step) const {
    const auto& plan = run().progress.plan;
    std::string out;
    for (const auto& seat : plan.steps.at(plan.step(step).value()).seats) {
        out += (out.empty() ? "" : " ") + (seat.asked ? plan.people[*seat.asked].id : "-");
    }
    return out;
}

const route::Definition* RouteOffice::current(std::string_view id) {
    const auto found = std::ranges::find(definitions, id, &route::Definition::id);
    return found == definitions.end() ? nullptr : &*found;
}

const route::Definition* RouteOffice::by_hash(std::string_view hash) {
    const auto found = std::ranges::find(definitions, hash, &route::Definition::hash);
    return found == definitions.end() ? nullptr : &*found;
}

std::string RouteOffice::username(const AccountId& account) {
    const auto& text = account.text();
    return text.starts_with(account_prefix) ? text.substr(account_prefix.size()) : std::string();
}

}  // namespace phanbien::dossier
