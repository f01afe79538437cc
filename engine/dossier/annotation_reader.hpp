// Reading one element of a definition: every mistake is noted with its line and the reading goes
// on, so that a person corrects a file in one round. Used while a definition is read; one thread.
#pragma once

#include <chrono>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/dossier/workflow.hpp"

namespace phanbien::dossier {

// All that is wrong with one definition, in the order found.
class Mistakes {
  public:
    explicit Mistakes(std::string_view file_name) : file_name_(file_name) {}

    void add(int line, std::string vi, std::string en);
    std::optional<Problem> problem() const;

  private:
    std::string file_name_;
    std::vector<FieldProblem> found_;
};

class AnnotationReader {
  public:
    AnnotationReader(const statechart::Annotation& element, Mistakes& mistakes)
        : element_(element), mistakes_(mistakes) {}

    int line() const { return element_.line; }

    std::string text(std::string_view name);      // required
    std::string optional(std::string_view name);  // absent: ""
    Label label();                                // vi and en, both required
    bool flag(std::string_view name);             // "yes" or "no"; absent: no
    std::vector<std::string> words(std::string_view name);
    std::optional<std::chrono::days> period(std::string_view name);  // "P5D", "P2W"
    std::optional<std::int64_t> integer(std::string_view name);      // absent: none

    void complain(std::string vi, std::string en);
    // Says which attributes nobody asked for, and which child elements are not among `children`.
    void finish(std::initializer_list<std::string_view> children = {});

  private:
    const statechart::Annotation& element_;
    Mistakes& mistakes_;
    std::vector<std::string> read_;
};

template <class Value>
using NamedValues = std::initializer_list<std::pair<std::string_view, Value>>;

// The value behind a name; a mistake that lists the known names when there is none.
template <class Value>
Value named(const std::string& name, NamedValues<Value> names, Value otherwise,
            std::string_view what, AnnotationReader& in) {
    std::string known;
    for (const auto& [candidate, value] : names) {
        if (candidate == name) {
            return value;
        }
        known += (known.empty() ? "" : ", ") + std::string(candidate);
    }
    in.complain(std::string(what) + " “" + name + "” phải là một trong: " + known + ".",
                std::string(what) + " “" + name + "” must be one of: " + known + ".");
    return otherwise;
}

}  // namespace phanbien::dossier
