#include "tests/unit/engine/dossier_synthesis/sample_dossier.hpp"
#include "tests/unit/places.hpp"

#include <array>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <utility>

namespace phanbien::testing {
namespace {

using namespace dossier;

const std::array<ProvisionRef, 4> provisions{{{"art_1", "Điều 1"},
                                              {"art_2__para_1", "Khoản 1 Điều 2"},
                                              {"art_2__para_2", "Khoản 2 Điều 2"},
                                              {"art_10", "Điều 10"}}};

ProvisionRef provision(const std::string& eid) {
    for (const ProvisionRef& known : provisions) {
        if (known.eid == eid) {
            return known;
        }
    }
    return {eid, eid.empty() ? "" : "Nơi " + eid};
}

std::string numbered(const std::string& prefix, std::size_t number) {
    return prefix + (number < 10 ? "-00" : "-0") + std::to_string(number);
}

Workflow read_shipped() {
    std::ifstream file(tests::source_folder() / "workflows/phan-bien.scxml");
    std::ostringstream xml;
    xml << file.rdbuf();
    auto workflow = Workflow::read(xml.str(), "phan-bien.scxml", "hash");
    if (!workflow) {
        std::string why = workflow.error().en;
        for (const FieldProblem& field : workflow.error().fields) {
            why += "\n" + field.pointer + " " + field.en;
        }
        throw std::runtime_error(why);
    }
    return std::move(workflow).value();
}

}  // namespace

const Workflow& shipped_workflow() {
    static const Workflow workflow = read_shipped();
    return workflow;
}

std::string SampleNames::organisation(const OrganisationId& id) const {
    if (id.text() == "front") {
        return "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Sơn La";
    }
    return id.text() == "body" ? "Sở Nội vụ tỉnh Sơn La" : "Cơ quan " + id.text();
}

Dossier quiet_dossier() {
    Dossier dossier;
    dossier.revision = 1;
    dossier.registered.title = "Dự thảo Nghị quyết về hỗ trợ học sinh";
    dossier.registered.host = OrganisationId("front");
    dossier.registered.drafting_body = OrganisationId("body");
    dossier.registered.code = "12/TTr-SNV";
    dossier.registered.received_on = parse_date("2026-01-09");
    Version version;
    version.added.number = 1;
    version.added.provisions.assign(provisions.begin(), provisions.end());
    dossier.versions.push_back(version);
    return dossier;
}

void say(Dossier& dossier, const Said& said) {
    const std::size_t number = dossier.opinions.size() + 1;
    Opinion opinion;
    opinion.given.id = OpinionId("o" + std::to_string(number));
    opinion.given.code = numbered("YK", number);
    opinion.given.version = said.version;
    opinion.given.provision = provision(said.eid);
    opinion.given.heading = said.heading;
    opinion.given.stance = said.stance;
    opinion.given.text = "Lời " + std::to_string(number);
    opinion.given.said_by.name = said.by;
    opinion.given.proposal = said.proposal;
    opinion.status = said.status;
    opinion.reason = said.reason;
    dossier.opinions.add(opinion);
}

Recommendation& recommend(Dossier& dossier, const std::string& eid,
                          const std::vector<std::size_t>& opinions) {
    const std::size_t number = dossier.recommendations.size() + 1;
    Recommendation recommendation;
    recommendation.made.id = RecommendationId("r" + std::to_string(number));
    recommendation.made.code = numbered("KN", number);
    recommendation.made.provision = provision(eid);
    recommendation.made.text = "Kiến nghị " + std::to_string(number);
    for (const std::size_t opinion : opinions) {
        const auto id = dossier.opinions.at(opinion - 1).given.id;
        recommendation.made.opinions.push_back(id);
        dossier.opinions.change(id,
                                [&](Opinion& it) { it.recommendation = recommendation.made.id; });
    }
    dossier.recommendations.push_back(recommendation);
    return dossier.recommendations.back();
}

void answer(Recommendation& recommendation, const std::string& disposition,
            const std::string& text) {
    recommendation.answer.status = AnswerStatus::given;
    recommendation.answer.disposition = disposition;
    recommendation.answer.text = text;
}

}  // namespace phanbien::testing
