#include "tests/bench/national_directory.hpp"

#include <array>
#include <string_view>
#include <vector>

namespace phanbien::bench {

namespace {

struct UnitName {
    std::string_view id, vi, en;
};

constexpr std::array units{
    UnitName{"office", "Văn phòng", "Office"},
    UnitName{"law", "Ban Dân chủ - Pháp luật", "Department of democracy and law"},
    UnitName{"staff", "Ban Tổ chức - Kiểm tra", "Department of organisation and inspection"},
    UnitName{"movements", "Ban Phong trào", "Department of movements"}};

struct Size {
    std::size_t departments;
    int specialists;  // in each
};

constexpr Size central{4, 60};
constexpr Size of_province{4, 40};
constexpr Size of_commune{2, 0};  // whoever is left over is spread over the communes

class Nation {
  public:
    std::string write() {
        text_.reserve(std::size_t{40} << 20);
        text_ =
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            "<directory xmlns=\"urn:phanbien:organisation:1\" vi=\"Toàn quốc (bịa)\" "
            "en=\"The whole country (invented)\">\n";
        office("tw", "central", "", central);
        for (int i = 1; i <= provinces; ++i) {
            office("tinh-" + std::to_string(i), "province", "tw", of_province);
        }
        for (int i = 1; i <= communes; ++i) {
            office("xa-" + std::to_string(i), "commune",
                   "tinh-" + std::to_string(1 + i % provinces), of_commune);
        }
        people();
        text_ += "</directory>\n";
        return std::move(text_);
    }

  private:
    void post(const std::string& id, std::string_view vi, std::string_view en,
              std::string_view role, std::string_view more) {
        text_ += "      <post id=\"" + id + "\" vi=\"" + std::string(vi) + "\" en=\"" +
                 std::string(en) + "\" role=\"" + std::string(role) + "\"" + std::string(more) +
                 "/>\n";
    }

    void office(const std::string& id, const std::string& level, const std::string& parent,
                const Size& size) {
        text_ += "  <organisation id=\"" + id + "\" vi=\"Ủy ban MTTQ Việt Nam " + id +
                 "\" en=\"Front of " + id + "\" kind=\"front\" level=\"" + level + "\"" +
                 (parent.empty() ? "" : " parent=\"" + parent + "\"") + " from=\"2025-07-01\">\n";
        text_ +=
            "    <unit id=\"" + id + "-top\" vi=\"Ban Thường trực\" en=\"Standing committee\">\n";
        post(id + "-chair", "Chủ tịch", "Chair", "chair", " head=\"yes\"");
        post(id + "-vice-1", "Phó Chủ tịch Thường trực", "Standing vice chair", "vice_chair", "");
        post(id + "-vice-2", "Phó Chủ tịch", "Vice chair", "vice_chair", "");
        held_.insert(held_.end(), {id + "-chair", id + "-vice-1", id + "-vice-2"});
        for (std::size_t i = 0; i < size.departments; ++i) {
            department(id + "-" + std::string(units[i].id), units[i], size.specialists);
        }
        text_ += "    </unit>\n  </organisation>\n";
    }

    void department(const std::string& id, const UnitName& name, int specialists) {
        text_ += "     <unit id=\"" + id + "\" vi=\"" + std::string(name.vi) + "\" en=\"" +
                 std::string(name.en) + "\">\n";
        const bool office = name.id == "office";
        post(id + "-head", office ? "Chánh Văn phòng" : "Trưởng ban",
             office ? "Chief of office" : "Head of department",
             office ? "office_chief" : "department_head", " head=\"yes\"");
        post(id + "-deputy", "Phó Trưởng ban", "Deputy head", "department_deputy", "");
        post(id + "-clerk", "Chuyên viên", "Specialist", "specialist", " holders=\"several\"");
        text_ += "     </unit>\n";
        held_.insert(held_.end(), {id + "-head", id + "-deputy"});
        held_.insert(held_.end(), static_cast<std::size_t>(specialists), id + "-clerk");
    }

    // A place each, the rest as specialists of the communes. One in fifty is away for a week, one
    // in a hundred lets the next one act.
    void people() {
        for (int i = 1; i <= people_count; ++i) {
            const auto n = static_cast<std::size_t>(i);
            const auto id = "n" + std::to_string(i);
            const auto place = n <= held_.size() ? held_[n - 1]
                                                 : "xa-" + std::to_string(1 + i % communes) +
                                                       (i % 2 == 0 ? "-law" : "-office") + "-clerk";
            text_ += "  <person id=\"" + id + "\" name=\"Người thứ " + std::to_string(i) +
                     "\" account=\"" + id + "\">\n    <holds post=\"" + place +
                     "\" from=\"2025-07-01\"/>\n";
            if (i % 50 == 0) {
                text_ +=
                    "    <away from=\"2026-12-07\" until=\"2026-12-11\" reason=\"Nghỉ phép\"/>\n";
            }
            if (i % 100 == 0 && i < people_count) {
                text_ += "    <delegates to=\"n" + std::to_string(i + 1) +
                         "\" from=\"2026-12-01\" until=\"2026-12-31\"/>\n";
            }
            text_ += "  </person>\n";
        }
    }

    std::string text_;
    std::vector<std::string> held_;  // posts to be filled, once for each place in them
};

}  // namespace

std::string national_directory() {
    return Nation().write();
}

}  // namespace phanbien::bench
