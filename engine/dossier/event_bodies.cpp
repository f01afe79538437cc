// The bodies of events as JSON and back: the two codecs for event_members.hpp, and the table of
// acts.
#include <array>
#include <boost/json/array.hpp>
#include <boost/json/parse.hpp>
#include <limits>
#include <optional>
#include <type_traits>
#include <utility>

#include "engine/dossier/event_codec.hpp"
#include "engine/dossier/event_members.hpp"
#include "engine/kernel/json.hpp"

namespace phanbien::dossier {

namespace json = boost::json;

namespace {

// In the order of EventBody's alternatives. These names are in every log ever written.
constexpr std::array<std::string_view, std::variant_size_v<EventBody>> acts{
    "registered",
    "moved",
    "version_added",
    "document_attached",
    "review_requested",
    "review_cancelled",
    "review_completed",
    "opinion_given",
    "opinion_revised",
    "opinion_withdrawn",
    "opinion_set_aside",
    "opinion_restored",
    "recommendation_made",
    "recommendation_revised",
    "opinions_merged",
    "opinions_split",
    "recommendation_dropped",
    "answer_given",
    "answer_accepted",
    "answer_returned",
    "dues_moved",
    "migrated",
    "route_begun",
    "route_decided",
    "route_document_replaced",
    "route_replanned",
    "route_step_late",
    "route_reminded",
    "route_withdrawn",
    "answer_drafted",
    "answers_imported",
    "answers_published",
    "change_traced",
    "objection_raised",
    "objection_answered",
    "opinions_imported",
    "import_withdrawn",
    "opinions_clustered",
    "opinions_unclustered",
    "cluster_dissolved",
    "placements_made",
    "placements_confirmed",
    "placements_reopened",
    "erased",
    "acted_late",
    "access_restricted",
    "access_opened",
};

// Deeper than a request: what it brings stands in members of an event and of its instance.
constexpr std::size_t body_depth_max = 2 * json_depth_max;

class EventWriter {
  public:
    explicit EventWriter(ObjectText& out) : out_(out) {}

    template <class T>
    void later(const char* name, const T& member) {
        if (!member.empty()) {
            operator()(name, member);
        }
    }
    template <class T>
    void operator()(const char* name, const T& member) {
        write(out_.begin(name), member);
    }

  private:
    static void write(std::string& out, const std::string& it) { append_quoted(out, it); }
    static void write(std::string& out, bool it) { out += it ? "true" : "false"; }
    static void write(std::string& out, int it) { append_number(out, it); }
    static void write(std::string& out, std::int64_t it) { append_number(out, it); }
    static void write(std::string& out, route::Verdict it) {
        append_quoted(out, route::name_of(it));
    }
    static void write(std::string& out, document::Outcome it) {
        append_quoted(out, document::name_of(it));
    }
    static void write(std::string& out, document::Method it) {
        append_quoted(out, document::name_of(it));
    }
    static void write(std::string& out, const route::Plan& it) {
        append_json(out, route::to_json(it));
    }
    static void write(std::string& out, Date it) { append_quoted(out, to_text(it)); }
    static void write(std::string& out, Instant it) { append_quoted(out, to_text(it)); }
    static void write(std::string& out, const json::object& it) { append_json(out, it); }
    static void write(std::string& out, const json::value& it) { append_json(out, it); }
    template <class Tag>
    static void write(std::string& out, const Id<Tag>& it) {
        append_quoted(out, it.text());
    }
    template <class T>
    static void write(std::string& out, const std::optional<T>& it) {
        if (it) {
            write(out, *it);
        } else {
            out += "null";
        }
    }
    template <class T>
    static void write(std::string& out, const std::vector<T>& it) {
        append_array(out, it, [](std::string& to, const T& item) { write(to, item); });
    }
    template <class T>
    requires std::is_aggregate_v<T>
    static void write(std::string& out, const T& it) {
        ObjectText object(out);
        EventWriter inner(object);
        describe(inner, const_cast<T&>(it));  // as in write_body()
        object.end();
    }

    ObjectText& out_;
};

class EventReader {
  public:
    EventReader(const json::object& in, std::string& mistake) : in_(in), mistake_(mistake) {}

    template <class T>
    void later(const char* name, T& member) {
        if (in_.contains(name)) {
            operator()(name, member);
        }
    }
    template <class T>
    void operator()(const char* name, T& member) {
        const auto* found = in_.if_contains(name);
        if ((found == nullptr || !read(*found, member)) && mistake_.empty()) {
            mistake_ = name;
        }
    }

  private:
    bool read(const json::value& from, std::string& to) {
        if (!from.is_string()) {
            return false;
        }
        to.assign(from.get_string().data(), from.get_string().size());
        return true;
    }
    bool read(const json::value& from, bool& to) {
        to = from.is_bool() && from.get_bool();
        return from.is_bool();
    }
    bool read(const json::value& from, std::int64_t& to) {
        to = from.is_int64() ? from.get_int64() : 0;
        return from.is_int64();
    }
    bool read(const json::value& from, int& to) {
        std::int64_t wide = 0;
        if (!read(from, wide) || wide < std::numeric_limits<int>::min() ||
            wide > std::numeric_limits<int>::max()) {
            return false;
        }
        to = static_cast<int>(wide);
        return true;
    }
    bool read(const json::value& from, route::Verdict& to) {
        std::string name;
        const auto known = read(from, name) ? route::verdict(name) : std::nullopt;
        to = known.value_or(route::Verdict::approve);
        return known.has_value();
    }
    bool read(const json::value& from, document::Outcome& to) {
        std::string name;
        const auto known = read(from, name) ? document::outcome_named(name) : std::nullopt;
        to = known.value_or(document::Outcome::unplaced);
        return known.has_value();
    }
    bool read(const json::value& from, document::Method& to) {
        std::string name;
        const auto known = read(from, name) ? document::method_named(name) : std::nullopt;
        to = known.value_or(document::Method::none);
        return known.has_value();
    }
    bool read(const json::value& from, route::Plan& to) {
        auto plan = route::plan_from_json(from);
        const bool is_plan = plan.has_value();
        to = is_plan ? std::move(plan).value() : route::Plan{};
        return is_plan;
    }
    bool read(const json::value& from, Date& to) {
        const auto* text = from.if_string();
        const auto day = text ? parse_date({text->data(), text->size()}) : std::nullopt;
        to = day.value_or(Date{});
        return day.has_value();
    }
    bool read(const json::value& from, Instant& to) {
        const auto* text = from.if_string();
        const auto at = text ? parse_instant({text->data(), text->size()}) : std::nullopt;
        to = at.value_or(Instant{});
        return at.has_value();
    }
    bool read(const json::value& from, json::object& to) {
        if (!from.is_object()) {
            return false;
        }
        to = from.get_object();
        return true;
    }
    bool read(const json::value& from, json::value& to) {
        to = from;
        return true;
    }
    template <class Tag>
    bool read(const json::value& from, Id<Tag>& to) {
        std::string text;
        if (!read(from, text)) {
            return false;
        }
        to = Id<Tag>(std::move(text));
        return true;
    }
    template <class T>
    bool read(const json::value& from, std::optional<T>& to) {
        if (from.is_null()) {
            to.reset();
            return true;
        }
        return read(from, to.emplace());
    }
    template <class T>
    bool read(const json::value& from, std::vector<T>& to) {
        if (!from.is_array()) {
            return false;
        }
        for (const auto& item : from.get_array()) {
            if (!read(item, to.emplace_back())) {
                return false;
            }
        }
        return true;
    }
    template <class T>
    requires std::is_aggregate_v<T>
    bool read(const json::value& from, T& to) {
        if (!from.is_object()) {
            return false;
        }
        EventReader inner(from.get_object(), mistake_);
        describe(inner, to);
        return mistake_.empty();
    }

    const json::object& in_;
    std::string& mistake_;
};

// Makes the alternative of this index, empty.
template <std::size_t Index = 0>
EventBody body_of(std::size_t index) {
    if constexpr (Index + 1 < std::variant_size_v<EventBody>) {
        if (index != Index) {
            return body_of<Index + 1>(index);
        }
    }
    return EventBody(std::in_place_index<Index>);
}

std::vector<FileHash> hashes_in(const VersionAdded& it) {
    return {it.file.hash, it.outline};
}
std::vector<FileHash> hashes_in(const DocumentAttached& it) {
    return {it.file.hash};
}
std::vector<FileHash> hashes_in(const AnswersImported& it) {
    return {it.file};
}
std::vector<FileHash> hashes_in(const OpinionGiven& it) {
    std::vector<FileHash> out;
    for (const auto& file : it.attachments) {
        out.push_back(file.hash);
    }
    return out;
}
std::vector<FileHash> hashes_in(const OpinionsImported& it) {
    return {FileHash(it.file_hash)};
}
std::vector<FileHash> hashes_in(const Moved& it) {
    std::vector<FileHash> out;
    for (const auto& file : it.files) {
        out.push_back(file.hash);
    }
    return out;
}
template <class Other>
std::vector<FileHash> hashes_in(const Other&) {
    return {};
}

}  // namespace

std::string_view act_of(const EventBody& body) {
    return acts[body.index()];
}

std::vector<std::string_view> all_acts() {
    return {acts.begin(), acts.end()};
}

void write_body(ObjectText& out, const EventBody& body) {
    EventWriter writer(out);
    // describe() serves reading too and so takes the body as one that may be changed; this doesn't.
    std::visit([&](auto& it) { describe(writer, it); }, const_cast<EventBody&>(body));
}

json::object body_to_json(const EventBody& body) {
    std::string text;
    ObjectText out(text);
    write_body(out, body);
    out.end();
    json::parse_options options;
    options.max_depth = body_depth_max;
    return std::move(json::parse(text, {}, options).get_object());
}

Result<EventBody> body_from_json(std::string_view act, const json::object& members) {
    for (std::size_t index = 0; index < acts.size(); ++index) {
        if (acts[index] != act) {
            continue;
        }
        auto body = body_of(index);
        std::string mistake;
        EventReader reader(members, mistake);
        std::visit([&](auto& it) { describe(reader, it); }, body);
        if (!mistake.empty()) {
            return Problem{
                .kind = ProblemKind::invalid,
                .code = "event.malformed",
                .vi = "Sự kiện trong nhật ký thiếu hoặc sai một trường.",
                .en = "An event of the log lacks a member or holds a wrong one.",
                .fields = {{"/" + mistake, "Thiếu hoặc sai kiểu.", "Missing or of a wrong type."}}};
        }
        return body;
    }
    return Problem{.kind = ProblemKind::invalid,
                   .code = "event.unknown",
                   .vi = "Nhật ký có loại sự kiện không được biết đến: " + std::string(act) + ".",
                   .en = "The log holds an unknown kind of event: " + std::string(act) + "."};
}

std::vector<FileHash> files_of(const EventBody& body) {
    return std::visit([](const auto& it) { return hashes_in(it); }, body);
}

}  // namespace phanbien::dossier
