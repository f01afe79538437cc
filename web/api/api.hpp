// Api: the Application behind the server. Finds the route, asks who calls, refuses forged and
// ill-formed requests, hands the rest to its resource, and turns what fails into a problem
// document. The only place besides the committer's batch where a StoreFailure is caught. Any
// thread.
#pragma once

#include <memory>

#include "web/api/call.hpp"
#include "web/api/router.hpp"

namespace phanbien::api {

class Api final : public server::Application {
  public:
    explicit Api(Site& site) : site_(site) {}

    server::Asker asker(const server::RequestHead& head) override;
    std::variant<std::size_t, server::Response> admit(const server::RequestHead& head) override;
    void answer(server::Request request, server::Reply reply) override;

  private:
    void dispatch(Match match, server::Request request, const server::Reply& reply);

    Site& site_;
};

// The answer to a failure below; says nothing of what exactly failed.
server::Response failure_response(Site& site, const std::exception& failure);

}  // namespace phanbien::api
