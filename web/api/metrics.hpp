// Metrics: what the server has done since it started, as Prometheus text. Any thread.
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace phanbien::api {

// Upper bounds in seconds; a last bucket takes the rest.
inline constexpr std::array<double, 9> duration_bounds_s{0.001, 0.005, 0.01, 0.05, 0.1,
                                                         0.5,   1.0,   5.0,  30.0};

// A value read at the moment of the question.
struct Gauge {
    std::string_view name;
    std::string_view help;
    std::string_view type;  // "gauge" or "counter"
    double value = 0;
};

inline constexpr std::string_view other_command = "other";

class Metrics {
  public:
    void observe(std::string_view route, int status, std::chrono::microseconds duration);
    // The event's name comes from a client: give one that the definition has, or other_command.
    void count_command(std::string_view event, bool accepted);

    std::string text(const std::vector<Gauge>& gauges) const;

  private:
    struct Durations {
        std::array<std::uint64_t, duration_bounds_s.size() + 1> buckets{};
        double sum_s = 0;
        std::uint64_t count = 0;
    };
    mutable std::mutex mutex_;
    std::map<std::pair<std::string, int>, std::uint64_t> requests_;  // by route, status class
    std::map<std::string, Durations> durations_;                     // by route
    std::map<std::pair<std::string, bool>, std::uint64_t> commands_;
};

}  // namespace phanbien::api
