// A plan as JSON: how it is kept with a dossier, and on the wire.
#include <algorithm>
#include <boost/json/array.hpp>
#include <string>
#include <utility>

#include "engine/kernel/json.hpp"
#include "engine/route/plan.hpp"

namespace phanbien::route {

namespace json = boost::json;

namespace {

constexpr std::int64_t places_max = 100'000;
constexpr TextRule long_text{.min = 0, .max = 10'000};

template <class Places>
json::array list_of(const Places& places) {
    json::array out;
    for (const auto it : places) {
        out.emplace_back(static_cast<std::uint64_t>(it));
    }
    return out;
}

void put(json::object& out, const Sentence& label) {
    out.emplace("vi", label.vi);
    out.emplace("en", label.en);
}

json::object json_of(const Seat& seat) {
    json::object out;
    out.emplace("post", seat.post);
    put(out, seat.label);
    out.emplace("holder", static_cast<std::uint64_t>(seat.holder));
    if (seat.asked) {
        out.emplace("asked", static_cast<std::uint64_t>(*seat.asked));
    }
    out.emplace("chain", list_of(seat.chain));
    out.emplace("could_act", list_of(seat.could_act));
    return out;
}

json::array json_of(const std::vector<Seat>& seats) {
    json::array out;
    for (const auto& it : seats) {
        out.emplace_back(json_of(it));
    }
    return out;
}

json::object json_of(const PlannedStep& step) {
    json::object out;
    out.emplace("id", step.id);
    put(out, step.label);
    out.emplace("after", list_of(step.after));
    out.emplace("seats", json_of(step.seats));
    out.emplace("quorum", step.quorum);
    out.emplace("days", step.days);
    out.emplace("opens_on", to_text(step.opens_on));
    out.emplace("due_on", to_text(step.due_on));
    json::object because;
    put(because, step.due_because);
    out.emplace("due_because", std::move(because));
    if (step.remind_on) {
        out.emplace("remind_on", to_text(*step.remind_on));
    }
    out.emplace("other_than", list_of(step.other_than));
    out.emplace("escalate_to", json_of(step.escalate_to));
    const auto silence = name_of(step.silence);
    out.emplace("silence", json::string_view(silence.data(), silence.size()));
    out.emplace("silence_basis", step.silence_basis);
    out.emplace("basis", step.basis);
    out.emplace("bulk", step.bulk);
    return out;
}

// Reads one plan, gathering what is wrong anywhere in it.
class PlanReader {
  public:
    Result<Plan> read(const json::value& value) {
        ObjectReader in(value, "");
        Plan out;
        out.route = in.text("route");
        out.version = in.text("version");
        out.hash = in.text("hash");
        out.label = label(in);
        out.matter = in.optional_text("matter");
        out.host = in.text("host");
        out.author_post = in.text("author_post");
        out.author = place(in, "author");
        if (!in.member("submitter").is_null()) {
            out.submitter = place(in, "submitter");
        }
        if (!in.member("revisers").is_null()) {
            out.revisers = places(in, "revisers");
        }
        out.made_on = in.date("made_on");
        out.people = list<PlannedPerson>(in, "people", [](ObjectReader& it) {
            return PlannedPerson{.id = it.text("id"),
                                 .name = it.text("name"),
                                 .account = it.optional_text("account")};
        });
        people_ = out.people.size();
        out.steps = list<PlannedStep>(in, "steps", [this](ObjectReader& it) { return step(it); });
        out.left_out = list<LeftOut>(in, "left_out", [](ObjectReader& it) {
            return LeftOut{.id = it.text("id"),
                           .label = label(it),
                           .condition = it.optional_text("condition", long_text)};
        });
        out.obstacles = list<Obstacle>(in, "obstacles", [this](ObjectReader& it) {
            return Obstacle{.step = it.optional_text("step"),
                            .why = sentence(it, "why"),
                            .way_out = sentence(it, "way_out")};
        });
        finish(in);
        check_places(out);
        if (!mistakes_.empty()) {
            return Problem{.kind = ProblemKind::invalid,
                           .code = "route.plan",
                           .vi = "Tuyến duyệt đã lưu không đọc được.",
                           .en = "The stored route cannot be read.",
                           .fields = std::move(mistakes_)};
        }
        return out;
    }

  private:
    static Sentence label(ObjectReader& in) {
        return {in.optional_text("vi", long_text), in.optional_text("en", long_text)};
    }

    static std::size_t place(ObjectReader& in, std::string_view name) {
        return static_cast<std::size_t>(in.integer(name, 0, places_max));
    }

    Sentence sentence(ObjectReader& in, std::string_view name) {
        ObjectReader inner(in.member(name), "/" + std::string(name));
        auto out = label(inner);
        finish(inner);
        return out;
    }

    void finish(ObjectReader& in) {
        if (auto problem = in.finish()) {
            mistakes_.insert(mistakes_.end(), problem->fields.begin(), problem->fields.end());
        }
    }

    template <class T, class ReadOne>
    std::vector<T> list(ObjectReader& in, std::string_view name, ReadOne read_one) {
        std::vector<T> out;
        const auto* items = in.member(name).if_array();
        if (items == nullptr) {
            in.complain(name, "Phải là một danh sách.", "Has to be a list.");
            return out;
        }
        for (std::size_t i = 0; i < items->size(); ++i) {
            ObjectReader item((*items)[i], "/" + std::string(name) + "/" + std::to_string(i));
            out.push_back(read_one(item));
            finish(item);
        }
        return out;
    }

    std::vector<std::size_t> places(ObjectReader& in, std::string_view name) {
        std::vector<std::size_t> out;
        const auto* items = in.member(name).if_array();
        if (items == nullptr) {
            in.complain(name, "Phải là một danh sách.", "Has to be a list.");
            return out;
        }
        for (const auto& it : *items) {
            const auto* number = it.if_int64();
            const bool is_place = number != nullptr && *number >= 0 && *number <= places_max;
            if (!is_place && !it.is_uint64()) {
                in.complain(name, "Phải là các số thứ tự.", "Has to hold places.");
                return {};
            }
            out.push_back(it.to_number<std::size_t>());
        }
        return out;
    }

    std::vector<Seat> seats(ObjectReader& in, std::string_view name) {
        return list<Seat>(in, name, [this](ObjectReader& it) {
            Seat seat;
            seat.post = it.text("post");
            seat.label = label(it);
            seat.holder = place(it, "holder");
            if (!it.member("asked").is_null()) {
                seat.asked = place(it, "asked");
            }
            seat.chain = places(it, "chain");
            seat.could_act = places(it, "could_act");
            return seat;
        });
    }

    PlannedStep step(ObjectReader& in) {
        PlannedStep out;
        out.id = in.text("id");
        out.label = label(in);
        out.after = places(in, "after");
        out.seats = seats(in, "seats");
        out.quorum = static_cast<int>(in.integer("quorum", 1, places_max));
        out.days = static_cast<int>(in.integer("days", 1, step_days_max));
        out.opens_on = in.date("opens_on");
        out.due_on = in.date("due_on");
        out.due_because = sentence(in, "due_because");
        out.remind_on = in.optional_date("remind_on");
        out.other_than = places(in, "other_than");
        out.escalate_to = seats(in, "escalate_to");
        const auto how = in.one_of("silence", {"wait", "escalate", "consent"});
        out.silence = silence(how).value_or(Silence::wait);
        out.silence_basis = in.optional_text("silence_basis", long_text);
        out.basis = in.optional_text("basis", long_text);
        out.bulk = in.flag("bulk", false);
        return out;
    }

    // Every place named is one of the plan's, and steps stand after those they wait for.
    void check_places(const Plan& plan) {
        const auto is_person = [&](std::size_t it) { return it < people_; };
        bool fits = is_person(plan.author) && is_person(plan.submitter.value_or(0)) &&
                    std::ranges::all_of(plan.revisers, is_person);
        const auto check_seat = [&](const Seat& seat) {
            fits = fits && is_person(seat.holder) && is_person(seat.asked.value_or(0)) &&
                   std::ranges::all_of(seat.chain, is_person) &&
                   std::ranges::all_of(seat.could_act, is_person);
        };
        for (std::size_t i = 0; i < plan.steps.size(); ++i) {
            const auto& it = plan.steps[i];
            std::ranges::for_each(it.seats, check_seat);
            std::ranges::for_each(it.escalate_to, check_seat);
            fits =
                fits && std::ranges::all_of(it.after, [i](auto at) { return at < i; }) &&
                std::ranges::all_of(it.other_than, [&](auto at) { return at < plan.steps.size(); });
        }
        if (!fits) {
            mistakes_.push_back({"", "Có số thứ tự không thuộc tuyến duyệt này.",
                                 "A place is named that this route does not have."});
        }
    }

    std::vector<FieldProblem> mistakes_;
    std::size_t people_ = 0;
};

}  // namespace

json::object to_json(const Plan& plan) {
    json::object out;
    out.emplace("route", plan.route);
    out.emplace("version", plan.version);
    out.emplace("hash", plan.hash);
    put(out, plan.label);
    out.emplace("matter", plan.matter);
    out.emplace("host", plan.host);
    out.emplace("author_post", plan.author_post);
    out.emplace("author", static_cast<std::uint64_t>(plan.author));
    if (plan.submitter) {
        out.emplace("submitter", static_cast<std::uint64_t>(*plan.submitter));
    }
    if (!plan.revisers.empty()) {
        out.emplace("revisers", list_of(plan.revisers));
    }
    out.emplace("made_on", to_text(plan.made_on));
    json::array people;
    for (const auto& it : plan.people) {
        people.emplace_back(
            json::object{{"id", it.id}, {"name", it.name}, {"account", it.account}});
    }
    out.emplace("people", std::move(people));
    json::array steps;
    for (const auto& it : plan.steps) {
        steps.emplace_back(json_of(it));
    }
    out.emplace("steps", std::move(steps));
    json::array left_out;
    for (const auto& it : plan.left_out) {
        json::object one{{"id", it.id}, {"condition", it.condition}};
        put(one, it.label);
        left_out.emplace_back(std::move(one));
    }
    out.emplace("left_out", std::move(left_out));
    json::array obstacles;
    for (const auto& it : plan.obstacles) {
        json::object why;
        put(why, it.why);
        json::object way_out;
        put(way_out, it.way_out);
        obstacles.emplace_back(json::object{
            {"step", it.step}, {"why", std::move(why)}, {"way_out", std::move(way_out)}});
    }
    out.emplace("obstacles", std::move(obstacles));
    return out;
}

Result<Plan> plan_from_json(const json::value& value) {
    return PlanReader().read(value);
}

}  // namespace phanbien::route
