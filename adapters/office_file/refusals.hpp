// Why a zipped office file or the XML in it was refused, whatever the format. Plain values; any
// thread.
#pragma once

#include "engine/kernel/problem.hpp"

namespace phanbien::office_file {

Problem password_protected();
Problem damaged();      // no zip, a part missing or broken, XML that is not well formed
Problem bomb();         // inflates beyond the limits
Problem hostile_xml();  // a DOCTYPE, or deeper or larger than the limits

}  // namespace phanbien::office_file
