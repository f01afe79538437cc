// `phanbien verify FOLDER --key KEY` checks whether an exported log is what its checkpoint says,
// `phanbien verify https://HOST --key KEY` the log that a server gives out, and `phanbien verify
// FILE.zip [--key KEY] [--paper TEXT]` one dossier's export, and whether a paper that bears a QR
// code of this text is of this dossier and log. KEY is any that the log ever had. [--against FILE]:
// an older checkpoint. [--witness KEY]… [--witnesses N]: so many of these (all, unless it is said)
// must have cosigned the checkpoint. [--format text|json]. Needs no data, and no network but for
// the address. Exit status 1 on any doubt.
#include <algorithm>
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
#include "engine/audit/numbers.hpp"
#include "engine/audit/witness.hpp"

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

// What was found of a log, and who witnessed it.
struct CheckedLog {
    audit::LogFinding finding;
    std::vector<audit::Cosigned> witnessed;
};

void print_text(const CheckedLog& checked) {
    const auto& finding = checked.finding;
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
    auto lines = witnessed_lines(checked.witnessed);
    if (auto line = key_change_line(finding.keys.changes().size(), finding.keys.newest())) {
        lines.push_back(*std::move(line));
    }
    for (const auto& line : lines) {
        std::cout << line.vi << " / " << line.en << '\n';
    }
    print_doubts(finding.doubts);
    std::cout << (finding.holds() ? "ĐÚNG: nhật ký nguyên vẹn. / The log holds.\n"
                                  : "KHÔNG ĐÚNG. / The log does not hold.\n");
}

void print_json(const CheckedLog& checked) {
    const auto& finding = checked.finding;
    boost::json::object out{{"holds", finding.holds()},
                            {"entries", finding.entries},
                            {"dossiers", finding.dossiers},
                            {"key", audit::to_text(finding.keys.newest())},
                            {"key_changes", finding.keys.changes().size()},
                            {"witnessed", witnessed_json(checked.witnessed)},
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

// Who witnessed it, and whether they are enough; then all of it is said.
int say_of_log(audit::LogFinding finding, const audit::WitnessDemand& demand, Told told) {
    CheckedLog checked{.finding = std::move(finding), .witnessed = {}};
    if (const auto note = audit::parse_note(checked.finding.note)) {
        checked.witnessed = audit::cosigned_by_any(*note, demand.witnesses);
    }
    if (auto why = audit::missing_cosignatures(checked.witnessed, demand)) {
        checked.finding.doubts.push_back({"checkpoint", *std::move(why)});
    }
    told == Told::as_json ? print_json(checked) : print_text(checked);
    return checked.finding.holds() ? done : failed;
}

int verify_folder(const std::filesystem::path& folder, const audit::DossierQuestion& question,
                  Told told) {
    return say_of_log(
        audit::verify_log([&folder](const std::string& path) { return bytes_of(folder / path); },
                          *question.key, question.older),
        question.witnesses, told);
}

Problem bad_witnesses() {
    return {.kind = ProblemKind::invalid,
            .code = "proof.bad_key",
            .vi =
                "--witness phải là khóa của bên chứng kiến (phanbien log witness-key), mỗi khóa "
                "một lần; --witnesses là số khóa trong đó phải có chữ ký, từ 1 trở lên.",
            .en =
                "--witness takes the key of a witness (phanbien log witness-key), each once; "
                "--witnesses says how many of them must have cosigned, at least 1."};
}

// All of them, where it is not said how many.
Result<audit::WitnessDemand> read_demand(const Words& words) {
    audit::WitnessDemand demand;
    if (const auto given = words.flags.find("--witness"); given != words.flags.end()) {
        for (const auto& text : given->second) {
            TRY(auto witness, audit::parse_verifier_key(text));
            const bool again = std::ranges::any_of(
                demand.witnesses, [&](const auto& it) { return it.key == witness.key; });
            if (again || witness.type != audit::KeyType::witness) {
                return bad_witnesses();
            }
            demand.witnesses.push_back(std::move(witness));
        }
    }
    demand.wanted = demand.witnesses.size();
    if (words.flags.contains("--witnesses")) {
        const auto wanted = audit::decimal(words.flag("--witnesses"));
        if (!wanted || *wanted < 1 || *wanted > demand.witnesses.size()) {
            return bad_witnesses();
        }
        demand.wanted = static_cast<std::size_t>(*wanted);
    }
    return demand;
}

int verify_address(const Words& words, const audit::DossierQuestion& question, Told told) {
    const auto plain = words.switches.contains("--plain-http") ? remote_log::PlainHttp::anywhere
                                                               : remote_log::PlainHttp::to_loopback;
    auto log = remote_log::RemoteLog::at(words.plain.front(), plain);
    if (!log) {
        std::cerr << "phanbien verify: " << log.error().vi << " / " << log.error().en << '\n';
        return wrong_call;
    }
    auto finding = audit::verify_log([&log](const std::string& path) { return log->file(path); },
                                     *question.key, question.older);
    if (log->failure()) {
        finding.doubts.insert(finding.doubts.begin(), {words.plain.front(), *log->failure()});
    }
    return say_of_log(std::move(finding), question.witnesses, told);
}

// Keys that cannot be used are a wrong call.
Result<audit::DossierQuestion> read_question(const Words& words) {
    audit::DossierQuestion question;
    if (words.flags.contains("--key")) {  // an empty one is a mistake, not a wish to do without
        TRY(question.key, audit::parse_verifier_key(words.flag("--key")));
    }
    TRY(question.witnesses, read_demand(words));
    if (words.flags.contains("--paper")) {
        TRY(question.paper, audit::parse_paper_mark(words.flag("--paper")));
    }
    return question;
}

}  // namespace

int verify_command(Arguments arguments) {
    const auto words = read_words(
        arguments, {"--key", "--witness", "--witnesses", "--against", "--paper", "--format"},
        {"--plain-http"});
    const auto format = words.flag("--format");
    const std::filesystem::path wanted = words.plain.empty() ? "" : words.plain.front();
    const bool remote = remote_log::is_address(wanted.native());
    const bool of_dossier = !remote && std::filesystem::is_regular_file(wanted);
    if (words.plain.size() != 1 || (!of_dossier && !words.flags.contains("--key")) ||
        (!of_dossier && words.flags.contains("--paper")) ||
        (!remote && words.switches.contains("--plain-http")) ||
        (!format.empty() && format != "text" && format != "json")) {
        std::cerr << "phanbien verify FOLDER --key KEY\n"
                     "phanbien verify https://HOST --key KEY [--plain-http]\n"
                     "phanbien verify FILE.zip [--key KEY] [--paper TEXT]\n"
                     "each with [--against FILE] [--witness KEY]… [--witnesses NUMBER] [--format "
                     "text|json]\n";
        return wrong_call;
    }
    auto question = read_question(words);
    if (!question) {
        std::cerr << "phanbien verify: " << question.error().vi << " / " << question.error().en
                  << '\n';
        return wrong_call;
    }
    if (words.flags.contains("--against")) {
        const auto file = words.flag("--against");
        auto note = bytes_of(file);
        if (!note || note->empty()) {
            std::cerr << "phanbien verify: " << (note ? "there is nothing in " : "cannot read ")
                      << '"' << file << "\", so the log cannot be held against it\n";
            return failed;
        }
        question->older = *std::move(note);
    }
    // What is not there says nothing about a log.
    if (!remote && !std::filesystem::exists(wanted)) {
        std::cerr << "phanbien verify: không có " << wanted.string() << " / there is no "
                  << wanted.string() << '\n';
        return failed;
    }
    const auto told = format == "json" ? Told::as_json : Told::in_words;
    if (remote) {
        return verify_address(words, *question, told);
    }
    return of_dossier ? verify_dossier(wanted, *question, told)
                      : verify_folder(wanted, *question, told);
}

}  // namespace phanbien::cli
