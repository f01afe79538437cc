#include "web/api/query_reader.hpp"

#include <algorithm>
#include <charconv>

#include "engine/audit/sha256.hpp"

namespace phanbien::api {

namespace {

constexpr int page_limit_usual = 50;
constexpr std::size_t check_digits = 8;

}  // namespace

std::string sealed(const std::string& cursor) {
    return cursor.empty() ? cursor : audit::sha256_hex(cursor).substr(0, check_digits) + cursor;
}

std::string QueryReader::text(std::string_view name) const {
    const auto found = query_.find(name);
    return found == query_.end() ? std::string{} : found->second;
}

std::string QueryReader::search(std::string_view name) {
    std::string value = text(name);
    if (value.size() > search_bytes_max) {
        complain(name);
    }
    return value;
}

std::optional<bool> QueryReader::flag(std::string_view name) {
    const std::string value = text(name);
    if (value.empty()) {
        return std::nullopt;
    }
    if (value != "true" && value != "false") {
        complain(name);
    }
    return value == "true";
}

int QueryReader::number(std::string_view name, int absent, int min, int max) {
    const std::string value = text(name);
    if (value.empty()) {
        return absent;
    }
    int read = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), read);
    const bool whole = error == std::errc{} && end == value.data() + value.size();
    if (!whole || read < min || read > max) {
        complain(name);
    }
    return read;
}

Date QueryReader::day(std::string_view name, Date absent) {
    const std::string value = text(name);
    if (value.empty()) {
        return absent;
    }
    const auto read = parse_date(value);
    if (!read) {
        complain(name);
    }
    return read.value_or(absent);
}

std::string QueryReader::one_of(std::string_view name,
                                const std::vector<std::string_view>& allowed) {
    const std::string value = text(name);
    if (value.empty()) {
        return std::string(allowed.front());
    }
    if (std::ranges::find(allowed, value) == allowed.end()) {
        complain(name);
    }
    return value;
}

std::string QueryReader::cursor() {
    const std::string given = text("cursor");
    if (given.empty()) {
        return {};
    }
    std::string cursor = given.substr(std::min(check_digits, given.size()));
    if (sealed(cursor) != given) {
        complain("cursor");
    }
    return cursor;
}

std::optional<std::uint64_t> QueryReader::cursor_place() {
    const std::string given = cursor();
    if (given.empty()) {
        return std::nullopt;
    }
    std::uint64_t place = 0;
    std::from_chars(given.data(), given.data() + given.size(), place);
    return place;
}

std::size_t QueryReader::limit() {
    return static_cast<std::size_t>(
        number("limit", page_limit_usual, 1, static_cast<int>(page_limit_max)));
}

void QueryReader::complain(std::string_view name) {
    mistakes_.push_back({"/" + std::string{name}, "Giá trị lọc không hợp lệ.",
                         "This is no possible value of the filter."});
}

std::optional<Problem> QueryReader::finish() const {
    if (mistakes_.empty()) {
        return std::nullopt;
    }
    return Problem{ProblemKind::invalid, "request.query", "Điều kiện lọc chưa đúng.",
                   "The filter is not right.", mistakes_};
}

}  // namespace phanbien::api
