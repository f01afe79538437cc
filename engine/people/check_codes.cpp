// The codes of organisations: their form, and that each means one body at a time.
#include <algorithm>
#include <vector>

#include "engine/people/directory_check.hpp"

namespace phanbien::people {

namespace {

constexpr std::size_t qd20_length_max = 35;

bool is_digit(char it) {
    return it >= '0' && it <= '9';
}

bool is_capital(char it) {
    return it >= 'A' && it <= 'Z';
}

// "H53": a letter and two digits. Z01 to Z99 are the bodies outside the State's scheme, so that
// there is no Z00.
bool is_first_group(std::string_view group) {
    return group.size() == 3 && is_capital(group[0]) && is_digit(group[1]) && is_digit(group[2]) &&
           group != "Z00";
}

// "000.00.21.H53": 13 characters, the widest body last.
bool is_edxml_code(std::string_view text) {
    constexpr std::string_view form = "000.00.00.";
    if (text.size() != form.size() + 3) {
        return false;
    }
    for (std::size_t i = 0; i < form.size(); ++i) {
        if (form[i] == '.' ? text[i] != '.' : !is_digit(text[i])) {
            return false;
        }
    }
    return is_first_group(text.substr(form.size()));
}

// "H53.21.3": at most 35 characters, the widest body first, groups joined by dots.
bool is_qd20_code(std::string_view text) {
    if (text.size() > qd20_length_max || !is_first_group(text.substr(0, text.find('.')))) {
        return false;
    }
    for (auto dot = text.find('.'); dot != std::string_view::npos;) {
        const auto next = text.find('.', dot + 1);
        const auto group =
            text.substr(dot + 1, next == std::string_view::npos ? next : next - dot - 1);
        if (group.empty() ||
            !std::ranges::all_of(group, [](char it) { return is_digit(it) || is_capital(it); })) {
            return false;
        }
        dot = next;
    }
    return true;
}

void check_form(const Code& it, Mistakes& mistakes) {
    if (it.scheme == CodeScheme::edxml_2016 && !is_edxml_code(it.text)) {
        mistakes.add(it.line,
                     {quoted(it.text) + " không phải mã định danh kiểu cũ.",
                      quoted(it.text) + " is no code of the old scheme."},
                     {"Mã kiểu cũ có 13 ký tự, như 000.00.21.H53 (QCVN 102:2016/BTTTT).",
                      "Such a code has 13 characters, as 000.00.21.H53 (QCVN 102:2016/BTTTT)."});
    }
    if (it.scheme == CodeScheme::qd20_2020 && !is_qd20_code(it.text)) {
        mistakes.add(it.line,
                     {quoted(it.text) + " không phải mã định danh theo QĐ 20/2020/QĐ-TTg.",
                      quoted(it.text) + " is no code of QĐ 20/2020/QĐ-TTg."},
                     {"Mã có tối đa 35 ký tự, các nhóm cách nhau bằng dấu chấm, nhóm đầu như H53, "
                      "ngoài hệ thống Nhà nước là Z01 đến Z99.",
                      "Such a code has at most 35 characters in groups joined by dots, the first "
                      "like H53; bodies outside the State's scheme have Z01 to Z99."});
    }
}

struct Use {
    const Body* body;
    const Code* code;
};

Validity days_of(const Use& it) {
    return it.code->validity.within(it.body->validity);
}

}  // namespace

void check_codes(const Directory& directory, Mistakes& mistakes) {
    std::vector<Use> uses;
    for (const Body& body : directory.bodies()) {
        for (const Code& it : body.codes) {
            check_form(it, mistakes);
            uses.push_back({&body, &it});
        }
    }
    // Of one scheme and text, those that begin first come first; who goes on longest so far is
    // kept, so that each code is compared once.
    std::ranges::stable_sort(uses, {}, [](const Use& it) {
        return std::tuple(it.code->scheme, std::string_view(it.code->text), days_of(it).from);
    });
    for (std::size_t i = 1, longest = 0; i < uses.size(); ++i) {
        const bool same = uses[longest].code->scheme == uses[i].code->scheme &&
                          uses[longest].code->text == uses[i].code->text;
        if (same && days_of(uses[longest]).overlaps(days_of(uses[i]))) {
            const auto text = quoted(uses[i].code->text);
            const auto line = std::to_string(uses[longest].code->line.number);
            mistakes.add(uses[i].code->line,
                         {"Mã " + text + " cùng lúc đã thuộc " + quoted(uses[longest].body->id) +
                              " (dòng " + line + ").",
                          "The code " + text + " belongs to " + quoted(uses[longest].body->id) +
                              " at the same time (line " + line + ")."},
                         {"Hãy sửa mã hoặc thời gian của một trong hai.",
                          "Correct the code or the period of one of them."});
        }
        const auto end = [&](std::size_t of) { return days_of(uses[of]).until; };
        if (!same || (end(longest) && (!end(i) || *end(longest) < *end(i)))) {
            longest = i;
        }
    }
}

}  // namespace phanbien::people
