#include "adapters/xlsx/synthesis_reader.hpp"

#include <algorithm>
#include <optional>

#include "adapters/xlsx/reader.hpp"
#include "adapters/xlsx/synthesis_xlsx.hpp"
#include "engine/text/space.hpp"

namespace phanbien::xlsx {

namespace {

dossier::SealEntries entries_in(const std::vector<ReadSheet>& sheets) {
    dossier::SealEntries entries;
    const auto sealed = std::ranges::find(sheets, seal_sheet, &ReadSheet::name);
    if (sealed != sheets.end()) {
        for (std::size_t row = 0; row < sealed->rows.size(); ++row) {
            entries.emplace_back(text::trim(sealed->at(row, 0)), text::trim(sealed->at(row, 1)));
        }
    }
    return entries;
}

// "KN-004" of "KN-004. Kiến nghị tổng hợp …"; empty when a text does not begin with a key.
std::string leading_key(std::string_view text) {
    const auto dot = text.find('.');
    const bool plain = dot != std::string_view::npos && dot < 16 && text.find('-') < dot;
    return plain ? std::string(text::trim(text.substr(0, dot))) : std::string();
}

// Where the columns are: people insert some. By the captions, else as exported.
struct Columns {
    std::size_t first_row = 0;
    std::size_t content = content_column;
    std::size_t disposition = disposition_column;
    std::size_t answer = answer_column;
    std::optional<std::size_t> key;
};

Columns columns_of(const ReadSheet& sheet) {
    Columns out;
    for (std::size_t row = 0; row < sheet.rows.size(); ++row) {
        for (std::size_t column = 0; column < sheet.rows[row].size(); ++column) {
            const auto words = text::collapse_spaces(sheet.at(row, column));
            if (words == "Nội dung góp ý") {
                out.content = column;
            } else if (words == "Kết quả") {
                out.disposition = column;
            } else if (words == "Nội dung tiếp thu, giải trình") {
                out.answer = column;
                out.first_row = row + 1;
            } else if (words == key_caption) {
                out.key = column;
            }
        }
        if (out.first_row > 0 && (out.key || row > out.first_row)) {
            break;
        }
    }
    return out;
}

// The rows of one key together.
class Gathering {
  public:
    explicit Gathering(const ReadSheet& sheet) : sheet_(sheet), columns_(columns_of(sheet)) {}

    std::vector<dossier::FilledRow> take() {
        std::string item;  // the recommendation whose answer covers the row
        for (std::size_t row = columns_.first_row; row < sheet_.rows.size(); ++row) {
            const auto key = key_of(row);
            if (key.starts_with("KN-")) {
                if (rows_.empty() || key != item || opens(row, key)) {
                    rows_.emplace_back();
                    rows_.back().key = key;
                    rows_.back().line = static_cast<int>(row) + 1;
                }
                item = key;
                add(rows_.back().content, sheet_.at(row, columns_.content));
            } else if (!key.empty() && !is_covered(row)) {
                item.clear();
            }
            if (!item.empty()) {
                add_answer(row);
            }
        }
        return std::move(rows_);
    }

  private:
    std::string key_of(std::size_t row) const {
        if (columns_.key) {
            auto key = std::string(text::trim(sheet_.at(row, *columns_.key)));
            if (!key.empty()) {
                return key;
            }
        }
        return leading_key(sheet_.at(row, columns_.content));
    }

    // The row begins the item and does not go on from the one above.
    bool opens(std::size_t row, const std::string& key) const {
        return leading_key(sheet_.at(row, columns_.content)) == key;
    }

    // By a merged answer that began above.
    bool is_covered(std::size_t row) const {
        const auto area = sheet_.merged_by_cell.find(row * columns_max + columns_.disposition);
        return area == sheet_.merged_by_cell.end() ? sheet_.at(row, columns_.disposition).empty()
                                                   : sheet_.merged[area->second].row < row;
    }

    void add_answer(std::size_t row) {
        add(rows_.back().disposition, sheet_.at(row, columns_.disposition));
        add(rows_.back().text, sheet_.at(row, columns_.answer));
    }

    static void add(std::string& to, std::string_view more) {
        more = text::trim(more);
        if (!more.empty()) {
            to.append(to.empty() ? "" : "\n").append(more);
        }
    }

    const ReadSheet& sheet_;
    Columns columns_;
    std::vector<dossier::FilledRow> rows_;
};

}  // namespace

Result<dossier::FilledTable> read_filled_xlsx(std::string_view bytes) {
    TRY(const auto sheets, read_sheets(bytes));
    dossier::FilledTable table;
    TRY(table.seal, dossier::seal_from(entries_in(sheets)));
    for (const auto& sheet : sheets) {
        if (sheet.name != seal_sheet && !sheet.hidden) {
            std::ranges::move(Gathering(sheet).take(), std::back_inserter(table.rows));
        }
    }
    return table;
}

}  // namespace phanbien::xlsx
