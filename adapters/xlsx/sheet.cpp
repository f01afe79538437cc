#include "adapters/xlsx/sheet.hpp"

#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <map>
#include <stdexcept>
#include <system_error>

namespace phanbien::xlsx {
namespace {

constexpr const char* font_name = "Times New Roman";
constexpr double font_points = 13;
constexpr std::uint8_t a4_paper = 9;
constexpr std::ptrdiff_t excel_cell_code_points_max = 32'767;
constexpr std::size_t list_bytes_max = 255;  // Excel takes as many characters; see fits_a_list
constexpr double row_points_max = 409;       // more, and the file counts as damaged
constexpr double millimetres_per_inch = 25.4;

void check(lxw_error error) {
    if (error != LXW_NO_ERROR) {
        throw std::runtime_error(std::string("spreadsheet: ") + lxw_strerror(error));
    }
}

std::ptrdiff_t code_points_in(const std::string& text) {
    return std::ranges::count_if(text, [](char byte) { return (byte & 0xC0) != 0x80; });
}

// libxlsxwriter 1.1.4 counts characters, but writes the list into as many bytes.
bool fits_a_list(const std::vector<std::string>& choices) {
    std::size_t taken = choices.size() - 1;  // the commas between them
    for (const std::string& choice : choices) {
        if (choice.empty() || choice.find(',') != std::string::npos) {
            return false;
        }
        taken += choice.size();
    }
    return taken <= list_bytes_max;
}

// A file that lives in memory only and has a name as long as it is open.
class MemoryFile {
  public:
    MemoryFile() : descriptor_(::memfd_create("synthesis", MFD_CLOEXEC)) {
        if (descriptor_ < 0) {
            throw std::system_error(errno, std::generic_category(), "spreadsheet: memory file");
        }
    }
    ~MemoryFile() { ::close(descriptor_); }
    MemoryFile(const MemoryFile&) = delete;
    MemoryFile& operator=(const MemoryFile&) = delete;

    std::string name() const { return "/proc/self/fd/" + std::to_string(descriptor_); }

    std::string bytes() const {
        struct stat status {};
        if (::fstat(descriptor_, &status) < 0) {
            throw std::system_error(errno, std::generic_category(), "spreadsheet: memory file");
        }
        std::string bytes(static_cast<std::size_t>(status.st_size), '\0');
        std::size_t have = 0;
        while (have < bytes.size()) {
            const ssize_t read = ::pread(descriptor_, bytes.data() + have, bytes.size() - have,
                                         static_cast<off_t>(have));
            if (read <= 0) {
                throw std::system_error(errno, std::generic_category(), "spreadsheet: read back");
            }
            have += static_cast<std::size_t>(read);
        }
        return bytes;
    }

  private:
    int descriptor_;
};

struct WorkbookRelease {
    void operator()(lxw_workbook* workbook) const { lxw_workbook_free(workbook); }
};

void set_borders(lxw_format* format, Look look) {
    format_set_left(format, LXW_BORDER_THIN);
    format_set_right(format, LXW_BORDER_THIN);
    if (look != Look::topless && look != Look::middle) {
        format_set_top(format, LXW_BORDER_THIN);
    }
    if (look != Look::bottomless && look != Look::middle) {
        format_set_bottom(format, LXW_BORDER_THIN);
    }
}

bool is_bordered(Look look) {
    return look != Look::plain && look != Look::bold_centred && look != Look::italic_centred;
}

bool is_bold(Look look) {
    return look == Look::bold_centred || look == Look::caption || look == Look::label;
}

bool is_centred(Look look) {
    return look == Look::bold_centred || look == Look::italic_centred || look == Look::caption ||
           look == Look::choice;
}

}  // namespace

struct Sheet::Parts {
    MemoryFile file;
    std::unique_ptr<lxw_workbook, WorkbookRelease> workbook;
    lxw_worksheet* worksheet = nullptr;   // the workbook's
    std::map<Look, lxw_format*> formats;  // the workbook's
};

Sheet::Sheet(const std::string& title, Date made_on) : parts_(std::make_unique<Parts>()) {
    parts_->workbook.reset(workbook_new(parts_->file.name().c_str()));
    if (!parts_->workbook) {
        throw std::runtime_error("spreadsheet: cannot begin a workbook");
    }
    // A column is as wide as so many digits of the first format's font, on every machine alike.
    lxw_format* first = STAILQ_FIRST(parts_->workbook->formats);
    format_set_font_name(first, font_name);
    format_set_font_size(first, font_points);
    std::string words = title.substr(0, title.find('\n'));
    lxw_doc_properties properties{};
    properties.title = words.data();
    properties.created = std::chrono::system_clock::to_time_t(made_on);
    check(workbook_set_properties(parts_->workbook.get(), &properties));
    parts_->worksheet = workbook_add_worksheet(parts_->workbook.get(), "Tổng hợp");
    if (parts_->worksheet == nullptr) {
        throw std::runtime_error("spreadsheet: cannot begin a worksheet");
    }
}

Sheet::~Sheet() = default;

lxw_format* Sheet::format_of(Look look) {
    lxw_format*& format = parts_->formats[look];
    if (format == nullptr) {
        format = workbook_add_format(parts_->workbook.get());
        format_set_font_name(format, font_name);
        format_set_font_size(format, font_points);
        format_set_text_wrap(format);
        format_set_align(format, is_centred(look) ? LXW_ALIGN_CENTER : LXW_ALIGN_LEFT);
        format_set_align(
            format, look == Look::caption ? LXW_ALIGN_VERTICAL_CENTER : LXW_ALIGN_VERTICAL_TOP);
        if (is_bold(look)) {
            format_set_bold(format);
        }
        if (look == Look::italic_centred) {
            format_set_italic(format);
        }
        if (is_bordered(look)) {
            set_borders(format, look);
        }
    }
    return format;
}

void Sheet::set_width(unsigned column, double units) {
    const auto at = static_cast<lxw_col_t>(column);
    check(worksheet_set_column(parts_->worksheet, at, at, units, nullptr));
}

void Sheet::set_height(unsigned row, double points) {
    check(worksheet_set_row(parts_->worksheet, row, std::min(points, row_points_max), nullptr));
}

void Sheet::write(const Area& area, const std::string& text, Look look) {
    if (code_points_in(text) > excel_cell_code_points_max) {
        check(LXW_ERROR_MAX_STRING_LENGTH_EXCEEDED);  // merging would drop it without a word
    }
    lxw_format* format = format_of(look);
    const auto column = static_cast<lxw_col_t>(area.column);
    if (area.row == area.last_row && area.column == area.last_column) {
        check(worksheet_write_string(parts_->worksheet, area.row, column, text.c_str(), format));
        return;
    }
    check(worksheet_merge_range(parts_->worksheet, area.row, column, area.last_row,
                                static_cast<lxw_col_t>(area.last_column), text.c_str(), format));
}

void Sheet::add_hidden(const std::string& name,
                       const std::vector<std::pair<std::string, std::string>>& entries) {
    lxw_worksheet* hidden = workbook_add_worksheet(parts_->workbook.get(), name.c_str());
    if (hidden == nullptr) {
        throw std::runtime_error("spreadsheet: cannot begin the hidden worksheet");
    }
    lxw_row_t row = 0;
    for (const auto& [key, value] : entries) {
        check(worksheet_write_string(hidden, row, 0, key.c_str(), nullptr));
        check(worksheet_write_string(hidden, row, 1, value.c_str(), nullptr));
        ++row;
    }
    worksheet_hide(hidden);
}

// A formula that names cells would take any list, but libxlsxwriter 1.1.4 never frees its copy.
void Sheet::offer(unsigned row, unsigned column, std::vector<std::string> choices) {
    if (choices.empty() || !fits_a_list(choices)) {
        return;
    }
    std::vector<char*> list;
    for (std::string& choice : choices) {
        list.push_back(choice.data());
    }
    list.push_back(nullptr);
    lxw_data_validation validation{};
    validation.validate = LXW_VALIDATION_TYPE_LIST;
    validation.value_list = list.data();
    validation.ignore_blank = LXW_VALIDATION_ON;
    validation.dropdown = LXW_VALIDATION_ON;
    // What stands there before an answer is given is none of the choices; nothing is forbidden.
    validation.show_error = LXW_VALIDATION_OFF;
    check(worksheet_data_validation_cell(parts_->worksheet, row, static_cast<lxw_col_t>(column),
                                         &validation));
}

void Sheet::hide_column(unsigned column) {
    lxw_row_col_options options{.hidden = 1, .level = 0, .collapsed = 0};
    const auto at = static_cast<lxw_col_t>(column);
    check(worksheet_set_column_opt(parts_->worksheet, at, at, 8, nullptr, &options));
}

void Sheet::lay_out_page(unsigned head_row, unsigned last_head_row) {
    lxw_worksheet* sheet = parts_->worksheet;
    worksheet_set_landscape(sheet);
    worksheet_set_paper(sheet, a4_paper);
    worksheet_set_margins(sheet, 30 / millimetres_per_inch, 15 / millimetres_per_inch,
                          20 / millimetres_per_inch, 20 / millimetres_per_inch);
    worksheet_fit_to_pages(sheet, 1, 0);
    check(worksheet_repeat_rows(sheet, head_row, last_head_row));
    check(worksheet_set_header(sheet, "&C&\"Times New Roman,Regular\"&13&P"));
}

std::string Sheet::finish() {
    // Closing frees the workbook whatever comes of it.
    check(workbook_close(parts_->workbook.release()));
    return parts_->file.bytes();
}

}  // namespace phanbien::xlsx
