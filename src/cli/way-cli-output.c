/* Output files. A signal that comes while a file is written waits until the
 * file is in place, so that nothing is left half-way or beside it.
 */
#include "config.h"

#include "way-cli-output.h"

#include "way-cli-data.h"
#include "way-png.h"

#include <sys/stat.h>
#include <unistd.h>

static const char *tr (const char *text) G_GNUC_FORMAT (1);

static const char *
tr (const char *text)
{
  return way_tr (way_cli_get_lang (), text);
}

static gboolean
is_stdout (const char *path)
{
  return g_str_equal (path, "-");
}

static WayCliExit
check_stdout (void)
{
  if (!isatty (STDOUT_FILENO))
    return WAY_CLI_OK;
  way_cli_fail_at ("--output", tr ("a terminal cannot show the file; a name writes it to disk"));
  return WAY_CLI_USAGE;
}

/* A device or a pipe may be meant, but hardly ever is. */
static WayCliExit
check_existing (const char        *path,
                const struct stat *status,
                gboolean           force)
{
  const char *reason;

  if (S_ISDIR (status->st_mode))
    reason = tr ("it is a folder");
  else if (!force)
    reason = tr ("it is no regular file; --force writes into it all the same");
  else
    return WAY_CLI_OK;
  way_cli_fail_at (path, reason);
  return WAY_CLI_INPUT;
}

/**
 * way_cli_output_check:
 * @path: what the user gave as the output: a name, or "-" for the standard
 *   output
 * @force: whether devices and pipes may be written into
 *
 * Looks at the place before anything is made for it; a fault is told. A
 * regular file may be there.
 *
 * Returns: %WAY_CLI_OK, or what the command ends with
 */
WayCliExit
way_cli_output_check (const char *path,
                      gboolean    force)
{
  struct stat status;

  g_return_val_if_fail (path != NULL, WAY_CLI_USAGE);

  if (is_stdout (path))
    return check_stdout ();
  if (stat (path, &status) == 0 && !S_ISREG (status.st_mode))
    return check_existing (path, &status, force);
  return WAY_CLI_OK;
}

static const int ending[] = { SIGINT, SIGTERM, SIGHUP, SIGQUIT };

/* Whether a signal waits that will end the command. */
static gboolean
is_ending (gpointer data)
{
  sigset_t set;

  if (sigpending (&set) != 0)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (ending); i++)
    if (sigismember (&set, ending[i]) == 1)
      return TRUE;
  return FALSE;
}

static gboolean
write_file (const char  *path,
            GBytes      *contents,
            GError     **error)
{
  struct stat status;
  sigset_t before;
  gboolean done;

  /* A pipe may wait for its reader for ever. */
  if (stat (path, &status) == 0 && !S_ISREG (status.st_mode))
    return way_file_write (path, contents, error);
  way_cli_output_hold_signals (&before);
  done = way_file_write_until (path, contents, is_ending, NULL, error);
  pthread_sigmask (SIG_SETMASK, &before, NULL);
  return done;
}

/**
 * way_cli_output_write:
 * @path: a path that way_cli_output_check() accepted
 * @contents: what to write
 *
 * Writes a file, or to the standard output for "-"; a fault is told. A file
 * that is replaced stays as it was if the new one cannot be written.
 *
 * Returns: what the command ends with
 */
WayCliExit
way_cli_output_write (const char *path,
                      GBytes     *contents)
{
  g_autoptr (GError) error = NULL;
  gconstpointer data;
  gsize length;

  g_return_val_if_fail (path != NULL && contents != NULL, WAY_CLI_INPUT);

  if (is_stdout (path))
    {
      data = g_bytes_get_data (contents, &length);
      return way_cli_write_bytes (data, length);
    }
  /* A limit on the size of files is told like a full disk. */
  signal (SIGXFSZ, SIG_IGN);
  signal (SIGPIPE, SIG_IGN);
  if (write_file (path, contents, &error))
    return WAY_CLI_OK;
  way_cli_fail (error->message);
  return WAY_CLI_INPUT;
}

/**
 * way_cli_output_hold_signals:
 * @before: (out): what was held before, for pthread_sigmask()
 *
 * Lets the signals that end the command pass this thread by: they wait for
 * another one that takes them, or until @before is set again.
 */
void
way_cli_output_hold_signals (sigset_t *before)
{
  sigset_t set;

  sigemptyset (&set);
  for (guint i = 0; i < G_N_ELEMENTS (ending); i++)
    sigaddset (&set, ending[i]);
  pthread_sigmask (SIG_BLOCK, &set, before);
}
