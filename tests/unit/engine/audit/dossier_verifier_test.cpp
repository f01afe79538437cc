// A dossier's export, and every way to change it by one step.
#include "engine/audit/dossier_verifier.hpp"

#include <boost/test/unit_test.hpp>
#include <map>
#include <random>
#include <span>

#include "engine/audit/dossier_manifest.hpp"
#include "engine/audit/log_proof.hpp"
#include "log_files.hpp"
#include "test_keys.hpp"

using namespace phanbien;
using namespace phanbien::audit;

BOOST_AUTO_TEST_SUITE(dossier_verifier)

namespace {

using Parts = std::vector<std::pair<std::string, std::string>>;

// A log in which the dossiers d0 … d4 take turns, and all that the events of one vouch for.
class Log {
  public:
    // `key_change`: at which entry, of the dossier d4, the key changes from 7 to 8; 0: never.
    explicit Log(std::uint64_t size, const std::string& salt = "a", std::uint64_t key_change = 0)
        : key_change_(key_change) {
        std::map<std::string, std::pair<int, std::string>> last;
        for (std::uint64_t i = 0; i < size; ++i) {
            if (key_change > 0 && i == key_change) {
                add_key_change(i);
                continue;
            }
            const auto doc = "d" + std::to_string(i % 5);
            auto& [sequence, previous] = last[doc];
            const bool first = previous.empty();
            payloads_.push_back(R"({"salt":")" + salt + std::to_string(i) +
                                R"(","workflow_hash":")" +
                                sha256_hex(i / 5 == 6 ? later_ : earlier_) + R"("})");
            const auto act = first ? "registered" : i / 5 == 6 ? "migrated" : "moved";
            const auto blobs = i / 5 % 3 == 1 ? "\"" + sha256_hex(file_of(i)) + "\"" : "";
            leaves_.push_back(R"({"v":1,"id":"e)" + std::to_string(i) +
                              R"(","ts":"2026-11-23T01:00:00.)" + std::to_string(100'000 + i) +
                              R"(Z","act":")" + act + R"(","doc":")" + doc + R"(","doc_seq":)" +
                              std::to_string(++sequence) + R"(,"doc_prev":")" +
                              (first ? std::string(64, '0') : previous) + R"(","blobs":[)" + blobs +
                              R"(],"pd":")" + sha256_hex(payloads_.back()) + R"("})");
            previous = to_hex(leaf_hash(leaves_.back()));
            hashes_.push_back(leaf_hash(leaves_.back()));
        }
    }

    std::string checkpoint(std::uint64_t size, const Signer& signer = key_of(7)) const {
        return sign({.origin = signer.verifier().name,
                     .size = size,
                     .root = root_of(std::span(hashes_).first(size))},
                    signer);
    }

    // Signed by the key that signs a tree of this size, or by both.
    std::string checkpoint_in_force(std::uint64_t size) const {
        auto note = parse_note(checkpoint(size)).value();
        if (key_change_ > 0 && size > key_change_) {
            note.signatures.push_back(signed_by(key_of(8), note.text));
            if (size > key_change_ + 1) {
                note.signatures.erase(note.signatures.begin());
            }
        }
        return to_text(note);
    }

    Parts parts_of(std::uint64_t dossier, std::uint64_t older) const {
        const auto size = leaves_.size();
        const auto note = checkpoint_in_force(size);
        const auto& key = key_change_ > 0 ? key_of(8) : key_of(7);
        Parts parts{{"checkpoint", note}, {"key", to_text(key.verifier()) + "\n"}};
        const Kept nodes(hashes_);
        if (older > 0) {
            parts.emplace_back("consistency",
                               to_text(OlderProof{.hashes = consistency_proof(older, size, nodes),
                                                  .older = checkpoint(older)}));
        }
        if (key_change_ > 0) {
            parts.emplace_back(key_change_part(1), leaves_[key_change_]);
            parts.emplace_back(key_change_proof_part(1),
                               to_text(LogProof{.index = key_change_,
                                                .hashes = inclusion_proof(key_change_, size, nodes),
                                                .checkpoint = note}));
        }
        std::vector<PaperTree> trees;
        for (const auto tree : {dossier + 1, size - 1}) {
            trees.push_back({.size = tree,
                             .root = root_of(std::span(hashes_).first(tree)),
                             .hashes = consistency_proof(tree, size, nodes)});
        }
        parts.emplace_back("papers", to_text(trees));
        std::map<std::string, std::string> files;
        std::uint64_t sequence = 0;
        for (auto i = dossier; i < size; i += 5) {
            ++sequence;
            parts.emplace_back(leaf_part(sequence), leaves_[i]);
            parts.emplace_back(payload_part(sequence), payloads_[i]);
            parts.emplace_back(
                proof_part(sequence),
                to_text(LogProof{
                    .index = i, .hashes = inclusion_proof(i, size, nodes), .checkpoint = note}));
            if (i / 5 % 3 == 1) {
                files[file_part(sha256_hex(file_of(i)))] = file_of(i);
            }
        }
        parts.insert(parts.end(), files.begin(), files.end());
        std::vector<std::string> definitions{sha256_hex(earlier_)};
        if (sequence > 6) {
            definitions.push_back(sha256_hex(later_));
            parts.emplace_back("definition.scxml", later_);
            parts.emplace_back(earlier_definition_part(definitions.front()), earlier_);
        } else {
            parts.emplace_back("definition.scxml", earlier_);
        }
        parts.emplace_back("history.html", "<!doctype html><p>Lịch sử");
        parts.emplace_back("dossier.json", to_text(DossierManifest{
                                               .dossier = "d" + std::to_string(dossier),
                                               .origin = "mttq.example/log",
                                               .size = size,
                                               .older = older,
                                               .key_changes = key_change_ > 0 ? 1U : 0U,
                                               .events = sequence,
                                               .definitions = definitions,
                                               .history = sha256_hex("<!doctype html><p>Lịch sử"),
                                               .papers = trees.size()}));
        return parts;
    }

    // On a paper made when the log had this size, by when the dossier had the event at the index.
    PaperMark paper_of(std::uint64_t dossier, std::uint64_t size, std::uint64_t index) const {
        return {.size = size,
                .root = root_of(std::span(hashes_).first(size)),
                .dossier = "d" + std::to_string(dossier),
                .index = index,
                .origin = "mttq.example/log"};
    }

  private:
    class Kept final : public Nodes {
      public:
        explicit Kept(const std::vector<Hash>& leaves) : leaves_(leaves) {}
        Hash node(NodeAt at) const override {
            const auto count = std::size_t{1} << static_cast<unsigned>(at.level);
            return root_of(std::span(leaves_).subspan(at.index * count, count));
        }

      private:
        const std::vector<Hash>& leaves_;
    };

    void add_key_change(std::uint64_t i) {
        payloads_.emplace_back();
        leaves_.push_back(key_change_leaf(i, key_of(7), key_of(8)));
        hashes_.push_back(leaf_hash(leaves_.back()));
    }

    static std::string file_of(std::uint64_t i) { return "bytes of file " + std::to_string(i); }

    std::uint64_t key_change_;
    std::string earlier_ = "<scxml version=\"1.0\"/>";
    std::string later_ = "<scxml version=\"1.0\" name=\"later\"/>";
    std::vector<std::string> leaves_;
    std::vector<std::string> payloads_;
    std::vector<Hash> hashes_;
};

constexpr std::uint64_t log_size = 53;
constexpr std::uint64_t older_size = 20;

std::string zip_of(const Parts& parts) {
    std::string zip;
    StoredZipWriter writer([&zip](std::string_view bytes) { zip += bytes; });
    for (const auto& [name, bytes] : parts) {
        BOOST_REQUIRE(writer.add(name, bytes));
    }
    writer.finish();
    return zip;
}

DossierFinding verified(const std::string& zip,
                        const DossierQuestion& question = {.key = key_of(7).verifier()}) {
    return verify_dossier_zip(
        [&zip](std::uint64_t offset, std::size_t size) -> std::optional<std::string> {
            if (offset > zip.size() || size > zip.size() - offset) {
                return std::nullopt;
            }
            return zip.substr(offset, size);
        },
        zip.size(), question);
}

std::string first_doubt(const DossierFinding& finding) {
    return finding.holds() ? ""
                           : finding.doubts.front().where + ": " + finding.doubts.front().what.en;
}

std::string& part_named(Parts& parts, const std::string& name) {
    const auto found = std::ranges::find(parts, name, &Parts::value_type::first);
    BOOST_REQUIRE(found != parts.end());
    return found->second;
}

// One change of one part, or of which parts there are.
void change_a_part(Parts& parts, std::mt19937& random) {
    const auto any = [&] { return random() % parts.size(); };
    const auto at = any();
    auto& [name, bytes] = parts[at];
    switch (random() % 8) {
        case 0: {
            auto& byte = bytes[random() % bytes.size()];
            byte = static_cast<char>(byte ^ static_cast<char>(1U << random() % 8));
            return;
        }
        case 1:
            bytes.resize(random() % bytes.size());
            return;
        case 2:
            bytes.insert(random() % bytes.size(), 1, static_cast<char>(random() % 256));
            return;
        case 3:
            parts.erase(parts.begin() + static_cast<std::ptrdiff_t>(at));
            return;
        case 4: {  // two parts change places, or each takes the other's bytes
            const auto other = (at + 1 + random() % (parts.size() - 1)) % parts.size();
            random() % 2 == 0 ? std::swap(parts[at], parts[other])
                              : std::swap(parts[at].second, parts[other].second);
            return;
        }
        case 5:
            parts.emplace(parts.begin() + static_cast<std::ptrdiff_t>(any()), name + "x", bytes);
            return;
        case 6:
            name += "x";
            return;
        default:
            parts[at].second =
                parts[(at + 1 + random() % (parts.size() - 1)) % parts.size()].second;
    }
}

}  // namespace

BOOST_AUTO_TEST_CASE(an_export_that_was_left_alone_holds) {
    const Log log(log_size);
    const auto finding =
        verified(zip_of(log.parts_of(2, older_size)),
                 {.key = key_of(7).verifier(), .older = log.checkpoint(older_size)});
    BOOST_TEST(first_doubt(finding) == "");
    BOOST_TEST(finding.dossier == "d2");
    BOOST_TEST(finding.events == 11U);
    BOOST_TEST(finding.payloads == 11U);
    BOOST_TEST(finding.files == 4U);
    BOOST_TEST(finding.definitions == 2U);
    BOOST_TEST(finding.older.value() == older_size);
    BOOST_TEST(verified(zip_of(log.parts_of(2, 0)), {}).holds());  // by the key it carries
}

BOOST_AUTO_TEST_CASE(every_single_bit_of_the_zip_counts) {
    const auto zip = zip_of(Log(7).parts_of(1, 3));
    BOOST_REQUIRE(verified(zip).holds());
    for (std::size_t bit = 0; bit < 8 * zip.size(); bit += 7) {  // every byte, in turn another bit
        auto changed = zip;
        changed[bit / 8] = static_cast<char>(changed[bit / 8] ^ static_cast<char>(1U << bit % 8));
        BOOST_TEST(!verified(changed).holds(), "bit " << bit);
    }
}

BOOST_AUTO_TEST_CASE(a_thousand_single_changes_are_each_found) {
    const auto parts = Log(log_size).parts_of(2, older_size);
    const auto zip = zip_of(parts);
    BOOST_REQUIRE(verified(zip).holds());
    std::mt19937 random(20261129);
    int made = 0;
    while (made < 1'000) {
        std::string changed;
        if (random() % 5 == 0) {
            changed = zip.substr(0, random() % zip.size());
        } else {
            auto other = parts;
            change_a_part(other, random);
            if (other == parts) {
                continue;  // two equal parts changed places
            }
            changed = zip_of(other);
        }
        BOOST_TEST(!verified(changed).holds(), "change " << made);
        ++made;
    }
}

BOOST_AUTO_TEST_CASE(another_log_another_key_and_another_dossier_are_told) {
    const Log log(log_size);
    const auto parts = log.parts_of(2, 0);
    BOOST_REQUIRE(verified(zip_of(parts)).holds());
    BOOST_TEST(first_doubt(verified(zip_of(parts), {.key = key_of(8).verifier()})) ==
               "key: the key in the file is not the one that was given");
    auto forked = parts;
    part_named(forked, "checkpoint") = Log(log_size, "b").checkpoint(log_size);
    BOOST_TEST(!verified(zip_of(forked)).holds());
    auto foreign = parts;
    part_named(foreign, "checkpoint") = log.checkpoint(log_size, key_of(7, "another.example/log"));
    BOOST_TEST(!verified(zip_of(foreign)).holds());
    auto replayed = parts;
    auto& manifest = part_named(replayed, "dossier.json");
    manifest.replace(manifest.find("\"d2\""), 4, "\"d3\"");
    BOOST_TEST(first_doubt(verified(zip_of(replayed))) ==
               "events/000001.leaf: it is of another dossier");
}

BOOST_AUTO_TEST_CASE(an_export_from_behind_a_change_of_key_holds_by_both_keys) {
    for (const std::uint64_t size : {53U, 50U}) {  // the latter: right behind the change
        const Log log(size, "a", size == 50 ? 49 : 24);
        const auto parts = log.parts_of(2, older_size);
        for (const auto number : std::vector<unsigned char>{7, 8}) {
            const auto finding = verified(
                zip_of(parts), {.key = key_of(number).verifier(), .older = log.checkpoint(10)});
            BOOST_TEST(first_doubt(finding).find("--since") != std::string::npos);
            const auto found = verified(zip_of(parts), {.key = key_of(number).verifier(),
                                                        .older = log.checkpoint(older_size)});
            BOOST_TEST(first_doubt(found) == "");
            BOOST_TEST(found.key_changes == 1U);
            BOOST_TEST((*found.key == key_of(8).verifier()));
        }
        BOOST_TEST(first_doubt(verified(zip_of(parts), {})) == "");
        BOOST_TEST(first_doubt(verified(zip_of(parts), {.key = key_of(9).verifier()}))
                       .find("none of this log's") != std::string::npos);
    }
}

BOOST_AUTO_TEST_CASE(a_change_of_key_cannot_be_left_out_or_turned_back) {
    const Log log(log_size, "a", 24);
    const auto parts = log.parts_of(2, 0);
    // Without the change the given key is not that of the file.
    auto without = parts;
    std::erase_if(without, [](const auto& part) { return part.first.starts_with("keys/"); });
    BOOST_TEST(!verified(zip_of(without)).holds());
    auto& text = part_named(without, "dossier.json");
    auto manifest = parse_dossier_manifest(text).value();
    manifest.key_changes = 0;
    text = to_text(manifest);
    BOOST_TEST(first_doubt(verified(zip_of(without))) ==
               "key: the key in the file is not the one that was given");
    // A checkpoint that the old key signed after its time.
    auto stolen = parts;
    const auto note = part_named(stolen, "checkpoint");
    for (auto& [name, bytes] : stolen) {
        if (const auto found = bytes.find(note); found != std::string::npos) {
            bytes.replace(found, note.size(), log.checkpoint(log_size));
        }
    }
    BOOST_TEST(!verified(zip_of(stolen)).holds());
    part_named(stolen, "key") = to_text(key_of(7).verifier()) + "\n";
    BOOST_TEST(!verified(zip_of(stolen)).holds());
}

BOOST_AUTO_TEST_CASE(changes_in_what_leads_to_the_key_are_each_found) {
    const auto parts = Log(log_size, "a", 24).parts_of(2, 0);
    std::mt19937 random(20261130);
    for (int i = 0; i < 300; ++i) {
        auto changed = parts;
        auto& bytes = part_named(changed, i % 3 == 0   ? key_change_part(1)
                                          : i % 3 == 1 ? key_change_proof_part(1)
                                                       : "key");
        auto& byte = bytes[random() % bytes.size()];
        byte = static_cast<char>(byte ^ static_cast<char>(1U << random() % 7));
        const auto key = key_of(i % 2 == 0 ? 7 : 8).verifier();
        BOOST_TEST(!verified(zip_of(changed), {.key = key}).holds(), "change " << i);
    }
}

BOOST_AUTO_TEST_CASE(a_signature_nobody_knows_is_a_doubt_and_a_witness_is_not) {
    auto parts = Log(log_size).parts_of(2, 0);
    const auto note = part_named(parts, "checkpoint");
    const auto witness = key_of(9, "huyen.example/witness", KeyType::witness);
    const auto more = note + to_line(cosign(witness, parse_note(note).value().text, 1'764'000'000));
    for (auto& [name, bytes] : parts) {
        if (const auto found = bytes.find(note); found != std::string::npos) {
            bytes.replace(found, note.size(), more);
        }
    }
    BOOST_TEST(!verified(zip_of(parts)).holds());
    const auto finding = verified(
        zip_of(parts), {.key = key_of(7).verifier(), .witnesses = {{witness.verifier()}, 1}});
    BOOST_TEST(first_doubt(finding) == "");
    BOOST_TEST(finding.witnessed.at(0).at == 1'764'000'000);
    const auto other = key_of(9, "tinh.example/witness", KeyType::witness);
    const std::vector<VerifierKey> both{witness.verifier(), other.verifier()};
    const auto demanded = [&](std::size_t wanted) {
        return first_doubt(
            verified(zip_of(parts), {.key = key_of(7).verifier(), .witnesses = {both, wanted}}));
    };
    BOOST_TEST(demanded(1) == "");
    BOOST_TEST(demanded(2) ==
               "checkpoint: too few right cosignatures of witnesses (1/2); none of: "
               "tinh.example/witness");
}

BOOST_AUTO_TEST_CASE(an_older_checkpoint_is_held_against_the_export) {
    const Log log(log_size);
    const auto against = [&](const std::string& zip, const std::string& note) {
        return first_doubt(verified(zip, {.key = key_of(7).verifier(), .older = note}));
    };
    const auto zip = zip_of(log.parts_of(2, older_size));
    BOOST_TEST(against(zip, log.checkpoint(log_size)) == "");
    BOOST_TEST(against(zip, Log(log_size, "b").checkpoint(older_size)).find("rewritten") !=
               std::string::npos);
    BOOST_TEST(against(zip, Log(log_size, "b").checkpoint(log_size)).find("rewritten") !=
               std::string::npos);
    BOOST_TEST(against(zip, log.checkpoint(older_size + 1)).find("--since") != std::string::npos);
    BOOST_TEST(against(zip_of(Log(30).parts_of(2, 0)), log.checkpoint(40)).find("newer") !=
               std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_paper_is_held_against_the_export) {
    const Log log(log_size);
    const auto zip = zip_of(log.parts_of(2, 0));
    const auto with = [&zip](const PaperMark& paper) {
        return verified(zip, {.key = key_of(7).verifier(), .paper = paper});
    };
    BOOST_TEST(with(log.paper_of(2, 3, 2)).since_paper.value() == 10U);
    BOOST_TEST(with(log.paper_of(2, log_size, 52)).since_paper.value() == 0U);
    BOOST_TEST(with(log.paper_of(2, 3, 2)).papers == 2U);
    const auto forked = with(Log(log_size, "b").paper_of(2, 3, 2));
    BOOST_TEST(first_doubt(forked).find("paper: the root on the paper") == 0U);
    BOOST_TEST(!forked.since_paper.has_value());
    BOOST_TEST(!with(log.paper_of(2, 4, 2)).holds());  // no checkpoint of the dossier's
}

BOOST_AUTO_TEST_CASE(a_tree_for_papers_that_is_not_the_logs_beginning_is_a_doubt) {
    auto parts = Log(log_size).parts_of(2, 0);
    const auto other = Log(log_size, "b").parts_of(2, 0);
    part_named(parts, "papers") =
        std::ranges::find(other, "papers", &Parts::value_type::first)->second;
    BOOST_TEST(first_doubt(verified(zip_of(parts))) ==
               "papers: the log does not go on from the tree of 3 events");
}

BOOST_AUTO_TEST_CASE(what_is_absent_with_a_reason_is_counted_and_not_doubted) {
    auto parts = Log(log_size).parts_of(2, 0);
    std::erase_if(parts, [](const auto& part) { return part.first == payload_part(4); });
    BOOST_TEST(!verified(zip_of(parts)).holds());
    auto& text = part_named(parts, "dossier.json");
    auto manifest = parse_dossier_manifest(text).value();
    manifest.absent = {{.part = payload_part(4), .why = Absence::erased}};
    text = to_text(manifest);
    const auto finding = verified(zip_of(parts));
    BOOST_TEST(first_doubt(finding) == "");
    BOOST_TEST(finding.erased == 1U);
    BOOST_TEST(finding.payloads == 10U);
    // Not of a part that is there, nor of one that no event vouches for.
    manifest.absent.push_back({.part = payload_part(99), .why = Absence::withheld});
    text = to_text(manifest);
    BOOST_TEST(!verified(zip_of(parts)).holds());
    manifest.absent = {{.part = payload_part(4), .why = Absence::erased},
                       {.part = payload_part(5), .why = Absence::erased}};
    text = to_text(manifest);
    BOOST_TEST(!verified(zip_of(parts)).holds());
}

BOOST_AUTO_TEST_CASE(an_archive_has_limits) {
    std::string zip;
    StoredZipWriter writer([&zip](std::string_view bytes) { zip += bytes; }, 300);
    BOOST_TEST(bool(writer.add("a", std::string(100, 'x'))));
    const auto second = writer.add("b", std::string(100, 'x'));
    BOOST_REQUIRE(!second);
    BOOST_TEST(second.error().code == "proof.export_too_large");
    writer.finish();
    BOOST_TEST(zip.size() <= 300U);
}

BOOST_AUTO_TEST_SUITE_END()
