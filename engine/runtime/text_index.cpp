#include "engine/runtime/text_index.hpp"

#include <boost/json/parse.hpp>
#include <map>

#include "engine/document/outline_json.hpp"
#include "engine/runtime/office.hpp"

namespace phanbien::runtime {

namespace {

using dossier::TextKind;
using dossier::TextRow;

// A row for each provision; of a text with more of them than one event has places, a row for each
// article with all that is in it.
class DraftRows {
  public:
    explicit DraftRows(const dossier::Version& version) : version_(version) {
        for (const auto& provision : version.added.provisions) {
            labels_.emplace(provision.eid, provision.label);
        }
    }

    std::vector<TextRow> of(const document::Outline& outline) {
        add(outline.provisions);
        if (is_full_) {
            rows_.clear();
            by_article_ = true;
            add(outline.provisions);
        }
        return std::move(rows_);
    }

  private:
    void add(const std::vector<document::Provision>& provisions) {
        for (const auto& provision : provisions) {
            put(provision, words_in(provision));
            if (!by_article_ || provision.kind != document::ProvisionKind::article) {
                add(provision.children);
            }
        }
    }

    static void add_line(std::string& words, const std::string& line) {
        words += (words.empty() || line.empty() ? "" : "\n") + line;
    }

    std::string words_in(const document::Provision& provision) const {
        auto words = provision.heading;
        add_line(words, provision.text);
        for (const auto& row : provision.rows) {
            for (const auto& cell : row) {
                add_line(words, cell);
            }
        }
        if (by_article_ && provision.kind == document::ProvisionKind::article) {
            for (const auto& child : provision.children) {
                add_all_words(words, child);
            }
        }
        return words;
    }

    void add_all_words(std::string& words, const document::Provision& provision) const {
        add_line(words, words_in(provision));
        for (const auto& child : provision.children) {
            add_all_words(words, child);
        }
    }

    void put(const document::Provision& provision, std::string words) {
        if (words.empty()) {
            return;
        }
        is_full_ = is_full_ || rows_.size() == static_cast<std::size_t>(dossier::text_places_max);
        if (rows_.size() == static_cast<std::size_t>(dossier::text_places_max)) {
            rows_.back().words +=
                "\n" + words;  // of more articles than places: the last has the rest
            return;
        }
        const auto label = labels_.find(provision.eid);
        rows_.push_back(
            {.kind = TextKind::draft,
             .item = provision.eid,
             .version = version_.added.number,
             .code = {},
             .provision = {provision.eid, label == labels_.end() ? provision.label : label->second},
             .speaker = {},
             .at = version_.at,
             .place = static_cast<int>(rows_.size()),
             .words = std::move(words)});
    }

    const dossier::Version& version_;
    std::map<std::string, std::string> labels_;
    std::vector<TextRow> rows_;
    bool is_full_ = false;
    bool by_article_ = false;
};

std::vector<TextRow> draft_rows(Reading& reading, const dossier::Version& version) {
    const auto stored = reading.file_bytes(version.added.outline);
    if (!stored) {
        return {};  // erased: nothing of it can be found any more
    }
    // Written by this system and vouched for by its hash; one that cannot be read is not found.
    boost::json::error_code error;
    const auto value = boost::json::parse(*stored, error);
    const auto outline =
        error ? Result<document::Outline>(Problem{}) : document::outline_from_json(value);
    return outline ? DraftRows(version).of(*outline) : std::vector<TextRow>{};
}

std::string name_of(const people::Organisation& body) {
    return body.name + " " + body.name_en;
}

std::string name_of_speaker(const dossier::Speaker& speaker, const std::string& body) {
    return speaker.name + (speaker.name.empty() || body.empty() ? "" : " ") + body;
}

void add_drafts(Reading& reading, const dossier::Dossier& dossier, dossier::TextChanges& changes) {
    if (changes.drafts_replaced && dossier.current_version() != nullptr) {
        auto rows = draft_rows(reading, *dossier.current_version());
        changes.put.insert(changes.put.end(), std::make_move_iterator(rows.begin()),
                           std::make_move_iterator(rows.end()));
    }
}

void write_changes(Writing& writing, dossier::TextChanges changes,
                   const dossier::Dossier& dossier) {
    add_drafts(writing, dossier, changes);
    std::vector<std::string> who;
    who.reserve(changes.put.size());
    for (const auto& row : changes.put) {
        const auto& id = row.speaker.organisation;
        const auto body = id.empty() ? std::nullopt : writing.organisation(id);
        who.push_back(name_of_speaker(row.speaker, body ? name_of(*body) : ""));
    }
    if (!changes.empty()) {
        writing.change_texts(dossier.id, changes, who);
    }
}

}  // namespace

void index_event(Writing& writing, const dossier::Event& event, const dossier::Dossier& dossier) {
    write_changes(writing, dossier::text_changes(event, dossier), dossier);
}

void index_dossier(Writing& writing, const dossier::Dossier& dossier) {
    write_changes(writing, dossier::all_texts(dossier), dossier);
}

BodyNames body_names(Reading& reading) {
    BodyNames names;
    for (const auto& body : reading.organisations()) {
        names.emplace(body.id, name_of(body));
    }
    return names;
}

bool is_indexed(Reading& reading, const dossier::Dossier& dossier, const BodyNames& names) {
    auto all = dossier::all_texts(dossier);
    add_drafts(reading, dossier, all);
    std::vector<std::string> who;
    for (const auto& row : all.put) {
        const auto body = names.find(row.speaker.organisation);
        who.push_back(name_of_speaker(row.speaker, body == names.end() ? "" : body->second));
    }
    return reading.holds_texts(dossier.id, all, who);
}

}  // namespace phanbien::runtime
