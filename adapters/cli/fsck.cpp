// `phanbien fsck --data DIR [--key KEY] [--format text|json]`: whether everything in an office's
// data is whole and what its signed log says. Changes nothing and works beside a running server.
// The key is that of the data folder, or the one given: whoever distrusts the folder's keeper
// brings the public key they were handed. Exit status 1 on any doubt.
#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>
#include <iostream>

#include "adapters/cli/data_check.hpp"
#include "adapters/cli/doubts.hpp"
#include "adapters/cli/house.hpp"
#include "adapters/cli/words.hpp"
#include "adapters/host/host.hpp"
#include "adapters/host/key_file.hpp"
#include "engine/audit/base64.hpp"

namespace phanbien::cli {

namespace {

void print_check_text(const DataCheck& check) {
    const auto& log = check.log;
    if (log.checkpoint) {
        std::cout << "Nhật ký / log: " << log.checkpoint->origin << '\n'
                  << "Gốc cây / root: " << audit::to_base64(log.checkpoint->root) << " ("
                  << log.checkpoint->size << " sự kiện / entries)\n";
    }
    std::cout << log.events << " sự kiện với dữ liệu kèm theo / events and their payloads, "
              << log.unsigned_events << " chờ ký / not signed yet\n"
              << log.dossiers << " hồ sơ liền mạch / dossiers without a gap\n"
              << log.checkpoints << " điểm chốt, " << log.tiles
              << " mảnh cây / checkpoints and tiles\n"
              << log.files << " tệp, " << log.definitions
              << " định nghĩa và lịch / files; definitions and calendars\n"
              << check.compared << " hồ sơ khớp danh sách / dossiers held against the lists\n"
              << "Trang, chỉ mục và khóa ngoại của cơ sở dữ liệu / pages, indexes and keys of the "
                 "database\n";
    print_doubts(log.doubts);
    std::cout << (check.holds() ? "ĐÚNG: dữ liệu nguyên vẹn. / The data are whole.\n"
                                : "KHÔNG ĐÚNG. / The data are not whole.\n");
}

void print_check_json(const DataCheck& check) {
    const auto& log = check.log;
    boost::json::object out{{"holds", check.holds()},
                            {"events", log.events},
                            {"unsigned_events", log.unsigned_events},
                            {"dossiers", log.dossiers},
                            {"checkpoints", log.checkpoints},
                            {"tiles", log.tiles},
                            {"files", log.files},
                            {"definitions", log.definitions},
                            {"compared", check.compared},
                            {"doubts", doubts_json(log.doubts)}};
    if (log.checkpoint) {
        out["origin"] = log.checkpoint->origin;
        out["size"] = log.checkpoint->size;
        out["root"] = audit::to_base64(log.checkpoint->root);
    }
    std::cout << boost::json::serialize(out) << '\n';
}

Result<audit::VerifierKey> key_of(const std::filesystem::path& folder, const std::string& given) {
    if (!given.empty()) {
        return audit::parse_verifier_key(given);
    }
    return host::existing_log_key(folder / log_key_file).verifier();
}

}  // namespace

int fsck_command(Arguments arguments) {
    const auto words = read_words(arguments, {"--data", "--key", "--format"}, {});
    const auto format = words.flag("--format");
    if (!words.plain.empty() || (!format.empty() && format != "text" && format != "json")) {
        std::cerr << "phanbien fsck --data DIR [--key KEY] [--format text|json]\n";
        return wrong_call;
    }
    const auto data = data_place(words);
    if (!storage::has_office(data)) {
        std::cerr
            << "phanbien fsck: không có dữ liệu của cơ quan nào ở đây; hãy xem lại tên thư mục "
               "/ there is no office's data here; check the folder's name\n";
        return failed;
    }
    const auto key = key_of(data.folder, words.flag("--key"));
    if (!key) {
        std::cerr << "phanbien fsck: " << key.error().vi << " / " << key.error().en << '\n';
        return wrong_call;
    }
    const auto check = check_data(data, *key, host::SystemClock{}.now());
    format == "json" ? print_check_json(check) : print_check_text(check);
    return check.holds() ? done : failed;
}

}  // namespace phanbien::cli
