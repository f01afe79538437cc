#include "adapters/host/fence.hpp"

#include <fcntl.h>
#include <linux/landlock.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <array>
#include <cstdint>
#include <system_error>

namespace phanbien::host {
namespace {

// As the kernel has it; the header of Debian 12 ends before the second and third member.
struct Rules {
    std::uint64_t files = 0;
    std::uint64_t network = 0;
    std::uint64_t scoped = 0;
};

// Versions of Landlock in which rights came that are named by number here for the same reason.
constexpr long version_of_refer = 2;
constexpr long version_of_truncate = 3;
constexpr long version_of_scopes = 6;
constexpr std::uint64_t truncate_file = std::uint64_t{1} << 14U;
constexpr std::uint64_t abstract_sockets_and_signals = 3;

constexpr std::uint64_t read_file = LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_READ_FILE;
constexpr std::uint64_t read_all = read_file | LANDLOCK_ACCESS_FS_READ_DIR;
constexpr std::uint64_t of_first_version = (std::uint64_t{LANDLOCK_ACCESS_FS_MAKE_SYM} << 1U) - 1;

// Libraries, programs and fonts. Not all of /etc, /var, /opt or /srv: there may be the office's
// settings and data. Nor of /proc, where other processes show their environment.
constexpr auto readable = std::to_array<const char*>({"/usr",
                                                      "/bin",
                                                      "/sbin",
                                                      "/lib",
                                                      "/lib64",
                                                      "/etc/alternatives",
                                                      "/etc/fonts",
                                                      "/etc/group",
                                                      "/etc/ld.so.cache",
                                                      "/etc/libreoffice",
                                                      "/etc/locale.alias",
                                                      "/etc/localtime",
                                                      "/etc/nsswitch.conf",
                                                      "/etc/passwd",
                                                      "/var/cache/fontconfig",
                                                      "/var/lib/libreoffice",
                                                      "/proc/cpuinfo",
                                                      "/proc/meminfo",
                                                      "/sys/devices/system/cpu",
                                                      "/dev/zero",
                                                      "/dev/random",
                                                      "/dev/urandom"});

// 0 where there is none.
long landlock_version() {
    const long version =
        syscall(SYS_landlock_create_ruleset, nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION);
    return version < 0 ? 0 : version;
}

std::uint64_t known_rights(long version) {
    return of_first_version | (version >= version_of_refer ? LANDLOCK_ACCESS_FS_REFER : 0) |
           (version >= version_of_truncate ? truncate_file : 0);
}

// What is not there needs no rule.
void allow(int rules, const std::filesystem::path& path, std::uint64_t rights) {
    const int place = open(path.c_str(), O_PATH | O_CLOEXEC);
    if (place < 0) {
        return;
    }
    struct stat what {};
    if (fstat(place, &what) == 0) {
        constexpr auto of_files = read_file | LANDLOCK_ACCESS_FS_WRITE_FILE | truncate_file;
        const landlock_path_beneath_attr rule{
            .allowed_access = S_ISDIR(what.st_mode) ? rights : rights & of_files,
            .parent_fd = place};
        syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
    }
    close(place);
}

// LibreOffice keeps what it needs beside the folder of its programs.
std::filesystem::path installed_in(const std::filesystem::path& program) {
    std::error_code unknown;
    const auto folder = std::filesystem::canonical(program, unknown).parent_path();
    return folder.filename() == "program" ? folder.parent_path() : folder;
}

}  // namespace

Fence::Fence(const std::filesystem::path& folder, const std::filesystem::path& program) {
    const auto version = landlock_version();
    if (version == 0) {
        return;
    }
    const auto all = known_rights(version);
    const bool has_scopes = version >= version_of_scopes;
    const Rules rules{
        .files = all, .network = 0, .scoped = has_scopes ? abstract_sockets_and_signals : 0};
    // An older kernel knows the first member only.
    rules_ = static_cast<int>(syscall(SYS_landlock_create_ruleset, &rules,
                                      has_scopes ? sizeof rules : sizeof rules.files, 0));
    if (rules_ < 0) {
        throw std::system_error(errno, std::generic_category(), "landlock_create_ruleset");
    }
    for (const auto* path : readable) {
        allow(rules_, path, read_all);
    }
    allow(rules_, installed_in(program), read_all);
    allow(rules_, "/dev/null", LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_WRITE_FILE);
    // LibreOffice listens there wherever its folder is, takes the socket away when it starts itself
    // anew, and does not work if it cannot.
    allow(rules_, "/tmp", LANDLOCK_ACCESS_FS_MAKE_SOCK | LANDLOCK_ACCESS_FS_REMOVE_FILE);
    allow(rules_, folder, all);
}

Fence::~Fence() {
    if (rules_ >= 0) {
        close(rules_);
    }
}

bool Fence::put_up() const {
    return rules_ < 0 || (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
                          syscall(SYS_landlock_restrict_self, rules_, 0) == 0);
}

bool Fence::is_known_here() {
    return landlock_version() > 0;
}

}  // namespace phanbien::host
