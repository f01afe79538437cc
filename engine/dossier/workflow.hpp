// Workflow: a procedure's definition as the dossier room reads it.
//
// A definition is an SCXML document (workflows/*.scxml). The statechart room compiles its chart;
// this file compiles what stands in the namespace urn:phanbien:workflow:1: roles, lists, registers,
// who may raise which event in which state, tasks and their dues, who sees what. No state,
// permission or deadline of a procedure is in C++.
// Immutable after read(); any thread may read it. Outlives every Interpreter made from its chart.
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/calendar/period.hpp"
#include "engine/kernel/result.hpp"
#include "engine/people/people.hpp"
#include "engine/statechart/chart.hpp"

namespace phanbien::dossier {

inline constexpr std::string_view workflow_namespace = "urn:phanbien:workflow:1";

struct Label {
    std::string vi;
    std::string en;

    bool operator==(const Label&) const = default;
};

struct Role {
    std::string id;
    Label label;
};

struct ListItem {
    std::string id;
    Label label;
    bool justify = false;   // an answer with this disposition needs a justification
    bool standard = false;  // what is meant where a command names none
};

struct List {
    std::string id;
    Label label;
    std::string basis;  // the article it comes from
    std::vector<ListItem> items;
};

// The ids of registers that mean something to every procedure: the number under which a draft came
// in, and the number under which the criticism document in force went out.
inline constexpr std::string_view incoming_register = "incoming";
inline constexpr std::string_view outgoing_register = "outgoing";

// A numbered register (sổ văn bản): numbers run from 1 each year, per host.
struct NumberRegister {
    std::string id;
    Label label;
    std::string pattern;  // "{number}/MTTQ-BTT"; numbers under 10 get a leading zero (NĐ 30/2020)
};

// The service by which a procedure asks for an approval route: <invoke type="…" id="duyet"
// src="duyet-phan-bien duyet-cap-xa">, of which the first is gone that is for the host's level,
// with <param name="document" expr="'kind'"/>, the kind of the document that is to be approved, and
// a <param> for each fact of the route. It ends with the event done.invoke.<id>, whose data hold
// `outcome` and `reason`. The outcome is approved, sent_back, refused, or at once unavailable: the
// office has no directory, so that nobody can be asked by post.
inline constexpr std::string_view approval_route_service = "urn:phanbien:approval-route";
inline constexpr std::string_view route_document_param = "document";
inline constexpr std::array<std::string_view, 4> route_outcomes{"approved", "sent_back", "refused",
                                                                "unavailable"};

// How an organisation stands to one dossier. drafting_body is the counterpart of the procedure: the
// body whose draft is criticised, or that is supervised, or to which a petition is handed on.
enum class Relation { host, drafting_body, reviewer, any };

// (role in one of, relation): who is meant by a task, an action or a reading right.
struct Party {
    std::vector<std::string> roles;
    Relation relation = Relation::any;
};

struct Condition {
    std::string expression;  // ECMAScript over facts and data
    Label otherwise;         // may hold {fact} and {fact.list}
};

// Days that bound a date field: today, the day the draft was received, the first of this year, the
// day on which the step began whose action asks for it.
enum class DayMark { today, received, year, step };

enum class FieldType { text, long_text, date, flag, file, choice, number };

struct Field {
    std::string id;
    FieldType type = FieldType::text;
    bool required = false;
    Label label;
    std::string document_kind;        // of a file: what it is kept as among the documents
    std::vector<DayMark> not_before;  // of a date
    std::vector<DayMark> not_after;
    std::string list;                 // of a choice: whose items may be chosen
    std::optional<std::int64_t> min;  // of a number
    std::optional<std::int64_t> max;
};

// What a due date may be counted from, beside the id of a <data pb:type="date">.
inline constexpr std::string_view anchor_entered = "entered";    // the day the state was entered
inline constexpr std::string_view anchor_received = "received";  // the day the draft came in
inline constexpr std::string_view anchor_planned_submission = "planned_submission";

// By when something has to be done. A due date whose anchor is not known yet is simply none.
struct DueRule {
    calendar::Period period;
    std::string anchor{anchor_entered};

    bool operator==(const DueRule&) const = default;
};

enum class Presence { required, optional, none };

enum class ActionStyle { main, quiet, danger, tool };

struct Action {
    std::string event;
    Party who;
    Label label;
    ActionStyle style = ActionStyle::quiet;
    std::vector<Field> fields;
    std::vector<Condition> requirements;
    std::vector<std::string> other_than;     // four eyes: not who last raised one of these events
    std::string register_id;                 // gives a number of this register, or empty
    std::string revokes;                     // the register whose number in force it takes back
    bool reopens_answers = false;            // what was answered is to be answered again
    std::optional<DueRule> due;              // default due for what the action asks for
    Presence opinions = Presence::required;  // behind a recommendation; never none
    bool needs_open_review = false;  // the person's organisation is asked and has not finished
    int line = 0;
};

// A way to start a dossier: by whom, with which parts and which fields. What is filled in becomes
// the first value of the <data> with the field's id.
struct Creation {
    std::string event;
    Party who;  // host or drafting_body
    Label label;
    std::string register_id;  // gives the arrival number, or empty
    Presence draft = Presence::required;
    Presence counterpart = Presence::required;
    std::vector<Field> fields;
    int line = 0;
};

// The body on the other side of the host: which kinds of organisation, and what people call it.
struct Counterpart {
    std::vector<people::OrganisationKind> kinds{people::OrganisationKind::state_body};
    Label label{.vi = "Cơ quan chủ trì soạn thảo", .en = "Drafting body"};
    int line = 0;
};

enum class DataType { flag, count, text, date, choice };

// What a <data> holds that is filled in by a field of this type; a file fills in none.
std::optional<DataType> data_type_of(FieldType type);

// A <data> with a declared type: the domain over which guards are checked. One with a label is
// shown to people as a property of the dossier.
struct DataInfo {
    std::string id;
    DataType type = DataType::text;
    std::string list;   // of a choice
    Label label;        // empty: not shown
    bool fact = false;  // counted by the engine, never stored
    int line = 0;
};

struct Task {
    std::string id;
    Party who;
    Label label;
    std::optional<DueRule> due;
    std::string escalate;  // role of the host that answers for it
    std::string basis;
    std::string document;      // the result expected
    bool each_review = false;  // one per open review request, with that request's due
    int line = 0;
};

// What of a dossier a party may read. `section` is one of: draft, opinions, own_opinions,
// recommendations, documents, own_documents, history. Documents may be narrowed to some kinds, such
// as those that are meant for the outside.
struct ReadingRight {
    Party who;
    std::vector<std::string> sections;
    std::vector<std::string> document_kinds;  // of the list document_kind; empty: all
    std::string condition;                    // empty: always
};

struct Notice {
    std::string id;
    std::string condition;
    Label text;
    std::string basis;
};

struct StateInfo {
    std::string id;
    Label label;  // empty labels: not shown to people
    std::optional<int> stage;
    bool ended = false;
    std::vector<Task> tasks;
    std::vector<Action> actions;
    std::vector<ReadingRight> reading;
};

class Workflow {
  public:
    // Reads and checks a definition: every label in both languages, every role, list, register,
    // section, condition and event known, every fact in the catalogue of facts.hpp. The problem's
    // fields name each mistake as "file:line".
    static Result<Workflow> read(std::string_view xml, std::string_view file_name,
                                 std::string content_hash);
    // How the chart of a procedure is read.
    static statechart::ReadOptions chart_options();
    // Of one whose chart has been read already.
    static Result<Workflow> read(statechart::Chart chart, std::string content_hash);

    const statechart::Chart& chart() const { return chart_; }
    const std::string& id() const { return chart_.name(); }
    const std::string& version() const { return version_; }
    const std::string& hash() const { return hash_; }
    const Label& label() const { return label_; }
    const std::string& code_prefix() const { return code_prefix_; }  // "PB" of "PB-2026-0001"
    const Counterpart& counterpart() const { return counterpart_; }
    // How long whoever gave an opinion may object to its answer, from the day of the answer; no law
    // sets it.
    const calendar::Period& objection_period() const { return objection_period_; }

    const std::vector<Role>& roles() const { return roles_; }
    const std::vector<List>& lists() const { return lists_; }
    const std::vector<NumberRegister>& registers() const { return registers_; }
    const std::vector<Notice>& notices() const { return notices_; }
    const std::vector<Creation>& creations() const { return creations_; }
    const std::vector<DataInfo>& data() const { return data_; }  // with a declared type
    const std::vector<ReadingRight>& reading() const { return reading_; }
    const std::vector<StateInfo>& states() const { return states_; }  // document order

    // Roles to which a task of the host's own people is escalated.
    const std::set<std::string>& leading_roles() const { return leading_roles_; }

    const StateInfo* state(std::string_view id) const;
    const List* list(std::string_view id) const;
    const ListItem* item(std::string_view list, std::string_view item) const;
    const ListItem* standard_item(std::string_view list) const;  // null: the list has none
    const NumberRegister* find_register(std::string_view id) const;
    const Role* role(std::string_view id) const;
    const DataInfo* data_item(std::string_view id) const;
    const Creation* creation(std::string_view event) const;  // the first of that name, or null
    // Whether one of these states, ids of any chart, is an end.
    bool has_end_among(const std::vector<std::string>& states) const;
    const Action* action(std::string_view event) const;  // the first of that name, or null
    // What people call an event: the label of the first action with that name; empty when none.
    Label event_label(std::string_view event) const;

  private:
    friend class WorkflowReader;

    explicit Workflow(statechart::Chart chart) : chart_(std::move(chart)) {}

    statechart::Chart chart_;
    std::string version_;
    std::string hash_;
    Label label_;
    std::string code_prefix_ = "PB";
    Counterpart counterpart_;
    calendar::Period objection_period_{.count = std::chrono::days{10},
                                       .unit = calendar::Unit::working_days};
    std::vector<Role> roles_;
    std::vector<List> lists_;
    std::vector<NumberRegister> registers_;
    std::vector<Notice> notices_;
    std::vector<Creation> creations_;
    std::vector<DataInfo> data_;
    std::vector<ReadingRight> reading_;
    std::vector<StateInfo> states_;
    std::set<std::string> leading_roles_;
    std::map<std::string, std::size_t, std::less<>> state_index_;
};

}  // namespace phanbien::dossier
