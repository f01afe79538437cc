// Opinions and recommendations in the newest version: which wait for a person, with both texts and
// what else they might be.
#include <algorithm>
#include <charconv>

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
    std::size_t ordinal = 0;  // the same whatever else is placed, given or confirmed meanwhile
    const dossier::Placement* placement = nullptr;
    const dossier::Opinion* opinion = nullptr;  // one of the two
    const dossier::Recommendation* recommendation = nullptr;

    std::string quote() const { return opinion == nullptr ? "" : opinion->given.quote; }
    document::Anchor anchor() const {
        document::Anchor out{.eid = placement->made.from.eid};
        if (opinion != nullptr) {
            out.quote = opinion->given.quote;
            out.prefix = opinion->given.selection.prefix;
            out.suffix = opinion->given.selection.suffix;
        }
        return out;
    }
};

std::vector<PlacedItem> placed_items(const OpenDossier& open, const people::Actor& actor,
                                     int version) {
    std::vector<PlacedItem> out;
    for (std::size_t i = 0; i < open.dossier.opinions.size(); ++i) {
        const auto& opinion = open.dossier.opinions[i];
        if (opinion.placement && opinion.placement->version == version &&
            opinion.status != dossier::OpinionStatus::withdrawn &&
            dossier::may_read(opinion, open.access, actor)) {
            out.push_back({.ordinal = i, .placement = &*opinion.placement, .opinion = &opinion});
        }
    }
    for (std::size_t i = 0; i < open.dossier.recommendations.size(); ++i) {
        const auto& recommendation = open.dossier.recommendations[i];
        if (recommendation.placement && recommendation.placement->version == version &&
            !recommendation.dropped && open.access.recommendations) {
            out.push_back({.ordinal = first_recommendation + i,
                           .placement = &*recommendation.placement,
                           .recommendation = &recommendation});
        }
    }
    return out;
}

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
    const auto* opinion = item.opinion;
    const auto* recommendation = item.recommendation;
    const auto& made = item.placement->made;
    json::object out{{"opinion", opinion ? opinion->given.id.text() : ""},
                     {"recommendation", recommendation ? recommendation->made.id.text() : ""},
                     {"code", opinion ? opinion->given.code : recommendation->made.code},
                     {"text", opinion ? opinion->given.text : recommendation->made.text},
                     {"quote", item.quote()},
                     {"placement", placement_json(desk, *item.placement)},
                     {"from_text", provision_text(made.from, pair.order_before())},
                     {"to_text", provision_text(item.placement->provision, pair.order_after())}};
    const bool waits = item.placement->state == dossier::PlacementState::waiting;
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
    const auto cursor = in.cursor();
    std::from_chars(cursor.data(), cursor.data() + cursor.size(), out.from);
    out.limit = in.limit();
    if (auto problem = in.finish()) {
        return *std::move(problem);
    }
    return out;
}

// Takes those off the list that are not on the page; returns the cursor of the next one.
std::string cut_to_page(std::vector<PlacedItem>& items, const PlacementsAsked& asked) {
    std::erase_if(items, [&](const PlacedItem& item) {
        return item.ordinal < asked.from || (asked.state && item.placement->state != *asked.state);
    });
    if (items.size() <= asked.limit) {
        return {};
    }
    auto next = std::to_string(items[asked.limit].ordinal);
    items.resize(asked.limit);
    return next;
}

// Those of one older version are shown from one alignment.
void show_items(Call& call, const OpenDossier& open, const dossier::Version& newest,
                const std::vector<PlacedItem>& items, json::array& out) {
    std::map<int, std::vector<std::pair<std::size_t, PlacedItem>>> by_version;
    for (std::size_t i = 0; i < items.size(); ++i) {
        by_version[items[i].placement->made.from_version].emplace_back(i, items[i]);
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
    json::array items;
    std::string next;
    std::map<std::string_view, int> counts{{"placed", 0}, {"waiting", 0}, {"confirmed", 0}};
    if (newest != nullptr) {
        auto all = placed_items(open, actor, newest->added.number);
        for (const auto& item : all) {
            ++counts[state_name(item.placement->state)];
        }
        next = cut_to_page(all, asked);
        show_items(call, open, *newest, all, items);
    }
    return json_response(200, {{"revision", open.dossier.revision},
                               {"version", newest == nullptr ? 0 : newest->added.number},
                               {"placed", counts["placed"]},
                               {"waiting", counts["waiting"]},
                               {"confirmed", counts["confirmed"]},
                               {"items", std::move(items)},
                               {"next_cursor", sealed(next)}});
}

}  // namespace phanbien::api
