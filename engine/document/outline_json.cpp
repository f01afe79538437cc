#include "engine/document/outline_json.hpp"

#include <boost/json/array.hpp>

namespace phanbien::document {

namespace {

namespace json = boost::json;

json::array rows_of(const Provision& table) {
    json::array rows;
    for (const auto& row : table.rows) {
        json::array cells;
        for (const auto& cell : row) {
            cells.emplace_back(cell);
        }
        rows.emplace_back(std::move(cells));
    }
    return rows;
}

json::object node_of(const Provision& provision) {
    json::object node{
        {"id", provision.id},         {"eid", provision.eid},     {"kind", name_of(provision.kind)},
        {"number", provision.number}, {"label", provision.label}, {"heading", provision.heading},
        {"text", provision.text}};
    if (provision.kind == ProvisionKind::table) {
        node["rows"] = rows_of(provision);
    }
    json::array children;
    for (const auto& child : provision.children) {
        children.emplace_back(node_of(child));
    }
    node["children"] = std::move(children);
    return node;
}

Problem malformed(const std::string& where) {
    return Problem{.kind = ProblemKind::invalid,
                   .code = "outline.malformed",
                   .vi = "Cây điều khoản không đúng dạng tại " + where + ".",
                   .en = "The outline is malformed at " + where + "."};
}

// Reads an outline back; every refusal names its JSON pointer.
class OutlineDecoder {
  public:
    Result<std::vector<Provision>> provisions(const json::object& from, std::string_view name,
                                              const std::string& where, std::size_t depth) {
        TRY(const auto* list, array(from, name, where));
        std::vector<Provision> out;
        for (std::size_t i = 0; i < list->size(); ++i) {
            const auto place = where + "/" + std::string(name) + "/" + std::to_string(i);
            TRY(auto provision, one(list->at(i), place, depth));
            out.push_back(std::move(provision));
        }
        return out;
    }

    Result<std::string> text(const json::object& from, std::string_view name,
                             const std::string& where) {
        const auto* found = from.if_contains(json::string_view(name.data(), name.size()));
        if (found == nullptr || !found->is_string()) {
            return malformed(where + "/" + std::string(name));
        }
        return std::string(found->get_string());
    }

    Result<const json::array*> array(const json::object& from, std::string_view name,
                                     const std::string& where) {
        const auto* found = from.if_contains(json::string_view(name.data(), name.size()));
        if (found == nullptr || !found->is_array()) {
            return malformed(where + "/" + std::string(name));
        }
        return &found->get_array();
    }

  private:
    Result<Provision> one(const json::value& value, const std::string& where, std::size_t depth) {
        const auto* node = value.if_object();
        if (node == nullptr || depth > outline_depth_max || ++read_ > provisions_max) {
            return malformed(where);
        }
        Provision out;
        TRY(out.id, text(*node, "id", where));
        TRY(out.eid, text(*node, "eid", where));
        TRY(out.number, text(*node, "number", where));
        TRY(out.label, text(*node, "label", where));
        TRY(out.heading, text(*node, "heading", where));
        TRY(out.text, text(*node, "text", where));
        TRY(const auto kind, text(*node, "kind", where));
        const auto known = kind_named(kind);
        if (!known) {
            return malformed(where + "/kind");
        }
        out.kind = *known;
        if (out.kind == ProvisionKind::table) {
            TRY(out.rows, rows(*node, where));
        }
        TRY(out.children, provisions(*node, "children", where, depth + 1));
        return out;
    }

    Result<std::vector<std::vector<std::string>>> rows(const json::object& node,
                                                       const std::string& where) {
        TRY(const auto* list, array(node, "rows", where));
        std::vector<std::vector<std::string>> out;
        for (const auto& row : *list) {
            if (!row.is_array()) {
                return malformed(where + "/rows");
            }
            auto& cells = out.emplace_back();
            for (const auto& cell : row.get_array()) {
                if (!cell.is_string()) {
                    return malformed(where + "/rows");
                }
                cells.emplace_back(cell.get_string());
            }
        }
        return out;
    }

    std::size_t read_ = 0;
};

Result<std::vector<Warning>> warnings_of(OutlineDecoder& decoder, const json::object& outline) {
    TRY(const auto* list, decoder.array(outline, "warnings", ""));
    std::vector<Warning> out;
    for (const auto& value : *list) {
        const auto* object = value.if_object();
        const auto* position = object == nullptr ? nullptr : object->if_contains("position");
        if (position == nullptr || !position->is_int64()) {
            return malformed("/warnings");
        }
        Warning warning;
        TRY(warning.code, decoder.text(*object, "code", "/warnings"));
        TRY(warning.vi, decoder.text(*object, "vi", "/warnings"));
        TRY(warning.en, decoder.text(*object, "en", "/warnings"));
        TRY(warning.excerpt, decoder.text(*object, "excerpt", "/warnings"));
        warning.position = static_cast<int>(position->get_int64());
        out.push_back(std::move(warning));
    }
    return out;
}

}  // namespace

json::object to_json(const Outline& outline) {
    const auto& counts = outline.counts;
    json::array provisions;
    for (const auto& provision : outline.provisions) {
        provisions.emplace_back(node_of(provision));
    }
    json::array warnings;
    for (const auto& warning : outline.warnings) {
        warnings.push_back({{"code", warning.code},
                            {"vi", warning.vi},
                            {"en", warning.en},
                            {"excerpt", warning.excerpt},
                            {"position", warning.position}});
    }
    json::array notes;
    for (const auto& note : outline.notes) {
        notes.emplace_back(note);
    }
    return {{"title", outline.title},
            {"counts",
             {{"parts", counts.parts},
              {"chapters", counts.chapters},
              {"sections", counts.sections},
              {"subsections", counts.subsections},
              {"articles", counts.articles},
              {"clauses", counts.clauses},
              {"points", counts.points}}},
            {"provisions", std::move(provisions)},
            {"warnings", std::move(warnings)},
            {"notes", std::move(notes)}};
}

// The counts are computed again: what can be derived is not trusted from outside.
Result<Outline> outline_from_json(const json::value& value) {
    const auto* object = value.if_object();
    if (object == nullptr) {
        return malformed("/");
    }
    OutlineDecoder decoder;
    Outline out;
    TRY(out.title, decoder.text(*object, "title", ""));
    TRY(out.provisions, decoder.provisions(*object, "provisions", "", 1));
    TRY(out.warnings, warnings_of(decoder, *object));
    TRY(const auto* notes, decoder.array(*object, "notes", ""));
    for (const auto& note : *notes) {
        if (!note.is_string()) {
            return malformed("/notes");
        }
        out.notes.emplace_back(note.get_string());
    }
    out.counts = count(out.provisions);
    return out;
}

}  // namespace phanbien::document
