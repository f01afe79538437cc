// Change of the log's key: the event in which the old and the new key sign that the one takes the
// other's place (engine/audit/log_keys.hpp, schemas/log.md), and how the changes of a log are found
// again in its store.
#pragma once

#include "engine/audit/log_keys.hpp"
#include "engine/runtime/journal.hpp"

namespace phanbien::runtime {

// Appends the event, and behind it, in the same transaction, the checkpoint that both keys sign.
// Refuses ("log.unsigned") while an event is not covered by a checkpoint of the old key: it would
// never have been signed by the key it was written under. In a job of the committer.
Result<void> change_log_key(Writing& writing, Journal& journal, const audit::Signer& before,
                            const audit::Signer& after);

// The log's keys up to this one, which signs now. Looks for the first checkpoint of each key, so
// that the cost hardly grows with the log. A change that cannot be found ends the search: what was
// signed before it is then not opened by these keys. On the thread of the reading.
audit::LogKeys log_keys(Reading& reading, const audit::VerifierKey& now);

// Whether this key is the one that the log is signed with, as its newest checkpoint says: of those
// under it that bear the log's name the last. Of a note that cannot be read nothing is said: true.
bool signs_now(std::string_view newest_checkpoint, const audit::VerifierKey& key);

}  // namespace phanbien::runtime
