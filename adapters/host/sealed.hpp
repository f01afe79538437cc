// Taking rights away from the process itself, for good (seccomp, Linux). What comes after may read
// bytes from outside: a fault in a parser then reaches no file, no network and no other process.
// On processors the filter does not know, nothing can be taken away, and that is told. One thread.
#pragma once

#include <linux/filter.h>

#include <vector>

namespace phanbien::host {

// From here on only computing, memory and writing to what is open: every other call of the system
// fails with EPERM. False when the system refused.
bool seal_process();

// A filter for programs about to be started: no socket but a local one, and that leads nowhere but
// to who connects to it. Made before fork, applied behind it.
class NoNetwork {
  public:
    NoNetwork();
    bool apply() const;  // as seal_process()

  private:
    std::vector<sock_filter> filter_;
};

}  // namespace phanbien::host
