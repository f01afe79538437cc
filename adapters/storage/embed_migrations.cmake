# Run at build time: writes OUTPUT, a C++ file that holds the migration FILES (numbered SQL), for
# PostgreSQL with those of its own folder in their place.
set(sqlite_rows "")
set(postgresql_rows "")
foreach(file IN LISTS FILES)
    get_filename_component(name ${file} NAME_WE)
    get_filename_component(folder ${file} DIRECTORY)
    string(REGEX MATCH "^0*([1-9][0-9]*)_" ignored ${name})
    set(number ${CMAKE_MATCH_1})
    file(READ ${file} sql)
    string(APPEND sqlite_rows "    {${number}, \"${name}\", R\"sql(${sql})sql\"},\n")
    if(EXISTS ${folder}/postgresql/${name}.sql)
        file(READ ${folder}/postgresql/${name}.sql own)
        string(APPEND postgresql_rows "    {${number}, \"${name}\", R\"sql(${own})sql\"},\n")
    else()
        math(EXPR place "${number} - 1")
        string(APPEND postgresql_rows "    for_sqlite[${place}],\n")
    endif()
endforeach()
file(WRITE ${OUTPUT} "// Written by embed_migrations.cmake from schemas/sql.
#include \"adapters/storage/migrate.hpp\"

namespace phanbien::storage {
namespace {

constexpr Migration for_sqlite[] = {
${sqlite_rows}};

constexpr Migration for_postgresql[] = {
${postgresql_rows}};

}  // namespace

std::span<const Migration> sqlite_migrations() { return for_sqlite; }
std::span<const Migration> postgresql_migrations() { return for_postgresql; }

}  // namespace phanbien::storage
")
