// The directory in force: what it is, who one is in it, its bodies and its people, page by page,
// and all of it as a file.

#include "engine/people/directory_xml.hpp"
#include "web/api/directory_words.hpp"
#include "web/api/query_reader.hpp"
#include "web/api/resources.hpp"

namespace phanbien::api {

namespace json = boost::json;

namespace {

using people::BodyIndex;

// Which bodies are asked for, besides the text.
struct BodyFilter {
    bool also_not_in_force = false;
    std::optional<people::Level> level;
    std::optional<std::string> parent;  // an id

    bool takes(const DirectoryView& view, BodyIndex index) const {
        const auto& it = view.directory.at(index);
        const bool in_force = view.directory.life_of(index).holds_on(view.day);
        const bool is_under = !parent || (it.parent && view.directory.at(*it.parent).id == *parent);
        return (also_not_in_force || in_force) && (!level || *level == it.level) && is_under;
    }
};

struct Page {
    std::size_t first = 0;  // a place in the directory
    std::size_t limit = 0;
};

Page read_page(QueryReader& in) {
    return {.first = in.cursor_place().value_or(0), .limit = in.limit()};
}

BodyFilter read_filter(QueryReader& in) {
    BodyFilter filter;
    filter.also_not_in_force = in.one_of("standing", {"in_force", "all"}) == "all";
    if (const auto level = in.text("level"); !level.empty()) {
        filter.level = people::level(level);
        if (!filter.level) {
            in.complain("level");
        }
    }
    if (auto parent = in.text("parent"); !parent.empty()) {
        filter.parent = std::move(parent);
    }
    return filter;
}

// The part of the list that the page is of.
template <class Write>
json::object page_json(const std::vector<std::uint32_t>& found, const Page& page, Write write) {
    json::array items;
    std::string next;
    for (const auto place : found) {
        if (place < page.first) {
            continue;
        }
        if (items.size() == page.limit) {
            next = std::to_string(place);
            break;
        }
        items.push_back(write(place));
    }
    return {{"items", std::move(items)}, {"next_cursor", sealed(next)}, {"total", found.size()}};
}

json::value in_force(Call& call, const people::Directory& directory) {
    const auto& shelf = call.desk.directory_shelf();
    if (shelf.hash().empty()) {
        return {};
    }
    return json::object{{"hash", shelf.hash()},
                        {"at", to_text(shelf.at())},
                        {"by", person(call.desk, shelf.actor())},
                        {"label", label({directory.vi(), directory.en()})},
                        {"bodies", directory.bodies().size()},
                        {"units", directory.units().size()},
                        {"posts", directory.posts().size()},
                        {"people", directory.people().size()}};
}

// Today, whichever day the list is of: it says what one may do now.
json::value me(Call& call) {
    const auto view = directory_view(call, call.today());
    return view.me ? json::value(directory_person(view, *view.me)) : json::value{};
}

}  // namespace

Result<Response> get_directory(Call& call) {
    QueryReader in(call.query);
    const auto view = directory_view(call, in.day("day", call.today()));
    const auto sought = in.search("text");
    const auto filter = read_filter(in);
    const auto page = read_page(in);
    if (auto problem = in.finish()) {
        return *problem;
    }
    auto found = call.desk.body_names().find(sought);
    std::erase_if(found,
                  [&](std::uint32_t place) { return !filter.takes(view, BodyIndex{place}); });
    auto out = page_json(found, page, [&](std::uint32_t place) {
        return directory_body_summary(view, BodyIndex{place});
    });
    out["directory"] = in_force(call, view.directory);
    out["day"] = to_text(view.day);
    out["me"] = me(call);
    return json_response(200, out);
}

Result<Response> get_directory_people(Call& call) {
    QueryReader in(call.query);
    const auto view = directory_view(call, in.day("day", call.today()));
    const auto sought = in.search("text");
    const auto page = read_page(in);
    if (auto problem = in.finish()) {
        return *problem;
    }
    auto out = page_json(call.desk.people_names().find(sought), page, [&](std::uint32_t place) {
        return directory_person_summary(view, people::PersonIndex{place});
    });
    out["day"] = to_text(view.day);
    return json_response(200, out);
}

Result<Response> get_directory_file(Call& call) {
    const auto& directory = call.desk.directory();
    if (call.desk.directory_shelf().hash().empty()) {
        return Problem{ProblemKind::missing, "directory.missing",
                       "Cơ quan chưa có danh bạ tổ chức. Quản trị viên có thể nhập từ tệp.",
                       "The office has no directory yet. An administrator can import one."};
    }
    const auto reasons =
        is_administrator(call) ? people::Reasons::told : people::Reasons::kept_back;
    return file_response(people::write_directory(directory, reasons),
                         "application/xml; charset=utf-8", "Danh bạ tổ chức.xml");
}

}  // namespace phanbien::api
