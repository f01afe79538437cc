// Requests to reviewers: asked in parallel, each with its own due date.
#include <algorithm>

#include "engine/dossier/decision.hpp"
#include "engine/dossier/due_dates.hpp"
#include "engine/dossier/refusal.hpp"

namespace phanbien::dossier {

namespace {

std::string organisation_at(std::size_t index) {
    return "/data/organisations/" + std::to_string(index);
}

// Why this organisation cannot be asked; nothing when it can.
std::optional<FieldProblem> objection(const Matter& matter, const RequestReviews& command,
                                      std::size_t index) {
    const auto& id = command.organisations[index];
    const auto organisation = matter.context.surroundings.organisation(id);
    if (!organisation ||
        (organisation->valid_until && *organisation->valid_until < matter.today())) {
        return FieldProblem{organisation_at(index), "Không có tổ chức này.",
                            "There is no such organisation."};
    }
    if (id == matter.dossier.registered.drafting_body) {
        return FieldProblem{organisation_at(index),
                            organisation->name + " là cơ quan soạn thảo, không mời góp ý được.",
                            organisation->name + " is the drafting body and cannot be asked."};
    }
    const auto* review = matter.dossier.review_of(id);
    const auto begin = command.organisations.begin();
    const auto here = begin + static_cast<std::ptrdiff_t>(index);
    if ((review != nullptr && review->status == ReviewStatus::open) ||
        std::find(begin, here, id) != here) {
        return FieldProblem{organisation_at(index), organisation->name + " đã được mời rồi.",
                            organisation->name + " has been asked already."};
    }
    return std::nullopt;
}

// The definition's period, where the date it is counted from is known.
std::optional<Date> default_due(const Matter& matter) {
    const auto& rule = matter.action.due;
    const auto due = rule ? due_of(*rule, matter.today(), matter.dossier, matter.context.calendars)
                          : std::nullopt;
    return due ? std::optional(due->on) : std::nullopt;
}

Result<const Review*> open_review(const Matter& matter, const ReviewId& id) {
    const auto* review = matter.dossier.find(id);
    if (review == nullptr) {
        return nothing_with_that_id("/data/review", "lời mời góp ý", "review request");
    }
    if (review->status != ReviewStatus::open) {
        return conflict("review.ended", "Lời mời góp ý này đã hoàn tất hoặc đã hủy.",
                        "This review request is completed or cancelled already.");
    }
    return review;
}

}  // namespace

Result<Bodies> decide_on(const Matter& matter, const RequestReviews& command) {
    std::vector<FieldProblem> mistakes;
    if (command.organisations.empty()) {
        mistakes.push_back({"/data/organisations", "Hãy chọn ít nhất một nơi góp ý.",
                            "Choose at least one organisation."});
    }
    for (std::size_t i = 0; i < command.organisations.size(); ++i) {
        if (auto found = objection(matter, command, i)) {
            mistakes.push_back(std::move(*found));
        }
    }
    const auto due = command.due_on ? command.due_on : default_due(matter);
    if (!due) {
        mistakes.push_back({"/data/due_on", "Hãy ghi hạn góp ý.", "Say by when."});
    } else if (*due < matter.today()) {
        mistakes.push_back({"/data/due_on", "Hạn góp ý không thể ở quá khứ.",
                            "The due date cannot lie in the past."});
    }
    if (!mistakes.empty()) {
        return invalid_data(std::move(mistakes));
    }
    Bodies bodies;
    for (const auto& organisation : command.organisations) {
        bodies.emplace_back(ReviewRequested{.id = ReviewId(matter.fresh_id()),
                                            .organisation = organisation,
                                            .due_on = *due,
                                            .message = command.message});
    }
    return bodies;
}

Result<Bodies> decide_on(const Matter& matter, const CancelReview& command) {
    CHECK_THAT(open_review(matter, command.review));
    return Bodies{ReviewCancelled{.id = command.review, .reason = command.reason}};
}

Result<Bodies> decide_on(const Matter& matter, const CompleteReview& command) {
    TRY(const auto* review, open_review(matter, command.review));
    // A foreign request answers like one that is not there.
    if (matter.action.who.relation == Relation::reviewer &&
        review->request.organisation != matter.actor.organisation) {
        return nothing_with_that_id("/data/review", "lời mời góp ý", "review request");
    }
    return Bodies{ReviewCompleted{.id = command.review, .remark = command.remark}};
}

}  // namespace phanbien::dossier
