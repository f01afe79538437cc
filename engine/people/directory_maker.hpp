// DirectoryMaker: one written directory on its way to a Directory. It gives everything its place,
// resolves what one thing says of another, and lays the indices beside the lists. What cannot be
// resolved is a mistake and left out, so that the rest can be checked in the same pass. One thread.
#pragma once

#include <string>
#include <vector>

#include "engine/people/directory.hpp"
#include "engine/people/validity_words.hpp"
#include "engine/people/written.hpp"

namespace phanbien::people {

using xml::Mistakes;

inline constexpr std::size_t unit_depth_max = 16;  // units within units of one body
inline constexpr std::size_t body_depth_max = 16;  // bodies above one body

class DirectoryMaker {
  public:
    DirectoryMaker(written::Directory written, Mistakes& mistakes);

    // Once. Right only when there are no mistakes afterwards, in here and by directory_check.
    Directory make();

  private:
    void take_bodies();
    void take_unit(written::Unit& unit, BodyIndex body, std::optional<UnitIndex> parent,
                   std::size_t depth);
    void take_posts(std::vector<written::Post>& posts, UnitIndex unit);
    void take_people();
    void sort_by_id();
    void resolve_bodies();
    void resolve_superiors();
    void take_tenures(const written::Person& person, PersonIndex who);
    void take_absences(written::Person& person, PersonIndex who);
    void take_delegations(written::Person& person, PersonIndex who);
    void lay_indices();
    void find_lives();

    void unknown(Line line, std::string_view what_vi, std::string_view what_en,
                 std::string_view id);

    written::Directory written_;
    Mistakes& mistakes_;
    Directory made_;
    std::vector<std::string> superiors_;  // beside the posts: the id named, or empty
};

}  // namespace phanbien::people
