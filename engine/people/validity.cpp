#include "engine/people/validity.hpp"

namespace phanbien::people {

bool Validity::holds_on(Date day) const {
    return (!from || *from <= day) && (!until || day <= *until);
}

bool Validity::is_empty() const {
    return from && until && *until < *from;
}

bool Validity::overlaps(const Validity& other) const {
    return !within(other).is_empty() && !is_empty() && !other.is_empty();
}

Validity Validity::within(const Validity& other) const {
    Validity both{from, until};
    if (other.from && (!from || *from < *other.from)) {
        both.from = other.from;
    }
    if (other.until && (!until || *other.until < *until)) {
        both.until = other.until;
    }
    return both;
}

bool Validity::ends_before(const Validity& other) const {
    return until && other.from && *until < *other.from;
}

}  // namespace phanbien::people
