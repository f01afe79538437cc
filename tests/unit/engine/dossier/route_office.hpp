// A small office with a directory, whose criticism documents go the shipped approval routes.
// Everybody is invented; an account has the id of its person.
#pragma once

#include "engine/route/definition.hpp"
#include "small_office.hpp"

namespace phanbien::dossier {

// The province's committee and a commune below it, with more of a person's element by its id.
people::Directory route_directory(const std::map<std::string, std::string>& more = {});

// Somebody of the host by the name of the directory.
people::Actor member(const std::string& name, std::vector<std::string> roles = {});

class RouteOffice : public SmallOffice, public Routes {
  public:
    RouteOffice();  // has come to the synthesis

    // The author submits the document, in which there is `scan`.
    std::vector<EventBody> submits(const std::string& author = "an",
                                   boost::json::object more = {{"document", "scan"}});
    DecideRoute decision(const std::string& step,
                         route::Verdict verdict = route::Verdict::approve) const;
    std::vector<EventBody> approves(const std::string& who, const std::string& step);
    // The code of the refusal.
    std::string refused(const std::string& who, const DecideRoute& decision);
    const RouteRun& run() const { return dossier.routes.back(); }
    route::StepStatus status(const std::string& step) const;
    // Who is asked at the step, by their names: "cuc dung".
    std::string asked(const std::string& step) const;

    // Routes
    const people::Directory& directory() override { return staff; }
    const route::Definition* current(std::string_view id) override;
    const route::Definition* by_hash(std::string_view hash) override;
    std::string username(const AccountId& account) override;

    people::Directory staff;
    std::vector<route::Definition> definitions;
};

}  // namespace phanbien::dossier
