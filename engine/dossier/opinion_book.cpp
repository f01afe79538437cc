#include "engine/dossier/opinion_book.hpp"

#include <algorithm>
#include <functional>
#include <iterator>
#include <stdexcept>

#include "engine/dossier/opinion_packing.hpp"

namespace phanbien::dossier {

namespace {

std::uint32_t hash_of(const OpinionId& id) {
    return static_cast<std::uint32_t>(std::hash<OpinionId>()(id));
}

}  // namespace

Opinion OpinionBook::operator[](std::size_t place) const {
    return unpacked(packed_at(place));
}

Opinion OpinionBook::at(std::size_t place) const {
    if (place >= size()) {
        throw std::out_of_range("no opinion stands at place " + std::to_string(place));
    }
    return (*this)[place];
}

std::optional<Opinion> OpinionBook::find(const OpinionId& id) const {
    const auto place = place_of(id);
    return place ? std::optional((*this)[*place]) : std::nullopt;
}

std::vector<std::size_t> OpinionBook::with_attachment(const FileHash& hash) const {
    const auto [first, last] = attached_.read().equal_range(hash);
    std::vector<std::size_t> out;
    std::transform(first, last, std::back_inserter(out), [](const auto& it) { return it.second; });
    return out;
}

std::optional<std::size_t> OpinionBook::place_of(const OpinionId& id) const {
    const auto& index = index_.read();
    for (auto hash = hash_of(id);; ++hash) {
        const auto found = index.find(hash);
        if (found == index.end()) {
            return std::nullopt;
        }
        if (id_in(packed_at(found->second)) == id) {
            return found->second;
        }
    }
}

void OpinionBook::add(const Opinion& opinion) {
    const auto place = size();
    auto& index = index_.write();
    auto hash = hash_of(opinion.given.id);
    while (!index.try_emplace(hash, static_cast<std::uint32_t>(place)).second) {
        ++hash;
    }
    if (place % page_size == 0) {
        pages_.emplace_back();
    }
    pages_.back().write().push_back(packed(opinion));
    for (const auto& file : opinion.given.attachments) {
        attached_.write().emplace(file.hash, place);
    }
    tally_.add(opinion);
}

void OpinionBook::replace(std::size_t place, const Opinion& opinion) {
    pages_[place / page_size].write()[place % page_size] = packed(opinion);
}

}  // namespace phanbien::dossier
