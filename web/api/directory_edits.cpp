#include "web/api/directory_edits.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include "engine/kernel/json.hpp"
#include "engine/people/directory_check.hpp"

namespace phanbien::api {

namespace json = boost::json;

namespace {

using people::Directory;
using people::DirectoryEdit;
using people::Part;

constexpr std::size_t edit_matters_max = 100;
constexpr std::size_t body_entries_max = 100;  // codes or predecessors of one organisation

constexpr TextRule id_rule{.min = 1, .max = people::id_length_max};
constexpr TextRule name_rule{.min = 1, .max = people::name_length_max};

// Who tells something new knows when it begins; what came with a file may be open on that side.
enum class FirstDay { required, optional };

people::Validity read_period(ObjectReader& in, FirstDay first) {
    people::Validity period;
    if (first == FirstDay::optional) {
        period.from = in.optional_date("from");
    } else if (const Date day = in.date("from"); day != Date{}) {
        period.from = day;
    }
    period.until = in.optional_date("until");
    if (period.is_empty()) {
        in.complain("until", "Ngày cuối phải không sớm hơn ngày đầu.",
                    "The last day must not be before the first.");
    }
    return period;
}

std::vector<std::string_view> organisation_kinds() {
    using enum people::OrganisationKind;
    return {name_of(front),      name_of(member),   name_of(state_body), name_of(advisory_council),
            name_of(party_body), name_of(community)};
}

std::vector<std::string_view> level_names() {
    std::vector<std::string_view> names;
    std::ranges::transform(people::levels, std::back_inserter(names),
                           [](people::Level it) { return people::name_of(it); });
    return names;
}

// One edit, read as far as it goes. Mistakes of nested objects are gathered beside those of the
// outermost.
class EditReader {
  public:
    EditReader(const json::value& value, const Directory& directory)
        : in_(value, ""), directory_(directory) {}

    Result<DirectoryEdit> read() {
        const std::string kind = in_.one_of("edit", names());
        DirectoryEdit edit;
        for (const auto& [name, read_one] : readers()) {
            if (name == kind) {
                edit = (this->*read_one)();
            }
        }
        if (auto problem = in_.finish()) {
            problem->fields.insert(problem->fields.end(), nested_.begin(), nested_.end());
            return *std::move(problem);
        }
        if (!nested_.empty()) {
            return Problem{ProblemKind::invalid, "request.invalid", "Nội dung gửi lên chưa đúng.",
                           "What was sent is not right.", std::move(nested_)};
        }
        return edit;
    }

  private:
    using ReadEdit = DirectoryEdit (EditReader::*)();

    static std::array<std::pair<std::string_view, ReadEdit>, 21> readers() {
        using Self = EditReader;
        return {{
            {"absence.add", &Self::add_absence},
            {"absence.change", &Self::change_absence},
            {"absence.remove", &Self::remove_absence},
            {"delegation.add", &Self::add_delegation},
            {"delegation.change", &Self::change_delegation},
            {"delegation.remove", &Self::remove_delegation},
            {"tenure.add", &Self::add_tenure},
            {"tenure.change", &Self::change_tenure},
            {"tenure.remove", &Self::remove_tenure},
            {"organisation.add", &Self::add_part<&Self::body>},
            {"organisation.change", &Self::change_part<&Self::body>},
            {"organisation.remove", &Self::remove_part<&Self::body>},
            {"unit.add", &Self::add_part<&Self::unit>},
            {"unit.change", &Self::change_part<&Self::unit>},
            {"unit.remove", &Self::remove_part<&Self::unit>},
            {"post.add", &Self::add_part<&Self::post>},
            {"post.change", &Self::change_part<&Self::post>},
            {"post.remove", &Self::remove_part<&Self::post>},
            {"person.add", &Self::add_part<&Self::person>},
            {"person.change", &Self::change_part<&Self::person>},
            {"person.remove", &Self::remove_part<&Self::person>},
        }};
    }
    static std::vector<std::string_view> names() {
        std::vector<std::string_view> all;
        for (const auto& [name, read_one] : readers()) {
            all.push_back(name);
        }
        return all;
    }

    void finish(ObjectReader& nested) {
        if (auto problem = nested.finish()) {
            std::ranges::move(problem->fields, std::back_inserter(nested_));
        }
    }

    people::Validity seen_days() {
        ObjectReader entry(in_.member("seen"), "/seen");
        people::Validity period;
        period.from = entry.optional_date("from");
        period.until = entry.optional_date("until");
        finish(entry);
        return period;
    }

    DirectoryEdit add_absence() {
        auto whose = in_.text("person", id_rule);
        const auto period = read_period(in_, FirstDay::required);
        return people::AddAbsence{.person = std::move(whose),
                                  .validity = period,
                                  .reason = in_.optional_text("reason", name_rule)};
    }
    DirectoryEdit change_absence() {
        people::ChangeAbsence change{.person = in_.text("person", id_rule),
                                     .seen = seen_days(),
                                     .validity = read_period(in_, FirstDay::optional),
                                     .reason = {}};
        if (in_.member("reason").is_string()) {
            change.reason = in_.optional_text("reason", {.min = 0, .max = name_rule.max});
        }
        return change;
    }
    DirectoryEdit remove_absence() {
        return people::RemoveAbsence{.person = in_.text("person", id_rule), .seen = seen_days()};
    }

    DirectoryEdit add_delegation() {
        auto handover = read_handover();
        auto matters = in_.texts("matters", edit_matters_max);
        const bool always = in_.flag("always", false);
        return people::AddDelegation{.handover = std::move(handover),
                                     .matters = std::move(matters),
                                     .always = always,
                                     .validity = read_period(in_, FirstDay::required)};
    }
    DirectoryEdit change_delegation() {
        people::ChangeDelegation change{.handover = read_handover(),
                                        .seen = seen_days(),
                                        .validity = read_period(in_, FirstDay::optional)};
        if (const auto& value = in_.member("terms"); !value.is_null()) {
            ObjectReader terms(value, "/terms");
            change.terms = people::Terms{.post = terms.optional_text("post", id_rule),
                                         .matters = terms.texts("matters", edit_matters_max),
                                         .always = terms.flag("always", false)};
            known_post(terms, change.terms->post);
            finish(terms);
        }
        return change;
    }
    DirectoryEdit remove_delegation() {
        return people::RemoveDelegation{.handover = read_handover(), .seen = seen_days()};
    }

    people::Handover read_handover() {
        people::Handover handover{.person = in_.text("person", id_rule),
                                  .to = in_.text("to", id_rule),
                                  .post = in_.optional_text("post", id_rule)};
        if (!handover.to.empty() && handover.to == handover.person) {
            in_.complain("to", "Không thể ủy quyền cho chính mình. Hãy chọn người khác.",
                         "Nobody delegates to oneself. Choose somebody else.");
        } else if (!handover.to.empty() && !directory_.person(handover.to)) {
            in_.complain("to", "Danh bạ tổ chức không có người này. Hãy chọn trong danh sách.",
                         "The directory does not have this person. Choose one of the list.");
        }
        known_post(in_, handover.post);
        return handover;
    }
    void known_post(ObjectReader& in, const std::string& post) {
        if (!post.empty() && !directory_.post(post)) {
            in.complain("post", "Danh bạ tổ chức không có chức vụ này.",
                        "The directory does not have this post.");
        }
    }

    people::written::Tenure tenure_of(const people::Validity& validity) {
        auto held = in_.text("post", id_rule);
        known_post(in_, held);
        return {.post = std::move(held), .validity = validity};
    }
    DirectoryEdit add_tenure() {
        auto whose = in_.text("person", id_rule);
        return people::AddTenure{.person = std::move(whose),
                                 .tenure = tenure_of(read_period(in_, FirstDay::required))};
    }
    DirectoryEdit change_tenure() {
        auto whose = in_.text("person", id_rule);
        auto seen = tenure_of(seen_days());
        return people::ChangeTenure{.person = std::move(whose),
                                    .seen = std::move(seen),
                                    .validity = read_period(in_, FirstDay::optional)};
    }
    DirectoryEdit remove_tenure() {
        auto whose = in_.text("person", id_rule);
        return people::RemoveTenure{.person = std::move(whose), .seen = tenure_of(seen_days())};
    }

    template <auto Read>
    Part part(std::string_view name) {
        ObjectReader nested(in_.member(name), "/" + std::string(name));
        Part made = (this->*Read)(nested);
        finish(nested);
        return made;
    }
    template <auto Read>
    DirectoryEdit add_part() {
        people::AddPart add{.part = part<Read>("part")};
        if (const auto& value = in_.member("within"); !value.is_null()) {
            ObjectReader within(value, "/within");
            add.within = {.body = within.optional_text("organisation", id_rule),
                          .unit = within.optional_text("unit", id_rule)};
            finish(within);
        }
        return add;
    }
    template <auto Read>
    DirectoryEdit change_part() {
        auto seen = part<Read>("seen");
        return people::ChangePart{.seen = std::move(seen), .part = part<Read>("part")};
    }
    template <auto Read>
    DirectoryEdit remove_part() {
        return people::RemovePart{.seen = part<Read>("seen")};
    }

    Part body(ObjectReader& in) {
        people::written::Body made{.id = in.text("id", id_rule),
                                   .vi = in.text("vi", name_rule),
                                   .en = in.text("en", name_rule)};
        const auto kind = people::organisation_kind(in.one_of("kind", organisation_kinds()));
        made.kind = kind.value_or(made.kind);
        made.level = people::level(in.one_of("level", level_names())).value_or(made.level);
        made.parent = in.optional_text("parent", id_rule);
        made.validity = read_period(in, FirstDay::optional);
        for (auto& id : in.texts("predecessors", body_entries_max)) {
            made.predecessors.push_back({.id = std::move(id)});
        }
        made.codes = codes(in.member("codes"));
        return made;
    }
    std::vector<people::Code> codes(const json::value& value) {
        std::vector<people::Code> made;
        if (!value.is_array()) {
            return made;
        }
        for (const auto& it : value.get_array()) {
            if (made.size() == body_entries_max) {
                break;
            }
            ObjectReader in(it, "/part/codes/" + std::to_string(made.size()));
            people::Code code{.scheme = {}, .text = {}, .validity = {}, .line = {}};
            const auto scheme = people::code_scheme(
                in.one_of("scheme", {people::name_of(people::CodeScheme::edxml_2016),
                                     people::name_of(people::CodeScheme::qd20_2020)}));
            code.scheme = scheme.value_or(code.scheme);
            code.text = in.text("text", id_rule);
            code.validity = read_period(in, FirstDay::optional);
            finish(in);
            made.push_back(std::move(code));
        }
        return made;
    }
    Part unit(ObjectReader& in) {
        return people::written::Unit{.id = in.text("id", id_rule),
                                     .vi = in.text("vi", name_rule),
                                     .en = in.text("en", name_rule),
                                     .validity = read_period(in, FirstDay::optional)};
    }
    Part post(ObjectReader& in) {
        return people::written::Post{.id = in.text("id", id_rule),
                                     .vi = in.text("vi", name_rule),
                                     .en = in.text("en", name_rule),
                                     .role = in.text("role", id_rule),
                                     .head = in.flag("head", false),
                                     .several = in.flag("several", false),
                                     .superior = in.optional_text("superior", id_rule),
                                     .validity = read_period(in, FirstDay::optional)};
    }
    Part person(ObjectReader& in) {
        return people::written::Person{.id = in.text("id", id_rule),
                                       .name = in.text("name", name_rule),
                                       .account = in.optional_text("account", id_rule)};
    }

    ObjectReader in_;
    const Directory& directory_;
    std::vector<FieldProblem> nested_;
};

}  // namespace

Result<DirectoryEdit> read_directory_edit(const json::value& value, const Directory& directory) {
    return EditReader(value, directory).read();
}

}  // namespace phanbien::api
