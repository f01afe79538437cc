#include "web/server/security_headers.hpp"

namespace phanbien::server {

namespace {

// font-src: the page brings its fonts. trusted-types: Svelte's template factory is the only one
// that turns text into markup, and its text is the compiler's, never a person's.
constexpr std::string_view content_security_policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; "
    "base-uri 'none'; require-trusted-types-for 'script'; trusted-types svelte-trusted-html";

}  // namespace

void add_security_headers(Response& response, Reached reached) {
    response.set("Content-Security-Policy", std::string{content_security_policy});
    response.set("X-Content-Type-Options", "nosniff");
    response.set("Referrer-Policy", "same-origin");
    response.set("Cross-Origin-Opener-Policy", "same-origin");
    response.set("Cross-Origin-Resource-Policy", "same-origin");
    if (reached == Reached::by_https_proxy) {
        response.set("Strict-Transport-Security", "max-age=31536000");
    }
    if (response.header("Cache-Control").empty()) {
        response.set("Cache-Control", "no-store");
    }
}

}  // namespace phanbien::server
