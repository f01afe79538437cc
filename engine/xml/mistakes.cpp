#include "engine/xml/mistakes.hpp"

#include <algorithm>

#include "engine/kernel/utf8.hpp"

namespace phanbien::xml {

void Mistakes::add(Line line, const Sentence& what, const Sentence& way_out) {
    if (++count_ > mistakes_kept_max) {
        return;
    }
    found_.emplace_back(line.number,
                        FieldProblem{.pointer = file_name_ + ":" + std::to_string(line.number),
                                     .vi = what.vi + " " + way_out.vi,
                                     .en = what.en + " " + way_out.en});
}

Problem Mistakes::problem() const {
    auto sorted = found_;
    std::ranges::stable_sort(sorted, {}, [](const auto& it) { return it.first; });
    const auto count = std::to_string(count_);
    Problem made{.kind = ProblemKind::invalid,
                 .code = std::string(kind_.code),
                 .vi = "Có " + count + " chỗ sai trong " + std::string(kind_.vi) +
                       "; chưa có gì thay đổi. Hãy sửa các dòng được nêu.",
                 .en = "The " + std::string(kind_.en) + " has " + count +
                       (count_ == 1 ? " mistake" : " mistakes") +
                       "; nothing has changed. Correct the lines named."};
    for (auto& [line, field] : sorted) {
        if (made.fields.size() == mistakes_listed_max) {
            break;
        }
        made.fields.push_back(std::move(field));
    }
    return made;
}

std::string quoted(std::string_view id) {
    if (id.size() <= quoted_bytes_max) {
        return "“" + std::string(id) + "”";
    }
    return "“" + std::string(beginning_of_utf8(id, quoted_bytes_max)) + "…”";
}

}  // namespace phanbien::xml
