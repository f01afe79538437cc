// Commands about answers on their way, as they come over the wire.
#include <limits>

#include "engine/dossier/command_reading.hpp"

namespace phanbien::dossier {

namespace {

constexpr std::int64_t stamp_max = std::numeric_limits<std::int64_t>::max();

ImportedAnswer imported_row(const boost::json::value& value, std::string place,
                            ObjectReader& outer) {
    ObjectReader in(value, std::move(place));
    ImportedAnswer row;
    row.recommendation = id_in<RecommendationId>(in, "recommendation");
    row.disposition = in.text("disposition");
    row.text = in.optional_text("text", {.max = answer_length_max});
    row.base = static_cast<std::uint64_t>(in.integer("base", 0, stamp_max));
    hand_on_mistakes(in, outer);
    return row;
}

}  // namespace

CommandBody read_answer_draft(ObjectReader& in) {
    DraftAnswer it;
    it.recommendation = id_in<RecommendationId>(in, "recommendation");
    it.disposition = in.optional_text("disposition");
    it.text = in.optional_text("text", {.max = answer_length_max});
    if (!in.member("base").is_null()) {
        it.base = static_cast<std::uint64_t>(in.integer("base", 0, stamp_max));
    }
    return it;
}

CommandBody read_answer_publish(ObjectReader& in) {
    PublishAnswers it;
    it.recommendations = ids_in<RecommendationId>(in, "recommendations");
    it.partial = in.flag("partial", false);
    return it;
}

CommandBody read_answer_import(ObjectReader& in) {
    ImportAnswers it;
    it.file = id_in<FileHash>(in, "file");
    const auto& rows = in.member("rows");
    if (!rows.is_array() || rows.get_array().size() > imported_answers_max) {
        in.complain("rows", "Cần một danh sách không quá 2.000 dòng.",
                    "A list of at most 2,000 rows is needed.");
    } else {
        for (std::size_t i = 0; i < rows.get_array().size(); ++i) {
            it.rows.push_back(imported_row(rows.get_array()[i], "rows/" + std::to_string(i), in));
        }
    }
    it.left_out = in.texts("left_out", imported_answers_max);
    return it;
}

CommandBody read_answer_trace(ObjectReader& in) {
    TraceChange it;
    it.recommendation = id_in<RecommendationId>(in, "recommendation");
    it.version = static_cast<int>(in.integer("version", 1, std::numeric_limits<int>::max()));
    it.provisions = in.texts("provisions", items_per_command_max);
    it.remark = in.optional_text("remark", reason_rule);
    return it;
}

CommandBody read_objection_raise(ObjectReader& in) {
    RaiseObjection it;
    it.opinion = id_in<OpinionId>(in, "opinion");
    it.text = in.text("text", opinion_rule);
    return it;
}

CommandBody read_objection_answer(ObjectReader& in) {
    AnswerObjection it;
    it.objection = id_in<ObjectionId>(in, "objection");
    it.text = in.text("text", reason_rule);
    it.ask_again = in.flag("ask_again", false);
    return it;
}

}  // namespace phanbien::dossier
