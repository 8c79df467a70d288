/* What the commands share, and their entry points. A command gets its own
 * name as first argument, as a program does.
 */
#pragma once

#include "way-check.h"

G_BEGIN_DECLS

/**
 * WayCliExit:
 * @WAY_CLI_OK: done
 * @WAY_CLI_INPUT: the input is at fault, or the output cannot be written
 * @WAY_CLI_USAGE: the command was called in a wrong way
 *
 * What a command returns to the shell.
 */
typedef enum
{
  WAY_CLI_OK,
  WAY_CLI_INPUT,
  WAY_CLI_USAGE,
} WayCliExit;

/**
 * WayCliUsage:
 * @name: the name of the command
 * @parameters: what comes after the options, such as "FILE"
 * @help: what the command does, in a line or more
 * @n_parameters: how many parameters there are
 * @more: whether there may be more of them
 * @n_optional: how many of them options may stand in for
 *
 * How a command is called.
 */
typedef struct
{
  const char *name;
  const char *parameters;
  const char *help;
  guint       n_parameters;
  gboolean    more;
  guint       n_optional;
} WayCliUsage;

WayLang    way_cli_get_lang (void);
gboolean   way_cli_parse    (const WayCliUsage   *usage,
                             const GOptionEntry  *options,
                             int                 *argc,
                             char              ***argv);
void       way_cli_fail     (const char          *message);
void       way_cli_fail_at  (const char          *path,
                             const char          *reason);
WayCliExit way_cli_fail_call
                            (const WayCliUsage   *usage,
                             const char          *fault);
WayCliExit way_cli_fail_as  (WayCliExit           code,
                             const char          *place,
                             const char          *format,
                             ...) G_GNUC_PRINTF (3, 4);

void       way_cli_print_problems
                            (const char          *path,
                             gboolean             is_folder,
                             const WayChecker    *checker);

WayCliExit way_cli_check    (int                  argc,
                             char               **argv);
WayCliExit way_cli_cite     (int                  argc,
                             char               **argv);
WayCliExit way_cli_export   (int                  argc,
                             char               **argv);
WayCliExit way_cli_import   (int                  argc,
                             char               **argv);
WayCliExit way_cli_list     (int                  argc,
                             char               **argv);
WayCliExit way_cli_show     (int                  argc,
                             char               **argv);

G_END_DECLS
