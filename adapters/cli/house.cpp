#include "adapters/cli/house.hpp"

#include <fstream>
#include <iostream>
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

// What the server worked by when it last ran here; what the binary brings where it never did.
DefinitionSource adopted_source(runtime::Store& store) {
    const auto reading = store.open_reading();
    const auto hash = reading->adopted_definition();
    const auto xml = hash ? reading->definition(*hash) : std::nullopt;
    return xml ? DefinitionSource{"the adopted definition", *xml} : definition_source("");
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

Alarms alarms_of(const std::string& command) {
    const auto tell = [command](const std::string& why) {
        std::cerr << "phanbien " << command << ": " << why << '\n';
    };
    return {.on_broken = tell, .on_fault = tell};
}

House::House(const std::filesystem::path& data, const DefinitionSource& definition, Alarms alarms)
    : House(storage::open_sqlite_store(data, storage::Absent::create), definition,
            std::move(alarms)) {}

House::House(const std::filesystem::path& data, Alarms alarms)
    : House(storage::open_sqlite_store(data, storage::Absent::refuse), std::nullopt,
            std::move(alarms)) {}

House::House(std::unique_ptr<runtime::Store> opened,
             const std::optional<DefinitionSource>& definition, Alarms alarms)
    : hasher(random),
      store(std::move(opened)),
      workflows(usable(definition ? *definition : adopted_source(*store))),
      committer(*store, std::move(alarms.on_broken)),
      accounts({*store, committer, clock, random, hasher}),
      office({*store, committer, clock, random, workflows, std::move(alarms.on_fault)}) {}

}  // namespace phanbien::cli
