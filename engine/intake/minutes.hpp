// Minutes of a conference as a table: who spoke, what they said, the provision they named first.
//
// Read are paragraphs such as "1. Ông Lò Văn Mẫu (Hội Nông dân xã): đề nghị …" or "Bà A, Hội Phụ nữ
// phát biểu: …"; paragraphs that follow without a new speaker go on with what was said. What stands
// before the first speaker is the head of the minutes and is left out. Pure; any thread.
#pragma once

#include <string>
#include <vector>

#include "engine/intake/table.hpp"

namespace phanbien::intake {

struct MinutesParagraph {
    int number = 0;  // in the file
    std::string text;
};

// A table with a head row of its own (number 0) and one row a speech; without rows when nobody
// speaks in these paragraphs.
Table table_of_minutes(const std::vector<MinutesParagraph>& paragraphs);

}  // namespace phanbien::intake
