#include "web/api/template_shelf.hpp"

#include <boost/json/parse.hpp>

namespace phanbien::api {

namespace json = boost::json;

namespace {

constexpr std::size_t events_at_once = 2'000;

std::string text_in(const json::object& members, std::string_view name) {
    const auto* found = members.if_contains(json::string_view(name.data(), name.size()));
    const auto* text = found == nullptr ? nullptr : found->if_string();
    return text == nullptr ? std::string() : std::string(text->data(), text->size());
}

}  // namespace

std::optional<OwnTemplate> TemplateShelf::find(runtime::Reading& reading, std::string_view kind) {
    const std::scoped_lock lock{mutex_};
    catch_up(reading);
    const auto found = own_.find(kind);
    return found == own_.end() ? std::nullopt : std::optional(found->second);
}

void TemplateShelf::catch_up(runtime::Reading& reading) {
    const auto size = reading.log_head().size;
    while (position_ < size) {
        const auto events = reading.office_log(position_, events_at_once);
        for (const auto& event : events) {
            // Only what may be ours is parsed.
            if (event.leaf.find(template_act) != std::string::npos) {
                take(event);
            }
        }
        position_ = events.size() < events_at_once ? size : events.back().position + 1;
    }
}

// Written by this system and vouched for by its hash: no strict reading is needed.
void TemplateShelf::take(const runtime::StoredEvent& event) {
    const auto leaf = json::parse(event.leaf).as_object();
    if (text_in(leaf, "act") != template_act) {
        return;
    }
    const auto members = json::parse(event.payload).as_object();
    const auto kind = text_in(members, "kind");
    if (text_in(members, "file").empty()) {
        own_.erase(kind);
        return;
    }
    own_[kind] = {.file = FileHash(text_in(members, "file")),
                  .name = text_in(members, "name"),
                  .at = text_in(leaf, "ts"),
                  .by = AccountId(text_in(leaf, "actor"))};
}

}  // namespace phanbien::api
