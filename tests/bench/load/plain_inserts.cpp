#include "tests/bench/load/plain_inserts.hpp"

#include <soci/soci.h>
#include <soci/sqlite3/soci-sqlite3.h>

#include <array>
#include <optional>
#include <stdexcept>
#include <vector>

#include "tests/bench/load/servers.hpp"
#include "tests/bench/measure.hpp"

namespace phanbien::bench {

namespace {

// Numbers stand before texts, as everywhere below.
constexpr const char* opinion_events =
    "SELECT position, sequence, at, dossier, leaf, payload, hash FROM event "
    "WHERE dossier = :dossier AND leaf LIKE '%\"act\":\"opinion_given\"%' ORDER BY sequence";
constexpr const char* opinion_texts =
    "SELECT id, version, dossier, kind, item, code, eid, label, organisation, name, words "
    "FROM searched_text WHERE dossier = :dossier AND kind = 'opinion' ORDER BY id";
constexpr const char* opinion_words =
    "SELECT t.id, w.exact, w.folded, w.who, w.marks "
    "FROM searched_text t JOIN text_word w ON w.rowid = t.id "
    "WHERE t.dossier = :dossier AND t.kind = 'opinion' ORDER BY t.id";
constexpr const char* replies =
    "SELECT status, revision, at, account, idempotency_key, request_hash, body FROM reply "
    "WHERE instr(body, :dossier) > 0 ORDER BY revision";

template <std::size_t Numbers, std::size_t Texts>
struct Columns {
    std::array<long long, Numbers> numbers{};
    std::array<std::string, Texts> texts;
};
using EventRow = Columns<3, 4>;
using TextRow = Columns<2, 9>;
using WordsRow = Columns<1, 4>;
using ReplyRow = Columns<3, 4>;
using DossierRow = Columns<2, 1>;  // revision, at; dossier

// A question with one parameter, row by row. Never moves.
template <class Row>
class KeptQuestion {
  public:
    KeptQuestion(soci::session& session, const std::string& sql, const std::string& parameter)
        : parameter_(parameter), statement_(session) {
        for (auto& number : row_.numbers) {
            statement_.exchange(soci::into(number));
        }
        for (auto& text : row_.texts) {
            statement_.exchange(soci::into(text));
        }
        statement_.exchange(soci::use(parameter_));
        statement_.alloc();
        statement_.prepare(sql);
        statement_.define_and_bind();
        statement_.execute();
    }
    KeptQuestion(const KeptQuestion&) = delete;
    KeptQuestion& operator=(const KeptQuestion&) = delete;

    // Null behind the last one.
    const Row* next() { return statement_.fetch() ? &row_ : nullptr; }

  private:
    std::string parameter_;
    Row row_;
    soci::statement statement_;
};

// A kept statement with a buffer for each parameter. Never moves.
template <class Row>
class KeptStatement {
  public:
    KeptStatement(soci::session& session, const std::string& sql) : statement_(session) {
        for (auto& number : row_.numbers) {
            statement_.exchange(soci::use(number));
        }
        for (auto& text : row_.texts) {
            statement_.exchange(soci::use(text));
        }
        statement_.alloc();
        statement_.prepare(sql);
        statement_.define_and_bind();
    }
    KeptStatement(const KeptStatement&) = delete;
    KeptStatement& operator=(const KeptStatement&) = delete;

    void run(const Row& row) {
        row_ = row;
        statement_.execute(true);
    }

  private:
    Row row_;
    soci::statement statement_;
};

// What goes into one transaction.
struct Hundred {
    std::vector<EventRow> events;
    std::vector<TextRow> texts;
    std::vector<WordsRow> words;
    std::optional<ReplyRow> reply;
};

// What the server wrote, one transaction's rows after another.
class Written {
  public:
    Written(const std::filesystem::path& database, const std::string& dossier, std::size_t together)
        : together_(together),
          session_(soci::sqlite3, "db=\"" + database.string() + "\""),
          events_(session_, opinion_events, dossier),
          texts_(session_, opinion_texts, dossier),
          words_(session_, opinion_words, dossier),
          replies_(session_, replies, dossier) {}

    // The next that is whole; nothing behind the last.
    std::optional<Hundred> next() {
        Hundred out;
        for (std::size_t i = 0; i < together_; ++i) {
            const auto* event = events_.next();
            const auto* text = texts_.next();
            const auto* words = words_.next();
            if (event == nullptr || text == nullptr || words == nullptr) {
                return std::nullopt;
            }
            out.events.push_back(*event);
            out.texts.push_back(*text);
            out.words.push_back(*words);
        }
        if (const auto* reply = replies_.next()) {
            out.reply = *reply;
        }
        return out;
    }

  private:
    std::size_t together_;
    soci::session session_;
    KeptQuestion<EventRow> events_;
    KeptQuestion<TextRow> texts_;
    KeptQuestion<WordsRow> words_;
    KeptQuestion<ReplyRow> replies_;
};

class PlainInserts {
  public:
    explicit PlainInserts(const std::filesystem::path& database)
        : session_(soci::sqlite3, "db=\"" + database.string() + "\"") {
        std::string mode;
        session_ << "PRAGMA journal_mode=WAL", soci::into(mode);
        session_ << "PRAGMA synchronous=FULL";
        session_ << "PRAGMA foreign_keys=ON";
    }

    void take_dossier(const std::filesystem::path& from, const std::string& dossier) {
        session_ << "ATTACH '" + from.string() + "' AS filled";
        session_ << "INSERT INTO main.dossier SELECT * FROM filled.dossier WHERE id = :id",
            soci::use(dossier);
        session_ << "DETACH filled";
    }

    void write(const Hundred& hundred) {
        session_ << "BEGIN IMMEDIATE";
        for (std::size_t i = 0; i < hundred.events.size(); ++i) {
            event_.run(hundred.events[i]);
            text_.run(hundred.texts[i]);
            words_.run(hundred.words[i]);
        }
        const auto& last = hundred.events.back();
        dossier_.run({{last.numbers[1], last.numbers[2]}, {last.texts[0]}});
        if (hundred.reply) {
            reply_.run(*hundred.reply);
        }
        session_ << "COMMIT";
    }

  private:
    soci::session session_;
    KeptStatement<EventRow> event_{
        session_,
        "INSERT INTO event (position, sequence, at, dossier, leaf, payload, hash) "
        "VALUES (:position, :sequence, :at, :dossier, :leaf, :payload, :hash)"};
    KeptStatement<TextRow> text_{
        session_,
        "INSERT INTO searched_text (id, version, dossier, kind, item, code, eid, label, "
        "organisation, name, words) VALUES (:id, :version, :dossier, :kind, :item, :code, :eid, "
        ":label, :organisation, :name, :words)"};
    KeptStatement<WordsRow> words_{session_,
                                   "INSERT INTO text_word (rowid, exact, folded, who, marks) "
                                   "VALUES (:id, :exact, :folded, :who, :marks)"};
    KeptStatement<DossierRow> dossier_{
        session_, "UPDATE dossier SET revision = :revision, changed_at = :at WHERE id = :dossier"};
    KeptStatement<ReplyRow> reply_{
        session_,
        "INSERT INTO reply (status, revision, at, account, idempotency_key, request_hash, body) "
        "VALUES (:status, :revision, :at, :account, :key, :request_hash, :body)"};
};

}  // namespace

double plain_inserts_per_s(const std::filesystem::path& filled, const std::filesystem::path& office,
                           const std::filesystem::path& data, const std::string& dossier,
                           std::size_t together) {
    copy_office(office, data);
    PlainInserts inserts(database_of(data));
    inserts.take_dossier(filled, dossier);
    Written written(filled, dossier, together);
    double took_ms = 0;
    std::size_t count = 0;
    while (const auto hundred = written.next()) {
        took_ms += ms_of([&] { inserts.write(*hundred); });
        count += hundred->events.size();
    }
    if (count == 0) {
        throw std::runtime_error("the server has written no opinions to write again");
    }
    return static_cast<double>(count) * 1'000 / took_ms;
}

}  // namespace phanbien::bench
