// What is said about one dossier's export after checking it, in words or as JSON.
#pragma once

#include <filesystem>

#include "engine/audit/dossier_verifier.hpp"

namespace phanbien::cli {

enum class Told { in_words, as_json };

// Reads the zip part by part. Returns the exit status: 1 on any doubt.
int verify_dossier(const std::filesystem::path& file, const audit::DossierQuestion& question,
                   Told told);

}  // namespace phanbien::cli
