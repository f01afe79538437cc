#include "web/api/opinion_slice.hpp"

#include "web/api/query_reader.hpp"

namespace phanbien::api {

Result<OpinionSlice> slice_asked(const Call& call, const dossier::OpinionBook& all) {
    constexpr int page_max = 5000;
    constexpr std::size_t whole_max = 20'000;
    QueryReader in(call.query);
    OpinionSlice out{.from = in.cursor_place().value_or(0)};
    const auto limit = in.number("limit", 0, 1, page_max);
    if (auto problem = in.finish()) {
        return *std::move(problem);
    }
    if (limit > 0) {
        out.limit = static_cast<std::size_t>(limit);
    } else if (all.size() > whole_max) {
        return Problem{ProblemKind::too_large, "opinions.too_many",
                       "Hồ sơ có hơn 20.000 ý kiến. Hãy đọc từng trang, mỗi trang tối đa 5.000 ý "
                       "kiến.",
                       "The dossier has more than 20,000 opinions. Read them page by page, at most "
                       "5,000 on each."};
    }
    return out;
}

}  // namespace phanbien::api
