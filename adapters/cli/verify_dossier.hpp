// What is said about one dossier's export after checking it, in words or as JSON; and what is said
// of a whole log alike.
#pragma once

#include <boost/json/array.hpp>
#include <filesystem>
#include <optional>
#include <vector>

#include "engine/audit/dossier_verifier.hpp"

namespace phanbien::cli {

// Who witnessed the checkpoint, as every check says it.
std::vector<Sentence> witnessed_lines(const std::vector<audit::Cosigned>& witnessed);
boost::json::array witnessed_json(const std::vector<audit::Cosigned>& witnessed);
// How often the log's key was changed up to the one that signed; nothing where it was not.
std::optional<Sentence> key_change_line(std::uint64_t changes, const audit::VerifierKey& newest);

enum class Told { in_words, as_json };

// Reads the zip part by part. Returns the exit status: 1 on any doubt.
int verify_dossier(const std::filesystem::path& file, const audit::DossierQuestion& question,
                   Told told);

}  // namespace phanbien::cli
