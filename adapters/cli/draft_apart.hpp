// Files that came over the network, read in a process of its own: `phanbien read-draft`, started
// anew from this binary, which bounds and seals itself and may be killed. Any thread.
#pragma once

#include <semaphore>
#include <stop_token>
#include <string>
#include <string_view>
#include <utility>

#include "engine/document/outline.hpp"
#include "engine/dossier/filled_table.hpp"
#include "engine/kernel/result.hpp"

namespace phanbien::cli {

inline constexpr int drafts_at_once_max = 2;

// All refuse as conversion/answer.hpp says, and with "draft.busy" where too many are being read
// or the server stops.
class DraftsApart {
  public:
    // A request to stop ends what is being read.
    explicit DraftsApart(std::stop_token stop) : stop_(std::move(stop)) {}

    // Refusals: those of conversion::read_any_draft.
    Result<document::Outline> read(std::string_view file_name, std::string_view bytes);
    // A synthesis table in either format that was filled offline. Refusals: those of its readers.
    Result<dossier::FilledTable> read_filled(std::string_view file_name, std::string_view bytes);
    // Refusals: those of docx_writer::check_paper_template.
    Result<void> check_template(std::string_view docx);

  private:
    // What the process answered.
    Result<std::string> answer(std::string_view kind, std::string_view name,
                               std::string_view bytes);

    std::stop_token stop_;
    std::counting_semaphore<drafts_at_once_max> places_{drafts_at_once_max};
};

}  // namespace phanbien::cli
