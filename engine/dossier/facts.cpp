#include "engine/dossier/facts.hpp"

#include <algorithm>
#include <array>

#include "engine/calendar/period.hpp"

namespace phanbien::dossier {

namespace {

constexpr std::array<FactName, 17> catalogue{{
    {"sent_in", "flag"},
    {"duplicate", "flag"},
    {"duplicate_of", "text"},
    {"days_before_submission", "count"},
    {"criticism_issued", "flag"},
    {"versions_total", "count"},
    {"reviews_open", "count"},
    {"reviews_total", "count"},
    {"opinions_total", "count"},
    {"opinions_loose", "count"},
    {"recommendations_total", "count"},
    {"recommendations_empty", "count"},
    {"recommendations_unanswered", "count"},
    {"recommendations_returned", "count"},
    {"recommendations_unchecked", "count"},
    {"objections_open", "count"},
    {"placements_waiting", "count"},
}};

bool is_open(const Review& it) {
    return it.status == ReviewStatus::open;
}
bool counts(const Review& it) {
    return it.status != ReviewStatus::cancelled;
}
bool is_loose(const Opinion& it) {
    return it.loose();
}
bool counts(const Opinion& it) {
    return it.status != OpinionStatus::withdrawn;
}
bool is_open(const Objection& it) {
    return !it.answered;
}
bool counts(const Recommendation& it) {
    return !it.dropped;
}
bool is_empty(const Recommendation& it) {
    return !it.dropped && !it.direct && it.made.opinions.empty();
}
bool is_unanswered(const Recommendation& it) {
    return !it.dropped &&
           (it.answer.status == AnswerStatus::none || it.answer.status == AnswerStatus::returned);
}
bool is_returned(const Recommendation& it) {
    return !it.dropped && it.answer.status == AnswerStatus::returned;
}
bool is_unchecked(const Recommendation& it) {
    return !it.dropped && it.answer.status == AnswerStatus::given;
}

bool waits_for_place(const Opinion& it) {
    return it.status != OpinionStatus::withdrawn && it.placement &&
           it.placement->state == PlacementState::waiting;
}
bool waits_for_place(const Recommendation& it) {
    return !it.dropped && it.placement && it.placement->state == PlacementState::waiting;
}

// When the body sent the draft, from which Luật 75/2015/QH13 Đ.36 counts: of one sent in here that
// day, however late the registrar came to it; of one brought in, the day it was received.
std::optional<Date> sent_on(const Dossier& dossier) {
    return dossier.registered.sent_in ? std::optional(vietnam_day(dossier.created_at))
                                      : dossier.registered.received_on;
}

template <class Item>
std::int64_t count(const std::vector<Item>& items, bool (*test)(const Item&)) {
    return static_cast<std::int64_t>(std::ranges::count_if(items, test));
}

// The names of the first ones; looks no further than `there_are` of them.
template <class Item, class Items>
std::vector<std::string> list(const Items& items, bool (*test)(const Item&),
                              std::string (*name)(const Item&),
                              std::int64_t there_are = fact_list_max) {
    const auto wanted =
        static_cast<std::size_t>(std::min(there_are, static_cast<std::int64_t>(fact_list_max)));
    std::vector<std::string> out;
    for (const auto& item : items) {
        if (out.size() == wanted) {
            break;
        }
        if (test(item)) {
            out.push_back(name(item));
        }
    }
    return out;
}

std::string name(const Review& it) {
    return it.request.organisation.text();
}
std::string name(const Opinion& it) {
    return it.given.code;
}
std::string name(const Recommendation& it) {
    return it.made.code;
}

}  // namespace

std::span<const FactName> fact_catalogue() {
    return catalogue;
}

boost::json::object facts_of(const Dossier& dossier) {
    const auto& registered = dossier.registered;
    boost::json::object facts;
    facts.reserve(catalogue.size());
    facts["sent_in"] = registered.sent_in;
    facts["duplicate"] = !registered.duplicate_of.empty();
    facts["duplicate_of"] = registered.duplicate_code;
    facts["days_before_submission"] = nullptr;
    if (const auto sent = sent_on(dossier); sent && registered.planned_submission_on) {
        facts["days_before_submission"] = static_cast<std::int64_t>(
            calendar::days_before(*sent, *registered.planned_submission_on).count());
    }
    facts["criticism_issued"] = dossier.issued.has_value();
    facts["versions_total"] = static_cast<std::int64_t>(dossier.versions.size());
    facts["reviews_open"] = count<Review>(dossier.reviews, is_open);
    facts["reviews_total"] = count<Review>(dossier.reviews, counts);
    const auto& opinions = dossier.opinions.tally();
    facts["opinions_total"] = opinions.standing();
    facts["opinions_loose"] = opinions.loose;
    facts["recommendations_total"] = count<Recommendation>(dossier.recommendations, counts);
    facts["recommendations_empty"] = count(dossier.recommendations, is_empty);
    facts["recommendations_unanswered"] = count(dossier.recommendations, is_unanswered);
    facts["recommendations_returned"] = count(dossier.recommendations, is_returned);
    facts["recommendations_unchecked"] = count(dossier.recommendations, is_unchecked);
    facts["objections_open"] = count<Objection>(dossier.objections, is_open);
    facts["placements_waiting"] =
        opinions.waiting + count<Recommendation>(dossier.recommendations, waits_for_place);
    return facts;
}

std::vector<std::string> fact_list(const Dossier& dossier, std::string_view fact) {
    if (fact == "reviews_open") {
        return list<Review>(dossier.reviews, is_open, name);
    }
    if (fact == "reviews_total") {
        return list<Review>(dossier.reviews, counts, name);
    }
    if (fact == "opinions_total") {
        return list<Opinion>(dossier.opinions, counts, name, dossier.opinions.tally().standing());
    }
    if (fact == "opinions_loose") {
        return list<Opinion>(dossier.opinions, is_loose, name, dossier.opinions.tally().loose);
    }
    if (fact == "recommendations_total") {
        return list<Recommendation>(dossier.recommendations, counts, name);
    }
    if (fact == "recommendations_empty") {
        return list<Recommendation>(dossier.recommendations, is_empty, name);
    }
    if (fact == "recommendations_unanswered") {
        return list<Recommendation>(dossier.recommendations, is_unanswered, name);
    }
    if (fact == "recommendations_returned") {
        return list<Recommendation>(dossier.recommendations, is_returned, name);
    }
    if (fact == "recommendations_unchecked") {
        return list<Recommendation>(dossier.recommendations, is_unchecked, name);
    }
    if (fact == "objections_open") {
        std::vector<std::string> codes;
        for (const auto& it : dossier.objections) {
            if (codes.size() == fact_list_max) {
                break;
            }
            if (!is_open(it)) {
                continue;
            }
            if (const auto opinion = dossier.opinions.find(it.raised.opinion)) {
                codes.push_back(opinion->given.code);
            }
        }
        return codes;
    }
    if (fact == "placements_waiting") {
        auto out = list<Opinion>(dossier.opinions, waits_for_place, name,
                                 dossier.opinions.tally().waiting);
        for (auto& it : list<Recommendation>(dossier.recommendations, waits_for_place, name)) {
            if (out.size() < fact_list_max) {
                out.push_back(std::move(it));
            }
        }
        return out;
    }
    return {};
}

}  // namespace phanbien::dossier
