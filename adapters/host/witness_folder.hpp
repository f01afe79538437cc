// What a witness of other offices' logs keeps: its private key, and of each log the checkpoint that
// it cosigned last. A folder of its own, apart from any office's data, so that one may witness
// while a server runs or on another machine. Used by one process at a time.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "engine/audit/note.hpp"
#include "engine/runtime/clock.hpp"

namespace phanbien::host {

class WitnessFolder {
  public:
    // Makes the folder (mode 0700) and the key when they are missing. Throws std::runtime_error
    // when another process is using it, when others may read the key, or when it cannot be written.
    WitnessFolder(std::filesystem::path folder, runtime::Random& random);

    const audit::Signer& key() const { return key_; }

    // The note of the log of this name that was kept last, whatever its key was then; empty: none.
    std::string seen(const audit::VerifierKey& log) const;
    // On the disk when it returns: only then may the signature be given away. Throws
    // std::runtime_error when it cannot be.
    void keep(const audit::VerifierKey& log, std::string_view note) const;

  private:
    // Held as long as the folder is used: the older of two checkpoints could be kept last.
    class Lock {
      public:
        explicit Lock(const std::filesystem::path& folder);
        ~Lock();
        Lock(const Lock&) = delete;
        Lock& operator=(const Lock&) = delete;

      private:
        int descriptor_;
    };

    std::filesystem::path folder_;
    Lock lock_;
    audit::Signer key_;
};

}  // namespace phanbien::host
