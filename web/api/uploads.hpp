// What an uploaded file is: its kind by content, and its provisions when it is a text we read.
// Pure; any thread.
#pragma once

#include <boost/json/object.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "engine/document/outline.hpp"
#include "engine/dossier/decide.hpp"

namespace phanbien::api {

inline constexpr std::string_view docx_media_type =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
inline constexpr std::string_view xlsx_media_type =
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
inline constexpr std::string_view akn_media_type = "application/akn+xml";
inline constexpr std::string_view unknown_media_type = "application/octet-stream";

// Decided by content; names lie.
std::string_view media_type_of_bytes(std::string_view bytes);

// Every provision with an eId, in the order of the text, called as people cite it: "Điểm đ khoản 2
// Điều 5", "Mục 1 Chương II".
std::vector<dossier::ProvisionRef> cited_provisions(const document::Outline& outline);

// A file ready to be stored. The outline's JSON is what will stand under draft->outline.
struct Upload {
    dossier::StoredFile file;
    std::string outline_text;  // empty when the file is no readable draft
    boost::json::object outline;
};
Upload make_upload(const std::string& name, std::string_view bytes, const AccountId& by,
                   const Result<document::Outline>& outline);

}  // namespace phanbien::api
