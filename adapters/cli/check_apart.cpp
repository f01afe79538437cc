#include "adapters/cli/check_apart.hpp"

#include "adapters/cli/commands.hpp"
#include "adapters/host/program.hpp"
#include "engine/kernel/json.hpp"

namespace phanbien::cli {

namespace {

Problem not_checked() {
    return {.kind = ProblemKind::busy,
            .code = "check.failed",
            .vi = "Chưa kiểm tra được tệp này. Hãy thử lại sau giây lát.",
            .en = "The file could not be checked. Try again in a moment."};
}

}  // namespace

Result<boost::json::object> check_apart(std::string_view xml, const std::string& workflows,
                                        const std::stop_token& stop) {
    const auto run =
        host::run_program({.path = host::own_binary,
                           .words = {"check", "--format=json", "--workflows=" + workflows, "-"}},
                          xml, {}, stop);
    const bool checked =
        run.ending == host::Ending::finished && (run.status == done || run.status == failed);
    if (!checked) {
        return not_checked();
    }
    auto found = parse_json(run.output);
    if (!found || !found->is_object()) {
        return not_checked();
    }
    return std::move(found->get_object());
}

}  // namespace phanbien::cli
