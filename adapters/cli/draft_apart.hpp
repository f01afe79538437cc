// A draft that came over the network, read in a process of its own: `phanbien read-draft`, started
// anew from this binary, which bounds and seals itself and may be killed. Any thread.
#pragma once

#include <semaphore>
#include <string_view>

#include "engine/document/outline.hpp"
#include "engine/kernel/result.hpp"

namespace phanbien::cli {

inline constexpr int drafts_at_once_max = 2;

class DraftsApart {
  public:
    // Refusals: those of conversion::read_any_draft; "draft.busy" where too many are being read.
    Result<document::Outline> read(std::string_view file_name, std::string_view bytes);

  private:
    std::counting_semaphore<drafts_at_once_max> places_{drafts_at_once_max};
};

}  // namespace phanbien::cli
