// Reading one element of a definition: every mistake is noted with its line and the reading goes
// on, so that a person corrects a file in one round. Used while a definition is read; one thread.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
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

    void complain(std::string vi, std::string en);
    // Says which attributes nobody asked for, and which child elements are not among `children`.
    void finish(std::initializer_list<std::string_view> children = {});

  private:
    const statechart::Annotation& element_;
    Mistakes& mistakes_;
    std::vector<std::string> read_;
};

}  // namespace phanbien::dossier
