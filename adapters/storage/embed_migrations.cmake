# Run at build time: writes OUTPUT, a C++ file that holds the migration FILES (numbered SQL).
set(rows "")
foreach(file IN LISTS FILES)
    get_filename_component(name ${file} NAME_WE)
    string(REGEX MATCH "^0*([1-9][0-9]*)_" ignored ${name})
    set(number ${CMAKE_MATCH_1})
    file(READ ${file} sql)
    string(APPEND rows "    {${number}, \"${name}\", R\"sql(${sql})sql\"},\n")
endforeach()
file(WRITE ${OUTPUT} "// Written by embed_migrations.cmake from schemas/sql.
#include \"adapters/storage/migrate.hpp\"

namespace phanbien::storage {
namespace {

constexpr Migration migrations[] = {
${rows}};

}  // namespace

std::span<const Migration> embedded_migrations() { return migrations; }

}  // namespace phanbien::storage
")
