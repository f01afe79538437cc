// Members of the events of answer_events.hpp on disk; see event_members.hpp, which includes this.
#pragma once

#include "engine/dossier/answer_events.hpp"

namespace phanbien::dossier {

template <class Codec>
void describe(Codec& codec, AnswerDrafted& it) {
    codec("recommendation", it.recommendation);
    codec("disposition", it.disposition);
    codec("text", it.text);
}
template <class Codec>
void describe(Codec& codec, AnswersImported& it) {
    codec("file", it.file);
    codec("file_name", it.file_name);
    codec("rows", it.rows);
    codec("left_out", it.left_out);
}
template <class Codec>
void describe(Codec& codec, AnswersPublished& it) {
    codec("recommendations", it.recommendations);
    codec("partial", it.partial);
}
template <class Codec>
void describe(Codec& codec, ChangeTraced& it) {
    codec("recommendation", it.recommendation);
    codec("version", it.version);
    codec("provisions", it.provisions);
    codec("labels", it.labels);
    codec("remark", it.remark);
}
template <class Codec>
void describe(Codec& codec, ObjectionRaised& it) {
    codec("id", it.id);
    codec("opinion", it.opinion);
    codec("recommendation", it.recommendation);
    codec("text", it.text);
}
template <class Codec>
void describe(Codec& codec, ObjectionAnswered& it) {
    codec("id", it.id);
    codec("text", it.text);
    codec("asked_again", it.asked_again);
}

}  // namespace phanbien::dossier
