#include "marked_definition.hpp"

#include <algorithm>

namespace phanbien::workflows {

namespace {

// Where the tag that begins at `from` ends: just behind its ">".
std::size_t end_of_tag(std::string_view text, std::size_t from) {
    char quote = 0;
    for (auto i = from; i < text.size(); ++i) {
        const char c = text[i];
        if (quote != 0) {
            quote = c == quote ? char{0} : quote;
        } else if (c == '"' || c == '\'') {
            quote = c;
        } else if (c == '>') {
            return i + 1;
        }
    }
    return text.size();
}

bool starts_element(std::string_view tag, std::string_view name) {
    return tag.size() > name.size() + 1 && tag.substr(1, name.size()) == name &&
           std::string_view(" \n\t/>").find(tag[name.size() + 1]) != std::string_view::npos;
}

class Marker {
  public:
    explicit Marker(std::string_view text) : text_(text) {}

    MarkedDefinition mark() {
        while (at_ < text_.size()) {
            if (text_[at_] != '<') {
                copy(1);
            } else if (text_.substr(at_).starts_with("<!--")) {
                copy(text_.find("-->", at_) + 3 - at_);
            } else {
                take_tag(text_.substr(at_, end_of_tag(text_, at_) - at_));
            }
        }
        declare_marks();
        return std::move(out_);
    }

  private:
    void copy(std::size_t count) {
        const auto part = text_.substr(at_, count);
        line_ += static_cast<int>(std::ranges::count(part, '\n'));
        out_.text += part;
        at_ += part.size();
    }

    void take_tag(std::string_view tag) {
        if (!starts_element(tag, "transition")) {
            const bool defaults = starts_element(tag, "history") || starts_element(tag, "initial");
            in_default_ = defaults && !tag.ends_with("/>");
            return copy(tag.size());
        }
        MarkedTransition transition;
        transition.data = "taken_" + std::to_string(out_.transitions.size());
        transition.line = line_;
        transition.text = std::string(tag);
        transition.structural = in_default_;
        const auto mark = R"(<assign location=")" + transition.data + R"(" expr="true"/>)";
        const bool empty = tag.ends_with("/>");
        copy(tag.size());
        if (transition.structural) {
            transition.data.clear();
        } else if (empty) {
            out_.text.replace(out_.text.size() - 2, 2, ">" + mark + "</transition>");
        } else {
            out_.text += mark;
        }
        out_.transitions.push_back(std::move(transition));
    }

    void declare_marks() {
        std::string declared;
        for (const auto& transition : out_.transitions) {
            if (!transition.structural) {
                declared += "<data id=\"" + transition.data + "\" expr=\"false\"/>";
            }
        }
        out_.text.insert(out_.text.rfind("</datamodel>"), declared);
    }

    std::string_view text_;
    std::size_t at_ = 0;
    int line_ = 1;
    bool in_default_ = false;
    MarkedDefinition out_;
};

}  // namespace

MarkedDefinition mark_transitions(std::string_view text) {
    return Marker(text).mark();
}

}  // namespace phanbien::workflows
