#include "web/api/carried_out.hpp"

#include <algorithm>

#include "engine/dossier/provision_order.hpp"
#include "engine/runtime/alignment_shelf.hpp"
#include "engine/text/diff.hpp"
#include "web/api/diff_json.hpp"
#include "web/api/provision_lines.hpp"

namespace phanbien::api {

namespace json = boost::json;

namespace {

constexpr std::size_t shown_paragraphs_max = 60;  // of one proposal

using Texts = std::map<std::string, std::vector<std::string>, std::less<>>;

// The lines of a provision with all below it; each that has an eId is noted on the way.
std::vector<std::string> collected(const document::Provision& provision, Texts& texts) {
    std::vector<std::string> lines;
    add_lines(head_of(provision), lines);
    add_lines(provision.text, lines);
    for (const auto& row : provision.rows) {
        lines.push_back(row_line(row));
    }
    for (const auto& child : provision.children) {
        std::ranges::move(collected(child, texts), std::back_inserter(lines));
    }
    if (!provision.eid.empty()) {
        texts.emplace(provision.eid, lines);
    }
    return lines;
}

json::array changed_paragraphs(const std::vector<text::ComparedParagraph>& compared) {
    json::array out;
    for (const auto& paragraph : compared) {
        if (paragraph.fate == text::ParagraphFate::kept || out.size() == shown_paragraphs_max) {
            continue;
        }
        out.push_back(pieces_json(paragraph));
    }
    return out;
}

}  // namespace

int criticised_version(const dossier::Recommendation& recommendation,
                       const dossier::Dossier& dossier) {
    int newest = 0;
    for (const auto& id : recommendation.made.opinions) {
        const auto* opinion = dossier.find(id);
        newest = std::max(newest, opinion == nullptr ? 0 : opinion->given.version);
    }
    return newest == 0 ? dossier::version_under_review(dossier) : newest;
}

int ChangeFinder::newest() const {
    const auto* current = open_.dossier.current_version();
    return current == nullptr ? 0 : current->added.number;
}

json::array ChangeFinder::proposals(const dossier::Recommendation& recommendation) {
    const auto& provision = recommendation.made.provision;
    const int before = criticised_version(recommendation, open_.dossier);
    json::array out;
    if (provision.eid.empty() || newest() <= before) {
        return out;
    }
    const auto& old_texts = texts_of(before);
    const auto& new_texts = texts_of(newest());
    const auto was = old_texts.find(provision.eid);
    const auto is = new_texts.find(provision.eid);
    if (was == old_texts.end()) {
        return out;
    }
    if (is == new_texts.end()) {
        out.push_back({{"eid", provision.eid},
                       {"label", provision.label},
                       {"fate", "removed"},
                       {"paragraphs", json::array()}});
        return out;
    }
    auto paragraphs = changed_paragraphs(text::compared(was->second, is->second));
    if (!paragraphs.empty()) {
        out.push_back({{"eid", provision.eid},
                       {"label", provision.label},
                       {"fate", "changed"},
                       {"paragraphs", std::move(paragraphs)}});
    }
    return out;
}

const Texts& ChangeFinder::texts_of(int version) {
    const auto [place, fresh] = texts_.try_emplace(version);
    const auto* known = open_.dossier.version(version);
    if (!fresh || known == nullptr) {
        return place->second;
    }
    const auto outline = runtime::outline_at(reading_, known->added.outline);
    for (const auto& provision : outline.provisions) {
        static_cast<void>(collected(provision, place->second));
    }
    return place->second;
}

}  // namespace phanbien::api
