#include "tests/reanchoring/edited_version.hpp"

#include <algorithm>
#include <functional>

#include "engine/document/eid.hpp"
#include "tests/reanchoring/editor.hpp"

namespace phanbien::tests {

namespace {

using document::Provision;
using document::ProvisionKind;

Provision built(const EditedProvision& from) {
    auto out = from.own;
    for (const auto& child : from.children) {
        out.children.push_back(built(child));
    }
    return out;
}

bool holds_part_of(const EditedProvision& it, const std::string& eid) {
    return std::ranges::any_of(it.children, [&](const EditedProvision& child) {
        return holds_part_of(child, eid) ||
               std::ranges::any_of(child.origins, [&](const Origin& origin) {
                   return origin.eid.starts_with(eid + "__");
               });
    });
}

void tell_truth(const EditedProvision& from, const Provision& now, EditedVersion& out) {
    for (const auto& origin : from.origins) {
        // What was divided off an article and then exchanged for something else is no part of it.
        if (origin.begin == no_words && !holds_part_of(from, origin.eid)) {
            continue;
        }
        out.truth[origin.eid].push_back({now.eid, origin.begin, origin.end});
    }
    for (std::size_t i = 0; i < from.children.size(); ++i) {
        tell_truth(from.children[i], now.children[i], out);
    }
}

std::string letter(std::size_t place) {
    static const std::vector<std::string> letters{"a", "b", "c", "d", "đ", "e", "g", "h",
                                                  "i", "k", "l", "m", "n", "o", "p", "q",
                                                  "r", "s", "t", "u", "v", "x", "y"};
    return place < letters.size() ? letters[place]
                                  : letters[place % letters.size()] + std::to_string(place);
}

std::string roman(std::size_t number) {
    static const std::vector<std::pair<std::size_t, std::string>> signs{
        {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}};
    std::string out;
    for (const auto& [value, sign] : signs) {
        for (; number >= value; number -= value) {
            out += sign;
        }
    }
    return out;
}

std::string word_for(ProvisionKind kind) {
    switch (kind) {
        case ProvisionKind::chapter:
            return "Chương ";
        case ProvisionKind::article:
            return "Điều ";
        case ProvisionKind::clause:
            return "Khoản ";
        case ProvisionKind::point:
            return "Điểm ";
        default:
            return "";
    }
}

// Numbers of one kind in one sequence.
class Numbering {
  public:
    explicit Numbering(bool anew) : anew_(anew) {}

    void give(EditedProvision& it) {
        const auto kind = it.own.kind;
        const auto word = word_for(kind);
        if (word.empty()) {
            return;
        }
        ++count_;
        if (anew_) {
            it.own.number = kind == ProvisionKind::chapter ? roman(count_)
                            : kind == ProvisionKind::point ? letter(count_ - 1)
                                                           : std::to_string(count_);
        } else if (it.fresh) {
            it.own.number = base_ + letter(inserted_++);
        } else {
            base_ = it.own.number;
            inserted_ = 0;
        }
        it.own.label = word + it.own.number;
    }

  private:
    bool anew_;
    std::size_t count_ = 0;
    std::size_t inserted_ = 0;
    std::string base_ = "0";
};

void number_in(std::vector<EditedProvision>& list, bool anew, Numbering& articles) {
    Numbering chapters(anew);
    Numbering others(anew);
    for (auto& it : list) {
        const bool article = it.own.kind == ProvisionKind::article;
        const bool chapter = it.own.kind == ProvisionKind::chapter;
        (article ? articles : chapter ? chapters : others).give(it);
        Numbering of_annex(anew);
        number_in(it.children, anew, it.own.kind == ProvisionKind::annex ? of_annex : articles);
    }
}

}  // namespace

void Editor::number(bool anew) {
    std::map<const EditedProvision*, std::string> old;
    const std::function<void(const List&)> remember = [&](const List& list) {
        for (const auto& it : list) {
            if (it.own.kind == ProvisionKind::article) {
                old[&it] = it.own.number;
            }
            remember(it.children);
        }
    };
    remember(roots_);
    Numbering articles(anew);
    number_in(roots_, anew, articles);
    for (const auto& [it, number] : old) {
        if (!it->fresh) {
            renumbered_["Điều " + number] = "Điều " + it->own.number;
        }
    }
}

EditedVersion Editor::result() {
    for (const auto& root : roots_) {
        out_.provisions.push_back(built(root));
    }
    document::assign_ids(out_.provisions);
    for (std::size_t i = 0; i < roots_.size(); ++i) {
        tell_truth(roots_[i], out_.provisions[i], out_);
    }
    return std::move(out_);
}

EditedVersion edited_version(const std::vector<Provision>& provisions,
                             const std::vector<Provision>& foreign, const EditRules& rules,
                             std::mt19937_64& random) {
    Editor editor(provisions, foreign, random);
    using Edit = bool (Editor::*)();
    // What happens more often stands more often.
    static constexpr Edit edits[] = {
        &Editor::insert,     &Editor::insert,        &Editor::insert_copy,  &Editor::remove,
        &Editor::remove,     &Editor::reword,        &Editor::reword,       &Editor::reword,
        &Editor::reword,     &Editor::move,          &Editor::move,         &Editor::split_text,
        &Editor::split_text, &Editor::split_article, &Editor::merge,        &Editor::merge,
        &Editor::promote,    &Editor::flatten,       &Editor::swap_similar, &Editor::swap_similar};
    const auto count = rules.edits_least +
                       static_cast<int>(random() % static_cast<std::uint64_t>(
                                                       rules.edits_most - rules.edits_least + 1));
    for (int i = 0; i < count; ++i) {
        (editor.*edits[random() % std::size(edits)])();
    }
    editor.number(random() % 4 != 0);
    if (random() % 2 == 0) {
        editor.follow_references();
    }
    return editor.result();
}

}  // namespace phanbien::tests
