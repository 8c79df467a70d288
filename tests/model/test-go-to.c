/* What a person may type to go somewhere, and where it leads. */
#include "config.h"

#include "way-go-to.h"

#include "way-shipped.h"

#include <string.h>

static const struct
{
  const char *text;
  const char *first;   /* as way_go_to_describe() has it in English, or NULL */
  const char *start;
  const char *last;
} cases[] = {
  { "2021", "2021", "2021-01-01", "2021-12-31" },
  { "2021-11", "November 2021", "2021-11-01", "2021-11-30" },
  { "2020-02", "February 2020", "2020-02-01", "2020-02-29" },
  { "2021-11-03", "3 November 2021", "2021-11-03", "2021-11-03" },
  { " 2021-11-3 ", "3 November 2021", "2021-11-03", "2021-11-03" },
  { "2021/11/3", "3 November 2021", "2021-11-03", "2021-11-03" },
  { "2021.11", "November 2021", "2021-11-01", "2021-11-30" },
  { "2021年", "2021", "2021-01-01", "2021-12-31" },
  { "2021年11月", "November 2021", "2021-11-01", "2021-11-30" },
  { "2021 年 11 月 3 日", "3 November 2021", "2021-11-03", "2021-11-03" },
  { "２０２１－１１", "November 2021", "2021-11-01", "2021-11-30" },
  { "十四五", "14th Five-Year Plan · 2021–2025", "2021-01-01", "2025-12-31" },
  { "“十四五”", "14th Five-Year Plan · 2021–2025", "2021-01-01", "2025-12-31" },
  { "十四五规划", "14th Five-Year Plan · 2021–2025", "2021-01-01", "2025-12-31" },
  { "“十四五”时期", "14th Five-Year Plan · 2021–2025", "2021-01-01", "2025-12-31" },
  { "第十四个五年规划", "14th Five-Year Plan · 2021–2025", "2021-01-01", "2025-12-31" },
  { "14th Five-Year Plan", "14th Five-Year Plan · 2021–2025", "2021-01-01", "2025-12-31" },
  { "14th five year plan", "14th Five-Year Plan · 2021–2025", "2021-01-01", "2025-12-31" },
  { "14TH FYP", "14th Five-Year Plan · 2021–2025", "2021-01-01", "2025-12-31" },
  { "14 fyp", "14th Five-Year Plan · 2021–2025", "2021-01-01", "2025-12-31" },
  { "fyp-14", "14th Five-Year Plan · 2021–2025", "2021-01-01", "2025-12-31" },
  { "14th", "14th Five-Year Plan · 2021–2025", "2021-01-01", "2025-12-31" },
  { "13th FYP", "13th Five-Year Plan · 2016–2020", "2016-01-01", "2020-12-31" },
  { "", NULL, NULL, NULL },
  { "   ", NULL, NULL, NULL },
  { "-", NULL, NULL, NULL },
  { "五", NULL, NULL, NULL },
  { "fyp", NULL, NULL, NULL },
  { "规划", NULL, NULL, NULL },
  { "21", NULL, NULL, NULL },
  { "2021-13", NULL, NULL, NULL },
  { "2021-02-30", NULL, NULL, NULL },
  { "2021-", "2021", "2021-01-01", "2021-12-31" },
  { "2021-11-03-04", NULL, NULL, NULL },
  { "2021 plan", NULL, NULL, NULL },
  { "99th FYP", NULL, NULL, NULL },
  { "innovation", NULL, NULL, NULL },
};

static void
test_table (void)
{
  g_autoptr (WayDataset) dataset = way_shipped_load ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GArray) places = way_go_to_parse (dataset, cases[i].text);
      g_autofree char *name = NULL;
      const WayPlace *place;
      WayDate start, last;

      g_test_message ("%s", cases[i].text);
      if (cases[i].first == NULL)
        {
          g_assert_cmpuint (places->len, ==, 0);
          continue;
        }
      g_assert_cmpuint (places->len, ==, 1);
      place = &g_array_index (places, WayPlace, 0);
      name = way_go_to_describe (dataset, place, WAY_LANG_EN);
      g_assert_cmpstr (name, ==, cases[i].first);
      g_assert_true (way_date_parse (cases[i].start, &start));
      g_assert_true (way_date_parse (cases[i].last, &last));
      g_assert_cmpfloat (place->start, ==, way_date_first_day (start));
      g_assert_cmpfloat (place->end, ==, way_date_last_day (last) + 1);
    }
}

/* Every name of every era leads to it, and a common beginning to those that
 * have it. */
static void
test_names_of_eras (void)
{
  g_autoptr (WayDataset) dataset = way_shipped_load ();
  guint n = way_dataset_get_n_rows (dataset, WAY_TABLE_ERAS);
  g_autoptr (GArray) some = way_go_to_parse (dataset, "十");

  g_assert_cmpuint (n, >, 2);
  for (guint i = 0; i < n; i++)
    {
      const WayEra *era = way_dataset_get_era (dataset, i);

      for (guint lang = 0; lang < WAY_N_LANGS; lang++)
        {
          g_autoptr (GArray) by_name = way_go_to_parse (dataset, era->name[lang]);
          g_autoptr (GArray) by_short = way_go_to_parse (dataset, era->short_name[lang]);

          g_assert_cmpuint (by_name->len, ==, 1);
          g_assert_cmpuint (g_array_index (by_name, WayPlace, 0).era, ==, i);
          g_assert_cmpuint (by_short->len, ==, 1);
          g_assert_cmpuint (g_array_index (by_short, WayPlace, 0).era, ==, i);
        }
    }
  g_assert_cmpuint (some->len, ==, 0);
}

static gboolean
has_in_title (const WayPolicy *row,
              const char      *word)
{
  for (guint lang = 0; lang < WAY_N_LANGS; lang++)
    {
      g_autofree char *title = g_utf8_casefold (row->title[lang], -1);
      g_autofree char *brief = g_utf8_casefold (row->short_title[lang], -1);

      if (strstr (title, word) != NULL || strstr (brief, word) != NULL)
        return TRUE;
    }
  return FALSE;
}

/* Only hits in titles are taken, no more than asked for, and none that the
 * filters leave out. */
static void
test_titles (void)
{
  g_autoptr (WayDataset) dataset = way_shipped_load ();
  g_autoptr (WayHits) hits = way_search_run (dataset, "patent", NULL, NULL, NULL, NULL);
  g_autofree guint8 *matching
    = g_new0 (guint8, way_dataset_get_n_rows (dataset, WAY_TABLE_POLICIES));
  g_autoptr (GArray) all = NULL;
  g_autoptr (GArray) best = NULL;
  g_autoptr (GArray) none = NULL;
  guint n_left_out;

  all = way_go_to_find_titles (dataset, hits, "patent", NULL, G_MAXUINT, &n_left_out);
  g_assert_cmpuint (all->len, >, 1);
  g_assert_cmpuint (all->len, <, hits->n_hits);
  g_assert_cmpuint (n_left_out, ==, 0);
  for (guint i = 0; i < all->len; i++)
    g_assert_true (has_in_title (
      way_dataset_get_policy (dataset, g_array_index (all, guint, i)), "patent"));
  best = way_go_to_find_titles (dataset, hits, "patent", NULL, 1, &n_left_out);
  g_assert_cmpuint (best->len, ==, 1);
  none = way_go_to_find_titles (dataset, hits, "patent", matching, G_MAXUINT, &n_left_out);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (n_left_out, ==, all->len);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/go-to/table", test_table);
  g_test_add_func ("/go-to/names-of-eras", test_names_of_eras);
  g_test_add_func ("/go-to/titles", test_titles);
  return g_test_run ();
}
