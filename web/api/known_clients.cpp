#include "web/api/known_clients.hpp"

#include "engine/audit/sha256.hpp"
#include "web/api/gate.hpp"
#include "web/server/fields.hpp"

namespace phanbien::api {

void KnownClients::note(const runtime::Session& session) {
    const std::scoped_lock lock{mutex_};
    if (accounts_.contains(session.token_hash)) {
        return;
    }
    if (accounts_.size() >= entries_max) {
        accounts_.clear();
    }
    accounts_.emplace(session.token_hash, session.account);
}

std::string KnownClients::client_of(const server::RequestHead& head) const {
    if (const auto token = server::cookie(head.header("cookie"), session_cookie(reached_))) {
        const auto hash = audit::sha256_hex(*token);
        const std::scoped_lock lock{mutex_};
        if (const auto known = accounts_.find(hash); known != accounts_.end()) {
            return "account " + known->second.text();
        }
    }
    return "address " + head.address;
}

}  // namespace phanbien::api
