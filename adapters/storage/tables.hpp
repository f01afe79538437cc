// A connection with every statement it may need; each is prepared when first used. One thread at a
// time.
#pragma once

#include <memory>

#include "adapters/storage/account_tables.hpp"
#include "adapters/storage/calendar_tables.hpp"
#include "adapters/storage/content_tables.hpp"
#include "adapters/storage/directory_tables.hpp"
#include "adapters/storage/dossier_tables.hpp"
#include "adapters/storage/inbox_tables.hpp"
#include "adapters/storage/lists_epoch_table.hpp"
#include "adapters/storage/log_tables.hpp"
#include "adapters/storage/log_tree_tables.hpp"
#include "adapters/storage/opinion_count_table.hpp"
#include "adapters/storage/register_tables.hpp"
#include "adapters/storage/route_tables.hpp"
#include "adapters/storage/text_tables.hpp"
#include "adapters/storage/unusual_tables.hpp"

namespace phanbien::storage {

class Tables {
    std::unique_ptr<Connection> connection_;
    std::unique_ptr<TextIndex> index_;

  public:
    // `index` is of this connection.
    Tables(std::unique_ptr<Connection> own_connection, std::unique_ptr<TextIndex> index)
        : connection_(std::move(own_connection)), index_(std::move(index)) {}

    Connection& connection{*connection_};
    LogTables log{connection};
    LogTreeTables tree{connection};
    ContentTables content{connection};
    AccountTables accounts{connection};
    DossierTables dossiers{connection};
    InboxTables inboxes{connection};
    RegisterTables registers{connection};
    CalendarTables calendars{connection};
    DirectoryTables directory{connection};
    RouteTables routes{connection};
    TextTables texts{connection, *index_};
    UnusualTables unusual{connection};
    OpinionCountTable opinion_counts{connection};
    ListsEpochTable lists{connection};
};

}  // namespace phanbien::storage
