#include "adapters/docx/refusals.hpp"

namespace phanbien::docx {

Problem not_zip() {
    return {ProblemKind::unsupported, "docx.not_zip",
            "Tệp này không phải là tệp Word .docx (không mở được như tệp nén). Hãy mở bằng "
            "Word, chọn Lưu thành .docx rồi gửi lại.",
            "This is not a Word .docx file (it does not open as a zip). Open it in Word, save "
            "it as .docx and send it again."};
}

Problem old_word_file() {
    return {ProblemKind::unsupported, "docx.old_word_file",
            "Đây là tệp Word đời cũ (.doc). Hãy mở bằng Word, chọn Lưu thành .docx rồi gửi "
            "lại.",
            "This is an old Word file (.doc). Open it in Word, save it as .docx and send it "
            "again."};
}

Problem not_word() {
    return {ProblemKind::unsupported, "docx.not_word",
            "Tệp nén này không chứa văn bản Word. Hãy gửi tệp .docx hoặc .txt.",
            "This archive holds no Word document. Send a .docx or a .txt file."};
}

Problem macros() {
    return {ProblemKind::unsupported, "docx.macros",
            "Tệp có chứa macro nên bị từ chối. Hãy lưu thành .docx (không có macro) rồi gửi "
            "lại.",
            "The file holds macros and is refused. Save it as .docx (without macros) and send "
            "it again."};
}

Problem no_text() {
    return {ProblemKind::invalid, "docx.no_text",
            "Tệp Word không có chữ nào (có thể chỉ là ảnh chụp). Hãy gửi bản có chữ.",
            "The Word file holds no text (perhaps only a scanned picture). Send one with "
            "text."};
}

Problem too_large() {
    return {ProblemKind::too_large, "docx.too_large",
            "Tệp Word lớn quá 32 MB. Hãy bỏ bớt hình ảnh rồi gửi lại.",
            "The Word file is larger than 32 MB. Remove pictures and send it again."};
}

}  // namespace phanbien::docx
