// Opinions: given by a reviewer or typed in for somebody; revised, withdrawn, set aside, brought
// back.
#include "engine/dossier/decision.hpp"
#include "engine/dossier/reading.hpp"
#include "engine/dossier/refusal.hpp"

namespace phanbien::dossier {

namespace {

// Its own organisation's words, given by it or typed in for it; a registrar may correct what the
// office typed, nobody may rewrite what another body said itself.
bool is_own(const Opinion& opinion, const people::Actor& actor) {
    return opinion.entered_by_organisation == actor.organisation ||
           opinion.given.said_by.organisation == actor.organisation;
}

Result<const Opinion*> opinion_in(const Matter& matter, const OpinionId& id) {
    const auto* opinion = matter.dossier.find(id);
    const auto& context = matter.context;
    // What a person may not read answers like what is not there.
    if (opinion == nullptr ||
        !may_read(*opinion,
                  access(matter.dossier, matter.actor, context.workflow, context.interpreter),
                  matter.actor)) {
        return nothing_with_that_id("/data/opinion", "ý kiến", "opinion");
    }
    return opinion;
}

Result<const Opinion*> own_open_opinion(const Matter& matter, const OpinionId& id) {
    TRY(const auto* opinion, opinion_in(matter, id));
    if (!is_own(*opinion, matter.actor)) {
        return Problem{.kind = ProblemKind::forbidden,
                       .code = "opinion.not_yours",
                       .vi = "Đây là ý kiến của nơi khác; chỉ nơi đó sửa hoặc rút được.",
                       .en =
                           "This is another organisation's opinion; only that one may change or "
                           "withdraw it."};
    }
    if (opinion->status != OpinionStatus::open) {
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
    const auto& versions = matter.dossier.versions;
    if (versions.empty() && command.version == 0 && command.eid.empty()) {
        return {};  // there is no draft: said of the matter as a whole
    }
    if (command.version < 1 || static_cast<std::size_t>(command.version) > versions.size()) {
        mistakes.push_back({"/data/version", "Không có bản dự thảo này.",
                            "There is no such version of the draft."});
        return {};
    }
    if (command.eid.empty()) {
        return {};
    }
    const auto& version = versions[static_cast<std::size_t>(command.version) - 1];
    const auto* provision = version.provision(command.eid);
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

}  // namespace

Result<Bodies> decide_on(const Matter& matter, const GiveOpinion& command) {
    std::vector<FieldProblem> mistakes;
    auto provision = anchor(matter, command, mistakes);
    check_words(matter, command.heading, command.stance, command.text, mistakes);
    auto speaker = speaker_of(matter, command, mistakes);
    auto source = source_of(matter, command, mistakes);
    if (!mistakes.empty()) {
        return invalid_data(std::move(mistakes));
    }
    return Bodies{OpinionGiven{.id = OpinionId(matter.fresh_id()),
                               .code = numbered_code("YK", matter.dossier.opinions.size() + 1),
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
                               .prefix = command.prefix,
                               .suffix = command.suffix}};
}

Result<Bodies> decide_on(const Matter& matter, const ReviseOpinion& command) {
    CHECK_THAT(own_open_opinion(matter, command.opinion));
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
    TRY(const auto* opinion, opinion_in(matter, command.opinion));
    if (!opinion->loose()) {
        return conflict("opinion.not_loose",
                        "Ý kiến này đã rút, đã để ngoài phạm vi hoặc đang nằm trong một kiến nghị. "
                        "Nếu nằm trong kiến nghị, hãy tách ra trước.",
                        "This opinion is withdrawn, set aside or part of a recommendation. If it "
                        "is part of one, split it off first.");
    }
    return Bodies{OpinionSetAside{.id = command.opinion, .reason = command.reason}};
}

Result<Bodies> decide_on(const Matter& matter, const RestoreOpinion& command) {
    TRY(const auto* opinion, opinion_in(matter, command.opinion));
    if (opinion->status != OpinionStatus::set_aside) {
        return conflict("opinion.not_set_aside", "Ý kiến này không nằm ngoài phạm vi.",
                        "This opinion is not set aside.");
    }
    return Bodies{OpinionRestored{.id = command.opinion}};
}

}  // namespace phanbien::dossier
