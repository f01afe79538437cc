#include "web/api/difference_words.hpp"

#include <algorithm>
#include <charconv>
#include <map>

#include "engine/dossier/letterhead.hpp"
#include "web/api/words.hpp"

namespace phanbien::api {

namespace json = boost::json;
using dossier::Label;
using dossier::Meaning;
using dossier::Part;

namespace {

// The words of a list of ids that stand side by side.
template <class Word>
Label each_word(std::string_view joined, const Word& word) {
    Label out;
    while (!joined.empty()) {
        const auto id = joined.substr(0, joined.find(' '));
        joined.remove_prefix(std::min(joined.size(), id.size() + 1));
        const Label one = word(id);
        if (!one.vi.empty()) {
            out.vi += (out.vi.empty() ? "" : ", ") + one.vi;
            out.en += (out.en.empty() ? "" : ", ") + one.en;
        }
    }
    return out;
}

Label status_words(const std::string& status) {
    static const std::map<std::string_view, Label> words{
        {"accepted", {"đã ghi nhận", "taken note of"}},
        {"approved", {"đã duyệt", "approved"}},
        {"cancelled", {"đã hủy", "cancelled"}},
        {"completed", {"đã hoàn tất", "finished"}},
        {"given", {"đã trả lời", "given"}},
        {"open", {"đang mở", "open"}},
        {"refused", {"không duyệt", "refused"}},
        {"returned", {"bị trả lại", "sent back"}},
        {"running", {"đang duyệt", "running"}},
        {"sent_back", {"trả lại", "sent back"}},
        {"set_aside", {"để ngoài phạm vi", "set aside"}},
        {"waiting", {"chờ xác nhận vị trí", "place to be confirmed"}},
        {"withdrawn", {"đã rút", "withdrawn"}}};
    const auto known = words.find(status);
    return known == words.end() ? Label{status, status} : known->second;
}

const dossier::RouteRun* run_of(const dossier::RowKey& key, const DossierLook& look) {
    std::size_t place = 0;
    std::from_chars(key.id.data(), key.id.data() + key.id.size(), place);
    const auto& routes = look.open.dossier.routes;
    return key.part == Part::route && place < routes.size() ? &routes[place] : nullptr;
}

Label step_words(const dossier::RouteRun* run, std::string_view id) {
    const auto place = run == nullptr ? std::nullopt : run->progress.plan.step(std::string(id));
    if (!place) {
        return {std::string(id), std::string(id)};
    }
    const auto& words = run->progress.plan.steps[*place].label;
    return {words.vi, words.en};
}

Label value_words(const dossier::Member& member, const dossier::RowKey& key,
                  const DossierLook& look) {
    const auto& value = member.value;
    const auto& workflow = look.open.workflow;
    switch (member.meaning) {
        case Meaning::day:
            return {dossier::short_date(parse_date(value).value_or(Date{})), value};
        case Meaning::item: {
            const auto* item = workflow.item(member.name, value);
            return item == nullptr ? Label{value, value} : item->label;
        }
        case Meaning::organisation: {
            const auto name = DeskNames{look.desk}.organisation(OrganisationId(value));
            return {name, name};
        }
        case Meaning::states:
            return each_word(value, [&](std::string_view id) {
                const auto* state = workflow.state(id);
                return state == nullptr ? Label{} : state->label;
            });
        case Meaning::steps:
            return each_word(
                value, [&](std::string_view id) { return step_words(run_of(key, look), id); });
        case Meaning::status:
            return status_words(value);
        case Meaning::text:
        case Meaning::codes:
            break;
    }
    return {value, value};
}

json::value words_or_null(const dossier::Member& member, const dossier::RowKey& key,
                          const DossierLook& look) {
    return member.value.empty() ? json::value{}
                                : json::value(label(value_words(member, key, look)));
}

Label name_words(const dossier::Difference& it, const DossierLook& look) {
    if (it.key.part == Part::review) {
        const auto name = DeskNames{look.desk}.organisation(OrganisationId(it.name));
        return {name, name};
    }
    if (it.key.part == Part::task) {
        const auto* task = find_task(look.open.workflow, it.name);
        return task == nullptr ? Label{it.name, it.name} : task->label;
    }
    if (const auto* run = run_of(it.key, look)) {
        return {run->progress.plan.label.vi, run->progress.plan.label.en};
    }
    return {it.name, it.name};
}

// What was there at either moment counts as there.
bool may_see(const dossier::RowKey& key, const DossierLook& look) {
    const auto& access = look.open.access;
    const auto& dossier = look.open.dossier;
    switch (key.part) {
        case Part::version:
            return access.draft;
        case Part::document: {
            const auto found = std::ranges::find_if(
                dossier.documents, [&](const auto& it) { return it.attached.id.text() == key.id; });
            return found != dossier.documents.end() &&
                   dossier::may_read(*found, access, look.actor);
        }
        case Part::opinion: {
            const auto opinion = dossier.opinions.find(OpinionId(key.id));
            return opinion && dossier::may_read(*opinion, access, look.actor);
        }
        case Part::cluster:
            return access.opinions;
        case Part::recommendation:
        case Part::answer:
            return access.recommendations;
        case Part::objection:
            return access.opinions || access.recommendations;
        case Part::dossier:
        case Part::task:
        case Part::review:
        case Part::route:
            break;
    }
    return true;
}

// Into which recommendation or cluster an opinion went is not for everybody who may read it.
bool may_see_member(const dossier::RowKey& key, std::string_view member,
                    const dossier::Access& access) {
    if (key.part != Part::opinion) {
        return true;
    }
    return (member != "recommendation" || access.recommendations) &&
           (member != "cluster" || access.opinions);
}

json::array numbers(const std::vector<std::uint64_t>& sequences) {
    return json::array(sequences.begin(), sequences.end());
}

json::object member_json(std::string_view name, json::value before, json::value after) {
    return {{"name", name}, {"before", std::move(before)}, {"after", std::move(after)}};
}

json::object erasure_json(const DossierLook& after, const dossier::Event& event,
                          const dossier::Erased& erased) {
    std::string codes;
    for (const auto& id : erased.opinions) {
        const auto opinion = after.open.dossier.opinions.find(id);
        codes += (codes.empty() ? "" : ", ") + (opinion ? opinion->given.code : id.text());
    }
    const auto said = [](const std::string& words) {
        return words.empty() ? json::value{} : json::value(label({words, words}));
    };
    const auto files = erased.files.empty() ? std::string() : std::to_string(erased.files.size());
    json::array members{member_json("ground", {}, said(erased.ground)),
                        member_json("opinions", {}, said(codes)),
                        member_json("files", {}, said(files))};
    return {{"part", "erasure"},
            {"id", event.id.text()},
            {"name", label({codes, codes})},
            {"fate", dossier::name_of(dossier::Fate::added)},
            {"members", std::move(members)},
            {"events", numbers({event.sequence})}};
}

}  // namespace

json::array differences_json(const std::vector<dossier::Difference>& differences,
                             const DossierLook& before, const DossierLook& after) {
    json::array out;
    for (const auto& it : differences) {
        const auto& named_by = it.fate == dossier::Fate::gone ? before : after;
        if (!may_see(it.key, named_by)) {
            continue;
        }
        json::array members;
        for (const auto& member : it.members) {
            if (may_see_member(it.key, member.after.name, after.open.access)) {
                members.push_back(member_json(member.after.name,
                                              words_or_null(member.before, it.key, before),
                                              words_or_null(member.after, it.key, after)));
            }
        }
        if (members.empty() && it.fate == dossier::Fate::changed) {
            continue;  // in nothing that this person may see
        }
        out.push_back({{"part", dossier::name_of(it.key.part)},
                       {"id", it.key.id},
                       {"name", label(name_words(it, named_by))},
                       {"fate", dossier::name_of(it.fate)},
                       {"members", std::move(members)},
                       {"events", numbers(it.events)}});
    }
    return out;
}

json::array erasures_json(const DossierLook& after, const dossier::EventWalk& between) {
    json::array out;
    between([&](const dossier::Event& event) {
        if (const auto* erased = std::get_if<dossier::Erased>(&event.body)) {
            out.push_back(erasure_json(after, event, *erased));
        }
    });
    return out;
}

}  // namespace phanbien::api
