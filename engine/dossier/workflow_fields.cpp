// What actions and creations ask for: their fields, and by when something is due.
#include <algorithm>

#include "engine/dossier/workflow_reader.hpp"

namespace phanbien::dossier {

std::vector<Field> WorkflowReader::read_fields(const statechart::Annotation& element,
                                               AnnotationReader& in) {
    std::vector<Field> out;
    for (const auto& child : element.children) {
        if (child.name != "field") {
            continue;
        }
        auto field = read_field(child);
        if (std::ranges::find(out, field.id, &Field::id) != out.end()) {
            in.complain("trường “" + field.id + "” có hai lần.",
                        "the field “" + field.id + "” is there twice.");
        }
        out.push_back(std::move(field));
    }
    return out;
}

Field WorkflowReader::read_field(const statechart::Annotation& element) {
    AnnotationReader in(element, mistakes_);
    Field field;
    field.id = in.text("id");
    field.type = named<FieldType>(in.text("type"),
                                  {{"text", FieldType::text},
                                   {"long_text", FieldType::long_text},
                                   {"date", FieldType::date},
                                   {"flag", FieldType::flag},
                                   {"file", FieldType::file},
                                   {"choice", FieldType::choice},
                                   {"number", FieldType::number}},
                                  FieldType::text, "type", in);
    field.required = in.flag("required");
    field.label = in.label();
    field.document_kind = in.optional("kind");
    field.not_before = read_day_marks("not_before", in);
    field.not_after = read_day_marks("not_after", in);
    field.list = in.optional("list");
    field.min = in.integer("min");
    field.max = in.integer("max");
    check_field(field, in);
    in.finish();
    return field;
}

// Each type has attributes of its own; on another type they would promise what nobody checks.
void WorkflowReader::check_field(const Field& field, AnnotationReader& in) {
    const bool has_kind = workflow_.item("document_kind", field.document_kind) != nullptr;
    if (field.type == FieldType::file ? !has_kind : !field.document_kind.empty()) {
        in.complain("trường file cần kind, là một loại tài liệu; trường khác không có kind.",
                    "kind must be an item of the list document_kind, on a field of type file and "
                    "on no other.");
    }
    if (field.type != FieldType::date && !(field.not_before.empty() && field.not_after.empty())) {
        in.complain("not_before và not_after chỉ dùng cho trường date.",
                    "not_before and not_after go with fields of type date only.");
    }
    check_choice(field.type == FieldType::choice, field.list, in);
    if (field.type != FieldType::number && (field.min || field.max)) {
        in.complain("min và max chỉ dùng cho trường number.",
                    "min and max go with fields of type number only.");
    }
    if (field.min && field.max && *field.min > *field.max) {
        in.complain("min lớn hơn max.", "min is above max.");
    }
}

// What is chosen from must be a list with items; what is no choice has none.
void WorkflowReader::check_choice(bool is_choice, const std::string& id, AnnotationReader& in) {
    const auto* list = workflow_.list(id);
    if (is_choice ? list == nullptr || list->items.empty() : !id.empty()) {
        in.complain("kiểu choice cần list, là một danh mục đã khai báo; kiểu khác không có list.",
                    "list must name a declared list, with the type choice and with no other.");
    }
}

std::vector<DayMark> WorkflowReader::read_day_marks(std::string_view name, AnnotationReader& in) {
    std::vector<DayMark> out;
    for (const auto& word : in.words(name)) {
        out.push_back(named<DayMark>(word,
                                     {{"today", DayMark::today},
                                      {"received", DayMark::received},
                                      {"year", DayMark::year},
                                      {"step", DayMark::step}},
                                     DayMark::today, name, in));
    }
    return out;
}

std::optional<DueRule> WorkflowReader::read_due(AnnotationReader& in) {
    const auto days = in.period("due");
    const auto unit = in.optional("days");
    const auto after = in.optional("after");
    const auto before = in.optional("before");
    DueRule rule;
    rule.period.basis = in.optional("due_basis");
    if (!days) {
        if (!unit.empty() || !after.empty() || !before.empty() || !rule.period.basis.empty()) {
            in.complain("days, after, before và due_basis chỉ dùng cùng due.",
                        "days, after, before and due_basis go with due only.");
        }
        return std::nullopt;
    }
    rule.period.count = *days;
    if (!unit.empty()) {
        rule.period.unit = named<calendar::Unit>(unit,
                                                 {{"calendar", calendar::Unit::calendar_days},
                                                  {"working", calendar::Unit::working_days}},
                                                 calendar::Unit::calendar_days, "days", in);
    }
    if (!after.empty() && !before.empty()) {
        in.complain("chỉ dùng một trong hai: after, before.", "use either after or before.");
    }
    if (!before.empty()) {
        rule.period.direction = calendar::Direction::before;
        rule.anchor = before;
    } else if (!after.empty()) {
        rule.anchor = after;
    }
    check_anchor(rule, in);
    return rule;
}

void WorkflowReader::check_anchor(const DueRule& rule, AnnotationReader& in) {
    if (rule.anchor == anchor_entered && rule.period.direction == calendar::Direction::before) {
        in.complain("không tính ngược được từ lúc bước bắt đầu.",
                    "nothing can be due before its own state is entered.");
        return;
    }
    const auto* item = workflow_.data_item(rule.anchor);
    if (rule.anchor != anchor_entered && rule.anchor != anchor_received &&
        rule.anchor != anchor_planned_submission &&
        (item == nullptr || item->type != DataType::date)) {
        in.complain("“" + rule.anchor +
                        "” phải là entered, received, planned_submission hoặc một <data> có "
                        "pb:type=\"date\".",
                    "“" + rule.anchor +
                        "” must be entered, received, planned_submission or a <data> of "
                        "pb:type=\"date\".");
    }
}

}  // namespace phanbien::dossier
