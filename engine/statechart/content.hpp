// Executable content (SCXML 1.0 section 4) compiled from XML into plain data. A Block is what one
// onentry, onexit or transition holds; an error in a block skips the rest of that block only.
// Plain data; any thread.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace phanbien::statechart {

struct Action;
using Block = std::vector<Action>;

// A value given as literal text or as an expression to evaluate, e.g. target="…" or targetexpr="…".
struct TextOrExpression {
    std::string literal;
    std::string expression;

    bool empty() const { return literal.empty() && expression.empty(); }
};

struct Param {
    std::string name;
    std::string expression;  // a location is an expression too
    bool from_namelist = false;
    bool is_location = false;  // namelist or location=
};

// What a send, an invoke or a donedata carries: either named values or one content.
struct Payload {
    std::vector<Param> params = {};  // namelist first, then <param>
    std::optional<TextOrExpression> content = {};
};

struct Raise {
    std::string event;
};
struct Send {
    TextOrExpression event;
    TextOrExpression target;
    TextOrExpression type;
    TextOrExpression delay;
    std::string id;           // the author's id, or empty
    std::string id_location;  // where a generated id goes, or empty
    Payload payload;
};
struct Cancel {
    TextOrExpression send_id;
};
struct Assign {
    std::string location;
    TextOrExpression value;  // literal: inline content
};
struct WriteLog {
    std::string label;
    std::string expression;
};
struct If {
    struct Branch {
        std::optional<std::string> condition;  // none: else
        Block block;
    };
    std::vector<Branch> branches;
};
struct Foreach {
    std::string array;
    std::string item;
    std::string index;
    Block block;
};
struct Script {
    std::string text;
};

struct Action {
    std::variant<Raise, Send, Cancel, Assign, WriteLog, If, Foreach, Script> what;
    int line = 0;
};

// <invoke> (section 6.4): what runs while its state is active.
struct Invoke {
    TextOrExpression type;
    TextOrExpression source;
    std::string id;           // the author's id, or empty
    std::string id_location;  // where a generated id goes, or empty
    bool autoforward = false;
    Payload payload = {};                // values for it; its definition as content
    std::optional<Block> finalize = {};  // an empty one takes over params given by location
    int line = 0;
};

// Calls look(text) for every value that is evaluated; one that is given literally is an empty text.
template <class Look>
void for_each_expression(const Payload& payload, const Look& look) {
    for (const Param& param : payload.params) {
        look(param.expression);
    }
    if (payload.content) {
        look(payload.content->expression);
    }
}

// The same of one action: not its conditions, its locations, or what stands in its blocks.
template <class Look>
void for_each_expression(const Action& action, const Look& look) {
    if (const auto* send = std::get_if<Send>(&action.what)) {
        for (const auto* value : {&send->event, &send->target, &send->type, &send->delay}) {
            look(value->expression);
        }
        for_each_expression(send->payload, look);
    } else if (const auto* cancel = std::get_if<Cancel>(&action.what)) {
        look(cancel->send_id.expression);
    } else if (const auto* assign = std::get_if<Assign>(&action.what)) {
        look(assign->value.expression);
    } else if (const auto* log = std::get_if<WriteLog>(&action.what)) {
        look(log->expression);
    } else if (const auto* loop = std::get_if<Foreach>(&action.what)) {
        look(loop->array);
    }
}

}  // namespace phanbien::statechart
