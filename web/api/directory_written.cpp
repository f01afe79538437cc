// The parts of the directory as they are written, for the forms that change them: the days given to
// each rather than those it has by what it stands in, the superior named rather than whoever is it.
#include "web/api/directory_words.hpp"

namespace phanbien::api {

namespace json = boost::json;

namespace {

json::value day_json(const std::optional<Date>& day) {
    return day ? json::value(to_text(*day)) : json::value{};
}

void put_written_days(json::object& into, const people::Validity& validity) {
    into["from"] = day_json(validity.from);
    into["until"] = day_json(validity.until);
}

template <class Part>
json::object named_as_written(const Part& part) {
    json::object out{{"id", part.id}, {"vi", part.vi}, {"en", part.en}};
    put_written_days(out, part.validity);
    return out;
}

}  // namespace

json::value directory_written(const DirectoryView& view, people::BodyIndex index) {
    if (!view.administrator) {
        return {};
    }
    const auto& it = view.directory.at(index);
    auto out = named_as_written(it);
    out["kind"] = people::name_of(it.kind);
    out["level"] = people::name_of(it.level);
    out["parent"] = it.parent ? view.directory.at(*it.parent).id : std::string{};
    json::array predecessors;
    for (const auto body : it.predecessors) {
        predecessors.emplace_back(view.directory.at(body).id);
    }
    out["predecessors"] = std::move(predecessors);
    json::array codes;
    for (const auto& code : it.codes) {
        json::object entry{{"scheme", people::name_of(code.scheme)}, {"text", code.text}};
        put_written_days(entry, code.validity);
        codes.push_back(std::move(entry));
    }
    out["codes"] = std::move(codes);
    return out;
}

json::value directory_written(const DirectoryView& view, people::UnitIndex index) {
    return view.administrator ? json::value(named_as_written(view.directory.at(index)))
                              : json::value{};
}

json::value directory_written(const DirectoryView& view, people::PostIndex index) {
    if (!view.administrator) {
        return {};
    }
    const auto& it = view.directory.at(index);
    auto out = named_as_written(it);
    out["role"] = it.role;
    out["head"] = it.head;
    out["several"] = it.several;
    out["superior"] = it.superior ? view.directory.at(*it.superior).id : std::string{};
    return out;
}

json::value directory_written(const DirectoryView& view, people::TenureIndex index) {
    if (!view.administrator) {
        return {};
    }
    json::object out;
    put_written_days(out, view.directory.at(index).validity);
    return out;
}

}  // namespace phanbien::api
