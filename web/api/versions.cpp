// A version's text as its tree of provisions.
#include <boost/json/parse.hpp>
#include <charconv>

#include "web/api/resources.hpp"
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

}  // namespace

Result<Response> get_version(Call& call) {
    TRY(const auto open, call.desk.open(call.dossier(), call.actor()));
    if (!open.access.draft) {
        return version_missing();
    }
    const int number = version_number(call.path.at("version"));
    for (const auto& version : open.dossier.versions) {
        if (version.added.number != number) {
            continue;
        }
        const auto stored = call.desk.reading().file_bytes(version.added.outline);
        if (!stored) {
            throw runtime::StoreFailure(runtime::StoreFailure::Kind::broken,
                                        "an outline is missing");
        }
        // Written by this system and vouched for by its hash: no strict reading is needed.
        auto outline = boost::json::parse(*stored).as_object();
        outline.erase("notes");
        return json_response(200, {{"number", number},
                                   {"file", file_ref(version.added.file)},
                                   {"outline", std::move(outline)}});
    }
    return version_missing();
}

}  // namespace phanbien::api
