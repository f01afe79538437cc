#include "engine/check/report.hpp"

#include <algorithm>
#include <boost/json/array.hpp>
#include <set>

namespace phanbien::check {

namespace json = boost::json;

namespace {

std::int64_t count_of(std::span<const Finding> findings, Severity severity) {
    return std::ranges::count(findings, severity, &Finding::severity);
}

json::object both(const dossier::Label& label) {
    return {{"vi", label.vi}, {"en", label.en}};
}

std::string in_one_line(const dossier::Label& label) {
    return label.vi + " / " + label.en;
}

// A path as an RFC 3986 reference.
std::string as_uri(std::string_view path) {
    constexpr std::string_view plain = "-._~/:";
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string out;
    for (const char c : path) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (letter || (c >= '0' && c <= '9') || plain.find(c) != std::string_view::npos) {
            out += c;
        } else {
            const auto byte = static_cast<unsigned char>(c);
            out += {'%', digits[byte >> 4U], digits[byte & 15U]};
        }
    }
    return out;
}

json::object sarif_rule(const Finding& finding) {
    return {{"id", finding.rule},
            {"shortDescription", {{"text", in_one_line(finding.hint)}}},
            {"defaultConfiguration", {{"level", name_of(finding.severity)}}}};
}

// SARIF 2.1.0 section 3.30.5: a line counts from one; what has none speaks of the file.
json::object sarif_location(const Finding& finding) {
    json::object physical{{"artifactLocation", {{"uri", as_uri(finding.file)}}}};
    if (finding.line > 0) {
        physical["region"] = {{"startLine", finding.line}};
    }
    json::object out{{"physicalLocation", std::move(physical)}};
    if (!finding.state.empty()) {
        out["logicalLocations"] = json::array{{{"name", finding.state}, {"kind", "element"}}};
    }
    return out;
}

json::object sarif_result(const Finding& finding) {
    return {{"ruleId", finding.rule},
            {"level", name_of(finding.severity)},
            {"message", {{"text", in_one_line(finding.text)}}},
            {"locations", json::array{sarif_location(finding)}}};
}

}  // namespace

std::string as_text(std::span<const Finding> findings) {
    std::string out;
    for (const auto& finding : findings) {
        out += finding.file;
        if (finding.line > 0) {
            out += ":" + std::to_string(finding.line);
        }
        out += ": " + std::string(name_of(finding.severity)) + "[" + finding.rule +
               "]: " + in_one_line(finding.text) + "\n    → " + in_one_line(finding.hint) + "\n";
    }
    return out;
}

json::object as_json(std::span<const Finding> findings) {
    json::array list;
    for (const auto& finding : findings) {
        list.push_back(json::object{{"rule", finding.rule},
                                    {"severity", name_of(finding.severity)},
                                    {"file", finding.file},
                                    {"line", finding.line},
                                    {"state", finding.state},
                                    {"event", finding.event},
                                    {"text", both(finding.text)},
                                    {"hint", both(finding.hint)}});
    }
    return {{"errors", count_of(findings, Severity::error)},
            {"warnings", count_of(findings, Severity::warning)},
            {"findings", std::move(list)}};
}

json::object as_sarif(std::span<const Finding> findings) {
    json::array rules;
    json::array results;
    std::set<std::string> told;
    for (const auto& finding : findings) {
        if (told.insert(finding.rule).second) {
            rules.push_back(sarif_rule(finding));
        }
        results.push_back(sarif_result(finding));
    }
    json::object driver{{"name", "phanbien check"}, {"rules", std::move(rules)}};
    return {{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
            {"version", "2.1.0"},
            {"runs", json::array{{{"tool", {{"driver", std::move(driver)}}},
                                  {"columnKind", "utf16CodeUnits"},
                                  {"results", std::move(results)}}}}};
}

}  // namespace phanbien::check
