#include "web/server/problem_document.hpp"

#include <algorithm>
#include <boost/json/serialize.hpp>

namespace phanbien::server {

namespace {

constexpr std::chrono::seconds busy_wait{1};  // for what is over at once, if all goes well

// The short summary of a kind of refusal, the same for every occurrence (RFC 9457 section 3.1.4).
std::string_view title_of(int status) {
    switch (status) {
        case 400:
            return "Yêu cầu không đọc được";
        case 401:
            return "Chưa đăng nhập";
        case 403:
            return "Không được phép";
        case 404:
            return "Không tìm thấy";
        case 405:
            return "Cách gọi không được hỗ trợ";
        case 408:
            return "Quá thời gian chờ";
        case 409:
            return "Chưa thực hiện được";
        case 410:
            return "Đã xóa";
        case 412:
            return "Đã có người thay đổi trước";
        case 413:
            return "Quá lớn";
        case 415:
            return "Loại nội dung không được hỗ trợ";
        case 422:
            return "Dữ liệu chưa đúng";
        case 429:
            return "Quá nhiều yêu cầu";
        case 431:
            return "Phần đầu yêu cầu quá lớn";
        case 503:
            return "Hệ thống đang bận";
        case 507:
            return "Hết chỗ lưu trữ";
        default:
            return "Lỗi hệ thống";
    }
}

}  // namespace

int status_of(ProblemKind kind) {
    switch (kind) {
        case ProblemKind::invalid:
            return 422;
        case ProblemKind::unauthenticated:
            return 401;
        case ProblemKind::forbidden:
            return 403;
        case ProblemKind::missing:
            return 404;
        case ProblemKind::gone:
            return 410;
        case ProblemKind::conflict:
            return 409;
        case ProblemKind::stale:
            return 412;
        case ProblemKind::too_large:
            return 413;
        case ProblemKind::unsupported:
            return 415;
        case ProblemKind::too_many:
            return 429;
        case ProblemKind::busy:
            return 503;
        case ProblemKind::storage_full:
            return 507;
    }
    return 500;
}

Problem method_problem() {
    return {ProblemKind::invalid, "request.method", "Địa chỉ này không nhận cách gọi đó.",
            "This address does not take that method."};
}

Problem protocol_problem(int status) {
    switch (status) {
        case 400:
            return {ProblemKind::invalid, "request.malformed", "Yêu cầu HTTP không đọc được.",
                    "The HTTP request cannot be read."};
        case 408:
            return {ProblemKind::invalid, "request.timeout",
                    "Yêu cầu gửi quá chậm nên đã bị ngắt. Hãy thử lại.",
                    "The request came too slowly and was cut off. Try again."};
        case 413:
            return {ProblemKind::too_large, "request.too_large",
                    "Nội dung gửi lên quá lớn (tệp tối đa 32 MB, yêu cầu khác tối đa 1 MB).",
                    "The body is too large (at most 32 MB for a file, 1 MB for anything else)."};
        case 431:
            return {ProblemKind::too_large, "request.header_too_large",
                    "Phần đầu của yêu cầu quá lớn.", "The request's header is too large."};
        case 503:
            return {ProblemKind::busy, "server.overloaded",
                    "Hệ thống đang nhận quá nhiều yêu cầu nên chưa xử lý yêu cầu này; chưa có gì "
                    "được ghi. Hãy thử lại sau vài giây.",
                    "The server has too many requests at once and did not take this one; nothing "
                    "was written. Try again in a few seconds."};
        default:
            return {ProblemKind::busy, "server.fault",
                    "Hệ thống gặp lỗi khi trả lời. Việc này đã được ghi lại; hãy thử lại.",
                    "The server failed to answer. It has been recorded; try again."};
    }
}

boost::json::array problem_fields(const Problem& problem) {
    boost::json::array fields;
    for (const auto& field : problem.fields) {
        fields.push_back({{"pointer", field.pointer}, {"vi", field.vi}, {"en", field.en}});
    }
    return fields;
}

Response problem_response(const Problem& problem, int status, boost::json::object extra) {
    boost::json::object document = std::move(extra);
    document["type"] = "urn:phanbien:problem:" + problem.code;
    document["title"] = title_of(status);
    document["status"] = status;
    document["code"] = problem.code;
    document["detail"] = problem.vi;
    document["detail_en"] = problem.en;
    if (!problem.fields.empty()) {
        document["fields"] = problem_fields(problem);
    }
    Response response{.status = status, .body = boost::json::serialize(document)};
    response.set("Content-Type", "application/problem+json");
    const bool is_temporary = status == 503 || status == 429;
    if (is_temporary) {
        const auto wait = std::max(problem.wait, busy_wait);
        response.set("Retry-After", std::to_string(wait.count()));
    }
    return response;
}

}  // namespace phanbien::server
