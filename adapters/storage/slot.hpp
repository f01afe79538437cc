// Slots: the buffers between our types and a prepared statement's columns and parameters.
//
// A Slot<T> is one column for a scalar (Native says how it is stored), a nullable column for an
// optional scalar, and all columns of its members for a struct with Fields, a tuple or an array. A
// statement keeps their addresses, so a slot never moves. What was set can be had as cells, too.
// SOCI's dynamic rows are not used: on SQLite they cut 64-bit integers. One thread at a time.
#pragma once

#include <soci/soci.h>

#include <array>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <concepts>
#include <optional>
#include <string>
#include <tuple>
#include <type_traits>
#include <vector>

#include "adapters/storage/cell.hpp"
#include "engine/kernel/id.hpp"
#include "engine/kernel/instant.hpp"
#include "engine/people/people.hpp"
#include "engine/runtime/store.hpp"

namespace phanbien::storage {

[[noreturn]] inline void throw_unreadable(const std::string& what) {
    throw runtime::StoreFailure(runtime::StoreFailure::Kind::broken, "unreadable " + what);
}

// How a scalar stands in a column: `type` is what SOCI exchanges.
template <class T>
struct Native;

template <>
struct Native<std::string> {
    using type = std::string;
    static const std::string& to(const std::string& value) { return value; }
    static const std::string& from(const std::string& stored) { return stored; }
};

template <std::integral T>
struct Native<T> {
    using type = long long;
    static long long to(T value) { return static_cast<long long>(value); }
    static T from(long long stored) { return static_cast<T>(stored); }
};

template <class Tag>
struct Native<Id<Tag>> {
    using type = std::string;
    static const std::string& to(const Id<Tag>& id) { return id.text(); }
    static Id<Tag> from(const std::string& stored) { return Id<Tag>(stored); }
};

template <>
struct Native<Instant> {
    using type = long long;  // microseconds since 1970 UTC
    static long long to(Instant at) { return at.time_since_epoch().count(); }
    static Instant from(long long stored) { return Instant(std::chrono::microseconds(stored)); }
};

template <>
struct Native<Date> {
    using type = std::string;  // ISO text
    static std::string to(Date day) { return to_text(day); }
    static Date from(const std::string& stored) {
        const auto day = parse_date(stored);
        return day ? *day
                   : throw runtime::StoreFailure(runtime::StoreFailure::Kind::broken,
                                                 "unreadable date");
    }
};

template <>
struct Native<people::OrganisationKind> {
    using type = std::string;
    static std::string to(people::OrganisationKind kind) {
        return std::string(people::name_of(kind));
    }
    static people::OrganisationKind from(const std::string& stored) {
        const auto kind = people::organisation_kind(stored);
        return kind ? *kind
                    : throw runtime::StoreFailure(runtime::StoreFailure::Kind::broken,
                                                  "unreadable kind of organisation");
    }
};

template <>
struct Native<boost::json::object> {
    using type = std::string;
    static std::string to(const boost::json::object& object) {
        return boost::json::serialize(object);
    }
    static boost::json::object from(const std::string& stored) {
        boost::json::error_code error;
        auto value = boost::json::parse(stored, error);
        if (error || !value.is_object()) {
            throw_unreadable("JSON object");
        }
        return std::move(value).as_object();
    }
};

template <>
struct Native<std::vector<std::string>> {
    using type = std::string;  // a JSON array
    static std::string to(const std::vector<std::string>& texts) {
        return boost::json::serialize(boost::json::array(texts.begin(), texts.end()));
    }
    static std::vector<std::string> from(const std::string& stored) {
        boost::json::error_code error;
        const auto value = boost::json::parse(stored, error);
        if (error || !value.is_array()) {
            throw_unreadable("list of texts");
        }
        std::vector<std::string> texts;
        for (const auto& text : value.get_array()) {
            texts.emplace_back(text.is_string() ? std::string_view(text.get_string()) : "");
        }
        return texts;
    }
};

// Which members of a struct stand in columns, in the order of the column list of its queries.
template <class T>
struct Fields;

template <class T>
concept Scalar = requires {
    typename Native<T>::type;
};
template <class T>
concept Mapped = requires {
    Fields<T>::members;
};

template <class T>
class Slot;

template <Scalar T>
class Slot<T> {
  public:
    void define(soci::statement& statement) { statement.exchange(soci::into(buffer_)); }
    void bind(soci::statement& statement) { statement.exchange(soci::use(buffer_)); }
    void set(const T& value) { buffer_ = Native<T>::to(value); }
    T value() const { return Native<T>::from(buffer_); }
    void append_to(Row& row) const { row.emplace_back(buffer_); }

  private:
    typename Native<T>::type buffer_{};
};

template <Scalar T>
class Slot<std::optional<T>> {
  public:
    void define(soci::statement& statement) { statement.exchange(soci::into(buffer_, null_)); }
    void bind(soci::statement& statement) { statement.exchange(soci::use(buffer_, null_)); }
    void set(const std::optional<T>& value) {
        null_ = value ? soci::i_ok : soci::i_null;
        if (value) {
            buffer_ = Native<T>::to(*value);
        }
    }
    std::optional<T> value() const {
        return null_ == soci::i_ok ? std::optional<T>(Native<T>::from(buffer_)) : std::nullopt;
    }
    void append_to(Row& row) const { row.push_back(null_ == soci::i_ok ? Cell(buffer_) : Cell()); }

  private:
    typename Native<T>::type buffer_{};
    soci::indicator null_ = soci::i_ok;
};

template <class... Ts>
class Slot<std::tuple<Ts...>> {
  public:
    void define(soci::statement& statement) {
        std::apply([&](auto&... slot) { (slot.define(statement), ...); }, slots_);
    }
    void bind(soci::statement& statement) {
        std::apply([&](auto&... slot) { (slot.bind(statement), ...); }, slots_);
    }
    void set(const Ts&... values) {
        std::apply([&](auto&... slot) { (slot.set(values), ...); }, slots_);
    }
    std::tuple<Ts...> value() const {
        return std::apply([](auto&... slot) { return std::tuple<Ts...>{slot.value()...}; }, slots_);
    }
    void append_to(Row& row) const {
        std::apply([&](auto&... slot) { (slot.append_to(row), ...); }, slots_);
    }

  private:
    std::tuple<Slot<Ts>...> slots_;
};

template <Scalar T, std::size_t N>
class Slot<std::array<T, N>> {
  public:
    void bind(soci::statement& statement) {
        for (auto& slot : slots_) {
            slot.bind(statement);
        }
    }
    void set(const std::array<T, N>& values) {
        for (std::size_t i = 0; i < N; ++i) {
            slots_[i].set(values[i]);
        }
    }

  private:
    std::array<Slot<T>, N> slots_;
};

template <Mapped T>
class Slot<T> {
    template <class Member>
    using SlotOf = Slot<std::remove_cvref_t<decltype(std::declval<T&>().*std::declval<Member>())>>;
    template <class... Members>
    static std::tuple<SlotOf<Members>...> slots_of(std::tuple<Members...>);

  public:
    void define(soci::statement& statement) {
        std::apply([&](auto&... slot) { (slot.define(statement), ...); }, slots_);
    }
    void bind(soci::statement& statement) {
        std::apply([&](auto&... slot) { (slot.bind(statement), ...); }, slots_);
    }
    void set(const T& value) { set(value, indices); }
    T value() const { return value(indices); }
    void append_to(Row& row) const {
        std::apply([&](auto&... slot) { (slot.append_to(row), ...); }, slots_);
    }

  private:
    static constexpr auto size = std::tuple_size_v<decltype(Fields<T>::members)>;
    static constexpr auto indices = std::make_index_sequence<size>{};

    template <std::size_t... I>
    void set(const T& value, std::index_sequence<I...>) {
        (std::get<I>(slots_).set(value.*std::get<I>(Fields<T>::members)), ...);
    }
    template <std::size_t... I>
    T value(std::index_sequence<I...>) const {
        T value;
        ((value.*std::get<I>(Fields<T>::members) = std::get<I>(slots_).value()), ...);
        return value;
    }

    decltype(slots_of(Fields<T>::members)) slots_;
};

}  // namespace phanbien::storage
