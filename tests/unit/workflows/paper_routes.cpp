#include "paper_routes.hpp"

#include <algorithm>

#include "tests/unit/engine/people/written_samples.hpp"

namespace phanbien::workflows {

namespace {

constexpr std::string_view account_prefix = "account-";

const std::string bodies =
    "<organisation id='front' vi='Tỉnh' en='Province' kind='front' level='province'>\n"
    "<unit id='btt' vi='Ban Thường trực' en='Standing committee'>\n"
    "<post id='ct' vi='Chủ tịch' en='Chair' role='chair' head='yes'/>\n"
    "<post id='pct1' vi='PCT phụ trách' en='Vice in charge' role='vice_chair'/>\n"
    "<post id='pct2' vi='PCT' en='Vice' role='vice_chair'/>\n"
    "<post id='uv' vi='Ủy viên' en='Member' role='standing_committee'/>\n"
    "<unit id='vp' vi='Văn phòng' en='Office'>\n"
    "<post id='cvp' vi='Chánh Văn phòng' en='Chief' role='office_chief' head='yes'/>\n"
    "</unit>\n"
    "<unit id='ban' vi='Ban' en='Department'>\n"
    "<post id='tb' vi='Trưởng ban' en='Head' role='department_head' head='yes' superior='pct1'/>\n"
    "<post id='cv' vi='Chuyên viên' en='Officer' role='specialist'/>\n"
    "</unit>\n</unit>\n</organisation>\n";

std::string holder(const std::string& name, const std::string& post) {
    return "<person id='" + name + "' name='" + name + "' account='" + name + "'><holds post='" +
           post + "'/></person>\n";
}

route::Definition definition(const std::string& name) {
    return route::read_definition(shipped_text("routes/" + name + ".xml"), name, "hash-" + name)
        .value();
}

}  // namespace

PaperRoutes::PaperRoutes()
    : directory_(people::samples::read(people::samples::directory(
          bodies + holder("chair", "ct") + holder("standing_committee", "pct1") +
          holder("vice", "pct2") + holder("member", "uv") + holder("chief", "cvp") +
          holder("department_head", "tb") + holder("specialist", "cv")))),
      definitions_{definition("duyet-phan-bien"), definition("duyet-cap-xa")} {}

const route::Definition* PaperRoutes::current(std::string_view id) {
    const auto found = std::ranges::find(definitions_, id, &route::Definition::id);
    return found == definitions_.end() ? nullptr : &*found;
}

const route::Definition* PaperRoutes::by_hash(std::string_view hash) {
    const auto found = std::ranges::find(definitions_, hash, &route::Definition::hash);
    return found == definitions_.end() ? nullptr : &*found;
}

std::string PaperRoutes::username(const AccountId& account) {
    const auto& text = account.text();
    return text.starts_with(account_prefix) ? text.substr(account_prefix.size()) : std::string();
}

people::Actor colleague(const std::string& name) {
    for (const auto& it : everybody()) {
        if (it.username == name) {
            return it;
        }
    }
    return {.account = AccountId(std::string(account_prefix) + name),
            .organisation = front_id,
            .roles = {},
            .username = name};
}

dossier::DecideRoute decision(const dossier::Dossier& dossier, const std::string& step,
                              route::Verdict verdict) {
    dossier::DecideRoute out;
    out.invoke = dossier.routes.back().invoke;
    out.step = step;
    out.verdict = verdict;
    out.document = dossier.routes.back().progress.document;
    out.remark = verdict == route::Verdict::approve ? "" : "Cần sửa.";
    return out;
}

}  // namespace phanbien::workflows
