#include "adapters/conversion/answer.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include "engine/document/outline_json.hpp"
#include "engine/kernel/json.hpp"

namespace phanbien::conversion {

namespace {

namespace json = boost::json;

constexpr int kinds_end = static_cast<int>(ProblemKind::storage_full) + 1;

Problem problem_from(const json::object& from) {
    const auto* kind = from.if_contains("kind");
    Problem problem{.code = text_member(from, "code"),
                    .vi = text_member(from, "vi"),
                    .en = text_member(from, "en")};
    const bool known = kind != nullptr && kind->is_int64() && kind->get_int64() >= 0 &&
                       kind->get_int64() < kinds_end;
    if (!known || problem.code.empty() || problem.vi.empty() || problem.en.empty()) {
        return reading_failed();
    }
    problem.kind = static_cast<ProblemKind>(kind->get_int64());
    return problem;
}

json::object row_json(const dossier::FilledRow& row) {
    return {{"key", row.key},
            {"content", row.content},
            {"disposition", row.disposition},
            {"text", row.text},
            {"line", row.line}};
}

dossier::FilledRow row_from(const json::object& from) {
    const auto* line = from.if_contains("line");
    return {.key = text_member(from, "key"),
            .content = text_member(from, "content"),
            .disposition = text_member(from, "disposition"),
            .text = text_member(from, "text"),
            .line = line != nullptr && line->is_int64() ? static_cast<int>(line->get_int64()) : 0};
}

// The members of an array that are objects; none where there is no such array.
std::vector<json::object> objects_in(const json::object& from, std::string_view name) {
    std::vector<json::object> out;
    const auto* found = from.if_contains(name);
    if (found != nullptr && found->is_array()) {
        for (const auto& it : found->get_array()) {
            if (it.is_object()) {
                out.push_back(it.get_object());
            }
        }
    }
    return out;
}

}  // namespace

std::string answer_text(const Result<json::object>& read) {
    if (read) {
        return json::serialize(json::object{{"read", *read}});
    }
    const auto& problem = read.error();
    return json::serialize(json::object{{"problem",
                                         {{"kind", static_cast<int>(problem.kind)},
                                          {"code", problem.code},
                                          {"vi", problem.vi},
                                          {"en", problem.en}}}});
}

std::string answer_text(const Result<document::Outline>& read) {
    return answer_text(read ? Result<json::object>(document::to_json(*read))
                            : Result<json::object>(read.error()));
}

std::string answer_text(const Result<dossier::FilledTable>& read) {
    if (!read) {
        return answer_text(Result<json::object>(read.error()));
    }
    json::array seal;
    for (const auto& [name, value] : dossier::entries_of(read->seal)) {
        seal.push_back({{"name", name}, {"value", value}});
    }
    json::array rows;
    for (const auto& row : read->rows) {
        rows.push_back(row_json(row));
    }
    return answer_text(
        Result<json::object>(json::object{{"seal", std::move(seal)}, {"rows", std::move(rows)}}));
}

std::string answer_text(const Result<void>& read) {
    return answer_text(read ? Result<json::object>(json::object{})
                            : Result<json::object>(read.error()));
}

Result<json::object> answer_from(std::string_view text) {
    json::error_code error;
    auto value = json::parse(text, error);
    auto* answer = error ? nullptr : value.if_object();
    if (answer == nullptr) {
        return reading_failed();
    }
    if (auto* read = answer->if_contains("read"); read != nullptr && read->is_object()) {
        return std::move(read->get_object());
    }
    const auto* problem = answer->if_contains("problem");
    return problem != nullptr && problem->is_object() ? problem_from(problem->get_object())
                                                      : reading_failed();
}

Result<document::Outline> outline_from(std::string_view text) {
    TRY(const auto read, answer_from(text));
    auto outline = document::outline_from_json(read);
    return outline ? std::move(outline) : Result<document::Outline>(reading_failed());
}

Result<dossier::FilledTable> filled_table_from(std::string_view text) {
    TRY(const auto read, answer_from(text));
    dossier::SealEntries entries;
    for (const auto& it : objects_in(read, "seal")) {
        entries.emplace_back(text_member(it, "name"), text_member(it, "value"));
    }
    TRY(auto seal, dossier::seal_from(entries));
    dossier::FilledTable out{.seal = std::move(seal), .rows = {}};
    for (const auto& it : objects_in(read, "rows")) {
        out.rows.push_back(row_from(it));
    }
    return out;
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
