#include "adapters/conversion/answer.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include "engine/document/outline_json.hpp"

namespace phanbien::conversion {

namespace {

namespace json = boost::json;

constexpr int kinds_end = static_cast<int>(ProblemKind::storage_full) + 1;

std::string text_in(const json::object& from, std::string_view name) {
    const auto* found = from.if_contains(name);
    return found != nullptr && found->is_string() ? std::string(found->get_string()) : "";
}

Problem problem_from(const json::object& from) {
    const auto* kind = from.if_contains("kind");
    Problem problem{
        .code = text_in(from, "code"), .vi = text_in(from, "vi"), .en = text_in(from, "en")};
    const bool known = kind != nullptr && kind->is_int64() && kind->get_int64() >= 0 &&
                       kind->get_int64() < kinds_end;
    if (!known || problem.code.empty() || problem.vi.empty() || problem.en.empty()) {
        return reading_failed();
    }
    problem.kind = static_cast<ProblemKind>(kind->get_int64());
    return problem;
}

}  // namespace

std::string answer_text(const Result<document::Outline>& read) {
    if (read) {
        return json::serialize(json::object{{"outline", document::to_json(*read)}});
    }
    const auto problem = read.error();
    return json::serialize(json::object{{"problem",
                                         {{"kind", static_cast<int>(problem.kind)},
                                          {"code", problem.code},
                                          {"vi", problem.vi},
                                          {"en", problem.en}}}});
}

Result<document::Outline> answer_from(std::string_view text) {
    json::error_code error;
    const auto value = json::parse(text, error);
    const auto* answer = error ? nullptr : value.if_object();
    if (answer == nullptr) {
        return reading_failed();
    }
    if (const auto* outline = answer->if_contains("outline")) {
        auto read = document::outline_from_json(*outline);
        return read ? std::move(read) : Result<document::Outline>(reading_failed());
    }
    const auto* problem = answer->if_contains("problem");
    return problem != nullptr && problem->is_object() ? problem_from(problem->get_object())
                                                      : reading_failed();
}

Problem reading_failed() {
    return {ProblemKind::invalid, "draft.reading_failed",
            "Việc đọc tệp này bị gián đoạn (tệp có thể hỏng). Hãy mở bằng phần mềm soạn thảo, lưu "
            "lại rồi gửi lại.",
            "Reading this file broke off (it may be damaged). Open it in a word processor, save it "
            "and send it again."};
}

Problem reading_too_much() {
    return {ProblemKind::too_large, "draft.reading_too_much",
            "Đọc tệp này cần quá nhiều thời gian hoặc bộ nhớ nên đã bị dừng. Hãy bỏ bớt hình ảnh, "
            "bảng lớn, hoặc chia nhỏ tệp rồi gửi lại.",
            "Reading this file takes too much time or memory and was stopped. Remove pictures and "
            "large tables, or split it, and send it again."};
}

}  // namespace phanbien::conversion
