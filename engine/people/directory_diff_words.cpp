// The differences of two directories, said in sentences.
#include <algorithm>
#include <array>

#include "engine/people/directory_diff.hpp"

namespace phanbien::people {

namespace {

Sentence name_of(const Change& it) {
    const auto id = [&](std::size_t i) { return quoted(it.ids[i]); };
    switch (it.thing) {
        case Thing::organisation:
            return {"cơ quan " + id(0), "the organisation " + id(0)};
        case Thing::unit:
            return {"đơn vị " + id(0), "the unit " + id(0)};
        case Thing::post:
            return {"chức vụ " + id(0), "the post " + id(0)};
        case Thing::person:
            return {id(0), id(0)};
        case Thing::tenure:
            return {"việc " + id(0) + " giữ chức vụ " + id(1),
                    "the post " + id(1) + " of " + id(0)};
        case Thing::absence:
            return {"thời gian vắng mặt của " + id(0), "an absence of " + id(0)};
        case Thing::delegation:
            break;
    }
    const bool all_posts = it.ids.size() < 3;
    return {
        "ủy quyền của " + id(0) + " cho " + id(1) + (all_posts ? "" : " trong chức vụ " + id(2)),
        "the delegation from " + id(0) + " to " + id(1) +
            (all_posts ? "" : " in the post " + id(2))};
}

struct MemberName {
    std::string_view member;
    std::string_view vi;
    std::string_view en;
};

constexpr std::array member_words{
    MemberName{"from", "ngày bắt đầu", "the first day"},
    MemberName{"until", "ngày cuối", "the last day"},
    MemberName{"vi", "tên tiếng Việt", "the Vietnamese name"},
    MemberName{"en", "tên tiếng Anh", "the English name"},
    MemberName{"kind", "loại", "the kind"},
    MemberName{"level", "cấp", "the level"},
    MemberName{"parent", "cơ quan cấp trên", "the body above"},
    MemberName{"code", "mã định danh", "the list of codes"},
    MemberName{"predecessor", "cơ quan được kế thừa", "the list of bodies it succeeds"},
    MemberName{"organisation", "cơ quan", "the organisation"},
    MemberName{"unit", "đơn vị", "the unit"},
    MemberName{"role", "vai trò", "the role"},
    MemberName{"head", "là người đứng đầu", "being head"},
    MemberName{"holders", "số người giữ", "the number of holders"},
    MemberName{"superior", "cấp trên", "the superior"},
    MemberName{"name", "họ tên", "the name"},
    MemberName{"account", "tài khoản", "the account"},
    MemberName{"reason", "lý do", "the reason"},
    MemberName{"matters", "việc được ủy quyền", "the list of matters"},
    MemberName{"when", "điều kiện", "the condition"},
};

Sentence value_of(const std::string& text) {
    if (text.empty()) {
        return {"(trống)", "(nothing)"};
    }
    const auto day = parse_date(text);
    return {day ? vietnamese(*day) : quoted(text), day ? text : quoted(text)};
}

std::string capital(std::string text) {
    constexpr std::array raised{std::pair<std::string_view, std::string_view>{"đ", "Đ"},
                                std::pair<std::string_view, std::string_view>{"ủ", "Ủ"}};
    for (const auto& [small, large] : raised) {
        if (text.starts_with(small)) {
            return std::string(large) + text.substr(small.size());
        }
    }
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') {
        text[0] = static_cast<char>(text[0] - 'a' + 'A');
    }
    return text;
}

}  // namespace

Sentence said(const Change& it) {
    const auto [vi, en] = name_of(it);
    const auto before = value_of(it.before);
    const auto after = value_of(it.after);
    switch (it.kind) {
        case ChangeKind::added:
            return {"Thêm " + vi + ".", "Adds " + en + "."};
        case ChangeKind::removed:
            return {"Bỏ hẳn " + vi + ".", "Removes " + en + " altogether."};
        case ChangeKind::ended:
            return {capital(vi) + " kết thúc ngày " + after.vi + ".",
                    capital(en) + " ends on " + after.en + "."};
        case ChangeKind::changed:
            break;
    }
    const auto* member = std::ranges::find(member_words, it.member, &MemberName::member);
    const std::string member_vi(member->vi);
    const std::string member_en(member->en);
    if (it.member == "reason") {
        return {capital(vi) + ": " + member_vi + " thay đổi.",
                capital(en) + ": " + member_en + " changes."};
    }
    return {
        capital(vi) + ": " + member_vi + " đổi từ " + before.vi + " thành " + after.vi + ".",
        capital(en) + ": " + member_en + " changes from " + before.en + " to " + after.en + "."};
}

}  // namespace phanbien::people
