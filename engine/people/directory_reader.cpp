#include <algorithm>
#include <optional>

#include "engine/people/directory_check.hpp"
#include "engine/people/directory_maker.hpp"
#include "engine/people/directory_xml.hpp"
#include "engine/people/written.hpp"
#include "engine/xml/source.hpp"
#include "engine/xml/text.hpp"

namespace phanbien::people {

namespace {

using xml::Words;

class Reader {
  public:
    explicit Reader(xml::Source& source) : source_(source) {}

    written::Directory read() {
        const auto root = source_.root();
        source_.allow(root, {"vi", "en"}, {"organisation", "person"});
        written::Directory made{.vi = text(root, "vi"), .en = text(root, "en")};
        for (const auto child : root.children()) {
            if (source_.is(child, "organisation")) {
                made.bodies.push_back(body(child));
            } else if (source_.is(child, "person")) {
                made.people.push_back(person(child));
            }
        }
        return made;
    }

  private:
    static std::string text(pugi::xml_node from, const char* name) {
        return from.attribute(name).value();
    }

    template <class Value>
    Value word(pugi::xml_node from, const char* name, Words<Value> words,
               std::optional<Value> absent = {}) {
        return source_.word(from, name, words, absent);
    }

    std::optional<Date> day(pugi::xml_node from, const char* name) {
        const auto attribute = from.attribute(name);
        if (!attribute) {
            return std::nullopt;
        }
        const auto read = parse_date(attribute.value());
        if (!read) {
            source_.complain_of_value(from, name, "2025-07-01");
        }
        return read;
    }

    Validity validity(pugi::xml_node from) { return {day(from, "from"), day(from, "until")}; }

    // All children of one name, each read by a function of this class.
    template <class Part>
    std::vector<Part> all(pugi::xml_node in, std::string_view name,
                          Part (Reader::*read_one)(pugi::xml_node)) {
        std::vector<Part> parts;
        for (const auto child : in.children()) {
            if (source_.is(child, name)) {
                parts.push_back((this->*read_one)(child));
            }
        }
        return parts;
    }

    written::Body body(pugi::xml_node in) {
        source_.allow(in, {"id", "vi", "en", "kind", "level", "parent", "from", "until"},
                      {"code", "predecessor", "unit"});
        Words<OrganisationKind> kinds{{"front", OrganisationKind::front},
                                      {"member", OrganisationKind::member},
                                      {"state_body", OrganisationKind::state_body},
                                      {"advisory_council", OrganisationKind::advisory_council},
                                      {"party_body", OrganisationKind::party_body},
                                      {"community", OrganisationKind::community}};
        Words<Level> known_levels{{"central", Level::central},
                                  {"province", Level::province},
                                  {"district", Level::district},
                                  {"commune", Level::commune}};
        return {.id = text(in, "id"),
                .vi = text(in, "vi"),
                .en = text(in, "en"),
                .kind = word(in, "kind", kinds),
                .level = word(in, "level", known_levels),
                .parent = text(in, "parent"),
                .validity = validity(in),
                .codes = all(in, "code", &Reader::code),
                .predecessors = all(in, "predecessor", &Reader::predecessor),
                .units = all(in, "unit", &Reader::unit),
                .line = source_.line_of(in)};
    }

    Code code(pugi::xml_node in) {
        source_.allow(in, {"scheme", "text", "from", "until"}, {});
        Words<CodeScheme> schemes{{"qd20-2020", CodeScheme::qd20_2020},
                                  {"edxml-2016", CodeScheme::edxml_2016}};
        return {.scheme = word(in, "scheme", schemes),
                .text = text(in, "text"),
                .validity = validity(in),
                .line = source_.line_of(in)};
    }

    written::Reference predecessor(pugi::xml_node in) {
        source_.allow(in, {"id"}, {});
        return {.id = text(in, "id"), .line = source_.line_of(in)};
    }

    // Its recursion is bounded by directory_depth_max, which the source has checked.
    written::Unit unit(pugi::xml_node in) {
        source_.allow(in, {"id", "vi", "en", "from", "until"}, {"post", "unit"});
        return {.id = text(in, "id"),
                .vi = text(in, "vi"),
                .en = text(in, "en"),
                .validity = validity(in),
                .posts = all(in, "post", &Reader::post),
                .units = all(in, "unit", &Reader::unit),
                .line = source_.line_of(in)};
    }

    written::Post post(pugi::xml_node in) {
        source_.allow(
            in, {"id", "vi", "en", "role", "head", "holders", "superior", "from", "until"}, {});
        return {.id = text(in, "id"),
                .vi = text(in, "vi"),
                .en = text(in, "en"),
                .role = text(in, "role"),
                .head = word<bool>(in, "head", {{"no", false}, {"yes", true}}, false),
                .several = word<bool>(in, "holders", {{"one", false}, {"several", true}}, false),
                .superior = text(in, "superior"),
                .validity = validity(in),
                .line = source_.line_of(in)};
    }

    written::Person person(pugi::xml_node in) {
        source_.allow(in, {"id", "name", "account"}, {"holds", "away", "delegates"});
        return {.id = text(in, "id"),
                .name = text(in, "name"),
                .account = text(in, "account"),
                .tenures = all(in, "holds", &Reader::tenure),
                .absences = all(in, "away", &Reader::absence),
                .delegations = all(in, "delegates", &Reader::delegation),
                .line = source_.line_of(in)};
    }

    written::Tenure tenure(pugi::xml_node in) {
        source_.allow(in, {"post", "from", "until"}, {});
        return {.post = text(in, "post"), .validity = validity(in), .line = source_.line_of(in)};
    }

    written::Absence absence(pugi::xml_node in) {
        source_.allow(in, {"from", "until", "reason"}, {});
        return {
            .reason = text(in, "reason"), .validity = validity(in), .line = source_.line_of(in)};
    }

    written::Delegation delegation(pugi::xml_node in) {
        source_.allow(in, {"to", "post", "matters", "when", "from", "until"}, {});
        return {.to = text(in, "to"),
                .post = text(in, "post"),
                .matters = xml::words_of(text(in, "matters")),
                .always = word<bool>(in, "when", {{"away", false}, {"always", true}}, false),
                .validity = validity(in),
                .line = source_.line_of(in)};
    }

    xml::Source& source_;
};

}  // namespace

Result<Directory> read_directory(std::string_view xml, std::string_view file_name) {
    if (xml.size() > directory_bytes_max) {
        return Problem{.kind = ProblemKind::too_large,
                       .code = "directory.too_large",
                       .vi = "Danh mục tổ chức không thể lớn hơn 32 MiB. Hãy chia tệp.",
                       .en = "A directory cannot be larger than 32 MiB. Split the file."};
    }
    Mistakes mistakes(directory_kind, file_name);
    xml::Source source(xml, mistakes);
    if (!source.root()) {
        return mistakes.problem();
    }
    auto made = DirectoryMaker(Reader(source).read(), mistakes).make();
    check_directory(made, mistakes);
    if (!mistakes.none()) {
        return mistakes.problem();
    }
    return made;
}

}  // namespace phanbien::people
