// CriticismText: "Văn bản phản biện xã hội" made from the recommendations, as a value ready to be
// written (adapters/docx_writer). What the department edits, the standing committee signs and the
// registrar numbers; before that its number and day are left open for a pen.
// Pure; any thread.
#pragma once

#include <string>
#include <vector>

#include "engine/dossier/letterhead.hpp"
#include "engine/dossier/paper_proof.hpp"

namespace phanbien::dossier {

struct Dossier;
class Workflow;

// What was said under one of the law's headings (Luật 75/2015/QH13 Đ.33).
struct CriticismHeading {
    std::string label;
    std::string text;
};

struct CriticismRecommendation {
    std::string code;
    std::string provision;
    std::string text;
    int opinions = 0;  // behind it, withdrawn ones left out
};

struct CriticismText {
    Letterhead head;
    std::string unit;     // of the body that signs: "Ban Thường trực"
    std::string number;   // "Số: 07/MTTQ-BTT"
    std::string subject;  // trích yếu
    std::string addressee;
    std::vector<std::string> bases;    // căn cứ, one sentence each
    std::vector<std::string> opening;  // what was reviewed and how
    std::vector<CriticismHeading> headings;
    std::vector<CriticismRecommendation> recommendations;  // in the order of the text
    std::vector<std::string> closing;
    std::string authority;                // "TM. BAN THƯỜNG TRỰC"
    std::vector<std::string> recipients;  // nơi nhận, without dashes
    PaperProof proof = {};                // of the state it was made from; set by whoever reads
};

// `today` only gives the year of a paper that has no day yet.
CriticismText criticism_text_of(const Dossier& dossier, const Workflow& workflow,
                                const Names& names, Date today);

}  // namespace phanbien::dossier
