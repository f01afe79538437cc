// Any bytes as a request body: parse_json answers with a value or a refusal, and what it accepted
// it accepts again when written out.
#include <boost/json/serialize.hpp>
#include <cstdint>
#include <cstdlib>

#include "engine/kernel/json.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto value = phanbien::parse_json(text);
    if (!value.has_value()) {
        if (value.error().vi.empty() || value.error().en.empty()) {
            std::abort();
        }
        return 0;
    }
    if (!phanbien::parse_json(boost::json::serialize(*value)).has_value()) {
        std::abort();
    }
    phanbien::ObjectReader in(*value, "");
    (void)in.text("title");
    (void)in.one_of("stance", {"agree", "disagree"});
    (void)in.optional_date("due_on");
    (void)in.integer("count", 0, 100);
    (void)in.flag("open", false);
    (void)in.texts("list", 10);
    (void)in.finish();
    return 0;
}
