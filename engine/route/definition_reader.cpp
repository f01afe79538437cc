#include <charconv>

#include "engine/route/definition.hpp"
#include "engine/route/definition_check.hpp"
#include "engine/xml/source.hpp"
#include "engine/xml/text.hpp"

namespace phanbien::route {

namespace {

constexpr xml::FileKind route_kind{.root = "route",
                                   .space = route_namespace,
                                   .schema = "schemas/route.xsd",
                                   .code = "route.invalid",
                                   .vi = "tuyến duyệt",
                                   .en = "approval route",
                                   .depth_max = 8,
                                   .elements_max = 1'000};

class Reader {
  public:
    explicit Reader(xml::Source& source) : source_(source) {}

    Draft read() {
        const auto root = source_.root();
        source_.allow(root, {"id", "version", "level", "vi", "en"}, {"fact", "step"});
        Draft draft;
        draft.definition.id = source_.text(root, "id");
        draft.definition.version = source_.text(root, "version");
        draft.definition.label = label(root);
        draft.definition.levels = levels(root);
        for (const auto child : root.children()) {
            if (source_.is(child, "fact")) {
                draft.definition.facts.push_back(fact(child));
            } else if (source_.is(child, "step")) {
                draft.definition.steps.push_back(step(child));
                draft.named.push_back(named(child));
            }
        }
        return draft;
    }

  private:
    Sentence label(pugi::xml_node in) { return {source_.text(in, "vi"), source_.text(in, "en")}; }

    std::vector<people::Level> levels(pugi::xml_node in) {
        std::vector<people::Level> out;
        for (const auto& word : list(in, "level")) {
            if (const auto known = people::level(word)) {
                out.push_back(*known);
            } else {
                source_.complain_of_value(in, "level", "central province commune");
            }
        }
        return out;
    }

    FactRule fact(pugi::xml_node in) {
        source_.allow(in, {"id", "type", "vi", "en"}, {});
        return {
            .id = source_.text(in, "id"),
            .type = source_.word<FactType>(
                in, "type",
                {{"flag", FactType::flag}, {"count", FactType::count}, {"text", FactType::text}}),
            .label = label(in),
            .line = source_.line_of(in).number};
    }

    StepRule step(pugi::xml_node in) {
        source_.allow(
            in,
            {"id", "vi", "en", "of", "role", "after", "quorum", "days", "when", "other_than",
             "basis", "remind", "escalate", "silence", "silence_basis", "bulk"},
            {});
        StepRule step;
        step.id = source_.text(in, "id");
        step.label = label(in);
        step.of = source_.word<Whose>(in, "of",
                                      {{"author", Whose::author},
                                       {"author_head", Whose::author_head},
                                       {"in_charge", Whose::in_charge},
                                       {"host", Whose::host},
                                       {"above", Whose::above}});
        step.roles = list(in, "role");
        step.quorum = quorum(in);
        step.days = number(in, "days", 1, step_days_max);
        step.basis = source_.text(in, "basis");
        if (in.attribute("remind")) {
            step.remind = number(in, "remind", 0, step_days_max);
        }
        step.escalate_to = list(in, "escalate");
        step.silence = source_.word<Silence>(in, "silence",
                                             {{"wait", Silence::wait},
                                              {"escalate", Silence::escalate},
                                              {"consent", Silence::consent}},
                                             Silence::wait);
        step.silence_basis = source_.text(in, "silence_basis");
        step.bulk = source_.word<bool>(in, "bulk", {{"no", false}, {"yes", true}}, false);
        step.line = source_.line_of(in).number;
        return step;
    }

    NamedSteps named(pugi::xml_node in) {
        if (in.attribute("when") && source_.text(in, "when").empty()) {
            source_.complain_of_value(in, "when", "important");
        }
        return {.after = list(in, "after"),
                .other_than = list(in, "other_than"),
                .condition = source_.text(in, "when")};
    }

    static std::vector<std::string> list(pugi::xml_node in, const char* name) {
        return xml::words_of(xml::Source::text(in, name));
    }

    // Complains about everything else, and gives the least.
    int number(pugi::xml_node in, const char* name, int least, int most) {
        const auto text = source_.text(in, name);
        const auto* const end = text.data() + text.size();
        int read = 0;
        const auto [stopped, error] = std::from_chars(text.data(), end, read);
        if (error == std::errc{} && stopped == end && read >= least && read <= most) {
            return read;
        }
        source_.complain_of_value(in, name, std::to_string(least) + "…" + std::to_string(most));
        return least;
    }

    std::optional<int> quorum(pugi::xml_node in) {
        const auto written = source_.text(in, "quorum");
        if (written == "all") {
            return std::nullopt;
        }
        return in.attribute("quorum") ? number(in, "quorum", 1, quorum_max) : 1;
    }

    xml::Source& source_;
};

}  // namespace

Result<Definition> read_definition(std::string_view xml, std::string_view file_name,
                                   std::string hash) {
    if (xml.size() > definition_bytes_max) {
        return Problem{.kind = ProblemKind::too_large,
                       .code = "route.too_large",
                       .vi = "Tuyến duyệt không thể lớn hơn 256 KiB. Hãy chia tuyến.",
                       .en = "An approval route cannot be larger than 256 KiB. Split it."};
    }
    xml::Mistakes mistakes(route_kind, file_name);
    xml::Source source(xml, mistakes);
    if (!source.root()) {
        return mistakes.problem();
    }
    auto draft = Reader(source).read();
    draft.definition.hash = std::move(hash);
    check_definition(draft, mistakes);
    if (!mistakes.none()) {
        return mistakes.problem();
    }
    return std::move(draft.definition);
}

}  // namespace phanbien::route
