// Consultation: the opinions of a dossier sorted for its papers: who spoke, which recommendation
// holds what, in the order of the text. The synthesis table and the criticism document both start
// from it, so their figures cannot differ. Pure; it names opinions by their place in the dossier's
// book and points at its recommendations, so the dossier must outlive it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/dossier/letterhead.hpp"
#include "engine/dossier/provision_order.hpp"

namespace phanbien::dossier {

class Workflow;

// Where something stands in the text. Orders by position, then newer versions first.
struct TextPlace {
    std::size_t position = 0;
    int older_by = 0;  // versions before the one under review; 0 for the whole draft
    std::string label;

    auto operator<=>(const TextPlace&) const = default;
};

struct SortedRecommendation {
    const Recommendation* recommendation = nullptr;
    TextPlace place = {};
    int newest_version = 1;                  // that one of its opinions was made on
    std::vector<std::size_t> opinions = {};  // places, in order; withdrawn ones left out
};

struct Consultation {
    std::vector<SortedRecommendation> recommendations;  // order of the text; dropped ones left out
    std::vector<std::size_t> loose;                     // places, in order
    std::vector<std::size_t> set_aside;
    std::vector<std::size_t> withdrawn;
    int asked = 0;     // bodies with a request that was not cancelled
    int speakers = 0;  // distinct names, withdrawn opinions left out
};

class Sorting {
  public:
    Sorting(const Dossier& dossier, const Names& names);

    const Consultation& result() const { return result_; }
    TextPlace place_of(const ProvisionRef& provision, int version) const;
    // Where it stands in the newest version it was placed in, naming where it was made; where it
    // waits or has no place there, where it was made.
    TextPlace place_of(const Opinion& opinion) const;

  private:
    void sort_opinions(const Names& names);
    void place_recommendations();
    TextPlace placed(const Placement& placement, const ProvisionRef& original, int version) const;

    const Dossier& dossier_;
    int version_;
    ProvisionOrder order_;
    Consultation result_;
};

// "Nguyễn Văn A (Hội Nông dân tỉnh Sơn La)", the body alone, the person alone, or that no name is
// given.
std::string speaker_name(const Speaker& speaker, const Names& names);

// What people call an item of one of the definition's lists; the id itself when the list has it no
// longer.
std::string item_label(const Workflow& workflow, std::string_view list, const std::string& item);

}  // namespace phanbien::dossier
