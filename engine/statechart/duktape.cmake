# Duktape 2.7 from the source that Debian ships (duktape-dev), configured for bounded execution. The
# packaged library has the options below off: a guard `for(;;)` could not be stopped, and its longjmp
# would skip our destructors. The copies live in the build directory only.
set(DUKTAPE_DIR ${CMAKE_CURRENT_BINARY_DIR}/duktape)
find_path(DUKTAPE_SOURCE_DIR duktape.c PATHS /usr/share/duktape REQUIRED NO_DEFAULT_PATH)

# Replaces `from` by `to` in the text variable; a Duktape in which `from` is gone must not build.
macro(duktape_patch text from to)
    string(FIND "${${text}}" "${from}" place)
    if(place EQUAL -1)
        message(FATAL_ERROR "duktape: cannot find '${from}'; is this still Duktape 2.7?")
    endif()
    string(REPLACE "${from}" "${to}" ${text} "${${text}}")
endmacro()

set(DUKTAPE_OPTIONS "
#define DUK_USE_INTERRUPT_COUNTER
#define DUK_USE_EXEC_TIMEOUT_CHECK(udata) phanbien_script_is_over_budget(udata)
#define DUK_USE_CPP_EXCEPTIONS
extern \"C\" unsigned int phanbien_script_is_over_budget(void* udata);
")
file(READ ${DUKTAPE_SOURCE_DIR}/duk_config.h config)
duktape_patch(config "/* __OVERRIDE_DEFINES__ */" "${DUKTAPE_OPTIONS}")

file(READ ${DUKTAPE_SOURCE_DIR}/duktape.c source)
# One regular expression may take a million steps (about 10 ms), not 1e9 (10 s).
duktape_patch(source "#define DUK_RE_EXECUTE_STEPS_LIMIT 1000000000L" "#define DUK_RE_EXECUTE_STEPS_LIMIT 1000000L")
# Ask whether the budget is spent every 16,384 instructions, not every 262,144.
duktape_patch(source "#define DUK_HTHREAD_INTCTR_DEFAULT (256L * 1024L)" "#define DUK_HTHREAD_INTCTR_DEFAULT (16L * 1024L)")

# Written only when it differs, so that a configure run does not recompile Duktape.
macro(duktape_write file text)
    set(present "")
    if(EXISTS ${DUKTAPE_DIR}/${file})
        file(READ ${DUKTAPE_DIR}/${file} present)
    endif()
    if(NOT present STREQUAL "${${text}}")
        file(WRITE ${DUKTAPE_DIR}/${file} "${${text}}")
    endif()
    unset(present)
endmacro()
duktape_write(duk_config.h config)
duktape_write(duktape.c source)
configure_file(${DUKTAPE_SOURCE_DIR}/duktape.h ${DUKTAPE_DIR}/duktape.h COPYONLY)
unset(config)
unset(source)

add_library(phanbien_duktape STATIC ${DUKTAPE_DIR}/duktape.c)
set_source_files_properties(${DUKTAPE_DIR}/duktape.c PROPERTIES LANGUAGE CXX)
target_include_directories(phanbien_duktape SYSTEM PUBLIC ${DUKTAPE_DIR})
target_compile_options(phanbien_duktape PRIVATE -w)
