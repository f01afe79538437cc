// The rows of a dossier's running approval routes: whose inbox they stand in, and by which names a
// change of the directory finds them. Pure functions of the dossier, as every projection is.
#pragma once

#include <string>
#include <vector>

#include "engine/dossier/dossier.hpp"

namespace phanbien::dossier {

// Somebody is waited for at a step; one row for each person and step.
struct ApprovalRow {
    std::string invoke;
    std::string step;
    Sentence step_label;
    std::string username;      // whose inbox; never empty
    bool for_advice = false;   // advice is asked for, no decision
    std::string on_behalf_of;  // names, joined by ", "; empty: in person
    Date due_on;
    Instant opened_at;  // of the step
    bool late = false;
    bool bulk = false;     // may be approved together with others
    std::string document;  // SHA-256 of the bytes to decide on, hex
    std::string document_name;
    std::string seen_document;  // the bytes this person last decided on, if they are others; hex

    bool operator==(const ApprovalRow&) const = default;
};
// In the order of the routes and steps.
std::vector<ApprovalRow> approvals_of(const Dossier& dossier);

// By what a change of the directory is found to concern a running route: "person:<id>" of everybody
// its plan names or who was drawn in, "body:<id>" of the host. Each once, sorted.
std::vector<std::string> route_names_of(const Dossier& dossier);
std::string name_of_person(std::string_view person);
std::string name_of_body(std::string_view body);

}  // namespace phanbien::dossier
