#include "adapters/xlsx/refusals.hpp"

namespace phanbien::xlsx {

Problem not_a_spreadsheet() {
    return {ProblemKind::unsupported, "xlsx.not_xlsx",
            "Tệp này không phải là bảng tính Excel .xlsx. Hãy mở bằng Excel hoặc "
            "LibreOffice, chọn Lưu thành .xlsx rồi gửi lại.",
            "This is not an Excel .xlsx workbook. Open it in Excel or LibreOffice, save it "
            "as .xlsx and send it again."};
}

Problem old_excel_file() {
    return {ProblemKind::unsupported, "xlsx.old_excel_file",
            "Đây là bảng tính Excel đời cũ (.xls). Hãy mở bằng Excel, chọn Lưu thành .xlsx "
            "rồi gửi lại.",
            "This is an old Excel workbook (.xls). Open it in Excel, save it as .xlsx and "
            "send it again."};
}

Problem locked_spreadsheet() {
    return {ProblemKind::unsupported, "xlsx.encrypted",
            "Bảng tính có đặt mật khẩu mở nên không đọc được. Hãy bỏ mật khẩu rồi gửi lại.",
            "The workbook needs a password to be opened and cannot be read. Remove the "
            "password and send it again."};
}

Problem damaged_spreadsheet() {
    return {ProblemKind::invalid, "xlsx.damaged",
            "Bảng tính bị hỏng hoặc thiếu phần. Hãy mở bằng Excel, lưu lại rồi gửi lại.",
            "The workbook is damaged or incomplete. Open it in Excel, save it and send it "
            "again."};
}

Problem swollen_spreadsheet() {
    return {ProblemKind::too_large, "xlsx.bomb",
            "Bảng tính bung ra quá lớn so với giới hạn an toàn (20.000 hàng, 256 cột, 16 "
            "MB chữ) nên bị từ chối. Hãy bỏ bớt hàng, cột, hình ảnh rồi gửi lại.",
            "The workbook spreads beyond the safe limits (20,000 rows, 256 columns, 16 MB "
            "of text) and is refused. Remove rows, columns or pictures and send it again."};
}

Problem hostile_spreadsheet() {
    return {ProblemKind::invalid, "xlsx.hostile_xml",
            "Nội dung bên trong bảng tính có khai báo DOCTYPE, lồng quá sâu hoặc quá lớn "
            "nên bị từ chối. Hãy chép các ô sang một bảng tính mới rồi gửi lại.",
            "The XML inside the workbook has a DOCTYPE, is nested too deeply or is too "
            "large, and is refused. Copy the cells into a new workbook and send that."};
}

Problem spreadsheet_with_macros() {
    return {ProblemKind::unsupported, "xlsx.macros",
            "Bảng tính có chứa macro nên bị từ chối. Hãy lưu thành .xlsx (không có macro) "
            "rồi gửi lại.",
            "The workbook holds macros and is refused. Save it as .xlsx (without macros) "
            "and send it again."};
}

Problem spreadsheet_too_large() {
    return {ProblemKind::too_large, "xlsx.too_large",
            "Bảng tính lớn quá 32 MB. Hãy bỏ bớt hình ảnh rồi gửi lại.",
            "The workbook is larger than 32 MB. Remove pictures and send it again."};
}

Problem as_spreadsheet(const Problem& of_a_part) {
    if (of_a_part.code == "draft.encrypted") {
        return locked_spreadsheet();
    }
    if (of_a_part.code == "draft.bomb") {
        return swollen_spreadsheet();
    }
    if (of_a_part.code == "draft.hostile_xml") {
        return hostile_spreadsheet();
    }
    return damaged_spreadsheet();
}

}  // namespace phanbien::xlsx
