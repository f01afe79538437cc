#include "tests/bench/load/script.hpp"

#include <algorithm>
#include <boost/json/serialize.hpp>
#include <stdexcept>

#include "tests/bench/load/said.hpp"

namespace phanbien::bench {

namespace json = boost::json;

namespace {

constexpr std::size_t reports_each = 3;

// Gives the tokens and fills texts up.
class Texts {
  public:
    Texts(std::size_t client, std::size_t bytes)
        : prefix_(std::to_string(client) + "."), bytes_(bytes), seed_(client << 40U) {}

    const std::string& token() const { return token_; }
    void next_token() {
        token_ =
            std::string(token_begin) + prefix_ + std::to_string(++number_) + std::string(token_end);
    }
    // Of the present token's texts, the one of that number, which is also what it is about.
    std::uint64_t seed(std::size_t nth) const { return seed_ + (number_ << 10U) + nth; }
    // It begins with the token.
    std::string text(std::size_t nth) const {
        return token_ + words_of(bytes_ - std::min(bytes_, token_.size()), seed(nth));
    }
    // The object as JSON of that many bytes: the member `data.<name>` holds the token and what is
    // missing.
    std::string body(json::object object, std::string_view name) const {
        auto& data = object["data"].as_object();
        data[name] = token_;
        const auto size = json::serialize(object).size();
        data[name] = token_ + words_of(bytes_ - std::min(bytes_, size), seed(0));
        return json::serialize(object);
    }

  private:
    std::string prefix_;
    std::size_t bytes_;
    std::uint64_t seed_;
    std::uint64_t number_ = 0;
    std::string token_;
};

std::string commands_of(const std::string& dossier) {
    return "/api/v1/dossiers/" + dossier + "/commands";
}

json::object command(std::string_view name, json::object data) {
    return {{"command", name}, {"data", std::move(data)}};
}

Step step_of(const Texts& texts, std::string target, std::string body, const Person& by) {
    return {
        .target = std::move(target), .body = std::move(body), .by = &by, .token = texts.token()};
}

Step start_of(const Texts& texts, const Plan& plan) {
    json::object start{
        {"procedure", "giao-nhiem-vu"},
        {"event", "task.assign"},
        {"title", "Vận động hiến đất làm đường vào bản (mẫu)"},
        {"drafting_body", plan.body},
        {"data",
         {{"finish_before", plan.finish_before}, {"quarter_ends_on", plan.quarter_ends_on}}}};
    return step_of(texts, "/api/v1/dossiers", texts.body(std::move(start), "content"), plan.head);
}

Step report_of(const Texts& texts, const Plan& plan, const std::string& dossier) {
    return step_of(texts, commands_of(dossier),
                   texts.body(command("report.send", {{"progress", 50}}), "done"), plan.drafter);
}

Step acceptance_of(const Texts& texts, const Plan& plan, const std::string& dossier) {
    auto accept = command("report.accept", {{"quarter_ends_on", plan.quarter_ends_on}});
    return step_of(texts, commands_of(dossier), texts.body(std::move(accept), "remark"),
                   plan.specialist);
}

// What the scripts have in common: every step is a command with a token of its own.
class Commands : public Script {
  public:
    Commands(const Plan& plan, std::size_t client, std::size_t bytes)
        : plan_(plan), texts_(client, bytes) {}

    Step next() final {
        texts_.next_token();
        return made();
    }

  protected:
    const Plan& plan_;
    Texts texts_;

  private:
    virtual Step made() const = 0;
};

// A task is given, taken on, reported on three times, each report accepted, and done: one start
// and eight events.
class Dossiers final : public Commands {
  public:
    using Commands::Commands;

    void done(const Done& done) override {
        dossier_ = done.dossier;
        revision_ = done.revision;
        if (++at_ > last) {
            refused();
        }
    }
    void refused() override {
        at_ = 0;
        revision_ = 0;
    }

  private:
    static constexpr std::size_t last = 2 + 2 * reports_each;

    Step made() const override {
        auto step = next_of_task();
        step.seen = revision_;
        return step;
    }
    Step next_of_task() const {
        if (at_ == 0) {
            return start_of(texts_, plan_);
        }
        if (at_ == 1) {
            return step_of(texts_, commands_of(dossier_),
                           texts_.body(command("task.accept", {}), "in_charge"), plan_.drafter);
        }
        if (at_ == last) {
            return step_of(texts_, commands_of(dossier_),
                           texts_.body(command("work.finish", {}), "result"), plan_.drafter);
        }
        return at_ % 2 == 0 ? report_of(texts_, plan_, dossier_)
                            : acceptance_of(texts_, plan_, dossier_);
    }

    std::size_t at_ = 0;
    std::string dossier_;
    std::uint64_t revision_ = 0;
};

class Starts final : public Commands {
  public:
    using Commands::Commands;

  private:
    Step made() const override { return start_of(texts_, plan_); }
};

class Opinions final : public Commands {
  public:
    Opinions(const Plan& plan, std::size_t client, std::size_t bytes, std::size_t together)
        : Commands(plan, client, bytes), together_(together) {}

  private:
    Step made() const override {
        auto enter = together_ == 1 ? command("opinion.enter", opinion(0))
                                    : command("opinion.enter_many", {{"opinions", opinions()}});
        return step_of(texts_, commands_of(plan_.dossier), json::serialize(enter), plan_.registrar);
    }
    json::array opinions() const {
        json::array all;
        for (std::size_t i = 0; i < together_; ++i) {
            all.push_back(opinion(i));
        }
        return all;
    }
    json::object opinion(std::size_t nth) const {
        const auto about = texts_.seed(nth);
        return {{"version", 1},
                {"provision", provision_of(about)},
                {"heading", "other"},
                {"stance", stance_of(about)},
                {"source", "paper"},
                {"said_by", {{"name", "Người dân (mẫu)"}}},
                {"text", texts_.text(nth)}};
    }

    std::size_t together_;
};

json::object person_json(const Person& person) {
    return {{"cookie", person.cookie}, {"csrf_token", person.csrf_token}};
}

Person person_from(const json::value& value) {
    return {.cookie = std::string(value.at("cookie").as_string()),
            .csrf_token = std::string(value.at("csrf_token").as_string())};
}

}  // namespace

json::object to_json(const Plan& plan) {
    return {{"head", person_json(plan.head)},
            {"specialist", person_json(plan.specialist)},
            {"drafter", person_json(plan.drafter)},
            {"registrar", person_json(plan.registrar)},
            {"body", plan.body},
            {"dossier", plan.dossier},
            {"finish_before", plan.finish_before},
            {"quarter_ends_on", plan.quarter_ends_on}};
}

Plan plan_from_json(const json::object& value) {
    const auto text = [&](std::string_view name) {
        return std::string(value.at(name).as_string());
    };
    return {.head = person_from(value.at("head")),
            .specialist = person_from(value.at("specialist")),
            .drafter = person_from(value.at("drafter")),
            .registrar = person_from(value.at("registrar")),
            .body = text("body"),
            .other_body = {},
            .dossier = text("dossier"),
            .finish_before = text("finish_before"),
            .quarter_ends_on = text("quarter_ends_on")};
}

std::unique_ptr<Script> make_script(std::string_view name, const Plan& plan, std::size_t client,
                                    std::size_t bytes, std::size_t together) {
    if (name == "dossiers") {
        return std::make_unique<Dossiers>(plan, client, bytes);
    }
    if (name == "starts") {
        return std::make_unique<Starts>(plan, client, bytes);
    }
    if (name == "opinions") {
        return std::make_unique<Opinions>(plan, client, bytes, together);
    }
    throw std::runtime_error("there is no script \"" + std::string(name) + "\"");
}

}  // namespace phanbien::bench
