#include "adapters/cli/house.hpp"

#include <algorithm>
#include <iostream>
#include <set>
#include <stdexcept>

#include "adapters/cli/embedded_text.hpp"
#include "adapters/cli/file_text.hpp"
#include "adapters/cli/sample_office.hpp"
#include "engine/audit/sha256.hpp"
#include "engine/check/check.hpp"
#include "engine/runtime/log_check.hpp"
#include "engine/runtime/log_key_change.hpp"
#include "engine/runtime/log_tree.hpp"

namespace phanbien::cli {

namespace {

constexpr std::string_view suffix = ".scxml";
constexpr std::string_view routes_folder = "routes";

std::vector<dossier::Workflow> usable(const Definitions& definitions) {
    std::vector<dossier::Workflow> workflows;
    for (const auto& source : definitions) {
        auto workflow = read_definition(source);
        if (!workflow) {
            throw std::runtime_error("a procedure's definition cannot be used\n" +
                                     told(workflow.error()));
        }
        workflows.push_back(std::move(workflow).value());
    }
    return workflows;
}

std::vector<runtime::RouteSource> usable_routes(const Definitions& definitions) {
    std::vector<runtime::RouteSource> routes;
    for (const auto& source : definitions) {
        auto route =
            route::read_definition(source.xml, source.file_name, audit::sha256_hex(source.xml));
        if (!route) {
            throw std::runtime_error("an approval route cannot be used\n" + told(route.error()));
        }
        routes.push_back({std::move(route).value(), source.xml});
    }
    return routes;
}

// What the server worked by when it last ran here; what the binary brings where it never did.
Definitions adopted_definitions(runtime::Store& store) {
    const auto reading = store.open_reading();
    Definitions adopted;
    for (const auto& hash : reading->adopted_definitions()) {
        if (auto xml = reading->definition(hash)) {
            adopted.push_back({"the adopted definition " + hash, *std::move(xml)});
        }
    }
    return adopted.empty() ? definitions() : adopted;
}

Definitions own_definitions() {
    Definitions own;
    for (const auto& text : embedded_texts()) {
        if (text.name.ends_with(suffix)) {
            own.push_back({std::string{text.name}, std::string{text.text}});
        }
    }
    return own;
}

Definitions files_in(const std::filesystem::path& folder, std::string_view ending) {
    std::set<std::string> paths;
    for (const auto& entry : std::filesystem::directory_iterator{folder}) {
        if (entry.path().extension() == ending) {
            paths.insert(entry.path().string());
        }
    }
    Definitions found;
    for (const auto& path : paths) {
        found.push_back(definition_source(path));
    }
    return found;
}

Definitions definitions_in(const std::filesystem::path& folder) {
    if (!std::filesystem::is_directory(folder)) {
        throw std::runtime_error("there is no folder of definitions " + folder.string());
    }
    auto found = files_in(folder, suffix);
    if (found.empty()) {
        throw std::runtime_error("there is no definition (.scxml) in " + folder.string());
    }
    return found;
}

// A folder of its own goes with each server of an office on PostgreSQL, and the same key in each.
void require_key_of_log(const audit::Signer& signer, const std::string& newest_checkpoint) {
    if (!runtime::signs_now(newest_checkpoint, signer.verifier())) {
        throw std::runtime_error(
            "khóa log.key trong thư mục dữ liệu không phải khóa đang ký nhật ký của cơ sở dữ liệu "
            "này; hãy chép log.key từ máy chủ đang phục vụ cơ quan\nthe log.key in the data folder "
            "is not the key by which this database's log is signed, so the log does not verify by "
            "it; copy log.key from a server of this office");
    }
}

// Of an office whose log was signed before: that key and no other. A change of key that was not
// finished is finished or undone.
audit::Signer signer_of(const storage::DataPlace& data, runtime::Store& store,
                        runtime::Random& random) {
    const auto file = data.folder / log_key_file;
    const auto newest = store.open_reading()->newest_checkpoint();
    if (!newest) {
        return host::log_key(file, {}, random);
    }
    host::settle_log_key(file, newest->note);
    auto signer = host::existing_log_key(file);
    if (!data.database.empty()) {
        require_key_of_log(signer, newest->note);
    }
    return signer;
}

// The key is made after the database. Where it is there without one, a new office would go on
// signing as the one whose data are lost.
storage::Absent unless_signed(const storage::DataPlace& data, storage::Absent absent) {
    if (!std::filesystem::exists(data.folder / log_key_file)) {
        return absent;
    }
    if (data.database.empty() && !storage::has_office(data)) {
        const auto folder = data.folder.string();
        throw std::runtime_error(
            "thư mục " + folder +
            " có khóa log.key nhưng không còn dữ liệu mà khóa ấy đã ký; hãy khôi phục bản sao lưu, "
            "hoặc chọn một thư mục trống cho cơ quan mới\nthe folder " +
            folder +
            " has a log.key but none of the data that were signed by it; restore the backup, or "
            "choose an empty folder for a new office");
    }
    return storage::Absent::refuse;
}

// A signer for whoever signs nothing.
audit::Signer nobodys_signer(runtime::Random& random) {
    audit::Seed seed{};
    random.fill(seed);
    return audit::Signer("phanbien.local/read-only", seed);
}

std::string doubts_told(const std::vector<audit::Doubt>& doubts, const storage::DataPlace& data) {
    constexpr std::size_t told_max = 5;
    std::string text =
        "nhật ký không kiểm chứng được nên không làm việc trên dữ liệu này\n"
        "the log does not verify, so nothing is done with these data\n";
    for (std::size_t i = 0; i < std::min(told_max, doubts.size()); ++i) {
        const auto& [where, what] = doubts[i];
        text += "  " + where + ": " + what.vi + " / " + what.en + "\n";
    }
    const auto folder = data.folder.string() + (data.database.empty() ? "" : " --db …");
    return text + "Hãy giữ nguyên thư mục dữ liệu; xem hết chỗ sai bằng phanbien fsck --data " +
           folder +
           "; khôi phục bản sao lưu, hoặc mở chỉ để đọc bằng phanbien serve --read-only --data " +
           folder + "\nKeep the data folder as it is; see all of it with phanbien fsck --data " +
           folder +
           "; restore a backup, or open it for reading with phanbien serve --read-only --data " +
           folder;
}

}  // namespace

std::vector<dossier::Workflow> adopted_workflows(runtime::Store& store) {
    return usable(adopted_definitions(store));
}

DefinitionSource definition_source(const std::string& path) {
    return {path, file_text(path, "the definition")};
}

Definitions definitions(const std::string& folder, const std::string& file) {
    auto found = folder.empty() ? own_definitions() : definitions_in(folder);
    if (!file.empty()) {
        found.push_back(definition_source(file));
    }
    return found;
}

Definitions route_definitions(const std::string& folder) {
    const auto own = std::filesystem::path{folder} / routes_folder;
    if (!folder.empty() && std::filesystem::is_directory(own)) {
        return files_in(own, ".xml");
    }
    Definitions found;
    for (const auto& text : embedded_texts()) {
        if (text.folder == routes_folder) {
            found.push_back({std::string{text.name}, std::string{text.text}});
        }
    }
    return found;
}

std::map<std::string, std::string> by_hash(const Definitions& definitions) {
    std::map<std::string, std::string> texts;
    for (const auto& source : definitions) {
        texts.emplace(audit::sha256_hex(source.xml), source.xml);
    }
    return texts;
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

House::House(const storage::DataPlace& data, const Rules& rules, Alarms alarms)
    : House(ground_of(data, storage::Absent::create, storage::Sharing::with_nodes), rules,
            std::move(alarms)) {
    look_at_log(data);
}

House::House(const storage::DataPlace& data, Alarms alarms)
    : House(ground_of(data, storage::Absent::refuse, storage::Sharing::alone), {},
            std::move(alarms)) {
    look_at_log(data);
}

House::House(const storage::DataPlace& data, const Rules& rules, Alarms alarms, ReadOnly)
    : House(ground_to_read(data), rules, std::move(alarms)) {}

House::Ground House::ground_of(const storage::DataPlace& data, storage::Absent absent,
                               storage::Sharing sharing) {
    host::OpensslRandom random;
    auto store = storage::open_store(data, unless_signed(data, absent), sharing);
    auto signer = signer_of(data, *store, random);
    return {std::move(store), std::move(signer), runtime::Accounts::Sessions::stored};
}

House::Ground House::ground_to_read(const storage::DataPlace& data) {
    host::OpensslRandom random;
    return {storage::open_read_only_store(data), nobodys_signer(random),
            runtime::Accounts::Sessions::remembered};
}

House::House(Ground ground, const Rules& rules, Alarms alarms)
    : hasher(random),
      store(std::move(ground.store)),
      log_signer(std::move(ground.log_signer)),
      checkpoints(log_signer, clock),
      workflows(usable(rules.procedures.empty() ? adopted_definitions(*store) : rules.procedures)),
      routes(usable_routes(rules.routes.empty() ? route_definitions() : rules.routes)),
      committer(*store, std::move(alarms.on_broken)),
      accounts({*store, committer, clock, random, hasher, ground.sessions}),
      office({*store, committer, clock, random, workflows, routes,
              [office = office_with(routes)](const dossier::Workflow& workflow) {
                  return check::refusal(workflow, office);
              },
              std::move(alarms.on_fault),
              [this](runtime::Writing& writing) { checkpoints.sign_head(writing); }}) {}

// A log that was signed has its whole tree.
void House::look_at_log(const storage::DataPlace& data) {
    const auto reading = store->open_reading();
    if (!reading->newest_checkpoint()) {
        complete_tree();
        reading->refresh();
    }
    const auto check = runtime::check_log_end(*reading, log_signer.verifier());
    if (!check.holds()) {
        throw LogDoubted(doubts_told(check.doubts, data));
    }
}

std::optional<Problem> House::try_to_sign_log() {
    return runtime::run_and_wait(
        committer, [this](runtime::Writing& writing) { checkpoints.sign_head(writing); });
}

std::optional<Problem> House::try_to_sign_log_on_duty() {
    return runtime::run_and_wait(committer, [this](runtime::Writing& writing) {
        if (writing.has_duty()) {
            checkpoints.sign_head(writing);
        }
    });
}

runtime::Forgotten House::forget_what_is_old_on_duty() {
    auto forgotten = runtime::Forgotten::all;
    const auto refused = runtime::run_and_wait(committer, [&](runtime::Writing& writing) {
        forgotten = writing.has_duty() ? runtime::forget_what_is_old(writing, clock.now())
                                       : runtime::Forgotten::all;
    });
    return refused ? runtime::Forgotten::all : forgotten;
}

void House::let_others_start() {
    require(runtime::run_and_wait(committer,
                                  [](runtime::Writing& writing) { writing.others_may_start(); }),
            "the start could not be ended");
}

void House::sign_log() {
    require(try_to_sign_log(), "the log could not be signed");
}

// In steps, so that no transaction grows with the log.
void House::complete_tree() {
    constexpr std::size_t tiles_at_once = 1'000;
    for (std::size_t written = tiles_at_once; written == tiles_at_once;) {
        require(runtime::run_and_wait(committer,
                                      [&written](runtime::Writing& writing) {
                                          written = runtime::complete_tiles(writing, tiles_at_once);
                                      }),
                "the log's tree could not be completed");
    }
}

}  // namespace phanbien::cli
