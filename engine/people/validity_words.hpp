// Days and periods of the directory in sentences. Pure; any thread.
#pragma once

#include <optional>
#include <string>

#include "engine/people/validity.hpp"
#include "engine/xml/mistakes.hpp"

namespace phanbien::people {

using xml::quoted;

// "1/7/2025" in Vietnamese sentences; English ones have to_text(day).
std::string vietnamese(Date day);

// "2025-07-01", or nothing for an end that is open.
std::string text_of(const std::optional<Date>& day);

// "từ 1/7/2025 đến 31/12/2025", "from 2025-07-01 to 2025-12-31"; "luôn luôn" / "always" when open.
Sentence said(const Validity& validity);

}  // namespace phanbien::people
