#include "engine/statechart/script_xml.hpp"

#include <algorithm>
#include <pugixml.hpp>

#include "engine/statechart/script_values.hpp"
#include "engine/statechart/xml_source.hpp"
#include "engine/xml/text.hpp"

namespace phanbien::statechart {

namespace {

constexpr const char* prototype_key = "xml";
// A property no script can name: the element's own XML.
constexpr const char* text_key = DUK_HIDDEN_SYMBOL("xml");

constexpr std::string_view prototype_source = R"js((function () {
    function collect(element, name, found) {
        element.childNodes.forEach(function (child) {
            if (child.nodeType === 1) {
                if (name === '*' || child.tagName === name) { found.push(child); }
                collect(child, name, found);
            }
        });
        return found;
    }
    return Object.freeze({
        nodeType: 1,
        getElementsByTagName: function (name) { return collect(this, String(name), []); },
        hasAttribute: function (name) {
            return Object.prototype.hasOwnProperty.call(this.attributes, String(name));
        },
        getAttribute: function (name) {
            return this.hasAttribute(name) ? this.attributes[String(name)] : null;
        }
    });
}))js";

bool is_shallow(pugi::xml_node node, int depth) {
    return depth <= xml_value_depth_max &&
           std::all_of(node.begin(), node.end(),
                       [depth](pugi::xml_node child) { return is_shallow(child, depth + 1); });
}

// Loads `text`; no DOCTYPE, so no entities. An element of its own to begin with.
bool load(pugi::xml_document& document, std::string_view text) {
    constexpr unsigned options = pugi::parse_default | pugi::parse_doctype;
    if (!trimmed_text(text).starts_with('<') || text.size() > xml_value_bytes_max ||
        !document.load_buffer(text.data(), text.size(), options, pugi::encoding_utf8)) {
        return false;
    }
    const auto top = document.document_element();
    return top &&
           std::all_of(document.begin(), document.end(),
                       [&](pugi::xml_node node) {
                           return node == top || node.type() == pugi::node_comment ||
                                  node.type() == pugi::node_declaration;
                       }) &&
           is_shallow(top, 0);
}

class Pusher {
  public:
    explicit Pusher(duk_context* context) : context_(context) {}

    // Pushes the element; its text content is appended to `text`.
    void push(pugi::xml_node element, std::string& text) {
        duk_require_stack(context_, 8);
        const duk_idx_t made = duk_push_object(context_);
        push_prototype(made);
        define(made, "tagName", element.name());
        define(made, "nodeName", element.name());
        define(made, text_key, xml::text_of(element));
        push_attributes(element);
        put(made, "attributes");
        std::string inside;
        push_children(element, inside);
        put(made, "childNodes");
        define(made, "textContent", inside);
        text += inside;
        duk_freeze(context_, made);
    }

  private:
    void push_prototype(duk_idx_t element) {
        duk_push_global_stash(context_);
        duk_get_prop_string(context_, -1, prototype_key);
        duk_set_prototype(context_, element);
        duk_pop(context_);
    }

    // Takes the value at the top of the stack.
    void put(duk_idx_t object, const char* name) {
        duk_push_string(context_, name);
        duk_insert(context_, -2);
        duk_def_prop(context_, object, DUK_DEFPROP_HAVE_VALUE | DUK_DEFPROP_SET_ENUMERABLE);
    }

    void define(duk_idx_t object, const char* name, std::string_view value) {
        push_text(context_, value);
        put(object, name);
    }

    void push_attributes(pugi::xml_node element) {
        const duk_idx_t made = duk_push_object(context_);
        for (const auto attribute : element.attributes()) {
            define(made, attribute.name(), attribute.value());
        }
        duk_freeze(context_, made);
    }

    void push_children(pugi::xml_node element, std::string& text) {
        const duk_idx_t list = duk_push_array(context_);
        duk_uarridx_t position = 0;
        for (const auto child : element.children()) {
            if (child.type() == pugi::node_element) {
                push(child, text);
            } else if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) {
                push_words(child.value());
                text += child.value();
            } else {
                continue;
            }
            duk_put_prop_index(context_, list, position++);
        }
        duk_freeze(context_, list);
    }

    void push_words(const char* words) {
        const duk_idx_t made = duk_push_object(context_);
        duk_push_number(context_, 3);
        put(made, "nodeType");
        define(made, "nodeValue", words);
        define(made, "textContent", words);
        duk_freeze(context_, made);
    }

    duk_context* context_;
};

}  // namespace

bool is_xml_text(std::string_view text) {
    pugi::xml_document document;
    return load(document, text);
}

void install_xml(duk_context* context) {
    duk_push_global_stash(context);
    duk_compile_lstring(context, DUK_COMPILE_EVAL, prototype_source.data(),
                        prototype_source.size());
    duk_call(context, 0);
    duk_call(context, 0);
    duk_put_prop_string(context, -2, prototype_key);
    duk_pop(context);
}

void push_xml(duk_context* context, std::string_view text) {
    pugi::xml_document document;
    if (!load(document, text)) {
        duk_error(context, DUK_ERR_TYPE_ERROR, "this is no XML element");
    }
    std::string content;
    Pusher(context).push(document.document_element(), content);
}

bool is_xml(duk_context* context) {
    return duk_has_prop_string(context, -1, text_key) != 0;
}

std::string xml_at_top(duk_context* context) {
    duk_get_prop_string(context, -1, text_key);
    std::string text = text_at_top(context);
    duk_pop(context);
    return text;
}

}  // namespace phanbien::statechart
