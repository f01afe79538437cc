#include "engine/audit/dossier_manifest.hpp"

#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>

#include "engine/kernel/json.hpp"

namespace phanbien::audit {

namespace json = boost::json;

namespace {

constexpr std::string_view export_format = "phanbien-dossier-export";
constexpr int export_version = 1;
constexpr std::int64_t count_max = (1LL << 53) - 1;  // what every reader of JSON holds exactly
constexpr std::size_t hex_digits = 64;

Problem bad_manifest() {
    return {.kind = ProblemKind::invalid,
            .code = "proof.bad_manifest",
            .vi = "Danh mục dossier.json không đúng dạng.",
            .en = "The manifest dossier.json is malformed."};
}

std::string six_digits(std::uint64_t number) {
    constexpr std::size_t width = 6;
    const auto digits = std::to_string(number);
    return digits.size() < width ? std::string(width - digits.size(), '0') + digits : digits;
}

std::string_view word_of(Absence why) {
    return why == Absence::erased ? "erased" : "withheld";
}

std::vector<AbsentPart> read_absent(ObjectReader& in) {
    std::vector<AbsentPart> absent;
    const auto* items = in.member("absent").if_array();
    if (items == nullptr) {
        in.complain("absent", "Cần một danh sách.", "A list is needed.");
        return absent;
    }
    for (const auto& item : *items) {
        ObjectReader part(item, "/absent");
        auto name = part.text("part");
        const auto why = part.one_of("why", {word_of(Absence::erased), word_of(Absence::withheld)});
        if (part.finish()) {
            in.complain("absent", "Một mục sai.", "An item is wrong.");
            return absent;
        }
        absent.push_back(
            {.part = std::move(name),
             .why = why == word_of(Absence::erased) ? Absence::erased : Absence::withheld});
    }
    return absent;
}

}  // namespace

std::string leaf_part(std::uint64_t sequence) {
    return "events/" + six_digits(sequence) + ".leaf";
}

std::string payload_part(std::uint64_t sequence) {
    return "events/" + six_digits(sequence) + ".payload";
}

std::string proof_part(std::uint64_t sequence) {
    return "proofs/" + six_digits(sequence);
}

std::string key_change_part(std::uint64_t number) {
    return "keys/" + six_digits(number) + ".leaf";
}

std::string key_change_proof_part(std::uint64_t number) {
    return "keys/" + six_digits(number) + ".proof";
}

std::string file_part(std::string_view hash) {
    return "files/" + std::string(hash);
}

std::string earlier_definition_part(std::string_view hash) {
    return "definitions/" + std::string(hash) + ".scxml";
}

std::string to_text(const DossierManifest& manifest) {
    json::array absent;
    for (const auto& item : manifest.absent) {
        absent.push_back({{"part", item.part}, {"why", word_of(item.why)}});
    }
    json::object out{{"format", export_format},     {"version", export_version},
                     {"dossier", manifest.dossier}, {"origin", manifest.origin},
                     {"size", manifest.size},       {"older", manifest.older}};
    if (manifest.key_changes > 0) {
        out.emplace("key_changes", manifest.key_changes);
    }
    out.emplace("events", manifest.events);
    out.emplace("absent", std::move(absent));
    out.emplace("definitions",
                json::array(manifest.definitions.begin(), manifest.definitions.end()));
    out.emplace("history", manifest.history);
    if (manifest.papers > 0) {
        out["papers"] = manifest.papers;
    }
    return json::serialize(out) + "\n";
}

Result<DossierManifest> parse_dossier_manifest(std::string_view text) {
    TRY(const auto value, parse_json(text));
    ObjectReader in(value, "");
    in.one_of("format", {export_format});
    in.integer("version", export_version, export_version);
    DossierManifest manifest;
    manifest.dossier = in.text("dossier");
    manifest.origin = in.text("origin");
    manifest.size = static_cast<std::uint64_t>(in.integer("size", 1, count_max));
    manifest.older = static_cast<std::uint64_t>(in.integer("older", 0, count_max));
    if (!in.member("key_changes").is_null()) {
        manifest.key_changes = static_cast<std::uint64_t>(in.integer("key_changes", 1, count_max));
    }
    manifest.events = static_cast<std::uint64_t>(in.integer("events", 1, count_max));
    manifest.absent = read_absent(in);
    manifest.definitions = in.texts("definitions", 1'000);
    manifest.history = in.text("history", {.min = hex_digits, .max = hex_digits});
    if (!in.member("papers").is_null()) {  // exports from before papers bore a root have none
        manifest.papers = static_cast<std::uint64_t>(in.integer("papers", 1, count_max));
    }
    // One text for one manifest: no byte of it can change unseen.
    if (in.finish() || to_text(manifest) != text) {
        return bad_manifest();
    }
    return manifest;
}

}  // namespace phanbien::audit
