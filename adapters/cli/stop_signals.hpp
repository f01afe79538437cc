// SIGTERM and SIGINT as the words to stop: held back from every thread and waited for by the main
// one, so that a server is taken down in order.
#pragma once

#include <pthread.h>

#include <csignal>

namespace phanbien::cli {

class StopSignals {
  public:
    // Holds them back; every thread begun later inherits that.
    StopSignals() {
        sigemptyset(&held_);
        sigaddset(&held_, SIGTERM);
        sigaddset(&held_, SIGINT);
        pthread_sigmask(SIG_BLOCK, &held_, nullptr);
    }

    void wait() const {
        int signal = 0;
        sigwait(&held_, &signal);
    }

  private:
    sigset_t held_{};
};

}  // namespace phanbien::cli
