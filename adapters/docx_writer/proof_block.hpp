// The proof block: at the end of a paper, or where a template asks for it, the QR code and beside
// it the words of what stands behind the paper (engine/dossier/paper_proof.hpp). One owner, one
// thread.
#pragma once

#include <optional>
#include <pugixml.hpp>

#include "adapters/docx_writer/picture.hpp"
#include "engine/dossier/paper_proof.hpp"

namespace phanbien::docx_writer {

// Adds the code's picture to the parts; none where the proof has no code.
Result<std::optional<Picture>> add_qr(std::vector<Part>& parts, const dossier::PaperProof& proof);

// An empty paragraph and a table in front of `before`, a child of `parent` that is a paragraph or
// the section's properties, whatever prefixes the file has.
void add_proof_block(pugi::xml_node parent, const pugi::xml_node& before,
                     const dossier::PaperProof& proof, const std::optional<Picture>& picture);
// Last in the body of a document.
void add_proof_at_end(pugi::xml_node body, const dossier::PaperProof& proof,
                      const std::optional<Picture>& picture);

}  // namespace phanbien::docx_writer
