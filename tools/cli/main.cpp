// The program `unblame`: chooses a command, and says what went wrong. Commands are in files of their own (commands.h).
#include <fcntl.h>
#include <malloc.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <csignal>
#include <cstdio>
#include <iostream>
#include <memory>
#include <new>
#include <typeinfo>

#include "cli/commands.h"
#include "cli/help.h"
#include "cli/say.h"
#include "unblame/rules.h"

namespace unblame::cli {
namespace {

/// Words of a narrative leave by the report alone: not in a core file, not by a descriptor that a file got by chance.
void prepare_process() {
  const rlimit none{0, 0};
  ::setrlimit(RLIMIT_CORE, &none);
#ifndef __SANITIZE_ADDRESS__    // the leak checker must look into the process
  ::prctl(PR_SET_DUMPABLE, 0);  // also a core file by a pipe, which no limit stops
#endif
#ifdef __GLIBC__
  // Batches are made by one thread and freed by another; beyond this size they go back to the system at once, and memory stays
  // flat.
  ::mallopt(M_MMAP_THRESHOLD, 256 << 10);
#endif
  std::signal(SIGPIPE, SIG_IGN);  // a closed pipe is an error of write(), and said
  // Closed standard descriptors: a file opened next would become standard output. The opposite direction makes reading
  // and writing fail as it does on a closed one.
  for (int descriptor = 0; descriptor <= 2; ++descriptor)
    if (::fcntl(descriptor, F_GETFD) < 0) ::open("/dev/null", descriptor == 0 ? O_WRONLY : O_RDONLY);
}

std::vector<std::string> names_of(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::App* command : app.get_subcommands({})) names.push_back(command->get_name());
  return names;
}

/// The command that the arguments have reached: `rules` of "unblame rules tset".
const CLI::App& innermost(const CLI::App& app) {
  const auto parsed = app.get_subcommands([](const CLI::App* command) { return command->parsed(); });
  return parsed.empty() ? app : innermost(*parsed.front());
}

std::string full_name(const CLI::App& app) {
  return app.get_parent() == nullptr ? "unblame" : full_name(*app.get_parent()) + ' ' + app.get_name();
}

/// "explain needs RULE", for the arguments without a name that are not there.
std::string what_is_missing(const CLI::App& command) {
  for (const CLI::Option* option : command.get_options())
    if (option->get_required() && option->count() == 0) return command.get_name() + " needs " + option->get_type_name();
  return {};
}

int say_usage_error(const CLI::App& program, const CLI::ParseError& error) {
  const CLI::App& command = innermost(program);
  const std::string help = full_name(command) + " --help";
  const std::vector<std::string> rest = program.remaining(true);
  if (dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr && !rest.empty()) {
    const std::string& extra = rest.front();
    const bool option = extra.starts_with('-');
    std::vector<std::string> known = option ? std::vector<std::string>{} : names_of(command);
    for (const CLI::Option* each : command.get_options())
      for (const std::string& name : each->get_lnames())
        if (option) known.push_back("--" + name);
    const std::string near = did_you_mean(extra.substr(0, extra.find('=')), known);
    const std::string what = option ? "there is no option " : known.empty() ? "one argument too many: " : "there is no command ";
    say(Diagnostic{.what = what + extra, .help = near.empty() ? help : near});
  } else {
    const std::string missing =
        dynamic_cast<const CLI::RequiredError*>(&error) != nullptr ? what_is_missing(command) : std::string{};
    say(Diagnostic{.what = missing.empty() ? error.what() : missing, .help = help});
  }
  return exit_trouble;
}

std::unique_ptr<CLI::App> make_program(Run& chosen) {
  auto program = std::make_unique<CLI::App>(
      "Finds victim-blaming language in police and social-care case files, says why, and offers better words.", "unblame");
  program->formatter(make_help_formatter());
  program->set_help_flag("-h,--help", "This text")->group("Options");
  program
      ->set_version_flag(
          "--version", [] { return "unblame " UNBLAME_VERSION " (rules " + RuleSet::builtin().version() + ")"; },
          "Version of the program and of its rules")
      ->group("Options");
  add_check(*program, chosen);
  add_fix(*program, chosen);
  add_compare(*program, chosen);
  add_explain(*program, chosen);
  add_rules(*program, chosen);
  add_judge(*program, chosen);
  add_eval(*program, chosen);
  set_examples(*program,
               {{"unblame check report.txt", "check a text"},
                {"unblame check --input csv --id OCC_NO --id ENTRY_NO --text NOTE oel.csv", "check the records of an export"},
                {"unblame explain missing.absconded", "why a rule is there, and what to write instead"}});
  return program;
}

int run(int argc, char** argv) {
  Run chosen;
  const auto program = make_program(chosen);
  try {
    program->parse(argc, argv);
  } catch (const CLI::Success& asked) {  // --help, --version
    program->exit(asked);
    return std::fflush(stdout) == 0 && std::cout.flush().good() ? exit_clean : exit_trouble;
  } catch (const CLI::ParseError& error) {
    return say_usage_error(*program, error);
  }
  if (chosen) return chosen();
  std::cout << innermost(*program).help() << std::flush;
  return std::cout.good() ? exit_clean : exit_trouble;
}

}  // namespace
}  // namespace unblame::cli

int main(int argc, char** argv) {
  using namespace unblame;
  try {
    cli::prepare_process();
    return cli::run(argc, argv);
  } catch (const cli::Failure& failure) {
    cli::say(failure.diagnostics());
  } catch (const std::bad_alloc&) {
    cli::say(Diagnostic{.what = "there is not enough memory"});
  } catch (const std::exception& error) {
    // Not error.what(): a library may have put words of the text into it.
    cli::say(Diagnostic{.what = std::string{"an error in the program itself ("} + typeid(error).name() + ")",
                        .help = "please report it"});
  }
  return cli::exit_trouble;
}
