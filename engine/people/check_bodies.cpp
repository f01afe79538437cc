// Organisations: their levels above one another, and what they succeed.
#include "engine/people/directory_check.hpp"
#include "engine/people/directory_maker.hpp"

namespace phanbien::people {

namespace {

void check_level(const Directory& directory, const Body& it, Mistakes& mistakes) {
    const bool is_now = it.validity.overlaps({.from = two_levels_from});
    if (it.level == Level::district && is_now) {
        mistakes.add(it.line,
                     {quoted(it.id) + " là cấp huyện nhưng còn sau 30/6/2025, khi không còn cấp "
                                      "huyện (Nghị quyết 203/2025/QH15 Đ.2).",
                      quoted(it.id) + " is a district and goes on after 2025-06-30, when there are "
                                      "none (Resolution 203/2025/QH15 Art. 2)."},
                     {"Hãy đặt until=\"2025-06-30\" và ghi cơ quan kế thừa.",
                      "Set until=\"2025-06-30\" and say which body succeeds it."});
    }
    if (it.parent && directory.at(*it.parent).level > it.level) {
        const auto parent = quoted(directory.at(*it.parent).id);
        mistakes.add(it.line,
                     {quoted(it.id) + " đứng dưới " + parent + ", là cơ quan ở cấp thấp hơn.",
                      quoted(it.id) + " stands below " + parent + ", which is of a lower level."},
                     {"Hãy sửa parent hoặc level.", "Correct parent or level."});
    }
}

// Bodies of one level may stand below each other (a village below its commune); the first above
// them is asked.
void check_commune(const Directory& directory, const Body& it, Mistakes& mistakes) {
    if (it.level != Level::commune || !it.validity.overlaps({.from = two_levels_from})) {
        return;
    }
    auto above = it.parent;
    for (std::size_t up = 0; above && up < body_depth_max; ++up) {
        if (directory.at(*above).level != Level::commune) {
            break;
        }
        above = directory.at(*above).parent;
    }
    if (!above || directory.at(*above).level != Level::province) {
        mistakes.add(
            it.line,
            {"Từ 1/7/2025 xã " + quoted(it.id) + " phải trực thuộc một tỉnh.",
             "From 2025-07-01 on the commune " + quoted(it.id) + " must stand under a province."},
            {"Hãy sửa parent, hoặc đặt until=\"2025-06-30\" nếu xã đã sáp nhập.",
             "Correct parent, or set until=\"2025-06-30\" if it was merged."});
    }
}

void check_predecessors(const Directory& directory, const Body& it, Mistakes& mistakes) {
    for (const BodyIndex index : it.predecessors) {
        const Body& before = directory.at(index);
        if (!before.validity.ends_before(it.validity)) {
            mistakes.add(
                it.line,
                {quoted(it.id) + " (" + said(it.validity).vi + ") kế thừa " + quoted(before.id) +
                     ", nhưng cơ quan đó chưa chấm dứt trước đó (" + said(before.validity).vi +
                     ").",
                 quoted(it.id) + " (" + said(it.validity).en + ") succeeds " + quoted(before.id) +
                     ", which does not end before (" + said(before.validity).en + ")."},
                {"Hãy đặt until của cơ quan cũ trước from của cơ quan mới.",
                 "Set until of the old body before from of the new one."});
        }
    }
}

}  // namespace

void check_bodies(const Directory& directory, Mistakes& mistakes) {
    for (const Body& it : directory.bodies()) {
        check_level(directory, it, mistakes);
        check_commune(directory, it, mistakes);
        check_predecessors(directory, it, mistakes);
    }
}

}  // namespace phanbien::people
