# Run at build time: writes OUTPUT, a C++ file that holds the text FILES by name.
set(rows "")
foreach(file IN LISTS FILES)
    get_filename_component(name ${file} NAME)
    get_filename_component(folder ${file} DIRECTORY)
    get_filename_component(folder ${folder} NAME)
    file(READ ${file} text)
    string(APPEND rows "    {\"${folder}\", \"${name}\", R\"~text~(${text})~text~\"},\n")
endforeach()
file(WRITE ${OUTPUT} "// Written by embed.cmake.
#include \"adapters/cli/embedded_text.hpp\"

namespace phanbien::cli {
namespace {

constexpr EmbeddedText texts[] = {
${rows}};

}  // namespace

std::span<const EmbeddedText> embedded_texts() { return texts; }

}  // namespace phanbien::cli
")
