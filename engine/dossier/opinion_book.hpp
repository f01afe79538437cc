// OpinionBook: the opinions of a dossier, each packed, in the order given.
//
// A campaign brings a hundred thousand opinions into one dossier, and each reader of it keeps a
// copy. As plain values they would take 3 KB each, most of it members that are empty; here each
// takes its own words and ids. Whoever asks for one gets it unpacked, as a value: nothing points
// into the book. A copy of a book shares what neither changes afterwards, so that "the dossier as
// it would be after this" costs what differs, not what there is.
//
// What every command asks of all of them together is counted as they come (opinion_tally.hpp).
// A value for one thread at a time; its copies may be in other threads.
#pragma once

#include <boost/iterator/iterator_facade.hpp>
#include <boost/unordered/unordered_flat_map.hpp>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/dossier/opinion.hpp"
#include "engine/dossier/opinion_tally.hpp"
#include "engine/kernel/shared_value.hpp"

namespace phanbien::dossier {

class OpinionBook {
  public:
    class Iterator;

    std::size_t size() const { return index_.read().size(); }
    bool empty() const { return pages_.empty(); }
    // By its place, from 0 in the order given. operator[] asks nothing; at() throws
    // std::out_of_range.
    Opinion operator[](std::size_t place) const;
    Opinion at(std::size_t place) const;
    Opinion front() const { return at(0); }
    Opinion back() const { return at(size() - 1); }
    Iterator begin() const;
    Iterator end() const;

    std::optional<Opinion> find(const OpinionId& id) const;
    // The places of those that came with this file, in order.
    std::vector<std::size_t> with_attachment(const FileHash& hash) const;
    // Of its id no other is there.
    void add(const Opinion& opinion);
    // Lets `how` change the opinion with this id, if there is one; never its id.
    template <class How>
    void change(const OpinionId& id, const How& how) {
        if (const auto place = place_of(id)) {
            auto opinion = (*this)[*place];
            tally_.remove(opinion);
            how(opinion);
            tally_.add(opinion);
            replace(*place, opinion);
        }
    }

    const OpinionTally& tally() const { return tally_; }
    // By how much the standing ones of each place became more or fewer since this was last asked.
    OpinionCounts take_moves() { return std::exchange(tally_.moves.counts, {}); }

    bool operator==(const OpinionBook& other) const { return pages_ == other.pages_; }

  private:
    // As many as are copied for the first change of one of them after the book was copied.
    static constexpr std::size_t page_size = 256;
    using Page = std::vector<std::string>;
    // The place of each by a hash of its id; where that is taken, by the next one that is free.
    using Index = boost::unordered_flat_map<std::uint32_t, std::uint32_t>;

    const std::string& packed_at(std::size_t place) const {
        return pages_[place / page_size].read()[place % page_size];
    }
    std::optional<std::size_t> place_of(const OpinionId& id) const;
    void replace(std::size_t place, const Opinion& opinion);

    std::vector<SharedValue<Page>> pages_;
    SharedValue<Index> index_;
    SharedValue<std::multimap<FileHash, std::size_t>> attached_;  // places by the file's hash
    OpinionTally tally_;
};

// Unpacks the opinion that it is at each time it is asked.
class OpinionBook::Iterator
    : public boost::iterator_facade<Iterator, Opinion, boost::random_access_traversal_tag,
                                    Opinion> {
  public:
    Iterator() = default;

  private:
    friend class OpinionBook;
    friend class boost::iterator_core_access;

    Iterator(const OpinionBook& book, std::size_t place) : book_(&book), place_(place) {}

    Opinion dereference() const { return (*book_)[place_]; }
    bool equal(const Iterator& other) const { return place_ == other.place_; }
    void increment() { ++place_; }
    void decrement() { --place_; }
    void advance(std::ptrdiff_t by) { place_ += static_cast<std::size_t>(by); }
    std::ptrdiff_t distance_to(const Iterator& other) const {
        return static_cast<std::ptrdiff_t>(other.place_) - static_cast<std::ptrdiff_t>(place_);
    }

    const OpinionBook* book_ = nullptr;
    std::size_t place_ = 0;
};

inline OpinionBook::Iterator OpinionBook::begin() const {
    return {*this, 0};
}
inline OpinionBook::Iterator OpinionBook::end() const {
    return {*this, size()};
}

}  // namespace phanbien::dossier
