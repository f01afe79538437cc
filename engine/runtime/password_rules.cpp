// What makes a password too weak. The list of known weak words is short on purpose: it holds what
// is tried first in Vietnamese and English; four classes and five tries before the lock do the
// rest.
#include <algorithm>
#include <array>

#include "engine/kernel/json.hpp"
#include "engine/runtime/accounts.hpp"

namespace phanbien::runtime {
namespace {

constexpr std::array<std::string_view, 48> weak_words{
    "",           "a",          "aa",         "abc",
    "abcd",       "abcdef",     "admin",      "administrator",
    "anhyeuem",   "asd",        "asdf",       "asdfgh",
    "changeme",   "conyeume",   "default",    "dragon",
    "emyeuanh",   "football",   "guest",      "hanoi",
    "hello",      "hochiminh",  "iloveyou",   "khongbiet",
    "letmein",    "login",      "master",     "matkhau",
    "matkhaumoi", "matkhautam", "matkhauyeu", "mattran",
    "monkey",     "pass",       "passw",      "password",
    "qaz",        "qazwsx",     "qwe",        "qwer",
    "qwerty",     "qwertyuiop", "root",       "saigon",
    "test",       "vietnam",    "welcome",    "zaq"};

// Longer ones that are weak as they stand.
constexpr std::array<std::string_view, 8> weak_whole{"1qaz@wsx", "1qaz2wsx", "q1w2e3r4",
                                                     "zaq1@wsx", "1q2w3e4r", "q1w2e3r4!",
                                                     "1qaz!qaz", "!qaz2wsx"};

bool is_lower(char c) {
    return c >= 'a' && c <= 'z';
}
bool is_upper(char c) {
    return c >= 'A' && c <= 'Z';
}
bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool is_other(char c) {
    return !is_lower(c) && !is_upper(c) && !is_digit(c);
}

std::string lower(std::string_view text) {
    std::string lower(text);
    for (char& c : lower) {
        c = is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return lower;
}

// "P@ssw0rd123!" → "password": digits and signs at the end dropped, usual stand-ins undone.
std::string bare_word(std::string_view password) {
    auto word = lower(password);
    while (!word.empty() && !is_lower(word.back())) {
        word.pop_back();
    }
    constexpr std::string_view stand_ins = "@04$5!137";
    constexpr std::string_view letters = "aoassiiet";
    for (char& c : word) {
        const auto at = stand_ins.find(c);
        c = at == std::string_view::npos ? c : letters[at];
    }
    return word;
}

Problem weak(std::string vi, std::string en) {
    return {.kind = ProblemKind::invalid,
            .code = "password.weak",
            .vi = "Mật khẩu chưa đủ mạnh. " + vi,
            .en = "The password is too weak. " + en,
            .fields = {{.pointer = "/password", .vi = vi, .en = en}}};
}

}  // namespace

std::optional<Problem> weakness_of(std::string_view password, std::string_view username) {
    if (code_points(password) < password_length_min) {
        return weak("Cần ít nhất 8 ký tự (nên từ 12).", "At least 8 characters (better 12).");
    }
    if (password.size() > password_length_max) {
        return weak("Mật khẩu quá dài (tối đa 200 byte).", "It is too long (at most 200 bytes).");
    }
    const auto classes = {is_lower, is_upper, is_digit, is_other};
    if (!std::ranges::all_of(classes,
                             [&](auto member) { return std::ranges::any_of(password, member); })) {
        return weak("Cần có chữ thường, chữ hoa, chữ số và ký tự khác.",
                    "It needs lower case, upper case, a digit and another character.");
    }
    const auto lowered = lower(password);
    if (username.size() >= 3 && lowered.find(lower(username)) != std::string::npos) {
        return weak("Mật khẩu không được chứa tên đăng nhập.",
                    "It must not contain the user name.");
    }
    if (std::ranges::find(weak_words, bare_word(password)) != weak_words.end() ||
        std::ranges::find(weak_whole, lowered) != weak_whole.end()) {
        return weak("Đây là mật khẩu quá quen thuộc, dễ đoán.",
                    "It is one of the passwords that are guessed first.");
    }
    return std::nullopt;
}

}  // namespace phanbien::runtime
