// What `phanbien scxml` knows of any SCXML document, apart from the command line and HTTP, so that
// it can be tested. One thread at a time.
#pragma once

#include <boost/json/object.hpp>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "adapters/cli/commands.hpp"
#include "engine/statechart/machine.hpp"

namespace phanbien::cli {

inline constexpr std::size_t suite_sessions_max = 1'000;

int scxml_run_command(Arguments arguments);
int scxml_serve_command(Arguments arguments);
int scxml_dot_command(Arguments arguments);

// The document with the whole standard switched on; what it names by src comes from its own folder
// and nowhere else. Throws std::runtime_error when there is no such file.
Result<statechart::Machine> machine_of(const std::filesystem::path& document);

// The trace of a run: one JSON text for each macrostep. Each line of `events` is a JSON event
// {"name":…, "data":…} or a wait {"after_ms":…}; throws std::runtime_error with the number of a
// line that is neither.
std::vector<std::string> run_of(statechart::Machine& machine, std::string_view events,
                                Instant begin);

// The HTTP test protocol of @scion-scxml/test-framework: {"load":url} opens a session and tells its
// configuration, {"sessionToken":…,"event":{…}} sends it an event. Of the url only the path counts:
// the document is looked for under `root`, because a server that fetches what it is told to is a
// server that can be sent anywhere.
class SuiteSessions {
  public:
    explicit SuiteSessions(std::filesystem::path root) : root_(std::move(root)) {}

    // `now` moves the sessions' clocks. Refuses what is no such request.
    Result<boost::json::object> answer(std::string_view request, Instant now);

  private:
    Result<boost::json::object> load(std::string_view url, Instant now);
    std::optional<std::filesystem::path> document(std::string_view url) const;

    std::filesystem::path root_;
    std::map<std::int64_t, statechart::Machine> sessions_;
    std::int64_t last_token_ = 0;
};

}  // namespace phanbien::cli
