// Chart: an SCXML 1.0 document compiled once into plain vectors, immutable afterwards.
//
// Elements and attributes of urn:phanbien:workflow:1 are kept as read (Annotation) so that the
// rooms above can compile them; they never change the meaning of SCXML's Appendix D. Those of any
// other foreign namespace (editors' layout data) are ignored. Any thread may read a Chart.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/kernel/result.hpp"
#include "engine/statechart/content.hpp"

namespace phanbien::statechart {

inline constexpr std::string_view scxml_namespace = "http://www.w3.org/2005/07/scxml";
inline constexpr std::string_view workflow_namespace = "urn:phanbien:workflow:1";
inline constexpr std::size_t chart_bytes_max = 4u << 20;
inline constexpr int chart_depth_max = 256;

using StateIndex = int;  // into Chart::states(); the order of indices is document order
inline constexpr StateIndex root_state = 0;
inline constexpr StateIndex no_state = -1;

using Attributes = std::vector<std::pair<std::string, std::string>>;

// The attribute's value, or null when it is not there.
const std::string* find_attribute(const Attributes& attributes, std::string_view name);

// An element of our namespace, kept as read.
struct Annotation {
    std::string name;  // without the prefix
    Attributes attributes = {};
    std::string text = {};  // direct text, spaces at both ends removed
    std::vector<Annotation> children = {};
    int line = 0;

    const std::string* attribute(std::string_view wanted) const {
        return find_attribute(attributes, wanted);
    }
};

struct Transition {
    StateIndex source = no_state;
    std::vector<std::string> events =
        {};  // descriptors without a trailing "." or ".*"; "*" matches all
    std::optional<std::string> condition = {};
    std::vector<StateIndex> targets = {};  // may name history states
    bool internal = false;
    Block content = {};
    Attributes attributes = {};  // of our namespace
    std::vector<Annotation> annotations = {};
    int line = 0;

    // Appendix D's getTransitionDomain where it is always the same: no target is a history state.
    std::optional<StateIndex> fixed_domain = {};

    bool eventless() const { return events.empty(); }
};

enum class StateKind { root, atomic, compound, parallel, final, shallow_history, deep_history };

struct State {
    std::string id;  // generated ("state.7") when the document gives none; the root's is its name
    StateKind kind = StateKind::atomic;
    StateIndex parent = no_state;
    StateIndex last_descendant = no_state;  // states index+1 … last_descendant lie inside this one
    std::vector<StateIndex> children = {};  // without history states
    std::vector<StateIndex> histories = {};
    std::vector<int> transitions = {};  // into Chart::transitions(), document order
    bool may_go_without_event = false;  // one of them, or of its ancestors', is eventless
    std::optional<Transition> initial =
        {};  // root and compound: where to begin; history: its default
    std::vector<Block> on_entry = {};
    std::vector<Block> on_exit = {};
    std::vector<int> data = {};  // into Chart::data()
    std::vector<Invoke> invokes = {};
    std::optional<Payload> done_data = {};
    Attributes attributes = {};
    std::vector<Annotation> annotations = {};
    int line = 0;

    bool is_history() const {
        return kind == StateKind::shallow_history || kind == StateKind::deep_history;
    }
    bool is_atomic() const { return kind == StateKind::atomic || kind == StateKind::final; }
};

struct DataItem {
    std::string id;
    StateIndex state = root_state;  // whose datamodel element holds it
    std::string expression = {};
    std::string content = {};
    Attributes attributes = {};
    std::vector<Annotation> annotations = {};
    int line = 0;

    // A fact's value comes with every step and is never stored in the instance.
    bool is_fact() const { return find_attribute(attributes, "fact") != nullptr; }
};

enum class Language { ecmascript, null };
enum class Binding { early, late };

// The text that src="…" names, from one fixed place that the caller knows; nothing: refused.
using Fetch = std::function<std::optional<std::string>(std::string_view source)>;

// What a reader accepts beyond a definition for real work.
struct ReadOptions {
    bool scripts = false;  // <script> in content and at the top
    bool invokes = false;  // <invoke>
    // Where `invokes` is not: the types of <invoke> that are accepted all the same, by src and
    // named values only. Whoever runs the chart provides them.
    std::vector<std::string> services = {};
    bool xml_values = false;  // XML inside <data>, <assign>, <content>
    bool late_expression_errors =
        false;  // a malformed expression is an error.execution at run time
    // What the standard's schema excludes and SCION's tests use: <transition> in <scxml>, and one
    // without event, cond and target.
    bool loose_transitions = false;
    Fetch fetch = {};  // for <data src> and <script src>
};

// All of SCXML, and what its two public suites need beyond it.
ReadOptions whole_standard(Fetch fetch = {});

class Chart {
  public:
    // Refuses with code "statechart.invalid"; every mistake found is one of Problem::fields, with
    // pointer "file:line" and a sentence; the first is repeated in Problem::vi and en.
    static Result<Chart> read(std::string_view xml, std::string_view file_name,
                              ReadOptions options = {});

    const std::string& name() const { return states_.front().id; }
    const std::string& file_name() const { return file_name_; }
    Language language() const { return language_; }
    Binding binding() const { return binding_; }
    std::span<const State> states() const { return states_; }  // [0] is <scxml> itself
    std::span<const Transition> transitions() const { return transitions_; }
    std::span<const DataItem> data() const { return data_; }
    const std::vector<Annotation>& annotations() const { return states_.front().annotations; }
    const std::vector<Script>& scripts() const { return scripts_; }

    // The document without comments, layout and foreign namespaces, attributes in order of their
    // names. Charts with equal meaning take the same steps, so an instance of one may go on as an
    // instance of the other.
    const std::string& meaning() const { return meaning_; }

    const State& state(StateIndex index) const { return states_[static_cast<std::size_t>(index)]; }
    const Transition& transition(int index) const {
        return transitions_[static_cast<std::size_t>(index)];
    }
    std::optional<StateIndex> find(std::string_view id) const;
    // Null when no <data> has the id.
    const DataItem* find_data(std::string_view id) const;

    // Proper descent: a state is no descendant of itself.
    bool is_descendant(StateIndex inner, StateIndex outer) const {
        return inner > outer && inner <= state(outer).last_descendant;
    }

  private:
    friend class ChartReader;
    friend class ChartResolver;

    std::string file_name_;
    std::string meaning_;
    Language language_ = Language::ecmascript;
    Binding binding_ = Binding::early;
    std::vector<State> states_;
    std::vector<Transition> transitions_;
    std::vector<DataItem> data_;
    std::vector<Script> scripts_;
    std::vector<StateIndex> places_;  // by the hash of the id, no_state where there is none
};

}  // namespace phanbien::statechart
