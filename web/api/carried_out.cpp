#include "web/api/carried_out.hpp"

#include <algorithm>

#include "engine/dossier/provision_order.hpp"
#include "engine/text/diff.hpp"
#include "web/api/diff_json.hpp"
#include "web/api/version_text.hpp"

namespace phanbien::api {

namespace json = boost::json;

namespace {

constexpr std::size_t shown_paragraphs_max = 60;  // of one proposal

std::string member(const json::object& node, std::string_view name) {
    const auto* found = node.if_contains(json::string_view(name.data(), name.size()));
    const auto* text = found == nullptr ? nullptr : found->if_string();
    return text == nullptr ? std::string() : std::string(text->data(), text->size());
}

void add_lines_of(const std::string& text, std::vector<std::string>& out) {
    for (std::size_t at = 0; at < text.size();) {
        const auto end = std::min(text.find('\n', at), text.size());
        if (end > at) {
            out.push_back(text.substr(at, end - at));
        }
        at = end + 1;
    }
}

// A table's rows, one a line.
void add_rows_of(const json::object& node, std::vector<std::string>& out) {
    const auto* rows = node.if_contains("rows");
    if (rows == nullptr || !rows->is_array()) {
        return;
    }
    for (const auto& row : rows->get_array()) {
        std::string line;
        for (const auto& cell : row.get_array()) {
            const auto& words = cell.get_string();
            line.append(line.empty() ? "" : " | ").append(words.data(), words.size());
        }
        std::ranges::replace(line, '\n', ' ');
        out.push_back(std::move(line));
    }
}

using Texts = std::map<std::string, std::vector<std::string>, std::less<>>;

// The lines of a node with all below it; each node that has an eId is noted on the way.
std::vector<std::string> collected(const json::object& node, Texts& texts) {
    std::vector<std::string> lines;
    const auto heading = member(node, "heading");
    const auto label = member(node, "label");
    add_lines_of(label + (label.empty() || heading.empty() ? "" : ". ") + heading, lines);
    add_lines_of(member(node, "text"), lines);
    add_rows_of(node, lines);
    if (const auto* children = node.if_contains("children"); children && children->is_array()) {
        for (const auto& child : children->get_array()) {
            std::ranges::move(collected(child.as_object(), texts), std::back_inserter(lines));
        }
    }
    if (auto eid = member(node, "eid"); !eid.empty()) {
        texts.emplace(std::move(eid), lines);
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
    const auto outline = stored_outline(reading_, *known);
    for (const auto& node : outline.at("provisions").as_array()) {
        static_cast<void>(collected(node.as_object(), place->second));
    }
    return place->second;
}

}  // namespace phanbien::api
