// TreeBuilder: lays lines into the provision tree.
//
// Keeps the open provisions as a stack, outermost first; opening one closes all of its rank and
// below. It knows where a provision may stand, not what a line means: that is outline_reader.cpp.
// One thread, one reading.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/document/findings.hpp"
#include "engine/document/line.hpp"

namespace phanbien::document {

class TreeBuilder {
  public:
    explicit TreeBuilder(Findings& findings) : findings_(findings) {}

    // Closes what cannot hold `provision` and opens it. False when provisions_max is reached; then
    // the caller's line must be kept as text.
    bool open(Provision provision);
    // Opens a block inside the innermost open provision, with its own heading.
    bool open_block(std::string heading, int position);
    void add_text(std::string_view paragraph, int position);
    void add_table(const Table& table);
    // Adds to the heading of the innermost open provision.
    void add_heading(std::string_view words);

    // Closes the innermost open provision: what follows belongs to the one that holds it.
    void close();

    // The innermost open provision and the one that holds it; null at the top.
    const Provision* innermost() const;
    const Provision* holder() const;
    // Is a provision of this kind open, at whatever depth?
    bool within(ProvisionKind kind) const;

    // Follows the numbering of điều, khoản and điểm. Call before open().
    void note_number(const Line& line);
    const Sequence& articles() const { return articles_; }
    const Sequence& clauses() const { return clauses_; }
    int last_point() const { return last_point_; }

    // Closes everything.
    std::vector<Provision> finish();

  private:
    void close_innermost();
    bool take_place(int position);
    Provision& text_holder(int position);

    Findings& findings_;
    std::vector<Provision> open_;
    std::vector<Provision> roots_;
    std::size_t provisions_ = 0;
    bool full_ = false;
    Sequence articles_;
    Sequence clauses_;
    int last_point_ = 0;
};

}  // namespace phanbien::document
