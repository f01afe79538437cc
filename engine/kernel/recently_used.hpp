// RecentlyUsed<Key, Value>: values kept under their keys while there is room for them, those that
// were used longest ago out first. Not locked.
//
//     RecentlyUsed<DossierId, Text> kept(16 * megabyte);
//     kept[id] = text;
//     kept.weigh(id, text.size());  // others may be gone now; this one stays
//     if (const auto* text = kept.find(id)) …
//
// Room is counted in what the values are said to weigh (bytes, events, or 1 each), and in their
// number. The one that was used last stays, however much it weighs. References hold until their own
// value goes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <list>
#include <map>

namespace phanbien {

template <class Key, class Value>
class RecentlyUsed {
  public:
    static constexpr auto any_number = std::numeric_limits<std::size_t>::max();

    explicit RecentlyUsed(std::uint64_t weight_max, std::size_t count_max = any_number)
        : weight_max_(weight_max), count_max_(count_max) {}
    RecentlyUsed(const RecentlyUsed&) = delete;  // entries_ knows places of order_
    RecentlyUsed& operator=(const RecentlyUsed&) = delete;

    // Null where nothing is kept. Counts as a use, as the next two do.
    Value* find(const Key& key) {
        const auto found = entries_.find(key);
        return found == entries_.end() ? nullptr : &used(found->second).value;
    }
    // Throws std::out_of_range where nothing is kept.
    Value& at(const Key& key) { return used(entries_.at(key)).value; }
    // Makes an empty value, of no weight, where nothing is kept.
    Value& operator[](const Key& key) {
        const auto [entry, is_new] = entries_.try_emplace(key);
        if (is_new) {
            entry->second.place = order_.insert(order_.end(), key);
        }
        return used(entry->second).value;
    }
    // What the value of this key weighs from now on; makes room for it, which counts as a use.
    // Throws std::out_of_range where nothing is kept.
    void weigh(const Key& key, std::uint64_t weight) {
        auto& entry = used(entries_.at(key));
        weight_ = weight_ - entry.weight + weight;
        entry.weight = weight;
        while (entries_.size() > 1 && (weight_ > weight_max_ || entries_.size() > count_max_)) {
            erase(Key(order_.front()));
        }
    }
    void erase(const Key& key) {
        if (const auto found = entries_.find(key); found != entries_.end()) {
            weight_ -= found->second.weight;
            order_.erase(found->second.place);
            entries_.erase(found);
        }
    }
    void clear() {
        entries_.clear();
        order_.clear();
        weight_ = 0;
    }

    std::uint64_t weight() const { return weight_; }  // of all together
    std::size_t size() const { return entries_.size(); }

  private:
    using Order = std::list<Key>;  // used longest ago first
    struct Entry {
        Value value{};
        std::uint64_t weight = 0;
        typename Order::iterator place{};
    };

    Entry& used(Entry& entry) {
        order_.splice(order_.end(), order_, entry.place);
        return entry;
    }

    std::uint64_t weight_max_;
    std::size_t count_max_;
    std::map<Key, Entry> entries_;
    Order order_;
    std::uint64_t weight_ = 0;
};

}  // namespace phanbien
