#include "engine/dossier/annotation_reader.hpp"

#include <algorithm>
#include <charconv>
#include <sstream>

#include "engine/calendar/period.hpp"
#include "engine/dossier/limits.hpp"

namespace phanbien::dossier {

namespace {

std::optional<std::chrono::days> days_in(std::string_view text) {
    if (text.size() < 3 || text.front() != 'P' || (text.back() != 'D' && text.back() != 'W')) {
        return std::nullopt;
    }
    const auto digits = text.substr(1, text.size() - 2);
    int count = 0;
    const auto [end, error] = std::from_chars(digits.begin(), digits.end(), count);
    if (error != std::errc{} || end != digits.end() || count < 1 ||
        count > calendar::period_max.count()) {
        return std::nullopt;
    }
    const std::chrono::days days{text.back() == 'W' ? 7 * count : count};
    return days > calendar::period_max ? std::nullopt : std::optional(days);
}

}  // namespace

void Mistakes::add(int line, std::string vi, std::string en) {
    found_.push_back({file_name_ + ":" + std::to_string(line), std::move(vi), std::move(en)});
}

std::optional<Problem> Mistakes::problem() const {
    if (found_.empty()) {
        return std::nullopt;
    }
    const auto& first = found_.front();
    const auto count = std::to_string(found_.size());
    return Problem{
        .kind = ProblemKind::invalid,
        .code = "workflow.invalid",
        .vi = "Quy trình có " + count + " lỗi. " + first.pointer + ": " + first.vi,
        .en = "The definition has " + count + " mistake(s). " + first.pointer + ": " + first.en,
        .fields = found_};
}

void AnnotationReader::complain(std::string vi, std::string en) {
    mistakes_.add(element_.line, "<pb:" + element_.name + ">: " + std::move(vi),
                  "<pb:" + element_.name + ">: " + std::move(en));
}

std::string AnnotationReader::optional(std::string_view name) {
    read_.emplace_back(name);
    const auto* found = element_.attribute(name);
    return found == nullptr ? std::string() : *found;
}

std::string AnnotationReader::text(std::string_view name) {
    auto value = optional(name);
    if (value.empty()) {
        complain("thiếu thuộc tính “" + std::string(name) + "”.",
                 "the attribute “" + std::string(name) + "” is missing.");
    }
    return value;
}

Label AnnotationReader::label() {
    auto vi = text("vi");
    return {.vi = std::move(vi), .en = text("en")};
}

bool AnnotationReader::flag(std::string_view name) {
    const auto value = optional(name);
    if (!value.empty() && value != "yes" && value != "no") {
        complain("“" + std::string(name) + "” phải là yes hoặc no.",
                 "“" + std::string(name) + "” must be yes or no.");
    }
    return value == "yes";
}

std::vector<std::string> AnnotationReader::words(std::string_view name) {
    std::istringstream in(optional(name));
    std::vector<std::string> out;
    for (std::string word; in >> word;) {
        out.push_back(word);
    }
    return out;
}

std::optional<std::chrono::days> AnnotationReader::period(std::string_view name) {
    const auto value = optional(name);
    if (value.empty()) {
        return std::nullopt;
    }
    auto days = days_in(value);
    if (!days) {
        complain("thời hạn “" + value + "” không hợp lệ; viết P5D (5 ngày) hoặc P2W (2 tuần).",
                 "“" + value + "” is not a period; write P5D (5 days) or P2W (2 weeks).");
    }
    return days;
}

std::optional<std::int64_t> AnnotationReader::integer(std::string_view name) {
    const auto value = optional(name);
    if (value.empty()) {
        return std::nullopt;
    }
    std::int64_t number = 0;
    const auto* last = value.data() + value.size();
    const auto [end, error] = std::from_chars(value.data(), last, number);
    if (error != std::errc{} || end != last || number > number_field_max ||
        number < -number_field_max) {
        complain("“" + std::string(name) + "” phải là một số nguyên.",
                 "“" + std::string(name) + "” must be a whole number.");
        return std::nullopt;
    }
    return number;
}

void AnnotationReader::finish(std::initializer_list<std::string_view> children) {
    for (const auto& [name, value] : element_.attributes) {
        if (std::ranges::find(read_, name) == read_.end()) {
            complain("thuộc tính “" + name + "” không được biết đến.",
                     "the attribute “" + name + "” is not known.");
        }
    }
    for (const auto& child : element_.children) {
        if (std::ranges::find(children, child.name) == children.end()) {
            mistakes_.add(
                child.line,
                "<pb:" + child.name + "> không đứng được trong <pb:" + element_.name + ">.",
                "<pb:" + child.name + "> cannot stand in <pb:" + element_.name + ">.");
        }
    }
}

}  // namespace phanbien::dossier
