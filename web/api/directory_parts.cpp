// One body of the directory with its units, posts and holders, and one person with everything that
// is theirs.
#include <algorithm>

#include "web/api/directory_words.hpp"
#include "web/api/query_reader.hpp"
#include "web/api/resources.hpp"

namespace phanbien::api {

namespace json = boost::json;

namespace {

using people::BodyIndex;
using people::PersonIndex;
using people::PlaceRange;
using people::PostIndex;
using people::UnitIndex;

Result<DirectoryView> read_view(Call& call) {
    QueryReader in(call.query);
    auto view = directory_view(call, in.day("day", call.today()));
    if (in.flag("past").value_or(false)) {
        view.entries = Entries::also_past;
    }
    if (auto problem = in.finish()) {
        return *problem;
    }
    return view;
}

// That of the person in the post around that day.
people::TenureIndex tenure_on(const DirectoryView& view, PersonIndex who, PostIndex post) {
    const auto [begin, end] = view.directory.tenures_of(who);
    for (auto place = begin; place < end; ++place) {
        const auto& it = view.directory.at(people::TenureIndex{place});
        if (it.post == post && it.validity.holds_on(view.day)) {
            return people::TenureIndex{place};
        }
    }
    return people::TenureIndex{begin};  // holders_of() gives those who have one
}

json::array holders_json(const DirectoryView& view, PostIndex post,
                         std::vector<PersonIndex>& holders) {
    json::array out;
    for (const auto who : view.directory.holders_of(post, view.day)) {
        json::object holder{{"person", directory_person_ref(view, who)},
                            {"away", view.directory.is_away(who, view.day)},
                            {"acting", directory_acting(view, who, post)}};
        const auto tenure = tenure_on(view, who, post);
        holder["written"] = directory_written(view, tenure);
        put_period(holder, view.directory.at(tenure).validity.within(view.directory.life_of(post)),
                   view.day);
        out.push_back(std::move(holder));
        if (std::ranges::find(holders, who) == holders.end()) {
            holders.push_back(who);
        }
    }
    return out;
}

json::object post_json(const DirectoryView& view, PostIndex index,
                       std::vector<PersonIndex>& holders) {
    const auto& it = view.directory.at(index);
    json::object out{{"id", it.id},
                     {"label", label({it.vi, it.en})},
                     {"role", it.role},
                     {"head", it.head},
                     {"several", it.several},
                     {"superior", nullptr},
                     {"written", directory_written(view, index)},
                     {"holders", holders_json(view, index, holders)}};
    if (const auto superior = view.directory.superior_of(index, view.day)) {
        out["superior"] = directory_post_ref(view, *superior);
    }
    put_period(out, view.directory.life_of(index), view.day);
    return out;
}

json::array posts_json(const DirectoryView& view, PlaceRange range,
                       std::vector<PersonIndex>& holders) {
    json::array out;
    for (auto place = range.begin; place < range.end; ++place) {
        if (view.directory.life_of(PostIndex{place}).holds_on(view.day)) {
            out.push_back(post_json(view, PostIndex{place}, holders));
        }
    }
    return out;
}

std::size_t depth_of(const people::Directory& directory, UnitIndex unit) {
    std::size_t depth = 0;
    for (auto above = directory.at(unit).parent; above; above = directory.at(*above).parent) {
        ++depth;
    }
    return depth;
}

json::array units_json(const DirectoryView& view, BodyIndex body,
                       std::vector<PersonIndex>& holders) {
    json::array out;
    const auto [begin, end] = view.directory.units_of(body);
    for (auto place = begin; place < end; ++place) {
        const UnitIndex index{place};
        const auto life = view.directory.life_of(index);
        if (!life.holds_on(view.day)) {
            continue;
        }
        const auto& it = view.directory.at(index);
        json::object unit{{"id", it.id},
                          {"label", label({it.vi, it.en})},
                          {"depth", depth_of(view.directory, index)},
                          {"written", directory_written(view, index)},
                          {"posts", posts_json(view, view.directory.posts_of(index), holders)}};
        put_period(unit, life, view.day);
        out.push_back(std::move(unit));
    }
    return out;
}

json::array codes_json(const DirectoryView& view, const people::Body& body) {
    json::array out;
    for (const auto& code : body.codes) {
        json::object entry{{"scheme", people::name_of(code.scheme)}, {"text", code.text}};
        put_period(entry, code.validity, view.day);
        out.push_back(std::move(entry));
    }
    return out;
}

// From the top down.
json::array above_json(const DirectoryView& view, BodyIndex body) {
    std::vector<BodyIndex> chain;
    for (auto it = view.directory.at(body).parent; it; it = view.directory.at(*it).parent) {
        chain.push_back(*it);
    }
    json::array out;
    for (auto it = chain.rbegin(); it != chain.rend(); ++it) {
        const auto& above = view.directory.at(*it);
        out.push_back(named(above.id, {above.vi, above.en}));
    }
    return out;
}

}  // namespace

Result<Response> get_directory_body(Call& call) {
    TRY(const auto view, read_view(call));
    const auto body = view.directory.body(call.path.at("body"));
    if (!body) {
        return Problem{ProblemKind::missing, "directory.no_such_body",
                       "Danh bạ tổ chức không có cơ quan này.",
                       "The directory does not have this organisation."};
    }
    std::vector<PersonIndex> holders;
    auto units = units_json(view, *body, holders);
    return json_response(200, {{"day", to_text(view.day)},
                               {"body", directory_body_summary(view, *body)},
                               {"written", directory_written(view, *body)},
                               {"codes", codes_json(view, view.directory.at(*body))},
                               {"above", above_json(view, *body)},
                               {"units", std::move(units)},
                               {"absences", directory_absences(view, holders)},
                               {"delegations", delegations_given(view, holders)}});
}

Result<Response> get_directory_person(Call& call) {
    TRY(const auto view, read_view(call));
    const auto person = view.directory.person(call.path.at("person"));
    if (!person) {
        return Problem{ProblemKind::missing, "directory.no_such_person",
                       "Danh bạ tổ chức không có người này.",
                       "The directory does not have this person."};
    }
    return json_response(200,
                         {{"day", to_text(view.day)}, {"person", directory_person(view, *person)}});
}

}  // namespace phanbien::api
