#include "engine/xml/mistakes.hpp"

#include <algorithm>

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
    auto end = quoted_bytes_max;
    while (end > 0 && (static_cast<unsigned char>(id[end]) & 0xC0U) == 0x80U) {
        --end;  // not in the middle of a letter
    }
    return "“" + std::string(id.substr(0, end)) + "…”";
}

}  // namespace phanbien::xml
