/* The table of commands, and what they share. */
#include "config.h"

#include "way-cli.h"

#include "way-cli-command.h"

#include <string.h>

typedef struct
{
  const char *name;
  const char *help;
  WayCliExit (*run) (int argc, char **argv);
} Command;

static WayCliExit run_help (int    argc,
                            char **argv);

static const Command commands[] = {
  { "check", WAY_N_ ("check a data set and list everything that is wrong with it"), way_cli_check },
  { "cite", WAY_N_ ("cite policies as text or for a reference manager"), way_cli_cite },
  { "export", WAY_N_ ("draw a chart, the strip or the timeline as a picture"), way_cli_export },
  { "help", WAY_N_ ("explain a command"), run_help },
  { "import", WAY_N_ ("make a data-set file from a folder of CSV files"), way_cli_import },
  { "list", WAY_N_ ("list the policies, goals, targets, figures or sources"), way_cli_list },
  { "show", WAY_N_ ("show all about one of them"), way_cli_show },
};

static const Command *
find_command (const char *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (commands[i].name, word))
      return &commands[i];
  return NULL;
}

static const char *
translate_cb (const char *text,
              gpointer    data)
{
  return way_tr (way_cli_get_lang (), text);
}

static void
add_line (GString    *text,
          const char *word,
          const char *help)
{
  g_string_append_printf (text, "  %-10s  %s\n", word, way_tr (way_cli_get_lang (), help));
}

static char *
describe_commands (void)
{
  WayLang lang = way_cli_get_lang ();
  GString *text = g_string_new (way_tr (lang, "Usage:"));

  g_string_append_printf (text, "\n  waymark [%s]\n  waymark %s\n\n", way_tr (lang, "FILE"),
                          way_tr (lang, "COMMAND [OPTION…] …"));
  g_string_append (text,
                   way_tr (lang,
                           "Without a command the window opens, with the file if one is named. "
                           "Commands need\nno display."));
  g_string_append_printf (text, "\n\n%s\n", way_tr (lang, "Commands:"));
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    add_line (text, commands[i].name, commands[i].help);
  g_string_append_printf (text, "\n%s\n", way_tr (lang, "Options:"));
  add_line (text, "-h, --help", WAY_N_ ("show this list"));
  add_line (text, "--version", WAY_N_ ("show the version"));
  g_string_append_printf (text, "\n%s\n",
                          way_tr (lang, "“waymark COMMAND --help” tells more about each of them."));
  return g_string_free (text, FALSE);
}

static WayCliExit
show_commands (void)
{
  g_autofree char *text = describe_commands ();

  g_print ("%s", text);
  return WAY_CLI_OK;
}

static WayCliExit
explain_usage (void)
{
  g_autofree char *text = describe_commands ();

  g_printerr ("%s", text);
  return WAY_CLI_USAGE;
}

static WayCliExit
refuse_command (const char *word)
{
  way_cli_fail_at (word, way_tr (way_cli_get_lang (), "there is no such command"));
  return explain_usage ();
}

/* Runs `waymark help` and `waymark help COMMAND`. */
static WayCliExit
run_help (int    argc,
          char **argv)
{
  char *asking[] = { argv[argc - 1], (char *) "--help", NULL };
  const Command *command;

  if (argc == 1 || *argv[1] == '-')
    return show_commands ();
  command = find_command (asking[0]);
  return command != NULL ? command->run (2, asking) : refuse_command (asking[0]);
}

static gboolean
is_file (const char *word)
{
  return strstr (word, "://") != NULL || g_file_test (word, G_FILE_TEST_EXISTS);
}

/* The first argument that is no file to be opened in the window, or NULL. */
static const char *
find_foreign (int    argc,
              char **argv)
{
  gboolean options = TRUE;

  for (int i = 1; i < argc; i++)
    if (options && g_str_equal (argv[i], "--"))
      options = FALSE;
    else if ((options && *argv[i] == '-') || !is_file (argv[i]))
      return argv[i];
  return NULL;
}

/* Tells what is wrong with an argument that is neither a command nor a file. */
static WayCliExit
refuse_argument (const char *word)
{
  WayLang lang = way_cli_get_lang ();

  if (*word == '-')
    {
      way_cli_fail_at (word, way_tr (lang, "there is no such option"));
      way_cli_fail (way_tr (lang, "try “waymark --help”"));
      return WAY_CLI_USAGE;
    }
  if (*word != '\0' && strpbrk (word, "/.") == NULL)
    return refuse_command (word);
  way_cli_fail_at (word, way_tr (lang, "there is no such file"));
  return WAY_CLI_INPUT;
}

static GOptionContext *
make_context (const WayCliUsage  *usage,
              const GOptionEntry *options)
{
  g_autofree char *program = g_strdup_printf ("waymark %s", usage->name);
  GOptionContext *context = g_option_context_new (usage->parameters);
  GOptionGroup *group = g_option_group_new (NULL, NULL, NULL, NULL, NULL);

  /* The context shows the name of the program before the options. */
  g_set_prgname (program);
  g_option_group_add_entries (group, options);
  g_option_group_set_translate_func (group, translate_cb, NULL, NULL);
  g_option_context_set_main_group (context, group);
  g_option_context_set_translate_func (context, translate_cb, NULL, NULL);
  g_option_context_set_summary (context, usage->help);
  return context;
}

/* What is wrong with the number of parameters, or NULL. */
static const char *
find_fault (const WayCliUsage *usage,
            guint              n_parameters)
{
  if (n_parameters + usage->n_optional < usage->n_parameters)
    return WAY_N_ ("too few arguments");
  if (n_parameters > usage->n_parameters && !usage->more)
    return WAY_N_ ("too many arguments");
  return NULL;
}

/* Drops the mark between the options and names that begin with a hyphen. */
static void
drop_end_of_options (int   *argc,
                     char **argv)
{
  if (*argc < 2 || !g_str_equal (argv[1], "--"))
    return;
  memmove (argv + 1, argv + 2, (*argc - 1) * sizeof *argv);
  (*argc)--;
}

/**
 * way_cli_get_lang:
 *
 * Returns: the language of what the command line says
 */
WayLang
way_cli_get_lang (void)
{
  return way_lang_of_user ();
}

/**
 * way_cli_parse:
 * @usage: how the command is called
 * @options: its options, ended by an empty entry
 * @argc: (inout): the number of arguments
 * @argv: (inout): the arguments; the parameters remain, after the name of the
 *   command
 *
 * Reads the options of a command. The option `--help` ends the program after
 * showing the help. On an error it is told, and how to learn more.
 *
 * Returns: %FALSE if the command was called in a wrong way
 */
gboolean
way_cli_parse (const WayCliUsage    *usage,
               const GOptionEntry   *options,
               int                  *argc,
               char               ***argv)
{
  g_autoptr (GOptionContext) context = NULL;
  g_autoptr (GError) error = NULL;
  const char *fault = NULL;

  g_return_val_if_fail (usage != NULL && options != NULL && argc != NULL && argv != NULL, FALSE);

  context = make_context (usage, options);
  if (g_option_context_parse (context, argc, argv, &error))
    {
      drop_end_of_options (argc, *argv);
      fault = find_fault (usage, *argc - 1);
    }
  if (error == NULL && fault == NULL)
    return TRUE;
  way_cli_fail_call (usage, error != NULL ? error->message
                                          : way_tr (way_cli_get_lang (), fault));
  return FALSE;
}

/**
 * way_cli_fail_call:
 * @usage: how the command is called
 * @fault: what is wrong with the way in which it was
 *
 * Tells what is wrong, and how to learn more.
 *
 * Returns: %WAY_CLI_USAGE
 */
WayCliExit
way_cli_fail_call (const WayCliUsage *usage,
                   const char        *fault)
{
  g_autofree char *hint = NULL;

  g_return_val_if_fail (usage != NULL && fault != NULL, WAY_CLI_USAGE);

  hint = g_strdup_printf (way_tr (way_cli_get_lang (), "try “waymark %s --help”"), usage->name);
  way_cli_fail_at (usage->name, fault);
  way_cli_fail (hint);
  return WAY_CLI_USAGE;
}

/**
 * way_cli_fail:
 * @message: what is wrong, with its place
 *
 * Tells the user on the standard error output.
 */
void
way_cli_fail (const char *message)
{
  g_return_if_fail (message != NULL);

  g_printerr ("waymark: %s\n", message);
}

/**
 * way_cli_fail_at:
 * @path: the file that is meant
 * @reason: what is wrong with it
 *
 * Tells the user on the standard error output.
 */
void
way_cli_fail_at (const char *path,
                 const char *reason)
{
  g_autofree char *name = NULL;

  g_return_if_fail (path != NULL && reason != NULL);

  name = g_filename_display_name (path);
  g_printerr ("waymark: %s: %s\n", name, reason);
}

/**
 * way_cli_fail_as:
 * @code: what the command ends with
 * @place: the file or the option that is meant
 * @format: what is wrong with it, as for printf()
 * @...: what goes into @format
 *
 * Tells the user on the standard error output.
 *
 * Returns: @code
 */
WayCliExit
way_cli_fail_as (WayCliExit  code,
                 const char *place,
                 const char *format,
                 ...)
{
  g_autofree char *reason = NULL;
  va_list arguments;

  g_return_val_if_fail (place != NULL && format != NULL, code);

  va_start (arguments, format);
  reason = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  way_cli_fail_at (place, reason);
  return code;
}

/**
 * way_cli_takes:
 * @argc: the number of arguments of the program
 * @argv: its arguments
 *
 * Returns: whether the arguments are for way_cli_run(): a command, a question
 *   for help or the version, or anything that no window can open
 */
gboolean
way_cli_takes (int    argc,
               char **argv)
{
  g_return_val_if_fail (argc >= 1 && argv != NULL, FALSE);

  return argc > 1 && (find_command (argv[1]) != NULL || find_foreign (argc, argv) != NULL);
}

/**
 * way_cli_run:
 * @argc: the number of arguments of the program
 * @argv: its arguments, which way_cli_takes()
 *
 * Runs the command that the first argument names, shows the version or the
 * list of commands, or tells what is wrong with the arguments.
 *
 * Returns: the exit code of the program: 0 if all is well, 1 if the input is
 *   at fault, 2 if the program was called in a wrong way
 */
int
way_cli_run (int    argc,
             char **argv)
{
  const Command *command;
  const char *word;

  g_return_val_if_fail (argc >= 1 && argv != NULL, WAY_CLI_USAGE);

  /* An empty day is none, as far as it goes; fontconfig would complain of it. */
  if (g_strcmp0 (g_getenv ("SOURCE_DATE_EPOCH"), "") == 0)
    g_unsetenv ("SOURCE_DATE_EPOCH");
  command = argc > 1 ? find_command (argv[1]) : NULL;
  if (command != NULL)
    return command->run (argc - 1, argv + 1);
  word = find_foreign (argc, argv);
  if (word == NULL)
    return explain_usage ();
  if (g_str_equal (word, "--help") || g_str_equal (word, "-h"))
    return show_commands ();
  if (!g_str_equal (word, "--version"))
    return refuse_argument (word);
  g_print ("waymark %s\n", WAY_VERSION);
  return WAY_CLI_OK;
}

/**
 * way_cli_fail_display:
 *
 * Tells the user that the window cannot open without a display.
 *
 * Returns: the exit code of the program
 */
int
way_cli_fail_display (void)
{
  WayLang lang = way_cli_get_lang ();

  way_cli_fail (way_tr (lang, "there is no display on which the window could open"));
  way_cli_fail (way_tr (lang, "“waymark --help” lists the commands that need none"));
  return WAY_CLI_INPUT;
}

/**
 * way_cli_fail_window:
 * @path: the program of the window
 * @code: the number of the error that kept it from starting
 *
 * Tells the user that the window cannot open.
 *
 * Returns: the exit code of the program
 */
int
way_cli_fail_window (const char *path,
                     int         code)
{
  g_autofree char *message = NULL;

  g_return_val_if_fail (path != NULL, WAY_CLI_INPUT);

  message = g_strdup_printf (way_tr (way_cli_get_lang (), "the window cannot open: %s: %s"), path,
                             g_strerror (code));
  way_cli_fail (message);
  return WAY_CLI_INPUT;
}
