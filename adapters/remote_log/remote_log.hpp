// Remote log: the files of a log (checkpoint, tiles, entry bundles; schemas/log.md) as a server
// gives them out over HTTP, for the same verifier that reads a folder. Nothing of what comes is
// believed; it is only kept from being too much or too slow: one file at most 32 MiB, each within a
// minute and never slower than 1 KiB a second for 20 seconds, no redirect followed. Plain HTTP goes
// to this very machine only, unless it is asked for. After a failure nothing more is asked.
// One thread.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "engine/kernel/result.hpp"
#include "engine/kernel/sentence.hpp"

namespace phanbien::remote_log {

inline constexpr std::size_t file_bytes_max = 32U << 20U;
inline constexpr long file_seconds_max = 60;
inline constexpr long connect_seconds_max = 10;

enum class PlainHttp { to_loopback, anywhere };

// Whether a word of the command line is meant as an address.
bool is_address(std::string_view word);

class RemoteLog {
  public:
    // Of "https://host" the log is below /log; a path in the address is the log's own instead.
    // Refusals: "remote_log.bad_address" (no http or https address, or one with a name, a password,
    // a query or a fragment), "remote_log.plain_http".
    static Result<RemoteLog> at(const std::string& address, PlainHttp plain);

    RemoteLog(RemoteLog&&) noexcept;
    RemoteLog& operator=(RemoteLog&&) noexcept;
    ~RemoteLog();

    // The bytes of "checkpoint", "tile/0/000", …; none when there is no such file, or failure().
    std::optional<std::string> file(const std::string& path);

    // Why the first file that could not be had was not: the network, a limit, an answer that is
    // neither the file nor that there is none.
    const std::optional<Sentence>& failure() const { return failure_; }

  private:
    struct Connection;
    RemoteLog(std::string prefix, std::unique_ptr<Connection> connection);

    std::string prefix_;  // ends in a slash
    std::unique_ptr<Connection> connection_;
    std::optional<Sentence> failure_;
};

}  // namespace phanbien::remote_log
