#include "adapters/storage/text_tables.hpp"

#include <algorithm>
#include <charconv>
#include <limits>
#include <map>

#include "adapters/storage/text_marks.hpp"
#include "engine/text/fold.hpp"

namespace phanbien::storage {

namespace {

using runtime::TextFit;
using runtime::TextQuestion;

// Of so many dossiers the index itself is asked; whoever may find more finds enough by the way.
constexpr std::size_t findable_named_max = 64;
constexpr std::int64_t latest_id = std::numeric_limits<std::int64_t>::max();

// Before 1970 and after the year 2255 there are no ids: such days bound a search as those do.
std::int64_t first_id_of(Instant at) {
    constexpr std::int64_t most = latest_id / dossier::text_places_max;
    return std::clamp<std::int64_t>(at.time_since_epoch().count(), 0, most) *
           dossier::text_places_max;
}

Instant time_of(std::int64_t id) {
    return Instant(std::chrono::microseconds(id / dossier::text_places_max));
}

// "<fit>.<id>": the last hit that was looked at.
struct Place {
    int fit = 0;
    std::int64_t before = latest_id;
};

Place place_from(std::string_view text) {
    Place place;
    const auto dot = text.find('.');
    if (dot == std::string_view::npos) {
        return place;
    }
    const auto* middle = text.data() + dot;
    const auto* end = text.data() + text.size();
    const auto [fit_end, fit_error] = std::from_chars(text.data(), middle, place.fit);
    const auto [id_end, id_error] = std::from_chars(middle + 1, end, place.before);
    const bool is_one = fit_error == std::errc() && fit_end == middle && id_error == std::errc() &&
                        id_end == end && place.fit >= 0 && place.fit <= 2;
    return is_one ? place : Place{};
}

std::string text_of(int fit, std::int64_t id) {
    return std::to_string(fit) + "." + std::to_string(id);
}

runtime::TextHit hit_of(SearchedText found, int fit) {
    const auto kind = dossier::text_kind(found.kind);
    return {.dossier = std::move(found.dossier),
            .row = {.kind = kind.value_or(dossier::TextKind::draft),
                    .item = std::move(found.item),
                    .version = found.version,
                    .code = std::move(found.code),
                    .provision = {std::move(found.eid), std::move(found.label)},
                    .speaker = {std::move(found.organisation), std::move(found.name)},
                    .at = time_of(found.id),
                    .place = static_cast<int>(found.id % dossier::text_places_max),
                    .words = std::move(found.words)},
            .fit = static_cast<TextFit>(fit),
            .cursor = text_of(fit, found.id)};
}

std::int64_t id_of(const dossier::TextRow& row) {
    return first_id_of(row.at) + row.place;
}

SearchedText searched_text(const DossierId& dossier, const dossier::TextRow& row) {
    return {.id = id_of(row),
            .dossier = dossier,
            .kind = std::string(dossier::name_of(row.kind)),
            .item = row.item,
            .version = row.version,
            .code = row.code,
            .eid = row.provision.eid,
            .label = row.provision.label,
            .organisation = row.speaker.organisation,
            .name = row.speaker.name,
            .words = row.words};
}

TextWords text_words(const DossierId& dossier, const dossier::TextRow& row,
                     const std::string& who) {
    auto exact = text::fold_spelling(row.code + "\n" + row.words);
    auto folded = text::marks_off(exact);
    return {.exact = std::move(exact),
            .folded = std::move(folded),
            .who = text::fold_marks(who),
            .marks = marks_of(dossier, row)};
}

}  // namespace

TextTables::TextTables(Connection& connection, TextIndex& index)
    : index_version(connection, "SELECT version FROM text_index"),
      forget_index_version(connection, "DELETE FROM text_index"),
      put_index_version(connection, "INSERT INTO text_index (version) VALUES (:version)"),
      index_(index),
      findable_(connection,
                "SELECT p.dossier FROM dossier_party p WHERE " + opened_by_a_role() +
                    " AND p.organisation = :party UNION SELECT dossier FROM text_reader WHERE "
                    "username = :username LIMIT :count_max"),
      id_of_(connection,
             "SELECT id FROM searched_text WHERE dossier = :dossier AND kind = :kind AND item = "
             ":item"),
      ids_(connection, "SELECT id FROM searched_text WHERE dossier = :dossier"),
      draft_ids_(connection,
                 "SELECT id FROM searched_text WHERE dossier = :dossier AND kind = 'draft'"),
      put_text_(connection, insertion("searched_text",
                                      "id# dossier kind item version# code eid label organisation "
                                      "name words")),
      held_(connection,
            "SELECT t.id, t.dossier, t.kind, t.item, t.version, t.code, t.eid, t.label, "
            "t.organisation, t.name, t.words, COALESCE(w.exact, ''), COALESCE(w.folded, ''), "
            "COALESCE(w.who, ''), COALESCE(w.marks, '') FROM searched_text t "
            "LEFT JOIN text_word w ON w.rowid = t.id WHERE t.dossier = :dossier ORDER BY t.id"),
      readers_(connection,
               "SELECT username FROM text_reader WHERE dossier = :dossier ORDER BY username"),
      remove_text_(connection, "DELETE FROM searched_text WHERE id = :id"),
      remove_words_(connection, "DELETE FROM text_word WHERE rowid = :id"),
      forget_readers_(connection, "DELETE FROM text_reader WHERE dossier = :dossier"),
      put_reader_(connection,
                  "INSERT INTO text_reader (dossier, username) VALUES (:dossier, :username)") {}

runtime::TextPage TextTables::search(const TextQuestion& question) {
    const auto limit = std::clamp<std::size_t>(question.limit, 1, 200);
    const auto& actor = question.actor;
    TextReach reach{.before = 0,
                    .earliest = question.from ? first_id_of(*question.from) : 0,
                    .everything = question.sees_all ? 1 : 0,
                    .openings = role_patterns(actor),
                    .party = actor.organisation,
                    .username = actor.username};
    const auto behind = question.until ? first_id_of(*question.until) : latest_id;
    const auto start = place_from(question.cursor);
    runtime::TextPage page;
    std::vector<DossierId> within;
    if (!question.sees_all && question.dossier.empty()) {
        within = findable_.all(reach.openings, reach.party, reach.username, findable_named_max + 1);
        if (within.empty()) {
            return page;
        }
        if (within.size() > findable_named_max) {
            within.clear();
        }
    }
    for (int fit = start.fit; fit <= static_cast<int>(TextFit::letters); ++fit) {
        reach.before = fit == start.fit ? std::min(start.before, behind) : behind;
        // One row more than asked tells whether there is another page.
        auto rows = index_.matching(question, static_cast<TextFit>(fit), within, reach,
                                    limit + 1 - page.hits.size());
        for (auto& row : rows) {
            page.hits.push_back(hit_of(std::move(row), fit));
        }
        if (page.hits.size() > limit) {
            page.hits.pop_back();
            page.more = true;
            return page;
        }
    }
    return page;
}

void TextTables::change(const DossierId& dossier, const dossier::TextChanges& changes,
                        const std::vector<std::string>& who) {
    if (changes.drafts_replaced) {
        for (const auto id : draft_ids_.all(dossier)) {
            remove_words_.run(id);
            remove_text_.run(id);
        }
    }
    for (const auto& key : changes.gone) {
        remove(dossier, dossier::name_of(key.kind), key.item);
    }
    for (std::size_t i = 0; i < changes.put.size(); ++i) {
        put(dossier, changes.put[i], who.at(i));
    }
    if (changes.readers) {
        forget_readers_.run(dossier);
        for (const auto& username : *changes.readers) {
            put_reader_.run(dossier, username);
        }
    }
}

void TextTables::put(const DossierId& dossier, const dossier::TextRow& row,
                     const std::string& who) {
    const auto id = id_of(row);
    const std::string kind(dossier::name_of(row.kind));
    if (!row.is_new) {
        remove(dossier, kind, row.item);
    }
    put_text_.run(id, dossier, kind, row.item, row.version, row.code, row.provision.eid,
                  row.provision.label, row.speaker.organisation, row.speaker.name, row.words);
    index_.put(id, text_words(dossier, row, who));
}

bool TextTables::holds(const DossierId& dossier, const dossier::TextChanges& all,
                       const std::vector<std::string>& who) {
    std::map<std::int64_t, std::tuple<SearchedText, TextWords>> wanted;
    for (std::size_t i = 0; i < all.put.size(); ++i) {
        auto text = searched_text(dossier, all.put[i]);
        const auto id = text.id;
        auto words = words_alone(text_words(dossier, all.put[i], who.at(i)));
        wanted.emplace(id, std::tuple(std::move(text), std::move(words)));
    }
    auto held = held_.all(dossier);
    for (auto& row : held) {
        auto& words = std::get<TextWords>(row);
        words = words_alone(std::move(words));
    }
    return wanted.size() == all.put.size() &&
           std::ranges::equal(held, wanted, {}, {}, [](const auto& it) { return it.second; }) &&
           readers_.all(dossier) == all.readers.value_or(std::vector<std::string>{});
}

void TextTables::remove(const DossierId& dossier, std::string_view kind, const std::string& item) {
    for (const auto id : id_of_.all(dossier, std::string(kind), item)) {
        remove_words_.run(id);
        remove_text_.run(id);
    }
}

void TextTables::forget(const DossierId& dossier) {
    for (const auto id : ids_.all(dossier)) {
        remove_words_.run(id);
        remove_text_.run(id);
    }
    forget_readers_.run(dossier);
}

}  // namespace phanbien::storage
