#include "web/api/selection_check.hpp"

#include <boost/json/parse.hpp>

#include "engine/document/outline_json.hpp"

namespace phanbien::api {

namespace {

// The code points from `start` up to `end`; less where the text is shorter.
std::string_view code_point_range(std::string_view utf8, int start, int end) {
    std::size_t begin = utf8.size();
    std::size_t behind = utf8.size();
    int count = 0;
    for (std::size_t at = 0; at < utf8.size(); ++at) {
        if ((static_cast<unsigned char>(utf8[at]) & 0xC0U) == 0x80U) {
            continue;  // goes on with a letter
        }
        if (count == start) {
            begin = at;
        }
        if (count == end) {
            behind = at;
            break;
        }
        ++count;
    }
    return utf8.substr(begin, behind - std::min(begin, behind));
}

Problem mismatch() {
    return {ProblemKind::invalid,
            "selection.mismatch",
            "Các chữ được chọn không đứng ở vị trí đó trong bản dự thảo. Hãy chọn lại.",
            "The selected words do not stand at that place of the draft. Select them again.",
            {{"/data/selector", "Hãy chọn lại các chữ.", "Select the words again."}}};
}

}  // namespace

Result<void> check_selection_in_text(Call& call, const dossier::CommandBody& body) {
    const auto* given = std::get_if<dossier::GiveOpinion>(&body);
    if (given == nullptr || !given->selection.has_position()) {
        return {};
    }
    TRY(const auto open, call.desk.open(call.dossier(), call.actor()));
    const auto* version = open.dossier.version(given->version);
    if (!open.access.draft || version == nullptr) {
        return {};
    }
    const auto stored = call.desk.reading().file_bytes(version->added.outline);
    if (!stored) {
        return {};
    }
    TRY(const auto outline, document::outline_from_json(boost::json::parse(*stored)));
    const auto* provision = document::find(outline.provisions, given->eid);
    if (provision == nullptr) {
        return {};
    }
    const auto there =
        code_point_range(provision->text, given->selection.start, given->selection.end);
    if (there != given->quote) {
        return mismatch();
    }
    return {};
}

}  // namespace phanbien::api
