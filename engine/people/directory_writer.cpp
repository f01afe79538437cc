#include <pugixml.hpp>

#include "engine/people/directory_xml.hpp"
#include "engine/xml/text.hpp"

namespace phanbien::people {

namespace {

class Writer {
  public:
    Writer(const Directory& directory, Reasons reasons)
        : directory_(directory), reasons_(reasons) {}

    std::string write() {
        auto declaration = document_.append_child(pugi::node_declaration);
        put(declaration, "version", "1.0");
        put(declaration, "encoding", "UTF-8");
        auto root = document_.append_child("directory");
        put(root, "xmlns", directory_namespace);
        put(root, "vi", directory_.vi());
        put(root, "en", directory_.en());
        for (std::uint32_t i = 0; i < directory_.bodies().size(); ++i) {
            write_body(root, BodyIndex{i});
        }
        for (std::uint32_t i = 0; i < directory_.people().size(); ++i) {
            write_person(root, PersonIndex{i});
        }
        return xml::indented_text_of(document_);
    }

  private:
    static void put(pugi::xml_node to, const char* name, std::string_view value) {
        to.append_attribute(name).set_value(std::string(value).c_str());
    }

    // What is absent in the file is not written.
    static void put_some(pugi::xml_node to, const char* name, std::string_view value) {
        if (!value.empty()) {
            put(to, name, value);
        }
    }

    static void put(pugi::xml_node to, const Validity& validity) {
        if (validity.from) {
            put(to, "from", to_text(*validity.from));
        }
        if (validity.until) {
            put(to, "until", to_text(*validity.until));
        }
    }

    template <class Part>
    static void put_label(pugi::xml_node to, const Part& part) {
        put(to, "id", part.id);
        put(to, "vi", part.vi);
        put(to, "en", part.en);
    }

    void write_body(pugi::xml_node root, BodyIndex index) {
        const Body& body = directory_.at(index);
        auto to = root.append_child("organisation");
        put_label(to, body);
        put(to, "kind", name_of(body.kind));
        put(to, "level", name_of(body.level));
        put_some(to, "parent", body.parent ? directory_.at(*body.parent).id : "");
        put(to, body.validity);
        for (const Code& it : body.codes) {
            auto code = to.append_child("code");
            put(code, "scheme", name_of(it.scheme));
            put(code, "text", it.text);
            put(code, it.validity);
        }
        for (const BodyIndex it : body.predecessors) {
            put(to.append_child("predecessor"), "id", directory_.at(it).id);
        }
        // Each unit comes after the one it stands in, so that this is open already.
        const auto [begin, end] = directory_.units_of(index);
        std::vector<pugi::xml_node> open;
        for (auto place = begin; place < end; ++place) {
            const auto parent = directory_.at(UnitIndex{place}).parent;
            open.push_back(
                write_unit(parent ? open[place_of(*parent) - begin] : to, UnitIndex{place}));
        }
    }

    pugi::xml_node write_unit(pugi::xml_node in, UnitIndex index) {
        auto to = in.append_child("unit");
        put_label(to, directory_.at(index));
        put(to, directory_.at(index).validity);
        const auto [begin, end] = directory_.posts_of(index);
        for (auto place = begin; place < end; ++place) {
            write_post(to, directory_.at(PostIndex{place}));
        }
        return to;
    }

    void write_post(pugi::xml_node in, const Post& post) {
        auto to = in.append_child("post");
        put_label(to, post);
        put(to, "role", post.role);
        put_some(to, "head", post.head ? "yes" : "");
        put_some(to, "holders", post.several ? "several" : "");
        put_some(to, "superior", post.superior ? directory_.at(*post.superior).id : "");
        put(to, post.validity);
    }

    void write_person(pugi::xml_node root, PersonIndex index) {
        const Person& person = directory_.at(index);
        auto to = root.append_child("person");
        put(to, "id", person.id);
        put(to, "name", person.name);
        put_some(to, "account", person.account);
        const auto tenures = directory_.tenures_of(index);
        for (auto place = tenures.begin; place < tenures.end; ++place) {
            const Tenure& it = directory_.at(TenureIndex{place});
            auto tenure = to.append_child("holds");
            put(tenure, "post", directory_.at(it.post).id);
            put(tenure, it.validity);
        }
        const auto absences = directory_.absences_of(index);
        for (auto place = absences.begin; place < absences.end; ++place) {
            auto absence = to.append_child("away");
            put(absence, directory_.at(AbsenceIndex{place}).validity);
            put_some(absence, "reason",
                     reasons_ == Reasons::told ? directory_.reason_of(AbsenceIndex{place}) : "");
        }
        const auto delegations = directory_.delegations_from(index);
        for (auto place = delegations.begin; place < delegations.end; ++place) {
            write_delegation(to, directory_.at(DelegationIndex{place}));
        }
    }

    void write_delegation(pugi::xml_node in, const Delegation& it) {
        auto to = in.append_child("delegates");
        put(to, "to", directory_.at(it.to).id);
        put_some(to, "post", it.post ? directory_.at(*it.post).id : "");
        std::string matters;
        for (const auto& matter : it.matters) {
            matters += (matters.empty() ? "" : " ") + matter;
        }
        put_some(to, "matters", matters);
        put_some(to, "when", it.always ? "always" : "");
        put(to, it.validity);
    }

    const Directory& directory_;
    Reasons reasons_;
    pugi::xml_document document_;
};

}  // namespace

std::string write_directory(const Directory& directory, Reasons reasons) {
    return Writer(directory, reasons).write();
}

}  // namespace phanbien::people
