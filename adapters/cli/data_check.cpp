#include "adapters/cli/data_check.hpp"

#include "adapters/cli/house.hpp"
#include "engine/runtime/lists.hpp"
#include "engine/runtime/office_check.hpp"

namespace phanbien::cli {

namespace {

// What fails is a doubt of its own, so that the other comparison is made too.
template <class Compare>
void compared(const std::string& what, DataCheck& check, const Compare& compare) {
    try {
        compare();
    } catch (const std::exception& failure) {
        const std::string why = failure.what();
        check.log.doubts.push_back(
            {what, {"không đối chiếu được: " + why, "cannot be compared: " + why}});
    }
}

void compare_lists(runtime::Store& store, runtime::Reading& reading, DataCheck& check) {
    runtime::WorkflowShelf workflows(adopted_workflows(store));
    const auto lists = runtime::compare_lists(reading, workflows);
    check.compared = lists.dossiers;
    for (const auto& difference : lists.differences) {
        check.log.doubts.push_back({"lists", {"khác với nhật ký: " + difference, difference}});
    }
}

void compare_office(runtime::Reading& reading, DataCheck& check) {
    for (auto& difference : runtime::differences_of_office(reading)) {
        check.log.doubts.push_back({"office", std::move(difference)});
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
    compared("office", check, [&] { compare_office(*reading, check); });
    compared("lists", check, [&] { compare_lists(store, *reading, check); });
    return check;
}

}  // namespace phanbien::cli
