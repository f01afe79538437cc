// Walker: goes every way that a definition leaves open, breadth first, with the real decide().
//
// From each situation everybody raises everything that is offered, filled in several ways (all
// flags or none, each choice, the ends of each range, with and without what is optional), and
// every timer comes due. Where the definition asks for an approval route, all of that happens in an
// office with a directory and in one without, and whoever is asked approves, sends back and
// refuses. Situations that differ in nothing a guard can see are walked once.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "marked_definition.hpp"
#include "paper_routes.hpp"

namespace phanbien::workflows {

inline constexpr std::size_t situations_max = 20'000;

struct Coverage {
    std::size_t situations = 0;
    std::size_t steps = 0;
    std::set<std::string> states;       // that were active
    std::set<int> actions;              // lines of <pb:action> and <pb:create> that were done
    std::set<std::string> transitions;  // marks that were left
    std::vector<std::string> defects;   // what no situation may show
};

class Walker {
  public:
    explicit Walker(const std::string& name);

    // Walks until everything was seen, or there is nothing new; looks at every situation it found.
    const Coverage& walk();

    // What was never seen, in words with lines; empty when everything was.
    std::vector<std::string> missing() const;

  private:
    struct Situation {
        dossier::Dossier dossier;
        Instant now;
    };

    void begin();
    void go_on_from(const Situation& situation);
    void decide_routes(const Situation& situation);
    void elapse(const Situation& situation);
    void try_command(const Situation& situation, const people::Actor& actor,
                     dossier::CommandBody command, int line);
    // Whether an approval route was asked for.
    bool try_here(const Situation& situation, const people::Actor& actor,
                  dossier::CommandBody command, int line);
    void look_at(const Situation& situation);
    std::string key_of(const dossier::Dossier& dossier) const;

    MarkedDefinition definition_;
    PaperOffice office_;
    PaperRoutes routes_;
    Coverage coverage_;
    std::set<std::string> known_;
    std::vector<Situation> waiting_;  // in the order found
};

}  // namespace phanbien::workflows
