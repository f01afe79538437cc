#include "engine/document/reading_order.hpp"

namespace phanbien::document {

namespace {

void list_provisions(const std::vector<Provision>& provisions, std::size_t parent,
                     ReadingOrder& out) {
    for (const auto& it : provisions) {
        const auto place = out.size();
        out.push_back({.provision = &it, .parent = parent, .end = 0});
        list_provisions(it.children, place, out);
        out[place].end = out.size();
    }
}

}  // namespace

ReadingOrder in_reading_order(const std::vector<Provision>& provisions) {
    ReadingOrder out;
    list_provisions(provisions, no_place, out);
    return out;
}

bool is_within(const ReadingOrder& order, std::size_t outer, std::size_t place) {
    return outer <= place && place < order[outer].end;
}

std::size_t place_of(const ReadingOrder& order, std::string_view eid) {
    for (std::size_t i = 0; i < order.size(); ++i) {
        if (order[i].provision->eid == eid) {
            return i;
        }
    }
    return no_place;
}

}  // namespace phanbien::document
