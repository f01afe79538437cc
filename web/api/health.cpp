// For whoever watches the server: does it answer, and what has it done.
#include "web/api/resources.hpp"

namespace phanbien::api {

Result<Response> get_health(Call& call) {
    // A question to the disk, not a constant: a server that cannot read is not well.
    static_cast<void>(call.desk.reading().log_head());
    return json_response(200, {{"status", "ok"}, {"read_only", call.site.parts.read_only}});
}

Result<Response> get_metrics(Call& call) {
    const auto& parts = call.site.parts;
    const auto committer = parts.committer.figures();
    const auto head = call.desk.reading().log_head();
    std::vector<Gauge> gauges = parts.gauges();
    gauges.push_back({"phanbien_commits_total", "Committed batches.", "counter",
                      static_cast<double>(committer.batches)});
    gauges.push_back({"phanbien_jobs_total", "Jobs of the committer.", "counter",
                      static_cast<double>(committer.jobs)});
    gauges.push_back({"phanbien_commit_failures_total", "Batches that failed.", "counter",
                      static_cast<double>(committer.failures)});
    gauges.push_back({"phanbien_queue_waiting", "Jobs that wait for the committer.", "gauge",
                      static_cast<double>(committer.waiting)});
    gauges.push_back(
        {"phanbien_log_events", "Events in the log.", "gauge", static_cast<double>(head.size)});
    Response response{.body = call.site.metrics.text(gauges)};
    response.set("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
    return response;
}

}  // namespace phanbien::api
