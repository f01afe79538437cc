#include "engine/audit/dossier_verifier.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "engine/audit/dossier_events.hpp"
#include "engine/audit/dossier_manifest.hpp"
#include "engine/audit/log_proof.hpp"

namespace phanbien::audit {

namespace {

const Sentence not_there{"không có phần này, hoặc nội dung không khớp mã kiểm của tệp zip",
                         "the part is missing, or does not have its checksum in the zip"};
const Sentence malformed_key{"không phải khóa kiểm chứng viết đúng dạng",
                             "it is no well-formed verifier key"};

class DossierVerifier {
  public:
    DossierVerifier(const std::vector<std::string>& names, const LogFile& part,
                    const DossierQuestion& question)
        : names_(names), part_(part), question_(question) {}

    DossierFinding run() {
        if (read_key() && read_checkpoint() && read_manifest() && read_key_changes()) {
            read_paper_trees();
            if (read_events() && goes_on()) {
                read_files();
                read_definitions();
                read_history();
                compare_older();
                compare_paper();
                compare_parts();
            }
        }
        return std::move(finding_);
    }

  private:
    void doubt(std::string_view where, Sentence what) {
        finding_.doubts.push_back({std::string(where), std::move(what)});
    }
    bool goes_on() const { return finding_.doubts.size() < doubts_max; }

    // The bytes of a part that has to be there, which is one more of those that belong here.
    std::optional<std::string> needed(const std::string& name) {
        expected_.push_back(name);
        auto bytes = part_(name);
        if (!bytes) {
            doubt(name, not_there);
        }
        return bytes;
    }

    bool read_key() {
        const auto text = part_(std::string(key_part));
        if (!text) {
            doubt(key_part, not_there);
            return false;
        }
        const auto own = parse_verifier_key(
            text->ends_with('\n') ? std::string_view(*text).substr(0, text->size() - 1)
                                  : std::string_view{});
        if (!own || to_text(*own) + "\n" != *text || own->type != KeyType::log) {
            doubt(key_part, malformed_key);
            return false;
        }
        finding_.key = *own;
        keys_.emplace(question_.key.value_or(*own));
        return true;
    }

    bool read_checkpoint() {
        const auto note = needed(std::string(checkpoint_part));
        expected_.emplace_back(key_part);
        if (!note) {
            return false;
        }
        auto checkpoint = open_checkpoint(*note, *finding_.key);
        if (!checkpoint) {
            doubt(checkpoint_part, {checkpoint.error().vi, checkpoint.error().en});
            return false;
        }
        note_ = *note;
        finding_.checkpoint = *std::move(checkpoint);
        return true;
    }

    // The changes of key, and that they lead from the given key to the one that signed. Nothing
    // that is read behind it is judged by a key that is not the log's.
    bool read_key_changes() {
        for (std::uint64_t number = 1; number <= manifest_.key_changes; ++number) {
            const auto name = key_change_part(number);
            const auto leaf = needed(name);
            const auto index =
                leaf ? index_of(key_change_proof_part(number), name, *leaf) : std::nullopt;
            if (!index) {
                return false;
            }
            if (const auto why = keys_->add(*leaf, *index)) {
                doubt(name, *why);
                return false;
            }
        }
        finding_.key_changes = manifest_.key_changes;
        if (keys_->newest() != *finding_.key) {
            doubt(key_part,
                  manifest_.key_changes == 0
                      ? Sentence{"khóa trong tệp không phải khóa đã cho",
                                 "the key in the file is not the one that was given"}
                      : Sentence{"các lần đổi khóa không dẫn đến khóa trong tệp",
                                 "the changes of key do not lead to the key in the file"});
            return false;
        }
        if (const auto opened = keys_->open(note_); !opened) {
            doubt(checkpoint_part, {opened.error().vi, opened.error().en});
            return false;
        }
        compare_signatures();
        return true;
    }

    // A signature that nobody can check is none.
    void compare_signatures() {
        const auto note = parse_note(note_).value();
        finding_.witnessed = cosigned_by_any(note, question_.witnesses.witnesses);
        if (const auto why = missing_cosignatures(finding_.witnessed, question_.witnesses)) {
            doubt(checkpoint_part, *why);
        }
        std::set<std::string> known;
        for (const auto& seen : finding_.witnessed) {
            known.insert(seen.witness);
        }
        std::vector<VerifierKey> signers{*finding_.key};
        if (auto other = keys_->beside(finding_.checkpoint->size)) {
            signers.push_back(*std::move(other));
        }
        for (const auto& signature : note.signatures) {
            const auto signer = std::ranges::find_if(
                signers, [&](const VerifierKey& key) { return names(signature, key); });
            const bool ours = signer != signers.end();
            if (ours) {
                signers.erase(signer);
            }
            if (!ours && known.erase(signature.name) == 0) {
                doubt(
                    checkpoint_part,
                    {"chữ ký “" + signature.name +
                         "” không kiểm được: khóa chưa biết, chữ ký sai hoặc lặp lại",
                     "the signature \"" + signature.name +
                         "\" cannot be checked: its key is not known, or it is wrong or repeated"});
            }
        }
    }

    bool read_manifest() {
        const auto text = part_(std::string(manifest_part));
        if (!text) {
            doubt(manifest_part, not_there);
            return false;
        }
        auto manifest = parse_dossier_manifest(*text);
        if (!manifest) {
            doubt(manifest_part, {manifest.error().vi, manifest.error().en});
            return false;
        }
        manifest_ = *std::move(manifest);
        finding_.dossier = manifest_.dossier;
        if (manifest_.origin != finding_.checkpoint->origin ||
            manifest_.size != finding_.checkpoint->size) {
            doubt(manifest_part, {"tên hoặc cỡ nhật ký không phải của điểm chốt",
                                  "the log's name or size is not that of the checkpoint"});
        }
        if (manifest_.events > names_.size() || manifest_.key_changes > names_.size()) {
            doubt(manifest_part, {"số sự kiện hoặc số lần đổi khóa nhiều hơn số phần của tệp",
                                  "it names more events or changes than the file has parts"});
            return false;
        }
        for (const auto& item : manifest_.absent) {
            absent_.emplace(item.part, item.why);
        }
        if (manifest_.older > 0) {
            older_proof_ = needed(std::string(consistency_part));
        }
        return true;
    }

    void read_paper_trees() {
        const auto text =
            manifest_.papers > 0 ? needed(std::string(papers_part)) : std::optional<std::string>{};
        if (!text) {
            return;
        }
        auto trees = parse_paper_trees(*text);
        if (!trees || trees->size() != manifest_.papers) {
            doubt(papers_part, {"không đúng dạng, hoặc không đủ số cây mà danh mục ghi",
                                "malformed, or not as many trees as the manifest says"});
            return;
        }
        const auto& own = *finding_.checkpoint;
        for (auto& tree : *trees) {
            if (!proves_consistency(tree.hashes, tree.size, own.size, tree.root, own.root)) {
                doubt(papers_part,
                      {"nhật ký không nối tiếp cây " + std::to_string(tree.size) + " sự kiện",
                       "the log does not go on from the tree of " + std::to_string(tree.size) +
                           " events"});
                return;
            }
            paper_trees_.push_back(std::move(tree));
        }
        finding_.papers = paper_trees_.size();
    }

    void compare_paper() {
        if (!question_.paper) {
            return;
        }
        const auto why = doubt_of(*question_.paper,
                                  {*finding_.checkpoint, manifest_.dossier, paper_trees_, places_});
        if (why) {
            doubt("paper", *why);
        } else {
            const auto after = places_.upper_bound(question_.paper->index);
            finding_.since_paper = static_cast<std::uint64_t>(std::distance(after, places_.end()));
        }
    }

    // False at the first event that is not the next one: nothing behind it can be placed, and which
    // files and definitions belong here is not known.
    bool read_events() {
        DossierEvents events(manifest_.dossier);
        for (std::uint64_t sequence = 1; sequence <= manifest_.events && goes_on(); ++sequence) {
            const auto before = finding_.doubts.size();
            const auto leaf = needed(leaf_part(sequence));
            const auto payload = payload_of(sequence);
            const auto index =
                leaf ? index_of(proof_part(sequence), leaf_part(sequence), *leaf) : std::nullopt;
            if (!leaf || !index) {
                return false;
            }
            if (const auto why = events.add(*leaf, *index)) {
                doubt(leaf_part(sequence), *why);
                return false;
            }
            places_.insert(*index);
            if (payload) {
                if (const auto why = events.add_payload(*payload)) {
                    doubt(payload_part(sequence), *why);
                } else {
                    ++finding_.payloads;
                }
            }
            finding_.events += finding_.doubts.size() == before ? 1 : 0;
        }
        files_ = events.files();
        definitions_ = events.definitions();
        return true;
    }

    // Present, or absent with a reason; else a doubt.
    std::optional<std::string> payload_of(std::uint64_t sequence) {
        const auto name = payload_part(sequence);
        return is_absent(name) ? std::nullopt : needed(name);
    }

    bool is_absent(const std::string& name) {
        const auto found = absent_.find(name);
        if (found == absent_.end()) {
            return false;
        }
        absent_found_.push_back({.part = name, .why = found->second});
        ++(found->second == Absence::erased ? finding_.erased : finding_.withheld);
        return true;
    }

    // Where the leaf stands in the log, if its proof shows that it does.
    std::optional<std::uint64_t> index_of(const std::string& name, const std::string& leaf_name,
                                          std::string_view leaf) {
        const auto text = needed(name);
        if (!text) {
            return std::nullopt;
        }
        const auto proof = parse_log_proof(*text);
        if (!proof) {
            doubt(name, {proof.error().vi, proof.error().en});
            return std::nullopt;
        }
        if (proof->checkpoint != note_) {
            doubt(name, {"bằng chứng theo một điểm chốt khác", "it is by another checkpoint"});
            return std::nullopt;
        }
        const auto& checkpoint = *finding_.checkpoint;
        if (!proves_inclusion(proof->hashes, proof->index, checkpoint.size, leaf_hash(leaf),
                              checkpoint.root)) {
            doubt(leaf_name,
                  {"sự kiện này không có trong nhật ký ở vị trí " + std::to_string(proof->index),
                   "this event is not in the log at index " + std::to_string(proof->index)});
            return std::nullopt;
        }
        return proof->index;
    }

    void read_files() {
        for (const auto& hash : files_) {
            const auto name = file_part(hash);
            if (is_absent(name)) {
                continue;
            }
            const auto bytes = needed(name);
            if (bytes && sha256_hex(*bytes) != hash) {
                doubt(name, {"nội dung không có mã băm mà sự kiện ghi",
                             "it does not have the hash that an event gives it"});
            }
            finding_.files += bytes ? 1 : 0;
        }
        if (absent_found_ != manifest_.absent) {
            doubt(manifest_part, {"danh sách phần vắng mặt không đúng với các sự kiện",
                                  "its list of absent parts is not that of the events"});
        }
    }

    void read_definitions() {
        if (definitions_ != manifest_.definitions) {
            doubt(manifest_part, {"các định nghĩa không phải những bản mà sự kiện ghi",
                                  "its definitions are not those that the events name"});
            return;
        }
        for (std::size_t i = definitions_.size(); i-- > 0;) {
            const bool pinned = i + 1 == definitions_.size();
            const auto name =
                pinned ? std::string(definition_part) : earlier_definition_part(definitions_[i]);
            const auto text = needed(name);
            if (text && sha256_hex(*text) != definitions_[i]) {
                doubt(name, {"không phải định nghĩa mà hồ sơ chạy theo",
                             "it is not the definition that the dossier went by"});
            }
            finding_.definitions += text ? 1 : 0;
        }
    }

    void read_history() {
        const auto page = needed(std::string(history_part));
        expected_.emplace_back(manifest_part);
        if (page && sha256_hex(*page) != manifest_.history) {
            doubt(history_part,
                  {"không phải bản mà danh mục ghi", "it is not the one in the manifest"});
        }
    }

    void compare_older() {
        const auto carried = carried_older();
        if (question_.older.empty()) {
            return;
        }
        const auto kept = keys_->open(question_.older);
        const auto& own = *finding_.checkpoint;
        if (!kept) {
            doubt("older checkpoint", {kept.error().vi, kept.error().en});
        } else if (kept->size > own.size) {
            doubt(checkpoint_part, {"điểm chốt đã giữ mới hơn bản kết xuất này: hãy kết xuất lại",
                                    "the checkpoint that was kept is newer than this export: "
                                    "export anew"});
        } else if (kept->size == own.size || (carried && carried->size == kept->size)) {
            const auto& root = kept->size == own.size ? own.root : carried->root;
            if (root != kept->root) {
                doubt(checkpoint_part, {"nhật ký không nối tiếp điểm chốt đã giữ: đã bị viết lại",
                                        "the log does not go on from the checkpoint that was "
                                        "kept: it was rewritten"});
            }
            finding_.older = kept->size;
        } else {
            doubt(
                consistency_part,
                {"tệp không có bằng chứng nối tiếp điểm chốt đã giữ: hãy kết xuất lại với --since",
                 "the file has no proof from the checkpoint that was kept: export with --since"});
        }
    }

    // The older checkpoint in the export, if there is one and the log goes on from it.
    std::optional<Checkpoint> carried_older() {
        if (!older_proof_) {
            return std::nullopt;
        }
        const auto proof = parse_older_proof(*older_proof_);
        if (!proof) {
            doubt(consistency_part, {proof.error().vi, proof.error().en});
            return std::nullopt;
        }
        auto older = keys_->open(proof->older);
        if (!older) {
            doubt(consistency_part, {older.error().vi, older.error().en});
            return std::nullopt;
        }
        if (older->size != manifest_.older) {
            doubt(consistency_part, {"cỡ của điểm chốt cũ khác với danh mục",
                                     "the older checkpoint's size is not that of the manifest"});
        }
        const auto& own = *finding_.checkpoint;
        if (!proves_consistency(proof->hashes, older->size, own.size, older->root, own.root)) {
            doubt(consistency_part, {"nhật ký không nối tiếp điểm chốt cũ",
                                     "the log does not go on from the older checkpoint"});
            return std::nullopt;
        }
        finding_.older = older->size;
        return *std::move(older);
    }

    void compare_parts() {
        if (names_ == expected_) {
            return;
        }
        const std::set<std::string> wanted(expected_.begin(), expected_.end());
        const auto doubts_before = finding_.doubts.size();
        for (const auto& name : names_) {
            if (!wanted.contains(name) && goes_on()) {
                doubt(name, {"phần này không thuộc hồ sơ", "this part does not belong here"});
            }
        }
        if (finding_.doubts.size() == doubts_before) {
            doubt("zip", {"các phần thiếu, lặp lại hoặc không đúng thứ tự",
                          "parts are missing, repeated or out of their order"});
        }
    }

    const std::vector<std::string>& names_;
    const LogFile& part_;
    const DossierQuestion& question_;
    DossierFinding finding_;
    std::optional<LogKeys> keys_;  // as soon as the key was read
    std::string note_;
    DossierManifest manifest_;
    std::optional<std::string> older_proof_;
    std::map<std::string, Absence> absent_;
    std::vector<AbsentPart> absent_found_;
    std::vector<std::string> expected_;
    std::set<std::string> files_;
    std::vector<std::string> definitions_;
    std::vector<PaperTree> paper_trees_;
    std::set<std::uint64_t> places_;  // of the events, in the log
};

}  // namespace

DossierFinding verify_dossier(const std::vector<std::string>& names, const LogFile& part,
                              const DossierQuestion& question) {
    return DossierVerifier(names, part, question).run();
}

DossierFinding verify_dossier_zip(StoredZip::ReadAt read_at, std::uint64_t size,
                                  const DossierQuestion& question) {
    const auto zip = StoredZip::open(std::move(read_at), size);
    if (!zip) {
        DossierFinding finding;
        finding.doubts.push_back({"zip", {zip.error().vi, zip.error().en}});
        return finding;
    }
    return verify_dossier(
        zip->names(), [&zip](const std::string& name) { return zip->read(name); }, question);
}

}  // namespace phanbien::audit
