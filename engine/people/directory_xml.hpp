// The directory as XML: schemas/organisation.xsd. What is written can be read again and gives an
// equal directory; writing that gives the same bytes. Pure; any thread.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "engine/people/directory.hpp"
#include "engine/xml/mistakes.hpp"

namespace phanbien::people {

inline constexpr std::string_view directory_namespace = "urn:phanbien:organisation:1";

// A national organisation of 3,356 offices and 100,000 people takes 19 MB and 300,000 elements.
inline constexpr std::size_t directory_bytes_max = std::size_t{32} << 20;
inline constexpr int directory_depth_max = 32;          // elements within elements
inline constexpr std::size_t elements_max = 1'000'000;  // in one file

inline constexpr xml::FileKind directory_kind{.root = "directory",
                                              .space = directory_namespace,
                                              .schema = "schemas/organisation.xsd",
                                              .code = "directory.invalid",
                                              .vi = "danh mục tổ chức",
                                              .en = "directory",
                                              .depth_max = directory_depth_max,
                                              .elements_max = elements_max};

// Refuses (directory.too_large, directory.invalid) with every mistake it can
// find, each at "file_name:line". No entity is expanded but the five of XML, no DOCTYPE accepted.
Result<Directory> read_directory(std::string_view xml, std::string_view file_name);

// Why somebody is away is personal: it leaves only where that is asked for.
enum class Reasons { kept_back, told };

std::string write_directory(const Directory& directory, Reasons reasons = Reasons::kept_back);

}  // namespace phanbien::people
