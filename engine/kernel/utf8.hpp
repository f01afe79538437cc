// Whether bytes are UTF-8, and where they may be cut. In the kernel, because rooms that know
// nothing of Unicode's tables read files from outside too. Pure; any thread.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace phanbien {

// Byte offset of the first byte that is not part of well-formed UTF-8 (RFC 3629: no overlong form,
// no surrogate, nothing above U+10FFFF); nullopt when all of it is well formed.
std::optional<std::size_t> first_invalid_utf8(std::string_view bytes);

// As many whole letters from the front as fit into so many bytes. Requires well-formed UTF-8.
std::string_view beginning_of_utf8(std::string_view text, std::size_t bytes_max);

}  // namespace phanbien
