#include "engine/runtime/account_details.hpp"

#include <boost/json/array.hpp>

namespace phanbien::runtime {

boost::json::object details_of(const people::Account& account) {
    return {{"account", account.id.text()},
            {"username", account.username},
            {"name", account.name},
            {"post", account.post},
            {"organisation", account.organisation.text()},
            {"roles", boost::json::array(account.roles.begin(), account.roles.end())},
            {"active", account.active}};
}

boost::json::object details_of(const people::Organisation& organisation) {
    boost::json::object json{{"organisation", organisation.id.text()},
                             {"name", organisation.name},
                             {"name_en", organisation.name_en},
                             {"kind", people::name_of(organisation.kind)},
                             {"level", organisation.level},
                             {"parent", organisation.parent.text()},
                             {"code", organisation.code}};
    if (organisation.valid_from) {
        json["valid_from"] = to_text(*organisation.valid_from);
    }
    if (organisation.valid_until) {
        json["valid_until"] = to_text(*organisation.valid_until);
    }
    return json;
}

}  // namespace phanbien::runtime
