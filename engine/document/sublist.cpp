#include "engine/document/sublist.hpp"

namespace phanbien::document {

void Sublist::begin_clause(const Marker& marker) {
    clause_sign_ = clause_sign_ == 0 ? marker.sign : clause_sign_;
    sign_ = 0;
    next_ = 0;
}

bool Sublist::takes(const Marker& marker, const Ordinal& number, int last,
                    std::string_view before) {
    if (last == 0) {
        return false;
    }
    const bool goes_on = sign_ == marker.sign && number.base == next_;
    const bool due = number.base == last + 1;
    if (marker.sign == clause_sign_ && due && !(goes_on && before.ends_with(';'))) {
        return false;  // the next clause; items of a list end with a semicolon
    }
    if (goes_on) {
        ++next_;
        return true;
    }
    const bool begins = number.base == 1 && number.suffix.empty() &&
                        (marker.sign != clause_sign_ || before.ends_with(':'));
    if (begins) {
        sign_ = marker.sign;
        next_ = 2;
    }
    return begins;
}

}  // namespace phanbien::document
