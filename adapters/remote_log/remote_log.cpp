#include "adapters/remote_log/remote_log.hpp"

#include <curl/curl.h>

#include <algorithm>
#include <array>
#include <stdexcept>

namespace phanbien::remote_log {

namespace {

constexpr long slowest_bytes_a_second = 1024;
constexpr long slow_seconds_max = 20;
constexpr long status_ok = 200;
constexpr long status_missing = 404;
constexpr long status_unauthorized = 401;

struct UrlRelease {
    void operator()(CURLU* url) const { curl_url_cleanup(url); }
};
using Url = std::unique_ptr<CURLU, UrlRelease>;

struct EasyRelease {
    void operator()(CURL* easy) const { curl_easy_cleanup(easy); }
};
using Easy = std::unique_ptr<CURL, EasyRelease>;

std::string part_of(CURLU* url, CURLUPart part) {
    char* text = nullptr;
    if (curl_url_get(url, part, &text, 0) != CURLUE_OK) {
        return {};
    }
    std::string out(text);
    curl_free(text);
    return out;
}

Problem bad_address(const std::string& address) {
    return {.kind = ProblemKind::invalid,
            .code = "remote_log.bad_address",
            .vi = "“" + address +
                  "” không phải địa chỉ của một nhật ký. Hãy ghi https://MÁY-CHỦ, hoặc thêm đường "
                  "dẫn của nhật ký; không có tên người dùng, “?” hay “#”.",
            .en = "\"" + address +
                  "\" is no address of a log. Write https://HOST, or that and the log's path, "
                  "without a user name, \"?\" or \"#\"."};
}

Problem plain_http() {
    return {.kind = ProblemKind::invalid,
            .code = "remote_log.plain_http",
            .vi =
                "Địa chỉ http:// không mã hóa chỉ dùng cho chính máy này. Hãy dùng https://, "
                "hoặc thêm --plain-http nếu thật sự muốn.",
            .en =
                "An http:// address without encryption is for this very machine only. Use "
                "https://, or add --plain-http if you mean it."};
}

bool is_loopback(const std::string& host) {
    constexpr std::array<std::string_view, 3> names{"localhost", "127.0.0.1", "[::1]"};
    return std::ranges::find(names, host) != names.end();
}

Sentence failed_with(const std::string& path, long status) {
    const auto answer = std::to_string(status);
    if (status == status_unauthorized) {
        return {
            "máy chủ chỉ cho người đã đăng nhập xem nhật ký (401); hãy nhờ văn phòng mở công "
            "khai, hoặc kiểm tra thư mục do phanbien export log ghi ra",
            "the server shows its log to whoever is signed in only (401); ask the office to "
            "make it public, or verify a folder that phanbien export log wrote"};
    }
    return {"máy chủ trả lời " + answer + " cho " + path + "; chuyển hướng không được đi theo",
            "the server answered " + answer + " for " + path + "; redirects are not followed"};
}

extern "C" std::size_t phanbien_remote_log_take(char* bytes, std::size_t one, std::size_t count,
                                                void* into) {
    auto& body = *static_cast<std::string*>(into);
    const auto size = one * count;
    if (size > file_bytes_max - body.size()) {
        return 0;  // less than was given: the transfer ends in CURLE_WRITE_ERROR
    }
    body.append(bytes, size);
    return size;
}

}  // namespace

struct RemoteLog::Connection {
    Easy easy;
};

bool is_address(std::string_view word) {
    return word.starts_with("http://") || word.starts_with("https://");
}

Result<RemoteLog> RemoteLog::at(const std::string& address, PlainHttp plain) {
    const Url url(curl_url());
    if (!url || !is_address(address) ||
        curl_url_set(url.get(), CURLUPART_URL, address.c_str(), CURLU_DISALLOW_USER) != CURLUE_OK ||
        address.find_first_of("?#") != std::string::npos) {
        return bad_address(address);
    }
    const bool loopback = is_loopback(part_of(url.get(), CURLUPART_HOST));
    const bool encrypted = part_of(url.get(), CURLUPART_SCHEME) == "https";
    if (!encrypted && !loopback && plain != PlainHttp::anywhere) {
        return plain_http();
    }
    if (part_of(url.get(), CURLUPART_PATH) == "/") {
        curl_url_set(url.get(), CURLUPART_PATH, "/log", 0);
    }
    auto prefix = part_of(url.get(), CURLUPART_URL);
    prefix += prefix.ends_with('/') ? "" : "/";
    auto connection = std::make_unique<Connection>(Connection{Easy(curl_easy_init())});
    CURL* easy = connection->easy.get();
    if (easy == nullptr) {
        throw std::runtime_error("remote log: libcurl does not start");
    }
    curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, encrypted ? "https" : "http");
    curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT, connect_seconds_max);
    curl_easy_setopt(easy, CURLOPT_TIMEOUT, file_seconds_max);
    curl_easy_setopt(easy, CURLOPT_LOW_SPEED_LIMIT, slowest_bytes_a_second);
    curl_easy_setopt(easy, CURLOPT_LOW_SPEED_TIME, slow_seconds_max);
    curl_easy_setopt(easy, CURLOPT_USERAGENT, "phanbien-verify");
    curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, phanbien_remote_log_take);
    if (loopback) {
        curl_easy_setopt(easy, CURLOPT_NOPROXY, "*");
    }
    return RemoteLog(std::move(prefix), std::move(connection));
}

RemoteLog::RemoteLog(std::string prefix, std::unique_ptr<Connection> connection)
    : prefix_(std::move(prefix)), connection_(std::move(connection)) {}
RemoteLog::RemoteLog(RemoteLog&&) noexcept = default;
RemoteLog& RemoteLog::operator=(RemoteLog&&) noexcept = default;
RemoteLog::~RemoteLog() = default;

std::optional<std::string> RemoteLog::file(const std::string& path) {
    if (failure_) {
        return std::nullopt;
    }
    std::string body;
    CURL* easy = connection_->easy.get();
    const auto address = prefix_ + path;
    curl_easy_setopt(easy, CURLOPT_URL, address.c_str());
    curl_easy_setopt(easy, CURLOPT_WRITEDATA, &body);
    const auto done = curl_easy_perform(easy);
    if (done == CURLE_WRITE_ERROR) {
        failure_ = Sentence{path + " lớn hơn 32 MiB", path + " is larger than 32 MiB"};
        return std::nullopt;
    }
    if (done != CURLE_OK) {
        const std::string why = curl_easy_strerror(done);
        failure_ = Sentence{"không đọc được " + path + " từ máy chủ (" + why + ")",
                            "cannot read " + path + " from the server (" + why + ")"};
        return std::nullopt;
    }
    long status = 0;
    curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status);
    if (status == status_ok) {
        return body;
    }
    if (status != status_missing) {
        failure_ = failed_with(path, status);
    }
    return std::nullopt;
}

}  // namespace phanbien::remote_log
