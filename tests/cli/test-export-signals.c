/* waymark export while signals come: the whole picture or none, nothing beside
 * it, and an end within a moment.
 */
#include "config.h"

#include "export-folder.h"
#include "picture-file.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>

/* How long a command that is told to end may take, on a busy machine, too. */
#define MOMENT_US (2 * G_USEC_PER_SEC)

/* Runs a command and sends it a signal after some time, which must end it
 * within a moment if it has not ended by itself. Returns whether it did. */
static gboolean
interrupt_command (const char *const *argv,
                   int                number,
                   guint              microseconds)
{
  g_autoptr (GError) error = NULL;
  gint64 sent;
  GPid pid;
  int status;

  g_spawn_async (NULL, (char **) argv, NULL,
                 G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &pid, &error);
  g_assert_no_error (error);
  g_usleep (microseconds);
  g_assert_cmpint (kill (pid, number), ==, 0);
  sent = g_get_monotonic_time ();
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  g_assert_cmpint (g_get_monotonic_time () - sent, <, MOMENT_US);
  if (WIFEXITED (status))
    g_assert_cmpint (WEXITSTATUS (status), ==, 0);
  else
    g_assert_cmpint (WTERMSIG (status), ==, number);
  return WIFSIGNALED (status);
}

/* An export of a chart into a file. */
static gboolean
interrupt (const char *output,
           int         number,
           guint       microseconds)
{
  g_autofree char *program = find_program ();
  const char *const argv[] = { program, "export", "chart", "--lang", "en", "-o", output, NULL };

  return interrupt_command (argv, number, microseconds);
}

/* Draws the picture that every run must give, and makes an empty folder. */
static PictureFile *
prepare (const char *inner)
{
  g_auto (Outcome) whole = run_there (EXPORT "chart --lang en -o whole.png");
  g_autofree char *reference = get_path ("whole.png");

  g_assert_cmpint (whole.code, ==, 0);
  g_assert_cmpint (g_mkdir (inner, 0700), ==, 0);
  return picture_file_read (reference);
}

static gboolean
is_whole (const char        *path,
          const PictureFile *expected)
{
  g_autofree char *bytes = NULL;
  gsize length;

  return g_file_get_contents (path, &bytes, &length, NULL) && length == expected->length
         && memcmp (bytes, expected->bytes, length) == 0;
}

/* At whatever moment a signal comes: the whole picture or none, and nothing
 * beside it. */
static void
test_signals (void)
{
  static const int numbers[] = { SIGTERM, SIGINT, SIGHUP };
  g_autofree char *inner = get_path ("inner");
  g_autoptr (PictureFile) expected = prepare (inner);
  g_autofree char *output = g_build_filename (inner, "out.png", NULL);
  guint n_ended = 0;

  for (guint i = 0; i < 60; i++)
    {
      g_autofree char *names = NULL;

      n_ended += interrupt (output, numbers[i % 3], i * 2000);
      names = list_folder (inner);
      if (*names != '\0')
        {
          g_assert_cmpstr (names, ==, "out.png ");
          g_assert_true (is_whole (output, expected));
          g_assert_cmpint (g_unlink (output), ==, 0);
        }
    }
  g_assert_cmpuint (n_ended, >, 0);
}

/* The same where a file is replaced: the old one or the new one. */
static void
test_signals_over_file (void)
{
  g_autofree char *inner = get_path ("replaced");
  g_autoptr (PictureFile) expected = prepare (inner);
  g_autofree char *output = g_build_filename (inner, "out.png", NULL);

  for (guint i = 0; i < 30; i++)
    {
      g_autofree char *names = NULL;
      g_autofree char *text = NULL;

      g_assert_true (g_file_set_contents (output, "old", -1, NULL));
      interrupt (output, SIGTERM, i * 4000);
      names = list_folder (inner);
      g_assert_cmpstr (names, ==, "out.png ");
      g_assert_true (g_file_get_contents (output, &text, NULL, NULL));
      g_assert_true (g_str_equal (text, "old") || is_whole (output, expected));
    }
}

/* A large picture, which takes a while to be drawn, encoded and written: Ctrl+C
 * ends the command within a moment in whatever it is doing. */
static void
test_signals_large (void)
{
  g_autofree char *program = find_program ();
  g_autofree char *inner = get_path ("large");
  g_autofree char *output = g_build_filename (inner, "out.png", NULL);
  const char *const argv[] = { program, "export", "timeline", "--size", "9000x9000", "-o", output,
                               NULL };
  guint n_ended = 0;

  g_assert_cmpint (g_mkdir (inner, 0700), ==, 0);
  for (guint i = 0; i < 12; i++)
    {
      g_autofree char *names = NULL;

      n_ended += interrupt_command (argv, SIGINT, 40000 + i * i * 10000);
      names = list_folder (inner);
      if (*names != '\0')
        {
          g_assert_cmpstr (names, ==, "out.png ");
          g_assert_cmpint (g_unlink (output), ==, 0);
        }
    }
  g_assert_cmpuint (n_ended, >, 1);
}

static gboolean
ends_as_png (const char *folder_path,
             const char *name)
{
  static const char end[] = "\0\0\0\0IEND\xae\x42\x60\x82";
  g_autofree char *path = g_build_filename (folder_path, name, NULL);
  g_autofree char *bytes = NULL;
  gsize length;

  return g_file_get_contents (path, &bytes, &length, NULL) && length > sizeof end
         && memcmp (bytes + length - (sizeof end - 1), end, sizeof end - 1) == 0;
}

/* A batch ends between two files or within one: those that are there are
 * whole. */
static void
test_signals_batch (void)
{
  static const char *const words[][2] = { { "card", "--each-policy" },
                                          { "chart", "--each-indicator" } };
  g_autofree char *program = find_program ();
  guint n_ended = 0, n_files = 0;

  for (guint i = 0; i < 10; i++)
    {
      g_autofree char *name = g_strdup_printf ("batch-%u", i);
      g_autofree char *inner = get_path (name);
      const char *const argv[] = { program, "export", words[i % 2][0], words[i % 2][1],
                                   "--output", inner, NULL };
      g_autofree char *names = NULL;
      g_auto (GStrv) all = NULL;

      g_assert_cmpint (g_mkdir (inner, 0700), ==, 0);
      n_ended += interrupt_command (argv, i % 4 < 2 ? SIGINT : SIGTERM, 60000 + i * 45000);
      names = list_folder (inner);
      all = g_strsplit (names, " ", -1);
      for (guint k = 0; all[k] != NULL && *all[k] != '\0'; k++, n_files++)
        {
          g_assert_true (g_str_has_suffix (all[k], ".png"));
          g_assert_false (g_str_has_prefix (all[k], "."));
          g_assert_true (ends_as_png (inner, all[k]));
        }
    }
  g_assert_cmpuint (n_ended, >, 0);
  g_assert_cmpuint (n_files, >, 0);
}

int
main (int   argc,
      char *argv[])
{
  int result;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_unsetenv ("DISPLAY");
  g_unsetenv ("WAYLAND_DISPLAY");
  g_unsetenv ("SOURCE_DATE_EPOCH");
  export_folder_make ();

  g_test_add_func ("/export-signals/new-file", test_signals);
  g_test_add_func ("/export-signals/over-file", test_signals_over_file);
  g_test_add_func ("/export-signals/large", test_signals_large);
  g_test_add_func ("/export-signals/batch", test_signals_batch);

  result = g_test_run ();
  export_folder_remove ();
  return result;
}
