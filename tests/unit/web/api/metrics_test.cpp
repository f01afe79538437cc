#include "web/api/metrics.hpp"

#include <boost/test/unit_test.hpp>

using namespace phanbien;

BOOST_AUTO_TEST_SUITE(metrics)

BOOST_AUTO_TEST_CASE(buckets_count_upwards) {
    api::Metrics metrics;
    metrics.observe("/a", 200, std::chrono::microseconds{900});
    metrics.observe("/a", 204, std::chrono::microseconds{20'000});
    metrics.observe("/a", 404, std::chrono::seconds{60});
    metrics.count_command("opinion.give", true);
    const auto text = metrics.text({{"phanbien_queue_waiting", "Jobs.", "gauge", 3}});
    for (const char* line :
         {"phanbien_http_requests_total{route=\"/a\",status=\"2xx\"} 2\n",
          "phanbien_http_requests_total{route=\"/a\",status=\"4xx\"} 1\n",
          "phanbien_http_duration_seconds_bucket{route=\"/a\",le=\"0.001\"} 1\n",
          "phanbien_http_duration_seconds_bucket{route=\"/a\",le=\"0.05\"} 2\n",
          "phanbien_http_duration_seconds_bucket{route=\"/a\",le=\"30\"} 2\n",
          "phanbien_http_duration_seconds_bucket{route=\"/a\",le=\"+Inf\"} 3\n",
          "phanbien_commands_total{command=\"opinion.give\",outcome=\"done\"} 1\n",
          "phanbien_queue_waiting 3\n"}) {
        BOOST_TEST((text.find(line) != std::string::npos), line);
    }
}

BOOST_AUTO_TEST_CASE(a_name_cannot_add_a_line) {
    api::Metrics metrics;
    metrics.count_command("x\"} 1\nphanbien_forged 7\n\\", false);
    const auto text = metrics.text({});
    BOOST_TEST((text.find("\nphanbien_forged") == std::string::npos));
    BOOST_TEST(
        (text.find("command=\"x\\\"} 1\\nphanbien_forged 7\\n\\\\\",outcome=\"refused\"} 1\n") !=
         std::string::npos),
        text);
}

BOOST_AUTO_TEST_SUITE_END()
