#include "adapters/conversion/read_any.hpp"

#include <functional>

#include "adapters/conversion/answer.hpp"
#include "adapters/conversion/conversion.hpp"
#include "adapters/draft_reader/draft_reader.hpp"
#include "adapters/host/confined.hpp"
#include "adapters/host/memory_file.hpp"
#include "adapters/host/sealed.hpp"

namespace phanbien::conversion {

namespace {

using document::Outline;

constexpr host::Bounds reading_bounds{.cpu = std::chrono::milliseconds{20'000},
                                      .memory_bytes = std::size_t{1} << 30};

Result<Outline> read_sealed(const std::function<Result<Outline>()>& read) {
    const host::MemoryFile answer;
    const auto run = host::run_confined(reading_bounds, [&] {
        const bool ready = host::seal_process();
        return ready && answer.fill(answer_text(read())) ? 0 : 1;
    });
    if (run.ending == host::Ending::out_of_time || run.ending == host::Ending::out_of_memory) {
        return reading_too_much();
    }
    return run.ending == host::Ending::finished && run.status == 0
               ? answer_from(answer.text())
               : Result<Outline>(reading_failed());
}

}  // namespace

Result<Outline> read_any_draft(std::string_view file_name, std::string_view bytes) {
    const auto format = bytes.size() > draft_bytes_max ? DraftFormat::other : format_of(bytes);
    if (format == DraftFormat::pdf) {
        TRY(const auto layout, to_page_layout(bytes));
        return read_sealed([&] { return read_page_layout(layout); });
    }
    if (format == DraftFormat::old_word || format == DraftFormat::rich_text) {
        TRY(const auto docx, to_docx(bytes, format == DraftFormat::old_word ? "doc" : "rtf"));
        return read_sealed([&] { return read_draft("draft.docx", docx); });
    }
    return read_sealed([&] { return read_draft(file_name, bytes); });
}

}  // namespace phanbien::conversion
