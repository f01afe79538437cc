#include "adapters/cli/migrate_office.hpp"

#include <chrono>
#include <iostream>

#include "adapters/cli/data_check.hpp"
#include "adapters/cli/doubts.hpp"
#include "adapters/cli/house.hpp"
#include "adapters/cli/words.hpp"
#include "adapters/storage/office_move.hpp"
#include "adapters/storage/postgresql_connection.hpp"
#include "engine/audit/base64.hpp"

namespace phanbien::cli {

namespace {

std::optional<storage::DataPlace> move_place(const std::string& text) {
    constexpr std::string_view sqlite = "sqlite:";
    if (text.starts_with(sqlite) && text.size() > sqlite.size()) {
        return storage::DataPlace(text.substr(sqlite.size()));
    }
    if (storage::is_postgresql_url(text)) {
        return storage::DataPlace({}, text);
    }
    return std::nullopt;
}

// The one given, or that beside either SQLite database.
Result<audit::VerifierKey> key_of_move(const std::string& given, const storage::DataPlace& from,
                                       const storage::DataPlace& to) {
    if (!given.empty()) {
        return audit::parse_verifier_key(given);
    }
    for (const auto* place : {&from, &to}) {
        const auto file = place->folder / log_key_file;
        if (place->database.empty() && std::filesystem::exists(file)) {
            return host::existing_log_key(file).verifier();
        }
    }
    return Problem{.kind = ProblemKind::invalid,
                   .code = "move.no_key",
                   .vi =
                       "Cần khóa công khai của nhật ký (phanbien log key) ở --key để kiểm chứng "
                       "sau khi chuyển.",
                   .en =
                       "The log's public key (phanbien log key) is needed in --key, to verify "
                       "the log after the move."};
}

// A line when a table is done, and one each second until then.
class ProgressLines {
  public:
    explicit ProgressLines(std::string_view verb) : verb_(verb) {}

    void operator()(const storage::MoveProgress& at) {
        const auto now = std::chrono::steady_clock::now();
        if (at.rows < at.of && now - told_ < std::chrono::seconds(1)) {
            return;
        }
        told_ = now;
        const auto percent = at.of == 0 ? 100 : at.rows * 100 / at.of;
        std::cerr << verb_ << ' ' << at.table << ": " << at.rows << " / " << at.of << " ("
                  << percent << " %)" << std::endl;
    }

  private:
    std::string_view verb_;
    std::chrono::steady_clock::time_point told_ = std::chrono::steady_clock::now();
};

void tell_moved(const storage::MovedOffice& office, const DataCheck& check) {
    std::cout << office.rows << " dòng trong " << office.tables
              << " bảng, từng dòng như nhau ở hai bên / rows in tables, each the same on both "
                 "sides\n"
              << "Gốc cây nhật ký hai bên / the log's root on both sides: "
              << audit::to_base64(office.root) << " (" << office.log_size << " sự kiện / entries)\n"
              << check.compared << " hồ sơ khớp nhật ký / dossiers held against the log\n";
}

void tell_what_is_left(const storage::DataPlace& from, const storage::DataPlace& to) {
    const bool to_sqlite = to.database.empty();
    const std::string folder = to_sqlite ? to.folder.string() : "DIR";
    const std::string key{log_key_file};
    std::cout << "XONG. Còn phải chép khóa của nhật ký: tệp " << key << " vào " << folder
              << " (chmod 600). Rồi chạy: phanbien serve --data " << folder
              << (to_sqlite ? "" : " --db …")
              << "\nDONE. The log's key is still to be copied: the file " << key << " into "
              << folder << " (chmod 600). Then start: phanbien serve --data " << folder
              << (to_sqlite ? "" : " --db …") << '\n'
              << "Không chạy serve trên " << (from.database.empty() ? "thư mục" : "cơ sở dữ liệu")
              << " cũ nữa: hai bên cùng ghi là hai nhật ký khác nhau. / Do not serve the old data "
                 "any more: if both are written, their logs part.\n";
}

int move_office(const storage::DataPlace& from, const storage::DataPlace& to,
                const audit::VerifierKey& key) {
    storage::OfficeMove move(from, to);
    if (move.goes_on()) {
        std::cerr << "chép tiếp từ lần trước / going on where the last run ended\n";
    }
    move.copy(ProgressLines("chép / copied"));
    const auto office = move.compare(ProgressLines("đối chiếu / compared"));
    const auto check = check_data(*move.moved(), to, key, host::SystemClock{}.now());
    if (!check.holds()) {
        print_doubts(check.log.doubts);
        std::cerr << "Dữ liệu đã chép đúng như nguồn nhưng không kiểm chứng được, nên chưa dùng "
                     "được ở đích; xem nguồn bằng phanbien fsck. / The data were copied as they "
                     "are but do not verify, so the target is not put to use; look at the source "
                     "with phanbien fsck.\n";
        return failed;
    }
    move.finish();
    tell_moved(office, check);
    tell_what_is_left(from, to);
    return done;
}

}  // namespace

int migrate_office(const Words& words) {
    const auto from = move_place(words.flag("--from"));
    const auto to = move_place(words.flag("--to"));
    if (!from || !to || words.flag("--from") == words.flag("--to") || !words.plain.empty() ||
        words.flags.contains("--data") || words.flags.contains("--db")) {
        std::cerr << migrate_office_usage;
        return wrong_call;
    }
    const auto key = key_of_move(words.flag("--key"), *from, *to);
    if (!key) {
        std::cerr << "phanbien migrate: " << key.error().vi << " / " << key.error().en << '\n';
        return wrong_call;
    }
    return move_office(*from, *to, *key);
}

}  // namespace phanbien::cli
