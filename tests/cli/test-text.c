/* Text for a terminal: widths, wrapping and tables. */
#include "config.h"

#include "way-cli-text.h"

static const struct
{
  const char *text;
  guint       width;
} widths[] = {
  { "", 0 }, { "abc", 3 }, { "中国", 4 }, { "“十三五”", 8 }, { "2016–2020", 9 },
  { "e\xcc\x81", 1 }, { "①", 1 }, { "，", 2 },
};

static void
test_width (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    g_assert_cmpuint (way_text_width (widths[i].text), ==, widths[i].width);
}

static const struct
{
  const char *text;
  guint       indent;
  guint       width;
  const char *lines;
} paragraphs[] = {
  { "", 2, 10, "" },
  { "one", 2, 10, "  one\n" },
  { "one two three", 0, 7, "one two\nthree\n" },
  { "one two three", 2, 9, "  one two\n  three\n" },
  { "unbreakable word", 0, 4, "unbreakable\nword\n" },
  { "一二三四五", 0, 4, "一二\n三四\n五\n" },
  { "一二，三四", 0, 4, "一\n二，\n三四\n" },
  { "一 two 三", 0, 6, "一 two\n三\n" },
  { "trailing ", 0, 20, "trailing \n" },
};

static void
test_wrap (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (paragraphs); i++)
    {
      g_autoptr (GString) out = g_string_new (NULL);

      way_text_wrap (out, paragraphs[i].text, paragraphs[i].indent, paragraphs[i].width);
      g_assert_cmpstr (out->str, ==, paragraphs[i].lines);
    }
}

static const struct
{
  const char *text;
  guint       width;
  const char *elided;
} elisions[] = {
  { "", 2, "" }, { "abc", 3, "abc" }, { "abcd", 3, "ab…" }, { "中国", 4, "中国" },
  { "中国人", 5, "中国…" }, { "中国人", 4, "中…" }, { "a中国", 4, "a中…" },
};

static void
test_elide (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (elisions); i++)
    {
      g_autofree char *elided = way_text_elide (elisions[i].text, elisions[i].width);

      g_assert_cmpstr (elided, ==, elisions[i].elided);
      g_assert_cmpuint (way_text_width (elided), <=, elisions[i].width);
    }
}

static void
test_table (void)
{
  static const char *const cells[] = {
    "名", "Year", "Last", "中国", "5", "a long one", "x", "2016", "",
  };
  g_autoptr (WayTextTable) table = way_text_table_new (3, 1 << 1);
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    way_text_table_add (table, cells[i]);
  way_text_table_print (table, out);
  g_assert_cmpstr (out->str, ==, "名    Year  Last\n中国     5  a long one\nx     2016\n");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/cli/text/width", test_width);
  g_test_add_func ("/cli/text/wrap", test_wrap);
  g_test_add_func ("/cli/text/elide", test_elide);
  g_test_add_func ("/cli/text/table", test_table);

  return g_test_run ();
}
