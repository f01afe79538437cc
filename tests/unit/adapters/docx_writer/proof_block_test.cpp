// The proof and its QR code in papers: where a template asks for it, and at the end of one that
// does not. The code is read back by another program in tests/api/papers_test.mjs.
#include "adapters/docx_writer/proof_block.hpp"

#include <algorithm>
#include <boost/test/unit_test.hpp>

#include "adapters/docx/docx.hpp"
#include "adapters/docx_writer/criticism_docx.hpp"
#include "adapters/docx_writer/paper_template.hpp"
#include "adapters/docx_writer/qr_png.hpp"
#include "adapters/office_file/archive.hpp"
#include "tests/unit/adapters/office_file/zip_file.hpp"

using namespace phanbien;
using namespace phanbien::docx_writer;

BOOST_AUTO_TEST_SUITE(proof_block)

namespace {

constexpr std::string_view code_text = "phanbien:1?size=2&root=x&dossier=d&index=1&origin=o";

dossier::PaperValues proven_values(dossier::ProofAtEnd at_end) {
    dossier::PaperValues values;
    dossier::add_proof(
        values, {.id = "x", .vi = "", .en = "", .proof_at_end = at_end},
        {.lines = {"Xác thực: nhật ký o", "Gốc cây: x"}, .code = std::string(code_text)});
    return values;
}

// A file made, part by part.
class Made {
  public:
    explicit Made(const Result<std::string>& bytes) {
        BOOST_REQUIRE(bytes.has_value());
        BOOST_REQUIRE(docx::read_flow(*bytes).has_value());
        const auto archive = office_file::Archive::open(*bytes);
        BOOST_REQUIRE(archive.has_value());
        for (const auto& name : archive->names()) {
            parts_[name] = archive->read(name).value();
        }
    }
    const std::string& part(const std::string& name) const {
        const auto found = parts_.find(name);
        BOOST_REQUIRE_MESSAGE(found != parts_.end(), name);
        return found->second;
    }
    bool has(const std::string& name) const { return parts_.contains(name); }
    std::size_t count(const std::string& what, const std::string& in = "word/document.xml") const {
        std::size_t out = 0;
        const auto& text = part(in);
        for (auto at = text.find(what); at != text.npos; at = text.find(what, at + 1)) {
            ++out;
        }
        return out;
    }
    std::size_t place(const std::string& what) const {
        const auto at = part("word/document.xml").find(what);
        BOOST_REQUIRE_MESSAGE(at != std::string::npos, what);
        return at;
    }

  private:
    std::map<std::string, std::string> parts_;
};

Made filled_with(const tests::Parts& parts, dossier::ProofAtEnd at_end) {
    return Made(fill_paper_template(tests::zip_of(parts), proven_values(at_end)));
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_template_has_it_where_it_asks_for_it) {
    const auto made =
        filled_with(tests::word_parts(tests::paragraph("đầu") + tests::paragraph(" {{ proof }} ") +
                                      tests::paragraph("cuối")),
                    dossier::ProofAtEnd::yes);
    BOOST_TEST(made.count("<w:drawing") == 1U);
    BOOST_TEST(made.count("Gốc cây: x") == 1U);
    BOOST_TEST(made.count("{{") == 0U);
    BOOST_TEST(made.place("đầu") < made.place("Gốc cây"));
    BOOST_TEST(made.place("Gốc cây") < made.place("cuối"));
    BOOST_TEST(made.part("word/media/proof1.png") == qr_png(code_text));
    BOOST_TEST(made.count("rIdProof1") == 1U);
    BOOST_TEST(made.count("media/proof1.png", "word/_rels/document.xml.rels") == 1U);
    BOOST_TEST(made.count("Extension=\"png\"", "[Content_Types].xml") == 1U);
}

BOOST_AUTO_TEST_CASE(a_template_that_does_not_ask_has_it_at_the_end_of_a_paper_that_needs_it) {
    const auto body = tests::paragraph("chữ ký") + "<w:sectPr/>";
    const auto made = filled_with(tests::word_parts(body), dossier::ProofAtEnd::yes);
    BOOST_TEST(made.place("chữ ký") < made.place("Gốc cây"));
    BOOST_TEST(made.place("</w:tbl><w:p ") < made.place("<w:sectPr"));
    BOOST_TEST(made.count("<w:drawing") == 1U);
    const auto other = filled_with(tests::word_parts(body), dossier::ProofAtEnd::no);
    BOOST_TEST(other.count("<w:drawing") == 0U);
    BOOST_TEST(!other.has("word/media/proof1.png"));
}

BOOST_AUTO_TEST_CASE(within_other_words_and_in_a_head_it_is_words) {
    auto parts = tests::word_parts(tests::paragraph("xem {{proof}}"));
    parts.emplace_back("word/header1.xml", tests::word_xml(tests::paragraph("{{proof}}")));
    const auto made = filled_with(parts, dossier::ProofAtEnd::yes);
    BOOST_TEST(made.count("<w:drawing") == 0U);
    BOOST_TEST(made.count("Gốc cây: x") == 1U);
    BOOST_TEST(made.count("Gốc cây: x", "word/header1.xml") == 1U);
    BOOST_TEST(made.count("<w:drawing", "word/header1.xml") == 0U);
}

BOOST_AUTO_TEST_CASE(what_a_file_has_already_stays) {
    auto parts = tests::word_parts(tests::paragraph("{{proof}}"));
    parts[0].second =
        R"(<x:Types xmlns:x="urn:t"><x:Default Extension="png" ContentType="image/png"/></x:Types>)";
    parts.emplace_back("word/media/proof1.png", "older");
    parts.emplace_back("word/_rels/document.xml.rels",
                       R"(<y:Relationships xmlns:y="urn:r"><y:Relationship Id="rIdProof2"/>)"
                       R"(</y:Relationships>)");
    const auto made = filled_with(parts, dossier::ProofAtEnd::no);
    BOOST_TEST(made.part("word/media/proof1.png") == "older");
    BOOST_TEST(made.part("word/media/proof3.png") == qr_png(code_text));
    BOOST_TEST(made.count("<y:Relationship Id=\"rIdProof3\"", "word/_rels/document.xml.rels") ==
               1U);
    BOOST_TEST(made.count("Extension", "[Content_Types].xml") == 1U);
}

BOOST_AUTO_TEST_CASE(lists_that_are_none_are_refused) {
    auto parts = tests::word_parts(tests::paragraph("{{proof}}"));
    parts[0].second = "<Other/>";
    const auto made =
        fill_paper_template(tests::zip_of(parts), proven_values(dossier::ProofAtEnd::no));
    BOOST_REQUIRE(!made.has_value());
    BOOST_TEST(made.error().code == "draft.damaged");
}

BOOST_AUTO_TEST_CASE(without_a_checkpoint_it_says_so_and_draws_nothing) {
    dossier::PaperValues values;
    dossier::add_proof(values, {.id = "x", .vi = "", .en = ""}, dossier::paper_proof("PB-1", {}));
    const Made made(fill_paper_template(tests::word_file(tests::paragraph("{{proof}}")), values));
    BOOST_TEST(made.count("Xác thực: chưa có") == 1U);
    BOOST_TEST(made.count("<w:drawing") == 0U);
}

BOOST_AUTO_TEST_CASE(the_criticism_document_ends_with_it) {
    dossier::CriticismText text;
    text.subject = "V/v phản biện";
    text.authority = "TM. BAN THƯỜNG TRỰC";
    text.proof = proven_values(dossier::ProofAtEnd::yes).proof;
    const Made made(write_criticism_docx(text));
    BOOST_TEST(made.place("TM. BAN THƯỜNG TRỰC") < made.place("Gốc cây"));
    BOOST_TEST(made.part("word/media/proof1.png") == qr_png(code_text));
    BOOST_TEST(made.count("rIdHeader", "word/_rels/document.xml.rels") == 1U);
    BOOST_TEST(made.count("rIdProof1", "word/_rels/document.xml.rels") == 1U);
}

BOOST_AUTO_TEST_CASE(a_text_too_long_for_a_code_is_a_fault) {
    BOOST_TEST(qr_png(std::string(400, 'x')).starts_with("\x89PNG"));
    BOOST_CHECK_THROW(qr_png(std::string(2'400, 'x')), std::runtime_error);
}

BOOST_AUTO_TEST_SUITE_END()
