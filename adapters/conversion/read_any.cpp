#include "adapters/conversion/read_any.hpp"

#include "adapters/conversion/answer.hpp"
#include "adapters/conversion/conversion.hpp"
#include "adapters/conversion/sealed_reading.hpp"
#include "adapters/draft_reader/draft_reader.hpp"

namespace phanbien::conversion {

namespace {

using document::Outline;

template <class Read>
Result<Outline> outline_read(const Read& read) {
    return outline_from(read_sealed([&] { return answer_text(read()); }));
}

}  // namespace

Result<Outline> read_any_draft(std::string_view file_name, std::string_view bytes) {
    const auto format = bytes.size() > draft_bytes_max ? DraftFormat::other : format_of(bytes);
    if (format == DraftFormat::pdf) {
        TRY(const auto layout, to_page_layout(bytes));
        return outline_read([&] { return read_page_layout(layout); });
    }
    if (format == DraftFormat::old_word || format == DraftFormat::rich_text) {
        TRY(const auto docx, to_docx(bytes, format == DraftFormat::old_word ? "doc" : "rtf"));
        return outline_read([&] { return read_draft("draft.docx", docx); });
    }
    return outline_read([&] { return read_draft(file_name, bytes); });
}

}  // namespace phanbien::conversion
