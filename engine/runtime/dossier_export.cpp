#include "engine/runtime/dossier_export.hpp"

#include <map>
#include <variant>

#include "engine/audit/checkpoint.hpp"
#include "engine/audit/dossier_manifest.hpp"
#include "engine/audit/leaf_members.hpp"
#include "engine/audit/log_proof.hpp"
#include "engine/audit/paper_mark.hpp"
#include "engine/dossier/event_codec.hpp"
#include "engine/runtime/log_key_change.hpp"
#include "engine/runtime/log_tree.hpp"
#include "engine/runtime/office.hpp"

namespace phanbien::runtime {

namespace {

Problem not_signed() {
    return {.kind = ProblemKind::busy,
            .code = "export.not_signed",
            .vi =
                "Điểm chốt của nhật ký chưa bao gồm sự kiện mới nhất của hồ sơ. Hãy thử lại sau "
                "một giây.",
            .en =
                "No checkpoint of the log covers the dossier's newest event yet. Try again in a "
                "second."};
}

Problem newer_checkpoint() {
    return {.kind = ProblemKind::conflict,
            .code = "export.newer_checkpoint",
            .vi = "Điểm chốt đã cho mới hơn nhật ký này: nhật ký đã bị cắt, hoặc là bản sao cũ.",
            .en =
                "The given checkpoint is newer than this log: the log was cut, or is an old "
                "copy."};
}

Problem forked() {
    return {.kind = ProblemKind::conflict,
            .code = "export.forked",
            .vi = "Nhật ký này không nối tiếp điểm chốt đã cho: lịch sử đã bị viết lại.",
            .en = "This log does not go on from the given checkpoint: its history was rewritten."};
}

Problem definition_missing() {
    return {.kind = ProblemKind::missing,
            .code = "export.definition_missing",
            .vi =
                "Không còn định nghĩa quy trình mà hồ sơ chạy theo nên chưa kết xuất được. Hãy "
                "báo người quản trị.",
            .en =
                "The definition that the dossier went by is missing, so it cannot be exported. "
                "Tell the administrator."};
}

// Which definition an event pins the dossier to; empty for most events.
std::string definition_of(Reading& reading, const StoredEvent& stored) {
    const auto event = decode_stored(reading, stored);
    if (const auto* registered = std::get_if<dossier::Registered>(&event.body)) {
        return registered->workflow_hash;
    }
    const auto* migrated = std::get_if<dossier::Migrated>(&event.body);
    return migrated == nullptr ? std::string{} : migrated->workflow_hash;
}

class DossierExporter {
  public:
    DossierExporter(Reading& reading, const audit::VerifierKey& key, const DossierExport& wanted,
                    audit::StoredZipWriter& zip)
        : reading_(reading),
          keys_(log_keys(reading, key)),
          wanted_(wanted),
          zip_(zip),
          tiles_(reading) {}

    Result<void> run() {
        const auto newest = reading_.newest_checkpoint();
        const auto events = reading_.events_of(wanted_.dossier, 0);
        if (!newest || events.empty() || events.back().position >= newest->size) {
            return not_signed();
        }
        note_ = newest->note;
        TRY(checkpoint_, keys_.open(note_));
        manifest_ = {.dossier = wanted_.dossier.text(),
                     .origin = checkpoint_.origin,
                     .size = checkpoint_.size,
                     .key_changes = keys_.changes().size(),
                     .events = events.size(),
                     .history = audit::sha256_hex(wanted_.history_page)};
        CHECK_THAT(zip_.add(audit::checkpoint_part, note_));
        CHECK_THAT(zip_.add(audit::key_part, audit::to_text(keys_.newest()) + "\n"));
        CHECK_THAT(add_consistency());
        const audit::TileNodes nodes(tiles_, checkpoint_.size);
        CHECK_THAT(add_key_changes(nodes));
        CHECK_THAT(add_paper_trees(events, nodes));
        for (const auto& event : events) {
            CHECK_THAT(add_event(event, nodes));
        }
        CHECK_THAT(add_files());
        CHECK_THAT(add_definitions());
        CHECK_THAT(zip_.add(audit::history_part, wanted_.history_page));
        CHECK_THAT(zip_.add(audit::manifest_part, audit::to_text(manifest_)));
        zip_.finish();
        return {};
    }

  private:
    Result<void> add_consistency() {
        if (wanted_.since.empty()) {
            return {};
        }
        TRY(const auto older, keys_.open(wanted_.since));
        if (older.size > checkpoint_.size) {
            return newer_checkpoint();
        }
        if (older.size == 0) {
            return {};  // of a log that had not begun: every log goes on from it
        }
        const audit::OlderProof proof{
            .hashes = audit::consistency_proof(older.size, checkpoint_.size,
                                               audit::TileNodes(tiles_, checkpoint_.size)),
            .older = wanted_.since};
        if (!audit::proves_consistency(proof.hashes, older.size, checkpoint_.size, older.root,
                                       checkpoint_.root)) {
            return forked();
        }
        manifest_.older = older.size;
        return zip_.add(audit::consistency_part, audit::to_text(proof));
    }

    // By which whoever holds an older key is led to the one that signs now.
    Result<void> add_key_changes(const audit::Nodes& nodes) {
        std::uint64_t number = 0;
        for (const auto& change : keys_.changes()) {
            ++number;
            CHECK_THAT(
                zip_.add(audit::key_change_part(number), reading_.log(change.index, 1).at(0).leaf));
            CHECK_THAT(zip_.add(audit::key_change_proof_part(number),
                                audit::to_text(proof_of(change.index, nodes))));
        }
        return {};
    }

    audit::LogProof proof_of(std::uint64_t index, const audit::Nodes& nodes) {
        return {.index = index,
                .hashes = audit::inclusion_proof(index, checkpoint_.size, nodes),
                .checkpoint = note_};
    }

    // Of each event the first checkpoint that covers it: a paper made before the next event names
    // that one (proven_state.hpp).
    Result<void> add_paper_trees(const std::vector<StoredEvent>& events,
                                 const audit::Nodes& nodes) {
        std::vector<audit::PaperTree> trees;
        std::uint64_t covered = 0;
        for (const auto& event : events) {
            if (event.position < covered) {
                continue;
            }
            const auto kept = reading_.checkpoint_from(event.position + 1);
            if (!kept || kept->size >= checkpoint_.size) {
                break;
            }
            covered = kept->size;
            TRY(const auto named, audit::stated_checkpoint(kept->note));
            trees.push_back(
                {.size = named.size,
                 .root = named.root,
                 .hashes = audit::consistency_proof(named.size, checkpoint_.size, nodes)});
        }
        manifest_.papers = trees.size();
        return trees.empty() ? Result<void>() : zip_.add(audit::papers_part, to_text(trees));
    }

    Result<void> add_event(const StoredEvent& event, const audit::Nodes& nodes) {
        CHECK_THAT(zip_.add(audit::leaf_part(event.sequence), event.leaf));
        const auto payload = audit::payload_part(event.sequence);
        const bool withheld = wanted_.withholds && wanted_.withholds(event);
        if (withheld || event.erased_at) {
            manifest_.absent.push_back(
                {.part = payload,
                 .why = withheld ? audit::Absence::withheld : audit::Absence::erased});
        } else {
            CHECK_THAT(zip_.add(payload, event.payload));
            take_definition(definition_of(reading_, event));
        }
        for (const auto hash :
             audit::leaf_members(event.leaf).value_or(audit::LeafMembers{}).files) {
            const auto [at, first] = files_.emplace(FileHash(std::string(hash)), withheld);
            at->second = at->second && withheld;  // another event may show it
        }
        return zip_.add(audit::proof_part(event.sequence),
                        audit::to_text(proof_of(event.position, nodes)));
    }

    // The one in force comes last.
    void take_definition(const std::string& hash) {
        if (!hash.empty()) {
            std::erase(manifest_.definitions, hash);
            manifest_.definitions.push_back(hash);
        }
    }

    Result<void> add_files() {
        for (const auto& [hash, withheld] : files_) {
            const auto name = audit::file_part(hash.text());
            const auto bytes = withheld ? std::nullopt : reading_.file_bytes(hash);
            if (bytes) {
                CHECK_THAT(zip_.add(name, *bytes));
            } else {
                manifest_.absent.push_back(
                    {.part = name,
                     .why = withheld ? audit::Absence::withheld : audit::Absence::erased});
            }
        }
        return {};
    }

    Result<void> add_definitions() {
        const auto& hashes = manifest_.definitions;
        for (std::size_t i = hashes.size(); i-- > 0;) {
            const auto text = reading_.definition(hashes[i]);
            if (!text) {
                return definition_missing();
            }
            const bool pinned = i + 1 == hashes.size();
            CHECK_THAT(zip_.add(pinned ? std::string(audit::definition_part)
                                       : audit::earlier_definition_part(hashes[i]),
                                *text));
        }
        return {};
    }

    Reading& reading_;
    audit::LogKeys keys_;
    const DossierExport& wanted_;
    audit::StoredZipWriter& zip_;
    StoredTiles tiles_;
    std::string note_;
    audit::Checkpoint checkpoint_;
    audit::DossierManifest manifest_;
    std::map<FileHash, bool> files_;  // whether only withheld payloads vouch for it
};

}  // namespace

Result<void> export_dossier(Reading& reading, const audit::VerifierKey& key,
                            const DossierExport& wanted, audit::StoredZipWriter& zip) {
    return DossierExporter(reading, key, wanted, zip).run();
}

}  // namespace phanbien::runtime
