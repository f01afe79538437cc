#include "web/embedded/page_file.hpp"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <string>

using phanbien::page::find_page_file;
using phanbien::page::page_files;
using phanbien::page::PageFile;

BOOST_AUTO_TEST_CASE(the_page_itself_is_found_and_is_asked_for_again_each_time) {
    const auto* index = find_page_file("/index.html");
    BOOST_REQUIRE(index != nullptr);
    BOOST_TEST(index->media_type == "text/html; charset=utf-8");
    BOOST_TEST(index->bytes.starts_with("<!doctype html>"));
    BOOST_TEST(index->bytes.ends_with("</html>\n"));
    BOOST_TEST(!index->immutable);
}

BOOST_AUTO_TEST_CASE(nothing_but_an_exact_path_is_found) {
    BOOST_TEST(find_page_file("") == nullptr);
    BOOST_TEST(find_page_file("/") == nullptr);
    BOOST_TEST(find_page_file("index.html") == nullptr);
    BOOST_TEST(find_page_file("/assets/../index.html") == nullptr);
    BOOST_TEST(find_page_file("/zzz") == nullptr);
}

BOOST_AUTO_TEST_CASE(every_file_is_found_by_its_path_and_has_what_the_server_needs) {
    const auto files = page_files();
    BOOST_TEST(std::ranges::is_sorted(files, {}, &PageFile::path));
    for (const auto& file : files) {
        BOOST_TEST_CONTEXT(file.path) {
            BOOST_TEST(find_page_file(file.path) == &file);
            BOOST_TEST(!file.bytes.empty());
            BOOST_TEST(!file.media_type.empty());
            BOOST_TEST(file.etag.starts_with("W/\""));
            BOOST_TEST(file.etag.size() == 36U);
        }
    }
}

BOOST_AUTO_TEST_CASE(text_is_compressed_and_fonts_are_not) {
    bool script = false;
    for (const auto& file : page_files()) {
        BOOST_TEST_CONTEXT(file.path) {
            if (file.path.ends_with(".js")) {
                script = true;
                BOOST_TEST(file.immutable);
                BOOST_TEST(file.gzip.starts_with("\x1f\x8b"));
                BOOST_TEST(file.gzip.size() < file.bytes.size());
            }
            if (file.path.ends_with(".css")) {
                BOOST_TEST(!file.immutable);
            }
            if (file.path.ends_with(".woff2")) {
                BOOST_TEST(file.bytes.starts_with("wOF2"));
                BOOST_TEST(file.gzip.empty());
            }
        }
    }
    BOOST_TEST(script);
}

// The content security policy allows neither, so a page that has one would be a page that is
// broken.
BOOST_AUTO_TEST_CASE(the_page_holds_no_inline_script_and_no_inline_style) {
    const std::string html{find_page_file("/index.html")->bytes};
    BOOST_TEST(html.find("<style") == std::string::npos);
    BOOST_TEST(html.find(" style=") == std::string::npos);
    for (auto at = html.find("<script"); at != std::string::npos;
         at = html.find("<script", at + 1)) {
        const auto tag = html.substr(at, html.find('>', at) - at + 10);
        BOOST_TEST(tag.find(" src=") != std::string::npos);
        BOOST_TEST(tag.ends_with("></script>"));
    }
}
