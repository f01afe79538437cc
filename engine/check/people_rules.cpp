// Rules about people: whether somebody of the sample office can do what the definition asks for.
#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "engine/check/rule_functions.hpp"

namespace phanbien::check {

using dossier::Party;

namespace {

using People = std::set<std::size_t>;  // indices into SampleOffice::people

constexpr int assignments_max = 200'000;  // tried before four eyes count as possible

struct PlacedParty {
    Party who;
    Place place;
};

std::vector<PlacedParty> parties_of(const Subject& subject) {
    std::vector<PlacedParty> out;
    for (const auto& creation : subject.workflow().creations()) {
        out.push_back({creation.who, {.line = creation.line, .event = creation.event}});
    }
    for (const auto& [state, task] : subject.tasks()) {
        const Place place{.line = task->line, .state = subject.state(state).id};
        out.push_back({task->who, place});
        if (!task->escalate.empty()) {
            out.push_back(
                {{.roles = {task->escalate}, .relation = dossier::Relation::host}, place});
        }
    }
    for (const auto& [state, action] : subject.actions()) {
        out.push_back(
            {action->who,
             {.line = action->line, .state = subject.state(state).id, .event = action->event}});
    }
    return out;
}

// Who may raise an event, in whichever state, and whose hands it must not come from.
struct Hands {
    People people;
    std::set<std::string> others;  // events that somebody else must have raised
    Place place;                   // of the first action that asks for four eyes
};
using HandsByEvent = std::map<std::string, Hands>;

HandsByEvent hands_of(const Subject& subject) {
    HandsByEvent out;
    for (const auto& [state, action] : subject.actions()) {
        auto& hands = out[action->event];
        hands.people.merge(people_meant(subject.office(), subject.workflow(), action->who));
        if (hands.others.empty() && !action->other_than.empty()) {
            hands.place = {
                .line = action->line, .state = subject.state(state).id, .event = action->event};
        }
        hands.others.insert(action->other_than.begin(), action->other_than.end());
    }
    return out;
}

// Looks for one person per event such that nobody meets a forbidden second time.
class Casting {
  public:
    Casting(const HandsByEvent& hands, const std::string& event) : hands_(hands) { gather(event); }

    bool possible() { return cast(0); }

  private:
    void gather(const std::string& event) {
        const auto found = hands_.find(event);
        if (found == hands_.end() || found->second.people.empty() ||
            std::ranges::find(events_, event) != events_.end()) {
            return;
        }
        events_.push_back(event);
        for (const auto& other : found->second.others) {
            gather(other);
        }
    }

    bool clash(const std::string& one, const std::string& other) const {
        return hands_.at(one).others.contains(other) || hands_.at(other).others.contains(one);
    }

    bool cast(std::size_t position) {
        if (position == events_.size() || ++tried_ > assignments_max) {
            return true;
        }
        for (const auto person : hands_.at(events_[position]).people) {
            bool free = true;
            for (std::size_t before = 0; before < position; ++before) {
                free = free &&
                       !(chosen_[before] == person && clash(events_[before], events_[position]));
            }
            if (free) {
                chosen_.resize(position);
                chosen_.push_back(person);
                if (cast(position + 1)) {
                    return true;
                }
            }
        }
        return false;
    }

    const HandsByEvent& hands_;
    std::vector<std::string> events_;
    std::vector<std::size_t> chosen_;  // by position in events_
    int tried_ = 0;
};

// Looks for a way in which the others' turns can fall so that each of the people who may raise an
// event had one of them: a matching of people with events, found by augmenting paths (Kuhn).
class UsingUp {
  public:
    UsingUp(const HandsByEvent& hands, const Hands& of_event) : people_(of_event.people) {
        for (const auto& event : of_event.others) {
            if (const auto found = hands.find(event); found != hands.end()) {
                turns_.push_back({.open_to = &found->second.people});
            }
        }
    }

    bool possible() {
        return std::ranges::all_of(people_, [&](std::size_t person) {
            for (auto& turn : turns_) {
                turn.tried = false;
            }
            return give_turn(person);
        });
    }

  private:
    struct Turn {
        const People* open_to;
        std::optional<std::size_t> taken_by = std::nullopt;
        bool tried = false;  // while the present person looks for one
    };

    // Whoever has the turn already is given another one, if there is one.
    bool give_turn(std::size_t person) {
        for (auto& turn : turns_) {
            if (turn.tried || !turn.open_to->contains(person)) {
                continue;
            }
            turn.tried = true;
            if (!turn.taken_by || give_turn(*turn.taken_by)) {
                turn.taken_by = person;
                return true;
            }
        }
        return false;
    }

    const People& people_;
    std::vector<Turn> turns_;
};

bool may_read(const dossier::ReadingRight& right, const std::string& role,
              dossier::Relation relation) {
    return std::ranges::find(right.who.roles, role) != right.who.roles.end() &&
           (right.who.relation == relation || right.who.relation == dossier::Relation::any);
}

bool sees_something(const Subject& subject, const std::string& role, dossier::Relation relation) {
    const auto fits = [&](const dossier::ReadingRight& it) { return may_read(it, role, relation); };
    return std::ranges::any_of(subject.workflow().reading(), fits) ||
           std::ranges::any_of(subject.workflow().states(), [&](const dossier::StateInfo& state) {
               return std::ranges::any_of(state.reading, fits);
           });
}

}  // namespace

void role_without_holder(const Subject& subject, Notes& notes) {
    for (const auto& [who, place] : parties_of(subject)) {
        if (people_meant(subject.office(), subject.workflow(), who).empty()) {
            notes.add(place,
                      "Trong cơ quan mẫu không ai giữ vai trò " + quoted(who.roles) +
                          " ở tổ chức có vị trí này đối với hồ sơ.",
                      "Nobody of the sample office holds the role " + quoted(who.roles) +
                          " in an organisation that stands so to the dossier.");
        }
    }
}

void four_eyes_impossible(const Subject& subject, Notes& notes) {
    const auto hands = hands_of(subject);
    for (const auto& [event, of_event] : hands) {
        if (!of_event.others.empty() && !Casting(hands, event).possible()) {
            notes.add(of_event.place,
                      "Nguyên tắc người khác không thể đáp ứng ở " + quoted(event) +
                          ": không có cách phân người nào để không ai tự duyệt việc của mình.",
                      "Four eyes cannot be had at " + quoted(event) +
                          ": however people are chosen, somebody acts on their own step.");
        }
    }
}

void four_eyes_narrow(const Subject& subject, Notes& notes) {
    const auto hands = hands_of(subject);
    for (const auto& [event, of_event] : hands) {
        if (!of_event.others.empty() && !of_event.people.empty() &&
            of_event.people.size() <= of_event.others.size() && Casting(hands, event).possible() &&
            UsingUp(hands, of_event).possible()) {
            notes.add(of_event.place,
                      "Có thể không còn ai để làm " + quoted(event) +
                          ": mọi người có quyền đều có thể đã làm bước trước.",
                      "There may be nobody left for " + quoted(event) +
                          ": all who may do it may have done a step before.");
        }
    }
}

void party_sees_nothing(const Subject& subject, Notes& notes) {
    std::set<std::pair<std::string, dossier::Relation>> told;
    for (const auto& [state, task] : subject.tasks()) {
        for (const auto& role : task->who.roles) {
            if (!sees_something(subject, role, task->who.relation) &&
                told.emplace(role, task->who.relation).second) {
                notes.add(
                    {.line = task->line, .state = subject.state(state).id},
                    "Vai trò " + quoted(role) + " có nhiệm vụ nhưng không được xem gì của hồ sơ.",
                    "The role " + quoted(role) +
                        " has a task and may read nothing of the "
                        "dossier.");
            }
        }
    }
}

}  // namespace phanbien::check
