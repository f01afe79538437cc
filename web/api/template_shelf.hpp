// TemplateShelf: which templates of papers the office has put in the place of the built-in ones.
//
// Each choice is an event of the office ("paper_template_set"); this reads the office's own events,
// few among those of dossiers, each once, and keeps the last of each kind. Any thread.
#pragma once

#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <string>

#include "engine/runtime/store.hpp"

namespace phanbien::api {

inline constexpr std::string_view template_act = "paper_template_set";

struct OwnTemplate {
    FileHash file;
    std::string name;  // of the file as uploaded
    std::string at;    // an instant as text
    AccountId by;
};

class TemplateShelf {
  public:
    // Of that kind, as of everything committed by now; nothing: the built-in one is used.
    std::optional<OwnTemplate> find(runtime::Reading& reading, std::string_view kind);

  private:
    void catch_up(runtime::Reading& reading);
    void take(const runtime::StoredEvent& event);

    std::mutex mutex_;
    std::uint64_t position_ = 0;  // of the first event not read yet
    std::map<std::string, OwnTemplate, std::less<>> own_;
};

}  // namespace phanbien::api
