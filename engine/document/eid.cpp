#include "engine/document/eid.hpp"

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "engine/document/numbering.hpp"

namespace phanbien::document {

namespace {

std::string_view prefix_of(ProvisionKind kind) {
    switch (kind) {
        case ProvisionKind::preamble:
            return "preamble";
        case ProvisionKind::part:
            return "part";
        case ProvisionKind::chapter:
            return "chp";
        case ProvisionKind::section:
            return "sec";
        case ProvisionKind::subsection:
            return "subsec";
        case ProvisionKind::article:
            return "art";
        case ProvisionKind::clause:
            return "para";
        case ProvisionKind::point:
            return "point";
        case ProvisionKind::annex:
            return "annex";
        case ProvisionKind::signature:
            return "signature";
        case ProvisionKind::recipients:
            return "recipients";
        case ProvisionKind::block:
            return "block";
        case ProvisionKind::table:
            return "table";
    }
    return "block";
}

// "thứ nhất" becomes 1; letters of a codified number stay.
std::string number_in_id(const Provision& provision) {
    if (provision.kind <= ProvisionKind::section) {
        const auto ordinal = read_ordinal(provision.number);
        const bool words = provision.number.find_first_of("0123456789IVXLC") != 0;
        if (ordinal && words) {
            return std::to_string(ordinal->base);
        }
    }
    return provision.number;
}

class Namer {
  public:
    // `scope` is the id of the parent, `articles` what the id of an article begins with.
    void name(Provision& provision, const std::string& scope, const std::string& articles) {
        std::string eid = provision.kind == ProvisionKind::article ? articles : scope;
        eid += eid.empty() ? "" : "__";
        eid += prefix_of(provision.kind);
        const bool unnumbered =
            provision.kind == ProvisionKind::block || provision.kind == ProvisionKind::table;
        const auto number = unnumbered ? std::to_string(++places_[eid]) : number_in_id(provision);
        eid += number.empty() ? "" : "_" + number;
        provision.eid = unique(eid);
        provision.id = provision.eid;
        const auto& below = provision.kind == ProvisionKind::annex ? provision.eid : articles;
        for (auto& child : provision.children) {
            name(child, provision.eid, below);
        }
    }

  private:
    std::string unique(const std::string& eid) {
        auto candidate = eid;
        auto& times = times_[eid];
        do {
            ++times;
            candidate = times == 1 ? eid : eid + "-" + std::to_string(times);
        } while (!taken_.insert(candidate).second);
        return candidate;
    }

    std::unordered_map<std::string, int> places_;
    std::unordered_map<std::string, int> times_;
    std::unordered_set<std::string> taken_;
};

}  // namespace

void assign_ids(std::vector<Provision>& provisions) {
    Namer namer;
    for (auto& provision : provisions) {
        namer.name(provision, {}, {});
    }
}

}  // namespace phanbien::document
