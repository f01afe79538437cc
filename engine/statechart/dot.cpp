#include "engine/statechart/dot.hpp"

#include <utility>

#include "engine/kernel/utf8.hpp"

namespace phanbien::statechart {

namespace {

constexpr std::size_t label_bytes_max = 60;  // of one condition; the definition itself has it all

std::string quoted(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            out += '\\';
        }
        out += c == '\n' || c == '\r' || c == '\t' ? ' ' : c;
    }
    return out + "\"";
}

// Cut at the beginning of a character.
std::string shortened(std::string text) {
    if (text.size() > label_bytes_max) {
        text.resize(beginning_of_utf8(text, label_bytes_max).size());
        text += "…";
    }
    return text;
}

class Drawing {
  public:
    explicit Drawing(const Chart& chart) : chart_(chart) {}

    std::string draw() {
        line("digraph " + quoted(chart_.name()) + " {");
        ++depth_;
        line("compound=true; rankdir=TB; fontname=\"sans-serif\";");
        line("node [shape=box, style=rounded, fontname=\"sans-serif\"];");
        line("edge [fontname=\"sans-serif\", fontsize=10];");
        draw_inside(root_state);
        for (const Transition& transition : chart_.transitions()) {
            draw_transition(transition);
        }
        --depth_;
        line("}");
        return std::move(out_);
    }

  private:
    void line(const std::string& text) {
        out_.append(depth_ * 2, ' ');
        out_ += text + "\n";
    }

    static std::string node(StateIndex state) { return "s" + std::to_string(state); }
    static std::string cluster(StateIndex state) { return "cluster_" + std::to_string(state); }

    bool is_cluster(StateIndex index) const {
        const StateKind kind = chart_.state(index).kind;
        return kind == StateKind::compound || kind == StateKind::parallel;
    }

    // The label a person gave it, and the id that guards and people who write definitions use.
    std::string label(const State& state) const {
        const auto* words = find_attribute(state.attributes, "vi");
        return quoted(words == nullptr ? state.id : *words + " (" + state.id + ")");
    }

    void draw_inside(StateIndex index) {
        const State& state = chart_.state(index);
        for (const StateIndex child : state.children) {
            is_cluster(child) ? draw_cluster(child) : draw_leaf(child);
        }
        for (const StateIndex history : state.histories) {
            const bool deep = chart_.state(history).kind == StateKind::deep_history;
            line(node(history) + " [shape=circle, label=\"" + (deep ? "H*" : "H") + "\"];");
            if (const auto& past = chart_.state(history).initial) {
                draw_edges(history, *past, "style=dotted");
            }
        }
        if (state.initial) {
            const std::string begin = "i" + std::to_string(index);
            line(begin + " [shape=point, label=\"\"];");
            for (const StateIndex target : state.initial->targets) {
                line(begin + " -> " + node(target) + head_of(target, "") + ";");
            }
        }
    }

    void draw_cluster(StateIndex index) {
        const State& state = chart_.state(index);
        line("subgraph " + cluster(index) + " {");
        ++depth_;
        line("label=" + label(state) + "; style=" +
             (state.kind == StateKind::parallel ? "\"rounded,dashed\"" : "rounded") + ";");
        // What an edge of the state itself holds on to.
        line(node(index) + " [shape=point, style=invis, label=\"\"];");
        draw_inside(index);
        --depth_;
        line("}");
    }

    void draw_leaf(StateIndex index) {
        const State& state = chart_.state(index);
        const bool last = state.kind == StateKind::final;
        line(node(index) + " [label=" + label(state) + (last ? ", peripheries=2" : "") + "];");
    }

    void draw_transition(const Transition& transition) {
        std::string words;
        for (const std::string& event : transition.events) {
            words += (words.empty() ? "" : " ") + event;
        }
        if (transition.condition) {
            words += " [" + shortened(*transition.condition) + "]";
        }
        const bool stays = transition.targets.empty();
        const std::string look =
            "label=" + quoted(words) + (stays || transition.internal ? ", style=dashed" : "");
        if (stays) {
            line(node(transition.source) + " -> " + node(transition.source) + " [" + look + "];");
        } else {
            draw_edges(transition.source, transition, look);
        }
    }

    void draw_edges(StateIndex source, const Transition& transition, const std::string& look) {
        for (const StateIndex target : transition.targets) {
            std::string all = look;
            // Graphviz clips an edge only at a cluster that does not hold its other end.
            if (is_cluster(source) && !chart_.is_descendant(target, source) && target != source) {
                all += ", ltail=" + cluster(source);
            }
            const bool inside = chart_.is_descendant(source, target) || source == target;
            line(node(source) + " -> " + node(target) +
                 (inside ? " [" + all + "]" : head_of(target, all)) + ";");
        }
    }

    std::string head_of(StateIndex target, std::string look) const {
        if (is_cluster(target)) {
            look += (look.empty() ? "lhead=" : ", lhead=") + cluster(target);
        }
        return look.empty() ? "" : " [" + look + "]";
    }

    const Chart& chart_;
    std::string out_;
    std::size_t depth_ = 0;
};

}  // namespace

std::string to_dot(const Chart& chart) {
    return Drawing(chart).draw();
}

}  // namespace phanbien::statechart
