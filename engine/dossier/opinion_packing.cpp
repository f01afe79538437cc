#include "engine/dossier/opinion_packing.hpp"

#include <algorithm>
#include <array>
#include <boost/uuid/uuid.hpp>
#include <boost/uuid/uuid_io.hpp>
#include <cstdint>
#include <stdexcept>
#include <type_traits>
#include <utility>

namespace phanbien::dossier {

namespace {

constexpr std::size_t uuid_length = 36;
constexpr std::size_t uuid_bytes = 16;
// Where the two digits of each byte stand.
constexpr std::array<std::size_t, uuid_bytes> uuid_places{0,  2,  4,  6,  9,  11, 14, 16,
                                                          19, 21, 24, 26, 28, 30, 32, 34};
constexpr unsigned bits_in_digit = 4;
constexpr unsigned bits_in_byte = 7;  // of a number; the eighth says that more bytes follow
constexpr unsigned more_follow = 1U << bits_in_byte;

// As next_id() writes it (engine/runtime/clock.hpp): small letters, four dashes.
bool is_uuid(std::string_view text) {
    if (text.size() != uuid_length) {
        return false;
    }
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
        const char it = text[i];
        if (dash ? it != '-' : (it < '0' || it > '9') && (it < 'a' || it > 'f')) {
            return false;
        }
    }
    return true;
}

unsigned digit(char hexadecimal) {
    constexpr int ten = 10;
    return static_cast<unsigned>(hexadecimal <= '9' ? hexadecimal - '0' : hexadecimal - 'a' + ten);
}

// Calls `codec` with the members of a record, as they are packed one after the other. The id of an
// opinion comes first, so that it can be read alone.
template <class It, class Codec>
void take_apart(It& it, Codec& codec) {
    using Record = std::remove_const_t<It>;
    if constexpr (std::is_same_v<Record, OpinionGiven>) {
        codec(it.id, it.code, it.version, it.provision, it.quote, it.heading, it.stance, it.text,
              it.proposal, it.said_by, it.source, it.entered_for_other, it.selection,
              it.attachments, it.minutes, it.imported_with);
    } else if constexpr (std::is_same_v<Record, ProvisionRef>) {
        codec(it.eid, it.label);
    } else if constexpr (std::is_same_v<Record, Speaker>) {
        codec(it.organisation, it.name);
    } else if constexpr (std::is_same_v<Record, Selection>) {
        codec(it.prefix, it.suffix, it.start, it.end);
    } else if constexpr (std::is_same_v<Record, FileRef>) {
        codec(it.hash, it.name, it.media_type, it.size);
    } else if constexpr (std::is_same_v<Record, PlacementMade>) {
        codec(it.opinion, it.recommendation, it.from_version, it.from, it.to, it.outcome, it.method,
              it.score, it.certain, it.reworded);
    } else if constexpr (std::is_same_v<Record, Placement>) {
        codec(it.version, it.made, it.state, it.provision, it.by, it.at);
    } else if constexpr (std::is_same_v<Record, Erasure>) {
        codec(it.at, it.ground);
    } else {
        static_assert(std::is_same_v<Record, Home>);
        codec(it.version, it.provision);
    }
}

class Packer {
  public:
    template <class... Values>
    void operator()(const Values&... values) {
        (put(values), ...);
    }
    const std::string& bytes() const { return bytes_; }

  private:
    void put_number(std::uint64_t number) {
        for (; number >= more_follow; number >>= bits_in_byte) {
            bytes_ += static_cast<char>(number | more_follow);
        }
        bytes_ += static_cast<char>(number);
    }
    template <class Value>
    void put(const Value& value) {
        if constexpr (std::is_integral_v<Value> || std::is_enum_v<Value>) {
            // Small ones of either sign stay small: 0, -1, 1, -2 …
            const auto number = static_cast<std::int64_t>(value);
            put_number(static_cast<std::uint64_t>(number) << 1U ^
                       static_cast<std::uint64_t>(number >> 63U));
        } else {
            take_apart(value, *this);
        }
    }
    // 0 is before a UUID's bytes; before any other text stands one more than its length.
    void put(const std::string& text) {
        if (is_uuid(text)) {
            put_number(0);
            for (const auto place : uuid_places) {
                bytes_ +=
                    static_cast<char>(digit(text[place]) << bits_in_digit | digit(text[place + 1]));
            }
        } else {
            put_number(text.size() + 1);
            bytes_ += text;
        }
    }
    template <class Tag>
    void put(const Id<Tag>& id) {
        put(id.text());
    }
    void put(const Instant& at) { put(at.time_since_epoch().count()); }
    template <class Value>
    void put(const std::optional<Value>& value) {
        put(value.has_value());
        if (value) {
            put(*value);
        }
    }
    template <class Value>
    void put(const std::vector<Value>& values) {
        put_number(values.size());
        for (const auto& value : values) {
            put(value);
        }
    }

    std::string bytes_;
};

class Unpacker {
  public:
    explicit Unpacker(std::string_view bytes) : bytes_(bytes) {}

    template <class... Values>
    void operator()(Values&... values) {
        (take(values), ...);
    }

  private:
    std::string_view take_bytes(std::size_t count) {
        if (count > bytes_.size() - at_) {
            throw std::out_of_range("a packed opinion ends too early");
        }
        return bytes_.substr(std::exchange(at_, at_ + count), count);
    }
    std::uint64_t take_number() {
        std::uint64_t number = 0;
        for (unsigned shift = 0; shift < 64; shift += bits_in_byte) {
            const auto byte = static_cast<unsigned char>(take_bytes(1).front());
            number |= static_cast<std::uint64_t>(byte & (more_follow - 1)) << shift;
            if (byte < more_follow) {
                break;
            }
        }
        return number;
    }
    template <class Value>
    void take(Value& value) {
        if constexpr (std::is_integral_v<Value> || std::is_enum_v<Value>) {
            const auto number = take_number();
            value = static_cast<Value>(static_cast<std::int64_t>(number >> 1U ^ -(number & 1U)));
        } else {
            take_apart(value, *this);
        }
    }
    void take(std::string& text) {
        if (const auto length = take_number(); length > 0) {
            text = take_bytes(length - 1);
            return;
        }
        boost::uuids::uuid uuid{};
        std::ranges::copy(take_bytes(uuid_bytes), uuid.begin());
        text = boost::uuids::to_string(uuid);
    }
    template <class Tag>
    void take(Id<Tag>& id) {
        std::string text;
        take(text);
        id = Id<Tag>(std::move(text));
    }
    void take(Instant& at) {
        Instant::rep count{};
        take(count);
        at = Instant(Instant::duration(count));
    }
    template <class Value>
    void take(std::optional<Value>& value) {
        bool is_there = false;
        take(is_there);
        if (is_there) {
            take(value.emplace());
        }
    }
    template <class Value>
    void take(std::vector<Value>& values) {
        values.resize(take_number());
        for (auto& value : values) {
            take(value);
        }
    }

    std::string_view bytes_;
    std::size_t at_ = 0;
};

// An opinion is at home where it was given until a later version has its provision for certain.
Home first_home(const OpinionGiven& given) {
    return {given.version, given.provision};
}

template <class Codec, class It>
void what_became(Codec& codec, It& it) {
    codec(it.status, it.recommendation, it.reason, it.at, it.revised_at, it.entered_by,
          it.entered_by_organisation, it.cluster, it.placement, it.erased);
}

}  // namespace

std::string packed(const Opinion& opinion) {
    Packer packer;
    packer(opinion.given);
    what_became(packer, opinion);
    const auto moved =
        opinion.home == first_home(opinion.given) ? std::nullopt : std::optional(opinion.home);
    packer(moved);
    return packer.bytes();  // a copy, which takes no more room than it needs
}

Opinion unpacked(std::string_view bytes) {
    Unpacker unpacker(bytes);
    Opinion out;
    unpacker(out.given);
    what_became(unpacker, out);
    std::optional<Home> moved;
    unpacker(moved);
    out.home = moved ? *std::move(moved) : first_home(out.given);
    return out;
}

OpinionId id_in(std::string_view bytes) {
    OpinionId id;
    Unpacker unpacker(bytes);
    unpacker(id);
    return id;
}

}  // namespace phanbien::dossier
