#include "adapters/host/key_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdio>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "adapters/host/durable_file.hpp"
#include "engine/audit/sha256.hpp"
#include "engine/kernel/sentence.hpp"

namespace phanbien::host {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view default_origin = "phanbien.local/";
constexpr std::size_t name_random_bytes = 6;

[[noreturn]] void refuse(const fs::path& file, const Sentence& why) {
    const auto name = file.filename().string();
    throw std::runtime_error("tệp khóa " + name + " " + why.vi + "\nthe key " + name + " " +
                             why.en);
}

std::string text_of(const fs::path& file) {
    std::ifstream in(file);
    return {std::istreambuf_iterator<char>(in), {}};
}

Result<audit::Signer> signer_in(const std::string& text) {
    return audit::parse_private_key(text.substr(0, text.find('\n')));
}

audit::Signer read(const fs::path& file, audit::KeyType type = audit::KeyType::log) {
    constexpr auto of_others = fs::perms::group_all | fs::perms::others_all;
    if ((fs::status(file).permissions() & of_others) != fs::perms::none) {
        refuse(file, {"đang mở cho người khác; chỉ để chủ của nó được đọc (chmod 600)",
                      "may be read by others; make it its owner's alone (chmod 600)"});
    }
    auto signer = signer_in(text_of(file));
    if (!signer || signer->verifier().type != type) {
        const bool log = type == audit::KeyType::log;
        refuse(file,
               {"không phải khóa riêng của " + std::string(log ? "một nhật ký" : "bên chứng kiến") +
                    "; hãy khôi phục tệp này từ bản sao lưu",
                "is not the private key of a " + std::string(log ? "log" : "witness") +
                    "; restore this file from the backup"});
    }
    return std::move(signer).value();
}

std::string random_name(runtime::Random& random) {
    std::array<unsigned char, name_random_bytes> bytes{};
    random.fill(bytes);
    return std::string(default_origin) + audit::to_hex(bytes);
}

// Made with its final permissions, written through to the disk before it is used: what was signed
// with a key that is lost can still be checked, but nothing follows from it.
void write(const fs::path& file, const std::string& text) {
    const auto folder = file.parent_path();
    if (!write_durably(file, text, Present::refuse) ||
        !sync_folder(folder.empty() ? "." : folder)) {
        refuse(file, {"không ghi được", "cannot be written"});
    }
}

fs::path next_of(const fs::path& file) {
    auto next = file;
    next += ".next";
    return next;
}

bool signed_by_key_in(const fs::path& file, const audit::Note& note) {
    const auto signer = signer_in(text_of(file));
    return signer && audit::is_signed_by(note, signer->verifier());
}

// What little can be done: a disk may have kept the bytes elsewhere too.
bool overwrite(int descriptor) {
    struct stat state {};
    if (::fstat(descriptor, &state) != 0) {
        return false;
    }
    const std::string nothing(static_cast<std::size_t>(state.st_size), '\0');
    return ::pwrite(descriptor, nothing.data(), nothing.size(), 0) == state.st_size &&
           ::fsync(descriptor) == 0;
}

// First the new one is in its place for good, then the bytes of the old one go.
void put_next_in_place(const fs::path& file) {
    const int old = ::open(file.c_str(), O_WRONLY | O_CLOEXEC);
    bool done =
        std::rename(next_of(file).c_str(), file.c_str()) == 0 && sync_folder(file.parent_path());
    if (old >= 0) {
        done = done && overwrite(old);
        ::close(old);
    }
    if (!done) {
        refuse(file, {"không thay được bằng khóa mới; hãy chạy lại",
                      "cannot be replaced by the new key; run it again"});
    }
}

}  // namespace

audit::Signer existing_log_key(const fs::path& file) {
    if (!fs::exists(file)) {
        refuse(file,
               {"không còn, mà nhật ký đã được ký bằng nó; hãy khôi phục tệp này từ bản sao lưu, "
                "hoặc chép từ máy chủ khác đang phục vụ cơ quan này",
                "is gone, and the log was signed with it; restore this file from the backup, or "
                "copy it from another server of this office"});
    }
    return read(file);
}

audit::Signer log_key(const fs::path& file, const std::string& origin, runtime::Random& random) {
    if (!fs::exists(file)) {
        audit::Seed seed{};
        random.fill(seed);
        write(file,
              audit::private_text(origin.empty() ? random_name(random) : origin, seed) + "\n");
    }
    return read(file);
}

audit::Signer next_log_key(const fs::path& file, runtime::Random& random) {
    audit::Seed seed{};
    random.fill(seed);
    const auto next = next_of(file);
    write(next, audit::private_text(existing_log_key(file).verifier().name, seed) + "\n");
    return read(next);
}

void settle_log_key(const fs::path& file, std::string_view newest_checkpoint) {
    const auto next = next_of(file);
    const auto note = audit::parse_note(newest_checkpoint);
    if (!note || !fs::exists(next)) {
        return;
    }
    if (signed_by_key_in(next, *note)) {
        put_next_in_place(file);
    } else if (signed_by_key_in(file, *note)) {
        fs::remove(next);
    }
}

void copy_log_key(const fs::path& file, const fs::path& copy) {
    static_cast<void>(existing_log_key(file));
    write(copy, text_of(file));
}

audit::Signer witness_key(const fs::path& file, runtime::Random& random) {
    if (!fs::exists(file)) {
        audit::Seed seed{};
        random.fill(seed);
        write(file,
              audit::private_text(random_name(random) + "/witness", seed, audit::KeyType::witness) +
                  "\n");
    }
    return read(file, audit::KeyType::witness);
}

}  // namespace phanbien::host
