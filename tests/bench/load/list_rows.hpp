// Rows of many dossiers in the lists of an office, as the real ones are, without the events that
// would have led there: for what is asked of lists alone, among more dossiers than are soon
// started. Throws StoreFailure.
#pragma once

#include <cstdint>
#include <filesystem>

#include "engine/kernel/id.hpp"

namespace phanbien::bench {

// Copies what the lists of `data` hold of their dossiers, one after the other, each as a dossier of
// its own a little later, until there are so many; those where one organisation has something to
// do are not copied. No server may run on the data.
void copy_list_rows(const std::filesystem::path& data, std::uint64_t dossiers,
                    const OrganisationId& without = {});

}  // namespace phanbien::bench
