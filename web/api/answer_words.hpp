// How the events of answers on their way are told (engine/dossier/answer_events.hpp); the parts of
// history_words.hpp. One thread.
#pragma once

#include <optional>

#include "web/api/history_words.hpp"

namespace phanbien::api {

dossier::Label answer_summary(const Telling& telling, const dossier::AnswerDrafted& event);
dossier::Label answer_summary(const Telling& telling, const dossier::AnswersImported& event);
dossier::Label answer_summary(const Telling& telling, const dossier::AnswersPublished& event);
dossier::Label answer_summary(const Telling& telling, const dossier::ChangeTraced& event);
dossier::Label answer_summary(const Telling& telling, const dossier::ObjectionRaised& event);
dossier::Label answer_summary(const Telling& telling, const dossier::ObjectionAnswered& event);

// What such an event is called; nothing for any other.
std::optional<dossier::Label> answer_label(const dossier::EventBody& body);

// Words that one body keeps to itself until it publishes them, and whose this reader's are not.
bool is_kept_from(const dossier::Event& event, const people::Actor& reader);
// The same by what the leaf says, without reading the payload. A leaf that cannot be read is kept.
bool is_kept_from(const runtime::StoredEvent& stored, const people::Actor& reader);
// By which body the words of the event are kept to itself; nothing where all readers have them.
std::optional<OrganisationId> keeper_of(const runtime::StoredEvent& stored);

}  // namespace phanbien::api
