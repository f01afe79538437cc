#include "engine/dossier/workflow.hpp"

#include <algorithm>

namespace phanbien::dossier {

namespace {

template <class Items>
auto* find_in(const Items& items, std::string_view id) {
    const auto found =
        std::ranges::find(items, id, [](const auto& it) { return std::string_view(it.id); });
    return found == items.end() ? nullptr : &*found;
}

}  // namespace

std::optional<DataType> data_type_of(FieldType type) {
    switch (type) {
        case FieldType::text:
        case FieldType::long_text:
            return DataType::text;
        case FieldType::date:
            return DataType::date;
        case FieldType::flag:
            return DataType::flag;
        case FieldType::choice:
            return DataType::choice;
        case FieldType::number:
            return DataType::count;
        case FieldType::file:
            return std::nullopt;
    }
    return std::nullopt;
}

const StateInfo* Workflow::state(std::string_view id) const {
    const auto found = state_index_.find(id);
    return found == state_index_.end() ? nullptr : &states_[found->second];
}

const List* Workflow::list(std::string_view id) const {
    return find_in(lists_, id);
}

const ListItem* Workflow::item(std::string_view list_id, std::string_view item_id) const {
    const auto* wanted = list(list_id);
    return wanted == nullptr ? nullptr : find_in(wanted->items, item_id);
}

const ListItem* Workflow::standard_item(std::string_view list_id) const {
    const auto* wanted = list(list_id);
    if (wanted == nullptr) {
        return nullptr;
    }
    const auto found = std::ranges::find_if(wanted->items, &ListItem::standard);
    return found == wanted->items.end() ? nullptr : &*found;
}

const NumberRegister* Workflow::find_register(std::string_view id) const {
    return find_in(registers_, id);
}

const Role* Workflow::role(std::string_view id) const {
    return find_in(roles_, id);
}

const DataInfo* Workflow::data_item(std::string_view id) const {
    return find_in(data_, id);
}

const Creation* Workflow::creation(std::string_view event) const {
    const auto found = std::ranges::find(creations_, event, &Creation::event);
    return found == creations_.end() ? nullptr : &*found;
}

bool Workflow::has_end_among(const std::vector<std::string>& states) const {
    return std::ranges::any_of(states, [this](const std::string& id) {
        const auto* info = state(id);
        return info != nullptr && info->ended;
    });
}

const Action* Workflow::action(std::string_view event) const {
    const auto by_event = [](const Action& it) { return std::string_view(it.event); };
    for (const auto& state : states_) {
        if (const auto found = std::ranges::find(state.actions, event, by_event);
            found != state.actions.end()) {
            return &*found;
        }
    }
    return nullptr;
}

Label Workflow::event_label(std::string_view event) const {
    if (const auto* found = creation(event)) {
        return found->label;
    }
    const auto* found = action(event);
    return found == nullptr ? Label{} : found->label;
}

}  // namespace phanbien::dossier
