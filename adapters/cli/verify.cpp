// `phanbien verify FOLDER --key KEY [--against FILE] [--format text|json]`: whether an exported log
// is what its checkpoint says. `phanbien verify FILE.zip [--key KEY] [--witness KEY]… [--against
// FILE] [--paper TEXT]`: the same of one dossier's export, and whether a paper that bears a QR code
// of this text is of this dossier and log. `phanbien verify https://HOST --key KEY`: the log that a
// server gives out. Needs no data, and no
// network but for the address. Exit status 1 on any doubt.
#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>
#include <filesystem>
#include <iostream>

#include "adapters/cli/doubts.hpp"
#include "adapters/cli/file_text.hpp"
#include "adapters/cli/verify_dossier.hpp"
#include "adapters/cli/words.hpp"
#include "adapters/remote_log/remote_log.hpp"
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
    print_doubts(finding.doubts);
    std::cout << (finding.holds() ? "ĐÚNG: nhật ký nguyên vẹn. / The log holds.\n"
                                  : "KHÔNG ĐÚNG. / The log does not hold.\n");
}

void print_json(const audit::LogFinding& finding) {
    boost::json::object out{{"holds", finding.holds()},
                            {"entries", finding.entries},
                            {"dossiers", finding.dossiers},
                            {"doubts", doubts_json(finding.doubts)}};
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

int verify_folder(const std::filesystem::path& folder, const audit::VerifierKey& key,
                  std::string_view older, Told told) {
    const auto finding = audit::verify_log(
        [&folder](const std::string& path) { return bytes_of(folder / path); }, key, older);
    told == Told::as_json ? print_json(finding) : print_text(finding);
    return finding.holds() ? done : failed;
}

int verify_address(const Words& words, const audit::VerifierKey& key, std::string_view older,
                   Told told) {
    const auto plain = words.switches.contains("--plain-http") ? remote_log::PlainHttp::anywhere
                                                               : remote_log::PlainHttp::to_loopback;
    auto log = remote_log::RemoteLog::at(words.plain.front(), plain);
    if (!log) {
        std::cerr << "phanbien verify: " << log.error().vi << " / " << log.error().en << '\n';
        return wrong_call;
    }
    auto finding =
        audit::verify_log([&log](const std::string& path) { return log->file(path); }, key, older);
    if (log->failure()) {
        finding.doubts.insert(finding.doubts.begin(), {words.plain.front(), *log->failure()});
    }
    told == Told::as_json ? print_json(finding) : print_text(finding);
    return finding.holds() ? done : failed;
}

// Keys that cannot be used are a wrong call.
Result<audit::DossierQuestion> read_question(const Words& words) {
    audit::DossierQuestion question;
    if (words.flags.contains("--key")) {  // an empty one is a mistake, not a wish to do without
        TRY(question.key, audit::parse_verifier_key(words.flag("--key")));
    }
    if (const auto given = words.flags.find("--witness"); given != words.flags.end()) {
        for (const auto& text : given->second) {
            TRY(auto witness, audit::parse_verifier_key(text));
            question.witnesses.push_back(std::move(witness));
        }
    }
    if (words.flags.contains("--paper")) {
        TRY(question.paper, audit::parse_paper_mark(words.flag("--paper")));
    }
    return question;
}

}  // namespace

int verify_command(Arguments arguments) {
    const auto words = read_words(
        arguments, {"--key", "--witness", "--against", "--paper", "--format"}, {"--plain-http"});
    const auto format = words.flag("--format");
    const std::filesystem::path wanted = words.plain.empty() ? "" : words.plain.front();
    const bool remote = remote_log::is_address(wanted.native());
    const bool of_dossier = !remote && std::filesystem::is_regular_file(wanted);
    if (words.plain.size() != 1 || (!of_dossier && !words.flags.contains("--key")) ||
        (!of_dossier && words.flags.contains("--witness")) ||
        (!of_dossier && words.flags.contains("--paper")) ||
        (!remote && words.switches.contains("--plain-http")) ||
        (!format.empty() && format != "text" && format != "json")) {
        std::cerr << "phanbien verify FOLDER --key KEY [--against FILE] [--format text|json]\n"
                     "phanbien verify https://HOST --key KEY [--against FILE] [--plain-http] "
                     "[--format text|json]\n"
                     "phanbien verify FILE.zip [--key KEY] [--witness KEY]… [--against FILE] "
                     "[--paper TEXT] [--format text|json]\n";
        return wrong_call;
    }
    auto question = read_question(words);
    if (!question) {
        std::cerr << "phanbien verify: " << question.error().vi << " / " << question.error().en
                  << '\n';
        return wrong_call;
    }
    if (const auto file = words.flag("--against"); !file.empty()) {
        auto note = bytes_of(file);
        if (!note) {
            std::cerr << "phanbien verify: cannot read " << file << '\n';
            return failed;
        }
        question->older = *std::move(note);
    }
    const auto told = format == "json" ? Told::as_json : Told::in_words;
    if (remote) {
        return verify_address(words, *question->key, question->older, told);
    }
    return of_dossier ? verify_dossier(wanted, *question, told)
                      : verify_folder(wanted, *question->key, question->older, told);
}

}  // namespace phanbien::cli
