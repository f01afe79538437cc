// One kept connection to a server on this machine, for what the bench asks by itself: a request,
// its answer, and how long that took. Blocks. Throws boost::system::system_error when the line
// breaks.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "tests/bench/load/script.hpp"

namespace phanbien::bench {

struct HttpAnswer {
    unsigned status = 0;
    std::string set_cookie;
    std::string body;
    double took_ms = 0;  // from the first byte sent to the last one read
};

class HttpLine {
  public:
    explicit HttpLine(std::uint16_t port);
    ~HttpLine();

    HttpAnswer ask(const Step& step);
    // GET; `by` is nobody when it is null.
    HttpAnswer get(const std::string& target, const Person* by = nullptr);

  private:
    struct Line;
    std::unique_ptr<Line> line_;
};

}  // namespace phanbien::bench
