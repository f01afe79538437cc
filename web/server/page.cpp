#include "web/server/page.hpp"

#include "web/embedded/page_file.hpp"
#include "web/server/fields.hpp"
#include "web/server/problem_document.hpp"

namespace phanbien::server {

namespace {

Problem missing_file() {
    return {ProblemKind::missing, "page.missing", "Không có tệp này.", "There is no such file."};
}

// An address with a dot in its last part names a file; the page has no such routes.
bool names_a_file(std::string_view path) {
    return path.substr(path.rfind('/') + 1).find('.') != std::string_view::npos;
}

}  // namespace

Response page_response(const RequestHead& request) {
    if (request.method != Method::get && request.method != Method::head) {
        Response refusal = problem_response(method_problem(), 405);
        refusal.set("Allow", "GET, HEAD");
        return refusal;
    }
    const auto* file = page::find_page_file(request.path());
    if (!file && !names_a_file(request.path())) {
        file = page::find_page_file("/index.html");
    }
    if (!file) {
        return problem_response(missing_file());
    }
    Response response{.route = "page"};
    response.set("ETag", std::string{file->etag});
    response.set("Vary", "Accept-Encoding");
    response.set("Cache-Control",
                 file->immutable ? "public, max-age=31536000, immutable" : "no-cache");
    if (none_match_names(request.header("if-none-match"), file->etag)) {
        response.status = 304;
        return response;
    }
    response.set("Content-Type", std::string{file->media_type});
    if (!file->gzip.empty() && accepts_gzip(request.header("accept-encoding"))) {
        response.set("Content-Encoding", "gzip");
        response.body = file->gzip;
    } else {
        response.body = file->bytes;
    }
    return response;
}

}  // namespace phanbien::server
