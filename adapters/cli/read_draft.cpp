// `phanbien read-draft draft|filled|template NAME`: a file from outside on the standard input, read
// for another process of ours (draft_apart.cpp): a draft, a synthesis table that was filled
// offline, or a paper's template that is looked through. The answer is as conversion::answer_text
// writes it.
#include <iostream>
#include <iterator>
#include <string>

#include "adapters/cli/commands.hpp"
#include "adapters/conversion/answer.hpp"
#include "adapters/conversion/read_any.hpp"
#include "adapters/conversion/sealed_reading.hpp"
#include "adapters/docx_writer/paper_template.hpp"
#include "adapters/docx_writer/synthesis_reader.hpp"
#include "adapters/xlsx/synthesis_reader.hpp"

namespace phanbien::cli {

namespace {

// By its content: names lie, and office programs keep what they were told.
Result<dossier::FilledTable> read_filled(std::string_view name, std::string_view bytes) {
    auto sheet = xlsx::read_filled_xlsx(bytes);
    if (sheet || (sheet.error().code != "xlsx.not_xlsx" && !name.ends_with(".docx"))) {
        return sheet;
    }
    return docx_writer::read_filled_docx(bytes);
}

std::string answer_about(std::string_view kind, std::string_view name, const std::string& bytes) {
    if (kind == "filled") {
        return conversion::read_sealed(
            [&] { return conversion::answer_text(read_filled(name, bytes)); });
    }
    if (kind == "template") {
        return conversion::read_sealed(
            [&] { return conversion::answer_text(docx_writer::check_paper_template(bytes)); });
    }
    return conversion::answer_text(conversion::read_any_draft(name, bytes));
}

}  // namespace

int read_draft_command(Arguments arguments) {
    if (arguments.size() != 2) {
        std::cerr << "phanbien read-draft draft|filled|template NAME <FILE\n";
        return wrong_call;
    }
    const std::string bytes{std::istreambuf_iterator<char>(std::cin), {}};
    std::cout << answer_about(arguments[0], arguments[1], bytes) << std::flush;
    return std::cout ? done : failed;
}

}  // namespace phanbien::cli
