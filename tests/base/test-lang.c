/* Languages: names of locales, the user's choice, and translations. The
 * catalogue is opened once in a process, so each state of it has its own.
 */
#include "config.h"

#include "mo-file.h"
#include "way-lang.h"

#include <glib/gstdio.h>

static const MoText texts[] = {
  { "", 0, "Content-Type: text/plain; charset=UTF-8\n", 0 },
  { "met", 0, "已达到", 0 },
  { "verdict\004open", 0, "未到期", 0 },
  { "%u policy\0%u policies", sizeof "%u policy\0%u policies" - 1, "%u项政策", 0 },
};

static const struct
{
  const char *locale;
  WayLang     lang;
} locales[] = {
  { "zh_CN", WAY_LANG_ZH }, { "zh_CN.UTF-8", WAY_LANG_ZH }, { "zh_TW", WAY_LANG_ZH },
  { "zh_HK.utf8", WAY_LANG_ZH }, { "zh", WAY_LANG_ZH }, { "zh-Hans", WAY_LANG_ZH },
  { "ZH_cn", WAY_LANG_ZH }, { "zh.GB18030", WAY_LANG_ZH }, { "zh@stroke", WAY_LANG_ZH },
  { "en_GB.UTF-8", WAY_LANG_EN }, { "C", WAY_LANG_EN }, { "POSIX", WAY_LANG_EN },
  { "C.UTF-8", WAY_LANG_EN }, { "de_DE", WAY_LANG_EN }, { "zha", WAY_LANG_EN },
  { "z", WAY_LANG_EN }, { "", WAY_LANG_EN }, { NULL, WAY_LANG_EN },
};

static const struct
{
  const char *language, *lc_all, *lc_messages, *lang;
  WayLang     expected;
} environments[] = {
  { NULL, NULL, NULL, NULL, WAY_LANG_EN },
  { NULL, NULL, NULL, "zh_CN.UTF-8", WAY_LANG_ZH },
  { NULL, NULL, "zh_CN.UTF-8", "en_GB.UTF-8", WAY_LANG_ZH },
  { NULL, "en_GB.UTF-8", "zh_CN.UTF-8", "zh_CN.UTF-8", WAY_LANG_EN },
  { NULL, "", "", "zh_CN.UTF-8", WAY_LANG_ZH },
  { "zh_CN", NULL, NULL, "en_GB.UTF-8", WAY_LANG_ZH },
  { "en", NULL, NULL, "zh_CN.UTF-8", WAY_LANG_EN },
  { "", NULL, NULL, "zh_CN.UTF-8", WAY_LANG_ZH },
  { "fr:zh_CN:en", NULL, NULL, "fr_FR.UTF-8", WAY_LANG_ZH },
  { "en_GB:zh_CN", NULL, NULL, "zh_CN.UTF-8", WAY_LANG_EN },
  { "C:zh_CN", NULL, NULL, "zh_CN.UTF-8", WAY_LANG_EN },
  { "fr:de", NULL, NULL, "zh_CN.UTF-8", WAY_LANG_EN },
  { "zh_CN", NULL, NULL, "C", WAY_LANG_EN },
  { "zh_CN", "POSIX", NULL, "zh_CN.UTF-8", WAY_LANG_EN },
  { "zh_CN", "C.UTF-8", NULL, NULL, WAY_LANG_ZH },
};

static void
test_from_locale (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (locales); i++)
    g_assert_cmpint (way_lang_from_locale (locales[i].locale), ==, locales[i].lang);
}

static void
set_or_unset (const char *variable,
              const char *value)
{
  if (value != NULL)
    g_setenv (variable, value, TRUE);
  else
    g_unsetenv (variable);
}

static void
test_of_user (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (environments); i++)
    {
      g_test_message ("environment %u", i);
      set_or_unset ("LANGUAGE", environments[i].language);
      set_or_unset ("LC_ALL", environments[i].lc_all);
      set_or_unset ("LC_MESSAGES", environments[i].lc_messages);
      set_or_unset ("LANG", environments[i].lang);
      g_assert_cmpint (way_lang_of_user (), ==, environments[i].expected);
    }
}

static void
test_parse (void)
{
  WayLang lang = WAY_LANG_EN;

  g_assert_true (way_lang_parse ("zh", &lang));
  g_assert_cmpint (lang, ==, WAY_LANG_ZH);
  g_assert_false (way_lang_parse ("de", &lang));
  g_assert_false (way_lang_parse ("", &lang));
  g_assert_false (way_lang_parse ("english", &lang));
  g_assert_cmpint (lang, ==, WAY_LANG_ZH);
  g_assert_true (way_lang_parse ("en-GB", &lang));
  g_assert_cmpint (lang, ==, WAY_LANG_EN);
  for (lang = 0; lang < WAY_N_LANGS; lang++)
    {
      WayLang read;

      g_assert_true (way_lang_parse (way_lang_to_locale (lang), &read));
      g_assert_cmpint (read, ==, lang);
    }
}

/* Puts a catalogue of the given bytes where the program looks for it. */
static void
install_catalogue (gconstpointer bytes,
                   gsize         length)
{
  const char *folder = g_get_user_data_dir ();
  g_autofree char *messages = g_build_filename (folder, "zh_CN", "LC_MESSAGES", NULL);
  g_autofree char *path = g_build_filename (messages, "waymark.mo", NULL);

  g_assert_cmpint (g_mkdir_with_parents (messages, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, bytes, length, NULL));
  g_setenv ("WAYMARK_LOCALEDIR", folder, TRUE);
}

static void
assert_untranslated (WayLang lang)
{
  g_assert_cmpstr (way_tr (lang, "met"), ==, "met");
  g_assert_cmpstr (way_tr (lang, WAY_C_ ("verdict", "open")), ==, "open");
  g_assert_cmpstr (way_tr (lang, ""), ==, "");
  g_assert_cmpstr (way_tr_n (lang, "%u policy", "%u policies", 1), ==, "%u policy");
  g_assert_cmpstr (way_tr_n (lang, "%u policy", "%u policies", 0), ==, "%u policies");
  g_assert_cmpstr (way_tr_n (lang, "%u policy", "%u policies", G_MAXUINT64), ==, "%u policies");
  g_assert_cmpstr (way_tr_n (lang, WAY_C_ ("n", "one"), "many", 1), ==, "one");
}

static void
assert_translated (void)
{
  g_assert_cmpstr (way_tr (WAY_LANG_ZH, "met"), ==, "已达到");
  g_assert_cmpstr (way_tr (WAY_LANG_ZH, WAY_C_ ("verdict", "open")), ==, "未到期");
  g_assert_cmpstr (way_tr_n (WAY_LANG_ZH, "%u policy", "%u policies", 1), ==, "%u项政策");
  g_assert_cmpstr (way_tr_n (WAY_LANG_ZH, "%u policy", "%u policies", 9), ==, "%u项政策");
  g_assert_cmpstr (way_tr (WAY_LANG_ZH, "missed"), ==, "missed");
}

static gpointer
translate_cb (gpointer data)
{
  assert_translated ();
  return NULL;
}

static void
test_translated_subprocess (void)
{
  g_autoptr (GBytes) file = mo_file_new (texts, G_N_ELEMENTS (texts), FALSE);
  GThread *threads[8];

  install_catalogue (g_bytes_get_data (file, NULL), g_bytes_get_size (file));
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("translate", translate_cb, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
  assert_untranslated (WAY_LANG_EN);
}

static void
test_missing_subprocess (void)
{
  g_setenv ("WAYMARK_LOCALEDIR", "/nonexistent", TRUE);
  assert_untranslated (WAY_LANG_ZH);
}

static void
test_damaged_subprocess (void)
{
  g_autoptr (GBytes) file = mo_file_new (texts, G_N_ELEMENTS (texts), FALSE);

  install_catalogue (g_bytes_get_data (file, NULL), g_bytes_get_size (file) - 3);
  assert_untranslated (WAY_LANG_ZH);
}

static void
test_empty_file_subprocess (void)
{
  install_catalogue ("", 0);
  assert_untranslated (WAY_LANG_ZH);
}

static void
test_in_subprocess (gconstpointer path)
{
  g_test_trap_subprocess (path, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
  g_test_trap_assert_passed ();
}

/* Both, each once, in the order that is wanted. */
static void
test_join (void)
{
  static const struct { const char *texts[2]; WayLang lang; gboolean both; const char *joined; }
  cases[] = {
    { { "China", "中国" }, WAY_LANG_EN, TRUE, "China 中国" },
    { { "China", "中国" }, WAY_LANG_ZH, TRUE, "中国 China" },
    { { "China", "中国" }, WAY_LANG_EN, FALSE, "China" },
    { { "China", "中国" }, WAY_LANG_ZH, FALSE, "中国" },
    { { "STAR", "STAR" }, WAY_LANG_ZH, TRUE, "STAR" },
    { { "China", "" }, WAY_LANG_EN, TRUE, "China" },
    { { "China", "" }, WAY_LANG_ZH, TRUE, "China" },
    { { "China", "" }, WAY_LANG_ZH, FALSE, "" },
    { { "", "" }, WAY_LANG_EN, TRUE, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *joined = way_lang_join (cases[i].texts, cases[i].lang, cases[i].both);

      g_assert_cmpstr (joined, ==, cases[i].joined);
    }
}

static void
add_subprocess (const char *path,
                const char *inner,
                GTestFunc   function)
{
  g_test_add_data_func (path, inner, test_in_subprocess);
  g_test_add_func (inner, function);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/lang/from-locale", test_from_locale);
  g_test_add_func ("/lang/of-user", test_of_user);
  g_test_add_func ("/lang/parse", test_parse);
  g_test_add_func ("/lang/join", test_join);
  add_subprocess ("/lang/translated", "/lang/translated/subprocess", test_translated_subprocess);
  add_subprocess ("/lang/missing", "/lang/missing/subprocess", test_missing_subprocess);
  add_subprocess ("/lang/damaged", "/lang/damaged/subprocess", test_damaged_subprocess);
  add_subprocess ("/lang/empty-file", "/lang/empty-file/subprocess", test_empty_file_subprocess);

  return g_test_run ();
}
