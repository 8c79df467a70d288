/* Words of texts: what they are, where they stand, and texts that are none. */
#include "config.h"

#include "way-tokenizer.h"

#include <string.h>

/* Each word as "position:text@start-end". */
static gboolean
describe_cb (const WayToken *token,
             gpointer        data)
{
  GString *words = data;

  g_assert_cmpuint (strlen (token->text), ==, token->length);
  g_string_append_printf (words, "%s%u:%s@%u-%u", words->len > 0 ? " " : "", token->position,
                          token->text, (guint) token->start, (guint) token->end);
  return TRUE;
}

static const struct
{
  const char *text;
  const char *words;
} texts[] = {
  { "", "" },
  { " \t\n—，。", "" },
  { "Raise R&D, by 2.5%!", "0:raise@0-5 1:r@6-7 2:d@8-9 3:by@11-13 4:2@14-15 5:5@16-17" },
  { "科", "0:科@0-3" },
  { "科技", "0:科@0-3 0:科技@0-6 1:技@3-6" },
  { "科技法", "0:科@0-3 0:科技@0-6 1:技@3-6 1:技法@3-9 2:法@6-9" },
  { "科，技", "0:科@0-3 1:技@6-9" },
  { "R&D经费x", "0:r@0-1 1:d@2-3 2:经@3-6 2:经费@3-9 3:费@6-9 4:x@9-10" },
  { "Éclair", "0:eclair@0-7" },
  { "E\xcc\x81""clair e\xcc\x81", "0:eclair@0-8 1:e@9-12" },
  { "ＡＢ１２", "0:ab12@0-12" },
  { "Straße ﬁnal", "0:strasse@0-7 1:final@8-14" },
  { "㈱", "0:株@0-3" },
  { "豈", "0:豈@0-3" },
  { "々〇", "0:々@0-3 0:々〇@0-6 1:〇@3-6" },
  { "😀a😀", "0:a@4-5" },
  { "שלום عالم", "0:שלום@0-8 1:عالم@9-17" },
  { "a\xff" "b\xe7\xa7", "0:a@0-1 1:b@2-3" },
  { "\xcc\x81", "" },
};

static void
test_table (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GString) words = g_string_new (NULL);

      g_assert_true (way_tokenize (texts[i].text, strlen (texts[i].text), describe_cb, words));
      g_assert_cmpstr (words->str, ==, texts[i].words);
    }
}

static void
test_nul (void)
{
  g_autoptr (GString) words = g_string_new (NULL);

  way_tokenize ("a\0科\0技", 9, describe_cb, words);
  g_assert_cmpstr (words->str, ==, "0:a@0-1 1:科@2-5 2:技@6-9");
}

/* A word without end is one word, cut at a whole character. */
static void
test_long (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GString) words = g_string_new (NULL);
  g_autofree char *expected = NULL;

  for (guint i = 0; i < 100000; i++)
    g_string_append (text, "שа");
  way_tokenize (text->str, text->len, describe_cb, words);
  expected = g_strdup_printf ("0:%.64s@0-400000", text->str);
  g_assert_cmpstr (words->str, ==, expected);

  g_string_assign (text, "x");
  g_string_set_size (words, 0);
  for (guint i = 0; i < 50; i++)
    g_string_append (text, "ש");
  way_tokenize (text->str, text->len, describe_cb, words);
  g_assert_true (g_utf8_validate (words->str, words->len, NULL));
  g_assert_true (g_str_has_suffix (words->str, "@0-101"));
}

static gboolean
stop_cb (const WayToken *token,
         gpointer        data)
{
  return ++*(guint *) data < 2;
}

static void
test_stop (void)
{
  guint n = 0;

  g_assert_false (way_tokenize ("科技创新", 12, stop_cb, &n));
  g_assert_cmpuint (n, ==, 2);
  n = 0;
  g_assert_true (way_tokenize ("one", 3, stop_cb, &n));
  g_assert_cmpuint (n, ==, 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/base/tokenizer/table", test_table);
  g_test_add_func ("/base/tokenizer/nul", test_nul);
  g_test_add_func ("/base/tokenizer/long", test_long);
  g_test_add_func ("/base/tokenizer/stop", test_stop);

  return g_test_run ();
}
