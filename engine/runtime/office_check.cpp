#include "engine/runtime/office_check.hpp"

#include <map>
#include <set>

#include "engine/audit/sha256.hpp"
#include "engine/kernel/json.hpp"
#include "engine/runtime/account_details.hpp"
#include "engine/runtime/office_log.hpp"

namespace phanbien::runtime {
namespace {

namespace json = boost::json;

// What the events come to: of each thing the newest that was said of it.
struct Told {
    std::map<std::string, json::object> accounts;       // by id
    std::map<std::string, json::object> organisations;  // by id
    std::map<std::int64_t, std::string> calendars;      // hash by year
    std::string directory;                              // hash; empty: there was none
    std::set<std::string> definitions;                  // hashes of all that were ever adopted
    std::set<std::string> routes;                       // likewise
};

Told told_by(Reading& reading) {
    Told told;
    for_each_office_event(reading, [&](const ToldEvent& event) {
        const auto act = event.leaf.act;
        const auto& details = event.details;
        if (act == "account_created" || act == "account_updated") {
            told.accounts[text_member(details, "account")] = details;
        } else if (act == "organisation_put") {
            told.organisations[text_member(details, "organisation")] = details;
        } else if (act == "calendar_imported") {
            const auto* year = details.if_contains("year");
            if (year != nullptr && year->is_int64()) {
                told.calendars[year->get_int64()] = text_member(details, "hash");
            }
        } else if (act == "directory_imported") {
            told.directory = text_member(details, "hash");
        } else if (act == "definition_adopted") {
            told.definitions.insert(text_member(details, "hash"));
        } else if (act == "route_adopted") {
            told.routes.insert(text_member(details, "hash"));
        }
    });
    return told;
}

class OfficeChecker {
  public:
    explicit OfficeChecker(Reading& reading) : reading_(reading), told_(told_by(reading)) {}

    std::vector<Sentence> differences() {
        std::map<std::string, json::object> kept;
        for (const auto& account : reading_.accounts()) {
            kept[account.id.text()] = details_of(account);
        }
        compare({"tài khoản", "the account", "username"}, told_.accounts, kept);
        kept.clear();
        for (const auto& organisation : reading_.organisations()) {
            kept[organisation.id.text()] = details_of(organisation);
        }
        compare({"tổ chức", "the organisation", "name"}, told_.organisations, kept);
        compare_calendars();
        const auto directory = reading_.directory();
        if ((directory ? directory->hash : "") != told_.directory) {
            note("danh bạ tổ chức", "the directory");
        }
        compare_definitions();
        return std::move(differences_);
    }

  private:
    struct Kind {
        const char* vi;
        const char* en;
        const char* name;  // the member that says which one it is
    };

    void note(const std::string& vi, const std::string& en) {
        differences_.push_back({vi + " khác với nhật ký", en + " is not as the log says"});
    }

    void compare(const Kind& kind, const std::map<std::string, json::object>& told,
                 const std::map<std::string, json::object>& kept) {
        for (const auto& [id, row] : kept) {
            const auto found = told.find(id);
            std::string members = found == told.end() ? " (?)" : "";
            if (found != told.end()) {
                for (const auto& [name, value] : row) {
                    const auto* said = found->second.if_contains(name);
                    if (said == nullptr || *said != value) {
                        members += (members.empty() ? " (" : ", ") + std::string(name);
                    }
                }
                members += members.empty() ? "" : ")";
            }
            if (!members.empty()) {
                note_row(kind, text_member(row, kind.name), members);
            }
        }
        for (const auto& [id, said] : told) {
            if (!kept.contains(id)) {
                note_row(kind, text_member(said, kind.name), " (–)");
            }
        }
    }

    // `members`: which differ; "?": the log knows nothing of it, "–": it is gone.
    void note_row(const Kind& kind, const std::string& name, const std::string& members) {
        note(std::string(kind.vi) + " “" + name + "”" + members,
             std::string(kind.en) + " \"" + name + "\"" + members);
    }

    void compare_calendars() {
        std::map<std::int64_t, std::string> kept;
        for (const auto& calendar : reading_.calendars()) {
            kept[calendar.year] = calendar.hash;
        }
        std::set<std::int64_t> years;
        for (const auto* each : {&kept, &told_.calendars}) {
            for (const auto& [year, hash] : *each) {
                years.insert(year);
            }
        }
        for (const auto year : years) {
            if (kept[year] != told_.calendars[year]) {
                note("lịch năm " + std::to_string(year), "the calendar of " + std::to_string(year));
            }
        }
    }

    void compare_definitions() {
        for (const auto& hash : told_.definitions) {
            if (!reading_.definition(hash)) {
                note("định nghĩa quy trình " + hash, "the definition of a procedure " + hash);
            }
        }
        const auto in_use = reading_.adopted_definitions();
        if (in_use.empty() && !told_.definitions.empty()) {
            note("danh sách quy trình đang dùng", "which procedures are in use");
        }
        for (const auto& hash : in_use) {
            if (!told_.definitions.contains(hash)) {
                note("quy trình đang dùng " + hash, "the procedure in use " + hash);
            }
        }
        for (const auto& hash : told_.routes) {
            if (audit::sha256_hex(reading_.route_definition(hash).value_or("")) != hash) {
                note("định nghĩa tuyến duyệt " + hash, "the approval route " + hash);
            }
        }
    }

    Reading& reading_;
    Told told_;
    std::vector<Sentence> differences_;
};

}  // namespace

std::vector<Sentence> differences_of_office(Reading& reading) {
    return OfficeChecker(reading).differences();
}

}  // namespace phanbien::runtime
