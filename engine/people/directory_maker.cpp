#include "engine/people/directory_maker.hpp"

#include <algorithm>
#include <utility>

#include "engine/people/directory_check.hpp"
#include "engine/people/directory_xml.hpp"

namespace phanbien::people {

namespace {

template <class Part>
std::uint32_t count_of(const std::vector<Part>& parts) {
    return static_cast<std::uint32_t>(parts.size());
}

// The places of all parts in the order of a key, equal keys in the order of the file.
template <class Index, class Part>
std::vector<Index> sorted_by(const std::vector<Part>& parts, std::string Part::*key) {
    std::vector<Index> sorted(parts.size());
    for (std::uint32_t it = 0; it < count_of(parts); ++it) {
        sorted[it] = Index{it};
    }
    std::ranges::stable_sort(
        sorted, {}, [&](Index it) -> const std::string& { return parts[place_of(it)].*key; });
    return sorted;
}

// Which entries point at each of `count` targets, in the order of the list.
template <class Index, class Part, class Target>
std::vector<PlaceRange> grouped(const std::vector<Part>& parts, std::size_t count, Target target,
                                std::vector<Index>& by_target) {
    std::vector<PlaceRange> ranges(count);
    for (const Part& it : parts) {
        ++ranges[place_of(target(it))].end;
    }
    std::uint32_t begin = 0;
    for (PlaceRange& it : ranges) {
        const auto size = std::exchange(it.end, begin);
        it.begin = std::exchange(begin, begin + size);
    }
    by_target.resize(parts.size());
    for (std::uint32_t it = 0; it < count_of(parts); ++it) {
        by_target[ranges[place_of(target(parts[it]))].end++] = Index{it};
    }
    return ranges;
}

}  // namespace

Result<Directory> Directory::make(written::Directory written, std::string_view file_name) {
    Mistakes mistakes(directory_kind, file_name);
    auto made = DirectoryMaker(std::move(written), mistakes).make();
    check_directory(made, mistakes);
    if (!mistakes.none()) {
        return mistakes.problem();
    }
    return made;
}

DirectoryMaker::DirectoryMaker(written::Directory written, Mistakes& mistakes)
    : written_(std::move(written)), mistakes_(mistakes) {}

Directory DirectoryMaker::make() {
    made_.vi_ = std::move(written_.vi);
    made_.en_ = std::move(written_.en);
    take_bodies();
    for (auto& it : written_.people) {
        made_.people_.push_back({.id = std::move(it.id),
                                 .name = std::move(it.name),
                                 .account = std::move(it.account),
                                 .line = it.line});
    }
    sort_by_id();
    resolve_bodies();
    resolve_superiors();
    take_people();
    lay_indices();
    find_lives();
    return std::move(made_);
}

void DirectoryMaker::take_bodies() {
    for (auto& it : written_.bodies) {
        const BodyIndex body{count_of(made_.bodies_)};
        made_.bodies_.push_back({.id = std::move(it.id),
                                 .vi = std::move(it.vi),
                                 .en = std::move(it.en),
                                 .kind = it.kind,
                                 .level = it.level,
                                 .parent = {},
                                 .validity = it.validity,
                                 .codes = std::move(it.codes),
                                 .predecessors = {},
                                 .line = it.line});
        const PlaceRange before{count_of(made_.units_), count_of(made_.posts_)};
        for (auto& unit : it.units) {
            take_unit(unit, body, {}, 1);
        }
        made_.body_units_.push_back({before.begin, count_of(made_.units_)});
        made_.body_posts_.push_back({before.end, count_of(made_.posts_)});
    }
}

void DirectoryMaker::take_unit(written::Unit& unit, BodyIndex body, std::optional<UnitIndex> parent,
                               std::size_t depth) {
    if (depth > unit_depth_max) {
        mistakes_.add(unit.line,
                      {"Đơn vị " + quoted(unit.id) + " nằm quá 16 tầng trong cơ quan của mình.",
                       "The unit " + quoted(unit.id) + " lies more than 16 levels deep."},
                      {"Hãy đưa nó lên tầng cao hơn.", "Move it further up."});
        return;
    }
    const UnitIndex index{count_of(made_.units_)};
    made_.units_.push_back({.id = std::move(unit.id),
                            .vi = std::move(unit.vi),
                            .en = std::move(unit.en),
                            .body = body,
                            .parent = parent,
                            .validity = unit.validity,
                            .line = unit.line});
    take_posts(unit.posts, index);
    for (auto& inner : unit.units) {
        take_unit(inner, body, index, depth + 1);
    }
}

void DirectoryMaker::take_posts(std::vector<written::Post>& posts, UnitIndex unit) {
    const auto begin = count_of(made_.posts_);
    for (auto& it : posts) {
        made_.posts_.push_back({.id = std::move(it.id),
                                .vi = std::move(it.vi),
                                .en = std::move(it.en),
                                .role = std::move(it.role),
                                .unit = unit,
                                .head = it.head,
                                .several = it.several,
                                .superior = {},
                                .validity = it.validity,
                                .line = it.line});
        superiors_.push_back(std::move(it.superior));
    }
    made_.unit_posts_.push_back({begin, count_of(made_.posts_)});
}

void DirectoryMaker::sort_by_id() {
    made_.bodies_by_id_ = sorted_by<BodyIndex>(made_.bodies_, &Body::id);
    made_.units_by_id_ = sorted_by<UnitIndex>(made_.units_, &Unit::id);
    made_.posts_by_id_ = sorted_by<PostIndex>(made_.posts_, &Post::id);
    made_.people_by_id_ = sorted_by<PersonIndex>(made_.people_, &Person::id);
    made_.people_by_account_ = sorted_by<PersonIndex>(made_.people_, &Person::account);
    std::erase_if(made_.people_by_account_,
                  [&](PersonIndex it) { return made_.at(it).account.empty(); });
}

void DirectoryMaker::unknown(Line line, std::string_view what_vi, std::string_view what_en,
                             std::string_view id) {
    mistakes_.add(line,
                  {"Không có " + std::string(what_vi) + " nào mang mã " + quoted(id) + ".",
                   "There is no " + std::string(what_en) + " with the id " + quoted(id) + "."},
                  {"Hãy sửa mã, hoặc thêm mục đó vào tệp.",
                   "Correct the id, or add that entry to the file."});
}

void DirectoryMaker::resolve_bodies() {
    for (std::size_t i = 0; i < written_.bodies.size(); ++i) {
        const auto& from = written_.bodies[i];
        Body& to = made_.bodies_[i];
        if (!from.parent.empty() && !(to.parent = made_.body(from.parent))) {
            unknown(from.line, "cơ quan", "organisation", from.parent);
        }
        for (const auto& [id, line] : from.predecessors) {
            if (const auto before = made_.body(id)) {
                to.predecessors.push_back(*before);
            } else {
                unknown(line, "cơ quan", "organisation", id);
            }
        }
    }
}

void DirectoryMaker::resolve_superiors() {
    for (std::size_t i = 0; i < superiors_.size(); ++i) {
        Post& post = made_.posts_[i];
        if (!superiors_[i].empty() && !(post.superior = made_.post(superiors_[i]))) {
            unknown(post.line, "chức vụ", "post", superiors_[i]);
        }
    }
}

void DirectoryMaker::take_people() {
    for (auto& it : written_.people) {
        const PersonIndex who{count_of(made_.person_tenures_)};
        take_tenures(it, who);
        take_absences(it, who);
        take_delegations(it, who);
    }
}

void DirectoryMaker::take_tenures(const written::Person& person, PersonIndex who) {
    const auto begin = count_of(made_.tenures_);
    for (const auto& it : person.tenures) {
        if (const auto post = made_.post(it.post)) {
            made_.tenures_.push_back(
                {.person = who, .post = *post, .validity = it.validity, .line = it.line});
        } else {
            unknown(it.line, "chức vụ", "post", it.post);
        }
    }
    made_.person_tenures_.push_back({begin, count_of(made_.tenures_)});
}

void DirectoryMaker::take_absences(written::Person& person, PersonIndex who) {
    const auto begin = count_of(made_.absences_);
    for (auto& it : person.absences) {
        made_.absences_.push_back({.person = who, .validity = it.validity, .line = it.line});
        made_.reasons_.push_back(std::move(it.reason));
    }
    made_.person_absences_.push_back({begin, count_of(made_.absences_)});
}

void DirectoryMaker::take_delegations(written::Person& person, PersonIndex who) {
    const auto begin = count_of(made_.delegations_);
    for (auto& it : person.delegations) {
        const auto to = made_.person(it.to);
        const auto post = it.post.empty() ? std::nullopt : made_.post(it.post);
        if (!to) {
            unknown(it.line, "người", "person", it.to);
        }
        if (!it.post.empty() && !post) {
            unknown(it.line, "chức vụ", "post", it.post);
        }
        if (to && (post || it.post.empty())) {
            made_.delegations_.push_back({.from = who,
                                          .to = *to,
                                          .post = post,
                                          .matters = std::move(it.matters),
                                          .always = it.always,
                                          .validity = it.validity,
                                          .line = it.line});
        }
    }
    made_.person_delegations_.push_back({begin, count_of(made_.delegations_)});
}

void DirectoryMaker::lay_indices() {
    made_.post_tenures_ = grouped(
        made_.tenures_, made_.posts_.size(), [](const Tenure& it) { return it.post; },
        made_.tenures_by_post_);
    made_.person_delegated_to_ = grouped(
        made_.delegations_, made_.people_.size(), [](const Delegation& it) { return it.to; },
        made_.delegations_by_target_);
    made_.body_successors_.resize(made_.bodies_.size());
    std::vector<std::vector<BodyIndex>> after(made_.bodies_.size());
    for (std::uint32_t it = 0; it < count_of(made_.bodies_); ++it) {
        for (const BodyIndex before : made_.at(BodyIndex{it}).predecessors) {
            after[place_of(before)].push_back(BodyIndex{it});
        }
    }
    for (std::size_t i = 0; i < after.size(); ++i) {
        const auto begin = count_of(made_.successors_);
        made_.successors_.insert(made_.successors_.end(), after[i].begin(), after[i].end());
        made_.body_successors_[i] = {begin, count_of(made_.successors_)};
    }
}

void DirectoryMaker::find_lives() {
    for (const Body& it : made_.bodies_) {
        auto life = it.validity;
        auto parent = it.parent;
        for (std::size_t up = 0; parent && up < body_depth_max; ++up) {
            life = life.within(made_.at(*parent).validity);
            parent = made_.at(*parent).parent;
        }
        made_.body_lives_.push_back(life);
    }
    for (const Unit& it : made_.units_) {
        const auto around = it.parent ? made_.life_of(*it.parent) : made_.life_of(it.body);
        made_.unit_lives_.push_back(it.validity.within(around));
    }
    for (const Post& it : made_.posts_) {
        made_.post_lives_.push_back(it.validity.within(made_.life_of(it.unit)));
    }
}

}  // namespace phanbien::people
