#include "engine/dossier/filling.hpp"

#include "engine/dossier/decision.hpp"
#include "engine/dossier/limits.hpp"
#include "engine/kernel/json.hpp"

namespace phanbien::dossier {

namespace {

std::optional<Date> first_date(std::span<const Field> fields, const boost::json::object& data) {
    for (const auto& field : fields) {
        const auto* value = field.type == FieldType::date ? data.if_contains(field.id) : nullptr;
        if (const auto* text = value == nullptr ? nullptr : value->if_string()) {
            return parse_date({text->data(), text->size()});
        }
    }
    return std::nullopt;
}

class FieldReader {
  public:
    FieldReader(std::span<const Field> fields, const boost::json::object& data,
                const Dossier& dossier, std::optional<Date> step_begun, const people::Actor& actor,
                const Context& context)
        : fields_(fields),
          dossier_(dossier),
          step_begun_(step_begun),
          actor_(actor),
          context_(context),
          value_(data),
          in_(value_, "/data") {}

    Result<Filling> read() {
        for (const auto& field : fields_) {
            read_field(field);
        }
        if (auto problem = in_.finish()) {
            return *std::move(problem);
        }
        for (auto& document : out_.documents) {
            document.dated_on = first_date(fields_, out_.data);
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
            case FieldType::choice:
                return read_choice(field);
            case FieldType::number:
                return read_number(field);
        }
    }

    void read_text(const Field& field, std::size_t length_max) {
        const TextRule rule{.max = length_max};
        auto text = field.required ? in_.text(field.id, rule) : in_.optional_text(field.id, rule);
        if (!text.empty()) {
            out_.data[field.id] = std::move(text);
        }
    }

    void read_choice(const Field& field) {
        auto chosen = field.required ? in_.text(field.id) : in_.optional_text(field.id);
        if (chosen.empty()) {
            return;
        }
        std::vector<FieldProblem> mistakes;
        check_item(context_.workflow, field.list, chosen, "", mistakes);
        for (auto& mistake : mistakes) {
            in_.complain(field.id, std::move(mistake.vi), std::move(mistake.en));
        }
        out_.data[field.id] = std::move(chosen);
    }

    void read_number(const Field& field) {
        if (field.required || !in_.member(field.id).is_null()) {
            out_.data[field.id] = in_.integer(field.id, field.min.value_or(-number_field_max),
                                              field.max.value_or(number_field_max));
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
                return vietnam_day(context_.now);
            case DayMark::received:
                return dossier_.registered.received_on;
            case DayMark::step:
                return step_begun_;
            case DayMark::year:
                break;
        }
        const std::chrono::year_month_day today{vietnam_day(context_.now)};
        return Date{today.year() / std::chrono::January / 1};
    }

    void read_file(const Field& field) {
        const auto hash = field.required ? in_.text(field.id) : in_.optional_text(field.id);
        if (hash.empty()) {
            return;
        }
        const auto stored =
            usable_file(FileHash(hash), "/data/" + field.id, dossier_, actor_, context_);
        if (!stored) {
            const Problem refusal = stored.error();  // by value: a Result gives its error as a copy
            in_.complain(field.id, refusal.fields.front().vi, refusal.fields.front().en);
            return;
        }
        const auto& workflow = context_.workflow;
        const auto* kind = workflow.item("document_kind", field.document_kind);
        out_.data[field.id] = hash;
        out_.files.push_back(stored->file);
        out_.documents.push_back({.id = DocumentId(context_.ids.next_id()),
                                  .document_kind = kind->id,
                                  .title = kind->label.vi,
                                  .code = {},
                                  .dated_on = std::nullopt,
                                  .file = stored->file});
    }

    std::span<const Field> fields_;
    const Dossier& dossier_;
    std::optional<Date> step_begun_;
    const people::Actor& actor_;
    const Context& context_;
    boost::json::value value_;
    ObjectReader in_;
    Filling out_;
};

}  // namespace

Result<Filling> fill_in(std::span<const Field> fields, const boost::json::object& data,
                        const Dossier& dossier, std::optional<Date> step_begun,
                        const people::Actor& actor, const Context& context) {
    return FieldReader(fields, data, dossier, step_begun, actor, context).read();
}

}  // namespace phanbien::dossier
