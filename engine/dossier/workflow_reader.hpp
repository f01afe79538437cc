// WorkflowReader: compiles the elements of urn:phanbien:workflow:1 that a Chart carries into a
// Workflow, and checks them. Made for one definition and thrown away. One thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/dossier/annotation_reader.hpp"
#include "engine/dossier/workflow.hpp"
#include "engine/statechart/interpreter.hpp"

namespace phanbien::dossier {

class WorkflowReader {
  public:
    WorkflowReader(statechart::Chart chart, std::string content_hash);

    Result<Workflow> read();

  private:
    // workflow_reader.cpp: the document as a whole
    void read_root();
    void read_states();
    void read_data();
    void read_data_item(const statechart::DataItem& item);
    void check_fact(const statechart::DataItem& item, DataInfo& info);
    void read_code_prefix(const statechart::State& root);
    void read_objection_period(const statechart::State& root);
    void check_transitions();
    void check_route(const statechart::Invoke& invoke);
    void check_route_document(const statechart::Invoke& invoke);
    void check_attributes(const statechart::Attributes& attributes, int line,
                          std::initializer_list<std::string_view> known);
    Label label_in(const statechart::Attributes& attributes, int line, std::string_view prefix);
    void note_unknown(const statechart::Annotation& element, std::string_view place_vi,
                      std::string_view place_en);

    // workflow_words.cpp: what stands at the top
    void read_words(const statechart::Annotation& element);  // role, list, register
    void read_uses(const statechart::Annotation& element);   // see, create, counterpart, notice
    void read_role(const statechart::Annotation& element);
    void read_list(const statechart::Annotation& element);
    void read_register(const statechart::Annotation& element);
    void read_notice(const statechart::Annotation& element);
    void read_creation(const statechart::Annotation& element);
    void check_creation(const Creation& creation, AnnotationReader& in);
    void check_value_of(const Field& field, AnnotationReader& in);
    void read_counterpart(const statechart::Annotation& element);
    void check_lists();
    void settle_recommendations();

    // workflow_states.cpp: what stands in a state
    void read_in_state(const statechart::Annotation& element, StateInfo& state);
    Task read_task(const statechart::Annotation& element);
    Action read_action(const statechart::Annotation& element);
    Condition read_requirement(const statechart::Annotation& element);
    ReadingRight read_right(const statechart::Annotation& element);
    void check_kinds(const ReadingRight& right, AnnotationReader& in);
    Party read_party(AnnotationReader& in);
    void check_task(const Task& task, const StateInfo& state);
    void check_action(const Action& action, const StateInfo& state, AnnotationReader& in);
    void check_role(const std::string& role, AnnotationReader& in);
    void check_register(const std::string& id, AnnotationReader& in);
    void check_condition(const std::string& expression, AnnotationReader& in);
    void check_placeholders(const Label& label, AnnotationReader& in);

    // workflow_fields.cpp: what is filled in, and by when something is due
    std::vector<Field> read_fields(const statechart::Annotation& element, AnnotationReader& in);
    Field read_field(const statechart::Annotation& element);
    void check_field(const Field& field, AnnotationReader& in);
    void check_choice(bool is_choice, const std::string& id, AnnotationReader& in);
    std::vector<DayMark> read_day_marks(std::string_view name, AnnotationReader& in);
    std::optional<DueRule> read_due(AnnotationReader& in);
    void check_anchor(const DueRule& rule, AnnotationReader& in);

    std::vector<std::string> routes_;  // ids of the invokes read so far
    Workflow workflow_;
    Mistakes mistakes_;
    // Conditions are tried on an instance that has just begun: a misspelt name is then found too.
    statechart::Interpreter interpreter_;
    statechart::Instance beginning_;
};

}  // namespace phanbien::dossier
