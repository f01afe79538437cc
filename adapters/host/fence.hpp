// Fence: what of the files a program is to see (Landlock, Linux). A converter reads what strangers
// sent, as the user who owns the office's data: it gets its own folder, and of the system's files
// what programs need, to read. In /tmp it may make a socket and remove what this user has there,
// but read nothing. Where the kernel has no Landlock there is no fence.
#pragma once

#include <filesystem>

namespace phanbien::host {

class Fence {
  public:
    // For a program at this path that works in this folder. Made before fork, put up behind it.
    Fence(const std::filesystem::path& folder, const std::filesystem::path& program);
    ~Fence();
    Fence(const Fence&) = delete;
    Fence& operator=(const Fence&) = delete;

    // Around this process and all that it starts, for good. False when the system refused.
    bool put_up() const;

    // Whether this kernel can.
    static bool is_known_here();

  private:
    int rules_ = -1;  // -1: no Landlock here
};

}  // namespace phanbien::host
