// What the directory consists of: organisations, units, posts, people, and what ties them together
// for a period. The parts point at each other by their places in the directory's own lists: small
// numbers, so that a national organisation of 100,000 people is a dense graph.
// Plain values; any thread.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/people/people.hpp"
#include "engine/people/validity.hpp"
#include "engine/xml/mistakes.hpp"

namespace phanbien::people {

enum class BodyIndex : std::uint32_t {};
enum class UnitIndex : std::uint32_t {};
enum class PostIndex : std::uint32_t {};
enum class PersonIndex : std::uint32_t {};
enum class TenureIndex : std::uint32_t {};
enum class AbsenceIndex : std::uint32_t {};
enum class DelegationIndex : std::uint32_t {};

// The place in the list of its kind, for vectors that run beside it.
template <class Index>
constexpr std::size_t place_of(Index index) {
    return static_cast<std::size_t>(index);
}

using xml::Line;

// Districts are history: none after 30/6/2025 (Nghị quyết 203/2025/QH15 Đ.2).
enum class Level { central, province, district, commune };

inline constexpr std::array levels{Level::central, Level::province, Level::district,
                                   Level::commune};

std::string_view name_of(Level level);
std::optional<Level> level(std::string_view name);

// The two schemes under which the State's systems know an organisation.
enum class CodeScheme {
    edxml_2016,  // "edxml-2016": 13 characters such as 000.00.21.H53 (QCVN 102:2016/BTTTT)
    qd20_2020,   // "qd20-2020": left to right, at most 35 characters (QĐ 20/2020/QĐ-TTg)
};

std::string_view name_of(CodeScheme scheme);
std::optional<CodeScheme> code_scheme(std::string_view name);

struct Code {
    CodeScheme scheme = CodeScheme::qd20_2020;
    std::string text;
    Validity validity;
    Line line;

    bool operator==(const Code&) const = default;
};

// An organisation as the directory knows it; people::Organisation is what an account belongs to.
struct Body {
    std::string id;
    std::string vi;
    std::string en;
    OrganisationKind kind = OrganisationKind::front;
    Level level = Level::central;
    std::optional<BodyIndex> parent;
    Validity validity;
    std::vector<Code> codes;
    std::vector<BodyIndex> predecessors;  // that it directly succeeds; each ended before it began
    Line line;

    bool operator==(const Body&) const = default;
};

// A department of a body. Units are a tree inside it.
struct Unit {
    std::string id;
    std::string vi;
    std::string en;
    BodyIndex body{};
    std::optional<UnitIndex> parent;  // of the same body
    Validity validity;                // as written; Directory::life_of has what holds
    Line line;

    bool operator==(const Unit&) const = default;
};

struct Post {
    std::string id;
    std::string vi;
    std::string en;
    std::string role;  // a word of the procedures: "department_head"
    UnitIndex unit{};
    bool head = false;                  // of its unit; at most one at a time
    bool several = false;               // may be held by several people at once: "chuyên viên"
    std::optional<PostIndex> superior;  // none: see Directory::superior_of
    Validity validity;                  // as written; Directory::life_of has what holds
    Line line;

    bool operator==(const Post&) const = default;
};

struct Person {
    std::string id;
    std::string name;
    std::string account;  // user name, or empty
    Line line;

    bool operator==(const Person&) const = default;
};

// A person holds a post for a period.
struct Tenure {
    PersonIndex person{};
    PostIndex post{};
    Validity validity;  // as written; holds only as long as the post itself
    Line line;

    bool operator==(const Tenure&) const = default;
};

// A person is away for a period. The reason is not part of it: Directory::reason_of tells it to
// those who need to know.
struct Absence {
    PersonIndex person{};
    Validity validity;
    Line line;

    bool operator==(const Absence&) const = default;
};

// `from` lets `to` act in his or her place.
struct Delegation {
    PersonIndex from{};
    PersonIndex to{};
    std::optional<PostIndex> post;     // none: in every post
    std::vector<std::string> matters;  // ids of procedures or routes; none: in every matter
    bool always = false;               // also while `from` is present
    Validity validity;
    Line line;

    bool operator==(const Delegation&) const = default;
};

}  // namespace phanbien::people
