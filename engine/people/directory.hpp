// The directory: which organisations there are, their units and posts, who holds which post and
// when, who is away, and who acts for whom.
//
// Everything in it is true for a period. Two levels of local government since 1/7/2025 do not wipe
// out the districts before: an organisation ends, another succeeds it, and every question is asked
// about a day. It comes from XML (directory_xml.hpp, schemas/organisation.xsd) or from a
// written::Directory; whoever holds one knows that directory_check found nothing wrong in it.
// An immutable value; any thread may read it. Spans and references live as long as it does.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/kernel/result.hpp"
#include "engine/people/directory_parts.hpp"

namespace phanbien::people {

namespace written {
struct Directory;
}

// How far a delegation is handed on; a longer chain ends in nobody.
inline constexpr std::size_t delegation_chain_max = 8;

// Who acts when somebody is asked: the delegations followed, in order, and where they end.
struct Acting {
    std::optional<PersonIndex> person;   // none: whoever is asked is away and nobody acts for them
    std::vector<DelegationIndex> chain;  // empty: the person asked acts in person

    bool operator==(const Acting&) const = default;
};

// Who hands on what is asked of them.
enum class HandingOn {
    as_things_are,  // those who are away that day, and those who delegated "always"
    in_any_case,    // everybody who has delegated, since anybody may be away when it matters
};

// A half-open range of places in one list.
struct PlaceRange {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;

    bool operator==(const PlaceRange&) const = default;
};

class Directory {
  public:
    // Nobody at all.
    Directory() = default;
    // Refuses (directory.invalid) with every mistake, each at "file_name:line".
    static Result<Directory> make(written::Directory written, std::string_view file_name);

    // What it is about, in both languages.
    const std::string& vi() const { return vi_; }
    const std::string& en() const { return en_; }

    // In the order of the file, which is the order of precedence. The units of a body, the posts of
    // a unit and of a whole body, and all that belongs to a person stand together.
    std::span<const Body> bodies() const { return bodies_; }
    std::span<const Unit> units() const { return units_; }
    std::span<const Post> posts() const { return posts_; }
    std::span<const Person> people() const { return people_; }
    std::span<const Tenure> tenures() const { return tenures_; }
    std::span<const Absence> absences() const { return absences_; }
    std::span<const Delegation> delegations() const { return delegations_; }

    const Body& at(BodyIndex it) const { return bodies_[place_of(it)]; }
    const Unit& at(UnitIndex it) const { return units_[place_of(it)]; }
    const Post& at(PostIndex it) const { return posts_[place_of(it)]; }
    const Person& at(PersonIndex it) const { return people_[place_of(it)]; }
    const Tenure& at(TenureIndex it) const { return tenures_[place_of(it)]; }
    const Absence& at(AbsenceIndex it) const { return absences_[place_of(it)]; }
    const Delegation& at(DelegationIndex it) const { return delegations_[place_of(it)]; }
    // For those who need to know; may be empty.
    const std::string& reason_of(AbsenceIndex it) const { return reasons_[place_of(it)]; }

    std::optional<BodyIndex> body(std::string_view id) const;
    std::optional<UnitIndex> unit(std::string_view id) const;
    std::optional<PostIndex> post(std::string_view id) const;
    std::optional<PersonIndex> person(std::string_view id) const;
    std::optional<PersonIndex> person_of_account(std::string_view user_name) const;

    // What belongs together; index i of a range is at(XIndex{i}).
    PlaceRange units_of(BodyIndex it) const { return body_units_[place_of(it)]; }
    PlaceRange posts_of(BodyIndex it) const { return body_posts_[place_of(it)]; }
    PlaceRange posts_of(UnitIndex it) const { return unit_posts_[place_of(it)]; }  // itself only
    PlaceRange tenures_of(PersonIndex it) const { return person_tenures_[place_of(it)]; }
    PlaceRange absences_of(PersonIndex it) const { return person_absences_[place_of(it)]; }
    PlaceRange delegations_from(PersonIndex it) const { return person_delegations_[place_of(it)]; }
    std::span<const TenureIndex> tenures_of(PostIndex it) const;
    std::span<const DelegationIndex> delegations_to(PersonIndex it) const;
    BodyIndex body_of(PostIndex it) const { return at(at(it).unit).body; }
    // The days it has by its own dates and by those of everything around it.
    Validity life_of(BodyIndex it) const { return body_lives_[place_of(it)]; }
    Validity life_of(UnitIndex it) const { return unit_lives_[place_of(it)]; }
    Validity life_of(PostIndex it) const { return post_lives_[place_of(it)]; }

    // Which bodies came before or after, directly or through others, the nearest first.
    std::vector<BodyIndex> predecessors_of(BodyIndex it) const;
    std::vector<BodyIndex> successors_of(BodyIndex it) const;

    // Who holds the post that day, away or not, in the order of the file.
    std::vector<PersonIndex> holders_of(PostIndex it, Date day) const;
    bool holds(PersonIndex who, PostIndex post, Date day) const;
    std::vector<PostIndex> posts_of(PersonIndex it, Date day) const;
    // Posts in force that day, held by somebody or not: in the unit itself, or anywhere in the
    // body.
    std::vector<PostIndex> posts_with_role(UnitIndex in, std::string_view role, Date day) const;
    std::vector<PostIndex> posts_with_role(BodyIndex in, std::string_view role, Date day) const;
    // The head's post, held by somebody or not.
    std::optional<PostIndex> head_of(UnitIndex it, Date day) const;
    // The superior named, else the head of the unit, else (of a head) that of the unit above. None
    // at the top of a body.
    std::optional<PostIndex> superior_of(PostIndex it, Date day) const;

    // `supposed`: absences on top of those known, for "what if".
    bool is_away(PersonIndex it, Date day, std::span<const Absence> supposed = {}) const;
    // Delegations of this person that are in force and cover the post and the matter, whether the
    // person is away or not: those for this post before those for all, those for this matter
    // before those for all, otherwise in the order of the file.
    std::vector<DelegationIndex> delegations_in_force(PersonIndex from, PostIndex post,
                                                      std::string_view matter, Date day) const;
    // Who acts for the holder of the post: delegations are followed while whoever is asked is away
    // or has delegated "always", to the first chain that ends at somebody present. The post asked
    // about stays the same along the chain.
    Acting who_acts(PersonIndex who, PostIndex post, std::string_view matter, Date day,
                    std::span<const Absence> supposed = {}) const;
    // Everybody who may act for the holder of the post, away or not: the holder first, then by the
    // length of the chain that leads to them.
    std::vector<Acting> all_who_may_act(PersonIndex who, PostIndex post, std::string_view matter,
                                        Date day, HandingOn handing_on,
                                        std::span<const Absence> supposed = {}) const;

    // The same directory in content and order; lines do not count.
    bool operator==(const Directory&) const = default;

  private:
    friend class DirectoryMaker;

    std::vector<PostIndex> posts_with_role(PlaceRange among, std::string_view role, Date day) const;

    std::string vi_;
    std::string en_;
    std::vector<Body> bodies_;
    std::vector<Unit> units_;
    std::vector<Post> posts_;
    std::vector<Person> people_;
    std::vector<Tenure> tenures_;
    std::vector<Absence> absences_;
    std::vector<std::string> reasons_;  // beside absences_
    std::vector<Delegation> delegations_;

    // Sorted by id, for the questions by id.
    std::vector<BodyIndex> bodies_by_id_;
    std::vector<UnitIndex> units_by_id_;
    std::vector<PostIndex> posts_by_id_;
    std::vector<PersonIndex> people_by_id_;
    std::vector<PersonIndex> people_by_account_;  // those who have one

    std::vector<PlaceRange> body_units_;
    std::vector<PlaceRange> body_posts_;
    std::vector<PlaceRange> unit_posts_;
    std::vector<PlaceRange> person_tenures_;
    std::vector<PlaceRange> person_absences_;
    std::vector<PlaceRange> person_delegations_;
    std::vector<PlaceRange> post_tenures_;         // in tenures_by_post_
    std::vector<PlaceRange> person_delegated_to_;  // in delegations_by_target_
    std::vector<TenureIndex> tenures_by_post_;
    std::vector<DelegationIndex> delegations_by_target_;
    std::vector<PlaceRange> body_successors_;  // in successors_
    std::vector<BodyIndex> successors_;
    std::vector<Validity> body_lives_;
    std::vector<Validity> unit_lives_;
    std::vector<Validity> post_lives_;
};

}  // namespace phanbien::people
