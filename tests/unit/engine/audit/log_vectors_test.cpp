// Holds our code against schemas/log-vectors.json, which was computed without it.
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <boost/json/value_to.hpp>
#include <boost/test/unit_test.hpp>
#include <fstream>
#include <iterator>
#include <map>
#include <string>

#include "engine/audit/base64.hpp"
#include "engine/audit/checkpoint.hpp"
#include "engine/audit/log_verifier.hpp"
#include "engine/audit/tiles.hpp"
#include "tests/unit/places.hpp"

using namespace phanbien;
using namespace phanbien::audit;

BOOST_AUTO_TEST_SUITE(log_vectors)

namespace {

namespace json = boost::json;

const json::object& given() {
    static const auto read = [] {
        std::ifstream in(tests::source_folder() / "schemas/log-vectors.json");
        return json::parse(std::string{std::istreambuf_iterator<char>{in}, {}}).as_object();
    }();
    return read;
}

const json::array& list(std::string_view name) {
    return given().at(name).as_array();
}

std::string text(const json::value& of, std::string_view member) {
    return json::value_to<std::string>(of.at(member));
}
std::uint64_t number(const json::value& of, std::string_view member) {
    return json::value_to<std::uint64_t>(of.at(member));
}
Hash hash(const json::value& of, std::string_view member) {
    return hash_from_hex(text(of, member)).value();
}
std::string bytes(const json::value& of, std::string_view member) {
    return from_base64(text(of, member)).value();
}
Proof proof(const json::value& of) {
    Proof out;
    for (const auto& one : of.at("proof").as_array()) {
        out.push_back(hash_from_hex(json::value_to<std::string>(one)).value());
    }
    return out;
}

// Leaves of the vectors, with the hashes of every whole subtree, level by level.
class Known : public Nodes {
  public:
    explicit Known(std::vector<std::string> texts) : texts_(std::move(texts)), levels_(1) {
        for (const auto& leaf : texts_) {
            levels_[0].push_back(leaf_hash(leaf));
        }
        while (levels_.back().size() > 1) {
            std::vector<Hash> above;
            const auto& below = levels_.back();
            for (std::size_t i = 0; i + 1 < below.size(); i += 2) {
                above.push_back(node_hash(below[i], below[i + 1]));
            }
            levels_.push_back(std::move(above));
        }
    }

    Hash node(NodeAt at) const override {
        return levels_.at(static_cast<std::size_t>(at.level)).at(at.index);
    }
    const std::vector<std::string>& texts() const { return texts_; }

  private:
    std::vector<std::string> texts_;
    std::vector<std::vector<Hash>> levels_;
};

const Known& leaves_named(const json::value& vector) {
    static const Known golden(json::value_to<std::vector<std::string>>(given().at("golden")));
    static const Known numbered([] {
        std::vector<std::string> texts;
        for (int i = 0; i < 70'000; ++i) {
            texts.push_back("leaf " + std::to_string(i));
        }
        return texts;
    }());
    return text(vector, "leaves") == "golden" ? golden : numbered;
}

TileAt tile_named(const json::value& vector) {
    const auto& level = vector.at("level");
    return {.level = level.is_string() ? entries_level : json::value_to<int>(level),
            .index = number(vector, "index"),
            .width = number(vector, "width")};
}

bool inclusion_holds(const json::value& vector) {
    return proves_inclusion(proof(vector), number(vector, "index"), number(vector, "size"),
                            hash(vector, "leaf"), hash(vector, "root"));
}
bool consistency_holds(const json::value& vector) {
    return proves_consistency(proof(vector), number(vector, "older"), number(vector, "newer"),
                              hash(vector, "older_root"), hash(vector, "newer_root"));
}

}  // namespace

BOOST_AUTO_TEST_CASE(hashes_of_leaves_and_nodes) {
    for (const auto& one : list("leaf_hashes")) {
        BOOST_TEST((leaf_hash(text(one, "leaf")) == hash(one, "hash")), text(one, "leaf"));
    }
    for (const auto& one : list("node_hashes")) {
        BOOST_TEST((node_hash(hash(one, "left"), hash(one, "right")) == hash(one, "hash")));
    }
}

BOOST_AUTO_TEST_CASE(roots) {
    for (const auto& one : list("roots")) {
        const auto size = number(one, "size");
        BOOST_TEST((tree_root(size, leaves_named(one)) == hash(one, "root")), "size " << size);
    }
}

BOOST_AUTO_TEST_CASE(inclusion_proofs) {
    for (const auto& one : list("inclusion")) {
        const auto made =
            inclusion_proof(number(one, "index"), number(one, "size"), leaves_named(one));
        BOOST_TEST((made == proof(one)), json::serialize(one));
        BOOST_TEST(inclusion_holds(one), json::serialize(one));
    }
    for (const auto& one : list("refused_inclusion")) {
        BOOST_TEST(!inclusion_holds(one), text(one, "why"));
    }
}

BOOST_AUTO_TEST_CASE(consistency_proofs) {
    for (const auto& one : list("consistency")) {
        const auto made =
            consistency_proof(number(one, "older"), number(one, "newer"), leaves_named(one));
        BOOST_TEST((made == proof(one)), json::serialize(one));
        BOOST_TEST(consistency_holds(one), json::serialize(one));
    }
    for (const auto& one : list("refused_consistency")) {
        BOOST_TEST(!consistency_holds(one), text(one, "why"));
    }
}

BOOST_AUTO_TEST_CASE(paths_of_tiles) {
    for (const auto& one : list("tile_paths")) {
        BOOST_TEST(path_of(tile_named(one)) == text(one, "path"));
        BOOST_TEST((tile_at(text(one, "path")) == tile_named(one)), text(one, "path"));
    }
    for (const auto& one : list("not_tile_paths")) {
        BOOST_TEST(!tile_at(json::value_to<std::string>(one)).has_value(), one);
    }
}

BOOST_AUTO_TEST_CASE(bytes_of_tiles_and_bundles) {
    for (const auto& one : list("tiles")) {
        const auto at = tile_named(one);
        const auto& leaves = leaves_named(one);
        BOOST_TEST(path_of(at) == text(one, "path"));
        BOOST_TEST(tile_width_at(number(one, "size"), at.level, at.index) == at.width);
        Tile hashes;
        std::vector<std::string> entries;
        for (auto i = at.index * tile_width; i < at.index * tile_width + at.width; ++i) {
            if (at.level == entries_level) {
                entries.push_back(leaves.texts().at(i));
            } else {
                hashes.push_back(leaves.node({.level = at.level * tile_height, .index = i}));
            }
        }
        const auto made = at.level == entries_level ? to_bundle(entries) : to_bytes(hashes);
        BOOST_TEST(made.size() == number(one, "bytes"), text(one, "path"));
        BOOST_TEST(sha256_hex(made) == text(one, "sha256"), text(one, "path"));
        if (one.as_object().contains("base64")) {
            BOOST_TEST(to_base64(made) == text(one, "base64"), text(one, "path"));
        }
    }
}

BOOST_AUTO_TEST_CASE(keys) {
    for (const auto& one : list("keys")) {
        const auto type = text(one, "type") == "log" ? KeyType::log : KeyType::witness;
        const Signer signer(text(one, "name"), hash(one, "seed"), type);
        BOOST_TEST(to_hex(signer.verifier().key) == text(one, "public_key"));
        BOOST_TEST(to_text(signer.verifier()) == text(one, "vkey"));
        BOOST_TEST((parse_verifier_key(text(one, "vkey")).value() == signer.verifier()));
        BOOST_TEST(private_text(text(one, "name"), hash(one, "seed"), type) ==
                   text(one, "private"));
    }
}

BOOST_AUTO_TEST_CASE(checkpoints) {
    const auto log = parse_private_key(text(list("keys").at(0), "private"));
    for (const auto& one : list("checkpoints")) {
        const auto key = parse_verifier_key(text(one, "key")).value();
        const Checkpoint stated{
            .origin = key.name, .size = number(one, "size"), .root = hash(one, "root")};
        const auto note = text(one, "note");
        BOOST_TEST(to_text(stated) == text(one, "text"));
        BOOST_TEST((open_checkpoint(note, key).value() == stated), note);
        BOOST_TEST(note.starts_with(sign(stated, *log)), note);
        if (const auto& cosigned = one.at("cosigned"); !cosigned.is_null()) {
            const auto witness = parse_verifier_key(text(cosigned, "vkey")).value();
            const auto seen = cosigned_by(parse_note(note).value(), witness);
            BOOST_REQUIRE(seen.has_value());
            BOOST_TEST(seen->at == json::value_to<std::int64_t>(cosigned.at("time")));
        }
    }
    for (const auto& one : list("refused_checkpoints")) {
        const auto key = parse_verifier_key(text(one, "key")).value();
        BOOST_TEST(!open_checkpoint(text(one, "note"), key).has_value(), text(one, "why"));
    }
}

BOOST_AUTO_TEST_CASE(changes_of_key) {
    for (const auto& one : list("key_changes")) {
        LogKeys keys(parse_verifier_key(text(one, "trusted")).value());
        BOOST_TEST(!keys.add(text(one, "leaf"), number(one, "index")).has_value());
        BOOST_TEST(statement_of(keys.changes().at(0)) == text(one, "statement"));
    }
    for (const auto& one : list("refused_key_changes")) {
        LogKeys keys(parse_verifier_key(text(one, "trusted")).value());
        BOOST_TEST(keys.add(text(one, "leaf"), number(one, "index")).has_value(), text(one, "why"));
    }
}

BOOST_AUTO_TEST_CASE(whole_logs) {
    for (const auto& one : list("logs")) {
        std::map<std::string, std::string> files;
        for (const auto& file : one.at("files").as_object()) {
            files[file.key()] = bytes(one.at("files"), file.key());
        }
        const auto finding = verify_log(
            [&files](const std::string& path) {
                const auto found = files.find(path);
                return found == files.end() ? std::nullopt : std::optional(found->second);
            },
            parse_verifier_key(text(one, "key")).value(), text(one, "older"));
        BOOST_TEST(finding.holds() == text(one, "told_by").empty(), text(one, "about"));
    }
}

BOOST_AUTO_TEST_SUITE_END()
