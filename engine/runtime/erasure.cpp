#include "engine/runtime/erasure.hpp"

#include <algorithm>
#include <boost/json/array.hpp>
#include <map>
#include <set>

#include "engine/audit/leaf_members.hpp"
#include "engine/audit/sha256.hpp"
#include "engine/dossier/erasure.hpp"
#include "engine/runtime/command_job.hpp"
#include "engine/runtime/named_dossier.hpp"
#include "engine/runtime/unreadable_dossier.hpp"
#include "engine/text/fold.hpp"

namespace phanbien::runtime {
namespace {

constexpr std::size_t log_page_events = 1'000;

Problem no_ground() {
    return {.kind = ProblemKind::invalid,
            .code = "erasure.ground",
            .vi =
                "Hãy ghi căn cứ pháp lý và ai yêu cầu, nhiều nhất 2.000 byte, không ghi tên riêng "
                "của người được xóa.",
            .en =
                "Say on which legal ground and at whose request, in at most 2,000 bytes, without "
                "the name of whoever is erased."};
}

Problem ground_names_person() {
    return {.kind = ProblemKind::invalid,
            .code = "erasure.names",
            .vi =
                "Căn cứ ghi cả tên người được xóa, mà căn cứ thì ở lại trong nhật ký. Hãy ghi lại, "
                "không có tên riêng.",
            .en =
                "The ground names whoever is erased, and it stays in the log. Say it without the "
                "name."};
}

Problem no_such_thing(const std::string& vi, const std::string& en) {
    return {.kind = ProblemKind::missing, .code = "erasure.unknown", .vi = vi, .en = en};
}

Problem file_of_draft(const std::string& code) {
    return {.kind = ProblemKind::conflict,
            .code = "erasure.draft",
            .vi = "Tệp này là một bản dự thảo của hồ sơ " + code +
                  "; không có nó thì không đọc được hồ sơ và các góp ý nên không xóa được.",
            .en = "This file is a version of the draft of dossier " + code +
                  "; without it neither the dossier nor its opinions can be read, so it cannot be "
                  "erased."};
}

Problem file_under_approval(const std::string& code) {
    return {.kind = ProblemKind::conflict,
            .code = "erasure.under_approval",
            .vi = "Tệp này đang được trình duyệt trong hồ sơ " + code +
                  ". Hãy chờ duyệt xong hoặc rút tuyến duyệt rồi xóa.",
            .en = "This file is under approval in dossier " + code +
                  ". Wait until that has ended, or withdraw it, and erase it then."};
}

// Where the log vouches for a file.
struct Voucher {
    DossierId dossier;
    std::uint64_t sequence = 0;
    bool is_erased = false;
};

// One pass over the whole log.
std::map<FileHash, std::vector<Voucher>> vouchers_of(Reading& reading,
                                                     const std::set<FileHash>& files) {
    std::map<FileHash, std::vector<Voucher>> found;
    audit::LeafMembers leaf;
    for (std::uint64_t from = 0; !files.empty();) {
        const auto page = reading.log(from, log_page_events);
        for (const auto& event : page) {
            if (!audit::read_leaf_members(event.leaf, leaf)) {
                continue;  // of a damaged dossier, which is refused where it is read
            }
            for (const auto name : leaf.files) {
                if (const FileHash file{std::string(name)}; files.contains(file)) {
                    found[file].push_back(
                        {event.dossier, event.sequence, event.erased_at.has_value()});
                }
            }
        }
        if (page.size() < log_page_events) {
            break;
        }
        from = page.back().position + 1;
    }
    return found;
}

// With each file the outlines read from it, of which no draft of a dossier is made.
std::vector<FileHash> with_outlines(Reading& reading, const std::vector<FileHash>& files) {
    std::set<FileHash> outlines;
    for (const auto& file : files) {
        const auto read = reading.outlines_of(file);
        outlines.insert(read.begin(), read.end());
    }
    const auto needed = vouchers_of(reading, outlines);
    auto out = files;
    std::ranges::copy_if(outlines, std::back_inserter(out),
                         [&](const FileHash& it) { return !needed.contains(it); });
    return out;
}

// What goes of some opinions of one dossier.
class OpinionsPlan {
  public:
    OpinionsPlan(Reading& reading, const dossier::Dossier& dossier, std::set<OpinionId> opinions)
        : reading_(reading), dossier_(dossier), opinions_(std::move(opinions)) {
        for (const auto& id : opinions_) {
            names_.insert(dossier_.opinions.find(id)->given.said_by.name);
        }
        names_.erase("");
        names_.erase(std::string(dossier::name_in_place));
    }

    Result<ErasurePlan> plan(const std::string& ground) {
        if (has_name(ground)) {
            return ground_names_person();
        }
        for_each_event(reading_, dossier_.id, 0, [&](const StoredEvent& stored) {
            const auto event = decode_stored(reading_, stored);
            const bool goes = !stored.erased_at && dossier::holds_words_of(event.body, opinions_);
            if (goes) {
                part_.events.push_back(event.sequence);
                take_files(event.body);
            } else if (!stored.erased_at) {
                look_for_names(event);
            }
        });
        if (part_.events.empty()) {
            return ErasurePlan{};
        }
        part_.id = dossier_.id;
        part_.code = dossier_.registered.dossier_code;
        for (const auto& opinion : dossier_.opinions) {
            if (opinions_.contains(opinion.given.id)) {
                part_.opinions.push_back(opinion.given.id);
                part_.opinion_codes.push_back(opinion.given.code);
                look_for_sources(opinion);
            }
        }
        sort_files();
        plan_.files = with_outlines(reading_, part_.files);
        plan_.dossiers = {std::move(part_)};
        return std::move(plan_);
    }

  private:
    bool has_name(const std::string& text) const {
        return std::ranges::any_of(
            names_, [&](const std::string& name) { return text.find(name) != std::string::npos; });
    }

    // In its words, not in the text of the JSON, where some letters are written as two.
    bool is_said_in(const boost::json::value& value) const {
        if (const auto* text = value.if_string()) {
            return has_name(std::string(*text));
        }
        if (const auto* items = value.if_array()) {
            return std::ranges::any_of(*items, [&](const auto& it) { return is_said_in(it); });
        }
        const auto* members = value.if_object();
        return members != nullptr && std::ranges::any_of(*members, [&](const auto& it) {
                   return is_said_in(it.value());
               });
    }

    void take_files(const dossier::EventBody& body) {
        if (const auto* given = std::get_if<dossier::OpinionGiven>(&body)) {
            for (const auto& file : given->attachments) {
                attached_.insert(file.hash);
            }
        }
    }

    void look_for_names(const dossier::Event& event) {
        if (is_said_in(dossier::body_to_json(event.body))) {
            const auto number = std::to_string(event.sequence);
            const std::string what(dossier::act_of(event.body));
            plan_.left.push_back({"Sự kiện " + number + " (" + what +
                                      ") của hồ sơ còn nhắc tên này; đó là lời của người khác.",
                                  "Event " + number + " (" + what +
                                      ") of the dossier still has the name; those are somebody "
                                      "else's words."});
        }
    }

    void look_for_sources(const dossier::Opinion& opinion) {
        const auto* batch = dossier_.find(opinion.given.imported_with);
        if (batch != nullptr && told_.insert(batch->imported.file_hash).second) {
            say_file_left(batch->imported.file_hash, "tệp nhập " + batch->imported.code,
                          "the imported file " + batch->imported.code);
        }
        const auto minutes =
            std::ranges::find(dossier_.documents, opinion.given.minutes,
                              [](const dossier::Document& it) { return it.attached.id; });
        if (minutes != dossier_.documents.end() &&
            told_.insert(minutes->attached.file.hash.text()).second) {
            say_file_left(minutes->attached.file.hash.text(), "biên bản", "the minutes");
        }
    }

    void say_file_left(const std::string& hash, const std::string& vi, const std::string& en) {
        if (dossier_.erased_files.contains(FileHash(hash))) {
            return;
        }
        plan_.left.push_back(
            {"Ý kiến còn nằm trong " + vi + ": phanbien erase file " + hash,
             "The opinion also stands in " + en + ": phanbien erase file " + hash});
    }

    // A file that something else vouches for stays.
    void sort_files() {
        const auto vouchers = vouchers_of(reading_, attached_);
        for (const auto& file : attached_) {
            const auto found = vouchers.find(file);
            const bool is_needed =
                found != vouchers.end() &&
                std::ranges::any_of(found->second, [&](const Voucher& it) {
                    const bool goes =
                        it.dossier == dossier_.id &&
                        std::ranges::find(part_.events, it.sequence) != part_.events.end();
                    return !goes && !it.is_erased;
                });
            if (is_needed) {
                say_file_left(file.text(), "một tệp mà nơi khác cũng dùng",
                              "a file that is used elsewhere too");
            } else {
                part_.files.push_back(file);
            }
        }
    }

    Reading& reading_;
    const dossier::Dossier& dossier_;
    std::set<OpinionId> opinions_;
    std::set<std::string> names_;
    std::set<FileHash> attached_;
    std::set<std::string> told_;  // hashes of files already spoken of
    DossierErasure part_;
    ErasurePlan plan_;
};

Result<const dossier::Dossier*> open_named(Reading& reading, DossierShelf& shelf,
                                           const std::string& dossier) {
    const auto row = named_dossier(reading, dossier);
    if (!row) {
        return no_such_thing("Không có hồ sơ " + dossier + ".",
                             "There is no dossier " + dossier + ".");
    }
    return &shelf.at_head(reading, row->id);
}

Result<ErasurePlan> what_goes(Reading& reading, const ErasureOrder::Opinions& what,
                              const std::string& ground) {
    DossierShelf shelf;
    TRY(const auto* dossier, open_named(reading, shelf, what.dossier));
    std::set<OpinionId> opinions;
    for (const auto& code : what.codes) {
        const auto found = std::ranges::find(
            dossier->opinions, code, [](const dossier::Opinion& it) { return it.given.code; });
        if (found == dossier->opinions.end()) {
            return no_such_thing("Hồ sơ không có ý kiến " + code + ".",
                                 "The dossier has no opinion " + code + ".");
        }
        opinions.insert(found->given.id);
    }
    return OpinionsPlan(reading, *dossier, std::move(opinions)).plan(ground);
}

Result<ErasurePlan> what_goes(Reading& reading, const ErasureOrder::Person& what,
                              const std::string& ground) {
    DossierShelf shelf;
    TRY(const auto* dossier, open_named(reading, shelf, what.dossier));
    const auto name = text::fold_spelling(what.name);
    std::set<OpinionId> opinions;
    for (const auto& opinion : dossier->opinions) {
        if (!opinion.erased && !name.empty() &&
            text::fold_spelling(opinion.given.said_by.name) == name) {
            opinions.insert(opinion.given.id);
        }
    }
    const bool none_erased = std::ranges::none_of(
        dossier->opinions, [](const dossier::Opinion& it) { return it.erased.has_value(); });
    if (opinions.empty() && none_erased) {
        return no_such_thing("Trong hồ sơ không có ý kiến nào của người tên như vậy.",
                             "The dossier has no opinion of anybody of this name.");
    }
    return OpinionsPlan(reading, *dossier, std::move(opinions)).plan(ground);
}

std::optional<Problem> why_file_stays(const dossier::Dossier& dossier, const FileHash& hash) {
    const auto& code = dossier.registered.dossier_code;
    for (const auto& version : dossier.versions) {
        if (version.added.file.hash == hash || version.added.outline == hash) {
            return file_of_draft(code);
        }
    }
    for (const auto& run : dossier.routes) {
        if (run.progress.is_running() && run.progress.document == hash.text()) {
            return file_under_approval(code);
        }
    }
    return std::nullopt;
}

Result<ErasurePlan> what_goes(Reading& reading, const ErasureOrder::File& what,
                              const std::string&) {
    const auto vouchers = vouchers_of(reading, {what.hash});
    const bool is_there = reading.file_bytes(what.hash).has_value();
    if (vouchers.empty() && !is_there) {
        return no_such_thing("Không có tệp nào có mã băm này.", "There is no file with this hash.");
    }
    std::set<DossierId> concerned;
    for (const auto& [file, places] : vouchers) {
        for (const auto& place : places) {
            concerned.insert(place.dossier);
        }
    }
    concerned.erase(DossierId());  // an event of the office: a template goes back to the built-in
    ErasurePlan plan;
    DossierShelf shelf;
    for (const auto& id : concerned) {
        const auto& dossier = shelf.at_head(reading, id);
        if (auto why = why_file_stays(dossier, what.hash)) {
            return *std::move(why);
        }
        if (is_there || !dossier.erased_files.contains(what.hash)) {
            plan.dossiers.push_back({.id = id,
                                     .code = dossier.registered.dossier_code,
                                     .opinions = {},
                                     .opinion_codes = {},
                                     .events = {},
                                     .files = {what.hash}});
        }
    }
    if (!plan.dossiers.empty()) {
        plan.left.push_back({"Tên tệp và tiêu đề tài liệu vẫn còn trong hồ sơ.",
                             "The file's name and the document's title stay in the dossier."});
    }
    if (is_there) {
        plan.files = with_outlines(reading, {what.hash});
    }
    return plan;
}

}  // namespace

Result<ErasurePlan> plan_erasure(Reading& reading, const ErasureOrder& order) {
    if (order.ground.empty() || order.ground.size() > ground_bytes_max) {
        return no_ground();
    }
    try {
        return std::visit([&](const auto& what) { return what_goes(reading, what, order.ground); },
                          order.what);
    } catch (const UnreadableDossier&) {
        return UnreadableDossier::problem();
    }
}

// One after the other in the committer's transaction: the files, and for each dossier its event,
// by whose place in the log the rows that it leaves are marked.
Result<ErasurePlan> Office::erase_now(Writing& writing, const ErasureOrder& order) {
    TRY(auto plan, plan_erasure(writing, order));
    for (const auto& file : plan.files) {
        writing.remove_file(file);
    }
    auto& journal = writer_->journal;
    for (const auto& part : plan.dossiers) {
        dossier::Erased erased{
            .ground = order.ground, .opinions = part.opinions, .events = {}, .files = part.files};
        std::map<std::uint64_t, std::string> remains;  // by position
        for (const auto sequence : part.events) {
            const auto stored = writing.events_of(part.id, sequence - 1, 1).front();
            const auto event = decode_stored(writing, stored);
            auto payload = dossier::payload_of(dossier::blanked(event.body), journal.salt());
            erased.events.push_back({event.id, audit::sha256_hex(payload)});
            remains.emplace(stored.position, std::move(payload));
        }
        const auto& dossier = writer_->shelf.at_head(writing, part.id);
        const auto erased_at = writing.log_head().size;
        writer_->write(writing, {.dossier = part.id, .actor = {}, .at = journal.next_time(writing)},
                       dossier, {std::move(erased)});
        for (const auto& [position, payload] : remains) {
            writing.replace_payload(position, payload, erased_at);
        }
    }
    if (plan.dossiers.empty() && !plan.files.empty()) {
        boost::json::array files;
        for (const auto& file : plan.files) {
            files.emplace_back(file.text());
        }
        journal.append(writing,
                       {.act = "erased",
                        .organisation = {},
                        .actor = {},
                        .details = {{"ground", order.ground}, {"files", std::move(files)}}});
    }
    return plan;
}

Result<ErasurePlan> Office::erase(const ErasureOrder& order) {
    std::optional<Result<ErasurePlan>> outcome;
    auto failure = write_and_wait([&](Writing& writing) { outcome = erase_now(writing, order); });
    if (failure) {
        return *std::move(failure);
    }
    return *std::move(outcome);
}

}  // namespace phanbien::runtime
