#include "engine/runtime/named_dossier.hpp"

namespace phanbien::runtime {

std::optional<dossier::DossierRow> named_dossier(Reading& reading, const std::string& id_or_code) {
    if (auto row = reading.dossier_row(DossierId(id_or_code))) {
        return row;
    }
    DossierFilter filter{.sees_all = true, .text = id_or_code, .limit = 200};
    do {
        auto page = reading.dossiers(filter);
        for (auto& row : page.rows) {
            if (row.code == id_or_code) {
                return std::move(row);
            }
        }
        filter.cursor = page.next_cursor;
    } while (!filter.cursor.empty());
    return std::nullopt;
}

}  // namespace phanbien::runtime
