// A provision of one version as events and lists name it. Plain data; any thread.
#pragma once

#include <string>

namespace phanbien::dossier {

// Enough to anchor an opinion and to order a table.
struct ProvisionRef {
    std::string eid;    // Akoma Ntoso naming convention: "art_5__para_2__point_đ"
    std::string label;  // "Điểm đ khoản 2 Điều 5"

    bool operator==(const ProvisionRef&) const = default;
};

}  // namespace phanbien::dossier
