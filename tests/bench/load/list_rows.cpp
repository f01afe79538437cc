#include "tests/bench/load/list_rows.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <vector>

#include "adapters/storage/sqlite_store.hpp"

namespace phanbien::bench {

namespace {

constexpr std::uint64_t dossiers_per_transaction = 10'000;

// The same id but for its last digits.
DossierId numbered(const DossierId& id, std::uint64_t number) {
    std::array<char, 17> digits{};
    std::snprintf(digits.data(), digits.size(), "%012llx", static_cast<unsigned long long>(number));
    return DossierId(id.text().substr(0, id.text().size() - 12) + digits.data());
}

dossier::Projection copy_of(dossier::Projection projection, std::uint64_t number) {
    const auto later = std::chrono::microseconds(number);
    projection.dossier.id = numbered(projection.dossier.id, number);
    projection.dossier.code = "NV-2025-" + std::to_string(number);
    projection.dossier.created_at += later;
    projection.dossier.changed_at += later;
    for (auto& task : projection.tasks) {
        task.opened_at += later;
    }
    return projection;
}

}  // namespace

void copy_list_rows(const std::filesystem::path& data, std::uint64_t dossiers,
                    const OrganisationId& without) {
    const auto store = storage::open_sqlite_store(data);
    std::vector<dossier::Projection> originals;
    {
        const auto reading = store->open_reading();
        for (const auto& id : reading->listed_dossiers()) {
            auto projection = reading->listed(id).projection;
            if (std::ranges::find(projection.tasks, without, &dossier::TaskRow::organisation) ==
                projection.tasks.end()) {
                originals.push_back(std::move(projection));
            }
        }
    }
    auto number = static_cast<std::uint64_t>(originals.size());
    while (number < dossiers) {
        const auto writing = store->begin();
        for (std::uint64_t i = 0; i < dossiers_per_transaction && number < dossiers; ++i) {
            writing->replace_projection(copy_of(originals[number % originals.size()], number));
            ++number;
        }
        writing->commit();
    }
}

}  // namespace phanbien::bench
