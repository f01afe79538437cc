// Chart::read: walks the XML once, in document order, and fills the vectors of a Chart; what needs
// the whole document (targets, initial states, expressions) is left to ChartResolver.
#include <memory>
#include <utility>

#include "engine/statechart/chart.hpp"
#include "engine/statechart/read_content.hpp"
#include "engine/statechart/resolve_chart.hpp"
#include "engine/statechart/xml_source.hpp"
#include "engine/xml/text.hpp"

namespace phanbien::statechart {

class ChartReader {
  public:
    ChartReader(XmlSource& source, Chart& chart, const ReadOptions& options)
        : source_(source), chart_(chart), options_(options) {}

    void read() {
        const pugi::xml_node root = source_.root();
        if (!source_.is_scxml(root) || XmlSource::local_name(root.name()) != "scxml") {
            source_.complain(root, "Phần tử gốc phải là <scxml> trong không gian tên của SCXML.",
                             "The root must be <scxml> in the namespace of SCXML.");
            return;
        }
        source_.allow_attributes(root,
                                 {"initial", "name", "version", "datamodel", "binding", "exmode"});
        if (options_.loose_transitions) {
            source_.allow_children(
                root, {"state", "parallel", "final", "datamodel", "script", "transition"});
        } else {
            source_.allow_children(root, {"state", "parallel", "final", "datamodel", "script"});
        }
        read_header(root);
        const StateIndex index = add_state(root, StateKind::root, no_state);
        at(index).id = XmlSource::attribute(root, "name");
        read_initial_attribute(root, index);
        read_children(root, index);
    }

    std::vector<PendingTargets> take_pending() { return std::move(pending_); }

  private:
    State& at(StateIndex index) { return chart_.states_[static_cast<std::size_t>(index)]; }

    void read_header(pugi::xml_node root) {
        const auto version = XmlSource::attribute(root, "version");
        if (version != "1.0") {
            source_.complain(root, "<scxml> phải có version=\"1.0\".",
                             "<scxml> needs version=\"1.0\".");
        }
        const auto language = XmlSource::attribute(root, "datamodel");
        if (language == "null") {
            chart_.language_ = Language::null;
        } else if (!language.empty() && language != "ecmascript") {
            source_.complain(root, "datamodel phải là ecmascript hoặc null.",
                             "datamodel must be ecmascript or null.");
        }
        const auto binding = XmlSource::attribute(root, "binding");
        if (binding == "late") {
            chart_.binding_ = Binding::late;
        } else if (!binding.empty() && binding != "early") {
            source_.complain(root, "binding phải là early hoặc late.",
                             "binding must be early or late.");
        }
    }

    StateIndex add_state(pugi::xml_node element, StateKind kind, StateIndex parent) {
        const auto index = static_cast<StateIndex>(chart_.states_.size());
        State state{.id = XmlSource::attribute(element, "id"),
                    .kind = kind,
                    .parent = parent,
                    .attributes = source_.workflow_attributes(element),
                    .annotations = source_.workflow_children(element),
                    .line = source_.line_of(element)};
        if (element.attribute("id") && xml::words_of(state.id).size() != 1) {
            source_.complain(element, "id của trạng thái không được để trống hay có dấu cách.",
                             "A state's id may not be empty or hold spaces.");
        }
        if (state.id.empty()) {
            state.id = "state." + std::to_string(index);
        }
        chart_.states_.push_back(std::move(state));
        return index;
    }

    void read_children(pugi::xml_node element, StateIndex index) {
        for (const auto child : element.children()) {
            if (source_.is_scxml(child)) {
                read_child(child, index);
            }
        }
        at(index).last_descendant = static_cast<StateIndex>(chart_.states_.size()) - 1;
    }

    void read_child(pugi::xml_node child, StateIndex index) {
        const auto name = XmlSource::local_name(child.name());
        if (name == "state" || name == "parallel" || name == "final") {
            const StateKind kind = name == "state"      ? StateKind::atomic
                                   : name == "parallel" ? StateKind::parallel
                                                        : StateKind::final;
            const StateIndex made = add_state(child, kind, index);
            at(index).children.push_back(made);
            read_state(child, made);
        } else if (name == "history") {
            read_history(child, index);
        } else if (name == "transition") {
            read_transition(child, index);
        } else if (name == "initial") {
            read_initial_element(child, index);
        } else if (name == "onentry" || name == "onexit") {
            source_.allow_attributes(child, {});
            auto& blocks = name == "onentry" ? at(index).on_entry : at(index).on_exit;
            blocks.push_back(read_block(source_, child, options_));
        } else if (name == "datamodel") {
            read_data_model(child, index);
        } else if (name == "donedata") {
            source_.allow_attributes(child, {});
            source_.allow_children(child, {"param", "content"});
            at(index).done_data = read_payload(source_, child, options_);
        } else if (name == "invoke") {
            at(index).invokes.push_back(read_invoke(source_, child, options_));
        } else if (name == "script") {
            chart_.scripts_.push_back(read_script(source_, child, options_));
        }
    }

    void read_state(pugi::xml_node element, StateIndex index) {
        switch (at(index).kind) {
            case StateKind::final:
                source_.allow_attributes(element, {"id"});
                source_.allow_children(element, {"onentry", "onexit", "donedata"});
                break;
            case StateKind::parallel:
                source_.allow_attributes(element, {"id"});
                source_.allow_children(element, {"onentry", "onexit", "transition", "state",
                                                 "parallel", "history", "datamodel", "invoke"});
                break;
            default:
                source_.allow_attributes(element, {"id", "initial"});
                source_.allow_children(
                    element, {"onentry", "onexit", "transition", "initial", "state", "parallel",
                              "final", "history", "datamodel", "invoke"});
                read_initial_attribute(element, index);
        }
        read_children(element, index);
    }

    void read_history(pugi::xml_node element, StateIndex parent) {
        source_.allow_attributes(element, {"id", "type"});
        source_.allow_children(element, {"transition"});
        const auto type = XmlSource::attribute(element, "type");
        if (!type.empty() && type != "deep" && type != "shallow") {
            source_.complain(element, "type của <history> phải là shallow hoặc deep.",
                             "The type of <history> must be shallow or deep.");
        }
        const StateIndex index = add_state(
            element, type == "deep" ? StateKind::deep_history : StateKind::shallow_history, parent);
        at(parent).histories.push_back(index);
        at(index).last_descendant = index;
        read_initial_element(element, index);
    }

    void read_initial_attribute(pugi::xml_node element, StateIndex index) {
        if (!element.attribute("initial")) {
            return;
        }
        const int line = source_.line_of(element);
        at(index).initial = Transition{.source = index, .line = line};
        pending_.push_back({.initial_of = index,
                            .transition = -1,
                            .ids = xml::words_of(XmlSource::attribute(element, "initial")),
                            .line = line});
    }

    // <initial> and <history> hold exactly one transition with targets and nothing else.
    void read_initial_element(pugi::xml_node element, StateIndex index) {
        if (at(index).initial) {
            source_.complain(element, "Trạng thái đã có chỗ bắt đầu rồi.",
                             "The state already has an initial state.");
            return;
        }
        if (!at(index).is_history()) {
            source_.allow_attributes(element, {});
            source_.allow_children(element, {"transition"});
        }
        pugi::xml_node only;
        int count = 0;
        for (const auto child : element.children()) {
            if (source_.is_scxml(child) && XmlSource::local_name(child.name()) == "transition") {
                only = child;
                ++count;
            }
        }
        if (count != 1) {
            source_.complain(element, "Phải có đúng một <transition> bên trong.",
                             "Exactly one <transition> must stand inside.");
            return;
        }
        source_.allow_attributes(only, {"target", "type"});
        const int line = source_.line_of(only);
        at(index).initial = Transition{
            .source = index, .content = read_block(source_, only, options_), .line = line};
        pending_.push_back({.initial_of = index,
                            .transition = -1,
                            .ids = xml::words_of(XmlSource::attribute(only, "target")),
                            .line = line});
    }

    void read_transition(pugi::xml_node element, StateIndex state) {
        source_.allow_attributes(element, {"event", "cond", "target", "type"});
        Transition transition{.source = state,
                              .attributes = source_.workflow_attributes(element),
                              .annotations = source_.workflow_children(element),
                              .line = source_.line_of(element)};
        for (auto& word : xml::words_of(XmlSource::attribute(element, "event"))) {
            transition.events.push_back(descriptor(element, std::move(word)));
        }
        if (element.attribute("cond")) {
            transition.condition = XmlSource::attribute(element, "cond");
        }
        const auto type = XmlSource::attribute(element, "type");
        if (!type.empty() && type != "internal" && type != "external") {
            source_.complain(element, "type của <transition> phải là internal hoặc external.",
                             "The type of <transition> must be internal or external.");
        }
        transition.internal = type == "internal";
        transition.content = read_block(source_, element, options_);
        const auto index = static_cast<int>(chart_.transitions_.size());
        auto targets = xml::words_of(XmlSource::attribute(element, "target"));
        if (transition.eventless() && !transition.condition && targets.empty() &&
            !options_.loose_transitions) {
            source_.complain(element, "<transition> phải có event, cond hoặc target.",
                             "<transition> needs event, cond or target.");
        }
        if (element.attribute("target") && targets.empty()) {
            source_.complain(element, "target không được để trống.", "target may not be empty.");
        }
        if (!targets.empty()) {
            pending_.push_back({.initial_of = no_state,
                                .transition = index,
                                .ids = std::move(targets),
                                .line = transition.line});
        }
        chart_.transitions_.push_back(std::move(transition));
        at(state).transitions.push_back(index);
    }

    // "a.b", "a.b." and "a.b.*" mean the same (SCXML 1.0 section 3.12.1).
    std::string descriptor(pugi::xml_node element, std::string word) {
        if (word == "*" || word == ".*") {
            return "*";
        }
        const std::string written = word;
        if (word.ends_with(".*")) {
            word.resize(word.size() - 2);
        } else if (word.ends_with('.')) {
            word.pop_back();
        }
        if (word.empty() || word.find('*') != std::string::npos) {
            source_.complain(element, "Tên sự kiện không đúng: \"" + written + "\".",
                             "This is no event descriptor: \"" + written + "\".");
        }
        return word;
    }

    void read_data_model(pugi::xml_node element, StateIndex state) {
        source_.allow_attributes(element, {});
        source_.allow_children(element, {"data"});
        for (const auto child : element.children()) {
            if (!source_.is_scxml(child)) {
                continue;
            }
            source_.allow_attributes(child, {"id", "expr", "src"});
            DataItem item{.id = XmlSource::attribute(child, "id"),
                          .state = state,
                          .expression = XmlSource::attribute(child, "expr"),
                          .content = read_data_content(child),
                          .attributes = source_.workflow_attributes(child),
                          .annotations = source_.workflow_children(child),
                          .line = source_.line_of(child)};
            if (!item.expression.empty() && (!item.content.empty() || child.attribute("src"))) {
                source_.complain(child, "<data> có expr thì không có nội dung hay src.",
                                 "<data> has one of expr, src and content.");
            }
            at(state).data.push_back(static_cast<int>(chart_.data_.size()));
            chart_.data_.push_back(std::move(item));
        }
    }

    // What a document reads from elsewhere belongs to its meaning.
    std::string read_data_content(pugi::xml_node element) {
        if (!element.attribute("src")) {
            return read_inline_content(source_, element, options_);
        }
        auto text = read_fetched(source_, element, options_);
        chart_.meaning_ += text;
        return text;
    }

    XmlSource& source_;
    Chart& chart_;
    const ReadOptions& options_;
    std::vector<PendingTargets> pending_;
};

Result<Chart> Chart::read(std::string_view xml, std::string_view file_name, ReadOptions options) {
    XmlSource source(xml, file_name);
    if (!source.flawless()) {
        return source.problem();
    }
    Chart chart;
    chart.file_name_ = file_name;
    chart.meaning_ = source.meaning();
    ChartReader reader(source, chart, options);
    reader.read();
    if (!chart.states_.empty()) {
        ChartResolver(source, chart, options).resolve(reader.take_pending());
    }
    if (!source.flawless()) {
        return source.problem();
    }
    return chart;
}

}  // namespace phanbien::statechart
