// Opinions: given by a reviewer or typed in for somebody, one or many at once; revised, withdrawn,
// set aside, brought back.
#include <algorithm>
#include <iterator>

#include "engine/dossier/decision.hpp"
#include "engine/dossier/limits.hpp"
#include "engine/dossier/reading.hpp"
#include "engine/dossier/refusal.hpp"
#include "engine/kernel/json.hpp"

namespace phanbien::dossier {

namespace {

Result<Opinion> opinion_in(const Matter& matter, const OpinionId& id) {
    auto opinion = matter.dossier.opinions.find(id);
    // What a person may not read answers like what is not there.
    if (!opinion || !may_read(*opinion, access_of(matter), matter.actor)) {
        return nothing_with_that_id("/data/opinion", "ý kiến", "opinion");
    }
    return *std::move(opinion);
}

Result<Opinion> own_open_opinion(const Matter& matter, const OpinionId& id) {
    TRY(auto opinion, opinion_in(matter, id));
    // A registrar may correct what the office typed, nobody may rewrite what another body said
    // itself.
    if (!is_opinion_of(opinion, matter.actor.organisation)) {
        return Problem{.kind = ProblemKind::forbidden,
                       .code = "opinion.not_yours",
                       .vi = "Đây là ý kiến của nơi khác; chỉ nơi đó sửa hoặc rút được.",
                       .en =
                           "This is another organisation's opinion; only that one may change or "
                           "withdraw it."};
    }
    if (opinion.status != OpinionStatus::open) {
        return conflict("opinion.not_open", "Ý kiến này đã được rút hoặc đã để ngoài phạm vi.",
                        "This opinion has been withdrawn or set aside.");
    }
    return opinion;
}

void check_words(const Matter& matter, const std::string& heading, const std::string& stance,
                 const std::string& text, std::vector<FieldProblem>& mistakes) {
    check_item(matter.context.workflow, "heading", heading, "/data/heading", mistakes);
    check_item(matter.context.workflow, "stance", stance, "/data/stance", mistakes);
    if (text.empty()) {
        mistakes.push_back(
            {"/data/text", "Hãy ghi nội dung ý kiến.", "Write what the opinion says."});
    }
}

// The provision an opinion is about; empty for the whole draft or the whole matter.
ProvisionRef anchor(const Matter& matter, const GiveOpinion& command,
                    std::vector<FieldProblem>& mistakes) {
    if (matter.dossier.versions.empty() && command.version == 0 && command.eid.empty()) {
        return {};  // there is no draft: said of the matter as a whole
    }
    const auto* version = matter.dossier.version(command.version);
    if (version == nullptr) {
        mistakes.push_back({"/data/version", "Không có bản dự thảo này.",
                            "There is no such version of the draft."});
        return {};
    }
    if (command.eid.empty()) {
        return {};
    }
    const auto* provision = version->provision(command.eid);
    if (provision == nullptr) {
        mistakes.push_back({"/data/provision", "Bản dự thảo này không có điều, khoản, điểm đó.",
                            "That version has no such provision."});
        return {};
    }
    return *provision;
}

Speaker speaker_of(const Matter& matter, const GiveOpinion& command,
                   std::vector<FieldProblem>& mistakes) {
    auto speaker = command.said_by;
    if (!command.entered_for_other) {
        speaker.organisation = matter.actor.organisation;  // one speaks for oneself
        return speaker;
    }
    if (speaker.organisation.empty() && speaker.name.empty()) {
        mistakes.push_back(
            {"/data/said_by", "Hãy ghi ý kiến này của ai.", "Say whose opinion this is."});
    } else if (!speaker.organisation.empty() &&
               !matter.context.surroundings.organisation(speaker.organisation)) {
        mistakes.push_back({"/data/said_by/organisation", "Không có tổ chức này.",
                            "There is no such organisation."});
    }
    return speaker;
}

std::string source_of(const Matter& matter, const GiveOpinion& command,
                      std::vector<FieldProblem>& mistakes) {
    const auto& workflow = matter.context.workflow;
    const auto* standard = workflow.standard_item("source");
    if (command.source.empty() && !command.entered_for_other && standard != nullptr) {
        return standard->id;
    }
    check_item(workflow, "source", command.source, "/data/source", mistakes);
    return command.source;
}

// The words were selected in a provision; whoever knows its text has held them against it, here
// only what the opinion says of itself can be checked.
void check_selection(const GiveOpinion& command, std::vector<FieldProblem>& mistakes) {
    const auto& selection = command.selection;
    if (!selection.empty() && command.quote.empty()) {
        mistakes.push_back({"/data/selector", "Phần được chọn phải kèm các chữ đã chọn.",
                            "A selection names the words that were selected."});
    } else if (selection.start < 0 || selection.end < selection.start ||
               (selection.has_position() &&
                static_cast<std::size_t>(selection.end - selection.start) !=
                    code_points(command.quote))) {
        mistakes.push_back({"/data/selector", "Vị trí được chọn không khớp với các chữ đã chọn.",
                            "The selected position is not that of the selected words."});
    }
}

std::vector<FileRef> attachments_of(const Matter& matter, const GiveOpinion& command,
                                    std::vector<FieldProblem>& mistakes) {
    if (command.attachments.size() > attachments_max) {  // none of them is looked for
        const auto most = std::to_string(attachments_max);
        mistakes.push_back({"/data/attachments", "Mỗi ý kiến kèm nhiều nhất " + most + " tệp.",
                            "An opinion has at most " + most + " files."});
        return {};
    }
    std::vector<FileRef> out;
    for (const auto& hash : command.attachments) {
        const auto pointer = "/data/attachments/" + std::to_string(out.size());
        auto stored = usable_file(hash, pointer, matter.dossier, matter.actor, matter.context);
        if (!stored) {
            const auto why = stored.error();
            mistakes.insert(mistakes.end(), why.fields.begin(), why.fields.end());
            continue;
        }
        out.push_back(stored->file);
    }
    return out;
}

void check_minutes(const Matter& matter, const Access& rights, const GiveOpinion& command,
                   std::vector<FieldProblem>& mistakes) {
    if (command.minutes.empty()) {
        return;
    }
    const auto found = std::ranges::find(matter.dossier.documents, command.minutes,
                                         [](const Document& it) { return it.attached.id; });
    if (found == matter.dossier.documents.end() || !may_read(*found, rights, matter.actor)) {
        mistakes.push_back(
            {"/data/minutes", "Hồ sơ không có biên bản này.", "The dossier has no such minutes."});
    }
}

}  // namespace

Access access_of(const Matter& matter) {
    const auto& context = matter.context;
    return access(matter.dossier, matter.actor, context.workflow, context.interpreter);
}

Result<OpinionGiven> opinion_from(const Matter& matter, const Access& rights,
                                  const GiveOpinion& command, std::size_t number,
                                  const std::string& place) {
    std::vector<FieldProblem> mistakes;
    auto provision = anchor(matter, command, mistakes);
    check_words(matter, command.heading, command.stance, command.text, mistakes);
    check_selection(command, mistakes);
    auto speaker = speaker_of(matter, command, mistakes);
    auto source = source_of(matter, command, mistakes);
    auto attachments = attachments_of(matter, command, mistakes);
    check_minutes(matter, rights, command, mistakes);
    if (!mistakes.empty()) {
        for (auto& mistake : mistakes) {
            mistake.pointer.replace(0, std::string_view("/data").size(), place);
        }
        return invalid_data(std::move(mistakes));
    }
    return OpinionGiven{.id = OpinionId(matter.fresh_id()),
                        .code = numbered_code("YK", number),
                        .version = command.version,
                        .provision = std::move(provision),
                        .quote = command.quote,
                        .heading = command.heading,
                        .stance = command.stance,
                        .text = command.text,
                        .proposal = command.proposal,
                        .said_by = std::move(speaker),
                        .source = std::move(source),
                        .entered_for_other = command.entered_for_other,
                        .selection = command.selection,
                        .attachments = std::move(attachments),
                        .minutes = command.minutes};
}

Result<std::vector<OpinionGiven>> opinions_from(const Matter& matter,
                                                const std::vector<OpinionAt>& said) {
    const bool names_minutes =
        std::ranges::any_of(said, [](const OpinionAt& it) { return !it.opinion.minutes.empty(); });
    const auto rights = names_minutes ? access_of(matter) : Access{};
    std::vector<OpinionGiven> out;
    out.reserve(said.size());
    std::vector<FieldProblem> mistakes;
    for (const auto& it : said) {
        const auto number = matter.dossier.opinions.size() + out.size() + 1;
        auto given = opinion_from(matter, rights, it.opinion, number, it.place);
        if (given) {
            out.push_back(*std::move(given));
            continue;
        }
        const auto why = given.error();
        mistakes.insert(mistakes.end(), why.fields.begin(), why.fields.end());
        if (mistakes.size() >= mistakes_told_max) {
            mistakes.resize(mistakes_told_max);
            break;
        }
    }
    if (!mistakes.empty()) {
        return invalid_data(std::move(mistakes));
    }
    return out;
}

Result<Bodies> decide_on(const Matter& matter, const GiveOpinion& command) {
    const auto rights = command.minutes.empty() ? Access{} : access_of(matter);
    const auto number = matter.dossier.opinions.size() + 1;
    TRY(auto given, opinion_from(matter, rights, command, number, "/data"));
    return Bodies{std::move(given)};
}

Result<Bodies> decide_on(const Matter& matter, const GiveOpinions& command) {
    const auto& opinions = command.opinions;
    if (opinions.empty() || opinions.size() > opinions_per_command_max) {
        const auto most = std::to_string(opinions_per_command_max);
        return invalid_data("/data/opinions", "Mỗi lần gửi từ 1 đến " + most + " ý kiến.",
                            "From 1 to " + most + " opinions are given at once.");
    }
    std::vector<OpinionAt> said;
    for (const auto& opinion : opinions) {
        if (opinion.entered_for_other != command.entered_for_other) {
            return not_granted();  // what grants the one does not grant the other
        }
        said.push_back({opinion, opinion_at(said.size())});
    }
    TRY(auto given, opinions_from(matter, said));
    return Bodies(std::make_move_iterator(given.begin()), std::make_move_iterator(given.end()));
}

Result<Bodies> decide_on(const Matter& matter, const ReviseOpinion& command) {
    TRY(const auto opinion, own_open_opinion(matter, command.opinion));
    if (opinion.erased) {
        return conflict("opinion.erased",
                        "Nội dung ý kiến này đã được xóa theo quy định nên không sửa được. Hãy "
                        "gửi một ý kiến mới.",
                        "This opinion's words were erased on a legal ground and cannot be changed. "
                        "Give a new opinion.");
    }
    std::vector<FieldProblem> mistakes;
    check_words(matter, command.heading, command.stance, command.text, mistakes);
    if (!mistakes.empty()) {
        return invalid_data(std::move(mistakes));
    }
    return Bodies{OpinionRevised{.id = command.opinion,
                                 .heading = command.heading,
                                 .stance = command.stance,
                                 .text = command.text,
                                 .proposal = command.proposal}};
}

Result<Bodies> decide_on(const Matter& matter, const WithdrawOpinion& command) {
    CHECK_THAT(own_open_opinion(matter, command.opinion));
    return Bodies{OpinionWithdrawn{.id = command.opinion, .reason = command.reason}};
}

Result<Bodies> decide_on(const Matter& matter, const SetOpinionAside& command) {
    TRY(const auto opinion, opinion_in(matter, command.opinion));
    if (!opinion.loose()) {
        return conflict("opinion.not_loose",
                        "Ý kiến này đã rút, đã để ngoài phạm vi hoặc đang nằm trong một kiến nghị. "
                        "Nếu nằm trong kiến nghị, hãy tách ra trước.",
                        "This opinion is withdrawn, set aside or part of a recommendation. If it "
                        "is part of one, split it off first.");
    }
    return Bodies{OpinionSetAside{.id = command.opinion, .reason = command.reason}};
}

Result<Bodies> decide_on(const Matter& matter, const RestoreOpinion& command) {
    TRY(const auto opinion, opinion_in(matter, command.opinion));
    if (opinion.status != OpinionStatus::set_aside) {
        return conflict("opinion.not_set_aside", "Ý kiến này không nằm ngoài phạm vi.",
                        "This opinion is not set aside.");
    }
    Bodies bodies{OpinionRestored{.id = command.opinion}};
    // Opinions that say the same stay in one recommendation.
    for (const auto& id : matter.dossier.living_members(opinion.cluster)) {
        if (const auto member = matter.dossier.opinions.find(id); !member->recommendation.empty()) {
            bodies.emplace_back(OpinionsMerged{.recommendation = member->recommendation,
                                               .opinions = {opinion.given.id}});
            break;
        }
    }
    return bodies;
}

}  // namespace phanbien::dossier
