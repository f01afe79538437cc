// The parts of command_from_json(): how single commands are read, and the rules their texts share.
// Included by command*_json.cpp and selector_json.cpp only.
#pragma once

#include <string_view>
#include <utility>
#include <vector>

#include "engine/dossier/command.hpp"
#include "engine/dossier/limits.hpp"
#include "engine/kernel/json.hpp"

namespace phanbien::dossier {

inline constexpr TextRule id_rule{.max = 100};
inline constexpr TextRule reason_rule{.max = reason_length_max};
inline constexpr TextRule opinion_rule{.max = opinion_length_max};

template <class Identifier>
Identifier id_in(ObjectReader& in, std::string_view name) {
    return Identifier(in.text(name, id_rule));
}

template <class Identifier>
std::vector<Identifier> ids_in(ObjectReader& in, std::string_view name) {
    std::vector<Identifier> out;
    for (auto& text : in.texts(name, items_per_command_max)) {
        out.emplace_back(std::move(text));
    }
    return out;
}

// Mistakes of a nested object are told through the reader around it, so that all come back
// together; how many there are. The pointer of `inner` is its place in `outer` ("rows/3").
inline std::size_t hand_on_mistakes(ObjectReader& inner, ObjectReader& outer) {
    auto problem = inner.finish();
    if (!problem) {
        return 0;
    }
    for (auto& mistake : problem->fields) {
        outer.complain(mistake.pointer, std::move(mistake.vi), std::move(mistake.en));
    }
    return problem->fields.size();
}

using ReadCommand = CommandBody (*)(ObjectReader&);

// command_answers_json.cpp
CommandBody read_answer_draft(ObjectReader& in);
CommandBody read_answer_publish(ObjectReader& in);
CommandBody read_answer_import(ObjectReader& in);
CommandBody read_answer_trace(ObjectReader& in);
CommandBody read_objection_raise(ObjectReader& in);
CommandBody read_objection_answer(ObjectReader& in);

}  // namespace phanbien::dossier
