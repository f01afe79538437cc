// The start of a dossier: by the host, or by the body on the other side. With a draft, a
// counterpart and fields as the definition's creation asks for them.
#include <algorithm>
#include <array>
#include <cstdio>
#include <iterator>

#include "engine/dossier/decision.hpp"
#include "engine/dossier/filling.hpp"
#include "engine/dossier/procedure.hpp"
#include "engine/dossier/refusal.hpp"

namespace phanbien::dossier {

namespace {

constexpr std::chrono::days received_before_max{5 * 366};

std::string dossier_code(const std::string& prefix, int year, int number) {
    std::array<char, 32> digits{};
    std::snprintf(digits.data(), digits.size(), "-%04d-%04d", year, number);
    return prefix + digits.data();
}

int year_of(Instant at) {
    return static_cast<int>(std::chrono::year_month_day{vietnam_day(at)}.year());
}

// One registration being decided; each step fills a part of `facts` or notes a mistake.
class Registration {
  public:
    Registration(const Register& command, const people::Actor& actor, const DossierId& id,
                 const Context& context)
        : command_(command), actor_(actor), id_(id), context_(context), facts_(command.facts) {}

    Result<Bodies> decide() {
        TRY(const auto* creation, creation_for_actor());
        CHECK_THAT(place_parties(*creation));
        check_words(creation->draft);
        check_dates();
        check_drafts(creation->draft);
        read_fields(creation->fields);
        if (!mistakes_.empty()) {
            return invalid_data(std::move(mistakes_));
        }
        CHECK_THAT(read_draft());
        CHECK_THAT(check_duplicate());
        number_it(*creation);
        return bodies();
    }

  private:
    Result<const Creation*> creation_for_actor() const {
        bool known = false;
        for (const auto& creation : context_.workflow.creations()) {
            known = known || creation.event == command_.event;
            if (creation.event == command_.event &&
                std::ranges::any_of(creation.who.roles, [&](const std::string& role) {
                    return actor_.has_role(role);
                })) {
                return &creation;
            }
        }
        return known ? not_granted() : unknown_command(command_.event);
    }

    // The actor's organisation takes the place that the definition gives it; the other is named.
    Result<void> place_parties(const Creation& creation) {
        const bool by_host = creation.who.relation == Relation::host;
        facts_.sent_in = !by_host;
        if (!by_host) {
            facts_.drafting_body = actor_.organisation;
            if (!is_counterpart(facts_.drafting_body)) {
                return not_granted();
            }
            if (!is_front(facts_.host)) {
                mistakes_.push_back({"/host", "Hãy chọn Ủy ban Mặt trận Tổ quốc nhận hồ sơ.",
                                     "Choose the committee of the Front that receives it."});
            }
            return {};
        }
        facts_.host = actor_.organisation;
        if (!is_front(facts_.host)) {
            return not_granted();
        }
        name_counterpart(creation.counterpart);
        return {};
    }

    void name_counterpart(Presence presence) {
        const auto& named = facts_.drafting_body;
        const auto& label = context_.workflow.counterpart().label;
        if (presence == Presence::none && !named.empty()) {
            mistakes_.push_back({"/drafting_body", "Thủ tục này không có cơ quan phía bên kia.",
                                 "This procedure has no body on the other side."});
        } else if (named.empty() ? presence == Presence::required
                                 : named == facts_.host || !is_counterpart(named)) {
            mistakes_.push_back(
                {"/drafting_body", "Hãy chọn: " + label.vi + ".", "Choose: " + label.en + "."});
        }
    }

    bool is_front(const OrganisationId& id) const {
        const auto found = context_.surroundings.organisation(id);
        return found && found->kind == people::OrganisationKind::front;
    }

    bool is_counterpart(const OrganisationId& id) const {
        const auto& kinds = context_.workflow.counterpart().kinds;
        const auto found = context_.surroundings.organisation(id);
        return found && std::ranges::find(kinds, found->kind) != kinds.end();
    }

    void check_words(Presence draft) {
        if (facts_.title.empty()) {
            mistakes_.push_back({"/title", "Hãy ghi tên hồ sơ.", "Give the dossier's title."});
        }
        // What kind of text it is can only be said of a text, in a procedure that has one.
        const bool has_kinds = context_.workflow.list("draft_kind") != nullptr;
        const bool has_text = draft == Presence::required || !command_.drafts.empty();
        if (!facts_.draft_kind.empty() || (has_kinds && has_text)) {
            check_item(context_.workflow, "draft_kind", facts_.draft_kind, "/draft_kind",
                       mistakes_);
        }
    }

    void check_dates() {
        const auto today = vietnam_day(context_.now);
        // What is sent in is received when the registrar accepts it; until then, today's day
        // stands. The days the law gives are counted from today all the same (facts.cpp).
        if (!facts_.received_on || facts_.sent_in) {
            facts_.received_on = today;
        }
        if (*facts_.received_on < today - received_before_max) {
            mistakes_.push_back({"/received_on", "Ngày nhận đã quá 5 năm trước.",
                                 "The day of receipt lies more than five years back."});
        }
        if (*facts_.received_on > today) {
            mistakes_.push_back({"/received_on", "Ngày nhận không thể ở tương lai.",
                                 "The day of receipt cannot lie in the future."});
        }
        if (facts_.planned_submission_on && *facts_.planned_submission_on < *facts_.received_on) {
            mistakes_.push_back({"/planned_submission_on",
                                 "Ngày dự kiến trình không thể trước ngày nhận dự thảo.",
                                 "The planned submission cannot be before the day of receipt."});
        }
    }

    void check_drafts(Presence presence) {
        const auto count = command_.drafts.size();
        if (presence == Presence::none && count != 0) {
            mistakes_.push_back({"/drafts", "Thủ tục này không bắt đầu bằng một dự thảo.",
                                 "This procedure does not begin with a draft."});
        } else if (count > 1 || (presence == Presence::required && count == 0)) {
            mistakes_.push_back(
                {"/drafts",
                 "Cần đúng một tệp dự thảo (.docx, .odt, .doc, .rtf, .pdf, .txt hoặc .xml).",
                 "Exactly one file of the draft is needed (.docx, .odt, .doc, .rtf, .pdf, .txt or "
                 ".xml)."});
        }
    }

    void read_fields(const std::vector<Field>& fields) {
        auto filling = fill_in(fields, command_.data, Dossier{}, {}, actor_, context_);
        if (filling) {
            facts_.data = filling->data;
            documents_ = std::move(filling->documents);
            return;
        }
        Problem refusal = filling.error();
        std::ranges::move(refusal.fields, std::back_inserter(mistakes_));
    }

    Result<void> read_draft() {
        if (command_.drafts.empty()) {
            return {};
        }
        TRY(const auto stored,
            usable_file(command_.drafts.front(), "/drafts", Dossier{}, actor_, context_));
        TRY(version_, version_from(stored, 1, "", "/drafts"));
        return {};
    }

    Result<void> check_duplicate() {
        facts_.duplicate_of = {};
        facts_.duplicate_code.clear();
        if (facts_.code.empty()) {
            return {};
        }
        const auto other =
            context_.surroundings.dossier_with_code(facts_.host, facts_.drafting_body, facts_.code);
        if (!other) {
            return {};
        }
        if (!command_.duplicate_confirmed) {
            auto problem = conflict(
                "dossier.duplicate",
                "Hồ sơ " + other->code +
                    " có cùng số, ký hiệu và cơ quan ban hành. Nếu vẫn là một "
                    "dự thảo khác, hãy xác nhận để đăng ký.",
                "Dossier " + other->code +
                    " has the same code from the same body. If this is another draft, confirm it.");
            problem.fields.push_back({"/duplicate_confirmed", problem.vi, problem.en});
            return problem;
        }
        facts_.duplicate_of = other->id;
        facts_.duplicate_code = other->code;
        return {};
    }

    void number_it(const Creation& creation) {
        const int year = year_of(context_.now);
        const auto& prefix = context_.workflow.code_prefix();
        facts_.dossier_code = dossier_code(
            prefix, year, context_.surroundings.next_dossier_number(facts_.host, prefix, year));
        facts_.event = command_.event;
        facts_.workflow = context_.workflow.id();
        facts_.workflow_version = context_.workflow.version();
        facts_.workflow_hash = context_.workflow.hash();
        facts_.arrival.reset();
        if (const auto* numbers = context_.workflow.find_register(creation.register_id)) {
            facts_.arrival = next_number(*numbers, facts_.host, context_);
        }
    }

    // The statechart begins when the draft and the papers are there: it may ask for their number.
    Result<Bodies> bodies() {
        Bodies bodies{facts_};
        if (version_) {
            bodies.emplace_back(*std::move(version_));
        }
        for (auto& document : documents_) {
            bodies.emplace_back(std::move(document));
        }
        const auto begun = after({}, bodies,
                                 {.dossier = id_,
                                  .at = context_.now,
                                  .actor = actor_.account,
                                  .organisation = actor_.organisation});
        TRY(auto moves, begin_procedure(begun, context_));
        std::ranges::move(moves, std::back_inserter(bodies));
        return bodies;
    }

    const Register& command_;
    const people::Actor& actor_;
    const DossierId& id_;
    const Context& context_;
    Registered facts_;
    std::optional<VersionAdded> version_;
    std::vector<DocumentAttached> documents_;
    std::vector<FieldProblem> mistakes_;
};

}  // namespace

GivenNumber next_number(const NumberRegister& numbers, const OrganisationId& host,
                        const Context& context) {
    constexpr std::string_view place = "{number}";
    const int year = year_of(context.now);
    const int number = context.surroundings.next_number(host, numbers.id, year);
    // NĐ 30/2020: numbers under ten are written with a leading zero.
    auto code = numbers.pattern;
    code.replace(code.find(place), place.size(), (number < 10 ? "0" : "") + std::to_string(number));
    return {.register_id = numbers.id, .year = year, .number = number, .code = std::move(code)};
}

Result<Bodies> decide_registration(const Dossier& dossier, const people::Actor& actor,
                                   const Register& command, const DossierId& id,
                                   const Context& context) {
    if (dossier.exists()) {
        return conflict("dossier.exists", "Hồ sơ này đã được đăng ký.",
                        "This dossier is registered already.");
    }
    return Registration(command, actor, id, context).decide();
}

}  // namespace phanbien::dossier
