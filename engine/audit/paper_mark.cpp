#include "engine/audit/paper_mark.hpp"

#include <algorithm>

#include "engine/audit/base64.hpp"
#include "engine/audit/numbers.hpp"

namespace phanbien::audit {

namespace {

constexpr std::string_view mark_opening = "phanbien:1?size=";
constexpr std::string_view trees_opening = "phanbien/paper-trees@v1\n";

Problem bad_paper() {
    return {.kind = ProblemKind::invalid,
            .code = "proof.bad_paper",
            .vi =
                "Nội dung mã QR trên giấy không đúng dạng. Hãy quét lại và chép nguyên văn, bắt "
                "đầu từ “phanbien:1?”.",
            .en =
                "The text of the paper's QR code is malformed. Scan it again and copy it as it "
                "is, from \"phanbien:1?\" on."};
}

Problem bad_trees() {
    return {.kind = ProblemKind::invalid,
            .code = "proof.bad_proof",
            .vi = "Bằng chứng cho các văn bản giấy không đúng dạng.",
            .en = "The proofs for papers are malformed."};
}

// Takes the text up to a mark off its front, the mark too; all of it where there is none.
std::string_view take_until(std::string_view& text, std::string_view mark) {
    const auto end = std::min(text.find(mark), text.size());
    const auto taken = text.substr(0, end);
    text.remove_prefix(std::min(end + mark.size(), text.size()));
    return taken;
}

std::optional<PaperTree> tree_of(std::string_view line) {
    PaperTree tree;
    const auto size = decimal(take_until(line, " "));
    const auto root = hash_from_base64(take_until(line, " "));
    if (!size || *size == 0 || !root) {
        return std::nullopt;
    }
    tree.size = *size;
    tree.root = *root;
    while (!line.empty()) {
        const auto hash = hash_from_base64(take_until(line, " "));
        if (!hash || tree.hashes.size() == proof_hashes_max) {
            return std::nullopt;
        }
        tree.hashes.push_back(*hash);
    }
    return tree;
}

}  // namespace

std::string to_text(const PaperMark& mark) {
    return std::string(mark_opening) + std::to_string(mark.size) + "&root=" + to_base64(mark.root) +
           "&dossier=" + mark.dossier + "&index=" + std::to_string(mark.index) +
           "&origin=" + mark.origin;
}

Result<PaperMark> parse_paper_mark(std::string_view text) {
    auto rest = text;
    if (text.size() > paper_mark_bytes_max || !text.starts_with(mark_opening)) {
        return bad_paper();
    }
    rest.remove_prefix(mark_opening.size());
    const auto size = decimal(take_until(rest, "&root="));
    const auto root = hash_from_base64(take_until(rest, "&dossier="));
    PaperMark mark;
    mark.dossier = take_until(rest, "&index=");
    const auto index = decimal(take_until(rest, "&origin="));
    mark.origin = rest;
    if (!size || !root || !index || *index >= *size || mark.dossier.empty() ||
        !is_key_name(mark.origin)) {
        return bad_paper();
    }
    mark.size = *size;
    mark.root = *root;
    mark.index = *index;
    if (to_text(mark) != text) {
        return bad_paper();  // a number with leading zeros
    }
    return mark;
}

std::string spoken_root(const Hash& root) {
    std::uint64_t first = 0;
    for (std::size_t i = 0; i < sizeof first; ++i) {
        first = first << 8U | root[i];
    }
    constexpr std::size_t digits = 20;
    constexpr std::size_t group = 4;
    auto out = std::to_string(first);
    out.insert(0, digits - out.size(), '0');
    for (auto at = digits - group; at > 0; at -= group) {
        out.insert(at, 1, '-');
    }
    return out;
}

std::string to_text(const std::vector<PaperTree>& trees) {
    std::string out(trees_opening);
    for (const auto& tree : trees) {
        out += std::to_string(tree.size) + " " + to_base64(tree.root);
        for (const auto& hash : tree.hashes) {
            out += " " + to_base64(hash);
        }
        out += "\n";
    }
    return out;
}

Result<std::vector<PaperTree>> parse_paper_trees(std::string_view text) {
    auto rest = text;
    if (!text.starts_with(trees_opening)) {
        return bad_trees();
    }
    rest.remove_prefix(trees_opening.size());
    std::vector<PaperTree> trees;
    while (!rest.empty()) {
        auto tree = tree_of(take_until(rest, "\n"));
        if (!tree || (!trees.empty() && trees.back().size >= tree->size)) {
            return bad_trees();
        }
        trees.push_back(*std::move(tree));
    }
    if (to_text(trees) != text) {
        return bad_trees();
    }
    return trees;
}

std::optional<Sentence> doubt_of(const PaperMark& mark, const ProvenDossier& dossier) {
    const auto& [checkpoint, id, trees, events] = dossier;
    if (mark.origin != checkpoint.origin) {
        return Sentence{"giấy này của một nhật ký khác", "the paper is of another log"};
    }
    if (mark.dossier != id) {
        return Sentence{"giấy này của một hồ sơ khác", "the paper is of another dossier"};
    }
    if (mark.size > checkpoint.size) {
        return Sentence{"giấy này mới hơn bản kết xuất: hãy kết xuất lại",
                        "the paper is newer than this export: export anew"};
    }
    const auto event = events.find(mark.index);
    if (event == events.end()) {
        return Sentence{"sự kiện cuối ghi trên giấy không có trong bản kết xuất",
                        "the last event that the paper names is not in this export"};
    }
    if (const auto next = std::next(event); next != events.end() && *next < mark.size) {
        return Sentence{"sự kiện ghi trên giấy không phải sự kiện cuối của hồ sơ lúc đó",
                        "the event that the paper names was not the dossier's last then"};
    }
    const auto tree = std::ranges::find(trees, mark.size, &PaperTree::size);
    if (mark.size != checkpoint.size && tree == trees.end()) {
        return Sentence{"nhật ký không có điểm chốt nào của hồ sơ này ở cỡ ghi trên giấy",
                        "the export proves no tree of the size that the paper names"};
    }
    if (mark.root != (mark.size == checkpoint.size ? checkpoint.root : tree->root)) {
        return Sentence{
            "gốc cây trên giấy không phải của nhật ký này: giấy bị sửa, hoặc nhật ký bị viết lại",
            "the root on the paper is not that of this log: the paper was changed, or the log "
            "was rewritten"};
    }
    return std::nullopt;
}

}  // namespace phanbien::audit
