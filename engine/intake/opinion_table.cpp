#include "engine/intake/opinion_table.hpp"

#include "engine/dossier/consultation.hpp"

namespace phanbien::intake {

namespace {

std::string speaker_in_words(const dossier::Speaker& speaker, const dossier::Names& names) {
    return speaker.name.empty() ? names.organisation(speaker.organisation) : speaker.name;
}

}  // namespace

Table table_of_opinions(const dossier::Dossier& dossier, const dossier::Workflow& workflow,
                        const dossier::Names& names, const dossier::Access& access,
                        const people::Actor& actor) {
    Table out{.name = "Ý kiến", .rows = {}};
    out.rows.push_back(
        {.number = 1,
         .cells = {"Mã", "Điều, khoản, điểm", "Chủ thể góp ý", "Nội dung phản biện", "Quan điểm",
                   "Nội dung góp ý", "Đề xuất sửa", "Nguồn ý kiến", "Ngày"}});
    for (const auto& opinion : dossier.opinions) {
        if (opinion.status == dossier::OpinionStatus::withdrawn ||
            !dossier::may_read(opinion, access, actor)) {
            continue;
        }
        const auto& given = opinion.given;
        out.rows.push_back(
            {.number = static_cast<int>(out.rows.size()) + 1,
             .cells = {given.code, given.provision.eid.empty() ? "Toàn bộ" : given.provision.label,
                       speaker_in_words(given.said_by, names),
                       dossier::item_label(workflow, "heading", given.heading),
                       dossier::item_label(workflow, "stance", given.stance), given.text,
                       given.proposal, dossier::item_label(workflow, "source", given.source),
                       dossier::short_date(vietnam_day(opinion.at))}});
    }
    return out;
}

}  // namespace phanbien::intake
