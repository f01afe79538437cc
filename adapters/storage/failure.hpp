// What the databases' failures have in common. Any thread.
#pragma once

#include "engine/runtime/store.hpp"

namespace phanbien::storage {

// Where it happened: a failure of COMMIT that is neither full nor busy may come after it was done.
enum class Moment { statement, commit };

// The database's server went away, or could not be reached, before anything was committed: nothing
// was done, and another connection may do it.
class ConnectionLost : public runtime::StoreFailure {
  public:
    explicit ConnectionLost(const std::string& what) : StoreFailure(Kind::busy, what) {}
};

}  // namespace phanbien::storage
