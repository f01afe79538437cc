// A small procedure in two versions, for the tests of migration: two branches at once, a pause with
// a history, a due date that is heard, a reminder that waits, and data; the second version has
// other names everywhere and a third branch.
#pragma once

#include <string>

namespace phanbien::dossier {

inline const std::string version_1 = R"xml(<?xml version="1.0" encoding="UTF-8"?>
<scxml xmlns="http://www.w3.org/2005/07/scxml" xmlns:pb="urn:phanbien:workflow:1" version="1.0"
       name="small" datamodel="ecmascript" initial="running"
       pb:version="1" pb:vi="Thử" pb:en="Trial" pb:code="TR">
  <pb:role id="registrar" vi="Văn thư" en="Registrar"/>
  <pb:see of="host" role="registrar" what="documents history"/>
  <pb:create event="trial.begin" role="registrar" of="host" draft="none" counterpart="none"
             vi="Bắt đầu" en="Begin"/>
  <datamodel>
    <data id="late" expr="false"/>
    <data id="rounds" expr="1"/>
  </datamodel>
  <state id="running" initial="gather" pb:vi="Đang làm" pb:en="Running">
    <history id="back" type="deep"><transition target="gather"/></history>
    <pb:action event="trial.pause" role="registrar" of="host" vi="Tạm dừng" en="Pause"/>
    <transition event="trial.pause" target="paused"/>
    <parallel id="gather">
      <state id="paper" initial="paper_open">
        <state id="paper_open" pb:vi="Gửi giấy" pb:en="On paper">
          <onentry><send event="remind" id="reminder" delay="864000s"/></onentry>
          <pb:task id="write" role="registrar" of="host" due="P5D" escalate="registrar"
                   document="Giấy" vi="Viết" en="Write"/>
          <pb:action event="paper.finish" role="registrar" of="host" vi="Xong giấy" en="Finish paper"/>
          <transition event="due.write"><assign location="late" expr="true"/></transition>
          <transition event="remind"><assign location="rounds" expr="rounds + 1"/></transition>
          <transition event="paper.finish" target="paper_done"/>
        </state>
        <final id="paper_done"/>
      </state>
      <state id="hall" initial="hall_open">
        <state id="hall_open" pb:vi="Họp" pb:en="Meeting">
          <pb:task id="meet" role="registrar" of="host" due="P9D" escalate="registrar"
                   document="Biên bản" vi="Họp" en="Meet"/>
          <pb:action event="hall.finish" role="registrar" of="host" vi="Xong họp" en="Finish meeting"/>
          <transition event="hall.finish" target="hall_done"/>
        </state>
        <final id="hall_done"/>
      </state>
      <transition event="done.state.gather" target="closed"/>
    </parallel>
  </state>
  <state id="paused" pb:vi="Tạm dừng" pb:en="Paused">
    <pb:action event="trial.resume" role="registrar" of="host" vi="Tiếp" en="Resume"/>
    <transition event="trial.resume" target="back"/>
  </state>
  <final id="closed" pb:vi="Đã đóng" pb:en="Closed" pb:ended="yes"/>
</scxml>
)xml";

inline const std::string version_2 = R"xml(<?xml version="1.0" encoding="UTF-8"?>
<scxml xmlns="http://www.w3.org/2005/07/scxml" xmlns:pb="urn:phanbien:workflow:1" version="1.0"
       name="small" datamodel="ecmascript" initial="active"
       pb:version="2" pb:vi="Thử" pb:en="Trial" pb:code="TR">
  <pb:role id="registrar" vi="Văn thư" en="Registrar"/>
  <pb:see of="host" role="registrar" what="documents history"/>
  <pb:create event="trial.begin" role="registrar" of="host" draft="none" counterpart="none"
             vi="Bắt đầu" en="Begin"/>
  <datamodel>
    <data id="overdue" expr="false" pb:type="flag"/>
    <data id="rounds" expr="1" pb:type="count"/>
    <data id="talks" expr="1 + 2"/>
  </datamodel>
  <state id="active" initial="collect" pb:vi="Đang làm" pb:en="Active">
    <history id="resume_point" type="deep"><transition target="collect"/></history>
    <pb:action event="trial.pause" role="registrar" of="host" vi="Tạm dừng" en="Pause"/>
    <transition event="trial.pause" target="halted"/>
    <parallel id="collect">
      <state id="letters" initial="letters_open">
        <state id="letters_open" pb:vi="Gửi thư" pb:en="Letters">
          <pb:task id="compose" role="registrar" of="host" due="P8D" escalate="registrar"
                   document="Thư" vi="Soạn" en="Compose"/>
          <pb:action event="letters.finish" role="registrar" of="host" vi="Xong thư" en="Finish letters"/>
          <transition event="due.compose"><assign location="overdue" expr="true"/></transition>
          <transition event="nudge"><assign location="rounds" expr="rounds + 10"/></transition>
          <transition event="letters.finish" target="letters_done"/>
        </state>
        <final id="letters_done"/>
      </state>
      <state id="meeting" initial="meeting_open">
        <state id="meeting_open" pb:vi="Họp" pb:en="Meeting">
          <pb:action event="meeting.finish" role="registrar" of="host" vi="Xong họp" en="Finish meeting"/>
          <transition event="meeting.finish" target="meeting_done"/>
        </state>
        <final id="meeting_done"/>
      </state>
      <state id="talk" initial="talk_open">
        <state id="talk_open" pb:vi="Đối thoại" pb:en="Dialogue">
          <onentry><assign location="talks" expr="talks + 1"/></onentry>
          <pb:task id="talk" role="registrar" of="host" due="P3D" escalate="registrar"
                   document="Biên bản" vi="Đối thoại" en="Talk"/>
          <pb:action event="talk.finish" role="registrar" of="host" vi="Xong đối thoại" en="Finish talk"/>
          <transition event="talk.finish" target="talk_done"/>
        </state>
        <final id="talk_done"/>
      </state>
      <transition event="done.state.collect" target="closed"/>
    </parallel>
    <state id="passing"><transition target="collect"/></state>
  </state>
  <state id="halted" pb:vi="Tạm dừng" pb:en="Paused">
    <pb:action event="trial.resume" role="registrar" of="host" vi="Tiếp" en="Resume"/>
    <transition event="trial.resume" target="resume_point"/>
  </state>
  <final id="closed" pb:vi="Đã đóng" pb:en="Closed" pb:ended="yes"/>
</scxml>
)xml";

inline const std::string mapping_1_to_2 = R"json({
  "from": "1", "to": "2", "reason": "Quy chế mới",
  "states": {"running": "active", "gather": "collect", "paper": "letters",
             "paper_open": "letters_open", "paper_done": "letters_done",
             "hall": "meeting", "hall_open": ["meeting_open", "talk_open"],
             "hall_done": ["meeting_done", "talk_open"],
             "paused": "halted", "back": "resume_point", "closed": "closed"},
  "data": {"late": "overdue", "rounds": "rounds"},
  "tasks": {"write": "compose"},
  "sends": {"remind": "nudge"},
  "events": {"paper.finish": "letters.finish"}
})json";

}  // namespace phanbien::dossier
