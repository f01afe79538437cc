#include "hostile_samples.hpp"

#include <string_view>

namespace phanbien::statechart {

namespace {

std::string times(std::size_t count, std::string_view text) {
    std::string out;
    out.reserve(count * text.size());
    for (std::size_t i = 0; i < count; ++i) {
        out += text;
    }
    return out;
}

std::string scxml(std::string_view body, std::string_view attributes = "datamodel=\"ecmascript\"") {
    return "<scxml xmlns=\"http://www.w3.org/2005/07/scxml\" version=\"1.0\" " +
           std::string(attributes) + ">" + std::string(body) + "</scxml>";
}

std::string script(std::string_view text) {
    return scxml("<script>" + std::string(text) + "</script><state id=\"a\"/>");
}

std::string condition(const std::string& expression) {
    return scxml("<state id=\"a\"><transition cond=\"" + expression + "\" target=\"b\"/></state>" +
                 "<final id=\"b\"/>");
}

std::string many_states(std::size_t count, std::string_view inside) {
    std::string out;
    for (std::size_t i = 0; i < count; ++i) {
        out += "<state id=\"s" + std::to_string(i) + "\">" + std::string(inside) + "</state>";
    }
    return out;
}

// A list literal of a hundred ones, three times the source of a loop in a loop in a loop in a loop.
std::string nested_loops() {
    const std::string list = "[" + times(99, "1,") + "1]";
    std::string open;
    std::string close;
    for (const char* item : {"i", "j", "k", "l"}) {
        open += "<foreach array=\"big\" item=\"" + std::string(item) + "\">";
        close += "</foreach>";
    }
    return scxml("<datamodel><data id=\"big\" expr=\"" + list +
                 "\"/><data id=\"i\"/><data id=\"j\"/><data id=\"k\"/><data id=\"l\"/><data "
                 "id=\"n\" expr=\"0\"/></datamodel><state id=\"a\"><onentry>" +
                 open + "<assign location=\"n\" expr=\"n+1\"/>" + close + "</onentry></state>");
}

std::vector<HostileSample> endless_samples() {
    return {
        {"two states that chase each other",
         scxml("<state id=\"a\"><transition target=\"b\"/></state>"
               "<state id=\"b\"><transition target=\"a\"/></state>")},
        {"a transition that always holds",
         scxml("<datamodel><data id=\"n\" expr=\"0\"/></datamodel><state id=\"a\">"
               "<transition cond=\"true\"><assign location=\"n\" expr=\"n+1\"/></transition>"
               "</state>")},
        {"an event that raises itself",
         scxml("<state id=\"a\"><onentry><raise event=\"x\"/></onentry>"
               "<transition event=\"x\"><raise event=\"x\"/></transition></state>")},
        {"an event that raises two",
         scxml("<state id=\"a\"><onentry><raise event=\"x\"/></onentry><transition event=\"x\">"
               "<raise event=\"x\"/><raise event=\"x\"/></transition></state>")},
        {"a guard that fails for ever",
         scxml("<state id=\"a\"><transition cond=\"nobody.knows\" target=\"b\"/>"
               "<transition event=\"error\"/></state><state id=\"b\"/>")},
        {"a send to itself that sends two",
         scxml("<state id=\"a\"><onentry><send event=\"x\"/></onentry><transition event=\"x\">"
               "<send event=\"x\"/><send event=\"x\"/></transition></state>")},
        {"a delayed send that begins itself again",
         scxml("<state id=\"a\"><onentry><send event=\"x\" delay=\"1ms\"/></onentry>"
               "<transition event=\"x\"><send event=\"x\" delay=\"1ms\"/></transition></state>")},
        {"a loop in a loop in a loop in a loop", nested_loops()},
        {"a session that invokes itself",
         scxml("<state id=\"a\"><invoke type=\"scxml\" src=\"itself.scxml\"/></state>")},
    };
}

std::vector<HostileSample> script_samples() {
    return {
        {"a script without end", script("for(;;);")},
        {"an expression without end", condition("(function(){for(;;);})()")},
        {"a function that calls itself", script("function f(){return f()+1} f();")},
        {"a text that doubles", script("var s='xxxxxxxx'; for(;;) s+=s;")},
        {"a list that grows", script("var a=[]; for(;;) a.push({x:[1,2,3]});")},
        {"a patient regular expression",
         script("/(a+)+$/.test('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!');")},
        {"a value in itself",
         scxml("<datamodel><data id=\"v\" expr=\"({})\"/></datamodel><script>v.v=v;</script>"
               "<state id=\"a\"/>")},
        {"a value in a value in a value",
         scxml("<datamodel><data id=\"v\" expr=\"[]\"/></datamodel><script>for (var i=0;"
               "i&lt;100000;++i) v=[v];</script><state id=\"a\"/>")},
    };
}

std::vector<HostileSample> deep_samples() {
    return {
        {"states in states", scxml(times(20'000, "<state>") + times(20'000, "</state>"))},
        {"ifs in ifs", scxml("<state id=\"a\"><onentry>" + times(20'000, "<if cond=\"true\">") +
                             times(20'000, "</if>") + "</onentry></state>")},
        {"parentheses", condition(times(500'000, "(") + "1" + times(500'000, ")"))},
        {"brackets", condition(times(500'000, "[") + times(500'000, "]"))},
        {"negations", condition(times(1'000'000, "!") + "1")},
        {"questions", condition(times(300'000, "1?") + "1" + times(300'000, ":0"))},
        {"members", condition("x" + times(500'000, ".x"))},
        {"sums", condition(times(1'000'000, "1+") + "1")},
        {"functions", script(times(100'000, "(function(){") + times(100'000, "})"))},
        {"JSON in data", scxml("<datamodel><data id=\"d\">" + times(500'000, "[") +
                               times(500'000, "]") + "</data></datamodel><state id=\"a\"/>")},
        {"XML in data", scxml("<datamodel><data id=\"d\">" + times(50'000, "<x>") +
                              times(50'000, "</x>") + "</data></datamodel><state id=\"a\"/>")},
    };
}

std::vector<HostileSample> large_samples() {
    std::string targets;
    for (int i = 0; i < 3'000; ++i) {
        targets += " s" + std::to_string(i);
    }
    std::string bomb = "<!DOCTYPE scxml [<!ENTITY a0 \"ha\">";
    for (int i = 1; i < 40; ++i) {
        const auto before = "&a" + std::to_string(i - 1) + ";";
        bomb += "<!ENTITY a" + std::to_string(i) + " \"" + before + before + "\">";
    }
    bomb += "]>" + scxml("<state id=\"a\"><onentry><log label=\"&a39;\"/></onentry></state>");
    return {
        {"an entity bomb", std::move(bomb)},
        {"an outside entity", "<!DOCTYPE scxml [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>" +
                                  scxml("<state id=\"a\"><log label=\"&a;\"/></state>")},
        {"a file of five megabytes", scxml("<!--" + std::string(5u << 20, 'x') + "-->")},
        {"an attribute of three megabytes",
         scxml("<state id=\"" + std::string(3u << 20, 'x') + "\"/>")},
        {"a namespace of three megabytes",
         scxml("<state id=\"a\" xmlns:x=\"" + std::string(3u << 20, 'x') + "\"/>")},
        {"fifty thousand states", scxml(many_states(50'000, ""))},
        {"forty thousand transitions",
         scxml("<state id=\"a\">" + times(40'000, "<transition event=\"e\" cond=\"false\"/>") +
               "</state>")},
        {"forty thousand eventless guards",
         scxml("<state id=\"a\">" + times(40'000, "<transition cond=\"1==2\"/>") + "</state>")},
        {"a thousand regions with one event",
         scxml("<parallel id=\"p\">" +
               many_states(1'000, "<transition event=\"go\" target=\"p\"/>") + "</parallel>")},
        {"a target of three thousand",
         scxml("<state id=\"a\"><transition event=\"go\" target=\"" + targets +
               "\"/></state><parallel id=\"p\">" + many_states(3'000, "") + "</parallel>")},
        {"a hundred thousand mistakes", scxml(times(100'000, "<wrong/>"))},
        {"a hundred thousand foreign elements",
         "<scxml xmlns=\"http://www.w3.org/2005/07/scxml\" xmlns:f=\"urn:f\" version=\"1.0\">" +
             times(200, "<state>") + times(100'000, "<f:x/>") + times(200, "</state>") +
             "</scxml>"},
        {"nothing at all", ""},
        {"zeros", std::string(100'000, '\0')},
        {"half a tag", std::string(1u << 20, '<')},
    };
}

}  // namespace

std::vector<HostileSample> counted_samples() {
    std::vector<HostileSample> out;
    for (auto* part : {&endless_samples, &script_samples, &deep_samples, &large_samples}) {
        for (auto& sample : part()) {
            out.push_back(std::move(sample));
        }
    }
    return out;
}

std::vector<HostileSample> process_samples() {
    return {
        {"a slice of three hundred million", script("[].slice.call({length:3e8});")},
        {"an index that is not there", script("[].indexOf.call({length:4e9}, 1);")},
        {"a sort of nothing", script("[].sort.call({length:2e9});")},
        {"a text of many parts", script("var a=[]; a.length=4e8; a.join('x');")},
        {"a list of a milliard", script("var a=new Array(1000000000).join('x');")},
        {"ten thousand invokes",
         scxml("<state id=\"a\">" + times(10'000, "<invoke type=\"scxml\" src=\"itself.scxml\"/>") +
               "</state>")},
        {"a hundred thousand delayed sends",
         scxml("<state id=\"a\"><onentry>" + times(60'000, "<send event=\"x\" delay=\"1s\"/>") +
               "</onentry></state>")},
    };
}

}  // namespace phanbien::statechart
