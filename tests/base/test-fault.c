/* Every code of every domain of errors has a sentence in Chinese, with the
 * place that the message names; the domains are those of the headers.
 */
#include "config.h"

#include "way-fault.h"

#include <string.h>

static guint n_domains, n_codes;

/* Names stay as they are. */
static gboolean
has_letters (const char *text)
{
  static const char *const names[] = { "Waymark", "UTF-8" };

  for (; *text != '\0'; text++)
    {
      for (guint i = 0; i < G_N_ELEMENTS (names); i++)
        if (g_str_has_prefix (text, names[i]))
          text += strlen (names[i]);
      if (g_ascii_isalpha (*text))
        return TRUE;
    }
  return FALSE;
}

static void
check_codes (const char *domain,
             guint       n)
{
  g_test_message ("%s", domain);
  g_assert_cmpuint (way_fault_n_codes (domain), ==, n);
  for (guint code = 0; code < n; code++)
    {
      GError error = { g_quark_from_string (domain), (int) code, (char *) "of no use at all" };
      g_autofree char *chinese = way_fault_describe (&error, WAY_LANG_ZH);
      g_autofree char *english = way_fault_describe (&error, WAY_LANG_EN);

      g_assert_cmpstr (english, ==, error.message);
      g_assert_cmpstr (chinese, !=, "");
      g_assert_false (has_letters (chinese));
    }
  n_domains++;
  n_codes += n;
}

/* "typedef enum { WAY_X_ERROR_…, … } WayXError;" */
static void
check_header (const char *text)
{
  g_autoptr (GRegex) enumeration
    = g_regex_new ("typedef enum\\s*\\{([^}]*)\\}\\s*Way(\\w+)Error;", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  for (g_regex_match (enumeration, text, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL))
    {
      g_autofree char *body = g_match_info_fetch (match, 1);
      g_autofree char *name = g_match_info_fetch (match, 2);
      g_autoptr (GString) domain = g_string_new ("way");
      g_auto (GStrv) parts = g_strsplit (body, "_ERROR_", -1);

      for (const char *letter = name; *letter != '\0'; letter++)
        {
          if (g_ascii_isupper (*letter))
            g_string_append_c (domain, '-');
          g_string_append_c (domain, g_ascii_tolower (*letter));
        }
      g_string_append (domain, "-error-quark");
      check_codes (domain->str, g_strv_length (parts) - 1);
    }
}

static void
walk (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *text = NULL;

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        walk (path);
      else if (g_str_has_suffix (name, ".h") && g_file_get_contents (path, &text, NULL, NULL))
        check_header (text);
    }
}

static void
test_codes (void)
{
  g_autofree char *source = g_test_build_filename (G_TEST_DIST, "..", "src", NULL);

  walk (source);
  g_assert_cmpuint (n_domains, ==, 12);
  g_assert_cmpuint (n_codes, >=, 26);
}

static void
assert_told (const char *domain,
             int         code,
             const char *message,
             const char *expected)
{
  GError error = { g_quark_from_string (domain), code, (char *) message };
  g_autofree char *told = way_fault_describe (&error, WAY_LANG_ZH);

  g_assert_cmpstr (told, ==, expected);
}

/* Where something went wrong is kept. */
static void
test_places (void)
{
  assert_told ("way-store-error-quark", 5, "/tmp/一.db: file is not a database",
               "数据集已损坏（/tmp/一.db）");
  assert_told ("way-json-error-quark", 0, "line 3, column 14: a comma is missing",
               "文件或视图不符合本程序的写法（第3行第14处）");
  assert_told ("way-tour-error-quark", 0, "scene 2: the caption is too long",
               "导览不符合导览的写法（场景2）");
  assert_told ("way-tour-error-quark", 0, "a.json: is no tour\nb.json: scene 3: no view",
               "导览不符合导览的写法（a.json；b.json，场景3）");
  assert_told ("way-store-error-quark", 7, "policies, row 12, date: no date",
               "数据集中有一行不符合格式规则（表policies第12行）");
}

/* What is translated already, and what other libraries say, stays. */
static void
test_others (void)
{
  assert_told ("way-tour-error-quark", 0, "导览的场景数已达上限。", "导览的场景数已达上限。");
  assert_told ("g-io-error-quark", 1, "No such file", "No such file");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/fault/codes", test_codes);
  g_test_add_func ("/fault/places", test_places);
  g_test_add_func ("/fault/others", test_others);
  return g_test_run ();
}
