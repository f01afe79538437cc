// All that proves one dossier as one zip, to be checked by `phanbien verify` with no server.
#include "engine/runtime/committer.hpp"
#include "engine/runtime/dossier_export.hpp"
#include "web/api/answer_words.hpp"
#include "web/api/history_entries.hpp"
#include "web/api/history_page.hpp"
#include "web/api/resources.hpp"

namespace phanbien::api {

namespace {

// It is held in memory until it is sent; a larger one is made by `phanbien export dossier`.
constexpr std::uint64_t proof_bytes_max = 128ULL << 20U;

}  // namespace

Result<Response> get_proof(Call& call) {
    CHECK_THAT(open_whole_history(call));
    if (call.site.parts.read_only) {
        return runtime::read_only_store();  // and the log's key is not at hand
    }
    // Where it cannot be signed, as when the disk is full, the newest checkpoint may still do.
    static_cast<void>(call.site.parts.sign_log());
    call.desk.refresh();
    TRY(const auto open, call.desk.open(call.dossier(), call.actor()));
    TRY(const auto key, audit::parse_verifier_key(call.site.parts.log_key));
    const auto actor = call.actor();
    std::string zip;
    audit::StoredZipWriter writer([&zip](std::string_view bytes) { zip += bytes; },
                                  proof_bytes_max);
    const runtime::DossierExport wanted{
        .dossier = open.dossier.id,
        .history_page = history_page(call.desk, open, actor),
        // The leaf vouches for a draft of somebody else's; its words are not ours to hand out.
        .withholds = [&actor](const runtime::StoredEvent& stored) {
            return is_kept_from(stored, actor);
        }};
    CHECK_THAT(runtime::export_dossier(call.desk.reading(), key, wanted, writer));
    return file_response(std::move(zip), "application/zip",
                         "Chứng minh " + open.dossier.registered.dossier_code + ".zip");
}

}  // namespace phanbien::api
