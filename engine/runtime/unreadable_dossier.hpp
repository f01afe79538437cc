// UnreadableDossier: one dossier of the office cannot be read, because an event of it does not
// verify or the definition it is pinned to is missing or no longer accepted. Thrown where dossiers
// are loaded. The store works and every other dossier goes on, so this ends no server: whoever
// asks for the dossier is refused, and what() goes to the log. Any thread.
#pragma once

#include <stdexcept>

#include "engine/kernel/problem.hpp"

namespace phanbien::runtime {

class UnreadableDossier : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;

    // What the person is told.
    static Problem problem() {
        return {
            .kind = ProblemKind::conflict,
            .code = "dossier.unreadable",
            .vi =
                "Máy chủ không đọc được hồ sơ này nên chưa ghi gì; các hồ sơ khác vẫn dùng bình "
                "thường. Hãy báo người quản trị.",
            .en =
                "The server cannot read this dossier, so nothing was written; other dossiers "
                "are not affected. Tell the administrator."};
    }
};

}  // namespace phanbien::runtime
