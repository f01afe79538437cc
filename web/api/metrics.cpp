#include "web/api/metrics.hpp"

#include <algorithm>
#include <iterator>
#include <sstream>

namespace phanbien::api {

namespace {

constexpr double microseconds_per_second = 1e6;

void head(std::ostream& out, std::string_view name, std::string_view help, std::string_view type) {
    out << "# HELP " << name << ' ' << help << "\n# TYPE " << name << ' ' << type << '\n';
}

// A label's value in the text format: no name can end its line or its quotes.
std::string escaped(std::string_view value) {
    std::string out;
    for (const char c : value) {
        if (c == '\n') {
            out += "\\n";
        } else {
            out += c == '"' || c == '\\' ? std::string{'\\', c} : std::string{c};
        }
    }
    return out;
}

}  // namespace

void Metrics::observe(std::string_view route, int status, std::chrono::microseconds duration) {
    const double seconds = static_cast<double>(duration.count()) / microseconds_per_second;
    const auto bucket = std::distance(duration_bounds_s.begin(),
                                      std::ranges::lower_bound(duration_bounds_s, seconds));
    const std::scoped_lock lock{mutex_};
    ++requests_[{std::string{route}, status / 100}];
    auto& durations = durations_[std::string{route}];
    ++durations.buckets[static_cast<std::size_t>(bucket)];
    durations.sum_s += seconds;
    ++durations.count;
}

void Metrics::count_command(std::string_view event, bool accepted) {
    const std::scoped_lock lock{mutex_};
    ++commands_[{std::string{event}, accepted}];
}

std::string Metrics::text(const std::vector<Gauge>& gauges) const {
    std::ostringstream out;
    const std::scoped_lock lock{mutex_};
    head(out, "phanbien_http_requests_total", "Answered requests.", "counter");
    for (const auto& [key, count] : requests_) {
        out << "phanbien_http_requests_total{route=\"" << key.first << "\",status=\"" << key.second
            << "xx\"} " << count << '\n';
    }
    head(out, "phanbien_http_duration_seconds", "From a request's first byte to its answer.",
         "histogram");
    for (const auto& [route, durations] : durations_) {
        std::uint64_t below = 0;
        for (std::size_t i = 0; i < duration_bounds_s.size(); ++i) {
            below += durations.buckets[i];
            out << "phanbien_http_duration_seconds_bucket{route=\"" << route << "\",le=\""
                << duration_bounds_s[i] << "\"} " << below << '\n';
        }
        out << "phanbien_http_duration_seconds_bucket{route=\"" << route << "\",le=\"+Inf\"} "
            << durations.count << '\n'
            << "phanbien_http_duration_seconds_sum{route=\"" << route << "\"} " << durations.sum_s
            << '\n'
            << "phanbien_http_duration_seconds_count{route=\"" << route << "\"} " << durations.count
            << '\n';
    }
    head(out, "phanbien_commands_total", "Commands decided.", "counter");
    for (const auto& [key, count] : commands_) {
        out << "phanbien_commands_total{command=\"" << escaped(key.first) << "\",outcome=\""
            << (key.second ? "done" : "refused") << "\"} " << count << '\n';
    }
    for (const auto& gauge : gauges) {
        head(out, gauge.name, gauge.help, gauge.type);
        out << gauge.name << ' ' << gauge.value << '\n';
    }
    return out.str();
}

}  // namespace phanbien::api
