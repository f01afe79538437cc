// The directory of organisations in JSON: bodies, posts, people, who is away, who acts for whom, as
// one person may see them on one day. Each function writes one schema of schemas/openapi.yaml. One
// thread (it reads from a desk).
#pragma once

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/people/directory.hpp"
#include "web/api/call.hpp"
#include "web/api/words.hpp"

namespace phanbien::api {

// Which entries of a person are told.
enum class Entries { current_and_future, also_past };

struct DirectoryView {
    const people::Directory& directory;
    const runtime::WorkflowShelf& workflows;
    Date day;
    std::optional<people::PersonIndex> me;  // whoever asks; none: the directory does not know them
    bool administrator = false;
    Entries entries = Entries::current_and_future;

    // Their own absences and the delegations they give; an administrator everybody's.
    bool may_edit(people::PersonIndex whose) const { return administrator || me == whose; }
};

DirectoryView directory_view(Call& call, Date day);
std::optional<people::PersonIndex> person_of(const people::Directory& directory, const Call& call);
bool is_administrator(const Call& call);

boost::json::object directory_body_summary(const DirectoryView& view, people::BodyIndex it);
boost::json::object directory_post_ref(const DirectoryView& view, people::PostIndex it);
boost::json::object directory_person_ref(const DirectoryView& view, people::PersonIndex it);
boost::json::object directory_person_summary(const DirectoryView& view, people::PersonIndex it);
boost::json::object directory_person(const DirectoryView& view, people::PersonIndex it);
boost::json::array directory_acting(const DirectoryView& view, people::PersonIndex who,
                                    people::PostIndex post);
boost::json::array directory_absences(const DirectoryView& view,
                                      const std::vector<people::PersonIndex>& of);
boost::json::array delegations_given(const DirectoryView& view,
                                     const std::vector<people::PersonIndex>& by);

// As written, for the forms of administrators (directory_written.cpp); null for everybody else.
boost::json::value directory_written(const DirectoryView& view, people::BodyIndex it);
boost::json::value directory_written(const DirectoryView& view, people::UnitIndex it);
boost::json::value directory_written(const DirectoryView& view, people::PostIndex it);
boost::json::value directory_written(const DirectoryView& view, people::TenureIndex it);

void put_period(boost::json::object& into, const people::Validity& period, Date day);

// The sentence with ids of people and parts, “pct-dan-chu”, told by their names.
std::string with_directory_names(const people::Directory& directory, const std::string& sentence,
                                 std::string people::Post::*title);

}  // namespace phanbien::api
