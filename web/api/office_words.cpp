#include "web/api/office_words.hpp"

#include <map>
#include <optional>

#include "engine/audit/log_keys.hpp"
#include "engine/dossier/unusual.hpp"
#include "engine/kernel/json.hpp"
#include "engine/people/people.hpp"
#include "engine/runtime/journal.hpp"

namespace phanbien::api {

namespace json = boost::json;
using dossier::Label;

namespace {

Label role_name(Call& call, const std::string& id) {
    if (id == people::administrator_role) {
        return {"Quản trị viên", "Administrator"};
    }
    for (const auto* workflow : call.site.parts.workflows.current()) {
        if (const auto* role = workflow->role(id)) {
            return role->label;
        }
    }
    return {id, id};
}

// Whose account was given which roles.
Label roles_given(Call& call, const json::object& details) {
    const auto who = text_member(details, "name");
    Label said{who + " được thêm vai trò", who + " was given"};
    const auto* added = details.if_contains(dossier::roles_added_member);
    if (added == nullptr || !added->is_array()) {
        return {who, who};
    }
    std::string_view between = " ";
    for (const auto& role : added->get_array()) {
        const auto name = role_name(call, role.is_string() ? std::string(role.get_string()) : "");
        said.vi.append(between).append("“" + name.vi + "”");
        said.en.append(between).append("“" + name.en + "”");
        between = ", ";
    }
    return said;
}

Label clock_behind(const json::object& details) {
    const auto clock = parse_instant(text_member(details, "clock"));
    const auto newest = parse_instant(text_member(details, "newest"));
    if (!clock || !newest) {
        return {};
    }
    const auto minutes =
        std::to_string(std::chrono::floor<std::chrono::minutes>(*newest - *clock).count());
    return {"lùi " + minutes + " phút so với sự kiện mới nhất",
            minutes + " minutes behind the newest event"};
}

// What more there is to say; both empty for most.
Label more_of(Call& call, const std::string& act, const json::object& details) {
    if (act == "account_updated" || act == "account_created") {
        return roles_given(call, details);
    }
    if (act == dossier::clock_jumped_act) {
        return clock_behind(details);
    }
    if (act == dossier::new_place_act) {
        const auto network = text_member(details, "network");
        return {network, network};
    }
    if (act == "erased") {
        const auto ground = text_member(details, "ground");
        return {"căn cứ: " + ground, "ground: " + ground};
    }
    return {};
}

}  // namespace

Label office_act_label(const std::string& act) {
    static const std::map<std::string_view, Label> labels{
        {"account_created", {"Tạo tài khoản", "Account created"}},
        {"account_locked", {"Khóa tài khoản", "Account locked"}},
        {"account_unlocked", {"Mở khóa tài khoản", "Account released"}},
        {"account_updated", {"Sửa tài khoản", "Account changed"}},
        {"calendar_imported", {"Nhập lịch làm việc", "Calendar imported"}},
        {dossier::clock_jumped_act, {"Đồng hồ máy chủ chạy lùi", "The server's clock went back"}},
        {runtime::restricted_read_act, {"Xem hồ sơ hạn chế tiếp cận", "Restricted dossier read"}},
        {"definition_adopted", {"Dùng định nghĩa quy trình", "Procedure put to use"}},
        {"directory_imported", {"Nhập danh bạ", "Directory imported"}},
        {"erased", {"Xóa tệp theo quy định", "File erased on a legal ground"}},
        {audit::key_change_act, {"Thay khóa ký nhật ký", "The log's key was replaced"}},
        {"organisation_put", {"Lập hoặc sửa tổ chức", "Organisation made or changed"}},
        {"password_changed", {"Đổi mật khẩu", "Password changed"}},
        {"password_reset", {"Đặt lại mật khẩu", "Password reset"}},
        {"route_adopted", {"Dùng tuyến duyệt", "Approval route put to use"}},
        {"session_closed", {"Đăng xuất", "Signed out"}},
        {"session_opened", {"Đăng nhập", "Signed in"}},
        {dossier::new_place_act, {"Đăng nhập từ nơi mới", "Signed in from a new place"}}};
    const auto known = labels.find(act);
    return known == labels.end() ? Label{act, act} : known->second;
}

Label office_act_summary(Call& call, const std::string& act, const std::string& payload) {
    auto said = office_act_label(act);
    const auto details = parse_json(payload);
    if (!details || !details->is_object()) {
        return said;
    }
    const auto more = more_of(call, act, details->get_object());
    if (!more.vi.empty()) {
        said = {said.vi + ": " + more.vi + ".", said.en + ": " + more.en + "."};
    }
    return said;
}

}  // namespace phanbien::api
