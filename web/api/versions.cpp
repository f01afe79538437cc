// A version's text as its tree of provisions, and as Akoma Ntoso.
#include <boost/json/parse.hpp>
#include <charconv>

#include "engine/document/outline_json.hpp"
#include "web/api/resources.hpp"
#include "web/api/uploads.hpp"
#include "web/api/words.hpp"

namespace phanbien::api {

namespace {

Problem version_missing() {
    return {ProblemKind::missing, "version.missing", "Hồ sơ không có bản dự thảo này.",
            "The dossier has no such version."};
}

int version_number(const std::string& text) {
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc{} && end == text.data() + text.size() ? number : 0;
}

Result<dossier::Version> version_asked_for(Call& call, const OpenDossier& open) {
    const int number = version_number(call.path.at("version"));
    for (const auto& version : open.dossier.versions) {
        if (open.access.draft && version.added.number == number) {
            return version;
        }
    }
    return version_missing();
}

// Written by this system and vouched for by its hash: no strict reading is needed.
boost::json::object stored_outline(Call& call, const dossier::Version& version) {
    const auto stored = call.desk.reading().file_bytes(version.added.outline);
    if (!stored) {
        throw runtime::StoreFailure(runtime::StoreFailure::Kind::broken, "an outline is missing");
    }
    return boost::json::parse(*stored).as_object();
}

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
    TRY(const auto version, version_asked_for(call, open));
    auto outline = stored_outline(call, version);
    outline.erase("notes");
    return json_response(200, {{"number", version.added.number},
                               {"file", file_ref(version.added.file)},
                               {"outline", std::move(outline)}});
}

Result<Response> get_version_akn(Call& call) {
    TRY(const auto open, call.desk.open(call.dossier(), call.actor()));
    TRY(const auto version, version_asked_for(call, open));
    TRY(const auto outline, document::outline_from_json(stored_outline(call, version)));
    const auto& registered = open.dossier.registered;
    const auto number = std::to_string(version.added.number);
    auto text = call.site.parts.formats.akoma_ntoso(
        outline, {.work = address_part(registered.dossier_code),
                  .version = version.added.number,
                  .date = vietnam_day(version.at),
                  .author = DeskNames{call.desk}.organisation(registered.drafting_body)});
    return file_response(std::move(text), akn_media_type,
                         "Dự thảo " + registered.dossier_code + " bản " + number + ".akn.xml");
}

}  // namespace phanbien::api
