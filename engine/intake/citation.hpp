// Citations: which provision is meant by "khoản 2 Điều 5", "Điều 5 khoản 2 điểm đ", "Chương II",
// "Toàn bộ dự thảo". Any order of the parts, with or without marks on their names; đ in a number
// stays đ. What could mean two provisions means none. Pure; any thread.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/dossier/event.hpp"

namespace phanbien::intake {

enum class Cited { whole, provision, unknown, ambiguous };

struct Citation {
    Cited kind = Cited::unknown;
    dossier::ProvisionRef provision = {};
};

// The provisions of one version, ready to be cited. Built once, then const; any thread.
class Citations {
  public:
    explicit Citations(const std::vector<dossier::ProvisionRef>& provisions);

    // The whole of `text` is a citation; an empty one means the whole draft.
    Citation read(std::string_view text) const;
    // The first citation that a sentence begins with or mentions; the whole draft when none is.
    Citation mentioned_in(std::string_view text) const;

  private:
    Citation found(const std::string& key) const;

    std::multimap<std::string, dossier::ProvisionRef> by_key_;
};

}  // namespace phanbien::intake
