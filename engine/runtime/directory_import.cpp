#include "engine/runtime/directory_import.hpp"

#include <algorithm>
#include <boost/json/array.hpp>
#include <optional>
#include <utility>

#include "engine/audit/sha256.hpp"
#include "engine/people/directory_xml.hpp"
#include "engine/runtime/command_job.hpp"
#include "engine/runtime/directory_shelf.hpp"

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

Result<DirectoryChange> change_of(const Prepared& next, const DirectoryImport& import,
                                  const people::Directory& in_force, const std::string& hash) {
    if (import.seen && *import.seen != hash) {
        return stale();
    }
    return DirectoryChange{.hash = audit::sha256_hex(next.text),
                           .previous = hash,
                           .changes = people::diff(in_force, next.directory)};
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

}  // namespace

Result<DirectoryChange> preview_directory(Reading& reading, const DirectoryImport& import) {
    TRY(const auto next, prepared(import));
    DirectoryShelf shelf;
    const auto& in_force = shelf.at_head(reading);
    return change_of(next, import, in_force, shelf.hash());
}

Result<DirectoryChange> Office::import_directory(const DirectoryImport& import) {
    TRY(const auto next, prepared(import));
    std::optional<Result<DirectoryChange>> outcome;
    auto failure = run_and_wait(parts_.committer, [&](Writing& writing) {
        auto& shelf = writer_->directory;
        const auto& in_force = shelf.at_head(writing);
        outcome = change_of(next, import, in_force, shelf.hash());
        if (!*outcome || (*outcome)->hash == (*outcome)->previous) {
            return;
        }
        const auto& change = **outcome;
        auto& journal = writer_->journal;
        writing.put_directory({.hash = change.hash,
                               .text = next.text,
                               .at = journal.next_time(writing),
                               .actor = import.actor.account});
        journal.append(writing, {.act = "directory_imported",
                                 .organisation = import.actor.organisation,
                                 .actor = import.actor.account,
                                 .details = {{"hash", change.hash},
                                             {"previous", change.previous},
                                             {"changes_total", change.changes.size()},
                                             {"changes", sentences(change.changes)}}});
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
        const auto in_force = parts_.store.open_reading()->directory();
        TRY(auto text, people::edited(in_force ? in_force->text : std::string{}, edit));
        outcome = import_directory({.text = std::move(text),
                                    .file_name = "directory.xml",
                                    .seen = in_force ? in_force->hash : std::string{},
                                    .actor = actor});
        if (outcome || outcome.error().kind != ProblemKind::stale) {
            break;
        }
    }
    return outcome;
}

}  // namespace phanbien::runtime
