// Witnessing the log of another office: see that it only grew since last time, and say so with a
// key of one's own. Main thread.
#pragma once

#include <string>

namespace phanbien::cli {

// Both return the exit status. `by`: the witness's own folder (host::WitnessFolder), made when
// missing.
int print_witness_key(const std::string& by);

struct LogToCosign {
    std::string folder;  // of its checkpoint and tiles, as exported or copied from /log/
    std::string key;     // its vkey
    std::string by;
};
// Prints the cosigned checkpoint, to be sent to the log (POST /log/cosignature).
int cosign_log(const LogToCosign& log);

}  // namespace phanbien::cli
