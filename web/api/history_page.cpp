#include "web/api/history_page.hpp"

#include "web/api/history_entries.hpp"
#include "web/api/words.hpp"

namespace phanbien::api {

namespace json = boost::json;

namespace {

// Nothing in it may run or be fetched, whatever a title says.
constexpr std::string_view page_opening = R"(<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>
body { font: 11pt/1.45 serif; margin: 2em auto; max-width: 60em; padding: 0 1em; color: #161616; background: #fff; }
h1 { font-size: 1.4em; }
ol { list-style: none; padding: 0; }
li { border-top: 1px solid #8d8d8d; padding: .5em 0; break-inside: avoid; overflow-wrap: anywhere; }
p { margin: .15em 0; }
[lang=en], .small { color: #525252; font-size: .9em; }
code { font-size: .8em; }
@page { margin: 18mm; }
</style>
)";

std::string markup(std::string_view text) {
    std::string out;
    for (const char letter : text) {
        switch (letter) {
            case '&':
                out += "&amp;";
                break;
            case '<':
                out += "&lt;";
                break;
            case '>':
                out += "&gt;";
                break;
            case '"':
                out += "&quot;";
                break;
            default:
                out += letter;
        }
    }
    return out;
}

std::string text_at(const json::value& value, std::string_view name) {
    const auto& text = value.at(name).as_string();
    return {text.data(), text.size()};
}

std::string in_english(const std::string& text) {
    return "<p lang=\"en\">" + markup(text) + "</p>\n";
}

std::string names_of_states(const json::value& states, std::string_view language) {
    std::string names;
    for (const auto& state : states.as_array()) {
        const auto name = text_at(state.at("label"), language);
        names += (names.empty() || name.empty() ? "" : ", ") + name;
    }
    return names;
}

// From which state to which, where it changed; else empty.
std::string way_of(const json::value& event, std::string_view language) {
    const auto from = names_of_states(event.at("from"), language);
    const auto to = names_of_states(event.at("to"), language);
    if (to.empty() || from == to) {
        return {};
    }
    return from.empty() ? to : from + " → " + to;
}

std::string who_did(const json::value& event) {
    std::string who = text_at(event.at("actor"), "name");
    for (const auto& more :
         {text_at(event.at("actor"), "post"), text_at(event.at("organisation"), "name")}) {
        who += (more.empty() ? "" : ", ") + more;
    }
    return who;
}

std::string list_item(const json::value& event) {
    const auto at = text_at(event, "at");
    const auto when = parse_instant(at);
    const auto for_whom = text_at(event, "on_behalf_of");
    const auto way = way_of(event, "vi");
    std::string out =
        "<li id=\"sk-" + std::to_string(event.at("sequence").to_number<std::uint64_t>()) +
        "\">\n<p class=\"small\">" +
        std::to_string(event.at("sequence").to_number<std::uint64_t>()) + " · <time datetime=\"" +
        markup(at) + "\">" + markup(when ? dossier::short_time(*when) : at) + "</time> · " +
        markup(who_did(event));
    if (!for_whom.empty()) {
        out += " · thay mặt / on behalf of " + markup(for_whom);
    }
    out += "</p>\n<p><b>" + markup(text_at(event.at("label"), "vi")) +
           "</b>: " + markup(text_at(event.at("summary"), "vi")) + "</p>\n";
    out += in_english(text_at(event.at("label"), "en") + ": " + text_at(event.at("summary"), "en"));
    if (!way.empty()) {
        out += "<p>" + markup(way) + "</p>\n" + in_english(way_of(event, "en"));
    }
    return out + "<p class=\"small\"><code>" + markup(text_at(event, "hash")) +
           "</code></p>\n</li>\n";
}

}  // namespace

std::string history_page(Desk& desk, const OpenDossier& open, const people::Actor& actor) {
    const auto& registered = open.dossier.registered;
    const auto heading = "Lịch sử hồ sơ " + registered.dossier_code;
    const auto events = history_entries(desk, open, actor, 0);
    const auto count = std::to_string(events.size());
    std::string page{page_opening};
    page += "<title>" + markup(heading) + "</title>\n</head>\n<body>\n<h1>" + markup(heading) +
            "</h1>\n" + in_english("History of dossier " + registered.dossier_code) + "<p><b>" +
            markup(registered.title) + "</b></p>\n<p>" +
            markup(DeskNames{desk}.organisation(registered.host)) + "</p>\n<p>" + count +
            " sự kiện, cũ nhất trước; giờ Việt Nam. Mã dưới mỗi sự kiện là mã băm của nó trong "
            "nhật ký; trang này để đọc, tệp kèm theo mới là chứng cứ.</p>\n" +
            in_english(count +
                       " events, oldest first; times are those of Vietnam. The code under "
                       "each event is its hash in the log; this page is for reading, the "
                       "files beside it are the evidence.") +
            "<ol>\n";
    for (const auto& event : events) {
        page += list_item(event);
    }
    return page + "</ol>\n</body>\n</html>\n";
}

}  // namespace phanbien::api
