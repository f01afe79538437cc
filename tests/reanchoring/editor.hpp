// Editor: one edit of edited_version.hpp after the other on one text.
#pragma once

#include "tests/reanchoring/edited_version.hpp"

namespace phanbien::tests {

class Editor {
  public:
    Editor(const std::vector<document::Provision>& provisions,
           const std::vector<document::Provision>& foreign, std::mt19937_64& random);

    // True when it found something to do it to.
    bool insert();
    bool insert_copy();
    bool remove();
    bool reword();
    bool move();
    bool split_text();
    bool split_article();
    bool merge();
    bool promote();
    bool flatten();
    bool swap_similar();
    void number(bool anew);
    void follow_references();

    EditedVersion result();

  private:
    using List = std::vector<EditedProvision>;
    // A provision in the list that it stands in.
    struct Spot {
        List* list;
        std::size_t at;
        document::ProvisionKind above;
        EditedProvision& it() const { return (*list)[at]; }
    };

    std::size_t below(std::size_t count);
    double share();
    std::vector<Spot> spots();
    template <class Wanted>
    Spot* any(std::vector<Spot>& among, Wanted wanted);
    bool is_twin(const EditedProvision& it) const;
    std::string foreign_words(std::size_t count);
    std::string reworded(const std::string& text, double rate);
    void note(const EditedProvision& it, const std::string& what);
    static std::vector<std::size_t> seams(const std::string& text);

    std::mt19937_64& random_;
    List roots_;
    std::vector<const document::Provision*> foreign_;
    std::vector<std::string> words_;    // of the foreign text
    std::map<std::string, int> texts_;  // how often a whole provision's text stands in the old one
    std::map<std::string, std::string> old_texts_;   // by eId, without what is inside
    std::map<std::string, std::string> renumbered_;  // articles
    EditedVersion out_;
};

}  // namespace phanbien::tests
