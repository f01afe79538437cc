#include "adapters/host/key_file.hpp"

#include <fcntl.h>
#include <unistd.h>

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

audit::Signer read(const fs::path& file, audit::KeyType type = audit::KeyType::log) {
    constexpr auto of_others = fs::perms::group_all | fs::perms::others_all;
    if ((fs::status(file).permissions() & of_others) != fs::perms::none) {
        refuse(file, {"đang mở cho người khác; chỉ để chủ của nó được đọc (chmod 600)",
                      "may be read by others; make it its owner's alone (chmod 600)"});
    }
    std::ifstream in(file);
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    auto signer = audit::parse_private_key(text.substr(0, text.find('\n')));
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
    if (!write_durably(file, text, Present::refuse)) {
        refuse(file, {"không ghi được", "cannot be written"});
    }
}

}  // namespace

audit::Signer existing_log_key(const fs::path& file) {
    if (!fs::exists(file)) {
        refuse(file,
               {"không còn, mà nhật ký đã được ký bằng nó; hãy khôi phục tệp này từ bản sao lưu",
                "is gone, and the log was signed with it; restore this file from the backup"});
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
