#include "engine/runtime/log_check.hpp"

#include <algorithm>
#include <string>

#include "engine/audit/leaf_sequence.hpp"
#include "engine/runtime/log_key_change.hpp"
#include "engine/runtime/log_tree.hpp"
#include "engine/runtime/office.hpp"
#include "engine/runtime/unreadable_dossier.hpp"

namespace phanbien::runtime {

namespace {

constexpr std::size_t events_at_once = 256;
constexpr std::size_t files_at_once = 1'000;
constexpr std::uint64_t end_tiles_max = end_events_max / audit::tile_width;  // of each level

std::string entry_place(std::uint64_t position) {
    return "entry " + std::to_string(position);
}

class LogChecker {
  public:
    LogChecker(Reading& reading, const audit::VerifierKey& key)
        : reading_(reading), key_(key), keys_(key) {}

    LogCheck everything(Instant now) {
        guarded("log", [&] { size_ = reading_.log_head().size; });
        guarded("log", [&] { verify_tree(); });
        guarded("log", [&] { check_events(0); });
        guarded("log", [&] { check_unsigned(now); });
        guarded("tiles", [&] {
            check_tiles(size_);
            if (reading_.tiles_kept() != check_.tiles) {
                doubt("tiles",
                      {"có mảnh cây thừa hoặc thiếu", "there are tiles too many or too few"});
            }
        });
        guarded("checkpoints", [&] { check_checkpoints(); });
        guarded("files", [&] { check_files(); });
        guarded("definitions", [&] { check_definitions(); });
        return std::move(check_);
    }

    LogCheck end() {
        guarded("log", [&] { size_ = reading_.log_head().size; });
        std::uint64_t from = size_ - std::min(size_, end_events_max);
        guarded("checkpoint", [&] {
            keys_ = log_keys(reading_, key_);
            if (const auto newest = reading_.newest_checkpoint()) {
                check_checkpoint(*newest);
                from = std::min(from, newest->size);
            }
        });
        if (check_.holds()) {
            guarded("tiles", [&] { check_tiles(end_tiles_max); });
            guarded("log", [&] { check_events(from); });
            count_unsigned();
        }
        return std::move(check_);
    }

  private:
    // The same is said once, whoever finds it.
    void doubt(const std::string& where, Sentence what) {
        audit::Doubt found{.where = where, .what = std::move(what)};
        if (goes_on() && std::ranges::find(check_.doubts, found) == check_.doubts.end()) {
            check_.doubts.push_back(std::move(found));
        }
    }
    bool goes_on() const { return check_.doubts.size() < audit::doubts_max; }

    template <class Work>
    void guarded(const std::string& where, const Work& work) {
        try {
            work();
        } catch (const std::exception& failure) {
            doubt(where, {"không đọc được: " + std::string(failure.what()),
                          "cannot be read: " + std::string(failure.what())});
        }
    }

    void verify_tree() {
        if (size_ == 0 && !reading_.newest_checkpoint()) {
            return;  // an office that has not begun
        }
        const auto finding =
            audit::verify_log([this](const std::string& path) { return log_file(path); }, key_);
        keys_ = finding.keys;
        for (const auto& found : finding.doubts) {
            doubt(found.where, found.what);
        }
    }

    // The store as an exported log has its files.
    std::optional<std::string> log_file(const std::string& path) {
        if (path == "checkpoint") {
            const auto newest = reading_.newest_checkpoint();
            return newest ? std::optional(newest->note) : std::nullopt;
        }
        const auto at = audit::tile_at(path);
        try {
            return at ? std::optional(tile_bytes(reading_, *at)) : std::nullopt;
        } catch (const StoreFailure&) {
            return std::nullopt;
        }
    }

    void check_events(std::uint64_t from) {
        for (auto next = from; next < size_ && goes_on();) {
            const auto events = reading_.log(next, events_at_once);
            const auto times = reading_.log_times(next, events_at_once);
            if (events.empty() || times.size() != events.size()) {
                doubt(entry_place(next), {"không đọc được sự kiện", "it cannot be read"});
                return;
            }
            for (std::size_t i = 0; i < events.size() && goes_on(); ++i) {
                if (events[i].position != next) {
                    doubt(entry_place(next), {"thiếu sự kiện này", "it is missing"});
                }
                check_event(events[i], times[i]);
                next = events[i].position + 1;
                ++check_.events;
            }
        }
        check_.dossiers = sequence_.dossiers();
    }

    void check_event(const StoredEvent& event, Instant at) {
        const auto where = entry_place(event.position);
        const auto leaf = audit::leaf_members(event.leaf);
        if (!leaf) {
            doubt(where, {"không phải đối tượng JSON", "it is no JSON object"});
            return;
        }
        const auto hash = audit::leaf_hash(event.leaf);
        if (event.hash != audit::to_hex(hash)) {
            doubt(where, {"mã băm ghi kèm không phải của nó", "the hash beside it is not its own"});
        }
        if (!event.dossier.empty() && !sequence_.knows(event.dossier.text())) {
            begin_dossier(event);
        }
        if (auto why = sequence_.add(*leaf, hash)) {
            doubt(where, *std::move(why));
        }
        if (leaf->dossier.value_or("") != event.dossier.text() ||
            leaf->sequence != static_cast<std::int64_t>(event.sequence) ||
            parse_instant(leaf->at) != at) {
            doubt(where, {"hồ sơ, số thứ tự hoặc thời điểm ghi kèm khác với nội dung",
                          "the dossier, sequence or time beside it is not the one it states"});
        }
        if (event.erased_at ? !is_readable(event)
                            : audit::sha256_hex(event.payload) != leaf->payload_hash) {
            doubt(where, {"dữ liệu kèm theo không khớp mã băm trong sự kiện",
                          "its payload is not the one it vouches for"});
        }
        for (const auto name : leaf->files) {
            const std::string file(name);
            if (!reading_.keeps_file(FileHash(file)) && !is_erased(event, FileHash(file))) {
                doubt(where, {"thiếu tệp " + file, "the file " + file + " is missing"});
            }
        }
    }

    // Of an event whose words were erased: whether what remains of it is what that erasure left.
    bool is_readable(const StoredEvent& event) {
        try {
            decode_stored(reading_, event);
            return true;
        } catch (const UnreadableDossier&) {
            return false;
        }
    }

    // Whether a later event of the dossier says that this file was erased.
    bool is_erased(const StoredEvent& event, const FileHash& file) {
        bool said = false;
        for_each_event(reading_, event.dossier, event.sequence, [&](const StoredEvent& later) {
            if (later.payload.find(file.text()) == std::string::npos || !is_readable(later)) {
                return Further::go_on;
            }
            const auto decoded = decode_stored(reading_, later);
            const auto* erased = std::get_if<dossier::Erased>(&decoded.body);
            said =
                erased != nullptr && std::ranges::find(erased->files, file) != erased->files.end();
            return said ? Further::enough : Further::go_on;
        });
        return said;
    }

    // Where the look at the log begins in the middle: what the dossier had before.
    void begin_dossier(const StoredEvent& event) {
        if (event.sequence < 2) {
            return;
        }
        const auto before = reading_.events_of(event.dossier, event.sequence - 2, 1);
        if (!before.empty() && before.front().sequence + 1 == event.sequence &&
            before.front().position < event.position) {
            sequence_.continue_from(event.dossier.text(),
                                    static_cast<std::int64_t>(before.front().sequence),
                                    audit::leaf_hash(before.front().leaf));
        }
    }

    void count_unsigned() {
        const auto signed_size = check_.checkpoint ? check_.checkpoint->size : 0;
        check_.unsigned_events = size_ - std::min(size_, signed_size);
    }

    void check_unsigned(Instant now) {
        const auto newest = reading_.newest_checkpoint();
        const auto first = newest ? newest->size : 0;
        const auto times = reading_.log_times(first, 1);
        if (!times.empty() && now - times.front() > unsigned_age_max) {
            doubt(entry_place(first),
                  {"từ sự kiện này trở đi chưa được ký: mất điểm chốt, hoặc máy chủ dừng đột ngột "
                   "(khởi động lại sẽ ký rồi kiểm tra lại)",
                   "it and what follows are not signed: a checkpoint is lost, or the server was "
                   "killed (starting it signs them; then check again)"});
        }
    }

    // At most so many of the newest full tiles of each level, the lower ones first.
    void check_tiles(std::uint64_t count_max) {
        for (int level = 0; level < audit::tile_levels(size_); ++level) {
            const auto full = audit::tiles_of(size_, level).full;
            for (auto index = full - std::min(full, count_max); index < full && goes_on();
                 ++index) {
                const audit::TileAt at{.level = level, .index = index};
                if (!tile_agrees(reading_, at)) {
                    doubt(audit::path_of(at), {"các mã băm không khớp với nội dung bên dưới",
                                               "its hashes are not those of what lies below"});
                }
                ++check_.tiles;
            }
        }
    }

    void check_checkpoints() {
        for (auto stored = reading_.checkpoint_from(0); stored && goes_on();
             stored = reading_.checkpoint_from(stored->size + 1)) {
            check_checkpoint(*stored);
            ++check_.checkpoints;
        }
        count_unsigned();
    }

    // Leaves the newest one that is right in the result.
    void check_checkpoint(const StoredCheckpoint& stored) {
        const auto where = "checkpoint " + std::to_string(stored.size);
        const auto checkpoint = keys_.open(stored.note);
        if (!checkpoint) {
            doubt(where, {checkpoint.error().vi, checkpoint.error().en});
            return;
        }
        if (checkpoint->size != stored.size) {
            doubt(where, {"ký cho " + std::to_string(checkpoint->size) + " sự kiện",
                          "it was signed for " + std::to_string(checkpoint->size) + " entries"});
            return;
        }
        if (checkpoint->size > size_) {
            doubt(where,
                  {"nhật ký chỉ còn " + std::to_string(size_) + " sự kiện: phần cuối đã bị cắt",
                   "the log has only " + std::to_string(size_) + " entries left: its end was cut"});
            return;
        }
        guarded(where, [&] {
            if (log_root(reading_, checkpoint->size) != checkpoint->root) {
                doubt(where, {"gốc cây tính lại không khớp với gốc đã ký",
                              "the recomputed root is not the signed one"});
            }
        });
        check_.checkpoint = *checkpoint;
    }

    void check_files() {
        FileHash after;
        for (auto some = reading_.files_kept(after, files_at_once); !some.empty() && goes_on();
             some = reading_.files_kept(after, files_at_once)) {
            for (const auto& file : some) {
                guarded("file " + file.text(),
                        [&] { static_cast<void>(reading_.file_bytes(file)); });
                ++check_.files;
            }
            after = some.back();
        }
    }

    void check_definitions() {
        const auto named_right = [this](const std::string& kind, const std::string& hash,
                                        const std::string& text) {
            if (audit::sha256_hex(text) != hash) {
                doubt(kind + " " + hash,
                      {"nội dung không khớp mã băm", "its text is not the one of its hash"});
            }
            ++check_.definitions;
        };
        for (const auto& hash : reading_.definitions()) {
            named_right("definition", hash, reading_.definition(hash).value_or(""));
        }
        for (const auto& calendar : reading_.calendars()) {
            named_right("calendar", calendar.hash, calendar.text);
        }
        if (const auto directory = reading_.directory()) {
            named_right("directory", directory->hash, directory->text);
        }
    }

    Reading& reading_;
    const audit::VerifierKey& key_;
    audit::LogKeys keys_;  // that it leads to
    std::uint64_t size_ = 0;
    audit::LeafSequence sequence_;
    LogCheck check_;
};

}  // namespace

LogCheck check_log(Reading& reading, const audit::VerifierKey& key, Instant now) {
    return LogChecker(reading, key).everything(now);
}

LogCheck check_log_end(Reading& reading, const audit::VerifierKey& key) {
    return LogChecker(reading, key).end();
}

}  // namespace phanbien::runtime
