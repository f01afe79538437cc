// A commune's Front in a directory: the vice chair looks at a document, the chair signs it
// (workflows/routes/duyet-cap-xa.xml). Accounts have the names of their people.
#pragma once

#include <stdexcept>
#include <string>

#include "engine/runtime/directory_import.hpp"
#include "tests/unit/engine/people/written_samples.hpp"
#include "tests/worlds/live_office.hpp"

namespace phanbien::worlds {

inline std::string member(const std::string& id, const std::string& post,
                          const std::string& more = {}) {
    return "<person id='" + id + "' name='" + id + "' account='" + id + "'><holds post='" + post +
           "'/>" + more + "</person>\n";
}

// `vice`: whoever holds the post of the vice chair, and what else there is of people.
inline std::string commune(const std::string& vice) {
    return people::samples::directory(
        "<organisation id='tinh' vi='Tỉnh' en='Province' kind='front' level='province'/>\n"
        "<organisation id='xa' vi='Xã' en='Commune' kind='front' level='commune' parent='tinh'>\n"
        "<unit id='btt' vi='B' en='B'>\n"
        "<post id='chair' vi='Chủ tịch' en='Chair' role='chair' head='yes'/>\n"
        "<post id='vice' vi='Phó Chủ tịch' en='Vice chair' role='vice_chair'/>\n"
        "<post id='clerk' vi='Chuyên viên' en='Specialist' role='specialist' holders='several'/>\n"
        "</unit>\n</organisation>\n" +
        member("chair", "chair") + vice + member("spec", "clerk") + member("deputy", "clerk"));
}

inline people::Actor signed_in(const std::string& name, std::vector<std::string> roles = {}) {
    auto actor = person(name, front, std::move(roles));
    actor.username = name;
    return actor;
}

// The specialist has an account, so that the office knows who wrote a document.
inline void knows_author(LiveOffice& office) {
    const auto failure = runtime::run_and_wait(*office.committer, [](runtime::Writing& writing) {
        writing.put_account({.account = {.id = specialist().account,
                                         .username = "spec",
                                         .name = "spec",
                                         .post = "",
                                         .organisation = front,
                                         .roles = {"specialist"}},
                             .password_hash = "",
                             .failures = 0,
                             .locked_until = {}});
    });
    if (failure) {
        throw std::runtime_error(failure->en);
    }
}

}  // namespace phanbien::worlds
