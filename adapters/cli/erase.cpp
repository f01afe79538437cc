// `phanbien erase opinion CODE… | person NAME, --dossier CODE, or erase file HASH; --ground TEXT
// --data DIR [--yes | --dry-run]`: takes a person's words and name, or a file, out of the office's
// data on a legal ground (Luật 91/2025/QH15). The log keeps an event that says so and still
// verifies. For the host itself, while no server runs on the data.
#include <iostream>

#include "adapters/cli/house.hpp"
#include "adapters/cli/words.hpp"
#include "engine/audit/sha256.hpp"
#include "engine/runtime/erasure.hpp"

namespace phanbien::cli {

namespace {

constexpr std::string_view erase_usage =
    "phanbien erase opinion CODE… --dossier CODE --ground TEXT --data DIR [--yes | --dry-run]\n"
    "phanbien erase person NAME --dossier CODE --ground TEXT --data DIR [--yes | --dry-run]\n"
    "phanbien erase file HASH --ground TEXT --data DIR [--yes | --dry-run]\n\n"
    "--ground says on which legal ground and at whose request, and names no person: it stays in "
    "the log for ever. Without --yes it is asked first.\n";

// Nothing for words that are no order.
std::optional<runtime::ErasureOrder> order_of(const Words& words) {
    if (words.plain.size() < 2 || words.flag("--ground").empty()) {
        return std::nullopt;
    }
    const auto& kind = words.plain.front();
    const auto dossier = words.flag("--dossier");
    runtime::ErasureOrder order{.what = {}, .ground = words.flag("--ground")};
    if (kind == "opinion" && !dossier.empty()) {
        order.what = runtime::ErasureOrder::Opinions{
            dossier, std::vector<std::string>(words.plain.begin() + 1, words.plain.end())};
    } else if (kind == "person" && !dossier.empty() && words.plain.size() == 2) {
        order.what = runtime::ErasureOrder::Person{dossier, words.plain[1]};
    } else if (kind == "file" && dossier.empty() && words.plain.size() == 2 &&
               audit::hash_from_hex(words.plain[1])) {
        order.what = runtime::ErasureOrder::File{FileHash(words.plain[1])};
    } else {
        return std::nullopt;
    }
    return order;
}

void tell(const runtime::ErasurePlan& plan) {
    for (const auto& part : plan.dossiers) {
        std::cout << "Hồ sơ / dossier " << part.code << ":\n";
        for (const auto& code : part.opinion_codes) {
            std::cout << "  ý kiến / opinion " << code << '\n';
        }
        for (const auto sequence : part.events) {
            std::cout << "  lời và tên trong sự kiện / words and name in event " << sequence
                      << '\n';
        }
    }
    for (const auto& file : plan.files) {
        std::cout << "  tệp, hoặc chữ đọc từ tệp / file, or text read from one " << file.text()
                  << '\n';
    }
    for (const auto& left : plan.left) {
        std::cout << "CÒN LẠI / LEFT: " << left.vi << " / " << left.en << '\n';
    }
}

bool agrees() {
    std::cout << "Xóa hẳn, không lấy lại được? Gõ “xoa” hoặc “erase” / Erase for good? Type "
                 "\"erase\": "
              << std::flush;
    std::string answer;
    std::getline(std::cin, answer);
    return answer == "xoa" || answer == "xóa" || answer == "erase";
}

}  // namespace

int erase_command(Arguments arguments) {
    const auto words =
        read_words(arguments, {"--data", "--dossier", "--ground"}, {"--yes", "--dry-run"});
    const auto order = order_of(words);
    if (!order) {
        std::cerr << erase_usage;
        return wrong_call;
    }
    const auto data = data_place(words);
    {
        House house{data, alarms_of("erase")};
        const auto plan = runtime::plan_erasure(*house.store->open_reading(), *order);
        if (!plan) {
            std::cerr << told(plan.error()) << '\n';
            return failed;
        }
        tell(*plan);
        if (words.switches.contains("--dry-run")) {
            std::cout << "Chưa xóa gì. / Nothing was erased.\n";
            return done;
        }
        if (plan->empty()) {
            std::cout << "Không còn gì để xóa. / Nothing is left to erase.\n";
        } else if (!words.switches.contains("--yes") && !agrees()) {
            std::cout << "Chưa xóa gì. / Nothing was erased.\n";
            return failed;
        } else if (const auto erased = house.office.erase(*order); !erased) {
            std::cerr << told(erased.error()) << '\n';
            return failed;
        }
        house.sign_log();
    }
    // Also when nothing was left to erase: an earlier run may have ended before this.
    storage::rewrite_database(data);
    std::cout << "Xong. Bản sao lưu và bản xuất làm trước đó vẫn còn nội dung này; hãy xóa ở đó. / "
                 "Done. Backups and exports made before still hold it; erase it there.\n";
    return done;
}

}  // namespace phanbien::cli
