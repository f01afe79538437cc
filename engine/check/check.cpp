#include "engine/check/check.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <tuple>

#include "engine/check/rule.hpp"

namespace phanbien::check {

namespace {

// "file:line" as the readers write it.
int line_of(std::string_view pointer) {
    const auto colon = pointer.rfind(':');
    int line = 0;
    if (colon != std::string_view::npos) {
        const auto digits = pointer.substr(colon + 1);
        std::from_chars(digits.data(), digits.data() + digits.size(), line);
    }
    return line;
}

Finding finding_of(const Rule& rule, const Notes::Entry& entry, const std::string& file) {
    return {.rule = std::string(rule.id),
            .severity = rule.severity,
            .file = file,
            .line = entry.place.line,
            .state = entry.place.state,
            .event = entry.place.event,
            .text = {entry.vi, entry.en},
            .hint = {std::string(rule.hint.vi), std::string(rule.hint.en)}};
}

void add(std::vector<Finding>& out, const Rule& rule, const Notes& notes, const std::string& file) {
    for (const auto& entry : notes.found()) {
        out.push_back(finding_of(rule, entry, file));
    }
}

std::vector<Finding> chart_findings(const statechart::Chart& chart) {
    std::vector<Finding> out;
    for (const auto& rule : rules()) {
        if (const auto* look = std::get_if<ChartRule>(&rule.look)) {
            Notes notes;
            (*look)(chart, notes);
            add(out, rule, notes, chart.file_name());
        }
    }
    return out;
}

// What a reader refused. A line about which a rule has said more already is left out.
void add_refusals(std::vector<Finding>& out, const Problem& problem, const std::string& rule,
                  const std::string& file) {
    const auto known = out.size();
    const auto add_one = [&](int line, const std::string& vi, const std::string& en) {
        const auto begin = out.begin();
        const auto end = begin + static_cast<std::ptrdiff_t>(known);
        if (line != 0 &&
            std::find_if(begin, end, [&](const Finding& it) { return it.line == line; }) != end) {
            return;
        }
        out.push_back({.rule = rule,
                       .file = file,
                       .line = line,
                       .text = {vi, en},
                       .hint = {"Sửa chỗ này rồi kiểm tra lại.", "Correct this and check again."}});
    };
    for (const auto& field : problem.fields) {
        add_one(line_of(field.pointer), field.vi, field.en);
    }
    if (problem.fields.empty()) {
        add_one(0, problem.vi, problem.en);
    }
}

std::vector<Finding> sorted(std::vector<Finding> findings) {
    std::ranges::stable_sort(findings, [](const Finding& one, const Finding& other) {
        return std::tie(one.line, one.severity) < std::tie(other.line, other.severity);
    });
    return findings;
}

void add_workflow_findings(std::vector<Finding>& out, const dossier::Workflow& workflow,
                           const SampleOffice& office) {
    const Subject subject(workflow, office);
    for (const auto& rule : rules()) {
        if (const auto* look = std::get_if<WorkflowRule>(&rule.look)) {
            Notes notes;
            (*look)(subject, notes);
            add(out, rule, notes, workflow.chart().file_name());
        }
    }
}

std::vector<Finding> check_read(Result<statechart::Chart> chart, const std::string& file,
                                const SampleOffice& office) {
    std::vector<Finding> out;
    if (!chart) {
        add_refusals(out, chart.error(), "not-scxml", file);
        return sorted(std::move(out));
    }
    out = chart_findings(*chart);
    // No rule asks for the hash of what is not in use yet.
    const auto workflow = dossier::Workflow::read(std::move(chart).value(), {});
    if (workflow) {
        add_workflow_findings(out, *workflow, office);
    } else {
        add_refusals(out, workflow.error(), "unreadable", file);
    }
    return sorted(std::move(out));
}

// What no two definitions may have in common.
struct Claim {
    std::string id;
    std::string version;

    auto operator<=>(const Claim&) const = default;
};

Claim claim_of(const statechart::Chart& chart) {
    const auto& root = chart.state(statechart::root_state);
    const auto* version = statechart::find_attribute(root.attributes, "version");
    return {.id = chart.name(), .version = version == nullptr ? "" : *version};
}

Finding claimed_twice(const Claim& claim, const std::string& first, const std::string& file,
                      int line) {
    return {.rule = "duplicate-definition",
            .file = file,
            .line = line,
            .text = {"Quy trình " + quoted(claim.id) + " phiên bản " + quoted(claim.version) +
                         " đã có trong tệp " + first + ".",
                     "The procedure " + quoted(claim.id) + " version " + quoted(claim.version) +
                         " is in the file " + first + " already."},
            .hint = {"Tăng pb:version, hoặc bỏ một trong hai tệp.",
                     "Raise pb:version, or leave one of the two files out."}};
}

}  // namespace

std::vector<Finding> check_workflow(const dossier::Workflow& workflow, const SampleOffice& office) {
    auto out = chart_findings(workflow.chart());
    add_workflow_findings(out, workflow, office);
    return sorted(std::move(out));
}

std::vector<Finding> check_definition(const DefinitionText& definition,
                                      const SampleOffice& office) {
    const auto& file = definition.file_name;
    return check_read(
        statechart::Chart::read(definition.xml, file, dossier::Workflow::chart_options()), file,
        office);
}

std::vector<Finding> check_definitions(std::span<const DefinitionText> definitions,
                                       const SampleOffice& office) {
    std::vector<Finding> out;
    std::map<Claim, std::string> file_of;
    for (const auto& [file, xml] : definitions) {
        auto chart = statechart::Chart::read(xml, file, dossier::Workflow::chart_options());
        std::optional<Finding> twice;
        if (chart) {
            const auto [first, is_new] = file_of.emplace(claim_of(*chart), file);
            if (!is_new) {
                const int line = chart->state(statechart::root_state).line;
                twice = claimed_twice(first->first, first->second, file, line);
            }
        }
        std::ranges::move(check_read(std::move(chart), file, office), std::back_inserter(out));
        if (twice) {
            out.push_back(std::move(*twice));
        }
    }
    return out;
}

std::optional<Problem> refusal(const dossier::Workflow& workflow, const SampleOffice& office) {
    Problem out{.kind = ProblemKind::invalid,
                .code = "workflow.unproven",
                .vi = "Quy trình “" + workflow.id() +
                      "” có lỗi nên không được đưa vào sử dụng. Hãy sửa các lỗi được liệt kê.",
                .en = "The procedure “" + workflow.id() +
                      "” has errors and is not put to use. Correct those that are listed."};
    for (const auto& finding : check_workflow(workflow, office)) {
        if (finding.severity == Severity::error) {
            out.fields.push_back({finding.file + ":" + std::to_string(finding.line),
                                  "[" + finding.rule + "] " + finding.text.vi,
                                  "[" + finding.rule + "] " + finding.text.en});
        }
    }
    return out.fields.empty() ? std::nullopt : std::optional(std::move(out));
}

}  // namespace phanbien::check
