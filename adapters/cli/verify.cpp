// `phanbien verify FOLDER --key KEY [--against FILE] [--format text|json]`: whether an exported log
// is what its checkpoint says. Needs no data and no network. Exit status 1 on any doubt.
#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>
#include <filesystem>
#include <iostream>

#include "adapters/cli/file_text.hpp"
#include "adapters/cli/words.hpp"
#include "engine/audit/base64.hpp"
#include "engine/audit/log_verifier.hpp"

namespace phanbien::cli {

namespace {

constexpr std::uintmax_t file_bytes_max = 32U
                                          << 20U;  // a full bundle of the largest leaves: 16 MiB

std::optional<std::string> bytes_of(const std::filesystem::path& file) {
    std::error_code missing;
    const auto size = std::filesystem::file_size(file, missing);
    if (missing || size > file_bytes_max) {
        return std::nullopt;
    }
    return text_if_there(file.string());
}

void print_text(const audit::LogFinding& finding) {
    if (finding.checkpoint) {
        std::cout << "Nhật ký / log: " << finding.checkpoint->origin << '\n'
                  << "Gốc cây / root: " << audit::to_base64(finding.checkpoint->root) << '\n';
    }
    std::cout << finding.entries << " sự kiện đã băm đúng chỗ / entries hashed to their place\n"
              << finding.dossiers << " hồ sơ liền mạch / dossiers without a gap\n";
    if (finding.older) {
        std::cout << "Đối chiếu điểm chốt cũ: " << *finding.older
                  << " sự kiện / held against an older checkpoint\n";
    }
    for (const auto& doubt : finding.doubts) {
        std::cout << doubt.where << ": " << doubt.what.vi << " / " << doubt.what.en << '\n';
    }
    std::cout << (finding.holds() ? "ĐÚNG: nhật ký nguyên vẹn. / The log holds.\n"
                                  : "KHÔNG ĐÚNG. / The log does not hold.\n");
}

void print_json(const audit::LogFinding& finding) {
    boost::json::array doubts;
    for (const auto& doubt : finding.doubts) {
        doubts.push_back({{"where", doubt.where}, {"vi", doubt.what.vi}, {"en", doubt.what.en}});
    }
    boost::json::object out{{"holds", finding.holds()},
                            {"entries", finding.entries},
                            {"dossiers", finding.dossiers},
                            {"doubts", std::move(doubts)}};
    if (finding.checkpoint) {
        out["origin"] = finding.checkpoint->origin;
        out["size"] = finding.checkpoint->size;
        out["root"] = audit::to_base64(finding.checkpoint->root);
    }
    if (finding.older) {
        out["older"] = *finding.older;
    }
    std::cout << boost::json::serialize(out) << '\n';
}

}  // namespace

int verify_command(Arguments arguments) {
    const auto words = read_words(arguments, {"--key", "--against", "--format"}, {});
    const auto format = words.flag("--format");
    if (words.plain.size() != 1 || words.flag("--key").empty() ||
        (!format.empty() && format != "text" && format != "json")) {
        std::cerr << "phanbien verify FOLDER --key KEY [--against FILE] [--format text|json]\n";
        return wrong_call;
    }
    const auto key = audit::parse_verifier_key(words.flag("--key"));
    if (!key) {
        std::cerr << "phanbien verify: " << key.error().vi << " / " << key.error().en << '\n';
        return wrong_call;
    }
    std::string older;
    if (const auto file = words.flag("--against"); !file.empty()) {
        auto note = bytes_of(file);
        if (!note) {
            std::cerr << "phanbien verify: cannot read " << file << '\n';
            return failed;
        }
        older = *std::move(note);
    }
    const std::filesystem::path folder = words.plain.front();
    const auto finding = audit::verify_log(
        [&folder](const std::string& path) { return bytes_of(folder / path); }, *key, older);
    format == "json" ? print_json(finding) : print_text(finding);
    return finding.holds() ? done : failed;
}

}  // namespace phanbien::cli
