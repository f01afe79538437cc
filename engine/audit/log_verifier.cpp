#include "engine/audit/log_verifier.hpp"

#include <algorithm>

#include "engine/audit/leaf_sequence.hpp"
#include "engine/audit/merkle.hpp"

namespace phanbien::audit {

namespace {

// Whether a key of the log's name that is not this one is said to have signed.
bool names_other_key(std::string_view text, const VerifierKey& key) {
    const auto note = parse_note(text);
    return note && std::ranges::any_of(note->signatures, [&key](const NoteSignature& line) {
               return line.name == key.name && !names(line, key);
           });
}

class LogVerifier {
  public:
    LogVerifier(const LogFile& file, const VerifierKey& key)
        : file_(file), key_(key), finding_{.keys = LogKeys(key)} {}

    LogFinding run(std::string_view older) {
        auto note = file_("checkpoint");
        if (!note) {
            doubt("checkpoint", {"không có tệp này", "the file is missing"});
            return std::move(finding_);
        }
        finding_.note = *std::move(note);
        auto checkpoint = opened();
        if (!checkpoint) {
            doubt("checkpoint", {checkpoint.error().vi, checkpoint.error().en});
            return std::move(finding_);
        }
        finding_.checkpoint = *checkpoint;
        size_ = checkpoint->size;
        read_leaves();
        if (finding_.holds() && root() != checkpoint->root) {
            doubt("checkpoint", {"gốc cây tính lại không khớp với gốc đã ký",
                                 "the recomputed root is not the signed one"});
        }
        if (const auto led_to = finding_.keys.open(finding_.note); finding_.holds() && !led_to) {
            doubt("checkpoint", {led_to.error().vi, led_to.error().en});
        }
        if (finding_.holds() && !older.empty()) {
            compare(older);
        }
        finding_.dossiers = sequence_.dossiers();
        return std::move(finding_);
    }

  private:
    void doubt(std::string where, Sentence what) {
        finding_.doubts.push_back({std::move(where), std::move(what)});
    }
    bool goes_on() const { return finding_.doubts.size() < doubts_max; }

    // By the given key, or by one to which changes in the log lead from it: these are then looked
    // for first, so that no leaf is judged by a checkpoint that nobody signed.
    Result<Checkpoint> opened() {
        auto checkpoint = open_checkpoint(finding_.note, key_);
        if (checkpoint || !names_other_key(finding_.note, key_)) {
            return checkpoint;
        }
        TRY(const auto stated, stated_checkpoint(finding_.note));
        checkpoint = keys_within(stated.size).open(finding_.note);
        if (checkpoint) {
            finding_.doubts.clear();  // found again when every leaf is looked at
        }
        return checkpoint;
    }

    LogKeys keys_within(std::uint64_t size) {
        LogKeys keys(key_);
        for (std::uint64_t index = 0; index * tile_width < size && goes_on(); ++index) {
            const auto width = tile_width_at(size, entries_level, index);
            const auto bytes =
                file_(path_of({.level = entries_level, .index = index, .width = width}));
            if (!bytes) {
                break;
            }
            const auto leaves = leaves_of(*bytes, width);
            if (!leaves) {
                break;
            }
            for (std::size_t i = 0; i < leaves->size(); ++i) {
                take_key(keys, (*leaves)[i], index * tile_width + i);
            }
        }
        return keys;
    }

    void take_key(LogKeys& keys, std::string_view leaf, std::uint64_t position) {
        if (!read_leaf_members(leaf, members_) || members_.act != key_change_act) {
            return;
        }
        if (const auto why = keys.add(leaf, position)) {
            doubt("entry " + std::to_string(position), *why);
        }
    }

    std::optional<std::string> bytes_of(const TileAt& at) {
        auto bytes = file_(path_of(at));
        if (!bytes) {
            doubt(path_of(at), {"không có tệp này", "the file is missing"});
        }
        return bytes;
    }

    void read_leaves() {
        edges_.assign(static_cast<std::size_t>(tile_levels(size_)), {});
        const auto here = tiles_of(size_, 0);
        const auto count = here.full + (here.width > 0 ? 1 : 0);
        for (std::uint64_t index = 0; index < count && goes_on(); ++index) {
            read_bundle(index);
        }
        // The last tile of each level that is not full.
        for (std::size_t level = 0; level < edges_.size() && goes_on(); ++level) {
            if (!edges_[level].empty()) {
                compare_tile(static_cast<int>(level),
                             tiles_of(size_, static_cast<int>(level)).full);
            }
        }
    }

    void read_bundle(std::uint64_t index) {
        const TileAt at{.level = entries_level,
                        .index = index,
                        .width = tile_width_at(size_, entries_level, index)};
        const auto bytes = bytes_of(at);
        if (!bytes) {
            return;
        }
        const auto leaves = leaves_of(*bytes, at.width);
        if (!leaves) {
            doubt(path_of(at), {leaves.error().vi, leaves.error().en});
            return;
        }
        for (std::size_t i = 0; i < leaves->size() && goes_on(); ++i) {
            const auto hash = leaf_hash((*leaves)[i]);
            const auto position = index * tile_width + i;
            if (const auto why = place_doubt((*leaves)[i], hash, position)) {
                doubt("entry " + std::to_string(position), *why);
            }
            edges_.front().push_back(hash);
            ++finding_.entries;
        }
        close_full_tiles(index);
    }

    std::optional<Sentence> place_doubt(std::string_view leaf, const Hash& hash,
                                        std::uint64_t position) {
        if (!read_leaf_members(leaf, members_)) {
            return Sentence{"không phải đối tượng JSON", "it is no JSON object"};
        }
        auto why = sequence_.add(members_, hash);
        return why || members_.act != key_change_act ? why : finding_.keys.add(leaf, position);
    }

    // A level's full tile is an entry of the level above.
    void close_full_tiles(std::uint64_t index) {
        for (std::size_t level = 0; edges_[level].size() == tile_width; ++level) {
            compare_tile(static_cast<int>(level), index);
            const auto root = root_of(edges_[level]);
            edges_[level].clear();
            index /= tile_width;
            if (level + 1 < edges_.size()) {
                edges_[level + 1].push_back(root);
            } else {
                return;
            }
        }
    }

    void compare_tile(int level, std::uint64_t index) {
        const TileAt at{
            .level = level, .index = index, .width = tile_width_at(size_, level, index)};
        const auto bytes = bytes_of(at);
        if (bytes && *bytes != to_bytes(edges_[static_cast<std::size_t>(level)])) {
            doubt(path_of(at), {"các mã băm không khớp với nội dung bên dưới",
                                "its hashes are not those of what lies below"});
        }
    }

    // The incomplete rest of each level is the last entry of the level above (RFC 6962's division).
    Hash root() const {
        std::optional<Hash> rest;
        for (const auto& edge : edges_) {
            auto entries = edge;
            if (rest) {
                entries.push_back(*rest);
            }
            if (!entries.empty()) {
                rest = root_of(entries);
            }
        }
        return rest.value_or(root_of({}));
    }

    // Tiles that were just found right.
    class ReadTiles final : public Tiles {
      public:
        explicit ReadTiles(const LogFile& file) : file_(file) {}
        Tile tile(const TileAt& at) const override {
            return tile_of(file_(path_of(at)).value(), at.width).value();
        }

      private:
        const LogFile& file_;
    };

    void compare(std::string_view older_note) {
        const auto older = finding_.keys.open(older_note);
        if (!older) {
            doubt("older checkpoint", {older.error().vi, older.error().en});
            return;
        }
        finding_.older = older->size;
        if (older->size > size_) {
            doubt("checkpoint", {"nhật ký ngắn hơn điểm chốt cũ: phần cuối đã bị cắt",
                                 "the log is shorter than the older checkpoint: its end was cut"});
            return;
        }
        const ReadTiles tiles(file_);
        const TileNodes nodes(tiles, size_);
        const auto proof = consistency_proof(older->size, size_, nodes);
        if (!proves_consistency(proof, older->size, size_, older->root,
                                finding_.checkpoint->root)) {
            doubt("checkpoint", {"nhật ký không nối tiếp điểm chốt cũ: lịch sử đã bị viết lại",
                                 "the log does not go on from the older checkpoint: its history "
                                 "was rewritten"});
        }
    }

    const LogFile& file_;
    const VerifierKey& key_;
    LogFinding finding_;
    std::uint64_t size_ = 0;
    LeafMembers members_;  // of the leaf at hand
    LeafSequence sequence_;
    std::vector<Tile> edges_;  // per level: the hashes since its last full tile
};

}  // namespace

LogFinding verify_log(const LogFile& file, const VerifierKey& key, std::string_view older) {
    return LogVerifier(file, key).run(older);
}

}  // namespace phanbien::audit
