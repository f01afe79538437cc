#include "engine/document/tree_builder.hpp"

#include <algorithm>

#include "engine/text/space.hpp"
#include "engine/text/unicode.hpp"

namespace phanbien::document {

namespace {

// Lower ranks hold higher ones. What stands beside the provisions closes them all.
int rank_of(ProvisionKind kind) {
    switch (kind) {
        case ProvisionKind::part:
            return 1;
        case ProvisionKind::chapter:
            return 2;
        case ProvisionKind::section:
            return 3;
        case ProvisionKind::subsection:
            return 4;
        case ProvisionKind::article:
            return 5;
        case ProvisionKind::clause:
            return 6;
        case ProvisionKind::point:
            return 7;
        case ProvisionKind::block:
        case ProvisionKind::table:
            return 8;
        default:
            return 0;
    }
}

// What is written before and after the provisions holds none; an annex may.
bool stands_beside(ProvisionKind kind) {
    return rank_of(kind) == 0 && kind != ProvisionKind::annex;
}

void append_line(std::string& text, std::string_view line) {
    if (!text.empty()) {
        text += '\n';
    }
    text += line;
}

// Text and cells of a table as lines, for where it cannot be a table.
std::string flattened(const Table& table) {
    std::string out;
    for (const auto& row : table.rows) {
        std::string line;
        for (const auto& cell : row) {
            line += (line.empty() ? "" : " | ") + cell;
        }
        append_line(out, line);
    }
    return out;
}

}  // namespace

bool TreeBuilder::take_place(int position) {
    if (provisions_ < provisions_max) {
        ++provisions_;
        return true;
    }
    if (!full_) {
        findings_.too_many_provisions(position);
        full_ = true;
    }
    return false;
}

bool TreeBuilder::open(Provision provision) {
    if (!take_place(provision.position)) {
        return false;
    }
    const int rank = rank_of(provision.kind);
    const bool numbered = rank > 0 && rank < rank_of(ProvisionKind::block);
    while (!open_.empty() &&
           (rank_of(open_.back().kind) >= rank || (numbered && stands_beside(open_.back().kind)))) {
        close_innermost();
    }
    if (provision.kind == ProvisionKind::annex) {
        articles_.finish("Điều", {}, findings_);  // an annex counts its articles from 1
    }
    open_.push_back(std::move(provision));
    return true;
}

bool TreeBuilder::open_block(std::string heading, int position) {
    return open(Provision{
        .kind = ProvisionKind::block, .heading = std::move(heading), .position = position});
}

void TreeBuilder::close_innermost() {
    auto closed = std::move(open_.back());
    open_.pop_back();
    const int rank = rank_of(closed.kind);
    if (rank <= rank_of(ProvisionKind::article)) {
        clauses_.finish("Khoản", closed.label, findings_);
    }
    if (rank <= rank_of(ProvisionKind::clause)) {
        last_point_ = 0;
    }
    if (closed.kind == ProvisionKind::annex) {
        articles_.finish("Điều", closed.label, findings_);
    }
    auto& home = open_.empty() ? roots_ : open_.back().children;
    home.push_back(std::move(closed));
}

// Text goes into the innermost provision; behind a table or below a bare heading it needs a block.
Provision& TreeBuilder::text_holder(int position) {
    auto& home = open_.empty() ? roots_ : open_.back().children;
    const bool takes_text = !open_.empty() && home.empty() &&
                            (rank_of(open_.back().kind) == 0 || rank_of(open_.back().kind) >= 5);
    if (takes_text) {
        return open_.back();
    }
    if ((home.empty() || home.back().kind != ProvisionKind::block) && take_place(position)) {
        home.push_back(Provision{.kind = ProvisionKind::block, .position = position});
    }
    return home.empty() ? open_.back() : home.back();
}

void TreeBuilder::add_text(std::string_view paragraph, int position) {
    append_line(text_holder(position).text, paragraph);
}

void TreeBuilder::add_table(const Table& table) {
    if (!take_place(table.position)) {
        add_text(flattened(table), table.position);
        return;
    }
    auto& home = open_.empty() ? roots_ : open_.back().children;
    Provision provision{
        .kind = ProvisionKind::table, .rows = table.rows, .position = table.position};
    for (auto& row : provision.rows) {
        for (auto& cell : row) {
            cell = text::collapse_spaces(text::to_nfc(cell));
        }
    }
    home.push_back(std::move(provision));
}

void TreeBuilder::add_heading(std::string_view words) {
    auto& heading = open_.back().heading;
    heading += heading.empty() ? "" : " ";
    heading += words;
    std::ranges::replace(heading, '\n', ' ');
}

const Provision* TreeBuilder::innermost() const {
    return open_.empty() ? nullptr : &open_.back();
}

const Provision* TreeBuilder::holder() const {
    return open_.size() < 2 ? nullptr : &open_[open_.size() - 2];
}

void TreeBuilder::close() {
    if (!open_.empty()) {
        close_innermost();
    }
}

bool TreeBuilder::within(ProvisionKind kind) const {
    return std::ranges::any_of(open_, [&](const Provision& p) { return p.kind == kind; });
}

void TreeBuilder::note_number(const Line& line) {
    const auto& marker = *line.marker;
    if (marker.kind == ProvisionKind::point) {
        const auto alphabet = line.automatic_number ? Alphabet::latin : Alphabet::vietnamese;
        const auto place = place_of_letter(marker.number, alphabet);
        last_point_ = place > 0 ? place : last_point_;  // a1) and aa) follow a)
        return;
    }
    const auto ordinal = read_ordinal(marker.number);
    if (!ordinal) {
        return;
    }
    if (marker.kind == ProvisionKind::article) {
        articles_.add(*ordinal, marker.label, line.text, line.position, findings_);
    } else if (marker.kind == ProvisionKind::clause) {
        clauses_.add(*ordinal, marker.label, line.text, line.position, findings_);
    }
}

std::vector<Provision> TreeBuilder::finish() {
    while (!open_.empty()) {
        close_innermost();
    }
    clauses_.finish("Khoản", {}, findings_);
    articles_.finish("Điều", {}, findings_);
    return std::move(roots_);
}

}  // namespace phanbien::document
