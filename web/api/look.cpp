#include "web/api/look.hpp"

namespace phanbien::api {

DossierLook look_now(Call& call, const OpenDossier& open, const people::Actor& actor) {
    return {.desk = call.desk,
            .open = open,
            .actor = actor,
            .calendars = call.desk.calendars(),
            .at = call.site.parts.clock.now()};
}

}  // namespace phanbien::api
