/* waymark export --tour: by id and by file, and what is at fault. */
#include "config.h"

#include "program.h"

#include <glib/gstdio.h>
#include <string.h>

static void
assert_pdf (const char *path)
{
  g_autofree char *bytes = NULL;
  gsize length = 0;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  g_assert_cmpuint (length, >, 20000);
  g_assert_true (g_str_has_prefix (bytes, "%PDF-"));
}

static void
test_handout (void)
{
  g_autofree char *folder = g_dir_make_tmp ("waymark-handout-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "handout.pdf", NULL);
  g_autofree char *tour = find_data ("tours/from-2016.json");
  g_auto (Outcome) by_id = run_program ("export", "--tour", "from-2016", path, NULL);
  g_auto (Outcome) by_file = { 0 };

  g_assert_cmpstr (by_id.err, ==, "");
  g_assert_cmpint (by_id.code, ==, 0);
  assert_pdf (path);
  g_assert_cmpint (g_remove (path), ==, 0);
  by_file = run_program ("export", "--tour", tour, path, "--lang", "both", NULL);
  g_assert_cmpstr (by_file.err, ==, "");
  g_assert_cmpint (by_file.code, ==, 0);
  assert_pdf (path);
  g_remove (path);
  g_rmdir (folder);
}

/* A tour of the person's own is found by the name of its file. */
static void
test_own (void)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "waymark", "tours", NULL);
  g_autofree char *path = g_build_filename (folder, "mine.waymark-tour", NULL);
  g_auto (Outcome) outcome = { 0 };

  /* The program does not know of the folders of this test by itself. */
  g_assert_true (g_setenv ("XDG_DATA_HOME", g_get_user_data_dir (), TRUE));
  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, "{\"waymark_tour\":1,\"scenes\":[{}]}", -1, NULL));
  outcome = run_program ("export", "--tour", "mine", "-", "--force", NULL);
  g_assert_cmpstr (outcome.err, ==, "");
  g_assert_cmpint (outcome.code, ==, 0);
  g_assert_true (g_str_has_prefix (outcome.out, "%PDF-"));
}

static void
test_faults (void)
{
  static const struct { const char *tour, *output, *lang; int code; const char *message; } cases[]
    = {
    { "from-2016", "handout.png", "en", 2, "the name of a handout ends in .pdf" },
    { "from-2016", "/none/handout.pdf", "en", 1, "/none/handout.pdf" },
    { "from-2016", "-", "xx", 2, "xx" },
    { "no-such-tour", "-", "en", 1, "no-such-tour" },
    { "/dev/zero", "-", "en", 1, "zero: is no tour" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (Outcome) outcome = run_program ("export", "--tour", cases[i].tour, cases[i].output,
                                              "--lang", cases[i].lang, "--force", NULL);

      g_assert_cmpint (outcome.code, ==, cases[i].code);
      g_assert_nonnull (strstr (outcome.err, cases[i].message));
      g_assert_cmpstr (outcome.out, ==, "");
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/handout/handout", test_handout);
  g_test_add_func ("/handout/own", test_own);
  g_test_add_func ("/handout/faults", test_faults);
  return g_test_run ();
}
