#include "engine/dossier/migrated_instance.hpp"

#include <algorithm>

#include "engine/dossier/facts.hpp"
#include "engine/dossier/refusal.hpp"
#include "engine/statechart/run_content.hpp"
#include "engine/statechart/stored_value.hpp"
#include "engine/statechart/transition_sets.hpp"

namespace phanbien::dossier {

namespace json = boost::json;

namespace {

using statechart::Chart;
using statechart::DataItem;
using statechart::StateIndex;
using statechart::StateSet;

// The active states of an instance whose configuration may be any list of ids.
StateSet states_named(const Chart& chart, const std::vector<std::string>& ids) {
    StateSet states;
    for (const auto& id : ids) {
        if (const auto index = chart.find(id)) {
            states.insert(*index);
        }
    }
    return states;
}

std::vector<std::string> ids_of(const Chart& chart, const StateSet& states) {
    std::vector<std::string> ids;
    for (const auto index : states) {
        ids.push_back(chart.state(index).id);
    }
    return ids;
}

// Whether a value may stand where the new definition declares this type.
bool fits(const json::value& value, DataType type) {
    if (value == statechart::undefined_value()) {
        return true;
    }
    switch (type) {
        case DataType::flag:
            return value.is_bool();
        case DataType::count:
            return value.is_int64() || value.is_uint64() || value.is_double();
        case DataType::text:
            return value.is_string();
        case DataType::date:
        case DataType::choice:
            return value.is_string() || value.is_null();  // null: not known yet
    }
    return false;
}

class InstanceMigration {
  public:
    InstanceMigration(const Dossier& dossier, const Target& to, const Mapping& mapping)
        : dossier_(dossier), to_(to), chart_(to.workflow.chart()), mapping_(mapping) {
        out_.instance.session_id = dossier.instance.session_id;
        out_.instance.macrosteps = dossier.instance.macrosteps;
    }

    Result<MigratedInstance> finish() {
        move_configuration();
        move_histories();
        move_sends();
        move_data();
        if (!mistakes_.empty()) {
            auto problem = invalid_data(std::move(mistakes_));
            problem.code = "migration.incomplete";
            return problem;
        }
        CHECK_THAT(check_legal());
        CHECK_THAT(check_nothing_to_begin());
        begin_new_data();
        return std::move(out_);
    }

  private:
    void complain(std::string_view member, std::string vi, std::string en) {
        mistakes_.push_back({"/map/" + std::string(member), std::move(vi), std::move(en)});
    }

    void left_out(std::string_view member, const std::string& id) {
        complain(member, "Bảng chuyển đổi chưa nói “" + id + "” thành gì.",
                 "The mapping does not say what becomes of \"" + id + "\".");
    }

    // The new names of some active or remembered states, with the ancestors they imply.
    StateSet moved_states(const std::vector<std::string>& ids) {
        StateSet states;
        for (const auto& id : ids) {
            const auto targets = mapping_.states_for(id, to_.workflow);
            if (!targets) {
                left_out("states", id);
                continue;
            }
            for (const auto& target : *targets) {
                states.insert(chart_.find(target).value());
            }
        }
        return states;
    }

    void move_configuration() {
        auto states = moved_states(dossier_.instance.configuration);
        const auto named = states;
        for (auto index : named) {
            while ((index = chart_.state(index).parent) != statechart::root_state) {
                states.insert(index);
            }
        }
        out_.instance.configuration = ids_of(chart_, states);
        move_entered_once(states);
    }

    // Data bound late are initialised when their state is first entered, which does not happen now.
    void move_entered_once(const StateSet& active) {
        if (chart_.binding() == statechart::Binding::early) {
            return;
        }
        auto states = active;
        for (const auto& id : dossier_.instance.entered_once) {
            for (const auto& target :
                 mapping_.states_for(id, to_.workflow).value_or(std::vector<std::string>())) {
                states.insert(chart_.find(target).value());
            }
        }
        for (auto& id : ids_of(chart_, states)) {
            out_.instance.entered_once.insert(std::move(id));
        }
    }

    void move_histories() {
        for (const auto& [id, remembered] : dossier_.instance.history) {
            const auto targets = mapping_.states_for(id, to_.workflow);
            if (!targets) {
                left_out("states", id);
                continue;
            }
            if (targets->empty()) {
                continue;  // forgotten on purpose, and with it what it remembers
            }
            const auto memory = ids_of(chart_, moved_states(remembered));
            for (const auto& target : *targets) {
                if (!statechart::is_memory(chart_, target, memory)) {
                    complain("states",
                             "Ký ức “" + id + "”: “" + target +
                                 "” không thể nhớ các trạng thái đã chuyển sang.",
                             "History \"" + id + "\": \"" + target +
                                 "\" cannot remember the states it would have to.");
                }
                out_.instance.history[target] = memory;
            }
        }
    }

    void move_sends() {
        for (const auto& send : dossier_.sends) {
            const auto event = mapping_.send_for(send.event, to_.workflow);
            if (!event) {
                left_out("sends", send.event);
            } else if (event->empty()) {
                out_.sends_dropped.push_back(send);
            } else {
                out_.sends.push_back(send);
                out_.sends.back().event = *event;
            }
        }
        for (auto send : dossier_.instance.pending) {
            send.event.name = mapping_.send_for(send.event.name, to_.workflow).value_or("");
            if (!send.event.name.empty()) {
                out_.instance.pending.push_back(std::move(send));
            }
        }
    }

    void move_data() {
        for (const auto& [key, value] : dossier_.instance.data) {
            const std::string id(key);
            const auto target = mapping_.data_for(id, to_.workflow);
            if (!target) {
                left_out("data", id);
            } else if (target->empty()) {
                out_.data_lost.push_back(id);
            } else {
                move_datum(id, value, *target);
            }
        }
    }

    void move_datum(const std::string& id, const json::value& value, const std::string& target) {
        const auto* declared = to_.workflow.data_item(target);
        if (declared != nullptr && !fits(value, declared->type)) {
            complain("data", "“" + id + "” không hợp kiểu của “" + target + "”.",
                     "The value of \"" + id + "\" is not of the type of \"" + target + "\".");
        }
        if (!out_.instance.data.emplace(target, value).second) {
            complain("data", "Hai dữ liệu cùng chuyển vào “" + target + "”.",
                     "Two data would become \"" + target + "\".");
        }
        out_.data.push_back({id, target});
    }

    Result<void> check_legal() const {
        if (statechart::is_legal(chart_, out_.instance.configuration)) {
            return {};
        }
        std::string states;
        for (const auto& id : out_.instance.configuration) {
            states += (states.empty() ? "" : ", ") + id;
        }
        return conflict("migration.illegal",
                        "Phiên bản mới không thể cùng lúc ở các trạng thái: " + states +
                            ". Mỗi nhánh song song cần đúng một trạng thái.",
                        "The new version cannot be in these states at once: " + states +
                            ". Each parallel region needs exactly one.");
    }

    // What a state invokes begins when it is entered, and nothing is entered here: the dossier
    // would wait for ever for a route that never began.
    Result<void> check_nothing_to_begin() const {
        for (const auto& id : out_.instance.configuration) {
            if (!chart_.state(chart_.find(id).value()).invokes.empty()) {
                return conflict("migration.route_not_begun",
                                "Trạng thái “" + id +
                                    "” bắt đầu một tuyến duyệt khi hồ sơ đi vào, mà chuyển phiên "
                                    "bản thì không đi vào. Hãy chuyển tới một trạng thái trước nó.",
                                "The state “" + id +
                                    "” begins an approval route when it is entered, and a "
                                    "migration enters nothing. Move to a state before it.");
            }
        }
        return {};
    }

    void begin_new_data() {
        for (const auto& item : chart_.data()) {
            if (item.is_fact() || out_.instance.data.contains(item.id)) {
                continue;
            }
            out_.instance.data[item.id] = initial_value(item);
            out_.data_new.push_back(item.id);
        }
    }

    json::value initial_value(const DataItem& item) {
        if (const auto* given = mapping_.initial.if_contains(item.id)) {
            return *given;
        }
        const bool late =
            chart_.binding() == statechart::Binding::late && item.state != statechart::root_state;
        if (late && !out_.instance.entered_once.contains(chart_.state(item.state).id)) {
            return statechart::undefined_value();
        }
        if (!item.content.empty()) {
            return statechart::value_of_text(item.content);
        }
        if (item.expression.empty()) {
            return statechart::undefined_value();
        }
        const auto value =
            to_.interpreter.evaluate(out_.instance, item.expression, facts_of(dossier_));
        return value ? *value : statechart::undefined_value();
    }

    const Dossier& dossier_;
    const Target& to_;
    const Chart& chart_;
    const Mapping& mapping_;
    MigratedInstance out_;
    std::vector<FieldProblem> mistakes_;
};

}  // namespace

Result<MigratedInstance> migrated_instance(const Dossier& dossier, const Target& to,
                                           const Mapping& mapping) {
    return InstanceMigration(dossier, to, mapping).finish();
}

bool is_complete(const Workflow& workflow, const statechart::Instance& instance,
                 std::string_view state) {
    const auto& chart = workflow.chart();
    const auto index = chart.find(state);
    return index && statechart::is_in_final_state(
                        chart, states_named(chart, instance.configuration), *index);
}

}  // namespace phanbien::dossier
