// Opinions and recommendations in the newest version: which wait for a person, with both texts and
// what else they might be.
#include <algorithm>
#include <array>

#include "engine/document/anchor/placement.hpp"
#include "web/api/placement_json.hpp"
#include "web/api/query_reader.hpp"
#include "web/api/resources.hpp"
#include "web/api/words.hpp"

namespace phanbien::api {

namespace json = boost::json;

namespace {

constexpr std::string_view state_names[] = {"placed", "waiting", "confirmed"};

std::string_view state_name(dossier::PlacementState state) {
    return state_names[static_cast<std::size_t>(state)];
}

// Behind every opinion a dossier can have: recommendations come after all of them.
constexpr std::size_t first_recommendation = 1'000'000'000;

// One that is placed: whose, with what it says.
struct PlacedItem {
    dossier::Placement placement;
    std::optional<dossier::Opinion> opinion = {};  // one of the two
    const dossier::Recommendation* recommendation = nullptr;

    std::string quote() const { return opinion ? opinion->given.quote : ""; }
    document::Anchor anchor() const {
        document::Anchor out{.eid = placement.made.from.eid};
        if (opinion) {
            out.quote = opinion->given.quote;
            out.prefix = opinion->given.selection.prefix;
            out.suffix = opinion->given.selection.suffix;
        }
        return out;
    }
};

// A provision with its words and those inside it, as read down the page.
std::string text_of(const document::Provision& provision) {
    std::string out = provision.heading;
    const auto add = [&](const std::string& words) {
        out += out.empty() || words.empty() ? "" : "\n";
        out += words;
    };
    add(provision.text);
    for (const auto& row : provision.rows) {
        std::string line;
        for (const auto& cell : row) {
            line += (line.empty() ? "" : " | ") + cell;
        }
        add(line);
    }
    for (const auto& child : provision.children) {
        add((child.label.empty() ? "" : child.label + ". ") + text_of(child));
    }
    return out;
}

constexpr std::size_t shown_bytes_max = 20'000;  // of one provision's text

json::value provision_text(const dossier::ProvisionRef& ref, const document::ReadingOrder& order) {
    const auto place = document::place_of(order, ref.eid);
    if (ref.eid.empty() || place == document::no_place) {
        return nullptr;
    }
    auto words = text_of(*order[place].provision);
    if (words.size() > shown_bytes_max) {
        // Behind a word; where there is no space, behind a letter.
        auto end = std::min(words.rfind(' ', shown_bytes_max), shown_bytes_max);
        while ((static_cast<unsigned char>(words[end]) & 0xC0U) == 0x80U) {
            --end;
        }
        words.resize(end);
        words += " …";
    }
    return json::object{{"eid", ref.eid}, {"label", ref.label}, {"text", words}};
}

json::array choices_json(const document::Placement& now, const dossier::Version& version,
                         const document::ReadingOrder& order) {
    json::array out;
    for (const auto& choice : now.choices) {
        const auto* ref = version.provision(choice.eid);
        auto shown = ref == nullptr ? json::value() : provision_text(*ref, order);
        if (shown.is_object()) {
            shown.as_object().emplace("likeness", choice.likeness);
            out.push_back(std::move(shown));
        }
    }
    return out;
}

json::object item_json(Desk& desk, const PlacedItem& item, const dossier::Version& version,
                       const runtime::AlignedVersions& pair) {
    const auto& opinion = item.opinion;
    const auto* recommendation = item.recommendation;
    const auto& made = item.placement.made;
    json::object out{{"opinion", opinion ? opinion->given.id.text() : ""},
                     {"recommendation", recommendation ? recommendation->made.id.text() : ""},
                     {"code", opinion ? opinion->given.code : recommendation->made.code},
                     {"text", opinion ? opinion->given.text : recommendation->made.text},
                     {"quote", item.quote()},
                     {"placement", placement_json(desk, item.placement)},
                     {"from_text", provision_text(made.from, pair.order_before())},
                     {"to_text", provision_text(item.placement.provision, pair.order_after())}};
    const bool waits = item.placement.state == dossier::PlacementState::waiting;
    out["choices"] = waits ? choices_json(pair.place(item.anchor()), version, pair.order_after())
                           : json::array();
    return out;
}

struct PlacementsAsked {
    std::optional<dossier::PlacementState> state;  // none: all
    std::size_t from = 0;                          // the ordinal of the first on the page
    std::size_t limit = 0;
};

Result<PlacementsAsked> placements_asked(const Call& call) {
    QueryReader in(call.query);
    PlacementsAsked out;
    const auto state = in.text("state");
    if (!state.empty()) {
        const auto* found = std::ranges::find(state_names, state);
        if (found == std::end(state_names)) {
            in.complain("state");
        } else {
            out.state = static_cast<dossier::PlacementState>(found - std::begin(state_names));
        }
    }
    out.from = in.cursor_place().value_or(0);
    out.limit = in.limit();
    if (auto problem = in.finish()) {
        return *std::move(problem);
    }
    return out;
}

// One page of what is placed, and how many there are of all.
class PlacedPage {
  public:
    explicit PlacedPage(const PlacementsAsked& asked) : asked_(asked) {}

    // In the order of the ordinals: the same whatever else is placed, given or confirmed meanwhile.
    void look_at(std::size_t ordinal, PlacedItem item) {
        const auto state = item.placement.state;
        ++counts_.at(static_cast<std::size_t>(state));
        if (ordinal < asked_.from || (asked_.state && state != *asked_.state)) {
            return;
        }
        if (items_.size() < asked_.limit) {
            items_.push_back(std::move(item));
        } else if (next_.empty()) {
            next_ = std::to_string(ordinal);
        }
    }

    int count(dossier::PlacementState state) const {
        return counts_.at(static_cast<std::size_t>(state));
    }
    const std::vector<PlacedItem>& items() const { return items_; }
    const std::string& next() const { return next_; }  // empty: the last page

  private:
    PlacementsAsked asked_;
    std::array<int, std::size(state_names)> counts_{};
    std::vector<PlacedItem> items_;
    std::string next_;
};

PlacedPage placed_page(const OpenDossier& open, const people::Actor& actor, int version,
                       const PlacementsAsked& asked) {
    PlacedPage page(asked);
    std::size_t ordinal = 0;
    for (auto opinion : open.dossier.opinions) {
        if (opinion.placement && opinion.placement->version == version &&
            opinion.status != dossier::OpinionStatus::withdrawn &&
            dossier::may_read(opinion, open.access, actor)) {
            auto placement = *opinion.placement;
            page.look_at(ordinal,
                         {.placement = std::move(placement), .opinion = std::move(opinion)});
        }
        ++ordinal;
    }
    for (std::size_t i = 0; i < open.dossier.recommendations.size(); ++i) {
        const auto& recommendation = open.dossier.recommendations[i];
        if (recommendation.placement && recommendation.placement->version == version &&
            !recommendation.dropped && open.access.recommendations) {
            page.look_at(first_recommendation + i, {.placement = *recommendation.placement,
                                                    .recommendation = &recommendation});
        }
    }
    return page;
}

// Those of one older version are shown from one alignment.
void show_items(Call& call, const OpenDossier& open, const dossier::Version& newest,
                const std::vector<PlacedItem>& items, json::array& out) {
    std::map<int, std::vector<std::pair<std::size_t, PlacedItem>>> by_version;
    for (std::size_t i = 0; i < items.size(); ++i) {
        by_version[items[i].placement.made.from_version].emplace_back(i, items[i]);
    }
    std::vector<json::object> shown(items.size());
    for (const auto& [number, list] : by_version) {
        call.site.parts.office.alignments().with(
            call.desk.reading(), open.dossier.version(number)->added.outline, newest.added.outline,
            [&](const runtime::AlignedVersions& pair) {
                for (const auto& [place, item] : list) {
                    shown[place] = item_json(call.desk, item, newest, pair);
                }
            });
    }
    std::ranges::move(shown, std::back_inserter(out));
}

}  // namespace

json::value placement_json(Desk& desk, const std::optional<dossier::Placement>& placement) {
    if (!placement) {
        return nullptr;
    }
    const auto& made = placement->made;
    return json::object{
        {"version", placement->version},
        {"state", state_name(placement->state)},
        {"provision", provision_ref(placement->provision)},
        {"from_version", made.from_version},
        {"from", provision_ref(made.from)},
        {"outcome", document::name_of(made.outcome)},
        {"method", document::name_of(made.method)},
        {"score", made.score},
        {"certain", made.certain},
        {"reworded", made.reworded},
        {"by", placement->by.empty() ? json::value() : json::value(person(desk, placement->by))},
        {"at", to_text(placement->at)}};
}

Result<Response> get_placements(Call& call) {
    const auto actor = call.actor();
    TRY(const auto open, call.desk.open(call.dossier(), actor));
    TRY(const auto asked, placements_asked(call));
    if (!open.access.draft || (!open.access.opinions && !open.access.own_opinions)) {
        return opinions_forbidden();
    }
    const auto* newest = open.dossier.current_version();
    const int version = newest == nullptr ? 0 : newest->added.number;
    const auto page = placed_page(open, actor, version, asked);
    json::array items;
    if (newest != nullptr) {
        show_items(call, open, *newest, page.items(), items);
    }
    using dossier::PlacementState;
    return json_response(200, {{"revision", open.dossier.revision},
                               {"version", version},
                               {"placed", page.count(PlacementState::placed)},
                               {"waiting", page.count(PlacementState::waiting)},
                               {"confirmed", page.count(PlacementState::confirmed)},
                               {"items", std::move(items)},
                               {"next_cursor", sealed(page.next())}});
}

}  // namespace phanbien::api
