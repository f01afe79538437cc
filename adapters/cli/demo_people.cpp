#include "adapters/cli/demo_people.hpp"

#include <array>
#include <stdexcept>

#include "adapters/cli/demo.hpp"
#include "adapters/cli/embedded_text.hpp"
#include "engine/runtime/directory_import.hpp"

namespace phanbien::cli {

namespace {

using people::OrganisationKind;

struct DemoOrganisation {
    std::string_view key;
    std::string_view name;
    std::string_view name_en;
    OrganisationKind kind;
    std::string_view level;
    std::string_view parent;
};

constexpr auto organisations = std::to_array<DemoOrganisation>({
    {"front", "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Sơn Hà (mẫu)",
     "Fatherland Front of Son Ha province (sample)", OrganisationKind::front, "province", ""},
    {"union", "Liên đoàn Lao động tỉnh Sơn Hà (mẫu)",
     "Federation of Labour of Son Ha province (sample)", OrganisationKind::member, "province",
     "front"},
    {"farmers", "Hội Nông dân tỉnh Sơn Hà (mẫu)", "Farmers' Union of Son Ha province (sample)",
     OrganisationKind::member, "province", "front"},
    {"women", "Hội Liên hiệp Phụ nữ tỉnh Sơn Hà (mẫu)", "Women's Union of Son Ha province (sample)",
     OrganisationKind::member, "province", "front"},
    {"youth", "Đoàn Thanh niên Cộng sản Hồ Chí Minh tỉnh Sơn Hà (mẫu)",
     "Youth Union of Son Ha province (sample)", OrganisationKind::member, "province", "front"},
    {"veterans", "Hội Cựu chiến binh tỉnh Sơn Hà (mẫu)",
     "Veterans' Association of Son Ha province (sample)", OrganisationKind::member, "province",
     "front"},
    {"council", "Hội đồng tư vấn Dân chủ - Pháp luật tỉnh Sơn Hà (mẫu)",
     "Advisory Council on Democracy and Law of Son Ha province (sample)",
     OrganisationKind::advisory_council, "province", "front"},
    {"commune", "Ủy ban Mặt trận Tổ quốc Việt Nam xã Mường Hà (mẫu)",
     "Fatherland Front of Muong Ha commune (sample)", OrganisationKind::front, "commune", "front"},
    {"body", "Sở Nội vụ tỉnh Sơn Hà (mẫu)",
     "Department of Home Affairs of Son Ha province (sample)", OrganisationKind::state_body,
     "province", ""},
    {"party", "Đảng ủy xã Mường Hà (mẫu)", "Party committee of Muong Ha commune (sample)",
     OrganisationKind::party_body, "commune", ""},
    {"village", "Bản Nà Hin, xã Mường Hà (mẫu)", "Na Hin village, Muong Ha commune (sample)",
     OrganisationKind::community, "commune", ""},
});

constexpr auto accounts = std::to_array<DemoAccount>({
    {"vanthu", "Văn thư (mẫu)", "Văn thư cơ quan", "front", "registrar"},
    {"chuyenvien", "Chuyên viên (mẫu)", "Chuyên viên Ban Dân chủ, Giám sát và Phản biện xã hội",
     "front", "specialist"},
    {"truongban", "Trưởng ban (mẫu)", "Trưởng Ban Dân chủ, Giám sát và Phản biện xã hội", "front",
     "department_head"},
    {"thuongtruc", "Thường trực (mẫu)", "Phó Chủ tịch Thường trực", "front", "standing_committee"},
    {"chutich", "Chủ tịch (mẫu)", "Chủ tịch", "front", "standing_committee"},
    {"phoct", "Phó Chủ tịch (mẫu)", "Phó Chủ tịch phụ trách phong trào", "front",
     "standing_committee"},
    {"uyvien", "Ủy viên Thường trực (mẫu)", "Ủy viên Thường trực", "front", "standing_committee"},
    {"chanhvp", "Chánh Văn phòng (mẫu)", "Chánh Văn phòng", "front", ""},
    {"soanthao", "Cán bộ soạn thảo (mẫu)", "Chuyên viên Sở Nội vụ", "body", "drafter"},
    {"congdoan", "Đại diện Công đoàn (mẫu)", "Liên đoàn Lao động tỉnh", "union", "reviewer"},
    {"nongdan", "Đại diện Hội Nông dân (mẫu)", "Hội Nông dân tỉnh", "farmers", "reviewer"},
    {"phunu", "Đại diện Hội Phụ nữ (mẫu)", "Hội Liên hiệp Phụ nữ tỉnh", "women", "reviewer"},
    {"doanthanhnien", "Đại diện Đoàn Thanh niên (mẫu)", "Tỉnh đoàn", "youth", "reviewer"},
    {"cuuchienbinh", "Đại diện Hội Cựu chiến binh (mẫu)", "Hội Cựu chiến binh tỉnh", "veterans",
     "reviewer"},
    {"tuvan", "Thành viên Hội đồng tư vấn (mẫu)", "Chuyên gia pháp luật", "council", "reviewer"},
    {"xa.muongha", "Mặt trận xã Mường Hà (mẫu)", "Ủy viên Thường trực", "commune", "reviewer"},
    {"xa.canbo", "Cán bộ Mặt trận xã (mẫu)", "Mặt trận xã Mường Hà", "commune", "drafter"},
    {"danguy", "Văn phòng Đảng ủy (mẫu)", "Đảng ủy xã Mường Hà", "party", "drafter"},
    {"ban.nahin", "Trưởng bản (mẫu)", "Bản Nà Hin", "village", "drafter"},
    {"kiemtoan", "Kiểm toán viên (mẫu)", "Ủy ban Kiểm tra", "front", "auditor"},
    {"quantri", "Quản trị hệ thống (mẫu)", "Văn phòng", "front", people::administrator_role},
});

}  // namespace

std::span<const DemoAccount> demo_accounts() {
    return accounts;
}

DemoOffice make_demo_people(House& house) {
    DemoOffice office;
    runtime::UuidSource ids{house.clock, house.random};
    for (const auto& given : organisations) {
        people::Organisation organisation;
        organisation.id = OrganisationId{ids.next_id()};
        organisation.name = given.name;
        organisation.name_en = given.name_en;
        organisation.kind = given.kind;
        organisation.level = given.level;
        if (!given.parent.empty()) {
            organisation.parent = office.organisations.find(given.parent)->second;
        }
        require(house.accounts.put_organisation(organisation, AccountId{}), given.name);
        office.organisations.emplace(given.key, organisation.id);
    }
    for (const auto& given : accounts) {
        const auto& organisation = office.organisations.find(given.organisation)->second;
        std::vector<std::string> roles;
        if (!given.role.empty()) {
            roles.emplace_back(given.role);
        }
        auto created = house.accounts.create({.username = std::string{given.username},
                                              .name = std::string{given.name},
                                              .post = std::string{given.post},
                                              .organisation = organisation,
                                              .roles = roles,
                                              .password = std::string{demo_password},
                                              .must_change_password = false},
                                             AccountId{});
        if (!created) {
            throw std::runtime_error(std::string{given.username} + ": " + told(created.error()));
        }
        office.actors.emplace(given.username,
                              people::Actor{.account = std::move(created).value(),
                                            .organisation = organisation,
                                            .roles = roles,
                                            .username = std::string{given.username}});
    }
    return office;
}

void import_demo_directory(House& house) {
    constexpr std::string_view name = "van-phong-mau.xml";
    const auto imported = house.office.import_directory({.text = std::string{embedded_text(name)},
                                                         .file_name = std::string{name},
                                                         .seen = std::nullopt,
                                                         .actor = {}});
    if (!imported) {
        throw std::runtime_error(std::string{name} + ": " + told(imported.error()));
    }
}

}  // namespace phanbien::cli
