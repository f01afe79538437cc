#include "adapters/cli/data_check.hpp"

#include "adapters/cli/house.hpp"
#include "engine/runtime/lists.hpp"
#include "engine/runtime/office_check.hpp"

namespace phanbien::cli {

namespace {

void compare_lists(runtime::Store& store, runtime::Reading& reading, DataCheck& check) {
    auto& doubts = check.log.doubts;
    try {
        runtime::WorkflowShelf workflows(adopted_workflows(store));
        const auto compared = runtime::compare_lists(reading, workflows);
        check.compared = compared.dossiers;
        for (const auto& difference : compared.differences) {
            doubts.push_back({"lists", {"khác với nhật ký: " + difference, difference}});
        }
    } catch (const std::exception& failure) {
        const std::string why = failure.what();
        doubts.push_back({"lists", {"không đối chiếu được: " + why, "cannot be compared: " + why}});
    }
}

void compare_office(runtime::Reading& reading, DataCheck& check) {
    auto& doubts = check.log.doubts;
    try {
        for (auto& difference : runtime::differences_of_office(reading)) {
            doubts.push_back({"office", std::move(difference)});
        }
    } catch (const std::exception& failure) {
        const std::string why = failure.what();
        doubts.push_back(
            {"office", {"không đối chiếu được: " + why, "cannot be compared: " + why}});
    }
}

}  // namespace

DataCheck check_data(const storage::DataPlace& data, const audit::VerifierKey& key, Instant now) {
    return check_data(*storage::open_read_only_store(data), data, key, now);
}

DataCheck check_data(runtime::Store& store, const storage::DataPlace& data,
                     const audit::VerifierKey& key, Instant now) {
    const auto damage = storage::find_damage(data);
    const auto reading = store.open_reading();
    DataCheck check{.log = runtime::check_log(*reading, key, now), .compared = 0};
    if (damage) {
        check.log.doubts.push_back({"database", {"SQLite báo hỏng: " + *damage, *damage}});
    }
    compare_office(*reading, check);
    compare_lists(store, *reading, check);
    return check;
}

}  // namespace phanbien::cli
