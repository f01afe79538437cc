#include "engine/audit/leaf_members.hpp"

#include <array>
#include <boost/json/parse.hpp>
#include <charconv>
#include <cstring>
#include <tuple>

namespace phanbien::audit {

namespace {

enum class Member : std::uint8_t {
    id,
    at,
    organisation,
    actor,
    act,
    dossier,
    sequence,
    previous,
    files,
    payload_hash
};

struct NamedMember {
    std::string_view name;
    Member member;
};

// In the order in which they are written.
constexpr std::array<NamedMember, 10> members_known{{{"id", Member::id},
                                                     {"ts", Member::at},
                                                     {"org", Member::organisation},
                                                     {"actor", Member::actor},
                                                     {"act", Member::act},
                                                     {"doc", Member::dossier},
                                                     {"doc_seq", Member::sequence},
                                                     {"doc_prev", Member::previous},
                                                     {"blobs", Member::files},
                                                     {"pd", Member::payload_hash}}};

enum class Outcome : std::uint8_t { read, refused, unusual };

void clear(LeafMembers& members) {
    auto files = std::move(members.files);  // its memory is used again
    files.clear();
    members = {};
    members.files = std::move(files);
}

// Which of them a text belongs to; none where it stands for no text.
std::string_view* text_of(LeafMembers& members, Member member) {
    switch (member) {
        case Member::id:
            return &members.id;
        case Member::at:
            return &members.at;
        case Member::organisation:
            return &members.organisation;
        case Member::actor:
            return &members.actor;
        case Member::act:
            return &members.act;
        case Member::dossier:
            return &members.dossier.emplace();
        case Member::previous:
            return &members.previous;
        case Member::payload_hash:
            return &members.payload_hash;
        case Member::sequence:
        case Member::files:
            break;
    }
    return nullptr;
}

// Printable ASCII without a backslash: inside quotes such bytes mean themselves.
bool is_printable(std::string_view text) {
    constexpr std::uint64_t ones = 0x0101010101010101;
    constexpr std::uint64_t highs = 0x8080808080808080;
    std::uint64_t found = 0;
    while (text.size() >= sizeof found) {
        std::uint64_t word = 0;
        std::memcpy(&word, text.data(), sizeof word);
        text.remove_prefix(sizeof word);
        // The high bit of each: a byte above ASCII, a backslash, one below the space. (What these
        // subtractions borrow or let through beside comes of a byte that is found anyway.)
        found |= word | ((word ^ (ones * '\\')) - ones) | (word - ones * ' ');
    }
    found &= highs;
    for (const char byte : text) {
        found |= byte < ' ' || byte == '\\' ? 1U : 0U;  // a byte above ASCII is negative
    }
    return found == 0;
}

// Reads {"name":value,…} where a value is a text, a whole number or a list of texts.
class PlainReader {
  public:
    PlainReader(std::string_view leaf, LeafMembers& members) : rest_(leaf), members_(members) {}

    Outcome read() {
        if (!is_printable(rest_) || !take('{')) {
            return Outcome::unusual;
        }
        do {
            const auto name = text();
            if (!name || !take(':')) {
                return Outcome::unusual;
            }
            const auto outcome = read_value(known(*name));
            if (outcome != Outcome::read) {
                return outcome;
            }
        } while (take(','));
        return take('}') && rest_.empty() ? Outcome::read : Outcome::unusual;
    }

  private:
    bool take(char wanted) {
        if (rest_.empty() || rest_.front() != wanted) {
            return false;
        }
        rest_.remove_prefix(1);
        return true;
    }

    std::optional<std::string_view> text() {
        if (!take('"')) {
            return std::nullopt;
        }
        const auto end = rest_.find('"');
        if (end == std::string_view::npos) {
            return std::nullopt;
        }
        const auto found = rest_.substr(0, end);
        rest_.remove_prefix(end + 1);
        return found;
    }

    // They come in the order above, so that the first look mostly finds it.
    const NamedMember* known(std::string_view name) {
        for (std::size_t i = 0; i < members_known.size(); ++i) {
            const auto& it = members_known[(next_ + i) % members_known.size()];
            if (it.name == name) {
                next_ = (next_ + i + 1) % members_known.size();
                return &it;
            }
        }
        return nullptr;
    }

    Outcome read_value(const NamedMember* known) {
        if (known != nullptr) {
            const auto bit = 1U << static_cast<unsigned>(known->member);
            if ((seen_ & bit) != 0) {
                return Outcome::refused;
            }
            seen_ |= bit;
            if (known->member == Member::dossier) {
                members_.dossier.emplace();  // named, whatever its value is
            }
        }
        if (rest_.starts_with('"')) {
            return read_text(known);
        }
        return rest_.starts_with('[') ? read_list(known) : read_number(known);
    }

    Outcome read_text(const NamedMember* known) {
        const auto found = text();
        if (!found) {
            return Outcome::unusual;
        }
        if (auto* into = known == nullptr ? nullptr : text_of(members_, known->member)) {
            *into = *found;
        }
        return Outcome::read;
    }

    Outcome read_list(const NamedMember* known) {
        take('[');
        if (take(']')) {
            return Outcome::read;
        }
        do {
            const auto found = text();
            if (!found) {
                return Outcome::unusual;
            }
            if (known != nullptr && known->member == Member::files) {
                members_.files.push_back(*found);
            }
        } while (take(','));
        return take(']') ? Outcome::read : Outcome::unusual;
    }

    // JSON has no 007 and no -0: what is not the one way to write a number is left to the parser.
    Outcome read_number(const NamedMember* known) {
        std::int64_t number = 0;
        const auto* const end = rest_.data() + rest_.size();
        const auto [stop, error] = std::from_chars(rest_.data(), end, number);
        const auto digits = static_cast<std::size_t>(stop - rest_.data());
        if (error != std::errc{} || number < 0 || (rest_.front() == '0' && digits > 1) ||
            rest_.front() == '-' || stop == end || (*stop != ',' && *stop != '}')) {
            return Outcome::unusual;
        }
        rest_.remove_prefix(digits);
        if (known != nullptr && known->member == Member::sequence) {
            members_.sequence = number;
        }
        return Outcome::read;
    }

    std::string_view rest_;
    LeafMembers& members_;
    std::size_t next_ = 0;
    unsigned seen_ = 0;
};

bool read_any(std::string_view leaf, LeafMembers& members) {
    boost::system::error_code error;
    members.parsed = std::make_shared<const boost::json::value>(boost::json::parse(leaf, error));
    if (error || !members.parsed->is_object()) {
        return false;
    }
    const auto& object = members.parsed->get_object();
    for (const auto& [name, member] : members_known) {
        const auto* found = object.if_contains(name);
        auto* into = found == nullptr ? nullptr : text_of(members, member);
        if (into != nullptr && found->is_string()) {
            *into = found->get_string();
        }
    }
    if (const auto* files = object.if_contains("blobs"); files != nullptr && files->is_array()) {
        for (const auto& file : files->get_array()) {
            members.files.emplace_back(file.is_string() ? std::string_view(file.get_string())
                                                        : std::string_view{});
        }
    }
    if (const auto* sequence = object.if_contains("doc_seq");
        sequence != nullptr && sequence->is_int64()) {
        members.sequence = sequence->get_int64();
    }
    return true;
}

}  // namespace

bool LeafMembers::operator==(const LeafMembers& other) const {
    const auto said = [](const LeafMembers& it) {
        return std::tie(it.id, it.at, it.organisation, it.actor, it.act, it.dossier, it.sequence,
                        it.previous, it.files, it.payload_hash);
    };
    return said(*this) == said(other);
}

bool read_leaf_members(std::string_view leaf, LeafMembers& members) {
    clear(members);
    const auto outcome = PlainReader(leaf, members).read();
    if (outcome != Outcome::unusual) {
        return outcome == Outcome::read;
    }
    clear(members);
    return read_any(leaf, members);
}

std::optional<LeafMembers> leaf_members(std::string_view leaf) {
    LeafMembers members;
    return read_leaf_members(leaf, members) ? std::optional(std::move(members)) : std::nullopt;
}

}  // namespace phanbien::audit
