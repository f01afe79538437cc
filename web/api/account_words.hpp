// An account as its owner and an administrator see it. One thread (it reads from a desk).
#pragma once

#include <boost/json/object.hpp>

#include "web/api/desk.hpp"

namespace phanbien::api {

enum class AccountLock { open, locked };

boost::json::object account_json(Desk& desk, const people::Account& account, AccountLock lock);

}  // namespace phanbien::api
