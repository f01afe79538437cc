#include "adapters/conversion/conversion.hpp"

#include <fstream>
#include <iterator>

#include "adapters/conversion/private_folder.hpp"
#include "adapters/host/program.hpp"

namespace phanbien::conversion {

namespace {

constexpr auto writer = "soffice";        // Debian: libreoffice-writer-nogui
constexpr auto pdf_reader = "pdftotext";  // Debian: poppler-utils
constexpr host::ProgramBounds writer_bounds{.wall = std::chrono::seconds{90},
                                            .cpu = std::chrono::seconds{60}};
constexpr host::ProgramBounds pdf_bounds{.wall = std::chrono::seconds{30},
                                         .cpu = std::chrono::seconds{20},
                                         .memory_bytes = std::size_t{1} << 30};

Problem needs_libreoffice() {
    return {ProblemKind::unsupported, "draft.needs_libreoffice",
            "Máy chủ chưa cài LibreOffice nên không đọc được tệp .doc, .rtf. Hãy mở bằng Word, "
            "chọn Lưu thành .docx rồi gửi lại; hoặc nhờ người quản trị cài gói "
            "libreoffice-writer-nogui.",
            "LibreOffice is not installed on the server, so .doc and .rtf files cannot be read. "
            "Open it in Word, save it as .docx and send it again; or have the administrator "
            "install the package libreoffice-writer-nogui."};
}

Problem needs_poppler() {
    return {ProblemKind::unsupported, "draft.needs_poppler",
            "Máy chủ chưa cài poppler nên không đọc được tệp PDF. Hãy gửi bản Word (.docx); hoặc "
            "nhờ người quản trị cài gói poppler-utils.",
            "Poppler is not installed on the server, so PDF files cannot be read. Send the Word "
            "file (.docx); or have the administrator install the package poppler-utils."};
}

Problem pdf_encrypted() {
    return {ProblemKind::unsupported, "pdf.encrypted",
            "Tệp PDF có đặt mật khẩu nên không đọc được. Hãy bỏ mật khẩu rồi gửi lại.",
            "The PDF is protected by a password and cannot be read. Remove the password and send "
            "it again."};
}

Problem not_converted(const host::ProgramRun& run) {
    if (run.ending == host::Ending::out_of_time) {
        return {ProblemKind::too_large, "draft.conversion_slow",
                "Chuyển đổi tệp mất quá nhiều thời gian nên đã bị dừng. Hãy chia nhỏ tệp, hoặc "
                "lưu thành .docx rồi gửi lại.",
                "Converting the file took too long and was stopped. Split it, or save it as .docx "
                "and send it again."};
    }
    return {ProblemKind::invalid, "draft.conversion_failed",
            "Không chuyển đổi được tệp này (có thể bị hỏng hoặc có mật khẩu). Hãy mở bằng phần "
            "mềm soạn thảo, lưu thành .docx rồi gửi lại.",
            "The file could not be converted (it may be damaged or have a password). Open it in "
            "a word processor, save it as .docx and send it again."};
}

std::string contents_of(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

}  // namespace

Result<std::string> to_docx(std::string_view bytes, std::string_view ending) {
    const auto program = host::find_program(writer);
    if (!program) {
        return needs_libreoffice();
    }
    const PrivateFolder folder;
    const auto source = folder.path() / ("draft." + std::string(ending));
    std::ofstream(source, std::ios::binary)
        .write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    const auto run = host::run_program(
        {.path = *program,
         .words = {"-env:UserInstallation=file://" + (folder.path() / "profile").string(),
                   "--headless", "--norestore", "--convert-to", "docx", "--outdir",
                   folder.path().string(), source.string()},
         .folder = folder.path()},
        "", writer_bounds);
    auto docx = run.done() ? contents_of(folder.path() / "draft.docx") : std::string();
    return docx.empty() ? Result<std::string>(not_converted(run))
                        : Result<std::string>(std::move(docx));
}

Result<std::string> to_page_layout(std::string_view pdf) {
    const auto program = host::find_program(pdf_reader);
    if (!program) {
        return needs_poppler();
    }
    const PrivateFolder folder;
    auto run = host::run_program({.path = *program,
                                  .words = {"-bbox-layout", "-enc", "UTF-8", "-q", "-", "-"},
                                  .folder = folder.path()},
                                 pdf, pdf_bounds);
    const auto begin = run.output.find("<html");
    if (!run.done() || begin == std::string::npos) {
        return pdf.find("/Encrypt") != std::string_view::npos ? pdf_encrypted()
                                                              : not_converted(run);
    }
    return run.output.substr(begin);
}

bool can_read_old_word() {
    return host::find_program(writer).has_value();
}

bool can_read_pdf() {
    return host::find_program(pdf_reader).has_value();
}

}  // namespace phanbien::conversion
