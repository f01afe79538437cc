// What members each event has on disk, said once for writing and for reading: describe(codec, body)
// names every member, and the codec (EventWriter or EventReader) writes or reads it. Every member
// of version 1 is always there; one added later is named through later(): not written while it is
// empty, and empty where it is absent, so that the goldens of tests/golden/events stay as they are.
// Included by event_bodies.cpp only.
#pragma once

#include "engine/dossier/answer_event_members.hpp"
#include "engine/dossier/event.hpp"

namespace phanbien::dossier {

template <class Codec>
void describe(Codec& codec, GivenNumber& it) {
    codec("register", it.register_id);
    codec("year", it.year);
    codec("number", it.number);
    codec("code", it.code);
}
template <class Codec>
void describe(Codec& codec, FileRef& it) {
    codec("hash", it.hash);
    codec("name", it.name);
    codec("media_type", it.media_type);
    codec("size", it.size);
}
template <class Codec>
void describe(Codec& codec, ProvisionRef& it) {
    codec("eid", it.eid);
    codec("label", it.label);
}
template <class Codec>
void describe(Codec& codec, Speaker& it) {
    codec("organisation", it.organisation);
    codec("name", it.name);
}
template <class Codec>
void describe(Codec& codec, PendingSend& it) {
    codec("id", it.id);
    codec("event", it.event);
    codec("data", it.data);
    codec("due_at", it.due_at);
}

template <class Codec>
void describe(Codec& codec, Invocation& it) {
    codec("id", it.id);
    codec("source", it.source);
    codec("data", it.data);
}

template <class Codec>
void describe(Codec& codec, Registered& it) {
    codec("title", it.title);
    codec("draft_kind", it.draft_kind);
    codec("summary", it.summary);
    codec("host", it.host);
    codec("drafting_body", it.drafting_body);
    codec("code", it.code);
    codec("received_on", it.received_on);
    codec("planned_submission_on", it.planned_submission_on);
    codec("sent_in", it.sent_in);
    codec("duplicate_of", it.duplicate_of);
    codec("duplicate_code", it.duplicate_code);
    codec("dossier_code", it.dossier_code);
    codec("workflow", it.workflow);
    codec("workflow_version", it.workflow_version);
    codec("workflow_hash", it.workflow_hash);
    codec("arrival", it.arrival);
    codec.later("data", it.data);
    codec.later("event", it.event);
}
template <class Codec>
void describe(Codec& codec, Moved& it) {
    codec("event", it.event);
    codec("data", it.data);
    codec("files", it.files);
    codec("exited", it.exited);
    codec("entered", it.entered);
    codec("from", it.from);
    codec("to", it.to);
    codec("instance", it.instance);
    codec("given", it.given);
    codec("revoked", it.revoked);
    codec("timer", it.timer);
    codec("sends", it.sends);
    codec("cancels", it.cancels);
    codec.later("restored", it.restored);
    codec.later("invokes", it.invokes);
    codec.later("uninvokes", it.uninvokes);
}
template <class Codec>
void describe(Codec& codec, VersionAdded& it) {
    codec("number", it.number);
    codec("file", it.file);
    codec("outline", it.outline);
    codec("counts", it.counts);
    codec("warnings", it.warnings);
    codec("provisions", it.provisions);
    codec("note", it.note);
}
template <class Codec>
void describe(Codec& codec, DocumentAttached& it) {
    codec("id", it.id);
    codec("document_kind", it.document_kind);
    codec("title", it.title);
    codec("code", it.code);
    codec("dated_on", it.dated_on);
    codec("file", it.file);
}
template <class Codec>
void describe(Codec& codec, ReviewRequested& it) {
    codec("id", it.id);
    codec("organisation", it.organisation);
    codec("due_on", it.due_on);
    codec("message", it.message);
}
template <class Codec>
void describe(Codec& codec, ReviewCancelled& it) {
    codec("id", it.id);
    codec("reason", it.reason);
}
template <class Codec>
void describe(Codec& codec, ReviewCompleted& it) {
    codec("id", it.id);
    codec("remark", it.remark);
}
template <class Codec>
void describe(Codec& codec, Selection& it) {
    codec("prefix", it.prefix);
    codec("suffix", it.suffix);
    codec("start", it.start);
    codec("end", it.end);
}
template <class Codec>
void describe(Codec& codec, OpinionGiven& it) {
    codec("id", it.id);
    codec("code", it.code);
    codec("version", it.version);
    codec("provision", it.provision);
    codec("quote", it.quote);
    codec("heading", it.heading);
    codec("stance", it.stance);
    codec("text", it.text);
    codec("proposal", it.proposal);
    codec("said_by", it.said_by);
    codec("source", it.source);
    codec("entered_for_other", it.entered_for_other);
    codec.later("selection", it.selection);
    codec.later("attachments", it.attachments);
    codec.later("minutes", it.minutes);
    codec.later("import", it.imported_with);
}
template <class Codec>
void describe(Codec& codec, LeftOutRow& it) {
    codec("row", it.row);
    codec("why", it.why);
}
template <class Codec>
void describe(Codec& codec, OpinionsImported& it) {
    codec("id", it.id);
    codec("code", it.code);
    codec("file_hash", it.file_hash);
    codec("file_name", it.file_name);
    codec("taken", it.taken);
    codec("left_out", it.left_out);
}
template <class Codec>
void describe(Codec& codec, ImportWithdrawn& it) {
    codec("id", it.id);
    codec("opinions", it.opinions);
    codec("reason", it.reason);
}
template <class Codec>
void describe(Codec& codec, OpinionsClustered& it) {
    codec("id", it.id);
    codec("code", it.code);
    codec("opinions", it.opinions);
}
template <class Codec>
void describe(Codec& codec, OpinionsUnclustered& it) {
    codec("id", it.id);
    codec("opinions", it.opinions);
}
template <class Codec>
void describe(Codec& codec, ClusterDissolved& it) {
    codec("id", it.id);
    codec("reason", it.reason);
}
template <class Codec>
void describe(Codec& codec, OpinionRevised& it) {
    codec("id", it.id);
    codec("heading", it.heading);
    codec("stance", it.stance);
    codec("text", it.text);
    codec("proposal", it.proposal);
}
template <class Codec>
void describe(Codec& codec, OpinionWithdrawn& it) {
    codec("id", it.id);
    codec("reason", it.reason);
}
template <class Codec>
void describe(Codec& codec, OpinionSetAside& it) {
    codec("id", it.id);
    codec("reason", it.reason);
}
template <class Codec>
void describe(Codec& codec, OpinionRestored& it) {
    codec("id", it.id);
}
template <class Codec>
void describe(Codec& codec, RecommendationMade& it) {
    codec("id", it.id);
    codec("code", it.code);
    codec("provision", it.provision);
    codec("text", it.text);
    codec("opinions", it.opinions);
}
template <class Codec>
void describe(Codec& codec, RecommendationRevised& it) {
    codec("id", it.id);
    codec("text", it.text);
}
template <class Codec>
void describe(Codec& codec, OpinionsMerged& it) {
    codec("recommendation", it.recommendation);
    codec("opinions", it.opinions);
}
template <class Codec>
void describe(Codec& codec, OpinionsSplit& it) {
    codec("recommendation", it.recommendation);
    codec("opinions", it.opinions);
}
template <class Codec>
void describe(Codec& codec, RecommendationDropped& it) {
    codec("id", it.id);
    codec("reason", it.reason);
}
template <class Codec>
void describe(Codec& codec, AnswerGiven& it) {
    codec("recommendation", it.recommendation);
    codec("disposition", it.disposition);
    codec("text", it.text);
}
template <class Codec>
void describe(Codec& codec, AnswerAccepted& it) {
    codec("recommendation", it.recommendation);
    codec("remark", it.remark);
}
template <class Codec>
void describe(Codec& codec, AnswerReturned& it) {
    codec("recommendation", it.recommendation);
    codec("reason", it.reason);
}
template <class Codec>
void describe(Codec& codec, LateTask& it) {
    codec("task_id", it.task_id);
    codec("invoke", it.invoke);
    codec("step", it.step);
    codec("due_on", it.due_on);
}
template <class Codec>
void describe(Codec& codec, ActedLate& it) {
    codec("tasks", it.tasks);
}

template <class Codec>
void describe(Codec& codec, AccessRestricted& it) {
    codec("reason", it.reason);
}
template <class Codec>
void describe(Codec& codec, AccessOpened& it) {
    codec("reason", it.reason);
}

template <class Codec>
void describe(Codec& codec, Renaming& it) {
    codec("from", it.from);
    codec("to", it.to);
}
template <class Codec>
void describe(Codec& codec, Migrated& it) {
    codec("workflow", it.workflow);
    codec("workflow_version", it.workflow_version);
    codec("workflow_hash", it.workflow_hash);
    codec("from_version", it.from_version);
    codec("from_hash", it.from_hash);
    codec("reason", it.reason);
    codec("from", it.from);
    codec("to", it.to);
    codec("states", it.states);
    codec("tasks", it.tasks);
    codec("events", it.events);
    codec("instance", it.instance);
    codec("sends", it.sends);
    codec("data_lost", it.data_lost);
}

template <class Codec>
void describe(Codec& codec, DueMove& it) {
    codec("task", it.task);
    codec("task_id", it.task_id);
    codec("from", it.from);
    codec("to", it.to);
}
template <class Codec>
void describe(Codec& codec, DuesMoved& it) {
    codec("dues", it.dues);
    codec("year", it.year);
    codec("calendar", it.calendar);
}

template <class Codec>
void describe(Codec& codec, Sentence& it) {
    codec("vi", it.vi);
    codec("en", it.en);
}
template <class Codec>
void describe(Codec& codec, route::StepChange& it) {
    codec("step", it.step);
    codec("what", it.what);
}
template <class Codec>
void describe(Codec& codec, RouteBegun& it) {
    codec("invoke", it.invoke);
    codec("document_kind", it.document_kind);
    codec("plan", it.begun.plan);
    codec("document", it.begun.document);
}
template <class Codec>
void describe(Codec& codec, RouteDecided& it) {
    auto& decision = it.decided.decision;
    codec("invoke", it.invoke);
    codec("step", decision.step);
    codec("verdict", decision.verdict);
    codec("person", decision.person);
    codec("post", decision.post);
    codec("holder", decision.holder);
    codec("chain", decision.chain);
    codec("document", decision.document);
    codec("remark", decision.remark);
    codec("to", decision.to);
    codec("to_account", it.to_account);
    codec("no_longer_needed", decision.no_longer_needed);
}
template <class Codec>
void describe(Codec& codec, RouteDocumentReplaced& it) {
    codec("invoke", it.invoke);
    codec("document", it.replaced.document);
}
template <class Codec>
void describe(Codec& codec, RouteReplanned& it) {
    codec("invoke", it.invoke);
    codec("plan", it.replanned.plan);
    codec("changes", it.replanned.changes);
}
template <class Codec>
void describe(Codec& codec, RouteStepLate& it) {
    codec("invoke", it.invoke);
    codec("step", it.late.step);
}
template <class Codec>
void describe(Codec& codec, RouteReminded& it) {
    codec("invoke", it.invoke);
    codec("step", it.reminded.step);
    codec("by", it.reminded.by);
}
template <class Codec>
void describe(Codec& codec, RouteWithdrawn& it) {
    codec("invoke", it.invoke);
    codec("reason", it.withdrawn.reason);
}

template <class Codec>
void describe(Codec& codec, PlacementMade& it) {
    codec("opinion", it.opinion);
    codec("recommendation", it.recommendation);
    codec("from_version", it.from_version);
    codec("from", it.from);
    codec("to", it.to);
    codec("outcome", it.outcome);
    codec("method", it.method);
    codec("score", it.score);
    codec("certain", it.certain);
    codec("reworded", it.reworded);
}
template <class Codec>
void describe(Codec& codec, PlacementsMade& it) {
    codec("version", it.version);
    codec("placements", it.placements);
}
template <class Codec>
void describe(Codec& codec, PlacementChosen& it) {
    codec("opinion", it.opinion);
    codec("recommendation", it.recommendation);
    codec("to", it.to);
}
template <class Codec>
void describe(Codec& codec, PlacementsConfirmed& it) {
    codec("version", it.version);
    codec("placements", it.placements);
}
template <class Codec>
void describe(Codec& codec, PlacementsReopened& it) {
    codec("version", it.version);
    codec("opinions", it.opinions);
    codec("recommendations", it.recommendations);
    codec("reason", it.reason);
}

template <class Codec>
void describe(Codec& codec, Remains& it) {
    codec("event", it.event);
    codec("payload", it.payload);
}
template <class Codec>
void describe(Codec& codec, Erased& it) {
    codec("ground", it.ground);
    codec("opinions", it.opinions);
    codec("events", it.events);
    codec("files", it.files);
}

}  // namespace phanbien::dossier
