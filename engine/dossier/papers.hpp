// Papers: the documents an office makes from a dossier by a template: criticism document,
// invitation, minutes, request for opinions, answering letter, closing record. A template is a Word
// file with placeholders in double braces, {{host}}, and blocks that repeat, {{#recommendations}} …
// {{/recommendations}} (adapters/docx_writer fills them). Here stand the kinds, the placeholders
// there are, and their values. Placeholders have Vietnamese explanations, since the office writes
// templates itself. Pure; any thread.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/dossier/letterhead.hpp"
#include "engine/dossier/paper_proof.hpp"
#include "engine/dossier/workflow.hpp"

namespace phanbien::dossier {

struct Dossier;

// Whether a paper says at its end which state of the log stands behind it.
enum class ProofAtEnd { no, yes };

struct PaperKind {
    std::string_view id;
    std::string_view vi;
    std::string_view en;
    ProofAtEnd proof_at_end = ProofAtEnd::no;
};
inline constexpr std::string_view closing_paper = "closing";  // of a dossier that has ended

std::span<const PaperKind> paper_kinds();
const PaperKind* paper_kind(std::string_view id);  // null: there is none

struct PaperField {
    std::string_view name;  // "host"; in a block "text"
    std::string_view vi;
    std::string_view en;
    std::string_view list = {};  // the block in which alone it means something
};
// Those outside of blocks first; a block itself stands here under its own name, with `list` equal
// to the name.
std::span<const PaperField> paper_fields();

using PaperItem = std::map<std::string, std::string, std::less<>>;

// A paragraph that is only {{proof}} becomes the words of the proof with its QR code; within other
// words it is the words alone.
inline constexpr std::string_view proof_field = "proof";

struct PaperValues {
    PaperItem texts;  // every name outside of blocks; one that is not known yet is dotted room
    std::map<std::string, std::vector<PaperItem>, std::less<>> lists;
    PaperProof proof = {};
    ProofAtEnd proof_at_end = ProofAtEnd::no;  // where the template has no place for it
};

// Where a pen has to write what the system does not know.
inline constexpr std::string_view pen_room = "……";

PaperValues paper_values(const Dossier& dossier, const Workflow& workflow, const Names& names,
                         Date today);
void add_proof(PaperValues& values, const PaperKind& kind, PaperProof proof);

// The paragraphs of the built-in template of a kind, placeholders in them, between the letterhead
// and the signature.
struct PaperParagraph {
    std::string_view text;
    bool heading = false;
};
std::span<const PaperParagraph> built_in_paragraphs(std::string_view kind);

}  // namespace phanbien::dossier
