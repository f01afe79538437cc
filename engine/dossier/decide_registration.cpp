// The start of a dossier: registered by the host, or sent in by the drafting body.
#include <algorithm>
#include <array>
#include <cstdio>

#include "engine/dossier/decision.hpp"
#include "engine/dossier/procedure.hpp"
#include "engine/dossier/refusal.hpp"

namespace phanbien::dossier {

namespace {

using people::OrganisationKind;

constexpr std::chrono::days received_before_max{5 * 366};

std::string dossier_code(int year, int number) {
    std::array<char, 48> text{};
    std::snprintf(text.data(), text.size(), "PB-%04d-%04d", year, number);
    return text.data();
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
        CHECK_THAT(place_parties(creation->who.relation));
        check_words();
        check_dates();
        check_drafts();
        if (!mistakes_.empty()) {
            return invalid_data(std::move(mistakes_));
        }
        TRY(const auto stored,
            usable_file(command_.drafts.front(), "/drafts", Dossier{}, actor_, context_));
        TRY(auto version, version_from(stored, 1, "", "/drafts"));
        CHECK_THAT(check_duplicate());
        number_it(*creation);
        return bodies_with(std::move(version));
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
    Result<void> place_parties(Relation mine) {
        const bool by_host = mine == Relation::host;
        auto& own = by_host ? facts_.host : facts_.drafting_body;
        own = actor_.organisation;
        if (!is_of_kind(own, by_host ? OrganisationKind::front : OrganisationKind::state_body)) {
            return not_granted();
        }
        facts_.sent_in = !by_host;
        if (by_host && !is_of_kind(facts_.drafting_body, OrganisationKind::state_body)) {
            mistakes_.push_back({"/drafting_body", "Hãy chọn cơ quan nhà nước chủ trì soạn thảo.",
                                 "Choose the State body that drafts the text."});
        }
        if (!by_host && !is_of_kind(facts_.host, OrganisationKind::front)) {
            mistakes_.push_back({"/host", "Hãy chọn Ủy ban Mặt trận Tổ quốc nhận dự thảo.",
                                 "Choose the committee of the Front that receives the draft."});
        }
        return {};
    }

    bool is_of_kind(const OrganisationId& id, OrganisationKind kind) const {
        const auto found = context_.surroundings.organisation(id);
        return found && found->kind == kind;
    }

    void check_words() {
        if (facts_.title.empty()) {
            mistakes_.push_back({"/title", "Hãy ghi tên dự thảo.", "Give the draft's title."});
        }
        check_item(context_.workflow, "draft_kind", facts_.draft_kind, "/draft_kind", mistakes_);
    }

    void check_dates() {
        const auto today = vietnam_day(context_.now);
        // What is sent in is received when the registrar accepts it; until then, today's day
        // stands.
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

    void check_drafts() {
        if (command_.drafts.size() != 1) {
            mistakes_.push_back({"/drafts", "Cần đúng một tệp dự thảo (.docx hoặc .txt).",
                                 "Exactly one file of the draft (.docx or .txt) is needed."});
        }
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
        facts_.dossier_code =
            dossier_code(year, context_.surroundings.next_dossier_number(facts_.host, year));
        facts_.workflow = context_.workflow.id();
        facts_.workflow_version = context_.workflow.version();
        facts_.workflow_hash = context_.workflow.hash();
        facts_.arrival.reset();
        if (const auto* numbers = context_.workflow.find_register(creation.register_id)) {
            facts_.arrival = next_number(*numbers, facts_.host, context_);
        }
    }

    Result<Bodies> bodies_with(VersionAdded version) const {
        Dossier begun;
        apply(begun, Event{.id = {},
                           .dossier = id_,
                           .sequence = 1,
                           .at = context_.now,
                           .actor = actor_.account,
                           .organisation = actor_.organisation,
                           .body = facts_});
        TRY(auto moves, begin_procedure(begun, context_));
        Bodies bodies{facts_, std::move(version)};
        for (auto& moved : moves) {
            bodies.emplace_back(std::move(moved));
        }
        return bodies;
    }

    const Register& command_;
    const people::Actor& actor_;
    const DossierId& id_;
    const Context& context_;
    Registered facts_;
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
