#include "fillings.hpp"

#include "paper_office.hpp"

namespace phanbien::workflows {

using namespace dossier;

namespace {

constexpr std::size_t things_max = 2;  // opinions, requests, recommendations in one dossier
constexpr std::chrono::days ahead{25};

Date day_for(const Field& field, Date today) {
    return field.not_after.empty() ? today + ahead : today;
}

boost::json::value value_of(const Field& field, const Workflow& workflow, Date today) {
    switch (field.type) {
        case FieldType::text:
        case FieldType::long_text:
            return "Theo kế hoạch.";
        case FieldType::date:
            return boost::json::string(to_text(day_for(field, today)));
        case FieldType::flag:
            return true;
        case FieldType::file:
            return "scan";
        case FieldType::choice:
            return boost::json::string(workflow.list(field.list)->items.front().id);
        case FieldType::number:
            return field.min.value_or(0);
    }
    return nullptr;
}

void vary(const Field& field, const Workflow& workflow, const boost::json::object& all,
          std::vector<boost::json::object>& out) {
    const auto add = [&](boost::json::value value) {
        out.push_back(all);
        out.back()[field.id] = std::move(value);
    };
    if (field.type == FieldType::flag) {
        add(false);
    } else if (field.type == FieldType::choice) {
        for (const auto& item : workflow.list(field.list)->items) {
            add(boost::json::string(item.id));
        }
    } else if (field.type == FieldType::number) {
        add(field.max.value_or(field.min.value_or(0) + 1'000));
    }
    if (!field.required) {
        out.push_back(all);
        out.back().erase(field.id);
    }
}

template <class Body>
void for_each_answer(const Dossier& dossier, AnswerStatus status, std::vector<CommandBody>& out,
                     Body make) {
    for (const auto& it : dossier.recommendations) {
        if (!it.dropped && it.answer.status == status) {
            out.push_back(make(it.made.id));
            return;
        }
    }
}

GiveOpinion opinion(const Dossier& dossier, const Workflow& workflow, bool for_other) {
    GiveOpinion given;
    given.entered_for_other = for_other;
    given.version = static_cast<int>(dossier.versions.size());
    given.heading = workflow.list("heading")->items.front().id;
    given.stance = workflow.list("stance")->items.front().id;
    given.source = workflow.list("source")->items.front().id;
    given.text = "Cần nói rõ hơn.";
    given.said_by.name = for_other ? "Bà Lò Thị Én" : "";
    return given;
}

void opinion_commands(std::string_view event, const Dossier& dossier, const Workflow& workflow,
                      std::vector<CommandBody>& out) {
    if ((event == "opinion.give" || event == "opinion.enter") &&
        dossier.opinions.size() < things_max) {
        out.push_back(opinion(dossier, workflow, event == "opinion.enter"));
    }
    for (const auto& it : dossier.opinions) {
        if (it.loose() && event == "opinion.set_aside") {
            out.push_back(SetOpinionAside{.opinion = it.given.id, .reason = "Ngoài phạm vi."});
        }
    }
    if (event == "recommendation.make" && dossier.recommendations.size() < things_max) {
        std::vector<OpinionId> loose;
        for (const auto& it : dossier.opinions) {
            if (it.loose()) {
                loose.push_back(it.given.id);
            }
        }
        // Where opinions are gathered, a recommendation is made of them.
        if (!loose.empty() || workflow.list("heading") == nullptr) {
            out.push_back(MakeRecommendation{.eid = "", .text = "Sửa lại.", .opinions = loose});
        }
    }
}

void review_commands(std::string_view event, const Dossier& dossier,
                     std::vector<CommandBody>& out) {
    if (event == "review.request" && dossier.reviews.empty()) {
        out.push_back(RequestReviews{
            .organisations = {member_id}, .due_on = std::nullopt, .message = "Xin góp ý."});
    }
    for (const auto& it : dossier.reviews) {
        if (it.status == ReviewStatus::open && event == "review.cancel") {
            out.push_back(CancelReview{.review = it.request.id, .reason = "Không cần nữa."});
        } else if (it.status == ReviewStatus::open && event == "review.complete") {
            out.push_back(CompleteReview{.review = it.request.id, .remark = ""});
        }
    }
}

void answer_commands(std::string_view event, const Dossier& dossier, const Workflow& workflow,
                     std::vector<CommandBody>& out) {
    if (event == "answer.give") {
        const auto give = [&](const RecommendationId& id) {
            return GiveAnswer{.recommendation = id,
                              .disposition = workflow.list("disposition")->items.front().id,
                              .text = "Đã tiếp thu."};
        };
        for_each_answer(dossier, AnswerStatus::none, out, give);
        for_each_answer(dossier, AnswerStatus::returned, out, give);
    } else if (event == "answer.accept") {
        for_each_answer(dossier, AnswerStatus::given, out, [](const RecommendationId& id) {
            return AcceptAnswer{.recommendation = id, .remark = ""};
        });
    } else if (event == "answer.return") {
        for_each_answer(dossier, AnswerStatus::given, out, [](const RecommendationId& id) {
            return ReturnAnswer{.recommendation = id, .reason = "Chưa rõ."};
        });
    }
}

}  // namespace

std::vector<boost::json::object> fillings(const std::vector<Field>& fields,
                                          const Workflow& workflow, Date today) {
    boost::json::object all;
    boost::json::object none;
    for (const auto& field : fields) {
        all[field.id] = value_of(field, workflow, today);
        if (field.required) {
            none[field.id] = all[field.id];
        }
    }
    std::vector<boost::json::object> out{all, none};
    for (const auto& field : fields) {
        vary(field, workflow, all, out);
        if (field.type == FieldType::flag) {
            out.push_back(none);
            out.back()[field.id] = true;
        }
    }
    return out;
}

std::vector<CommandBody> data_commands(std::string_view event, const Dossier& dossier,
                                       const Workflow& workflow) {
    std::vector<CommandBody> out;
    opinion_commands(event, dossier, workflow, out);
    review_commands(event, dossier, out);
    answer_commands(event, dossier, workflow, out);
    return out;
}

}  // namespace phanbien::workflows
