#include "engine/dossier/paper_proof.hpp"

#include "engine/audit/base64.hpp"
#include "engine/dossier/letterhead.hpp"

namespace phanbien::dossier {

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
                      " sự kiện, ký lúc " + time_of_day(state->signed_at) + " ngày " +
                      short_date(vietnam_day(state->signed_at)) + ".",
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
