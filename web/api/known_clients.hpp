// KnownClients: whose session a cookie is, as far as the gate has seen it, so that a request can be
// counted for its account before anything is read for it. A token that nobody signed in with counts
// for the address it comes from: inventing tokens gains nothing. No proof of anything, which the
// gate asks of the store each time. Bounded; any thread.
#pragma once

#include <cstddef>
#include <map>
#include <mutex>
#include <string>
#include <string_view>

#include "engine/runtime/store.hpp"
#include "web/server/message.hpp"

namespace phanbien::api {

class KnownClients {
  public:
    // Then all are forgotten, and known again with their next request.
    static constexpr std::size_t entries_max = 20'000;

    explicit KnownClients(server::Reached reached) : reached_(reached) {}

    void note(const runtime::Session& session);
    // Whom the server counts a request for.
    std::string client_of(const server::RequestHead& head) const;

  private:
    const server::Reached reached_;
    mutable std::mutex mutex_;
    std::map<std::string, AccountId, std::less<>> accounts_;  // by the hash of their token
};

}  // namespace phanbien::api
