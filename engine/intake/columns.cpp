#include "engine/intake/columns.hpp"

#include <algorithm>
#include <string>

#include "engine/text/fold.hpp"

namespace phanbien::intake {

namespace {

constexpr std::size_t head_rows_looked_at = 30;

struct Phrase {
    std::string_view words;  // folded without marks
    Column column;
};

// As such heads are worded in the forms and tables that offices send (NĐ 30/2020 synthesis tables
// and the export of this program among them).
constexpr Phrase phrases[] = {
    {"dieu, khoan, diem", Column::provision},
    {"dieu, khoan", Column::provision},
    {"dieu khoan", Column::provision},
    {"dieu/khoan", Column::provision},
    {"dieu, khoan, noi dung", Column::provision},
    {"nhom van de", Column::provision},
    {"vi tri", Column::provision},
    {"noi dung du thao", Column::provision},
    {"provision", Column::provision},
    {"article", Column::provision},
    {"chu the gop y", Column::speaker},
    {"chu the", Column::speaker},
    {"co quan, don vi", Column::speaker},
    {"co quan", Column::speaker},
    {"don vi", Column::speaker},
    {"nguoi gop y", Column::speaker},
    {"nguoi phat bieu", Column::speaker},
    {"ho va ten", Column::speaker},
    {"ho ten", Column::speaker},
    {"to chuc, ca nhan", Column::speaker},
    {"said by", Column::speaker},
    {"who", Column::speaker},
    {"noi dung phan bien", Column::heading},
    {"nhom noi dung", Column::heading},
    {"heading", Column::heading},
    {"quan diem", Column::stance},
    {"stance", Column::stance},
    {"noi dung gop y", Column::text},
    {"noi dung y kien", Column::text},
    {"y kien gop y", Column::text},
    {"gop y", Column::text},
    {"y kien", Column::text},
    {"noi dung", Column::text},
    {"opinion", Column::text},
    {"de xuat sua", Column::proposal},
    {"de xuat", Column::proposal},
    {"phuong an", Column::proposal},
    {"proposal", Column::proposal},
    {"nguon y kien", Column::source},
    {"nguon", Column::source},
    {"source", Column::source},
};

// How exactly a cell names the column: the length of the longest phrase, doubled when it is all
// that the cell says; 0: not at all.
std::size_t exactness(std::string_view folded, Column column) {
    std::size_t best = 0;
    for (const auto& phrase : phrases) {
        if (phrase.column != column || folded.find(phrase.words) == std::string_view::npos) {
            continue;
        }
        const auto weight = phrase.words.size() * (folded == phrase.words ? 2U : 1U);
        best = std::max(best, weight);
    }
    return best;
}

// A head is short: a sentence that mentions an opinion is none.
constexpr std::size_t head_bytes_max = 80;

struct Claim {
    std::size_t weight = 0;
    Column column = Column::text;
    std::size_t place = 0;
};

}  // namespace

std::string_view name_of(Column column) {
    switch (column) {
        case Column::provision:
            return "provision";
        case Column::speaker:
            return "speaker";
        case Column::heading:
            return "heading";
        case Column::stance:
            return "stance";
        case Column::text:
            return "text";
        case Column::proposal:
            return "proposal";
        case Column::source:
            break;
    }
    return "source";
}

std::size_t Columns::known() const {
    return static_cast<std::size_t>(
        std::ranges::count_if(places_, [](const auto& place) { return place.has_value(); }));
}

Columns columns_from(const TableRow& head) {
    std::vector<Claim> claims;
    for (std::size_t place = 0; place < head.cells.size(); ++place) {
        const auto folded = text::fold_for_search(head.cells[place]);
        for (const auto column : all_columns) {
            const auto weight = folded.size() > head_bytes_max ? 0 : exactness(folded, column);
            if (weight > 0) {
                claims.push_back({weight, column, place});
            }
        }
    }
    std::ranges::stable_sort(claims, std::greater<>(), &Claim::weight);
    Columns out;
    std::vector<std::size_t> taken;
    for (const auto& claim : claims) {
        const bool is_free = std::ranges::find(taken, claim.place) == taken.end();
        if (is_free && !out.place(claim.column)) {
            out.put(claim.column, claim.place);
            taken.push_back(claim.place);
        }
    }
    return out;
}

std::optional<std::size_t> head_row_of(const Table& table) {
    std::optional<std::size_t> best;
    std::size_t most = 1;
    const auto last = std::min(table.rows.size(), head_rows_looked_at);
    for (std::size_t i = 0; i < last; ++i) {
        const auto columns = columns_from(table.rows[i]);
        if (columns.place(Column::text) && columns.known() > most) {
            best = i;
            most = columns.known();
        }
    }
    return best;
}

std::size_t best_table(const std::vector<Table>& tables) {
    const auto weight = [](const Table& table) {
        return std::pair(head_row_of(table).has_value(), table.rows.size());
    };
    std::size_t best = 0;
    auto most = weight(tables.front());
    for (std::size_t i = 1; i < tables.size(); ++i) {
        const auto its = weight(tables[i]);
        if (its > most) {
            best = i;
            most = its;
        }
    }
    return best;
}

}  // namespace phanbien::intake
