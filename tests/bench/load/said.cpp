#include "tests/bench/load/said.hpp"

#include <algorithm>
#include <array>

namespace phanbien::bench {

namespace {

// Syllables as drafts and letters have them, the commonest first.
constexpr std::array<std::string_view, 240> syllables{
    "và",     "của",   "các",   "có",    "cho",   "được",   "người",  "trong", "là",    "không",
    "hộ",     "dân",   "đề",    "nghị",  "mức",   "hỗ",     "trợ",    "định",  "quy",   "điều",
    "khoản",  "tỉnh",  "xã",    "thôn",  "bản",   "nhà",    "nước",   "theo",  "về",    "với",
    "cần",    "phải",  "những", "một",   "khi",   "đến",    "từ",     "này",   "đất",   "ở",
    "di",     "dời",   "nghèo", "triệu", "đồng",  "năm",    "tháng",  "ngày",  "thực",  "hiện",
    "kinh",   "phí",   "ngân",  "sách",  "địa",   "phương", "cơ",     "quan",  "tổ",    "chức",
    "chính",  "quyền", "nhân",  "ủy",    "ban",   "mặt",    "trận",   "quốc",  "hội",   "nông",
    "phụ",    "nữ",    "thanh", "niên",  "cựu",   "chiến",  "binh",   "đoàn",  "thể",   "ý",
    "kiến",   "góp",   "phản",  "biện",  "xem",   "xét",    "bổ",     "sung",  "sửa",   "đổi",
    "thay",   "bằng",  "cụ",    "rõ",    "ràng",  "hơn",    "tránh",  "hiểu",  "khác",  "nhau",
    "giá",    "vật",   "liệu",  "xây",   "dựng",  "công",   "trình",  "đường", "cầu",   "điện",
    "trường", "học",   "trạm",  "y",     "tế",    "chợ",    "rừng",   "suối",  "sông",  "núi",
    "lũ",     "quét",  "sạt",   "lở",    "thiên", "tai",    "mưa",    "bão",   "khô",   "hạn",
    "an",     "toàn",  "nguy",  "hiểm",  "khu",   "vực",    "tái",    "cư",    "ổn",    "đời",
    "sống",   "sản",   "xuất",  "việc",  "làm",   "thu",    "nhập",   "vay",   "vốn",   "lãi",
    "suất",   "thời",  "gian",  "đăng",  "ký",    "hồ",     "sơ",     "thủ",   "tục",   "đơn",
    "giản",   "giảm",  "tăng",  "thêm",  "bớt",   "giữ",    "nguyên", "đúng",  "sai",   "hợp",
    "lý",     "pháp",  "luật",  "nghĩa", "vụ",    "trách",  "nhiệm",  "bảo",   "đảm",   "lợi",
    "ích",    "cộng",  "già",   "trẻ",   "em",    "khuyết", "tật",    "mồ",    "côi",   "thiểu",
    "số",     "vùng",  "sâu",   "xa",    "biên",  "giới",   "hải",    "đảo",   "cao",   "thấp",
    "gần",    "giáp",  "ranh",  "đo",    "đạc",   "cắm",    "mốc",    "thẩm",  "tra",   "kiểm",
    "toán",   "giám",  "sát",   "minh",  "bạch",  "khai",   "niêm",   "yết",   "phát",  "thông",
    "loa",    "họp",   "bàn",   "biểu",  "quyết", "đa",     "xin",    "thống", "nhất",  "trí",
    "băn",    "khoăn", "lo",    "ngại",  "mong",  "muốn",   "kính",   "trân",  "trọng", "cảm"};

// splitmix64 (Steele, Lea, Flood: Fast splittable pseudorandom number generators, 2014).
std::uint64_t mixed(std::uint64_t& state) {
    state += 0x9E3779B97F4A7C15U;
    auto z = state;
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
    return z ^ (z >> 31U);
}

// The square of an even share: a tenth of the words makes a third of a text.
std::string_view syllable(std::uint64_t random) {
    const auto share = static_cast<double>(random >> 11U) * 0x1.0p-53;
    return syllables[static_cast<std::size_t>(share * share * syllables.size())];
}

constexpr std::uint64_t articles = 20;
constexpr std::uint64_t clauses = 3;

}  // namespace

std::string words_of(std::size_t bytes, std::uint64_t seed) {
    std::string text;
    text.reserve(bytes);
    for (auto word = syllable(mixed(seed)); text.size() + word.size() + 1 < bytes;
         word = syllable(mixed(seed))) {
        text.append(word).append(" ");
    }
    return text.append(bytes - std::min(bytes, text.size()), 'x');
}

std::string consultation_draft() {
    std::string text = "NGHỊ QUYẾT\nVề hỗ trợ người dân di dời (mẫu)\n\n";
    for (std::uint64_t article = 1; article <= articles; ++article) {
        text +=
            "Điều " + std::to_string(article) + ". Quy định thứ " + std::to_string(article) + "\n";
        for (std::uint64_t clause = 1; clause <= clauses; ++clause) {
            text += std::to_string(clause) + ". Mỗi hộ được hỗ trợ " +
                    std::to_string(10 * article + clause) + " triệu đồng.\n";
        }
    }
    return text;
}

std::string provision_of(std::uint64_t seed) {
    const auto random = mixed(seed);
    if (random % 16 == 0) {
        return {};
    }
    return "art_" + std::to_string(random / 16 % articles + 1) + "__para_" +
           std::to_string(random / 16 / articles % clauses + 1);
}

std::string_view stance_of(std::uint64_t seed) {
    static constexpr std::array<std::string_view, 4> stances{"agree", "agree_with_changes",
                                                             "disagree", "other"};
    return stances[mixed(++seed) % stances.size()];
}

}  // namespace phanbien::bench
