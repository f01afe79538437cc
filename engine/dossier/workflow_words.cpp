// The words of a procedure: roles, lists, registers, notices, the counterpart, and who may start a
// dossier with what.
#include <algorithm>
#include <array>
#include <set>

#include "engine/dossier/workflow_reader.hpp"

namespace phanbien::dossier {

namespace {

// The lists that a command's data are chosen from.
struct NeededList {
    std::string_view command;
    std::string_view list;
};

constexpr std::array<NeededList, 8> needed_lists{{{"opinion.give", "heading"},
                                                  {"opinion.give", "stance"},
                                                  {"opinion.give", "source"},
                                                  {"opinion.enter", "heading"},
                                                  {"opinion.enter", "stance"},
                                                  {"opinion.enter", "source"},
                                                  {"answer.give", "disposition"},
                                                  {"document.attach", "document_kind"}}};

template <class Items>
void refuse_repeated(const Items& items, const std::string& id, AnnotationReader& in) {
    if (std::ranges::any_of(items, [&](const auto& it) { return it.id == id; })) {
        in.complain("“" + id + "” đã có rồi.", "“" + id + "” is already there.");
    }
}

}  // namespace

void WorkflowReader::read_words(const statechart::Annotation& element) {
    if (element.name == "role") {
        read_role(element);
    } else if (element.name == "list") {
        read_list(element);
    } else if (element.name == "register") {
        read_register(element);
    } else if (element.name != "see" && element.name != "create" && element.name != "counterpart" &&
               element.name != "notice") {
        note_unknown(element, "<scxml>", "<scxml>");
    }
}

void WorkflowReader::read_uses(const statechart::Annotation& element) {
    if (element.name == "see") {
        workflow_.reading_.push_back(read_right(element));
    } else if (element.name == "create") {
        read_creation(element);
    } else if (element.name == "counterpart") {
        read_counterpart(element);
    } else if (element.name == "notice") {
        read_notice(element);
    }
}

void WorkflowReader::read_role(const statechart::Annotation& element) {
    AnnotationReader in(element, mistakes_);
    Role role;
    role.id = in.text("id");
    role.label = in.label();
    refuse_repeated(workflow_.roles_, role.id, in);
    in.finish();
    workflow_.roles_.push_back(std::move(role));
}

void WorkflowReader::read_list(const statechart::Annotation& element) {
    AnnotationReader in(element, mistakes_);
    List list;
    list.id = in.text("id");
    list.label = in.label();
    list.basis = in.optional("basis");
    refuse_repeated(workflow_.lists_, list.id, in);
    for (const auto& child : element.children) {
        if (child.name != "item") {
            continue;
        }
        AnnotationReader item_in(child, mistakes_);
        ListItem item;
        item.id = item_in.text("id");
        item.label = item_in.label();
        item.justify = item_in.flag("justify");
        item.standard = item_in.flag("standard");
        refuse_repeated(list.items, item.id, item_in);
        item_in.finish();
        list.items.push_back(std::move(item));
    }
    in.finish({"item"});
    workflow_.lists_.push_back(std::move(list));
}

// After the states: which lists are needed follows from the commands that are granted.
void WorkflowReader::check_lists() {
    const auto need = [&](std::string_view id, int line) {
        const auto* list = workflow_.list(id);
        if (list == nullptr || list->items.empty()) {
            mistakes_.add(line, "Thiếu danh mục “" + std::string(id) + "”.",
                          "The list “" + std::string(id) + "” is missing or empty.");
        }
    };
    std::set<std::string_view> told;
    for (const auto& state : workflow_.states_) {
        for (const auto& action : state.actions) {
            for (const auto& needed : needed_lists) {
                if (needed.command == action.event && told.insert(needed.list).second) {
                    need(needed.list, action.line);
                }
            }
        }
    }
    for (const auto& creation : workflow_.creations_) {
        if (creation.draft != Presence::none && told.insert("draft_kind").second) {
            need("draft_kind", creation.line);
        }
    }
}

// Where nobody can give an opinion, a recommendation rests on none.
void WorkflowReader::settle_recommendations() {
    const auto each_action = [&](auto visit) {
        for (auto& state : workflow_.states_) {
            std::ranges::for_each(state.actions, visit);
        }
    };
    bool has_opinions = false;
    each_action([&](const Action& action) {
        has_opinions =
            has_opinions || action.event == "opinion.give" || action.event == "opinion.enter";
    });
    if (!has_opinions) {
        each_action([](Action& action) { action.opinions = Presence::optional; });
    }
}

void WorkflowReader::read_register(const statechart::Annotation& element) {
    AnnotationReader in(element, mistakes_);
    NumberRegister numbers;
    numbers.id = in.text("id");
    numbers.label = in.label();
    numbers.pattern = in.text("pattern");
    if (numbers.pattern.find("{number}") == std::string::npos) {
        in.complain("mẫu số ký hiệu phải có {number}.", "the pattern must hold {number}.");
    }
    if (in.text("restart") != "year") {
        in.complain("restart phải là year.", "restart must be year.");
    }
    refuse_repeated(workflow_.registers_, numbers.id, in);
    in.finish();
    workflow_.registers_.push_back(std::move(numbers));
}

void WorkflowReader::read_notice(const statechart::Annotation& element) {
    AnnotationReader in(element, mistakes_);
    Notice notice;
    notice.id = in.text("id");
    notice.condition = in.text("cond");
    notice.text = in.label();
    notice.basis = in.optional("basis");
    check_condition(notice.condition, in);
    check_placeholders(notice.text, in);
    refuse_repeated(workflow_.notices_, notice.id, in);
    in.finish();
    workflow_.notices_.push_back(std::move(notice));
}

void WorkflowReader::read_creation(const statechart::Annotation& element) {
    AnnotationReader in(element, mistakes_);
    Creation creation;
    creation.event = in.text("event");
    creation.who = read_party(in);
    creation.label = in.label();
    creation.register_id = in.optional("register");
    const auto presence = [&](std::string_view name) {
        const auto word = in.optional(name);
        return word.empty() ? Presence::required
                            : named<Presence>(word,
                                              {{"required", Presence::required},
                                               {"optional", Presence::optional},
                                               {"none", Presence::none}},
                                              Presence::required, name, in);
    };
    creation.draft = presence("draft");
    creation.counterpart = presence("counterpart");
    creation.fields = read_fields(element, in);
    creation.line = element.line;
    check_creation(creation, in);
    in.finish({"field"});
    workflow_.creations_.push_back(std::move(creation));
}

void WorkflowReader::check_creation(const Creation& creation, AnnotationReader& in) {
    check_register(creation.register_id, in);
    const auto relation = creation.who.relation;
    if (relation != Relation::host && relation != Relation::drafting_body) {
        in.complain("chỉ host hoặc drafting_body bắt đầu được một hồ sơ.",
                    "only the host or the drafting_body can start a dossier.");
    }
    if (relation == Relation::drafting_body && creation.counterpart != Presence::required) {
        in.complain("drafting_body tự gửi thì counterpart phải là required.",
                    "where the drafting_body itself starts, counterpart must be required.");
    }
    for (const auto& field : creation.fields) {
        check_value_of(field, in);
    }
}

// A field that fills a <data> of declared type must be of that type.
void WorkflowReader::check_value_of(const Field& field, AnnotationReader& in) {
    const auto* item = workflow_.data_item(field.id);
    if (item == nullptr) {
        return;
    }
    const bool fits = !item->fact && data_type_of(field.type) == item->type &&
                      (item->type != DataType::choice || field.list == item->list);
    if (!fits) {
        in.complain("trường “" + field.id + "” không cùng kiểu với <data> cùng tên.",
                    "the field “" + field.id + "” is not of the type of its <data>.");
    }
}

void WorkflowReader::read_counterpart(const statechart::Annotation& element) {
    AnnotationReader in(element, mistakes_);
    Counterpart counterpart{.kinds = {}, .label = in.label(), .line = element.line};
    for (const auto& word : in.words("kinds")) {
        if (const auto kind = people::organisation_kind(word)) {
            counterpart.kinds.push_back(*kind);
        } else {
            in.complain("loại cơ quan “" + word + "” không được biết đến.",
                        "the kind of organisation “" + word + "” is not known.");
        }
    }
    if (counterpart.kinds.empty()) {
        in.complain("thiếu thuộc tính “kinds”.", "the attribute “kinds” is missing.");
    }
    if (workflow_.counterpart_.line != 0) {
        in.complain("chỉ có một <pb:counterpart>.", "there is one <pb:counterpart> at most.");
    }
    in.finish();
    workflow_.counterpart_ = std::move(counterpart);
}

}  // namespace phanbien::dossier
