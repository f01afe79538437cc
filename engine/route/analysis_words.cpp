// What an analysis found, in words and as JSON.
#include <algorithm>
#include <boost/json/array.hpp>
#include <functional>

#include "engine/route/analysis.hpp"

namespace phanbien::route {

namespace json = boost::json;

namespace {

using Names = std::function<Sentence(std::size_t)>;

template <class List>
Sentence joined(const List& list, const Names& name) {
    Sentence out;
    for (const auto it : list) {
        const auto next = name(it);
        out.vi += (out.vi.empty() ? "" : ", ") + next.vi;
        out.en += (out.en.empty() ? "" : ", ") + next.en;
    }
    return out;
}

// One plan's findings, said one by one.
class Words {
  public:
    Words(const Plan& plan, const Analysis& analysis) : plan_(plan), analysis_(analysis) {}

    Sentence possible() const {
        if (!analysis_.unmet_four_eyes.empty()) {
            const auto steps = joined(analysis_.unmet_four_eyes, step_name());
            return {"Không đủ người khác nhau cho các bước phải do người khác nhau duyệt: " +
                        steps.vi + ".",
                    "There are too few different people for steps that different people have to "
                    "approve: " +
                        steps.en + "."};
        }
        switch (analysis_.possible) {
            case Possible::yes:
                return {"Những người đang có đi hết được tuyến duyệt này.",
                        "The people there are can complete this route."};
            case Possible::no:
                return {"Những người đang có không đi hết được tuyến duyệt này.",
                        "The people there are cannot complete this route."};
            case Possible::unknown:
                break;
        }
        return {"Quá nhiều cách phân công để biết chắc tuyến duyệt này có đi hết được không.",
                "There are too many ways to share the work to tell whether this route can be "
                "completed."};
    }

    Sentence mandatory(const Mandatory& it) const {
        const auto& name = person(it.who);
        if (it.sole_at.empty()) {
            return {"Thiếu " + name + " thì không đủ người duyệt.",
                    "Without " + name + " there are too few to approve."};
        }
        const auto steps = joined(it.sole_at, step_name());
        return {"Không ai thay được " + name + " ở bước: " + steps.vi + ".",
                "Nobody can stand in for " + name + " at: " + steps.en + "."};
    }

    Sentence critical() const {
        const auto& path = analysis_.critical;
        const auto steps = joined(path.steps, step_name());
        const auto days = std::to_string(path.days);
        Sentence out{"Mất " + days + " ngày làm việc, xong ngày " +
                         calendar::written(path.ends_on) + ": " + steps.vi + ".",
                     "It takes " + days + " working days and ends on " + to_text(path.ends_on) +
                         ": " + steps.en + "."};
        if (path.before && path.slack) {
            const bool late = *path.slack < 0;
            const auto left = std::to_string(late ? -*path.slack : *path.slack);
            out.vi += (late ? " Trễ " : " Còn dư ") + left + " ngày làm việc so với ngày " +
                      calendar::written(*path.before) + ".";
            out.en += " That is " + left + " working days " + (late ? "after " : "before ") +
                      to_text(*path.before) + ".";
        }
        return out;
    }

    Sentence blockade() const {
        const auto& it = analysis_.blockade;
        if (it.people.empty()) {
            return {"Tuyến duyệt đang bị tắc.", "The route is blocked as it is."};
        }
        const auto who = joined(it.people, person_name());
        const auto count = std::to_string(it.people.size());
        const auto at = it.step ? step_name()(*it.step) : Sentence{};
        const std::string most_vi = it.least ? "" : "nhiều nhất ";
        const std::string most_en = it.least ? "" : "at most ";
        return {"Chỉ cần " + most_vi + count + " người vắng là tắc" +
                    (it.step ? " ở bước “" + at.vi + "”" : "") + ": " + who.vi + ".",
                "It takes " + most_en + count + (it.people.size() == 1 ? " person" : " people") +
                    " away to block it" + (it.step ? " at “" + at.en + "”" : "") + ": " + who.en +
                    "."};
    }

    Sentence without(const Without& it) const {
        const auto& name = person(it.who);
        if (it.possible == Possible::no) {
            return {"Nếu " + name + " vắng: tuyến duyệt tắc.",
                    "If " + name + " is away, the route is blocked."};
        }
        if (!it.instead) {
            return {"Nếu " + name + " vắng: không chắc còn đi hết được.",
                    "If " + name + " is away, it is not certain that it can be completed."};
        }
        Sentence instead;
        for (const auto& approver : *it.instead) {
            const auto& usual = analysis_.likeliest;
            if (!usual || std::ranges::find(*usual, approver) == usual->end()) {
                const auto step = step_name()(approver.step);
                instead.vi +=
                    (instead.vi.empty() ? "" : "; ") + step.vi + ": " + person(approver.who);
                instead.en +=
                    (instead.en.empty() ? "" : "; ") + step.en + ": " + person(approver.who);
            }
        }
        if (instead.vi.empty()) {
            return {"Nếu " + name + " vắng: những người còn lại vẫn đủ.",
                    "If " + name + " is away, the others are enough."};
        }
        return {"Nếu " + name + " vắng: " + instead.vi + ".",
                "If " + name + " is away: " + instead.en + "."};
    }

    std::vector<Sentence> all() const {
        std::vector<Sentence> out{possible()};
        for (const auto& it : analysis_.mandatory) {
            out.push_back(mandatory(it));
        }
        out.push_back(critical());
        out.push_back(blockade());
        for (const auto& it : analysis_.without) {
            out.push_back(without(it));
        }
        return out;
    }

    Names step_name() const {
        return [this](std::size_t at) { return plan_.steps[at].label; };
    }
    Names person_name() const {
        return [this](std::size_t who) { return Sentence{person(who), person(who)}; };
    }
    const std::string& person(Who who) const { return plan_.people[who].name; }

  private:
    const Plan& plan_;
    const Analysis& analysis_;
};

json::object json_of(const Sentence& it) {
    return {{"vi", it.vi}, {"en", it.en}};
}

json::string_view word(Possible it) {
    return it == Possible::yes ? "yes" : it == Possible::no ? "no" : "unknown";
}

json::array steps_json(const Plan& plan, const std::vector<PlaceInPlan>& steps) {
    json::array out;
    for (const auto it : steps) {
        out.emplace_back(plan.steps[it].id);
    }
    return out;
}

json::array people_json(const Plan& plan, const std::vector<Who>& people) {
    json::array out;
    for (const auto it : people) {
        out.emplace_back(plan.people[it].id);
    }
    return out;
}

json::object critical_json(const Plan& plan, const Words& words, const CriticalPath& path) {
    json::object out{{"steps", steps_json(plan, path.steps)},
                     {"days", path.days},
                     {"ends_on", to_text(path.ends_on)},
                     {"sentence", json_of(words.critical())}};
    if (path.before && path.slack) {
        out.emplace("before", to_text(*path.before));
        out.emplace("slack", *path.slack);
    }
    return out;
}

json::object without_json(const Plan& plan, const Words& words, const Without& it) {
    json::object out{{"person", plan.people[it.who].id},
                     {"possible", word(it.possible)},
                     {"sentence", json_of(words.without(it))}};
    if (it.instead) {
        json::array instead;
        for (const auto& approver : *it.instead) {
            const auto& step = plan.steps[approver.step];
            instead.emplace_back(json::object{{"step", step.id},
                                              {"post", step.seats[approver.seat].post},
                                              {"person", plan.people[approver.who].id}});
        }
        out.emplace("instead", std::move(instead));
    }
    return out;
}

// Sentences of one that the other has not.
void add_new(const std::vector<Sentence>& before, const std::vector<Sentence>& after,
             std::vector<Sentence>& out) {
    for (const auto& it : after) {
        if (std::ranges::find(before, it) == before.end()) {
            out.push_back(it);
        }
    }
}

Sentence asked_at(const Plan& plan, const PlannedStep& step) {
    Sentence out;
    for (const auto& seat : step.seats) {
        const auto& name = plan.people[seat.asked.value_or(seat.holder)].name;
        out.vi += (out.vi.empty() ? "" : ", ") + name + (seat.asked ? "" : " (vắng)");
        out.en += (out.en.empty() ? "" : ", ") + name + (seat.asked ? "" : " (away)");
    }
    return out;
}

Sentence line_of(const Plan& plan, const PlannedStep& step) {
    const auto asked = asked_at(plan, step);
    return {"Bước “" + step.label.vi + "”: " + asked.vi + ", " + calendar::written(step.opens_on) +
                " – " + calendar::written(step.due_on) + ".",
            "“" + step.label.en + "”: " + asked.en + ", " + to_text(step.opens_on) + " – " +
                to_text(step.due_on) + "."};
}

std::vector<Sentence> lines_of(const Plan& plan) {
    std::vector<Sentence> out;
    for (const auto& it : plan.steps) {
        out.push_back(line_of(plan, it));
    }
    for (const auto& it : plan.obstacles) {
        out.push_back({it.why.vi + " " + it.way_out.vi, it.why.en + " " + it.way_out.en});
    }
    return out;
}

}  // namespace

std::vector<Sentence> explained(const Plan& plan, const Analysis& analysis) {
    return Words(plan, analysis).all();
}

std::vector<Sentence> differences(const Analysed& before, const Analysed& after) {
    std::vector<Sentence> out;
    add_new(lines_of(before.plan), lines_of(after.plan), out);
    add_new(explained(before.plan, before.analysis), explained(after.plan, after.analysis), out);
    return out;
}

json::object to_json(const Plan& plan, const Analysis& analysis) {
    const Words words(plan, analysis);
    json::object out;
    out.emplace("possible", word(analysis.possible));
    out.emplace("sentence", json_of(words.possible()));
    out.emplace("unmet_four_eyes", steps_json(plan, analysis.unmet_four_eyes));
    json::array mandatory;
    for (const auto& it : analysis.mandatory) {
        mandatory.emplace_back(json::object{{"person", plan.people[it.who].id},
                                            {"sole_at", steps_json(plan, it.sole_at)},
                                            {"sentence", json_of(words.mandatory(it))}});
    }
    out.emplace("mandatory", std::move(mandatory));
    out.emplace("critical", critical_json(plan, words, analysis.critical));
    json::object blockade{{"people", people_json(plan, analysis.blockade.people)},
                          {"least", analysis.blockade.least},
                          {"sentence", json_of(words.blockade())}};
    if (analysis.blockade.step) {
        blockade.emplace("step", plan.steps[*analysis.blockade.step].id);
    }
    out.emplace("blockade", std::move(blockade));
    json::array without;
    for (const auto& it : analysis.without) {
        without.emplace_back(without_json(plan, words, it));
    }
    out.emplace("without", std::move(without));
    return out;
}

}  // namespace phanbien::route
