#include "tests/reanchoring/editor.hpp"

#include <algorithm>
#include <cctype>
#include <functional>

#include "tests/reanchoring/edited_words.hpp"

namespace phanbien::tests {

namespace {

using document::Provision;
using document::ProvisionKind;

constexpr std::size_t piece_words = 5;  // least that a part of a split text has

EditedProvision copied(const Provision& from) {
    EditedProvision out{.own = from, .origins = {{.eid = from.eid}}, .children = {}};
    out.own.children.clear();
    for (const auto& child : from.children) {
        out.children.push_back(copied(child));
    }
    return out;
}

/// Whether `inner` is one of the lists that stand below the provisions of `outer`.
bool holds(const std::vector<EditedProvision>& outer, const std::vector<EditedProvision>& inner) {
    return std::ranges::any_of(outer, [&](const EditedProvision& it) {
        return &it.children == &inner || holds(it.children, inner);
    });
}

bool is_numbered(ProvisionKind kind) {
    return kind == ProvisionKind::article || kind == ProvisionKind::clause ||
           kind == ProvisionKind::point;
}

}  // namespace

Editor::Editor(const std::vector<Provision>& provisions, const std::vector<Provision>& foreign,
               std::mt19937_64& random)
    : random_(random) {
    const std::function<void(const std::vector<Provision>&)> know = [&](const auto& list) {
        for (const auto& it : list) {
            ++texts_[tree_text(it)];
            old_texts_[it.eid] = it.text;
            know(it.children);
        }
    };
    know(provisions);
    for (const auto& it : provisions) {
        roots_.push_back(copied(it));
    }
    const std::function<void(const std::vector<Provision>&)> read = [&](const auto& list) {
        for (const auto& it : list) {
            if (is_numbered(it.kind)) {
                foreign_.push_back(&it);
            }
            for (const auto& word : split_words(it.text)) {
                words_.push_back(word);
            }
            read(it.children);
        }
    };
    read(foreign);
}

std::size_t Editor::below(std::size_t count) {
    return static_cast<std::size_t>(random_() % count);
}

double Editor::share() {
    return static_cast<double>(random_() % 10'000) / 10'000.0;
}

std::vector<Editor::Spot> Editor::spots() {
    std::vector<Spot> out;
    const std::function<void(List&, ProvisionKind)> list = [&](List& of, ProvisionKind above) {
        for (std::size_t i = 0; i < of.size(); ++i) {
            out.push_back({&of, i, above});
            list(of[i].children, of[i].own.kind);
        }
    };
    list(roots_, ProvisionKind::preamble);
    return out;
}

template <class Wanted>
Editor::Spot* Editor::any(std::vector<Spot>& among, Wanted wanted) {
    std::vector<Spot*> fit;
    for (auto& it : among) {
        if (wanted(it)) {
            fit.push_back(&it);
        }
    }
    return fit.empty() ? nullptr : fit[below(fit.size())];
}

bool Editor::is_twin(const EditedProvision& it) const {
    const auto found = texts_.find(tree_text(it));
    return found != texts_.end() && found->second > 1;
}

std::string Editor::foreign_words(std::size_t count) {
    std::vector<std::string> out;
    const auto from = below(words_.size() - count);
    for (std::size_t i = 0; i < count; ++i) {
        if (words_[from + i] != "\n") {
            out.push_back(words_[from + i]);
        }
    }
    return joined_words(out);
}

// Phrases are left out, put in or replaced until that share of the words has gone.
std::string Editor::reworded(const std::string& text, double rate) {
    auto words = split_words(text);
    auto left = static_cast<std::ptrdiff_t>(static_cast<double>(words.size()) * rate) + 1;
    while (left > 0 && words.size() > 2) {
        const auto length = std::min<std::size_t>(1 + below(5), words.size() - 2);
        const auto at = below(words.size() - length + 1);
        const auto begin = words.begin() + static_cast<std::ptrdiff_t>(at);
        const auto what = below(3);
        if (what != 0) {
            words.erase(begin, begin + static_cast<std::ptrdiff_t>(length));
        }
        if (what != 1) {
            const auto come = split_words(foreign_words(1 + below(5)));
            words.insert(words.begin() + static_cast<std::ptrdiff_t>(at), come.begin(), come.end());
        }
        left -= static_cast<std::ptrdiff_t>(length);
    }
    return joined_words(words);
}

void Editor::note(const EditedProvision& it, const std::string& what) {
    for (const auto& origin : it.origins) {
        out_.edits_of[origin.eid].push_back(what);
    }
    out_.edits.push_back(what + " " + (it.origins.empty() ? "new" : it.origins.front().eid));
    const std::function<void(const List&)> inside = [&](const List& list) {
        for (const auto& child : list) {
            for (const auto& origin : child.origins) {
                out_.edits_of[origin.eid].push_back(what + " around");
            }
            inside(child.children);
        }
    };
    if (what != "reword") {
        inside(it.children);
    }
}

// Behind these bytes a text may be cut: after a sentence, else after a semicolon or comma.
std::vector<std::size_t> Editor::seams(const std::string& text) {
    for (const auto* signs : {".", ";:", ","}) {
        std::vector<std::size_t> out;
        for (std::size_t i = 1; i + 1 < text.size(); ++i) {
            const bool sign = std::string_view(signs).find(text[i]) != std::string_view::npos;
            if (sign && (text[i + 1] == ' ' || text[i + 1] == '\n') &&
                count_words(text.substr(0, i + 1)) >= piece_words &&
                count_words(text.substr(i + 1)) >= piece_words) {
                out.push_back(i + 1);
            }
        }
        if (!out.empty()) {
            return out;
        }
    }
    return {};
}

bool Editor::insert() {
    auto all = spots();
    auto* spot = any(all, [](const Spot& it) { return is_numbered(it.it().own.kind); });
    if (spot == nullptr || foreign_.empty()) {
        return false;
    }
    const auto& from = *foreign_[below(foreign_.size())];
    if (texts_.contains(tree_text(from))) {
        return false;  // another edition of the same law: it would be no new provision
    }
    EditedProvision fresh{.own = from, .origins = {}, .children = {}, .fresh = true};
    fresh.own.children.clear();
    fresh.own.kind = spot->it().own.kind;
    if (fresh.own.kind != ProvisionKind::article) {
        fresh.own.heading.clear();
    }
    if (fresh.own.text.empty()) {
        fresh.own.text = foreign_words(20 + below(30));
    }
    out_.edits.push_back("insert");
    const auto at = spot->at + below(2);
    spot->list->insert(spot->list->begin() + static_cast<std::ptrdiff_t>(at), std::move(fresh));
    return true;
}

bool Editor::insert_copy() {
    auto all = spots();
    auto* spot = any(all, [](const Spot& it) {
        return is_numbered(it.it().own.kind) && !it.it().tied && it.it().children.empty() &&
               count_words(it.it().own.text) > piece_words;
    });
    if (spot == nullptr) {
        return false;
    }
    spot->it().tied = true;
    note(spot->it(), "copied");
    EditedProvision fresh{.own = spot->it().own, .origins = {}, .children = {}, .fresh = true};
    fresh.own.text = reworded(fresh.own.text, 0.1 + 0.3 * share());
    fresh.tied = true;
    const auto at = spot->at + below(2);
    spot->list->insert(spot->list->begin() + static_cast<std::ptrdiff_t>(at), std::move(fresh));
    return true;
}

bool Editor::remove() {
    auto all = spots();
    auto* spot = any(all, [](const Spot& it) {
        const std::function<bool(const EditedProvision&)> is_free = [&](const auto& one) {
            return !one.tied && std::ranges::all_of(one.children, is_free);
        };
        return is_numbered(it.it().own.kind) && is_free(it.it()) && it.list->size() > 1;
    });
    if (spot == nullptr) {
        return false;
    }
    note(spot->it(), "delete");
    spot->list->erase(spot->list->begin() + static_cast<std::ptrdiff_t>(spot->at));
    return true;
}

bool Editor::reword() {
    auto all = spots();
    auto* spot = any(all, [](const Spot& it) {
        return is_numbered(it.it().own.kind) && count_words(it.it().own.text) > 2;
    });
    if (spot == nullptr) {
        return false;
    }
    auto& it = spot->it();
    it.own.text = reworded(it.own.text, 0.03 + 0.42 * share() * share());
    if (!it.own.heading.empty() && below(3) == 0) {
        it.own.heading = reworded(it.own.heading, 0.3);
    }
    note(it, "reword");
    return true;
}

bool Editor::move() {
    auto all = spots();
    auto* from = any(all, [&](const Spot& it) {
        return is_numbered(it.it().own.kind) && it.list->size() > 1 && !is_twin(it.it());
    });
    if (from == nullptr) {
        return false;
    }
    const auto kind = from->it().own.kind;
    const bool near = below(2) == 0;
    // Not into itself: its insides are of lower kinds.
    auto* to = any(all, [&](const Spot& it) {
        const bool same_list = it.list == from->list;
        return it.it().own.kind == kind && (near ? same_list && it.at != from->at : !same_list);
    });
    if (to == nullptr) {
        return false;
    }
    note(from->it(), "move");
    auto moved = std::move(from->it());
    moved.fresh = true;
    auto at = to->at + below(2);
    const auto take_out = [&] {
        from->list->erase(from->list->begin() + static_cast<std::ptrdiff_t>(from->at));
    };
    const auto put_in = [&] {
        to->list->insert(to->list->begin() + static_cast<std::ptrdiff_t>(at), std::move(moved));
    };
    // The inner list first: what is put into or taken out of the outer one moves it.
    if (to->list != from->list && !holds(*to->list, *from->list)) {
        put_in();
        take_out();
        return true;
    }
    at -= to->list == from->list && at > from->at ? 1 : 0;
    take_out();
    put_in();
    return true;
}

bool Editor::split_text() {
    auto all = spots();
    auto* spot = any(all, [](const Spot& it) {
        return (it.it().own.kind == ProvisionKind::clause ||
                it.it().own.kind == ProvisionKind::point) &&
               !it.it().tied && it.it().children.empty() && it.it().origins.size() == 1 &&
               !seams(it.it().own.text).empty();
    });
    // Bytes are those of the old text, so that it must still be that.
    if (spot == nullptr || old_texts_[spot->it().origins.front().eid] != spot->it().own.text) {
        return false;
    }
    auto& first = spot->it();
    const auto old = first.own.text;
    const auto places = seams(old);
    const auto cut = places[below(places.size())];
    EditedProvision second{
        .own = first.own, .origins = first.origins, .children = {}, .fresh = true};
    first.own.text = old.substr(0, cut);
    second.own.text = old.substr(cut + 1);
    second.own.heading.clear();
    first.origins.front().end = cut;
    second.origins.front().begin = cut;
    first.tied = second.tied = true;
    note(first, "split");
    spot->list->insert(spot->list->begin() + static_cast<std::ptrdiff_t>(spot->at + 1),
                       std::move(second));
    return true;
}

bool Editor::split_article() {
    auto all = spots();
    auto* spot = any(all, [](const Spot& it) {
        return it.it().own.kind == ProvisionKind::article && !it.it().tied &&
               it.it().children.size() >= 2;
    });
    if (spot == nullptr) {
        return false;
    }
    auto& first = spot->it();
    EditedProvision second{
        .own = first.own, .origins = first.origins, .children = {}, .fresh = true};
    second.own.text.clear();
    second.own.heading = below(2) == 0 ? first.own.heading : foreign_words(8);
    const auto kept = 1 + below(first.children.size() - 1);
    const auto cut = first.children.begin() + static_cast<std::ptrdiff_t>(kept);
    note(first, "split article");
    second.children.assign(std::make_move_iterator(cut),
                           std::make_move_iterator(first.children.end()));
    first.children.erase(cut, first.children.end());
    first.tied = second.tied = true;
    // What was said of words of its own stays where these stay.
    for (auto& origin : second.origins) {
        origin.begin = origin.end = no_words;
    }
    spot->list->insert(spot->list->begin() + static_cast<std::ptrdiff_t>(spot->at + 1),
                       std::move(second));
    return true;
}

bool Editor::merge() {
    auto all = spots();
    auto* spot = any(all, [](const Spot& it) {
        if (!is_numbered(it.it().own.kind) || it.at + 1 >= it.list->size()) {
            return false;
        }
        const auto& next = (*it.list)[it.at + 1];
        return next.own.kind == it.it().own.kind && !next.tied && !it.it().tied &&
               next.children.empty() == it.it().children.empty();
    });
    if (spot == nullptr) {
        return false;
    }
    auto second = std::move((*spot->list)[spot->at + 1]);
    spot->list->erase(spot->list->begin() + static_cast<std::ptrdiff_t>(spot->at + 1));
    auto& into = spot->it();
    note(into, "merge");
    note(second, "merge");
    into.own.text += into.own.text.empty() || second.own.text.empty() ? "" : " ";
    into.own.text += second.own.text;
    if (!second.own.heading.empty() && below(2) == 0) {
        into.own.heading += " và " + second.own.heading;
    }
    into.origins.insert(into.origins.end(), second.origins.begin(), second.origins.end());
    for (auto& child : second.children) {
        child.fresh = true;
        into.children.push_back(std::move(child));
    }
    into.tied = true;
    return true;
}

bool Editor::promote() {
    auto all = spots();
    auto* clause = any(all, [&](const Spot& it) {
        return it.it().own.kind == ProvisionKind::clause && it.above == ProvisionKind::article &&
               it.it().children.empty() && it.list->size() > 2 && !it.it().tied &&
               !is_twin(it.it());
    });
    if (clause == nullptr) {
        return false;
    }
    auto* article = any(all, [&](const Spot& it) { return &it.it().children == clause->list; });
    if (article == nullptr) {
        return false;
    }
    note(clause->it(), "promote");
    auto moved = std::move(clause->it());
    clause->list->erase(clause->list->begin() + static_cast<std::ptrdiff_t>(clause->at));
    moved.own.kind = ProvisionKind::article;
    moved.own.heading = below(2) == 0 ? foreign_words(6) : "";
    moved.fresh = true;
    article->list->insert(article->list->begin() + static_cast<std::ptrdiff_t>(article->at + 1),
                          std::move(moved));
    return true;
}

bool Editor::flatten() {
    auto all = spots();
    auto* spot = any(all, [](const Spot& it) {
        return it.it().own.kind == ProvisionKind::clause && !it.it().tied &&
               !it.it().children.empty() &&
               std::ranges::all_of(it.it().children, [](const EditedProvision& child) {
                   return child.own.kind == ProvisionKind::point && child.children.empty() &&
                          !child.tied;
               });
    });
    if (spot == nullptr) {
        return false;
    }
    auto& clause = spot->it();
    note(clause, "flatten");
    for (const auto& child : clause.children) {
        clause.own.text += " " + child.own.text;
        clause.origins.insert(clause.origins.end(), child.origins.begin(), child.origins.end());
    }
    clause.children.clear();
    clause.tied = true;
    return true;
}

bool Editor::swap_similar() {
    auto all = spots();
    std::erase_if(all, [&](const Spot& it) {
        return !is_numbered(it.it().own.kind) || is_twin(it.it()) ||
               count_words(tree_text(it.it())) < piece_words;
    });
    std::vector<std::string> texts;
    for (const auto& it : all) {
        texts.push_back(tree_text(it.it()));
    }
    double best = 0;
    std::pair<std::size_t, std::size_t> pair;
    for (int tries = 0; tries < 300 && all.size() > 1; ++tries) {
        const auto one = below(all.size());
        const auto other =
            tries % 2 == 0 ? std::min(one + 1 + below(4), all.size() - 1) : below(all.size());
        if (one == other || all[one].it().own.kind != all[other].it().own.kind) {
            continue;
        }
        const auto like = words_shared(texts[one], texts[other]);
        if (like > best && like < 1) {
            best = like;
            pair = {one, other};
        }
    }
    if (best < 0.3) {
        return false;
    }
    auto& one = all[pair.first].it();
    auto& other = all[pair.second].it();
    note(one, "swap");
    note(other, "swap");
    std::swap(one, other);
    std::swap(one.fresh, other.fresh);
    std::swap(one.own.number, other.own.number);
    if (below(3) == 0) {
        one.own.text = reworded(one.own.text, 0.15 * share());
        other.own.text = reworded(other.own.text, 0.15 * share());
    }
    return true;
}

void Editor::follow_references() {
    const auto followed = [&](const std::string& text) {
        const std::string word = "Điều ";
        std::string out;
        std::size_t at = 0;
        for (auto found = text.find(word); found != std::string::npos;
             found = text.find(word, at)) {
            auto end = found + word.size();
            while (end < text.size() && std::isdigit(static_cast<unsigned char>(text[end])) != 0) {
                ++end;
            }
            const auto known = renumbered_.find(text.substr(found, end - found));
            out += text.substr(at, found - at);
            out += known == renumbered_.end() ? text.substr(found, end - found) : known->second;
            at = end;
        }
        return out + text.substr(at);
    };
    const std::function<void(List&)> follow = [&](List& list) {
        for (auto& it : list) {
            it.own.text = followed(it.own.text);
            follow(it.children);
        }
    };
    follow(roots_);
}

}  // namespace phanbien::tests
