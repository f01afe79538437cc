#include "adapters/cli/verify_dossier.hpp"

#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>
#include <fstream>
#include <iostream>
#include <vector>

#include "adapters/cli/commands.hpp"
#include "adapters/cli/doubts.hpp"
#include "engine/audit/base64.hpp"

namespace phanbien::cli {

namespace {

namespace json = boost::json;

// What was asked, and what was found.
struct Checked {
    const audit::DossierQuestion& question;
    const audit::DossierFinding& finding;
};

// What holds, each with how many.
std::vector<Sentence> found_right(const Checked& checked) {
    const auto& finding = checked.finding;
    const auto events = std::to_string(finding.events);
    const auto payloads = std::to_string(finding.payloads);
    const auto files = std::to_string(finding.files);
    std::vector<Sentence> out{
        {events + " sự kiện có trong nhật ký đúng vị trí, đánh số liền mạch, nối tiếp nhau",
         events + " events are in the log at their index, numbered without a gap, in a chain"},
        {payloads + " nội dung khớp mã băm mà sự kiện ghi",
         payloads + " payloads have the hash that their event gives"},
        {files + " tệp khớp mã băm mà sự kiện ghi",
         files + " files have the hash that an event gives"}};
    if (finding.definitions > 0) {
        out.push_back({"định nghĩa quy trình là bản mà hồ sơ chạy theo",
                       "the definition is the one that the dossier went by"});
    }
    if (finding.older) {
        const auto size = std::to_string(*finding.older);
        out.push_back({"nhật ký nối tiếp điểm chốt cũ (" + size + " sự kiện)",
                       "the log goes on from the older checkpoint (" + size + " events)"});
    }
    if (finding.papers > 0) {
        const auto trees = std::to_string(finding.papers);
        out.push_back(
            {"nhật ký nối tiếp " + trees + " điểm chốt mà giấy của hồ sơ có thể ghi",
             "the log goes on from " + trees + " checkpoints that papers of the dossier may name"});
    }
    if (finding.since_paper) {
        const auto& paper = *checked.question.paper;
        const auto spoken = audit::spoken_root(paper.root);
        const auto later = std::to_string(*finding.since_paper);
        out.push_back({"giấy ghi gốc cây " + spoken +
                           " là của hồ sơ và nhật ký này; từ đó hồ sơ có "
                           "thêm " +
                           later + " sự kiện",
                       "the paper with the root " + spoken + " is of this dossier and log; " +
                           later + " events came since"});
    }
    if (finding.key) {
        if (auto line = key_change_line(finding.key_changes, *finding.key)) {
            out.push_back(*std::move(line));
        }
    }
    for (auto& line : witnessed_lines(finding.witnessed)) {
        out.push_back(std::move(line));
    }
    return out;
}

// What the file cannot show, whatever it holds.
std::vector<Sentence> not_shown(const Checked& checked) {
    const auto& finding = checked.finding;
    std::vector<Sentence> out;
    if (!checked.question.key) {
        out.push_back(
            {"ai đã ký: khóa lấy từ chính tệp này nên không chứng minh gì về người ký; "
             "hãy hỏi khóa ở nơi khác và dùng --key",
             "who signed: the key is from this very file and proves nothing about the "
             "signer; ask for the key elsewhere and give --key"});
    }
    out.push_back(
        {"các sự kiện cuối có bị bỏ bớt không: chỉ toàn bộ nhật ký mới cho thấy "
         "(phanbien export log)",
         "whether its last events were left out: only the whole log shows that "
         "(phanbien export log)"});
    out.push_back({"history.html là bản để đọc, không tính lại được từ các sự kiện ở đây",
                   "history.html is for reading; it cannot be made again from the events here"});
    if (finding.definitions == 0) {
        out.push_back({"hồ sơ chạy theo định nghĩa nào: nội dung ghi điều đó không có ở đây",
                       "by which definition the dossier went: what names it is not here"});
    }
    if (finding.erased + finding.withheld > 0) {
        const auto erased = std::to_string(finding.erased);
        const auto withheld = std::to_string(finding.withheld);
        out.push_back({"nội dung của " + erased + " phần được ghi là đã xóa và " + withheld +
                           " phần được ghi là không cho người kết xuất xem: chỉ còn mã băm",
                       "what " + erased + " parts said to be erased and " + withheld +
                           " said to be withheld hold: only their hashes are here"});
    }
    return out;
}

void print_lines(std::string_view heading, const std::vector<Sentence>& lines) {
    std::cout << heading << '\n';
    for (const auto& line : lines) {
        std::cout << "  " << line.vi << " / " << line.en << '\n';
    }
}

void print_words(const Checked& checked) {
    const auto& finding = checked.finding;
    if (finding.checkpoint) {
        std::cout << "Hồ sơ / dossier: " << finding.dossier << '\n'
                  << "Nhật ký / log: " << finding.checkpoint->origin << ", "
                  << finding.checkpoint->size << '\n'
                  << "Gốc cây / root: " << audit::to_base64(finding.checkpoint->root) << '\n'
                  << "Khóa / key: " << audit::to_text(*finding.key) << '\n';
    }
    print_lines("Đã kiểm / checked:", found_right(checked));
    print_lines("Không chứng minh được / not shown:", not_shown(checked));
    print_doubts(finding.doubts);
    std::cout << (finding.holds() ? "ĐÚNG: hồ sơ khớp với nhật ký. / The dossier holds.\n"
                                  : "KHÔNG ĐÚNG. / The dossier does not hold.\n");
}

json::array sentences_json(const std::vector<Sentence>& lines) {
    json::array out;
    for (const auto& line : lines) {
        out.push_back({{"vi", line.vi}, {"en", line.en}});
    }
    return out;
}

void print_as_json(const Checked& checked) {
    const auto& finding = checked.finding;
    json::object out{{"holds", finding.holds()},
                     {"dossier", finding.dossier},
                     {"key_given", checked.question.key.has_value()},
                     {"events", finding.events},
                     {"payloads", finding.payloads},
                     {"files", finding.files},
                     {"erased", finding.erased},
                     {"withheld", finding.withheld},
                     {"definitions", finding.definitions},
                     {"key_changes", finding.key_changes},
                     {"witnessed", witnessed_json(finding.witnessed)},
                     {"papers", finding.papers},
                     {"checked", sentences_json(found_right(checked))},
                     {"not_shown", sentences_json(not_shown(checked))},
                     {"doubts", doubts_json(finding.doubts)}};
    if (finding.checkpoint) {
        out["origin"] = finding.checkpoint->origin;
        out["size"] = finding.checkpoint->size;
        out["root"] = audit::to_base64(finding.checkpoint->root);
        out["key"] = audit::to_text(*finding.key);
    }
    if (finding.older) {
        out["older"] = *finding.older;
    }
    if (finding.since_paper) {
        out["since_paper"] = *finding.since_paper;
    }
    std::cout << json::serialize(out) << '\n';
}

}  // namespace

std::vector<Sentence> witnessed_lines(const std::vector<audit::Cosigned>& witnessed) {
    std::vector<Sentence> out;
    for (const auto& witness : witnessed) {
        const auto at = std::to_string(witness.at);
        out.push_back(
            {"“" + witness.witness + "” làm chứng điểm chốt, giây thứ " + at + " từ 1970",
             "\"" + witness.witness + "\" witnessed the checkpoint, second " + at + " since 1970"});
    }
    return out;
}

json::array witnessed_json(const std::vector<audit::Cosigned>& witnessed) {
    json::array out;
    for (const auto& witness : witnessed) {
        out.push_back({{"name", witness.witness}, {"at", witness.at}});
    }
    return out;
}

std::optional<Sentence> key_change_line(std::uint64_t changes, const audit::VerifierKey& newest) {
    if (changes == 0) {
        return std::nullopt;
    }
    const auto count = std::to_string(changes);
    const auto key = audit::to_text(newest);
    return Sentence{
        "khóa đã đổi " + count + " lần, mỗi lần do cả hai khóa ký; nay ký bằng " + key,
        "the key was changed " + count + " times, each signed by both keys; now signing: " + key};
}

int verify_dossier(const std::filesystem::path& file, const audit::DossierQuestion& question,
                   Told told) {
    std::ifstream in(file, std::ios::binary);
    std::error_code missing;
    const auto size = std::filesystem::file_size(file, missing);
    if (!in || missing) {
        std::cerr << "phanbien verify: cannot read " << file.string() << '\n';
        return failed;
    }
    const auto finding = audit::verify_dossier_zip(
        [&in, size = std::uint64_t{size}](std::uint64_t offset,
                                          std::size_t count) -> std::optional<std::string> {
            if (offset > size || count > size - offset) {
                return std::nullopt;
            }
            std::string bytes(count, '\0');
            in.clear();
            in.seekg(static_cast<std::streamoff>(offset));
            in.read(bytes.data(), static_cast<std::streamsize>(count));
            return in ? std::optional(std::move(bytes)) : std::nullopt;
        },
        size, question);
    const Checked checked{question, finding};
    told == Told::as_json ? print_as_json(checked) : print_words(checked);
    return finding.holds() ? done : failed;
}

}  // namespace phanbien::cli
