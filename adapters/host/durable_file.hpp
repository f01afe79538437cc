// A small file that is on the disk when the call returns, readable by its owner alone. Any thread.
#pragma once

#include <filesystem>
#include <string_view>

namespace phanbien::host {

// What to do where the file is there already.
enum class Present { refuse, replace };

// False when it could not be written; a file that was begun is then removed.
bool write_durably(const std::filesystem::path& file, std::string_view text, Present present);

// What was made, renamed or removed in the folder is on the disk when it returns true.
bool sync_folder(const std::filesystem::path& folder);

}  // namespace phanbien::host
