#include "web/api/intake_request.hpp"

#include <algorithm>

#include "engine/dossier/limits.hpp"

namespace phanbien::api {

namespace json = boost::json;

namespace {

constexpr TextRule short_rule{.max = 100};
constexpr int rows_numbered_max = 10'000'000;

// {"provision": 0, "text": 3}: a column that is null or absent is not in the table.
std::optional<intake::Columns> columns_in(ObjectReader& in) {
    const auto& value = in.member("columns");
    if (value.is_null()) {
        return std::nullopt;
    }
    ObjectReader inner(value, "/columns");
    intake::Columns out;
    for (const auto column : intake::all_columns) {
        const auto name = intake::name_of(column);
        if (!inner.member(name).is_null()) {
            const auto most = static_cast<std::int64_t>(intake::table_columns_max) - 1;
            out.put(column, static_cast<std::size_t>(inner.integer(name, 0, most)));
        }
    }
    if (auto problem = inner.finish()) {
        in.complain("columns", "Cột không hợp lệ.", "A column is not valid.");
    }
    return out;
}

intake::Defaults defaults_in(ObjectReader& in) {
    const auto& value = in.member("defaults");
    if (value.is_null()) {
        return {};
    }
    ObjectReader inner(value, "/defaults");
    intake::Defaults out;
    out.heading = inner.optional_text("heading", short_rule);
    out.stance = inner.optional_text("stance", short_rule);
    out.source = inner.optional_text("source", short_rule);
    out.speaker = inner.optional_text("speaker", {.max = dossier::name_length_max});
    out.minutes = DocumentId{inner.optional_text("minutes", short_rule)};
    if (auto problem = inner.finish()) {
        for (auto& mistake : problem->fields) {
            in.complain(mistake.pointer.substr(1), std::move(mistake.vi), std::move(mistake.en));
        }
    }
    return out;
}

std::set<int> left_out_in(ObjectReader& in) {
    const auto& value = in.member("left_out");
    std::set<int> out;
    const auto* rows = value.if_array();
    if (!value.is_null() && rows == nullptr) {
        in.complain("left_out", "Cần một danh sách số dòng.", "A list of row numbers is needed.");
        return out;
    }
    for (std::size_t i = 0; rows != nullptr && i < rows->size(); ++i) {
        const auto* number = (*rows)[i].if_int64();
        if (number == nullptr || *number < 1 || *number > rows_numbered_max) {
            in.complain("left_out/" + std::to_string(i), "Số dòng không hợp lệ.",
                        "This is no row number.");
        } else {
            out.insert(static_cast<int>(*number));
        }
    }
    return out;
}

Problem no_such_upload() {
    return {ProblemKind::invalid,
            "import.file",
            "Không có tệp này. Hãy tải tệp lên lại.",
            "There is no such file. Upload it again.",
            {{"/file", "Hãy tải tệp lên lại.", "Upload the file again."}}};
}

Problem no_such_part(std::string pointer) {
    return {ProblemKind::invalid,
            "import.table",
            "Tệp không có bảng hoặc dòng tiêu đề này.",
            "The file has no such table or head row.",
            {{std::move(pointer), "Hãy chọn lại.", "Choose again."}}};
}

Problem too_many_rows(std::size_t rows) {
    const auto most = std::to_string(dossier::imported_rows_max);
    const auto count = std::to_string(rows);
    return {ProblemKind::too_large, "import.too_many",
            "Tệp có " + count + " dòng; mỗi lần nhập nhiều nhất " + most + ". Hãy chia tệp.",
            "The file has " + count + " rows; at most " + most + " are taken at once. Split it."};
}

// Their own upload, or a document of the dossier that they may read.
Result<dossier::FileRef> file_of(Call& call, const OpenDossier& open, const FileHash& hash) {
    if (auto own = call.desk.reading().own_upload(hash, call.present->account.id)) {
        return *std::move(own);
    }
    auto known = readable_file(open, call.actor(), hash.text());
    return known ? *std::move(known) : Result<dossier::FileRef>(no_such_upload());
}

Result<void> choose_parts(const IntakeRequest& request, UnderstoodFile& file) {
    file.table = request.table.value_or(intake::best_table(file.tables));
    if (file.table >= file.tables.size()) {
        return no_such_part("/table");
    }
    const auto& table = file.tables[file.table];
    file.head = intake::head_row_of(table);
    if (request.head_row) {
        const auto row =
            std::ranges::find(table.rows, *request.head_row, &intake::TableRow::number);
        const bool is_there = row != table.rows.end();
        if (!is_there && *request.head_row != 0) {
            return no_such_part("/head_row");
        }
        file.head = is_there ? std::optional(static_cast<std::size_t>(row - table.rows.begin()))
                             : std::nullopt;
    }
    if (request.columns) {
        file.columns = *request.columns;
    } else if (file.head) {
        file.columns = intake::columns_from(table.rows[*file.head]);
    }
    return {};
}

}  // namespace

Result<IntakeRequest> intake_request_from(const json::value& value) {
    ObjectReader in(value, "");
    IntakeRequest out;
    out.file = FileHash{in.text("file", short_rule)};
    if (!in.member("table").is_null()) {
        out.table = static_cast<std::size_t>(
            in.integer("table", 0, static_cast<std::int64_t>(intake::tables_max)));
    }
    if (!in.member("head_row").is_null()) {
        out.head_row = static_cast<int>(in.integer("head_row", 0, rows_numbered_max));
    }
    out.columns = columns_in(in);
    out.version =
        in.member("version").is_null() ? 0 : static_cast<int>(in.integer("version", 1, 10'000));
    out.defaults = defaults_in(in);
    out.left_out = left_out_in(in);
    if (auto problem = in.finish()) {
        return *std::move(problem);
    }
    return out;
}

Result<UnderstoodFile> understand(Call& call, const IntakeRequest& request) {
    TRY(const auto open, call.desk.open(call.dossier(), call.actor()));
    if (!open.access.opinions) {
        return opinions_forbidden();
    }
    TRY(const auto file, file_of(call, open, request.file));
    const auto bytes = call.desk.reading().file_bytes(request.file);
    if (!bytes) {
        return no_such_upload();
    }
    UnderstoodFile out;
    out.name = file.name;
    TRY(out.tables, call.site.parts.formats.read_tables(file.name, *bytes));
    CHECK_THAT(choose_parts(request, out));
    const auto& table = out.tables[out.table];
    if (table.rows.size() > dossier::imported_rows_max + 100) {
        return too_many_rows(table.rows.size());
    }
    const auto organisations = call.desk.reading().organisations();
    const auto* current = open.dossier.current_version();
    const int present = current == nullptr ? 0 : current->added.number;
    out.candidates =
        intake::candidates_from(table, out.head, out.columns, request.defaults,
                                {.dossier = open.dossier,
                                 .workflow = open.workflow,
                                 .organisations = organisations,
                                 .version = request.version == 0 ? present : request.version});
    return out;
}

}  // namespace phanbien::api
