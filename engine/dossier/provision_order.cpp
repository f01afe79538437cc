#include "engine/dossier/provision_order.hpp"

#include <algorithm>
#include <iterator>
#include <list>

namespace phanbien::dossier {
namespace {

class MergedText {
  public:
    void merge(const std::vector<ProvisionRef>& provisions) {
        auto next = order_.begin();
        for (const ProvisionRef& provision : provisions) {
            const auto known = places_.find(provision.eid);
            if (known != places_.end()) {
                next = std::next(known->second);
            } else {
                places_.emplace(provision.eid, order_.insert(next, provision.eid));
            }
        }
    }

    const std::list<std::string>& order() const { return order_; }

  private:
    std::list<std::string> order_;
    std::unordered_map<std::string, std::list<std::string>::iterator> places_;
};

}  // namespace

ProvisionOrder::ProvisionOrder(const std::vector<Version>& versions, int base) {
    MergedText text;
    for (const Version& version : versions) {
        if (version.added.number == base) {
            text.merge(version.added.provisions);
        }
    }
    for (const Version& version : versions) {
        if (version.added.number != base) {
            text.merge(version.added.provisions);
        }
    }
    for (const std::string& eid : text.order()) {
        positions_.emplace(eid, positions_.size());
    }
}

std::size_t ProvisionOrder::position(const std::string& eid) const {
    if (eid.empty()) {
        return whole_draft;
    }
    const auto found = positions_.find(eid);
    return found == positions_.end() ? unknown : found->second;
}

int version_under_review(const Dossier& dossier) {
    const auto& made_on = dossier.opinions.tally().made_on;
    return made_on.empty() ? 1 : std::max(1, made_on.rbegin()->first);
}

}  // namespace phanbien::dossier
