// A reader that goes wrong is stopped, and the person is told what to do.
#include "adapters/conversion/sealed_reading.hpp"

#include <boost/test/unit_test.hpp>
#include <cstdlib>

#include "adapters/conversion/answer.hpp"
#include "tests/unit/sanitizer.hpp"

using namespace phanbien;
using namespace phanbien::conversion;
using namespace std::chrono_literals;

BOOST_AUTO_TEST_SUITE(sealed_reading)

namespace {

constexpr host::Bounds small{.cpu = 200ms, .memory_bytes = std::size_t{32} << 20U};

Problem refusal_of(const std::function<std::string()>& read) {
    const auto answer = answer_from(read_sealed(read, small));
    BOOST_REQUIRE(!answer.has_value());
    return answer.error();
}

}  // namespace

BOOST_AUTO_TEST_CASE(one_that_never_ends_is_stopped) {
    if (tests::skipped_by_sanitizer()) {
        return;
    }
    const auto began = std::chrono::steady_clock::now();
    const auto refused = refusal_of([]() -> std::string {
        for (volatile bool goes_on = true; goes_on;) {
        }
        return {};
    });
    BOOST_TEST((std::chrono::steady_clock::now() - began < 30s));
    BOOST_TEST(refused.code == "draft.reading_too_much");
    BOOST_TEST((refused.kind == ProblemKind::too_large));
    BOOST_TEST(refused.vi.find("đã bị dừng") != std::string::npos);
    BOOST_TEST(refused.vi.find("chia nhỏ tệp rồi gửi lại") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(one_that_takes_all_memory_is_stopped) {
    if (tests::skipped_by_sanitizer()) {
        return;
    }
    const auto refused = refusal_of([]() -> std::string {
        for (std::string much(1U << 20U, 'x');;) {
            much += much;
        }
    });
    BOOST_TEST(refused.code == "draft.reading_too_much");
}

BOOST_AUTO_TEST_CASE(one_that_crashes_says_so) {
    if (tests::skipped_by_sanitizer()) {
        return;
    }
    BOOST_TEST(refusal_of([]() -> std::string { std::abort(); }).code == "draft.reading_failed");
    const auto answer = read_sealed([] { return answer_text(Result<void>()); }, small);
    BOOST_TEST(answer_from(answer).has_value());
}

BOOST_AUTO_TEST_SUITE_END()
