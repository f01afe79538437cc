// Reading and writing the small languages inside HTTP header fields and addresses.
//
// Strict: what a field does not plainly say is treated as absent or refused, never guessed.
// Pure functions; any thread.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace phanbien::server {

bool equal_ignoring_case(std::string_view a, std::string_view b);

// Percent-decodes; none for a broken escape, a NUL, or bytes that are not UTF-8.
std::optional<std::string> percent_decode(std::string_view text);
std::string percent_encode(std::string_view text);  // everything but RFC 3986 unreserved

// The members of a query string, '+' read as a space. None when a name repeats or an escape breaks.
std::optional<std::map<std::string, std::string, std::less<>>> read_query(std::string_view query);

// The value of the cookie with this name (RFC 6265 section 5.4); none when absent or repeated.
std::optional<std::string> cookie(std::string_view cookie_header, std::string_view name);

// Of either family; without a port.
bool is_ip_address(const std::string& text);

// The address that stands last in an X-Forwarded-For field, without port and written as the system
// writes it: the only one that a proxy has put there itself. None when that is no address.
std::optional<std::string> last_forwarded_for(std::string_view field);

// The revision in an If-Match field: exactly one strong tag of digits, "17". None for anything
// else.
std::optional<std::uint64_t> revision_tag(std::string_view field);
std::string to_tag(std::uint64_t revision);

// 1 to 200 printable ASCII characters.
bool is_idempotency_key(std::string_view field);

// Whether the client takes gzip: named with a quality above zero, or "*" so.
bool accepts_gzip(std::string_view accept_encoding);
// Whether If-None-Match names this tag; weak comparison (RFC 9110 section 13.1.2).
bool none_match_names(std::string_view if_none_match, std::string_view tag);

// The media type without its parameters, lower case.
std::string media_type_of(std::string_view content_type);

// `attachment` with a name in both forms (RFC 6266, RFC 8187): an ASCII one for the old, the real
// one as filename*.
std::string attachment(std::string_view file_name);

// A file name as it may be stored and shown: the last part of a path, without control characters
// and the signs that some systems read, at most 200 code points. Empty when nothing is left.
std::string clean_file_name(std::string_view name);

}  // namespace phanbien::server
