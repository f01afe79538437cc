#include "engine/document/anchor/placement.hpp"

#include <algorithm>
#include <optional>

#include "engine/document/wording.hpp"

namespace phanbien::document {

namespace {

using Words = std::vector<std::uint32_t>;

constexpr std::size_t quote_deciding = 3;    // syllables that tell the parts of one provision apart
constexpr std::size_t quote_confirming = 6;  // that confirm what was likely already
constexpr std::size_t quote_doubting = 5;    // that cast doubt when they are found elsewhere
constexpr double confirmed_likeness = 0.3;
constexpr double confirmed_rival = 0.5;

bool stands_in(const Words& quote, const Words& text) {
    return std::search(text.begin(), text.end(), quote.begin(), quote.end()) != text.end();
}

}  // namespace

// Both versions as syllables, provision by provision.
class Quotes {
  public:
    Quotes(const ReadingOrder& before, const ReadingOrder& after) {
        read(before, before_);
        read(after, after_);
    }

    Words words(std::string_view text) { return syllables_.of(text); }

    // In the provision itself or one inside it.
    static bool stands_within(const Words& quote, const std::vector<Words>& side,
                              const ReadingOrder& order, std::size_t place) {
        for (auto k = place; k < order[place].end; ++k) {
            if (stands_in(quote, side[k])) {
                return true;
            }
        }
        return false;
    }

    static std::vector<std::size_t> places_with(const Words& quote,
                                                const std::vector<Words>& side) {
        std::vector<std::size_t> out;
        for (std::size_t k = 0; k < side.size(); ++k) {
            if (stands_in(quote, side[k])) {
                out.push_back(k);
            }
        }
        return out;
    }

    const std::vector<Words>& before() const { return before_; }
    const std::vector<Words>& after() const { return after_; }

  private:
    void read(const ReadingOrder& order, std::vector<Words>& out) {
        for (const auto& it : order) {
            out.push_back(syllables_.of(words_of(*it.provision)));
        }
    }

    Syllables syllables_;
    std::vector<Words> before_;
    std::vector<Words> after_;
};

namespace {

// What the selected words say of a provision's fate.
class QuoteReading {
  public:
    QuoteReading(Quotes& quotes, const ReadingOrder& before, const ReadingOrder& after,
                 const Alignment& alignment, const Anchor& anchor)
        : quotes_(quotes),
          before_(before),
          after_(after),
          alignment_(alignment),
          quote_(quotes.words(anchor.quote)),
          wide_(quotes.words(anchor.prefix + " " + anchor.quote + " " + anchor.suffix)),
          from_before_(quotes.words(anchor.prefix + " " + anchor.quote)),
          to_behind_(quotes.words(anchor.quote + " " + anchor.suffix)) {}

    // The one of these parts of a divided provision that its words stand in. Where they stood more
    // than once, anywhere in the text, what stood before or behind them must tell which is meant.
    std::optional<std::size_t> only_one(std::size_t divided,
                                        const std::vector<std::size_t>& parts) const {
        for (const auto* words : {&quote_, &wide_, &from_before_, &to_behind_}) {
            if (quote_.size() >= quote_deciding &&
                stands_once_within(*words, quotes_.before(), before_, divided)) {
                const auto found = those_with(*words, parts);
                if (found.size() == 1) {
                    return found.front();
                }
            }
        }
        return std::nullopt;
    }

    // The words stand once in each version, in this provision and in that.
    bool confirms(std::size_t before, std::size_t after) const {
        return quote_.size() >= quote_confirming &&
               stands_once_within(quote_, quotes_.before(), before_, before) &&
               stands_once_within(quote_, quotes_.after(), after_, after);
    }

    // The words are not where the provision is now, but where they were not before, or not surely.
    std::vector<std::size_t> found_elsewhere(const std::vector<std::size_t>& places) const {
        std::vector<std::size_t> out;
        if (quote_.size() < quote_doubting || !those_with(quote_, places).empty()) {
            return out;
        }
        for (const auto place : Quotes::places_with(quote_, quotes_.after())) {
            const auto& origin_fate = alignment_.after[place];
            const auto& origins = origin_fate.places;
            const bool had_them =
                origin_fate.certain && std::ranges::any_of(origins, [&](std::size_t origin) {
                    return stands_in(quote_, quotes_.before()[origin]);
                });
            if (!had_them) {
                out.push_back(place);
            }
        }
        return out;
    }

  private:
    std::vector<std::size_t> those_with(const Words& words,
                                        const std::vector<std::size_t>& places) const {
        std::vector<std::size_t> out;
        std::ranges::copy_if(places, std::back_inserter(out), [&](std::size_t place) {
            return Quotes::stands_within(words, quotes_.after(), after_, place);
        });
        return out;
    }
    static std::size_t times_in(const std::vector<Words>& side, const Words& words) {
        std::size_t times = 0;
        for (const auto& text : side) {
            for (auto at = text.begin();; ++at) {
                at = std::search(at, text.end(), words.begin(), words.end());
                if (at == text.end()) {
                    break;
                }
                ++times;
            }
        }
        return times;
    }
    // Once in the whole version, and that in this provision or one inside it.
    static bool stands_once_within(const Words& words, const std::vector<Words>& side,
                                   const ReadingOrder& order, std::size_t place) {
        return times_in(side, words) == 1 && Quotes::stands_within(words, side, order, place);
    }

    Quotes& quotes_;
    const ReadingOrder& before_;
    const ReadingOrder& after_;
    const Alignment& alignment_;
    Words quote_;
    Words wide_;  // with what stood around them, and on one side only
    Words from_before_;
    Words to_behind_;
};

void add_choice(std::vector<Choice>& choices, const std::string& eid, double likeness) {
    if (choices.size() < lookalikes_max &&
        std::ranges::find(choices, eid, &Choice::eid) == choices.end()) {
        choices.push_back({eid, likeness});
    }
}

Placement placement_of(const Fate& fate, const ReadingOrder& after) {
    Placement out{.outcome = fate.outcome,
                  .eid = fate.places.empty() ? "" : after[fate.places.front()].provision->eid,
                  .score = fate.score,
                  .method = fate.method,
                  .certain = fate.certain,
                  .reworded = fate.reworded};
    if (!fate.certain) {
        for (const auto it : fate.places) {
            add_choice(out.choices, after[it].provision->eid, fate.score);
        }
        for (const auto& it : fate.others) {
            add_choice(out.choices, after[it.place].provision->eid, it.likeness);
        }
        if (out.outcome == Outcome::deleted) {
            out.outcome = Outcome::unplaced;
        }
    }
    return out;
}

void hear_quote(const QuoteReading& reading, std::size_t place, const Fate& fate,
                const ReadingOrder& after, Placement& out) {
    if (fate.outcome == Outcome::split) {
        const auto part =
            fate.method == Method::none ? std::nullopt : reading.only_one(place, fate.places);
        if (part) {
            out.eid = after[*part].provision->eid;
            out.method = Method::quote;
            out.certain = true;
        }
        return;
    }
    const bool in_place = fate.outcome == Outcome::edited || fate.outcome == Outcome::renumbered;
    if (!fate.certain && in_place && fate.score >= confirmed_likeness &&
        reading.confirms(place, fate.places.front())) {
        // Of what is as much like it the words may be gone, and this one be a copy.
        const bool best = std::ranges::none_of(fate.others, [&](const Lookalike& it) {
            return it.likeness > std::min(fate.score, confirmed_rival);
        });
        out.certain = best;
        out.method = best ? Method::quote : out.method;
        return;
    }
    const auto elsewhere = reading.found_elsewhere(fate.places);
    if (!elsewhere.empty()) {
        if (out.certain && out.outcome == Outcome::deleted) {
            out.outcome = Outcome::unplaced;
        }
        out.certain = false;
        if (!out.eid.empty()) {
            add_choice(out.choices, out.eid, out.score);
        }
        for (const auto it : elsewhere) {
            add_choice(out.choices, after[it].provision->eid, 0);
        }
    }
}

}  // namespace

Placer::Placer(const ReadingOrder& before, const ReadingOrder& after, Alignment alignment)
    : before_(&before), after_(&after), alignment_(std::move(alignment)) {
    for (std::size_t i = 0; i < before.size(); ++i) {
        places_.emplace(before[i].provision->eid, i);
    }
}

Placer::Placer(Placer&&) noexcept = default;
Placer& Placer::operator=(Placer&&) noexcept = default;
Placer::~Placer() = default;

Placement Placer::place(const Anchor& anchor) {
    if (anchor.eid.empty()) {
        return {
            .outcome = Outcome::unchanged, .score = 1, .method = Method::exact, .certain = true};
    }
    const auto found = places_.find(anchor.eid);
    if (found == places_.end()) {
        return {};
    }
    const auto& fate = alignment_.before[found->second];
    auto out = placement_of(fate, *after_);
    if (!anchor.quote.empty() && fate.outcome != Outcome::unchanged) {
        if (!quotes_) {
            quotes_ = std::make_unique<Quotes>(*before_, *after_);
        }
        const QuoteReading reading(*quotes_, *before_, *after_, alignment_, anchor);
        hear_quote(reading, found->second, fate, *after_, out);
    }
    if (out.certain) {
        out.choices.clear();
    }
    return out;
}

}  // namespace phanbien::document
