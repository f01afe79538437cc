// Placement: where an opinion made on one version of a text stands in another.
//
// It follows its provision (engine/document/alignment.hpp). The words that were selected with it
// (W3C Web Annotation Data Model, TextQuoteSelector: quote, prefix, suffix) decide where the
// provision was split, and cast doubt where they are found elsewhere. Certain, or a proposal that
// waits for a person: nothing is placed silently. Pure; a Placer is used by one thread at a time.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/document/alignment.hpp"

namespace phanbien::document {

struct Anchor {
    std::string eid = {};     // of the older version; empty: the whole draft
    std::string quote = {};   // selected words of the provision, may be empty
    std::string prefix = {};  // what stands before and behind them, as far as kept
    std::string suffix = {};

    bool operator==(const Anchor&) const = default;
};

// A provision of the newer version that a person may choose, and how like the old one it is.
struct Choice {
    std::string eid = {};
    double likeness = 0;

    bool operator==(const Choice&) const = default;
};

struct Placement {
    Outcome outcome = Outcome::unplaced;
    std::string eid = {};  // of the newer version; empty: none, or the whole draft
    double score = 0;      // 0 to 1: how much of the old words is there
    Method method = Method::none;
    bool certain = false;              // otherwise it waits for a person
    bool reworded = false;             // the provision or what it holds reads otherwise now
    std::vector<Choice> choices = {};  // of one that waits, best first

    bool operator==(const Placement&) const = default;
};

class Quotes;  // placement.cpp

class Placer {
  public:
    // The orders and what they point into must outlive the Placer.
    Placer(const ReadingOrder& before, const ReadingOrder& after, Alignment alignment);
    Placer(Placer&&) noexcept;
    Placer& operator=(Placer&&) noexcept;
    ~Placer();

    Placement place(const Anchor& anchor);

  private:
    const ReadingOrder* before_;
    const ReadingOrder* after_;
    Alignment alignment_;
    std::unordered_map<std::string_view, std::size_t> places_;
    std::unique_ptr<Quotes> quotes_;  // made when the first quote is asked for
};

}  // namespace phanbien::document
