// Findings: the warnings of one reading, worded in one place and bounded in number.
//
// Also keeps the sequence of numbers per parent, so that a missing, repeated or misplaced điều or
// khoản is named when its parent ends. One thread, one reading.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "engine/document/numbering.hpp"
#include "engine/document/outline.hpp"

namespace phanbien::document {

class Findings {
  public:
    explicit Findings(std::vector<Warning> from_adapter);

    void unplaced_text(std::string_view line, int position);
    void repeated_heading(std::string_view line, int position);
    void foreign_text(std::string_view line, int position);
    void unlikely_number(std::string_view line, int position);
    void restarted_number(std::string_view line, int position);
    void contents_list(std::string_view line, int position);
    void unquoted_amendment(std::string_view line, int position);
    void unclosed_quotation(std::string_view line, int position);
    void repeated_number(std::string_view label, std::string_view line, int position);
    void misplaced_number(std::string_view label, std::string_view line, int position);
    // `last` is empty unless several numbers in a row are missing.
    void missing_number(std::string_view first, std::string_view last, std::string_view within,
                        int position);
    void no_structure();
    void too_many_provisions(int position);

    std::vector<Warning> take() { return std::move(warnings_); }

  private:
    void add(std::string_view code, std::string vi, std::string en, std::string_view line,
             int position);

    std::vector<Warning> warnings_;
};

// The numbers seen under one parent, in reading order.
class Sequence {
  public:
    // How `number` follows what was seen, warning of repetition and disorder.
    void add(const Ordinal& number, std::string_view label, std::string_view line, int position,
             Findings& findings);
    // Names every number left out between 1 and the highest. `word` is "Điều" or "Khoản", `within`
    // the label of the parent.
    void finish(std::string_view word, std::string_view within, Findings& findings);

    const std::optional<Ordinal>& last() const { return last_; }

  private:
    struct Seen {
        Ordinal number;
        int position;
    };
    std::vector<Seen> seen_;
    std::vector<bool> bases_;
    std::unordered_set<std::string> written_;
    std::optional<Ordinal> last_;
};

}  // namespace phanbien::document
