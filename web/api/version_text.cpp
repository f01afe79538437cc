#include "web/api/version_text.hpp"

#include <boost/json/parse.hpp>
#include <charconv>

namespace phanbien::api {

Result<const dossier::Version*> version_named(const Call& call, const OpenDossier& open,
                                              std::string_view name) {
    const std::string_view text = call.path.find(name)->second;
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool whole = error == std::errc{} && end == text.data() + text.size();
    const auto* version = open.access.draft && whole ? open.dossier.version(number) : nullptr;
    if (version == nullptr) {
        return Problem{ProblemKind::missing, "version.missing", "Hồ sơ không có bản dự thảo này.",
                       "The dossier has no such version."};
    }
    return version;
}

// Written by this system and vouched for by its hash: no strict reading is needed.
boost::json::object stored_outline(runtime::Reading& reading, const dossier::Version& version) {
    const auto stored = reading.file_bytes(version.added.outline);
    if (!stored) {
        throw runtime::StoreFailure(runtime::StoreFailure::Kind::broken, "an outline is missing");
    }
    return boost::json::parse(*stored).as_object();
}

}  // namespace phanbien::api
