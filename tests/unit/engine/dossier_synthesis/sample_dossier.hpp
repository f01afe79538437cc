// A dossier to make papers from, folded by hand: the tests are about the papers, not about apply().
#pragma once

#include <string>

#include "engine/dossier/dossier.hpp"
#include "engine/dossier/letterhead.hpp"
#include "engine/dossier/workflow.hpp"

namespace phanbien::testing {

// The definition that is shipped.
const dossier::Workflow& shipped_workflow();

class SampleNames final : public dossier::Names {
  public:
    std::string organisation(const OrganisationId& id) const override;
};

// Version 1 with Điều 1, khoản 1 and 2 of Điều 2, Điều 10; nothing said yet.
dossier::Dossier quiet_dossier();

struct Said {
    std::string eid;
    std::string by = "Bà Lò Thị Mai";
    std::string heading = "necessity";
    std::string stance = "agree_with_changes";
    int version = 1;
    std::string proposal = "";
    dossier::OpinionStatus status = dossier::OpinionStatus::open;
    std::string reason = "";  // of the status
};
// Adds the next opinion, YK-001 onwards.
void say(dossier::Dossier& dossier, const Said& said);
// Adds the next recommendation, KN-001 onwards, of these opinions (numbers from 1).
dossier::Recommendation& recommend(dossier::Dossier& dossier, const std::string& eid,
                                   const std::vector<std::size_t>& opinions);
void answer(dossier::Recommendation& recommendation, const std::string& disposition,
            const std::string& text);

}  // namespace phanbien::testing
