// What stands around the provisions: head, title, signature, nơi nhận, attached texts.
//
// Recognised by the fixed forms of NĐ 30/2020 Phụ lục I and NĐ 78/2025. Pure; any thread.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/document/line.hpp"

namespace phanbien::document {

// "TM. CHÍNH PHỦ", "KT. BỘ TRƯỞNG", "CHỦ TỊCH QUỐC HỘI", and the sentence "Luật này đã được Quốc
// hội … thông qua ngày …" that closes a law.
bool opens_signature(std::string_view line);

// "Nơi nhận:".
bool opens_recipients(std::string_view line);

// Word lays nơi nhận and the signature side by side in a table without borders.
bool is_closing_table(const Table& table);

// A text issued with the decision above it: "QUY CHẾ …" with "(Ban hành kèm theo Quyết định …)" a
// few lines below. `lines` begins at the line asked about.
bool opens_attachment(std::span<const Line> lines);

// "(Ban hành kèm theo …)", "(Kèm theo …)".
bool says_attached(std::string_view line);

// "Mẫu số 01", "Biểu số 2: BÁO CÁO", as the head of a form.
bool opens_form(std::string_view line);

// "_______", "-----", "*": drawn lines, which hold no text.
bool is_rule(std::string_view line);

// Kind and trích yếu out of the lines before the first provision: "NGHỊ ĐỊNH Về công tác văn thư".
std::string title_of(std::span<const Line> front);

}  // namespace phanbien::document
