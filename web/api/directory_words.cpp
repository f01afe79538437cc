#include "web/api/directory_words.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace phanbien::api {

namespace json = boost::json;

using people::BodyIndex;
using people::DelegationIndex;
using people::PersonIndex;
using people::PostIndex;

namespace {

template <class Part>
json::object named_part(const Part& part) {
    return named(part.id, {part.vi, part.en});
}

std::string_view standing(const people::Validity& period, Date day) {
    if (period.until && *period.until < day) {
        return "past";
    }
    return period.from && day < *period.from ? "future" : "current";
}

bool is_told(const DirectoryView& view, const people::Validity& period) {
    return view.entries == Entries::also_past || standing(period, view.day) != "past";
}

// What is first comes first; without a first day it has always been.
template <class Entry>
void sort_by_days(std::vector<Entry>& entries, const people::Directory& directory) {
    std::ranges::stable_sort(entries, {}, [&](Entry it) { return directory.at(it).validity.from; });
}

json::array matters_json(const DirectoryView& view, const std::vector<std::string>& matters) {
    json::array out;
    for (const auto& id : matters) {
        const auto* workflow = view.workflows.current(id);
        out.push_back(named(id, workflow ? workflow->label() : dossier::Label{id, id}));
    }
    return out;
}

json::object absence_json(const DirectoryView& view, people::AbsenceIndex index) {
    const auto& it = view.directory.at(index);
    json::object out{{"person", directory_person_ref(view, it.person)},
                     {"reason", nullptr},
                     {"may_edit", view.may_edit(it.person)}};
    if (view.may_edit(it.person)) {
        out["reason"] = view.directory.reason_of(index);
    }
    put_period(out, it.validity, view.day);
    return out;
}

json::object delegation_json(const DirectoryView& view, DelegationIndex index) {
    const auto& it = view.directory.at(index);
    json::object out{{"giver", directory_person_ref(view, it.from)},
                     {"taker", directory_person_ref(view, it.to)},
                     {"post", nullptr},
                     {"matters", matters_json(view, it.matters)},
                     {"always", it.always},
                     {"may_edit", view.may_edit(it.from)}};
    if (it.post) {
        out["post"] = directory_post_ref(view, *it.post);
    }
    put_period(out, it.validity, view.day);
    return out;
}

json::array delegations_json(const DirectoryView& view, std::vector<DelegationIndex> entries) {
    sort_by_days(entries, view.directory);
    json::array out;
    for (const auto it : entries) {
        if (is_told(view, view.directory.at(it).validity)) {
            out.push_back(delegation_json(view, it));
        }
    }
    return out;
}

json::array bodies_json(const DirectoryView& view, const std::vector<BodyIndex>& bodies) {
    json::array out;
    for (const auto it : bodies) {
        out.push_back(named_part(view.directory.at(it)));
    }
    return out;
}

// Those that name it themselves; successors_of() goes on to theirs.
std::vector<BodyIndex> direct_successors(const people::Directory& directory, BodyIndex body) {
    auto found = directory.successors_of(body);
    std::erase_if(found, [&](BodyIndex it) {
        return std::ranges::find(directory.at(it).predecessors, body) ==
               directory.at(it).predecessors.end();
    });
    return found;
}

// The matters in which somebody else might act than usually: those named in a delegation of the
// post that day, by the holder or by whoever it is handed on to.
std::set<std::string> matters_apart(const DirectoryView& view, PersonIndex who, PostIndex post) {
    std::set<std::string> matters;
    std::vector<PersonIndex> asked{who};
    for (std::size_t next = 0; next < asked.size(); ++next) {
        const auto [begin, end] = view.directory.delegations_from(asked[next]);
        for (auto place = begin; place < end; ++place) {
            const auto& it = view.directory.at(DelegationIndex{place});
            if ((it.post && *it.post != post) || !it.validity.holds_on(view.day)) {
                continue;
            }
            matters.insert(it.matters.begin(), it.matters.end());
            if (std::ranges::find(asked, it.to) == asked.end()) {
                asked.push_back(it.to);
            }
        }
    }
    return matters;
}

json::object acting_json(const DirectoryView& view, const std::vector<std::string>& matters,
                         const people::Acting& acting) {
    json::array through;
    for (const auto it : acting.chain) {
        through.push_back(directory_person_ref(view, view.directory.at(it).to));
    }
    json::object out{{"matters", matters_json(view, matters)},
                     {"person", nullptr},
                     {"through", std::move(through)}};
    if (acting.person) {
        out["person"] = directory_person_ref(view, *acting.person);
    }
    return out;
}

json::array tenures_json(const DirectoryView& view, PersonIndex person) {
    const auto [begin, end] = view.directory.tenures_of(person);
    std::vector<people::TenureIndex> entries;
    for (auto place = begin; place < end; ++place) {
        entries.push_back(people::TenureIndex{place});
    }
    sort_by_days(entries, view.directory);
    json::array out;
    for (const auto index : entries) {
        const auto& it = view.directory.at(index);
        const auto days = it.validity.within(view.directory.life_of(it.post));
        json::object entry{{"post", directory_post_ref(view, it.post)},
                           {"written", directory_written(view, index)}};
        put_period(entry, days, view.day);
        out.push_back(std::move(entry));
    }
    return out;
}

}  // namespace

std::optional<PersonIndex> person_of(const people::Directory& directory, const Call& call) {
    return directory.person_of_account(call.present.value().account.username);
}

bool is_administrator(const Call& call) {
    return call.actor().has_role(people::administrator_role);
}

DirectoryView directory_view(Call& call, Date day) {
    const auto& directory = call.desk.directory();
    return {.directory = directory,
            .workflows = call.site.parts.workflows,
            .day = day,
            .me = person_of(directory, call),
            .administrator = is_administrator(call)};
}

void put_period(json::object& into, const people::Validity& period, Date day) {
    into["from"] = date_or_null(period.from);
    into["until"] = date_or_null(period.until);
    into["standing"] = standing(period, day);
}

json::object directory_body_summary(const DirectoryView& view, BodyIndex index) {
    const auto& directory = view.directory;
    const auto& it = directory.at(index);
    std::size_t posts = 0;
    std::set<PersonIndex> holders;
    const auto [begin, end] = directory.posts_of(index);
    for (auto place = begin; place < end; ++place) {
        const PostIndex post{place};
        posts += directory.life_of(post).holds_on(view.day) ? 1 : 0;
        const auto holding = directory.holders_of(post, view.day);
        holders.insert(holding.begin(), holding.end());
    }
    json::object out{{"id", it.id},
                     {"label", label({it.vi, it.en})},
                     {"kind", people::name_of(it.kind)},
                     {"level", people::name_of(it.level)},
                     {"parent", nullptr},
                     {"predecessors", bodies_json(view, it.predecessors)},
                     {"successors", bodies_json(view, direct_successors(directory, index))},
                     {"posts", posts},
                     {"holders", holders.size()}};
    if (it.parent) {
        out["parent"] = named_part(directory.at(*it.parent));
    }
    put_period(out, directory.life_of(index), view.day);
    return out;
}

json::object directory_post_ref(const DirectoryView& view, PostIndex index) {
    const auto& it = view.directory.at(index);
    const auto& unit = view.directory.at(it.unit);
    return {{"id", it.id},
            {"label", label({it.vi, it.en})},
            {"unit", named_part(unit)},
            {"body", named_part(view.directory.at(unit.body))}};
}

json::object directory_person_ref(const DirectoryView& view, PersonIndex index) {
    const auto& it = view.directory.at(index);
    return {{"id", it.id}, {"name", it.name}};
}

json::object directory_person_summary(const DirectoryView& view, PersonIndex index) {
    auto out = directory_person_ref(view, index);
    json::array posts;
    for (const auto it : view.directory.posts_of(index, view.day)) {
        posts.push_back(directory_post_ref(view, it));
    }
    out["away"] = view.directory.is_away(index, view.day);
    out["posts"] = std::move(posts);
    return out;
}

json::object directory_person(const DirectoryView& view, PersonIndex index) {
    auto out = directory_person_ref(view, index);
    const auto taken = view.directory.delegations_to(index);
    out["account"] = view.administrator ? view.directory.at(index).account : "";
    out["may_edit"] = view.may_edit(index);
    out["away"] = view.directory.is_away(index, view.day);
    out["posts"] = tenures_json(view, index);
    out["absences"] = directory_absences(view, {index});
    out["delegations_given"] = delegations_given(view, {index});
    out["delegations_taken"] = delegations_json(view, {taken.begin(), taken.end()});
    return out;
}

json::array directory_acting(const DirectoryView& view, PersonIndex who, PostIndex post) {
    const auto act_in = [&](std::string_view matter) {
        return view.directory.who_acts(who, post, matter, view.day);
    };
    const auto usual = act_in({});
    json::array out;
    if (usual.person != who) {
        out.push_back(acting_json(view, {}, usual));
    }
    for (const auto& matter : matters_apart(view, who, post)) {
        const auto acting = act_in(matter);
        if (acting.person != usual.person) {
            out.push_back(acting_json(view, {matter}, acting));
        }
    }
    return out;
}

json::array directory_absences(const DirectoryView& view, const std::vector<PersonIndex>& of) {
    std::vector<people::AbsenceIndex> entries;
    for (const auto person : of) {
        const auto [begin, end] = view.directory.absences_of(person);
        for (auto place = begin; place < end; ++place) {
            entries.push_back(people::AbsenceIndex{place});
        }
    }
    sort_by_days(entries, view.directory);
    json::array out;
    for (const auto it : entries) {
        if (is_told(view, view.directory.at(it).validity)) {
            out.push_back(absence_json(view, it));
        }
    }
    return out;
}

json::array delegations_given(const DirectoryView& view, const std::vector<PersonIndex>& by) {
    std::vector<DelegationIndex> entries;
    for (const auto person : by) {
        const auto [begin, end] = view.directory.delegations_from(person);
        for (auto place = begin; place < end; ++place) {
            entries.push_back(DelegationIndex{place});
        }
    }
    return delegations_json(view, std::move(entries));
}

std::string with_directory_names(const people::Directory& directory, const std::string& sentence,
                                 std::string people::Post::*title) {
    constexpr std::string_view opening = "“";
    constexpr std::string_view closing = "”";
    const bool vietnamese = title == &people::Post::vi;
    std::string out;
    std::size_t at = 0;
    while (true) {
        const auto begin = sentence.find(opening, at);
        const auto end = sentence.find(closing, begin);
        if (begin == std::string::npos || end == std::string::npos) {
            return out + sentence.substr(at);
        }
        const auto id_at = begin + opening.size();
        const auto id = sentence.substr(id_at, end - id_at);
        out += sentence.substr(at, begin - at);
        if (const auto person = directory.person(id)) {
            out += directory.at(*person).name;
        } else if (const auto post = directory.post(id)) {
            out += std::string(opening) + directory.at(*post).*title + std::string(closing);
        } else if (const auto unit = directory.unit(id)) {
            const auto& it = directory.at(*unit);
            out += std::string(opening) + (vietnamese ? it.vi : it.en) + std::string(closing);
        } else if (const auto body = directory.body(id)) {
            const auto& it = directory.at(*body);
            out += std::string(opening) + (vietnamese ? it.vi : it.en) + std::string(closing);
        } else {
            out += std::string(opening) + id + std::string(closing);
        }
        at = end + closing.size();
    }
}

}  // namespace phanbien::api
