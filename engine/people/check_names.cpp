// Ids, names, roles and user names: there, well formed, and each id once.
#include <algorithm>
#include <span>

#include "engine/kernel/json.hpp"
#include "engine/people/directory_check.hpp"

namespace phanbien::people {

namespace {

bool is_word(std::string_view text) {
    const auto fits = [](char it) {
        return (it >= 'a' && it <= 'z') || (it >= '0' && it <= '9') || it == '-' || it == '_' ||
               it == '.';
    };
    return !text.empty() && text.size() <= id_length_max && std::ranges::all_of(text, fits);
}

bool is_name(std::string_view text) {
    const bool has_control =
        std::ranges::any_of(text, [](char it) { return (it >= 0 && it < ' ') || it == '\x7f'; });
    const bool is_blank = text.find_first_not_of(' ') == std::string_view::npos;
    return !is_blank && !has_control && code_points(text) <= name_length_max;
}

class Names {
  public:
    explicit Names(Mistakes& mistakes) : mistakes_(mistakes) {}

    void word(Line line, std::string_view attribute, std::string_view text) {
        if (!is_word(text)) {
            mistakes_.add(
                line,
                {std::string(attribute) + "=" + quoted(text) + " không phải là một mã.",
                 std::string(attribute) + "=" + quoted(text) + " is not an id."},
                {"Mã gồm 1 đến 64 chữ thường không dấu, chữ số, dấu chấm, gạch nối, gạch dưới.",
                 "An id is 1 to 64 of a to z, 0 to 9, dot, hyphen, underscore."});
        }
    }

    void name(Line line, std::string_view attribute, std::string_view text) {
        if (!is_name(text)) {
            mistakes_.add(line,
                          {std::string(attribute) + " trống, dài quá 300 chữ hoặc có ký tự lạ.",
                           std::string(attribute) +
                               " is empty, longer than 300 letters, or has control characters."},
                          {"Hãy ghi tên trên một dòng.", "Write the name on one line."});
        }
    }

    // What has an id and a name in both languages.
    template <class Part>
    void labelled(std::span<const Part> parts) {
        for (const Part& it : parts) {
            word(it.line, "id", it.id);
            name(it.line, "vi", it.vi);
            name(it.line, "en", it.en);
        }
    }

    // Every key once; an empty one is none.
    template <class Part>
    void once(std::span<const Part> parts, std::string Part::*key, const Sentence& what) {
        std::vector<const Part*> sorted;
        for (const Part& it : parts) {
            if (!(it.*key).empty()) {
                sorted.push_back(&it);
            }
        }
        const auto key_of = [key](const Part* it) -> const std::string& { return it->*key; };
        std::ranges::stable_sort(sorted, {}, key_of);
        for (std::size_t i = 1; i < sorted.size(); ++i) {
            if (key_of(sorted[i - 1]) == key_of(sorted[i])) {
                const auto first = std::to_string(sorted[i - 1]->line.number);
                const auto id = quoted(key_of(sorted[i]));
                mistakes_.add(sorted[i]->line,
                              {what.vi + " " + id + " đã có ở dòng " + first + ".",
                               what.en + " " + id + " is there already, in line " + first + "."},
                              {"Hãy đặt mã khác cho một trong hai.", "Give one of them another."});
            }
        }
    }

  private:
    Mistakes& mistakes_;
};

}  // namespace

void check_names(const Directory& directory, Mistakes& mistakes) {
    Names names(mistakes);
    names.name({1}, "vi", directory.vi());
    names.name({1}, "en", directory.en());
    names.labelled(directory.bodies());
    names.labelled(directory.units());
    names.labelled(directory.posts());
    for (const Post& it : directory.posts()) {
        names.word(it.line, "role", it.role);
    }
    for (const Person& it : directory.people()) {
        names.word(it.line, "id", it.id);
        names.name(it.line, "name", it.name);
        if (!it.account.empty()) {
            names.word(it.line, "account", it.account);
        }
    }
    for (const Delegation& it : directory.delegations()) {
        for (const auto& matter : it.matters) {
            names.word(it.line, "matters", matter);
        }
    }
    for (std::uint32_t i = 0; i < directory.absences().size(); ++i) {
        const AbsenceIndex it{i};
        if (!directory.reason_of(it).empty()) {
            names.name(directory.at(it).line, "reason", directory.reason_of(it));
        }
    }
    names.once(directory.bodies(), &Body::id, {"Cơ quan", "The organisation"});
    names.once(directory.units(), &Unit::id, {"Đơn vị", "The unit"});
    names.once(directory.posts(), &Post::id, {"Chức vụ", "The post"});
    names.once(directory.people(), &Person::id, {"Người", "The person"});
    names.once(directory.people(), &Person::account, {"Tài khoản", "The account"});
}

}  // namespace phanbien::people
