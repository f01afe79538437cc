// Events of the procedure itself: raised by a person with the fields of an action, or by a timer.
#include <algorithm>

#include "engine/dossier/act_names.hpp"
#include "engine/dossier/decision.hpp"
#include "engine/dossier/limits.hpp"
#include "engine/dossier/procedure.hpp"
#include "engine/dossier/reading.hpp"
#include "engine/dossier/refusal.hpp"
#include "engine/kernel/json.hpp"

namespace phanbien::dossier {

namespace {

// What the filled-in fields of an action are worth.
struct Filling {
    boost::json::object data;
    std::vector<FileRef> files;
    std::vector<DocumentAttached> documents;
};

std::optional<Date> first_date(const Action& action, const boost::json::object& data) {
    for (const auto& field : action.fields) {
        const auto* value = field.type == FieldType::date ? data.if_contains(field.id) : nullptr;
        if (const auto* text = value == nullptr ? nullptr : value->if_string()) {
            return parse_date({text->data(), text->size()});
        }
    }
    return std::nullopt;
}

class FieldReader {
  public:
    FieldReader(const Matter& matter, const boost::json::object& data)
        : matter_(matter), value_(data), in_(value_, "/data") {}

    Result<Filling> read() {
        for (const auto& field : matter_.action.fields) {
            read_field(field);
        }
        if (auto problem = in_.finish()) {
            return *std::move(problem);
        }
        for (auto& document : out_.documents) {
            document.dated_on = first_date(matter_.action, out_.data);
        }
        return std::move(out_);
    }

  private:
    void read_field(const Field& field) {
        switch (field.type) {
            case FieldType::text:
                return read_text(field, field_length_max);
            case FieldType::long_text:
                return read_text(field, long_field_length_max);
            case FieldType::date:
                return read_date(field);
            case FieldType::flag:
                out_.data[field.id] = in_.flag(field.id, false);
                return;
            case FieldType::file:
                return read_file(field);
        }
    }

    void read_text(const Field& field, std::size_t length_max) {
        const TextRule rule{.max = length_max};
        auto text = field.required ? in_.text(field.id, rule) : in_.optional_text(field.id, rule);
        if (!text.empty()) {
            out_.data[field.id] = std::move(text);
        }
    }

    void read_date(const Field& field) {
        const auto day = in_.optional_date(field.id);
        if (day) {
            check_bounds(field, *day);
            out_.data[field.id] = to_text(*day);
        } else if (field.required) {
            in_.date(field.id);  // says that it is missing, once
        }
    }

    void check_bounds(const Field& field, Date day) {
        for (const auto mark : field.not_before) {
            const auto bound = day_of(mark);
            if (bound && day < *bound) {
                in_.complain(field.id, "Ngày này không thể trước " + to_text(*bound) + ".",
                             "This day cannot be before " + to_text(*bound) + ".");
                return;
            }
        }
        for (const auto mark : field.not_after) {
            const auto bound = day_of(mark);
            if (bound && day > *bound) {
                in_.complain(field.id, "Ngày này không thể sau " + to_text(*bound) + ".",
                             "This day cannot be after " + to_text(*bound) + ".");
                return;
            }
        }
    }

    std::optional<Date> day_of(DayMark mark) const {
        switch (mark) {
            case DayMark::today:
                return matter_.today();
            case DayMark::received:
                return matter_.dossier.registered.received_on;
            case DayMark::year:
                break;
        }
        const std::chrono::year_month_day today{matter_.today()};
        return Date{today.year() / std::chrono::January / 1};
    }

    void read_file(const Field& field) {
        const auto hash = field.required ? in_.text(field.id) : in_.optional_text(field.id);
        if (hash.empty()) {
            return;
        }
        const auto stored = usable_file(FileHash(hash), "/data/" + field.id, matter_.dossier,
                                        matter_.actor, matter_.context);
        if (!stored) {
            const Problem refusal = stored.error();  // by value: a Result gives its error as a copy
            in_.complain(field.id, refusal.fields.front().vi, refusal.fields.front().en);
            return;
        }
        const auto& workflow = matter_.context.workflow;
        const auto* kind = workflow.item("document_kind", field.document_kind);
        out_.data[field.id] = hash;
        out_.files.push_back(stored->file);
        out_.documents.push_back({.id = DocumentId(matter_.fresh_id()),
                                  .document_kind = kind->id,
                                  .title = kind->label.vi,
                                  .code = {},
                                  .dated_on = std::nullopt,
                                  .file = stored->file});
    }

    const Matter& matter_;
    boost::json::value value_;
    ObjectReader in_;
    Filling out_;
};

Problem timer_gone() {
    return conflict("timer.gone", "Việc chờ đến hạn này không còn nữa.",
                    "What this timer waited for is no longer there.");
}

Problem timer_early() {
    return conflict("timer.early", "Chưa đến hạn.", "It is not due yet.");
}

// Whether what a timer stands for is still there and due.
Result<void> check_timer(const Dossier& dossier, const Elapse& command, const Context& context) {
    if (const auto key = task_of_timer(command.timer); !key.empty()) {
        const auto tasks = open_tasks(dossier, context.workflow, context.calendars);
        const auto task = std::ranges::find(
            tasks, key, [](const OpenTask& it) { return std::string_view(it.key); });
        if (task == tasks.end() || !task->due_on || command.event != due_event(task->task_id)) {
            return timer_gone();
        }
        const auto raised = dossier.elapsed_at.find(task->key);
        if (raised != dossier.elapsed_at.end() && raised->second >= task->opened_at) {
            return timer_gone();
        }
        return context.now < end_of_day(*task->due_on) ? Result<void>(timer_early())
                                                       : Result<void>();
    }
    const auto send = std::ranges::find(dossier.sends, command.timer,
                                        [](const PendingSend& it) { return timer_of_send(it.id); });
    if (send == dossier.sends.end() || send->event != command.event) {
        return timer_gone();
    }
    return context.now < send->due_at ? Result<void>(timer_early()) : Result<void>();
}

}  // namespace

Result<Bodies> decide_act(const Matter& matter, const Act& command) {
    if (is_data_command(command.event)) {
        return unknown_command(command.event);  // it has data of its own; see command.hpp
    }
    TRY(auto filling, FieldReader(matter, command.data).read());
    TRY(auto moves,
        raise_event(matter.dossier, {.name = command.event, .data = filling.data}, matter.context));
    if (moves.empty()) {
        return not_taken(matter.dossier, command.event, matter.context);
    }
    auto& taken = moves.front();
    taken.data = std::move(filling.data);
    taken.files = std::move(filling.files);
    taken.revoked = matter.action.revokes;
    if (const auto* numbers = matter.context.workflow.find_register(matter.action.register_id)) {
        taken.given = next_number(*numbers, matter.dossier.registered.host, matter.context);
        for (auto& document : filling.documents) {
            document.code = taken.given->code;
        }
    }
    Bodies bodies;
    for (auto& moved : moves) {
        bodies.emplace_back(std::move(moved));
    }
    for (auto& document : filling.documents) {
        bodies.emplace_back(std::move(document));
    }
    return bodies;
}

Result<Bodies> decide_elapse(const Dossier& dossier, const people::Actor& actor,
                             const Elapse& command, const Context& context) {
    if (!dossier.exists() || !actor.is_system()) {
        return no_such_dossier();
    }
    CHECK_THAT(check_timer(dossier, command, context));
    TRY(auto moves, raise_event(dossier, {.name = command.event, .data = command.data}, context,
                                command.timer));
    if (moves.empty()) {
        return conflict("timer.ignored", "Quy trình không làm gì khi đến hạn này.",
                        "The procedure does nothing when this comes due.");
    }
    moves.front().data = command.data;
    moves.front().timer = command.timer;
    Bodies bodies;
    for (auto& moved : moves) {
        bodies.emplace_back(std::move(moved));
    }
    return bodies;
}

}  // namespace phanbien::dossier
