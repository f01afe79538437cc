// The stored form of an Instance, and the strict way back.
#include <algorithm>
#include <boost/json/value_from.hpp>
#include <limits>
#include <utility>

#include "engine/kernel/json.hpp"
#include "engine/statechart/event_json.hpp"
#include "engine/statechart/instance.hpp"

namespace phanbien::statechart {

namespace {

boost::json::object to_json(const Invoked& invoked) {
    boost::json::object out{{"id", invoked.id},
                            {"state", invoked.state},
                            {"position", static_cast<std::int64_t>(invoked.position)}};
    put_unless_empty(out, "type", invoked.type);
    put_unless_empty(out, "source", invoked.source);
    put_unless_empty(out, "content", invoked.content);
    if (!invoked.session.session_id.empty()) {
        out["session"] = statechart::to_json(invoked.session);
    }
    return out;
}

class InstanceReader {
  public:
    InstanceReader(const boost::json::value& json, std::string pointer, const Chart& chart,
                   const ChartOf& chart_of, int depth)
        : in_(json, pointer),
          pointer_(std::move(pointer)),
          chart_(chart),
          chart_of_(chart_of),
          depth_(depth) {}

    Result<Instance> read() {
        read_identity();
        read_states();
        read_history();
        read_data();
        CHECK_THAT(read_pending());
        CHECK_THAT(read_invoked());
        if (auto problem = in_.finish()) {
            return *std::move(problem);
        }
        return std::move(instance_);
    }

  private:
    void read_identity() {
        instance_.session_id = stored_text(in_, "session_id");
        instance_.parent = stored_text(in_, "parent");
        instance_.invoke_id = stored_text(in_, "invoke_id");
        instance_.macrosteps = static_cast<std::uint64_t>(
            in_.integer("macrosteps", 0, std::numeric_limits<std::int64_t>::max()));
        instance_.running = in_.flag("running", true);
    }

    void read_states() {
        instance_.configuration = in_.texts("configuration", chart_.states().size());
        for (auto& id : in_.texts("entered_once", chart_.states().size())) {
            if (!chart_.find(id)) {
                in_.complain("entered_once", "Không có trạng thái " + id, "No such state: " + id);
            }
            instance_.entered_once.insert(std::move(id));
        }
        const bool never_began = !instance_.running && instance_.configuration.empty();
        if (!never_began && !is_legal(chart_, instance_.configuration)) {
            in_.complain("configuration", "Không phải một cấu hình của quy trình này.",
                         "Not a configuration of this chart.");
        }
    }

    // The member, or null when it is absent or no object; the latter is a mistake.
    const boost::json::object* optional_object(std::string_view name) {
        const auto& value = in_.member(name);
        if (!value.is_null() && !value.is_object()) {
            in_.complain(name, "Phải là một đối tượng.", "Must be an object.");
        }
        return value.if_object();
    }

    // The member's items, none when it is absent or no list; the latter is a mistake.
    const boost::json::array& optional_list(std::string_view name) {
        static const boost::json::array none;
        const auto& value = in_.member(name);
        if (!value.is_null() && !value.is_array()) {
            in_.complain(name, "Phải là một danh sách.", "Must be a list.");
        }
        return value.is_array() ? value.get_array() : none;
    }

    void read_history() {
        const auto* object = optional_object("history");
        if (object == nullptr) {
            return;
        }
        for (const auto& [id, value] : *object) {
            auto& states = instance_.history[id];
            if (const auto* list = value.if_array()) {
                for (const auto& item : *list) {
                    states.emplace_back(item.is_string() ? item.get_string() : "");
                }
            }
            if (!is_memory(chart_, id, states)) {
                in_.complain("history", "Ký ức không hợp với quy trình: " + std::string(id),
                             "Not a memory of this chart: " + std::string(id));
            }
        }
    }

    void read_data() {
        const auto* object = optional_object("data");
        if (object == nullptr) {
            return;
        }
        instance_.data = *object;
        for (const auto& member : *object) {
            const auto* item = chart_.find_data(member.key());
            if (item != nullptr && item->is_fact()) {
                in_.complain("data", "Dữ kiện không được lưu: " + std::string(member.key()),
                             "A fact is not stored: " + std::string(member.key()));
            }
        }
    }

    Result<void> read_pending() {
        const auto& list = optional_list("pending");
        for (std::size_t i = 0; i < list.size(); ++i) {
            TRY(auto send,
                delayed_send_from_json(list[i], pointer_ + "/pending/" + std::to_string(i)));
            if (!instance_.pending.empty() && instance_.pending.back().sequence >= send.sequence) {
                in_.complain("pending", "Thứ tự chờ gửi không tăng dần.",
                             "The order of the delayed sends does not grow.");
            }
            instance_.pending.push_back(std::move(send));
        }
        return {};
    }

    Result<void> read_invoked() {
        const auto& list = optional_list("invoked");
        for (std::size_t i = 0; i < list.size(); ++i) {
            TRY(auto invoked,
                read_one_invoked(list[i], pointer_ + "/invoked/" + std::to_string(i)));
            instance_.invoked.push_back(std::move(invoked));
        }
        return {};
    }

    Result<Invoked> read_one_invoked(const boost::json::value& json, const std::string& pointer) {
        ObjectReader in(json, pointer);
        Invoked invoked{.id = stored_text(in, "id"), .state = stored_text(in, "state")};
        invoked.position = static_cast<std::size_t>(in.integer("position", 0, 1'000'000));
        invoked.type = stored_text(in, "type");
        invoked.source = stored_text(in, "source");
        invoked.content = stored_text(in, "content", chart_bytes_max);
        const auto state = chart_.find(invoked.state);
        const auto& active = instance_.configuration;
        if (!state || std::find(active.begin(), active.end(), invoked.state) == active.end() ||
            invoked.position >= chart_.state(*state).invokes.size()) {
            in.complain("state", "Trạng thái này không gọi gì như thế.",
                        "This state invokes no such thing.");
        }
        const auto& session = in.member("session");
        if (auto problem = in.finish()) {
            return *std::move(problem);
        }
        if (!session.is_null()) {
            TRY(invoked.session, read_session(invoked, session, pointer + "/session"));
        }
        return invoked;
    }

    Result<Instance> read_session(const Invoked& invoked, const boost::json::value& json,
                                  std::string pointer) {
        const Chart* chart =
            chart_of_ && depth_ < sessions_nested_max ? chart_of_(invoked) : nullptr;
        if (chart == nullptr) {
            return Problem{.kind = ProblemKind::invalid,
                           .code = "statechart.no_definition",
                           .vi = "Không có định nghĩa của phiên được gọi: " + pointer,
                           .en = "There is no definition for the invoked session: " + pointer};
        }
        return InstanceReader(json, std::move(pointer), *chart, chart_of_, depth_ + 1).read();
    }

    ObjectReader in_;
    std::string pointer_;
    const Chart& chart_;
    const ChartOf& chart_of_;
    int depth_;
    Instance instance_;
};

}  // namespace

boost::json::object to_json(const Instance& instance) {
    boost::json::object out{{"configuration", boost::json::value_from(instance.configuration)}};
    put_unless_empty(out, "history", instance.history);
    if (!instance.data.empty()) {
        out["data"] = instance.data;
    }
    put_unless_empty(out, "entered_once", instance.entered_once);
    for (const DelayedSend& send : instance.pending) {
        append(out, "pending", to_json(send));
    }
    for (const Invoked& invoked : instance.invoked) {
        append(out, "invoked", to_json(invoked));
    }
    put_unless_empty(out, "session_id", instance.session_id);
    put_unless_empty(out, "parent", instance.parent);
    put_unless_empty(out, "invoke_id", instance.invoke_id);
    out["macrosteps"] = static_cast<std::int64_t>(instance.macrosteps);
    out["running"] = instance.running;
    return out;
}

Result<Instance> instance_from_json(const boost::json::value& json, const Chart& chart,
                                    const ChartOf& chart_of) {
    return InstanceReader(json, "", chart, chart_of, 0).read();
}

}  // namespace phanbien::statechart
