// Out and in again is the same outline; what is written validates against the schema of OASIS,
// which lies beside the project and is no part of it.
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <iostream>
#include <random>

#include "adapters/akn/akn.hpp"
#include "adapters/akn/names.hpp"
#include "adapters/draft_reader/draft_reader.hpp"
#include "adapters/host/program.hpp"
#include "tests/unit/places.hpp"
#include "tests/unit/real_texts.hpp"

using namespace phanbien;
using document::Outline;
using document::Provision;
using document::ProvisionKind;

BOOST_AUTO_TEST_SUITE(round_trip)

namespace {

const akn::Identity identity{.work = "mau", .version = 1, .date = *parse_date("2026-11-29")};

void forget_positions(std::vector<Provision>& provisions) {
    for (auto& provision : provisions) {
        provision.position = 0;
        forget_positions(provision.children);
    }
}

void check_round_trip(Outline outline, const std::string& what) {
    const auto xml = akn::write_akn(outline, identity);
    const auto again = akn::read_akn(xml);
    BOOST_REQUIRE_MESSAGE(again.has_value(), what << ": " << again.error().en);
    forget_positions(outline.provisions);
    BOOST_TEST((again->provisions == outline.provisions), what << ": provisions\n"
                                                               << xml.substr(0, 4000));
    BOOST_TEST((again->notes == outline.notes), what << ": notes");
    BOOST_TEST((again->warnings == outline.warnings), what << ": warnings");
    BOOST_TEST(again->title == outline.title, what << ": title");
    BOOST_TEST((again->counts == outline.counts), what << ": counts");
}

std::filesystem::path schema() {
    return tests::shared_folder() / "data/akn/akomantoso30.xsd";
}

// Why there is no validating, printed once; else whether the document is valid.
bool valid(const std::string& xml) {
    const auto program = host::find_program("xmllint");
    if (!program || !std::filesystem::exists(schema())) {
        static const bool said = [&] {
            std::cout << "skipped validating: " << (program ? "no schema" : "no xmllint") << '\n';
            return true;
        }();
        return said;
    }
    return host::run_program({.path = *program,
                              .words = {"--nonet", "--noout", "--schema", schema().string(), "-"}},
                             xml, {})
        .done();
}

// Trees that no real text has: every kind in every place, empty texts, uneven tables.
class Maker {
  public:
    explicit Maker(unsigned seed) : random_(seed) {}

    Outline make() {
        Outline outline;
        if (one_in(2)) {
            outline.provisions.push_back({.kind = ProvisionKind::preamble,
                                          .label = "Phần mở đầu",
                                          .text = "LUẬT\nCăn cứ A;"});
        }
        for (int i = up_to(4); i > 0; --i) {
            outline.provisions.push_back(provision(up_to(6), 4));
        }
        if (one_in(3)) {
            outline.provisions.push_back({.kind = ProvisionKind::signature,
                                          .label = "Chữ ký",
                                          .text = "TM. ỦY BAN\n\nA",
                                          .children = {table()}});
        }
        if (one_in(3)) {
            outline.provisions.push_back({.kind = ProvisionKind::annex,
                                          .number = "I",
                                          .label = "Phụ lục I",
                                          .children = {block(), table(), provision(4, 2)}});
        }
        name(outline);
        return outline;
    }

  private:
    int up_to(int most) { return std::uniform_int_distribution<int>(0, most)(random_); }
    bool one_in(int times) { return up_to(times - 1) == 0; }

    Provision table() {
        return one_in(5) ? Provision{.kind = ProvisionKind::table}
                         : Provision{.kind = ProvisionKind::table,
                                     .rows = {{"a", "", "b\nc"}, {}, {"\n"}}};
    }
    Provision block() {
        return {.kind = ProvisionKind::block,
                .heading = one_in(2) ? "Mẫu số 01" : "",
                .text = one_in(4) ? "" : "một\n\nhai <&> \"ba\""};
    }

    Provision provision(int at, int depth) {
        static const std::vector<std::pair<ProvisionKind, std::string>> ladder{
            {ProvisionKind::part, "Phần"},    {ProvisionKind::chapter, "Chương"},
            {ProvisionKind::section, "Mục"},  {ProvisionKind::subsection, "Tiểu mục"},
            {ProvisionKind::article, "Điều"}, {ProvisionKind::clause, "Khoản"},
            {ProvisionKind::point, "Điểm"}};
        const auto& [kind, word] = ladder[static_cast<std::size_t>(at)];
        const auto number =
            kind == ProvisionKind::point ? std::string("đ") : std::to_string(1 + up_to(30));
        Provision out{.kind = kind, .number = number, .label = word + " " + number};
        out.heading = at < 5 && one_in(2) ? "Tên & đề mục" : "";
        out.text = one_in(3) ? "" : "câu một:\n“1. trích\n2. nữa”;\n- câu hai.";
        for (int i = depth > 0 ? up_to(3) : 0; i > 0; --i) {
            const int what = up_to(5);
            if (what == 0) {
                out.children.push_back(table());
            } else if (what == 1 &&
                       (out.children.empty() || out.children.back().kind != ProvisionKind::block)) {
                out.children.push_back(block());
            } else if (at < 6) {
                out.children.push_back(provision(std::min(6, at + 1 + up_to(1)), depth - 1));
            }
        }
        return out;
    }

    // Reading gives the ids that a tree made by hand lacks.
    static void name(Outline& outline) {
        outline.title = "LUẬT MẪU";
        outline = *akn::read_akn(akn::write_akn(outline, identity));
    }

    std::mt19937 random_;
};

}  // namespace

BOOST_AUTO_TEST_CASE(real_texts) {
    if (tests::real_texts_missing()) {
        return;
    }
    for (const auto& row : tests::index_of_real_texts()) {
        const auto outline = read_draft(row.file, tests::real_text(row.file));
        BOOST_REQUIRE(outline.has_value());
        check_round_trip(*outline, row.file);
        BOOST_TEST(valid(akn::write_akn(*outline, identity)), row.file << " is not valid");
    }
}

BOOST_AUTO_TEST_CASE(small_texts) {
    for (const auto* text :
         {"Điều 1. A\n1. Sửa đổi Điều 5 như sau:\n“Điều 5. B\n1. Một.”\n2. Gồm:\na) x;\nb) y.\nCác "
          "việc đó do Bộ làm.",
          "không có gì", "PHỤ LỤC\nmột\nMẫu số 01\nhai", "Chương I\nMỘT\nlạc\nĐiều 1. A\nĐiều 1. A",
          "KẾ HOẠCH\nA. PHẦN ĐẦU\nI. MỘT\n1. x\nII. HAI\nTM. BAN THƯỜNG TRỰC\nA"}) {
        const auto outline = read_draft("a.txt", text);
        check_round_trip(*outline, text);
        BOOST_TEST(valid(akn::write_akn(*outline, identity)), text << " is not valid");
    }
    BOOST_TEST(valid(akn::write_akn({}, identity)));
    if (std::filesystem::exists(schema())) {
        BOOST_TEST(!valid("<akomaNtoso xmlns='" + std::string(akn::akn_namespace) + "'/>"));
    }
}

BOOST_AUTO_TEST_CASE(made_up_trees) {
    for (unsigned seed = 1; seed <= 300; ++seed) {
        const auto outline = Maker(seed).make();
        check_round_trip(outline, "seed " + std::to_string(seed));
        if (seed % 100 == 0) {
            BOOST_TEST(valid(akn::write_akn(outline, identity)), "seed " << seed << " not valid");
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()
