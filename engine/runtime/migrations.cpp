#include "engine/runtime/migrations.hpp"

#include <algorithm>

#include "engine/runtime/calendar_shelf.hpp"
#include "engine/runtime/unreadable_dossier.hpp"
#include "engine/runtime/waiter.hpp"

namespace phanbien::runtime {
namespace {

constexpr std::size_t page_rows = 200;

Problem no_such_version(std::string_view version_or_hash) {
    const auto wanted = std::string(version_or_hash);
    return {.kind = ProblemKind::invalid,
            .code = "migration.no_target",
            .vi = "Quy trình này không có phiên bản “" + wanted + "”.",
            .en = "The procedure has no version \"" + wanted + "\".",
            .fields = {{"/map/to", "Không có phiên bản này.", "There is no such version."}}};
}

Problem too_many() {
    const auto most = std::to_string(migrations_max);
    return {.kind = ProblemKind::too_large,
            .code = "migration.too_many",
            .vi = "Mỗi lần chuyển được nhiều nhất " + most + " hồ sơ. Hãy chọn từng nhóm hồ sơ.",
            .en = "At most " + most + " dossiers are moved at once. Choose them in groups."};
}

Problem no_such_dossier() {
    return {.kind = ProblemKind::missing,
            .code = "dossier.missing",
            .vi = "Không có hồ sơ này trong cơ quan của bạn.",
            .en = "Your organisation hosts no such dossier."};
}

Problem changed_since(std::uint64_t revision) {
    const auto now = std::to_string(revision);
    return {.kind = ProblemKind::stale,
            .code = "dossier.stale",
            .vi = "Hồ sơ vừa được người khác thay đổi (nay là lần thay đổi thứ " + now +
                  "). Hãy xem lại kế hoạch chuyển.",
            .en = "Somebody has changed the dossier since (it is at revision " + now +
                  " now). Look at the plan again."};
}

// Plans one dossier after the other, reading each once.
class Planner {
  public:
    Planner(Reading& reading, WorkflowShelf& workflows, const MigrationOrder& order,
            const dossier::Workflow& to, Instant now)
        : reading_(reading),
          workflows_(workflows),
          order_(order),
          to_(to),
          interpreter_(to.chart()),
          now_(now) {}

    Result<MigrationReport> plan() {
        TRY(const auto rows, hosted_rows());
        MigrationReport report{.to = &to_, .items = {}};
        if (order_.dossiers.empty()) {
            for (const auto& row : rows) {
                if (is_meant(row)) {
                    report.items.push_back(plan_one(row, std::nullopt));
                }
            }
        }
        for (const auto& wanted : order_.dossiers) {
            const auto row = std::ranges::find_if(rows, [&](const dossier::DossierRow& it) {
                return it.code == wanted.dossier || it.id.text() == wanted.dossier;
            });
            report.items.push_back(row == rows.end() ? missing(wanted.dossier)
                                                     : plan_one(*row, wanted.revision));
        }
        if (report.items.size() > migrations_max) {
            return too_many();
        }
        return report;
    }

  private:
    // The dossiers of this procedure that the actor may move, by the lists.
    Result<std::vector<dossier::DossierRow>> hosted_rows() {
        DossierFilter filter{.sees_all = true, .procedure = order_.procedure, .limit = page_rows};
        std::vector<dossier::DossierRow> rows;
        do {
            auto page = reading_.dossiers(filter);
            filter.cursor = page.next_cursor;
            for (auto& row : page.rows) {
                if (order_.actor.is_system() || row.host == order_.actor.organisation) {
                    rows.push_back(std::move(row));
                }
            }
        } while (!filter.cursor.empty());
        return rows;
    }

    // Of those that nobody named: what goes by the version that the mapping is from. One that
    // cannot be read might, so it is among them unless its row says that it has ended.
    bool is_meant(const dossier::DossierRow& row) {
        if (row.workflow_hash == to_.hash()) {
            return false;
        }
        const auto& from = order_.mapping.from;
        try {
            const auto& dossier = shelf_.at_head(reading_, row.id);
            return dossier.instance.running && (from.empty() || from == row.workflow_hash ||
                                                from == dossier.registered.workflow_version);
        } catch (const UnreadableDossier&) {
            return !row.ended;
        }
    }

    static MigrationItem missing(const std::string& wanted) {
        MigrationItem item;
        item.code = wanted;
        item.problem = no_such_dossier();
        return item;
    }

    MigrationItem plan_one(const dossier::DossierRow& row, std::optional<std::uint64_t> seen) {
        MigrationItem item;
        item.dossier = row.id;
        item.code = row.code;
        try {
            const auto& dossier = shelf_.at_head(reading_, row.id);
            item.revision = dossier.revision;
            item.from = &workflows_.pinned(reading_, dossier.registered.workflow_hash);
            if (seen && *seen != dossier.revision) {
                item.problem = changed_since(dossier.revision);
                return item;
            }
            auto plan = dossier::plan_migration(dossier, {.from = *item.from,
                                                          .to = {to_, interpreter_},
                                                          .mapping = order_.mapping,
                                                          .calendars = calendars_.at_head(reading_),
                                                          .now = now_});
            if (plan) {
                item.plan = *std::move(plan);
            } else {
                item.problem = plan.error();
            }
        } catch (const UnreadableDossier&) {
            item.problem = UnreadableDossier::problem();
        }
        return item;
    }

    Reading& reading_;
    WorkflowShelf& workflows_;
    const MigrationOrder& order_;
    const dossier::Workflow& to_;
    statechart::Interpreter interpreter_;
    Instant now_;
    DossierShelf shelf_;
    CalendarShelf calendars_;
};

}  // namespace

Result<const dossier::Workflow*> find_definition(Reading& reading, WorkflowShelf& workflows,
                                                 std::string_view procedure,
                                                 std::string_view version_or_hash) {
    const auto* current = workflows.current(procedure);
    if (current != nullptr &&
        (version_or_hash.empty() || dossier::names_definition(version_or_hash, *current))) {
        return current;
    }
    for (const auto& hash : reading.definitions()) {
        try {
            const auto& kept = workflows.pinned(reading, hash);
            if (kept.id() == procedure &&
                (hash == version_or_hash || dossier::names_definition(version_or_hash, kept))) {
                return &kept;
            }
        } catch (const UnreadableDossier&) {
            continue;  // cannot be worked by any more, so nothing can be moved to it
        }
    }
    return no_such_version(version_or_hash);
}

Result<MigrationReport> plan_migrations(Reading& reading, WorkflowShelf& workflows,
                                        const Office& office, const MigrationOrder& order,
                                        Instant now) {
    if (order.dossiers.size() > migrations_max) {
        return too_many();
    }
    TRY(const auto* to, find_definition(reading, workflows, order.procedure, order.mapping.to));
    if (auto problem = office.refusal_of(*to)) {
        return *std::move(problem);
    }
    return Planner(reading, workflows, order, *to, now).plan();
}

void run_migrations(Office& office, const MigrationOrder& order, MigrationReport& report) {
    const auto planned = std::ranges::count_if(
        report.items, [](const MigrationItem& item) { return item.plan.has_value(); });
    Waiter waiter(static_cast<std::size_t>(planned));
    for (auto& item : report.items) {
        if (!item.plan) {
            continue;
        }
        office.perform({.dossier = item.dossier,
                        .actor = order.actor,
                        .expected_revision = item.revision,
                        .body = dossier::Migrate{.mapping = order.mapping,
                                                 .workflow_hash = report.to->hash()}},
                       {}, [&item, &waiter](Result<Receipt> receipt) {
                           if (receipt) {
                               item.moved = true;
                               item.revision = receipt->revision;
                           } else {
                               item.problem = receipt.error();
                           }
                           waiter.done();
                       });
    }
    waiter.wait();
}

}  // namespace phanbien::runtime
