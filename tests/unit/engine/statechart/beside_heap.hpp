// One expression evaluated twice, by our own evaluator and by the script engine, on the same
// values: what both answer must be the same. Used by the unit test and by the fuzz target.
#pragma once

#include <boost/json/serialize.hpp>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "engine/statechart/evaluate_expression.hpp"
#include "engine/statechart/script_heap.hpp"
#include "engine/statechart/script_values.hpp"

namespace phanbien::statechart {

// One of each sort that converts in a way of its own.
inline PlainSurroundings values_of_every_sort() {
    const auto special = [](std::string_view what) { return boost::json::object{{"$", what}}; };
    PlainSurroundings all;
    all.variables = {
        {"u", special("undefined")},
        {"n", nullptr},
        {"t", true},
        {"f", false},
        {"zero", 0},
        {"minus", -0.0},
        {"one", 1},
        {"k", 1234567},
        {"half", 0.5},
        {"third", 1.0 / 3},
        {"large", 1e21},
        {"small", 1.5e-7},
        {"whole", 9007199254740993},
        {"least", 5e-324},
        {"nan", special("NaN")},
        {"inf", special("-Infinity")},
        {"empty", ""},
        {"twelve", "12"},
        {"spaced", "\t 7\n\xC2\xA0"},
        {"hex", "0x1F"},
        {"exp", "-1.5e3"},
        {"bad", "1e"},
        {"vi", "Đề án 15 ngày"},
        {"pair", "a😀"},
        {"wide", "a～"},
        {"tên", "đ"},
        {"o",
         {{"a", 1},
          {"b", {{"c", "x"}}},
          {"toString", 2},
          {"length", 3},
          {"u", special("undefined")}}},
        {"list", {1, "2", nullptr, special("undefined"), {3}}},
        {"wrapped", {{"$", {{"$", "NaN"}}}}},
    };
    all.event =
        Event{.name = "đơn.nhận",
              .data = {{"x", "12"}, {"flag", true}, {"deep", {{"y", 2}}}, {"none", nullptr}},
              .send_id = "id1"};
    all.active = {"a", "12"};
    return all;
}

class BesideHeap {
  public:
    explicit BesideHeap(PlainSurroundings values) : values_(std::move(values)) { fill(); }

    // Where the two disagree, or nothing.
    std::optional<std::string> difference(std::string_view text) {
        const auto expression = Expression::parse(text);
        if (!expression) {
            ++refused;
            return std::nullopt;
        }
        if (const auto fault = heap_->fault_in_function(function(text))) {
            return "the script engine refuses " + std::string(text) + ": " + *fault;
        }
        const auto ours = evaluate(*expression, values_);
        const bool kept = ours && stored_form(*ours);
        if ((!ours && is_beyond(ours.error())) || (ours && !kept)) {
            ++left_to_heap;
            return std::nullopt;
        }
        ++answered;
        const std::string mine = ours ? written(stored_form(*ours)) : "an error";
        const std::string theirs = answer_of_heap(text);
        return mine == theirs ? std::nullopt
                              : std::optional(std::string(text) + " is " + mine + ", but " +
                                              theirs + " for the script engine");
    }

    // What the script engine says, error or value.
    std::string answer_of_heap(std::string_view text) {
        if (heap_->spoiled()) {
            fill();
        }
        heap_->start_step([this](std::string_view id) { return values_.is_active(id); });
        std::optional<boost::json::value> value;
        const auto done = heap_->protect([&](duk_context* context) {
            heap_->push_function(function(text));
            duk_call(context, 0);
            value = value_at_top(context);
        });
        return done ? written(value) : "an error";
    }

    std::size_t refused = 0;
    std::size_t left_to_heap = 0;
    std::size_t answered = 0;

  private:
    static std::string function(std::string_view text) {
        if (text.ends_with(';')) {
            text.remove_suffix(1);
        }
        return "function(){return (" + std::string(text) + "\n);}";
    }
    static std::string written(const std::optional<boost::json::value>& value) {
        return value ? boost::json::serialize(*value) : "no value to keep";
    }

    void fill() {
        heap_ = std::make_unique<ScriptHeap>();
        boost::json::object all = values_.variables;
        if (values_.event) {
            all["_event"] = {{"name", values_.event->name},      {"type", "external"},
                             {"sendid", values_.event->send_id}, {"origin", undefined_value()},
                             {"origintype", undefined_value()},  {"invokeid", undefined_value()},
                             {"data", values_.event->data}};
        }
        for (const auto& member : all) {
            const auto defined = heap_->protect([&](duk_context* context) {
                duk_push_global_object(context);
                push_text(context, member.key());
                push_value(context, member.value());
                duk_def_prop(context, -3, DUK_DEFPROP_HAVE_VALUE | DUK_DEFPROP_SET_WEC);
            });
            if (!defined) {
                std::abort();
            }
        }
    }

    PlainSurroundings values_;
    std::unique_ptr<ScriptHeap> heap_;
};

}  // namespace phanbien::statechart
