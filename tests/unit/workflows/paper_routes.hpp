// The directory of the office on paper and the shipped approval routes: for walks and stories of an
// office that goes by them. Everybody is invented; an account has the name of its person.
#pragma once

#include "engine/route/definition.hpp"
#include "paper_office.hpp"

namespace phanbien::workflows {

class PaperRoutes : public dossier::Routes {
  public:
    PaperRoutes();

    const people::Directory& directory() override { return directory_; }
    const route::Definition* current(std::string_view id) override;
    const route::Definition* by_hash(std::string_view hash) override;
    std::string username(const AccountId& account) override;

  private:
    people::Directory directory_;
    std::vector<route::Definition> definitions_;
};

// Somebody of the directory: one of everybody(), or a colleague without a role.
people::Actor colleague(const std::string& name);

// On the newest route of the dossier, on the document in force; with words where they are needed.
dossier::DecideRoute decision(const dossier::Dossier& dossier, const std::string& step,
                              route::Verdict verdict);

}  // namespace phanbien::workflows
