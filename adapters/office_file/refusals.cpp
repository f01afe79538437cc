#include "adapters/office_file/refusals.hpp"

namespace phanbien::office_file {

Problem password_protected() {
    return {ProblemKind::unsupported, "draft.encrypted",
            "Tệp có đặt mật khẩu nên không đọc được. Hãy bỏ mật khẩu rồi gửi lại.",
            "The file is protected by a password and cannot be read. Remove the password and "
            "send it again."};
}

Problem damaged() {
    return {ProblemKind::invalid, "draft.damaged",
            "Tệp bị hỏng hoặc thiếu phần. Hãy mở bằng phần mềm soạn thảo, lưu lại rồi gửi lại.",
            "The file is damaged or incomplete. Open it in a word processor, save it and send it "
            "again."};
}

Problem bomb() {
    return {ProblemKind::too_large, "draft.bomb",
            "Tệp bung ra quá lớn so với giới hạn an toàn nên bị từ chối. Hãy bỏ bớt hình ảnh, "
            "phần nhúng rồi gửi lại.",
            "The file inflates beyond the safe limits and is refused. Remove pictures and "
            "embedded parts and send it again."};
}

Problem hostile_xml() {
    return {ProblemKind::invalid, "draft.hostile_xml",
            "Nội dung bên trong tệp có khai báo DOCTYPE, lồng quá sâu hoặc quá lớn nên "
            "bị từ chối. Hãy chép nội dung sang một tệp mới rồi gửi lại.",
            "The XML inside the file has a DOCTYPE, is nested too deeply or is too "
            "large, and is refused. Copy the text into a new file and send that."};
}

}  // namespace phanbien::office_file
