#include "engine/route/definition_check.hpp"

#include <algorithm>
#include <set>
#include <string_view>

#include "engine/graph/graph.hpp"
#include "engine/kernel/json.hpp"

namespace phanbien::route {

namespace {

using xml::quoted;

// a-z, 0-9 and these; as ids are written everywhere in the directory and the procedures.
bool is_id(std::string_view text) {
    constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyz0123456789._-";
    return !text.empty() && text.size() <= route_id_length_max &&
           text.find_first_not_of(letters) == std::string_view::npos;
}

class Check {
  public:
    Check(Draft& draft, xml::Mistakes& mistakes)
        : draft_(draft), definition_(draft.definition), mistakes_(mistakes) {}

    void run() {
        check_numbers();
        const xml::Line top{1};
        check_id(top, "id", definition_.id);
        check_id(top, "version", definition_.version);
        check_label(top, definition_.label);
        std::set<std::string_view> facts;
        for (const auto& it : definition_.facts) {
            const xml::Line line{it.line};
            check_label(line, it.label);
            check_once(line, it.id, facts);
        }
        std::set<std::string_view> steps;
        for (StepIndex i = 0; i < definition_.steps.size(); ++i) {
            const auto& it = definition_.steps[i];
            const xml::Line line{it.line};
            check_id(line, "id", it.id);
            check_label(line, it.label);
            check_once(line, it.id, steps);
            check_roles(it);
            check_silence(it);
            resolve(i);
        }
        check_circles();
        lay_order();
    }

  private:
    void check_numbers() {
        const auto bounds = [&](std::size_t count, std::size_t most, std::string_view vi,
                                std::string_view en) {
            if (count > most) {
                const auto limit = std::to_string(most);
                mistakes_.add({1},
                              {"Tuyến duyệt có quá " + limit + " " + std::string(vi) + ".",
                               "The route has more than " + limit + " " + std::string(en) + "."},
                              {"Hãy bỏ bớt hoặc chia tuyến.", "Remove some or split the route."});
            }
        };
        bounds(definition_.steps.size(), steps_max, "bước", "steps");
        bounds(definition_.facts.size(), facts_max, "dữ kiện", "facts");
        if (definition_.steps.empty()) {
            mistakes_.add({1}, {"Tuyến duyệt không có bước nào.", "The route has no step."},
                          {"Hãy thêm <step>.", "Add a <step>."});
        }
    }

    void check_id(xml::Line line, const std::string& attribute, const std::string& id) {
        if (!is_id(id)) {
            const auto said = attribute + "=" + quoted(id);
            mistakes_.add(
                line,
                {"Mã không dùng được: " + said + ".", "This id cannot be used: " + said + "."},
                {"Hãy ghi 1–64 ký tự a-z, 0-9, dấu chấm, gạch dưới, gạch nối.",
                 "Write 1–64 of a-z, 0-9, dot, underscore, hyphen."});
        }
    }

    void check_label(xml::Line line, const Sentence& label) {
        for (const auto& [name, text] : {std::pair{"vi", &label.vi}, {"en", &label.en}}) {
            if (text->empty() || code_points(*text) > route_name_length_max) {
                mistakes_.add(line,
                              {"Tên (" + std::string(name) + ") phải có, dài nhất 300 ký tự.",
                               "The name (" + std::string(name) +
                                   ") has to be there, with at most 300 characters."},
                              {"Hãy ghi tên bằng cả hai thứ tiếng, vi và en.",
                               "Write the name in both languages, vi and en."});
            }
        }
    }

    void check_once(xml::Line line, const std::string& id, std::set<std::string_view>& seen) {
        if (!seen.insert(id).second) {
            mistakes_.add(
                line,
                {"Mã " + quoted(id) + " dùng hai lần.", "The id " + quoted(id) + " is used twice."},
                {"Hãy đổi một trong hai.", "Change one of the two."});
        }
    }

    void check_role_ids(const StepRule& step, const std::string& attribute,
                        const std::vector<std::string>& roles) {
        std::set<std::string_view> seen;
        for (const auto& role : roles) {
            check_id({step.line}, attribute, role);
            check_once({step.line}, role, seen);
        }
    }

    void check_roles(const StepRule& step) {
        const bool one_post = step.of == Whose::author_head || step.of == Whose::in_charge;
        const auto of = "of=" + quoted(name_of(step.of));
        if (one_post && !step.roles.empty()) {
            mistakes_.add({step.line},
                          {of + " đã chỉ đúng một chức danh, không nhận role.",
                           of + " already says which post, it takes no role."},
                          {"Hãy bỏ role, hoặc đổi of.", "Remove role, or change of."});
        }
        if (!one_post && step.roles.empty()) {
            mistakes_.add(
                {step.line},
                {of + " cần role: hỏi chức danh nào.", of + " needs role: which posts are asked."},
                {"Hãy ghi role=\"vice_chair\" hoặc vai trò khác trong danh mục.",
                 "Write role=\"vice_chair\" or another role of the directory."});
        }
        check_role_ids(step, "role", step.roles);
        check_role_ids(step, "escalate", step.escalate_to);
    }

    void check_silence(const StepRule& step) {
        const xml::Line line{step.line};
        if (step.silence == Silence::escalate && step.escalate_to.empty()) {
            mistakes_.add(line,
                          {"silence=\"escalate\" mà không ghi escalate: báo lên ai.",
                           "silence=\"escalate\" without escalate: to whom."},
                          {"Hãy ghi escalate=\"chair\" hoặc vai trò khác.",
                           "Write escalate=\"chair\" or another role."});
        }
        if (step.silence == Silence::consent && step.silence_basis.empty()) {
            mistakes_.add(line,
                          {"Im lặng chỉ là đồng ý khi có điều luật cho phép.",
                           "Silence is consent only where an article says so."},
                          {"Hãy ghi điều đó vào silence_basis, hoặc đổi silence.",
                           "Write the article in silence_basis, or change silence."});
        }
        if (step.silence != Silence::consent && !step.silence_basis.empty()) {
            mistakes_.add(line,
                          {"silence_basis chỉ dùng với silence=\"consent\".",
                           "silence_basis goes with silence=\"consent\" only."},
                          {"Hãy bỏ silence_basis, hoặc đổi silence.",
                           "Remove silence_basis, or change silence."});
        }
        for (const auto* basis : {&step.basis, &step.silence_basis}) {
            if (code_points(*basis) > route_name_length_max) {
                mistakes_.add(
                    line,
                    {"Căn cứ dài quá 300 ký tự.", "The article is longer than 300 characters."},
                    {"Hãy ghi ngắn hơn.", "Make it shorter."});
            }
        }
        if (step.remind && *step.remind > step.days) {
            mistakes_.add(line,
                          {"Nhắc trước hạn nhiều ngày hơn thời hạn của bước.",
                           "The reminder comes more days before the due day than the step has."},
                          {"Hãy giảm remind, hoặc tăng days.", "Lower remind, or raise days."});
        }
    }

    std::vector<StepIndex> found(const StepRule& step, const char* attribute,
                                 const std::vector<std::string>& ids) {
        std::vector<StepIndex> steps;
        std::set<std::string_view> seen;
        for (const auto& id : ids) {
            check_once({step.line}, id, seen);
            if (const auto at = definition_.step(id)) {
                steps.push_back(*at);
                continue;
            }
            const auto said = quoted(id) + " (" + attribute + ")";
            mistakes_.add({step.line},
                          {"Không có bước " + said + ".", "There is no step " + said + "."},
                          {"Hãy ghi mã của một bước trong tuyến này.",
                           "Write the id of a step of this route."});
        }
        return steps;
    }

    void resolve(StepIndex at) {
        auto& step = definition_.steps[at];
        step.after = found(step, "after", draft_.named[at].after);
        step.other_than = found(step, "other_than", draft_.named[at].other_than);
        if (std::ranges::find(step.other_than, at) != step.other_than.end()) {
            mistakes_.add({step.line},
                          {"Bước " + quoted(step.id) + " đòi người khác với chính nó.",
                           "The step " + quoted(step.id) + " asks for others than its own."},
                          {"Hãy bỏ nó khỏi other_than.", "Remove it from other_than."});
        }
    }

    void check_circles() {
        graph::Graph waits{.vertices = static_cast<int>(definition_.steps.size()), .edges = {}};
        for (StepIndex i = 0; i < definition_.steps.size(); ++i) {
            for (const auto before : definition_.steps[i].after) {
                waits.edges.push_back({static_cast<int>(before), static_cast<int>(i)});
            }
        }
        for (auto circle : graph::cycles(waits)) {
            std::ranges::sort(circle);
            std::string names;
            for (const auto it : circle) {
                names += (names.empty() ? "" : ", ") +
                         quoted(definition_.steps[static_cast<StepIndex>(it)].id);
            }
            mistakes_.add(
                {definition_.steps[static_cast<StepIndex>(circle.front())].line},
                {"Các bước chờ nhau thành vòng tròn: " + names + ".",
                 "These steps wait for each other in a circle: " + names + "."},
                {"Hãy sửa after của một trong các bước.", "Correct after of one of them."});
        }
    }

    // Always the first of the file whose turn can have come. Steps in a circle have none.
    void lay_order() {
        const auto count = definition_.steps.size();
        std::vector<bool> placed(count);
        const auto can_come = [&](StepIndex it) {
            return !placed[it] &&
                   std::ranges::all_of(definition_.steps[it].after,
                                       [&](StepIndex before) { return placed[before]; });
        };
        for (StepIndex i = 0; i < count;) {
            if (can_come(i)) {
                placed[i] = true;
                definition_.order.push_back(i);
                i = 0;
            } else {
                ++i;
            }
        }
    }

    Draft& draft_;
    Definition& definition_;
    xml::Mistakes& mistakes_;
};

}  // namespace

void check_definition(Draft& draft, xml::Mistakes& mistakes) {
    Check(draft, mistakes).run();
    check_conditions(draft, mistakes);
}

}  // namespace phanbien::route
