#include "adapters/cli/sample_office.hpp"

#include <stdexcept>

#include "adapters/cli/embedded_text.hpp"
#include "adapters/cli/file_text.hpp"
#include "adapters/cli/house.hpp"

namespace phanbien::cli {

namespace {

constexpr std::string_view own_office = "sample-office.json";

}  // namespace

check::SampleOffice sample_office(const std::string& path) {
    auto office = check::read_sample_office(path.empty() ? std::string{embedded_text(own_office)}
                                                         : file_text(path, "the sample office"));
    if (!office) {
        throw std::runtime_error("the sample office cannot be used\n" + told(office.error()));
    }
    return std::move(office).value();
}

}  // namespace phanbien::cli
