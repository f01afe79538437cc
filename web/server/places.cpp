#include "web/server/places.hpp"

namespace phanbien::server {

bool Places::take(const std::string& client) {
    const std::scoped_lock lock{mutex_};
    const auto found = by_client_.find(client);
    const std::size_t own = found == by_client_.end() ? 0 : found->second;
    const std::size_t limit = own < limits_.share ? limits_.all : limits_.all - limits_.kept;
    if (taken_ >= limit) {
        return false;
    }
    ++taken_;
    ++by_client_[client];
    return true;
}

void Places::give_back(const std::string& client) {
    const std::scoped_lock lock{mutex_};
    --taken_;
    const auto found = by_client_.find(client);
    if (--found->second == 0) {
        by_client_.erase(found);
    }
}

std::size_t Places::taken() const {
    const std::scoped_lock lock{mutex_};
    return taken_;
}

}  // namespace phanbien::server
