#include "engine/statechart/read_content.hpp"
#include "engine/xml/text.hpp"

#include <algorithm>
#include <utility>

namespace phanbien::statechart {

namespace {

// attribute="…" or attributeexpr="…", never both.
TextOrExpression text_or_expression(XmlSource& source, pugi::xml_node element,
                                    const std::string& name) {
    TextOrExpression value{.literal = XmlSource::attribute(element, name.c_str()),
                           .expression = XmlSource::attribute(element, (name + "expr").c_str())};
    if (!value.literal.empty() && !value.expression.empty()) {
        source.complain(element, "Chỉ ghi một trong hai: " + name + ", " + name + "expr.",
                        "Give " + name + " or " + name + "expr, not both.");
    }
    return value;
}

std::string required(XmlSource& source, pugi::xml_node element, const char* name) {
    std::string value(trimmed_text(XmlSource::attribute(element, name)));
    if (value.empty()) {
        const std::string what = std::string(element.name()) + "/@" + name;
        source.complain(element, "Thiếu thuộc tính bắt buộc: " + what + ".",
                        "A required attribute is missing: " + what + ".");
    }
    return value;
}

Raise read_raise(XmlSource& source, pugi::xml_node element) {
    source.allow_attributes(element, {"event"});
    source.allow_children(element, {});
    return {.event = required(source, element, "event")};
}

std::vector<Param> read_namelist(pugi::xml_node element) {
    std::vector<Param> params;
    for (auto& name : xml::words_of(XmlSource::attribute(element, "namelist"))) {
        params.push_back(
            {.name = name, .expression = name, .from_namelist = true, .is_location = true});
    }
    return params;
}

void put_in_front(std::vector<Param>& params, const std::vector<Param>& first) {
    params.insert(params.begin(), first.begin(), first.end());
}

Send read_send(XmlSource& source, pugi::xml_node element, const ReadOptions& options) {
    source.allow_attributes(element,
                            {"event", "eventexpr", "target", "targetexpr", "type", "typeexpr", "id",
                             "idlocation", "delay", "delayexpr", "namelist"});
    source.allow_children(element, {"param", "content"});
    Send send{.event = text_or_expression(source, element, "event"),
              .target = text_or_expression(source, element, "target"),
              .type = text_or_expression(source, element, "type"),
              .delay = text_or_expression(source, element, "delay"),
              .id = XmlSource::attribute(element, "id"),
              .id_location = XmlSource::attribute(element, "idlocation"),
              .payload = read_payload(source, element, options)};
    if (!send.id.empty() && !send.id_location.empty()) {
        source.complain(element, "Chỉ ghi một trong hai: id, idlocation.",
                        "Give id or idlocation, not both.");
    }
    if (send.target.literal == "#_internal" && !send.delay.empty()) {
        source.complain(element, "Gửi vào hàng đợi trong thì không trì hoãn được.",
                        "A send to #_internal cannot be delayed.");
    }
    const auto names = read_namelist(element);
    if (send.payload.content && (!names.empty() || !send.payload.params.empty())) {
        source.complain(element, "<content> không đi cùng namelist hay <param>.",
                        "<content> excludes namelist and <param>.");
    }
    if (send.event.empty() && !send.payload.content) {
        source.complain(element, "<send> phải có event, eventexpr hoặc <content>.",
                        "<send> needs event, eventexpr or <content>.");
    }
    put_in_front(send.payload.params, names);
    return send;
}

Cancel read_cancel(XmlSource& source, pugi::xml_node element) {
    source.allow_attributes(element, {"sendid", "sendidexpr"});
    source.allow_children(element, {});
    Cancel cancel{.send_id = text_or_expression(source, element, "sendid")};
    if (cancel.send_id.empty()) {
        source.complain(element, "<cancel> phải có sendid hoặc sendidexpr.",
                        "<cancel> needs sendid or sendidexpr.");
    }
    return cancel;
}

Assign read_assign(XmlSource& source, pugi::xml_node element, const ReadOptions& options) {
    source.allow_attributes(element, {"location", "expr"});
    Assign assign{.location = required(source, element, "location"),
                  .value = {.literal = read_inline_content(source, element, options),
                            .expression = XmlSource::attribute(element, "expr")}};
    const bool both = !assign.value.literal.empty() && !assign.value.expression.empty();
    if (assign.value.empty() || both) {
        source.complain(element, "<assign> phải có hoặc expr, hoặc nội dung.",
                        "<assign> needs either expr or content.");
    }
    return assign;
}

WriteLog read_log(XmlSource& source, pugi::xml_node element) {
    source.allow_attributes(element, {"label", "expr"});
    source.allow_children(element, {});
    return {.label = XmlSource::attribute(element, "label"),
            .expression = XmlSource::attribute(element, "expr")};
}

Foreach read_foreach(XmlSource& source, pugi::xml_node element, const ReadOptions& options) {
    source.allow_attributes(element, {"array", "item", "index"});
    return {.array = required(source, element, "array"),
            .item = required(source, element, "item"),
            .index = XmlSource::attribute(element, "index"),
            .block = read_block(source, element, options)};
}

// Adds the action that the element stands for; nothing for a foreign or refused element.
void read_action(XmlSource& source, pugi::xml_node element, const ReadOptions& options,
                 Block& block);

If read_if(XmlSource& source, pugi::xml_node element, const ReadOptions& options) {
    source.allow_attributes(element, {"cond"});
    If choice;
    choice.branches.push_back({.condition = required(source, element, "cond"), .block = {}});
    for (const auto child : element.children()) {
        const auto name = XmlSource::local_name(child.name());
        const bool branch = name == "elseif" || name == "else";
        if (!branch || !source.is_scxml(child)) {
            read_action(source, child, options, choice.branches.back().block);
            continue;
        }
        if (!choice.branches.back().condition) {
            source.complain(child, "Sau <else> không còn nhánh nào nữa.",
                            "No branch may follow <else>.");
        }
        std::optional<std::string> condition;
        if (name == "elseif") {
            source.allow_attributes(child, {"cond"});
            condition = required(source, child, "cond");
        } else {
            source.allow_attributes(child, {});
        }
        source.allow_children(child, {});
        choice.branches.push_back({.condition = std::move(condition), .block = {}});
    }
    return choice;
}

void read_action(XmlSource& source, pugi::xml_node element, const ReadOptions& options,
                 Block& block) {
    if (element.type() != pugi::node_element || !source.is_scxml(element)) {
        return;
    }
    const auto name = XmlSource::local_name(element.name());
    const int line = source.line_of(element);
    if (name == "raise") {
        block.push_back({read_raise(source, element), line});
    } else if (name == "send") {
        block.push_back({read_send(source, element, options), line});
    } else if (name == "cancel") {
        block.push_back({read_cancel(source, element), line});
    } else if (name == "assign") {
        block.push_back({read_assign(source, element, options), line});
    } else if (name == "log") {
        block.push_back({read_log(source, element), line});
    } else if (name == "if") {
        block.push_back({read_if(source, element, options), line});
    } else if (name == "foreach") {
        block.push_back({read_foreach(source, element, options), line});
    } else if (name == "script") {
        block.push_back({read_script(source, element, options), line});
    } else {
        source.complain(element, "Không nhận <" + std::string(name) + "> làm nội dung thực hiện.",
                        "<" + std::string(name) + "> is unknown or not supported as content.");
    }
}

// A definition for real work invokes what it is run with, and nothing that it brings along.
void check_service(XmlSource& source, pugi::xml_node element, const ReadOptions& options) {
    const auto type = XmlSource::attribute(element, "type");
    if (std::ranges::find(options.services, type) == options.services.end()) {
        source.complain(element, "Chưa dùng <invoke> loại này trong quy trình thật.",
                        "<invoke> of this type is not accepted in a definition for real work.");
        return;
    }
    source.allow_attributes(element, {"type", "src", "id"});
    source.allow_children(element, {"param"});
}

}  // namespace

Block read_block(XmlSource& source, pugi::xml_node parent, const ReadOptions& options) {
    Block block;
    for (const auto child : parent.children()) {
        read_action(source, child, options, block);
    }
    return block;
}

Payload read_payload(XmlSource& source, pugi::xml_node parent, const ReadOptions& options) {
    Payload payload;
    for (const auto child : parent.children()) {
        if (!source.is_scxml(child)) {
            continue;
        }
        const auto name = XmlSource::local_name(child.name());
        if (name == "param") {
            source.allow_attributes(child, {"name", "expr", "location"});
            const auto expression = XmlSource::attribute(child, "expr");
            const auto location = XmlSource::attribute(child, "location");
            if (expression.empty() == location.empty()) {
                source.complain(child, "<param> phải có đúng một: expr hoặc location.",
                                "<param> needs exactly one of expr and location.");
            }
            payload.params.push_back({.name = required(source, child, "name"),
                                      .expression = expression.empty() ? location : expression,
                                      .is_location = expression.empty()});
        } else if (name == "content") {
            source.allow_attributes(child, {"expr"});
            if (payload.content) {
                source.complain(child, "Chỉ được một <content>.", "Only one <content> may stand.");
            }
            payload.content =
                TextOrExpression{.literal = read_inline_content(source, child, options),
                                 .expression = XmlSource::attribute(child, "expr")};
            if (!payload.content->literal.empty() && !payload.content->expression.empty()) {
                source.complain(child, "<content> có expr thì không có nội dung.",
                                "<content> has expr or text, not both.");
            }
        }
    }
    return payload;
}

Invoke read_invoke(XmlSource& source, pugi::xml_node element, const ReadOptions& options) {
    if (options.invokes) {
        source.allow_attributes(element, {"type", "typeexpr", "src", "srcexpr", "id", "idlocation",
                                          "namelist", "autoforward"});
        source.allow_children(element, {"param", "content", "finalize"});
    } else {
        check_service(source, element, options);
    }
    ReadOptions inside = options;
    inside.xml_values = true;  // the definition itself
    Invoke invoke{.type = text_or_expression(source, element, "type"),
                  .source = text_or_expression(source, element, "src"),
                  .id = XmlSource::attribute(element, "id"),
                  .id_location = XmlSource::attribute(element, "idlocation"),
                  .payload = read_payload(source, element, inside),
                  .line = source.line_of(element)};
    const auto autoforward = XmlSource::attribute(element, "autoforward");
    invoke.autoforward = autoforward == "true" || autoforward == "1";
    if (!invoke.id.empty() && !invoke.id_location.empty()) {
        source.complain(element, "Chỉ ghi một trong hai: id, idlocation.",
                        "Give id or idlocation, not both.");
    }
    if (!invoke.source.empty() && invoke.payload.content) {
        source.complain(element, "Chỉ ghi một trong hai: src, <content>.",
                        "Give src or <content>, not both.");
    }
    put_in_front(invoke.payload.params, read_namelist(element));
    for (const auto child : element.children()) {
        if (source.is_scxml(child) && XmlSource::local_name(child.name()) == "finalize") {
            source.allow_attributes(child, {});
            invoke.finalize = read_block(source, child, options);
        }
    }
    return invoke;
}

std::string read_fetched(XmlSource& source, pugi::xml_node element, const ReadOptions& options) {
    const auto name = XmlSource::attribute(element, "src");
    auto text = options.fetch ? options.fetch(name) : std::nullopt;
    if (!text) {
        source.complain(element, "Không đọc được src=\"" + name + "\".",
                        "src=\"" + name + "\" cannot be read.");
        return {};
    }
    return *std::move(text);
}

Script read_script(XmlSource& source, pugi::xml_node element, const ReadOptions& options) {
    source.allow_attributes(element, {"src"});
    source.allow_children(element, {});
    if (!options.scripts) {
        source.complain(element, "Không dùng <script> trong quy trình thật.",
                        "<script> is not accepted in a definition for real work.");
        return {};
    }
    return {.text = element.attribute("src") ? read_fetched(source, element, options)
                                             : XmlSource::text_of(element)};
}

std::string read_inline_content(XmlSource& source, pugi::xml_node element,
                                const ReadOptions& options) {
    bool xml = false;
    for (const auto child : element.children()) {
        xml = xml || (child.type() == pugi::node_element &&
                      source.namespace_of(child) != workflow_namespace);
    }
    if (xml && options.xml_values) {
        return XmlSource::inner_xml(element);
    }
    if (xml) {
        source.complain(element, "Không nhận XML làm giá trị; hãy ghi JSON hoặc chữ.",
                        "XML as a value is not accepted here; give JSON or text.");
    }
    return std::string(trimmed_text(XmlSource::text_of(element)));
}

}  // namespace phanbien::statechart
