#include "adapters/cli/house.hpp"

#include <fstream>
#include <iterator>
#include <stdexcept>

#include "adapters/cli/embedded_text.hpp"
#include "adapters/storage/sqlite_store.hpp"
#include "engine/audit/sha256.hpp"

namespace phanbien::cli {

namespace {

constexpr std::string_view own_definition = "phan-bien.scxml";

dossier::Workflow usable(const DefinitionSource& source) {
    auto workflow = read_definition(source);
    if (!workflow) {
        throw std::runtime_error("the procedure's definition cannot be used\n" +
                                 told(workflow.error()));
    }
    return std::move(workflow).value();
}

}  // namespace

DefinitionSource definition_source(const std::string& path) {
    if (path.empty()) {
        return {std::string{own_definition}, std::string{embedded_text(own_definition)}};
    }
    std::ifstream file{path, std::ios::binary};
    if (!file) {
        throw std::runtime_error("cannot open the definition " + path);
    }
    return {path, std::string{std::istreambuf_iterator<char>{file}, {}}};
}

Result<dossier::Workflow> read_definition(const DefinitionSource& source) {
    return dossier::Workflow::read(source.xml, source.file_name, audit::sha256_hex(source.xml));
}

std::string told(const Problem& problem) {
    if (problem.fields.empty()) {
        return problem.vi + "\n" + problem.en;
    }
    std::string lines;
    for (const auto& field : problem.fields) {
        lines += (lines.empty() ? "" : "\n") + field.pointer + ": " + field.vi + " / " + field.en;
    }
    return lines;
}

void require(const std::optional<Problem>& problem, std::string_view what) {
    if (problem) {
        throw std::runtime_error(std::string{what} + ": " + told(*problem));
    }
}

House::House(const std::filesystem::path& data, const DefinitionSource& definition,
             std::function<void(const std::string&)> on_broken)
    : hasher(random),
      workflows(usable(definition)),
      store(storage::open_sqlite_store(data)),
      committer(*store, std::move(on_broken)),
      accounts({*store, committer, clock, random, hasher}),
      office({*store, committer, clock, random, workflows}) {
    const auto& hash = workflows.current().hash();
    require(runtime::run_and_wait(committer,
                                  [&](runtime::Writing& writing) {
                                      if (!writing.definition(hash)) {
                                          writing.put_definition(hash, definition.xml);
                                      }
                                  }),
            "the definition could not be stored");
}

}  // namespace phanbien::cli
