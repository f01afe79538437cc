// A short law of invented sentences, no two of which are alike.
#pragma once

#include <string>

namespace phanbien::document {

inline const std::string sample_scope =
    "Phạm vi điều chỉnh\n"
    "1. Luật này quy định việc trồng, chăm sóc và bảo vệ cây xanh trên đường phố đô thị.\n"
    "2. Cây trong khuôn viên nhà ở của hộ gia đình không thuộc phạm vi của Luật này.\n";
inline const std::string sample_rights =
    "Quyền của người dân\n"
    "1. Được báo cho chính quyền phường biết về cây gãy đổ và yêu cầu xử lý trong ngày.\n"
    "2. Được tham gia ý kiến khi di dời từ mười cây trở lên trên cùng một tuyến phố.\n"
    "3. Được nhận nuôi cây theo hợp đồng với đơn vị quản lý công viên của thành phố.\n";
inline const std::string sample_duties =
    "Trách nhiệm của đơn vị quản lý\n"
    "1. Lập hồ sơ số hóa cho từng cây có đường kính thân trên hai mươi xentimét.\n"
    "2. Cắt tỉa cành khô trước mùa mưa bão và thông báo lịch cắt tỉa trước bảy ngày.\n";

inline std::string article(int number, const std::string& words) {
    return "Điều " + std::to_string(number) + ". " + words;
}

inline const std::string sample_law =
    article(1, sample_scope) + article(2, sample_rights) + article(3, sample_duties);

}  // namespace phanbien::document
