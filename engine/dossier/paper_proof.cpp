#include "engine/dossier/paper_proof.hpp"

#include "engine/audit/base64.hpp"
#include "engine/dossier/letterhead.hpp"

namespace phanbien::dossier {

namespace {

// "09:05:07 ngày 05/02/2026", in Vietnam.
std::string time_and_day(Instant at) {
    constexpr std::size_t time_from = 11;
    constexpr std::size_t time_length = 8;
    return to_text(at + vietnam_offset).substr(time_from, time_length) + " ngày " +
           short_date(vietnam_day(at));
}

}  // namespace

PaperProof paper_proof(const std::string& dossier_code, const std::optional<ProvenState>& state) {
    if (!state) {
        return {.lines = {"Xác thực: chưa có. Nhật ký chưa ký điểm chốt nào bao gồm sự kiện mới "
                          "nhất của hồ sơ " +
                          dossier_code + "."},
                .code = {}};
    }
    const auto& mark = state->mark;
    return {
        .lines = {"Xác thực: nhật ký " + mark.origin + ", điểm chốt " + std::to_string(mark.size) +
                      " sự kiện, ký lúc " + time_and_day(state->signed_at) + ".",
                  "Gốc cây: " + audit::to_base64(mark.root),
                  "Đọc qua điện thoại: " + audit::spoken_root(mark.root),
                  "Hồ sơ " + dossier_code + ", sự kiện cuối: thứ " +
                      std::to_string(state->sequence) + " của hồ sơ, vị trí " +
                      std::to_string(mark.index) + " trong nhật ký, mã băm " + state->leaf_hash +
                      ".",
                  "Kiểm tra: phanbien verify TỆP.zip --paper 'nội dung mã QR'"},
        .code = audit::to_text(mark)};
}

}  // namespace phanbien::dossier
