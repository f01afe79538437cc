// The tables unusual_event and account_network: what an auditor looks at first, and from where
// people have signed in. Belongs to one connection; one thread at a time.
#pragma once

#include "adapters/storage/query.hpp"

namespace phanbien::storage {

template <>
struct Native<dossier::UnusualKind> {
    using type = std::string;
    static std::string to(dossier::UnusualKind kind) { return std::string(dossier::name_of(kind)); }
    static dossier::UnusualKind from(const std::string& stored) {
        const auto kind = dossier::unusual_kind(stored);
        return kind ? *kind
                    : throw runtime::StoreFailure(runtime::StoreFailure::Kind::broken,
                                                  "unreadable kind of unusual event");
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

  private:
    // The position and kind behind which the page begins; every condition always there, wide open
    // when unused.
    Query<runtime::UnusualRow(std::uint64_t, std::uint64_t, std::string, std::string, DossierId,
                              AccountId, Instant, Instant, std::size_t)>
        newest_;
};

}  // namespace phanbien::storage
