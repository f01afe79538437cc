// How long the texts of a command may be (code points) and how many things it may name. The same
// figures stand in schemas/openapi.yaml.
#pragma once

#include <cstddef>
#include <cstdint>

namespace phanbien::dossier {

inline constexpr std::size_t title_length_max = 500;
inline constexpr std::size_t code_length_max = 100;
inline constexpr std::size_t summary_length_max = 10'000;
inline constexpr std::size_t opinion_length_max = 20'000;  // also of proposals and recommendations
inline constexpr std::size_t answer_length_max = 20'000;
inline constexpr std::size_t quote_length_max = 5'000;
inline constexpr std::size_t reason_length_max = 2'000;  // also of remarks, notes and messages
inline constexpr std::size_t name_length_max = 300;
inline constexpr std::size_t field_length_max = 500;          // a field of type text
inline constexpr std::size_t long_field_length_max = 10'000;  // a field of type long_text
// A field of type number, either sign: whole numbers that every script engine holds exactly.
inline constexpr std::int64_t number_field_max = 9'007'199'254'740'991;
inline constexpr std::size_t eid_length_max = 500;
inline constexpr std::size_t items_per_command_max = 500;
inline constexpr std::size_t drafts_max = 8;
inline constexpr std::size_t attachments_max = 10;         // of one opinion
inline constexpr std::size_t selection_context_max = 200;  // prefix and suffix, each
inline constexpr std::size_t imported_rows_max = 2'000;    // taken by one import
inline constexpr std::size_t opinions_per_command_max = 100;
// Things that come together can bring thousands of mistakes; this many are told.
inline constexpr std::size_t mistakes_told_max = 100;
// Events that a definition may send to itself at once in answer to one command.
inline constexpr std::size_t sent_events_max = 64;

}  // namespace phanbien::dossier
