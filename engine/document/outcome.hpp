// What can become of a provision, or of an opinion on it, in another version of the text, and how
// that was found out. The names stand in events and on the wire. Plain data; any thread.
#pragma once

#include <optional>
#include <string_view>

namespace phanbien::document {

// In the order in which one outdoes the other: what was moved may have another number and other
// words as well; whether the words differ is said beside it.
enum class Outcome {
    unchanged,   // same words, same eId
    edited,      // other words in it or in what it holds
    renumbered,  // another eId at the same place of the text
    moved,       // under another provision, or before or behind what it stood with
    split,       // into several
    merged,      // with another
    deleted,
    inserted,  // only of the newer version
    unplaced,  // only of an anchor: nobody can say
};

enum class Method {
    none,
    exact,      // the same to the word, with all it holds
    structure,  // like enough, and where it should stand
    wording,    // so like that its place does not matter
    children,   // by where the provisions inside it are
    quote,      // by the words that were selected
    person,     // somebody said so
};

std::string_view name_of(Outcome outcome);
std::optional<Outcome> outcome_named(std::string_view name);
std::string_view name_of(Method method);
std::optional<Method> method_named(std::string_view name);

}  // namespace phanbien::document
