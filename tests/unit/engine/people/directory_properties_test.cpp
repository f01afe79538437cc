// What holds of every directory: random ones, held against the plainest way to find the answer.
#include <boost/test/unit_test.hpp>
#include <random>
#include <set>

#include "engine/people/directory.hpp"
#include "engine/people/written.hpp"
#include "tests/unit/engine/people/written_samples.hpp"

using namespace phanbien;
using namespace phanbien::people;
using namespace phanbien::people::samples;

namespace {

constexpr int days_tried = 12;

Date nth(int number) {
    return day("2026-01-01") + std::chrono::days{number};
}

// A small office with overlapping tenures, absences and delegations in every direction.
class Chance {
  public:
    explicit Chance(unsigned seed) : random_(seed) {}

    int below(int end) { return static_cast<int>(random_() % static_cast<unsigned>(end)); }

    Validity validity() {
        const int from = below(days_tried);
        const int until = from + below(days_tried - from);
        return {.from = below(3) == 0 ? std::nullopt : std::optional(nth(from)),
                .until = below(3) == 0 ? std::nullopt : std::optional(nth(until))};
    }

    written::Directory directory() {
        written::Unit unit{.id = "u", .vi = "u", .en = "u"};
        for (const auto* id : {"p0", "p1", "p2"}) {
            unit.posts.push_back({.id = id, .vi = id, .en = id, .role = "r", .several = true});
        }
        written::Directory made{.vi = "x", .en = "x"};
        made.bodies.push_back({.id = "o", .vi = "o", .en = "o", .units = {unit}});
        for (int i = 0; i < 5; ++i) {
            made.people.push_back(person(i));
        }
        return made;
    }

  private:
    written::Person person(int number) {
        const auto name = "a" + std::to_string(number);
        written::Person made{.id = name, .name = name};
        made.tenures.push_back({.post = "p" + std::to_string(below(3)), .validity = validity()});
        for (int i = below(3); i > 0; --i) {
            made.absences.push_back({.reason = "", .validity = validity()});
        }
        for (int i = below(3); i > 0; --i) {
            made.delegations.push_back(
                {.to = "a" + std::to_string(below(5)),
                 .post = below(2) == 0 ? "" : "p" + std::to_string(below(3)),
                 .matters = below(2) == 0 ? std::vector<std::string>{}
                                          : std::vector<std::string>{below(2) == 0 ? "m" : "n"},
                 .always = below(3) == 0,
                 .validity = validity()});
        }
        return made;
    }

    std::mt19937 random_;
};

// Random directories without mistakes: those with one are thrown away.
std::vector<Directory> sound_ones(std::size_t count) {
    std::vector<Directory> found;
    for (unsigned seed = 1; found.size() < count; ++seed) {
        auto made = Directory::make(Chance(seed).directory(), "random");
        if (made) {
            found.push_back(std::move(made).value());
        }
    }
    return found;
}

bool covers(const Delegation& it, PostIndex post, std::string_view matter, Date on) {
    return it.validity.holds_on(on) && (!it.post || *it.post == post) &&
           (it.matters.empty() || it.matters[0] == matter);
}

// Whether somebody present can be reached at all, by trying everything.
bool reaches_somebody(const Directory& d, PersonIndex who, PostIndex post, std::string_view matter,
                      Date on, std::set<PersonIndex> before) {
    if (!before.insert(who).second) {
        return false;
    }
    for (const auto& it : d.delegations()) {
        if (it.from == who && covers(it, post, matter, on) &&
            reaches_somebody(d, it.to, post, matter, on, before)) {
            return true;
        }
    }
    return !d.is_away(who, on);
}

// Every link is in force, is followed only for a reason, leads on from the one before, and the last
// ends at whoever acts.
void check_chain(const Directory& d, PersonIndex asked, PostIndex post, std::string_view matter,
                 Date on) {
    const auto acts = d.who_acts(asked, post, matter, on);
    PersonIndex at = asked;
    std::set<PersonIndex> met{asked};
    for (const auto link : acts.chain) {
        const Delegation& it = d.at(link);
        BOOST_TEST((it.from == at));
        BOOST_TEST(covers(it, post, matter, on));
        BOOST_TEST((it.always || d.is_away(it.from, on)));
        BOOST_TEST(met.insert(it.to).second, "a chain in a circle");
        at = it.to;
    }
    BOOST_TEST(acts.person.has_value() ==
               (!d.is_away(asked, on) || reaches_somebody(d, asked, post, matter, on, {})));
    if (acts.person) {
        BOOST_TEST((*acts.person == at));
        BOOST_TEST(!d.is_away(at, on));
    } else {
        BOOST_TEST(acts.chain.empty());
    }
}

}  // namespace

BOOST_AUTO_TEST_CASE(every_chain_ends_at_somebody_present_and_never_turns_round) {
    for (const auto& d : sound_ones(150)) {
        for (std::uint32_t who = 0; who < d.people().size(); ++who) {
            for (std::uint32_t post = 0; post < d.posts().size(); ++post) {
                for (int number = -1; number <= days_tried; ++number) {
                    check_chain(d, PersonIndex{who}, PostIndex{post}, "m", nth(number));
                }
            }
        }
    }
}

// A directory that was accepted has no circle of delegations on any day, in any post or matter.
BOOST_AUTO_TEST_CASE(no_accepted_directory_has_a_circle_of_delegations) {
    for (const auto& d : sound_ones(150)) {
        for (int number = -1; number <= days_tried; ++number) {
            for (const std::uint32_t post : {0U, 1U, 2U}) {
                for (const auto* matter : {"m", "n", "other"}) {
                    std::set<std::pair<PersonIndex, PersonIndex>> leads;
                    for (const auto& it : d.delegations()) {
                        if (covers(it, PostIndex{post}, matter, nth(number))) {
                            leads.emplace(it.from, it.to);
                        }
                    }
                    for (std::size_t round = 0; round < d.people().size(); ++round) {
                        for (const auto& [a, b] : std::set(leads)) {
                            for (const auto& [c, e] : std::set(leads)) {
                                if (b == c) {
                                    leads.emplace(a, e);
                                }
                            }
                        }
                    }
                    for (const auto& [from, to] : leads) {
                        BOOST_TEST((from != to));
                    }
                }
            }
        }
    }
}

// And one refused for a circle alone has one: the check does not cry out over nothing.
BOOST_AUTO_TEST_CASE(what_is_refused_for_a_circle_has_one_when_the_days_are_tried) {
    int circles_seen = 0;
    for (unsigned seed = 1; seed <= 3000; ++seed) {
        const auto typed = Chance(seed).directory();
        const auto made = Directory::make(typed, "random");
        if (made) {
            continue;
        }
        const Problem problem = made.error();
        if (problem.fields.size() != 1 ||
            problem.fields[0].en.find("run in a circle") == std::string::npos) {
            continue;
        }
        ++circles_seen;
        bool has_circle = false;
        for (int number = -1; number <= days_tried && !has_circle; ++number) {
            for (int combination = 0; combination < 9; ++combination) {
                const auto post = "p" + std::to_string(combination % 3);
                const std::string matter = std::array{"m", "n", "other"}[combination / 3];
                std::set<std::pair<std::string, std::string>> leads;
                for (const auto& who : typed.people) {
                    for (const auto& it : who.delegations) {
                        if (it.validity.holds_on(nth(number)) &&
                            (it.post.empty() || it.post == post) &&
                            (it.matters.empty() || it.matters[0] == matter)) {
                            leads.emplace(who.id, it.to);
                        }
                    }
                }
                for (int round = 0; round < 5; ++round) {
                    for (const auto& [a, b] : std::set(leads)) {
                        for (const auto& [c, e] : std::set(leads)) {
                            if (b == c) {
                                leads.emplace(a, e);
                            }
                        }
                    }
                }
                has_circle = has_circle || std::ranges::any_of(leads, [](const auto& it) {
                                 return it.first == it.second;
                             });
            }
        }
        BOOST_TEST(has_circle, "seed " << seed);
    }
    BOOST_TEST(circles_seen > 10);
}

BOOST_AUTO_TEST_CASE(who_holds_what_is_the_same_from_both_sides) {
    for (const auto& d : sound_ones(100)) {
        for (int number = -1; number <= days_tried; ++number) {
            std::set<std::pair<PersonIndex, PostIndex>> by_person;
            std::set<std::pair<PersonIndex, PostIndex>> by_post;
            for (std::uint32_t who = 0; who < d.people().size(); ++who) {
                for (const auto post : d.posts_of(PersonIndex{who}, nth(number))) {
                    by_person.emplace(PersonIndex{who}, post);
                    BOOST_TEST(d.holds(PersonIndex{who}, post, nth(number)));
                }
            }
            for (std::uint32_t post = 0; post < d.posts().size(); ++post) {
                for (const auto who : d.holders_of(PostIndex{post}, nth(number))) {
                    by_post.emplace(who, PostIndex{post});
                }
            }
            BOOST_TEST((by_person == by_post));
        }
    }
}

BOOST_AUTO_TEST_CASE(random_directories_come_back_from_xml_as_they_were) {
    for (const auto& d : sound_ones(100)) {
        BOOST_TEST((read(write_directory(d, Reasons::told)) == d));
    }
}
