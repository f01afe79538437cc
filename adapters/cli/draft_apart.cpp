#include "adapters/cli/draft_apart.hpp"

#include <chrono>
#include <string>

#include "adapters/conversion/answer.hpp"
#include "adapters/draft_reader/draft_reader.hpp"
#include "adapters/host/program.hpp"

namespace phanbien::cli {

namespace {

constexpr auto waiting_max = std::chrono::seconds{20};
// More than a conversion and a reading may take, each of which is bounded by itself.
constexpr host::ProgramBounds draft_bounds{.wall = std::chrono::seconds{150},
                                           .cpu = std::chrono::seconds{120}};

Problem busy() {
    return {.kind = ProblemKind::busy,
            .code = "draft.busy",
            .vi = "Đang có nhiều tệp được đọc cùng lúc. Hãy thử lại sau giây lát.",
            .en = "Many files are being read at the same time. Try again in a moment."};
}

// Gives the place back whatever happens: there are few, and a lost one is lost until a restart.
struct PlaceTaken {
    std::counting_semaphore<drafts_at_once_max>& places;
    ~PlaceTaken() { places.release(); }
};

}  // namespace

Result<document::Outline> DraftsApart::read(std::string_view file_name, std::string_view bytes) {
    if (bytes.size() > draft_bytes_max || bytes.empty()) {
        return read_draft(file_name, bytes);  // refused without looking inside
    }
    TRY(const auto said, answer("draft", file_name, bytes));
    return conversion::outline_from(said);
}

Result<dossier::FilledTable> DraftsApart::read_filled(std::string_view file_name,
                                                      std::string_view bytes) {
    TRY(const auto said, answer("filled", file_name, bytes));
    return conversion::filled_table_from(said);
}

Result<void> DraftsApart::check_template(std::string_view docx) {
    TRY(const auto said, answer("template", "template.docx", docx));
    const auto looked_through = conversion::answer_from(said);
    return looked_through ? Result<void>() : Result<void>(looked_through.error());
}

Result<std::string> DraftsApart::answer(std::string_view kind, std::string_view name,
                                        std::string_view bytes) {
    if (!places_.try_acquire_for(waiting_max)) {
        return busy();
    }
    const auto run = [&] {
        const PlaceTaken taken{places_};
        return host::run_program({.path = host::own_binary,
                                  .words = {"read-draft", std::string(kind), std::string(name)}},
                                 bytes, draft_bounds, stop_);
    }();
    if (stop_.stop_requested()) {
        return busy();
    }
    if (run.ending == host::Ending::out_of_time) {
        return conversion::reading_too_much();
    }
    return run.done() ? Result<std::string>(run.output)
                      : Result<std::string>(conversion::reading_failed());
}

}  // namespace phanbien::cli
