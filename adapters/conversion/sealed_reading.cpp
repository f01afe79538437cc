#include "adapters/conversion/sealed_reading.hpp"

#include "adapters/conversion/answer.hpp"
#include "adapters/host/memory_file.hpp"
#include "adapters/host/sealed.hpp"

namespace phanbien::conversion {

std::string read_sealed(const std::function<std::string()>& read, const host::Bounds& bounds) {
    const host::MemoryFile answer;
    const auto run = host::run_confined(bounds, [&] {
        const bool ready = host::seal_process();
        return ready && answer.fill(read()) ? 0 : 1;
    });
    if (run.ending == host::Ending::out_of_time || run.ending == host::Ending::out_of_memory) {
        return answer_text(Result<void>(reading_too_much()));
    }
    return run.ending == host::Ending::finished && run.status == 0
               ? answer.text()
               : answer_text(Result<void>(reading_failed()));
}

}  // namespace phanbien::conversion
