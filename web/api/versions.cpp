// A version's text as its tree of provisions, and as Akoma Ntoso.
#include "web/api/resources.hpp"
#include "web/api/uploads.hpp"
#include "web/api/version_text.hpp"
#include "web/api/words.hpp"

namespace phanbien::api {

namespace {

// "PB-2026-0012" as part of an address: "pb-2026-0012".
std::string address_part(std::string_view code) {
    std::string out;
    for (const char c : code) {
        const bool upper = c >= 'A' && c <= 'Z';
        const bool kept = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (upper || kept) {
            out += upper ? static_cast<char>(c - 'A' + 'a') : c;
        } else if (!out.empty() && out.back() != '-') {
            out += '-';
        }
    }
    return out.empty() ? "du-thao" : out;
}

}  // namespace

Result<Response> get_version(Call& call) {
    TRY(const auto open, call.desk.open(call.dossier(), call.actor()));
    TRY(const auto* version, version_named(call, open, "version"));
    auto outline = stored_outline(call.desk.reading(), *version);
    outline.erase("notes");
    return json_response(200, {{"number", version->added.number},
                               {"file", file_ref(version->added.file)},
                               {"outline", std::move(outline)}});
}

Result<Response> get_version_akn(Call& call) {
    TRY(const auto open, call.desk.open(call.dossier(), call.actor()));
    TRY(const auto* version, version_named(call, open, "version"));
    const auto outline = runtime::outline_at(call.desk.reading(), version->added.outline);
    const auto& registered = open.dossier.registered;
    const auto number = std::to_string(version->added.number);
    auto text = call.site.parts.formats.akoma_ntoso(
        outline, {.work = address_part(registered.dossier_code),
                  .version = version->added.number,
                  .date = vietnam_day(version->at),
                  .author = DeskNames{call.desk}.organisation(registered.drafting_body)});
    return file_response(std::move(text), akn_media_type,
                         "Dự thảo " + registered.dossier_code + " bản " + number + ".akn.xml");
}

}  // namespace phanbien::api
