#include "engine/dossier/refusal.hpp"

#include <algorithm>

namespace phanbien::dossier {

Problem conflict(std::string code, std::string vi, std::string en) {
    return Problem{.kind = ProblemKind::conflict,
                   .code = std::move(code),
                   .vi = std::move(vi),
                   .en = std::move(en)};
}

Problem invalid_data(std::vector<FieldProblem> fields) {
    auto vi = fields.front().vi;
    auto en = fields.front().en;
    if (fields.size() > 1) {
        vi = "Có " + std::to_string(fields.size()) + " chỗ cần sửa.";
        en = std::to_string(fields.size()) + " thing(s) need correction.";
    }
    return Problem{.kind = ProblemKind::invalid,
                   .code = "input.invalid",
                   .vi = std::move(vi),
                   .en = std::move(en),
                   .fields = std::move(fields)};
}

Problem invalid_data(std::string pointer, std::string vi, std::string en) {
    return invalid_data({{std::move(pointer), std::move(vi), std::move(en)}});
}

Problem no_such_dossier() {
    return Problem{.kind = ProblemKind::missing,
                   .code = "dossier.missing",
                   .vi = "Không có hồ sơ này, hoặc bạn không được xem nó.",
                   .en = "There is no such dossier, or you may not see it."};
}

Problem stale(const Dossier& dossier) {
    const auto revision = std::to_string(dossier.revision);
    return Problem{.kind = ProblemKind::stale,
                   .code = "dossier.stale",
                   .vi = "Hồ sơ vừa được người khác thay đổi (nay là lần thay đổi thứ " + revision +
                         "). Hãy xem lại rồi thực hiện.",
                   .en = "Somebody else has just changed the dossier (it is at revision " +
                         revision + " now). Look at it again, then go on."};
}

Problem not_granted() {
    return Problem{.kind = ProblemKind::forbidden,
                   .code = "action.forbidden",
                   .vi = "Vai trò của bạn trong hồ sơ này không được làm việc đó.",
                   .en = "Your role in this dossier does not allow that."};
}

Problem not_now(const std::string& event_label_vi, const std::string& event_label_en) {
    return conflict("action.not_now",
                    "Chưa hoặc không còn làm được việc “" + event_label_vi +
                        "” ở bước hiện tại của hồ sơ. Hãy xem hồ sơ đang ở bước nào.",
                    "“" + event_label_en +
                        "” is not possible at the present step. See where the dossier stands.");
}

Problem unknown_command(const std::string& event) {
    return Problem{.kind = ProblemKind::invalid,
                   .code = "command.unknown",
                   .vi = "Quy trình này không có việc “" + event + "”.",
                   .en = "This procedure knows no “" + event + "”."};
}

Problem nothing_with_that_id(const std::string& pointer, const std::string& what_vi,
                             const std::string& what_en) {
    return invalid_data(pointer, "Hồ sơ này không có " + what_vi + " đó.",
                        "This dossier has no such " + what_en + ".");
}

std::string listed_to_the_end(const std::vector<std::string>& codes) {
    constexpr std::size_t listed_max = 20;
    std::string out;
    for (std::size_t i = 0; i < std::min(codes.size(), listed_max); ++i) {
        out += (i == 0 ? "" : ", ") + codes[i];
    }
    return out + (codes.size() > listed_max ? ", …" : ".");
}

}  // namespace phanbien::dossier
