// OpinionSlice: which of a dossier's opinions an answer has. A campaign has a hundred thousand; an
// answer with all of them would hold a thread, the memory and the browser for seconds. Opinions are
// never taken out of a dossier, so a cursor is the place of the next one. Any thread.
#pragma once

#include <cstddef>
#include <limits>
#include <string>

#include "engine/dossier/opinion_book.hpp"
#include "engine/kernel/object_text.hpp"
#include "web/api/call.hpp"

namespace phanbien::api {

// From this place on, at most so many.
struct OpinionSlice {
    std::size_t from = 0;
    std::size_t limit = std::numeric_limits<std::size_t>::max();
};

// The parameters `limit` (1 to 5,000) and `cursor`. Without a limit it is all of them, refused
// ("opinions.too_many") where there are more than 20,000.
Result<OpinionSlice> slice_asked(const Call& call, const dossier::OpinionBook& all);

// Appends the array of what write(out, opinion) makes of those in the slice that are `wanted`;
// returns the cursor of the page behind it, empty when there is none.
template <class Wanted, class Write>
std::string append_slice(std::string& out, const dossier::OpinionBook& all,
                         const OpinionSlice& slice, const Wanted& wanted, const Write& write) {
    ArrayText array(out);
    std::size_t written = 0;
    std::string next;
    for (auto place = slice.from; place < all.size() && next.empty(); ++place) {
        const auto opinion = all[place];
        if (!wanted(opinion)) {
            continue;
        }
        if (written == slice.limit) {
            next = std::to_string(place);
        } else {
            ++written;
            write(array.next(), opinion);
        }
    }
    array.end();
    return next;
}

}  // namespace phanbien::api
