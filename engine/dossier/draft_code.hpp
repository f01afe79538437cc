// The number and code that a draft bears ("12/TTr-SNV") are typed by hand: when are two the same?
// Pure; any thread.
#pragma once

#include <string>
#include <string_view>

namespace phanbien::dossier {

// Lower case, NFC, without any space: "12 / TTR-SNV" and "12/TTr-SNV" are one code. For comparing
// only; people are shown what was typed.
std::string normal_code(std::string_view code);

}  // namespace phanbien::dossier
