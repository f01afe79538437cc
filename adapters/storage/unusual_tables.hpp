// The tables unusual_event, account_network and dossier_read: what an auditor looks at first, from
// where people have signed in, and who read restricted dossiers. Belongs to one connection; one
// thread at a time.
#pragma once

#include "adapters/storage/query.hpp"

namespace phanbien::storage {

template <>
struct Native<dossier::UnusualKind> {
    using type = std::string;
    static std::string to(dossier::UnusualKind kind) { return std::string(dossier::name_of(kind)); }
    static dossier::UnusualKind from(const std::string& stored) {
        const auto kind = dossier::unusual_kind(stored);
        if (!kind) {
            throw_unreadable("kind of unusual event");
        }
        return *kind;
    }
};

template <>
struct Fields<runtime::UnusualRow> {
    using U = runtime::UnusualRow;
    static constexpr auto members =
        std::tuple(&U::position, &U::kind, &U::dossier, &U::actor, &U::at);
};

template <>
struct Fields<runtime::KnownNetwork> {
    using K = runtime::KnownNetwork;
    static constexpr auto members = std::tuple(&K::account, &K::network);
};

template <>
struct Fields<runtime::ReadRow> {
    using R = runtime::ReadRow;
    static constexpr auto members =
        std::tuple(&R::position, &R::dossier, &R::account, &R::what, &R::at);
};

class UnusualTables {
  public:
    explicit UnusualTables(Connection& connection);

    std::vector<runtime::UnusualRow> unusual(const runtime::UnusualQuestion& question);
    // Those of one dossier, oldest first; of the empty one, those of the office.
    Query<runtime::UnusualRow(DossierId)> of_dossier;
    Query<std::string(AccountId)> networks_of;
    Query<runtime::KnownNetwork()> known_networks;
    Query<void(runtime::UnusualRow)> add;
    Query<void(runtime::KnownNetwork)> add_network;
    Query<void(DossierId)> forget;
    Query<void()> forget_networks;
    Query<runtime::ReadRow(DossierId, std::size_t)> reads_of;
    Query<runtime::ReadRow()> reads;
    Query<Instant(DossierId, AccountId, std::string)> last_read;
    Query<void(runtime::ReadRow)> add_read;
    Query<void()> forget_reads;

  private:
    // The position and kind behind which the page begins; every condition always there, wide open
    // when unused.
    Query<runtime::UnusualRow(std::uint64_t, std::uint64_t, std::string, std::string, DossierId,
                              AccountId, Instant, Instant, std::size_t)>
        newest_;
};

}  // namespace phanbien::storage
