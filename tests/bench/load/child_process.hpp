// A program that the bench starts: its standard output is read line by line, its standard error
// goes to a file. Killed (SIGKILL) when it is dropped. One thread. Throws std::runtime_error when
// it cannot be started, or ends without the line that is waited for.
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <string>
#include <vector>

namespace phanbien::bench {

class ChildProcess {
  public:
    ChildProcess(const std::vector<std::string>& arguments, const std::filesystem::path& errors);
    ~ChildProcess();
    ChildProcess(const ChildProcess&) = delete;
    ChildProcess& operator=(const ChildProcess&) = delete;

    // The next line that has `words` in it, read from the standard output.
    std::string line_with(std::string_view words);
    // As a power cut does it.
    void kill();
    // Asks it to end, and waits.
    void stop();
    // Waits until it has ended by itself.
    void wait();
    // Resident memory now, in MB.
    double memory_mb() const;
    // What it has computed since it began, on all cores, in microseconds.
    double processor_us() const;

  private:
    void end_with(int signal);

    pid_t id_ = 0;
    int output_ = -1;
    std::string read_;
    std::filesystem::path errors_;
};

}  // namespace phanbien::bench
