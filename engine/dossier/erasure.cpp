#include "engine/dossier/erasure.hpp"

#include "engine/dossier/letterhead.hpp"

namespace phanbien::dossier {

namespace {

struct Blanker {
    void operator()(OpinionGiven& it) const {
        it.quote.clear();
        it.selection = {};
        it.text.clear();
        it.proposal.clear();
        it.said_by.name.clear();
        for (auto& file : it.attachments) {
            file.name.clear();
        }
    }
    void operator()(OpinionRevised& it) const {
        it.text.clear();
        it.proposal.clear();
    }
    void operator()(OpinionWithdrawn& it) const { it.reason.clear(); }
    void operator()(ObjectionRaised& it) const { it.text.clear(); }
    template <class Other>
    void operator()(Other&) const {}
};

// The opinion whose words or whose giver's name an event holds; empty for any other event.
struct WhoseWords {
    OpinionId operator()(const OpinionGiven& it) const { return it.id; }
    OpinionId operator()(const OpinionRevised& it) const { return it.id; }
    OpinionId operator()(const OpinionWithdrawn& it) const { return it.id; }
    OpinionId operator()(const ObjectionRaised& it) const { return it.opinion; }
    template <class Other>
    OpinionId operator()(const Other&) const {
        return {};
    }
};

void erase_words(Opinion& opinion, const Erasure& erasure) {
    Blanker{}(opinion.given);
    opinion.given.text = words_in_place(erasure);
    for (auto& file : opinion.given.attachments) {
        file.name = name_in_place;
    }
    if (opinion.given.said_by.organisation.empty()) {
        opinion.given.said_by.name = name_in_place;
    }
    if (opinion.status == OpinionStatus::withdrawn) {
        opinion.reason.clear();
    }
    opinion.erased = erasure;
}

}  // namespace

bool holds_words_of(const EventBody& body, const std::set<OpinionId>& opinions) {
    return opinions.contains(std::visit(WhoseWords{}, body));
}

EventBody blanked(EventBody body) {
    std::visit(Blanker{}, body);
    return body;
}

std::string words_in_place(const Erasure& erasure) {
    const auto day = vietnam_day(erasure.at);
    return "Đã xóa ngày " + short_date(day) + " theo: " + erasure.ground + " / Erased on " +
           to_text(day) + ": " + erasure.ground;
}

void apply_erasure(Dossier& dossier, const Event& event, const Erased& it) {
    const Erasure erasure{.at = event.at, .ground = it.ground};
    const std::set<OpinionId> opinions(it.opinions.begin(), it.opinions.end());
    for (const auto& id : opinions) {
        dossier.opinions.change(id, [&](Opinion& opinion) { erase_words(opinion, erasure); });
    }
    for (auto& objection : dossier.objections) {
        if (opinions.contains(objection.raised.opinion)) {
            objection.raised.text = words_in_place(erasure);
        }
    }
    for (const auto& hash : it.files) {
        dossier.erased_files.insert_or_assign(hash, erasure);
    }
}

}  // namespace phanbien::dossier
