// The null data model (SCXML 1.0 appendix B.1): conditions are In('id') and nothing else; there are
// no values, so that everything else about data is an error.
#include <utility>

#include "engine/statechart/data_model.hpp"

namespace phanbien::statechart {

namespace {

constexpr std::string_view no_values = "the null data model has no values";

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view spaces = " \t\r\n";
    const auto first = text.find_first_not_of(spaces);
    if (first == std::string_view::npos) {
        return {};
    }
    return text.substr(first, text.find_last_not_of(spaces) - first + 1);
}

// The state's id in In('id'), In("id") or In(id).
std::optional<std::string_view> state_asked_for(std::string_view condition) {
    condition = trimmed(condition);
    if (!condition.starts_with("In") || !condition.ends_with(')')) {
        return std::nullopt;
    }
    condition = trimmed(condition.substr(2));
    if (!condition.starts_with('(')) {
        return std::nullopt;
    }
    auto id = trimmed(condition.substr(1, condition.size() - 2));
    const bool quoted = id.size() >= 2 && (id.front() == '\'' || id.front() == '"');
    if (quoted && id.back() == id.front()) {
        id = id.substr(1, id.size() - 2);
    }
    if (id.empty() || id.find_first_of("'\"() \t\r\n") != std::string_view::npos) {
        return std::nullopt;
    }
    return id;
}

class NullDataModel final : public DataModel {
  public:
    void begin(const Scope& scope) override { is_active_ = scope.is_active; }
    std::optional<boost::json::object> end(std::vector<LostValue>&) override {
        return boost::json::object();
    }
    void set_event(const Event&) override {}

    Result<bool> test(std::string_view condition) override {
        const auto id = state_asked_for(condition);
        if (!id) {
            return refused();
        }
        return is_active_(*id);
    }

    Result<boost::json::value> evaluate(std::string_view) override { return refused(); }
    Result<std::string> evaluate_text(std::string_view) override { return refused(); }
    Result<void> declare(const std::string&, std::string_view) override { return refused(); }
    Result<void> declare_value(const std::string&, const boost::json::value&) override {
        return refused();
    }
    Result<void> assign(std::string_view, std::string_view) override { return refused(); }
    Result<void> assign_value(std::string_view, const boost::json::value&) override {
        return refused();
    }
    Result<void> run(std::string_view) override { return refused(); }
    Result<std::size_t> open_list(std::string_view) override { return refused(); }
    Result<void> place_item(const Foreach&, std::size_t) override { return refused(); }
    void close_list() override {}

    std::optional<std::string> fault_in_expression(std::string_view) override { return fault(); }
    std::optional<std::string> fault_in_condition(std::string_view text) override {
        return state_asked_for(text) ? std::nullopt : fault();
    }
    std::optional<std::string> fault_in_location(std::string_view) override { return fault(); }
    std::optional<std::string> fault_in_script(std::string_view) override { return fault(); }
    std::optional<std::string> fault_in_name(std::string_view) override { return fault(); }

  private:
    static Problem refused() { return expression_problem(std::string(no_values)); }
    static std::optional<std::string> fault() { return std::string(no_values); }

    std::function<bool(std::string_view)> is_active_;
};

}  // namespace

Problem expression_problem(std::string reason) {
    return Problem{.kind = ProblemKind::invalid,
                   .code = "statechart.expression",
                   .vi = "Biểu thức không tính được: " + reason,
                   .en = std::move(reason)};
}

std::unique_ptr<DataModel> make_null_data_model() {
    return std::make_unique<NullDataModel>();
}

std::unique_ptr<DataModel> make_data_model(const Chart& chart) {
    return chart.language() == Language::null ? make_null_data_model()
                                              : make_native_data_model(chart);
}

}  // namespace phanbien::statechart
