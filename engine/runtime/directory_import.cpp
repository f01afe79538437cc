#include "engine/runtime/directory_import.hpp"

#include <algorithm>
#include <boost/json/array.hpp>
#include <iterator>
#include <map>
#include <optional>
#include <utility>

#include "engine/audit/sha256.hpp"
#include "engine/people/directory_xml.hpp"
#include "engine/runtime/command_job.hpp"
#include "engine/runtime/directory_shelf.hpp"
#include "engine/runtime/unreadable_dossier.hpp"

namespace phanbien::runtime {

namespace json = boost::json;

namespace {

Problem stale() {
    return {.kind = ProblemKind::stale,
            .code = "directory.stale",
            .vi = "Danh bạ tổ chức đã được sửa sau khi ông/bà xem. Hãy xem lại rồi nhập.",
            .en = "The directory has changed since you saw it. Look at it again, then import."};
}

// A directory as the office would keep it. Reading and writing a large one takes seconds, so this
// is done before anything is locked.
struct Prepared {
    people::Directory directory;
    std::string text;
};

Result<Prepared> prepared(const DirectoryImport& import) {
    TRY(auto directory, people::read_directory(import.text, import.file_name));
    auto text = people::write_directory(directory, people::Reasons::told);
    return Prepared{.directory = std::move(directory), .text = std::move(text)};
}

Result<DirectoryChange> change_of(const people::Directory& next, const std::string& text,
                                  const DirectoryImport& import, const people::Directory& in_force,
                                  const std::string& hash) {
    if (import.seen && *import.seen != hash) {
        return stale();
    }
    return DirectoryChange{
        .hash = audit::sha256_hex(text), .previous = hash, .changes = people::diff(in_force, next)};
}

// What changed, in both languages; reasons of absences are never part of it.
json::array sentences(const std::vector<people::Change>& changes) {
    json::array out;
    for (std::size_t i = 0; i < std::min(changes.size(), changes_logged_max); ++i) {
        const auto sentence = people::said(changes[i]);
        out.emplace_back(json::object{{"vi", sentence.vi}, {"en", sentence.en}});
    }
    return out;
}

// What routes are judged by.
struct Shelves {
    RouteShelf& routes;
    const calendar::Calendars& calendars;
    Instant now;
    std::function<void(const std::string&)> on_fault = [](const std::string&) {};
};

// Into `change`, for each of the dossiers as `at_head` gives it. The routes of one that cannot be
// read stay as they are: it is `on_fault`'s, and keeps nobody from changing the directory.
template <class AtHead>
void note_routes(const std::vector<DossierId>& dossiers, const AtHead& at_head,
                 const people::Directory& next, Reading& reading, const Shelves& shelves,
                 DirectoryChange& change) {
    for (const auto& id : dossiers) {
        try {
            auto routes = followed(at_head(id), next, shelves.routes, reading, shelves.calendars,
                                   shelves.now);
            std::ranges::move(routes, std::back_inserter(change.routes));
        } catch (const UnreadableDossier& why) {
            shelves.on_fault(why.what());
        }
    }
}

Result<void> no_orphans(const DirectoryChange& change, const DirectoryImport& import) {
    const bool orphans = std::ranges::any_of(
        change.routes, [](const FollowedRoute& it) { return !it.orphans.empty(); });
    if (orphans && import.orphans == DirectoryImport::Orphans::refused) {
        return orphans_refused(change.routes, change.changes, import.file_name);
    }
    return {};
}

// People fall ill and hand on whatever waits for them: that is refused for no route's sake. The
// organisation itself changes like an import.
Result<DirectoryImport> import_of(const people::DirectoryEdit& edit,
                                  const std::optional<StoredDirectory>& in_force,
                                  const people::Actor& actor) {
    TRY(auto text, people::edited(in_force ? in_force->text : std::string{}, edit));
    return DirectoryImport{.text = std::move(text),
                           .file_name = "directory.xml",
                           .seen = in_force ? in_force->hash : std::string{},
                           .actor = actor,
                           .orphans = people::owner_of(edit) ? DirectoryImport::Orphans::accepted
                                                             : DirectoryImport::Orphans::refused};
}

}  // namespace

Result<DirectoryChange> preview_edit(Reading& reading, RouteShelf& routes,
                                     const people::DirectoryEdit& edit, Instant now) {
    TRY(const auto import, import_of(edit, reading.directory(), people::Actor{}));
    return preview_directory(reading, routes, import, now);
}

Result<DirectoryChange> preview_directory(Reading& reading, RouteShelf& routes,
                                          const DirectoryImport& import, Instant now) {
    TRY(const auto next, prepared(import));
    CalendarShelf calendars;
    const Shelves shelves{.routes = routes, .calendars = calendars.at_head(reading), .now = now};
    DirectoryShelf shelf;
    const auto& in_force = shelf.at_head(reading);
    TRY(auto change, change_of(next.directory, next.text, import, in_force, shelf.hash()));
    DossierShelf dossiers;
    note_routes(
        dossiers_concerned(reading, change.changes, in_force, next.directory),
        [&](const DossierId& id) -> const auto& { return dossiers.at_head(reading, id); },
        next.directory, reading, shelves, change);
    CHECK_THAT(no_orphans(change, import));
    return change;
}

// One after the other in the committer's transaction: the directory, the office's event, and for
// each dossier on whose route somebody else is asked now the events that say so.
Result<DirectoryChange> Office::import_now(Writing& writing, const DirectoryImport& import,
                                           const people::Directory& next, const std::string& text) {
    auto& shelf = writer_->directory;
    const auto& in_force = shelf.at_head(writing);
    TRY(auto change, change_of(next, text, import, in_force, shelf.hash()));
    if (change.hash == change.previous) {
        return change;
    }
    auto& journal = writer_->journal;
    const Shelves shelves{.routes = parts_.routes,
                          .calendars = writer_->calendars.at_head(writing),
                          .now = journal.next_time(writing),
                          .on_fault = parts_.on_fault};
    note_routes(
        dossiers_concerned(writing, change.changes, in_force, next),
        [&](const DossierId& id) -> const auto& { return writer_->shelf.at_head(writing, id); },
        next, writing, shelves, change);
    CHECK_THAT(no_orphans(change, import));
    writing.put_directory({.hash = change.hash,
                           .text = text,
                           .at = journal.next_time(writing),
                           .actor = import.actor.account});
    journal.append(writing, {.act = "directory_imported",
                             .organisation = import.actor.organisation,
                             .actor = import.actor.account,
                             .details = {{"hash", change.hash},
                                         {"previous", change.previous},
                                         {"changes_total", change.changes.size()},
                                         {"changes", sentences(change.changes)}}});
    follow(writing, change, next);
    return change;
}

// A route's own refusal is for the log: the directory stands, and the route is looked at again when
// the day begins.
void Office::follow(Writing& writing, const DirectoryChange& change,
                    const people::Directory& next) {
    OfficeRoutes routes(parts_.routes, next, writing);
    std::map<DossierId, std::vector<dossier::RouteReplanned>> made;
    for (const auto& it : change.routes) {
        if (it.made) {
            made[it.dossier].push_back({.invoke = it.invoke, .replanned = *it.made});
        }
    }
    for (const auto& [id, replanned] : made) {
        const auto& dossier = writer_->shelf.at_head(writing, id);
        const auto now = writer_->journal.next_time(writing);
        auto bodies = dossier::decide(
            dossier,
            {.dossier = id,
             .actor = {},
             .expected_revision = {},
             .body = dossier::FollowDirectory{replanned}},
            writer_->context_of(writer_->workflow_of(dossier, writing), writing, routes, now));
        if (bodies) {
            writer_->write(writing, {.dossier = id, .actor = {}, .at = now}, dossier,
                           std::move(bodies).value());
        } else {
            parts_.on_fault("routes of dossier " + id.text() + ": " + bodies.error().code);
        }
    }
}

Result<DirectoryChange> Office::import_directory(const DirectoryImport& import) {
    TRY(const auto next, prepared(import));
    std::optional<Result<DirectoryChange>> outcome;
    auto failure = write_and_wait([&](Writing& writing) {
        outcome = import_now(writing, import, next.directory, next.text);
    });
    if (failure) {
        return *std::move(failure);
    }
    return *std::move(outcome);
}

// Each attempt is made to the directory as it is then; that nobody else's change is lost is for the
// import to see to.
Result<DirectoryChange> Office::edit_directory(const people::DirectoryEdit& edit,
                                               const people::Actor& actor) {
    Result<DirectoryChange> outcome = stale();
    for (int attempt = 0; attempt < edit_attempts_max; ++attempt) {
        TRY(const auto import, import_of(edit, parts_.store.open_reading()->directory(), actor));
        outcome = import_directory(import);
        if (outcome || outcome.error().kind != ProblemKind::stale) {
            break;
        }
    }
    return outcome;
}

}  // namespace phanbien::runtime
