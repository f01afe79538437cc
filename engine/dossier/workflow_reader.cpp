#include "engine/dossier/workflow_reader.hpp"

#include <algorithm>
#include <charconv>

#include "engine/dossier/act_names.hpp"
#include "engine/dossier/facts.hpp"
#include "engine/dossier/procedure.hpp"

namespace phanbien::dossier {

using statechart::find_attribute;

Result<Workflow> Workflow::read(std::string_view xml, std::string_view file_name,
                                std::string content_hash) {
    TRY(auto chart, statechart::Chart::read(xml, file_name, chart_options()));
    return read(std::move(chart), std::move(content_hash));
}

statechart::ReadOptions Workflow::chart_options() {
    return {.services = {std::string(approval_route_service)}};
}

Result<Workflow> Workflow::read(statechart::Chart chart, std::string content_hash) {
    return WorkflowReader(std::move(chart), std::move(content_hash)).read();
}

WorkflowReader::WorkflowReader(statechart::Chart chart, std::string content_hash)
    : workflow_(std::move(chart)),
      mistakes_(workflow_.chart().file_name()),
      interpreter_(workflow_.chart()) {
    workflow_.hash_ = std::move(content_hash);
    beginning_ = interpreter_.start(facts_of(Dossier{}), {}).instance;
}

Result<Workflow> WorkflowReader::read() {
    read_root();
    read_states();
    check_lists();
    settle_recommendations();
    check_transitions();
    if (auto problem = mistakes_.problem()) {
        return *problem;
    }
    return std::move(workflow_);
}

void WorkflowReader::read_root() {
    const auto& root = workflow_.chart().state(statechart::root_state);
    check_attributes(root.attributes, root.line, {"version", "vi", "en", "code", "objection"});
    workflow_.label_ = label_in(root.attributes, root.line, "");
    const auto* version = find_attribute(root.attributes, "version");
    workflow_.version_ = version == nullptr ? "" : *version;
    if (workflow_.version_.empty() || workflow_.label_.vi.empty()) {
        mistakes_.add(root.line, "<scxml> thiếu pb:version, pb:vi hoặc pb:en.",
                      "<scxml> lacks pb:version, pb:vi or pb:en.");
    }
    read_code_prefix(root);
    read_objection_period(root);
    // Words first: rights and creations speak of roles and registers declared below them.
    for (const auto& element : root.annotations) {
        read_words(element);
    }
    read_data();
    for (const auto& element : root.annotations) {
        read_uses(element);
    }
}

void WorkflowReader::read_states() {
    for (const auto& state : workflow_.chart().states().subspan(1)) {
        check_attributes(state.attributes, state.line, {"stage", "ended", "vi", "en"});
        StateInfo info;
        info.id = state.id;
        info.label = label_in(state.attributes, state.line, "");
        if (const auto* stage = find_attribute(state.attributes, "stage")) {
            int number = 0;
            const auto [end, error] =
                std::from_chars(stage->data(), stage->data() + stage->size(), number);
            if (error != std::errc{} || end != stage->data() + stage->size() || number < 0) {
                mistakes_.add(state.line, "pb:stage phải là một số.", "pb:stage must be a number.");
            }
            info.stage = number;
        }
        const auto* ended = find_attribute(state.attributes, "ended");
        info.ended = ended != nullptr && *ended == "yes";
        if (ended != nullptr && *ended != "yes" && *ended != "no") {
            mistakes_.add(state.line, "pb:ended phải là yes hoặc no.",
                          "pb:ended must be yes or no.");
        }
        for (const auto& element : state.annotations) {
            read_in_state(element, info);
        }
        for (const auto& invoke : state.invokes) {
            check_route(invoke);
        }
        for (const auto& task : info.tasks) {
            if (task.who.relation == Relation::host && !task.escalate.empty()) {
                workflow_.leading_roles_.insert(task.escalate);
            }
        }
        workflow_.state_index_.emplace(info.id, workflow_.states_.size());
        workflow_.states_.push_back(std::move(info));
    }
}

void WorkflowReader::read_code_prefix(const statechart::State& root) {
    constexpr std::size_t length_max = 8;
    const auto* code = find_attribute(root.attributes, "code");
    if (code == nullptr) {
        return;
    }
    const bool is_plain = std::ranges::all_of(
        *code, [](char it) { return (it >= 'A' && it <= 'Z') || (it >= '0' && it <= '9'); });
    if (code->empty() || code->size() > length_max || !is_plain) {
        mistakes_.add(root.line, "pb:code gồm 1 đến 8 chữ cái A–Z hoặc chữ số.",
                      "pb:code is 1 to 8 letters A to Z or digits.");
    }
    workflow_.code_prefix_ = *code;
}

// pb:objection="P10D": working days after the answer.
void WorkflowReader::read_objection_period(const statechart::State& root) {
    if (find_attribute(root.attributes, "objection") == nullptr) {
        return;
    }
    const statechart::Annotation declared{
        .name = "scxml", .attributes = root.attributes, .line = root.line};
    AnnotationReader in(declared, mistakes_);
    if (const auto days = in.period("objection")) {
        workflow_.objection_period_.count = *days;
    }
}

void WorkflowReader::read_data() {
    for (const auto& item : workflow_.chart().data()) {
        check_attributes(item.attributes, item.line, {"fact", "type", "list", "vi", "en"});
        read_data_item(item);
    }
}

void WorkflowReader::read_data_item(const statechart::DataItem& item) {
    // The attributes read like those of an element of ours.
    const statechart::Annotation declared{
        .name = item.id, .attributes = item.attributes, .line = item.line};
    AnnotationReader in(declared, mistakes_);
    DataInfo info;
    info.id = item.id;
    info.label = label_in(item.attributes, item.line, "");
    info.line = item.line;
    const auto type = in.optional("type");
    info.list = in.optional("list");
    if (item.is_fact()) {
        check_fact(item, info);
    }
    if (item.is_fact() ? !type.empty() : type.empty() && !info.label.vi.empty()) {
        in.complain("cần đúng một trong hai: pb:fact, pb:type.",
                    "needs either pb:fact or pb:type.");
    }
    if (!type.empty()) {
        info.type = named<DataType>(type,
                                    {{"flag", DataType::flag},
                                     {"count", DataType::count},
                                     {"text", DataType::text},
                                     {"date", DataType::date},
                                     {"choice", DataType::choice}},
                                    DataType::text, "pb:type", in);
    }
    check_choice(info.type == DataType::choice, info.list, in);
    if (!type.empty() || item.is_fact()) {
        workflow_.data_.push_back(std::move(info));
    }
}

void WorkflowReader::check_fact(const statechart::DataItem& item, DataInfo& info) {
    const auto& type = *find_attribute(item.attributes, "fact");
    const auto known = std::ranges::find(fact_catalogue(), std::string_view(item.id),
                                         [](const FactName& it) { return it.id; });
    info.fact = true;
    if (known == fact_catalogue().end()) {
        mistakes_.add(item.line, "Hệ thống không đếm được “" + item.id + "”.",
                      "“" + item.id + "” is not a fact that the engine counts.");
    } else if (known->type != type) {
        mistakes_.add(item.line, "“" + item.id + "” phải có kiểu " + std::string(known->type) + ".",
                      "“" + item.id + "” is of the type " + std::string(known->type) + ".");
    } else {
        info.type = type == "flag"    ? DataType::flag
                    : type == "count" ? DataType::count
                                      : DataType::text;
    }
}

void WorkflowReader::check_transitions() {
    for (const auto& transition : workflow_.chart().transitions()) {
        check_attributes(transition.attributes, transition.line, {"else_vi", "else_en"});
        label_in(transition.attributes, transition.line, "else_");
        for (const auto& element : transition.annotations) {
            note_unknown(element, "một <transition>", "a <transition>");
        }
    }
}

// An approval route has a name of its own, says what is to be approved, and is waited for.
void WorkflowReader::check_route(const statechart::Invoke& invoke) {
    if (invoke.id.empty() || invoke.source.literal.empty()) {
        mistakes_.add(invoke.line, "<invoke> tuyến duyệt thiếu id hoặc src.",
                      "The <invoke> of an approval route lacks id or src.");
        return;
    }
    if (std::ranges::find(routes_, invoke.id) != routes_.end()) {
        mistakes_.add(invoke.line, "Có hai <invoke> cùng id “" + invoke.id + "”.",
                      "Two <invoke> have the id “" + invoke.id + "”.");
    }
    routes_.push_back(invoke.id);
    const auto event = done_event(invoke.id);
    if (!has_transition(workflow_, event)) {
        mistakes_.add(invoke.line,
                      "Không có <transition event=\"" + event +
                          "\">: kết quả của tuyến duyệt không đi đến đâu.",
                      "There is no <transition event=\"" + event +
                          "\">: the outcome of the approval route leads nowhere.");
    }
    check_route_document(invoke);
}

void WorkflowReader::check_route_document(const statechart::Invoke& invoke) {
    const auto param =
        std::ranges::find(invoke.payload.params, route_document_param, &statechart::Param::name);
    if (param == invoke.payload.params.end()) {
        mistakes_.add(
            invoke.line,
            "<invoke> tuyến duyệt thiếu <param name=\"document\">: loại văn bản cần duyệt.",
            "The <invoke> of an approval route lacks <param name=\"document\">: the kind "
            "of document to be approved.");
        return;
    }
    const auto kind = interpreter_.evaluate(beginning_, param->expression, facts_of(Dossier{}));
    const auto* text = kind ? kind->if_string() : nullptr;
    const std::string id =
        text == nullptr ? std::string() : std::string(text->data(), text->size());
    if (workflow_.item("document_kind", id) == nullptr) {
        mistakes_.add(invoke.line,
                      "“" + param->expression + "” không cho một mục của danh mục document_kind.",
                      "“" + param->expression + "” gives no item of the list document_kind.");
    }
}

void WorkflowReader::check_attributes(const statechart::Attributes& attributes, int line,
                                      std::initializer_list<std::string_view> known) {
    for (const auto& [name, value] : attributes) {
        if (std::ranges::find(known, name) == known.end()) {
            mistakes_.add(line, "Thuộc tính pb:" + name + " không được biết đến.",
                          "The attribute pb:" + name + " is not known.");
        }
    }
}

Label WorkflowReader::label_in(const statechart::Attributes& attributes, int line,
                               std::string_view prefix) {
    const auto* vi = find_attribute(attributes, std::string(prefix) + "vi");
    const auto* en = find_attribute(attributes, std::string(prefix) + "en");
    if ((vi == nullptr) != (en == nullptr)) {
        mistakes_.add(line, "Tên phải có cả tiếng Việt và tiếng Anh.",
                      "A label must be there in Vietnamese and in English.");
    }
    return {.vi = vi == nullptr ? "" : *vi, .en = en == nullptr ? "" : *en};
}

void WorkflowReader::note_unknown(const statechart::Annotation& element, std::string_view place_vi,
                                  std::string_view place_en) {
    mistakes_.add(element.line,
                  "<pb:" + element.name + "> không đứng được trong " + std::string(place_vi) + ".",
                  "<pb:" + element.name + "> cannot stand in " + std::string(place_en) + ".");
}

}  // namespace phanbien::dossier
