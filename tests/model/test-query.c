/* Filters on the shipped set: facets, words in both languages, and counts. */
#include "config.h"

#include "way-query.h"
#include "way-shipped.h"

#include <string.h>

static guint
count_matches (const WayDataset *dataset,
               const WayQuery   *query)
{
  guint n = 0;

  for (guint i = 0; i < way_dataset_get_n_rows (dataset, WAY_TABLE_POLICIES); i++)
    n += way_query_matches (query, dataset, i);
  return n;
}

static guint
count_text (const WayDataset *dataset,
            const char       *text)
{
  g_autoptr (WayQuery) query = way_query_new ();

  g_free (query->text);
  query->text = g_strdup (text);
  return count_matches (dataset, query);
}

static gboolean
matches_text (const WayDataset *dataset,
              const char       *policy,
              const char       *text)
{
  g_autoptr (WayQuery) query = way_query_new ();

  g_free (query->text);
  query->text = g_strdup (text);
  return way_query_matches (query, dataset,
                            way_shipped_find (dataset, WAY_TABLE_POLICIES, policy));
}

static void
test_value (void)
{
  g_autoptr (WayQuery) query = way_query_new ();
  g_autoptr (WayQuery) copy = NULL;

  g_assert_true (way_query_is_empty (query));
  query->excluded[WAY_FACET_KIND] = 5;
  g_assert_false (way_query_is_empty (query));
  copy = way_query_copy (query);
  g_assert_true (way_query_equal (query, copy));
  copy->excluded[WAY_FACET_LEVEL] = 1;
  g_assert_false (way_query_equal (query, copy));
  copy->excluded[WAY_FACET_LEVEL] = 0;
  g_free (copy->text);
  copy->text = g_strdup ("x");
  g_assert_false (way_query_equal (query, copy));
  copy->excluded[WAY_FACET_KIND] = 0;
  g_assert_false (way_query_is_empty (copy));
}

static void
test_facets (void)
{
  g_autoptr (WayDataset) dataset = way_shipped_load ();
  guint n = way_dataset_get_n_rows (dataset, WAY_TABLE_POLICIES);

  for (guint facet = 0; facet < WAY_N_FACETS; facet++)
    {
      guint sum = 0;

      g_assert_cmpuint (way_facet_n_values (dataset, facet), <=, 64);
      for (guint value = 0; value < way_facet_n_values (dataset, facet); value++)
        {
          g_autoptr (WayQuery) query = way_query_new ();
          guint left;

          query->excluded[facet] = G_GUINT64_CONSTANT (1) << value;
          left = count_matches (dataset, query);
          for (guint i = 0; i < n; i++)
            g_assert_cmpint (way_query_matches (query, dataset, i), ==,
                             way_query_facet_value (&way_dataset_get_keys (dataset)[i], facet)
                             != value);
          sum += n - left;
        }
      g_assert_cmpuint (sum, ==, n);
    }
}

/* As a count of each value: with the facet itself lifted, and every other
 * facet and the words applied. */
static void
check_counts (const WayDataset *dataset,
              const WayQuery   *query)
{
  for (guint facet = 0; facet < WAY_N_FACETS; facet++)
    {
      guint n_values = way_facet_n_values (dataset, facet);
      g_autofree guint *counts = way_query_count (query, dataset, facet, n_values);

      for (guint value = 0; value < n_values; value++)
        {
          g_autoptr (WayQuery) only = way_query_copy (query);

          only->excluded[facet] = ~(G_GUINT64_CONSTANT (1) << value);
          g_assert_cmpuint (counts[value], ==, count_matches (dataset, only));
        }
    }
}

static void
test_counts (void)
{
  g_autoptr (WayDataset) dataset = way_shipped_load ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (20);
  static const char *const texts[] = { "", "innovation", "科技", "nothing has this" };

  for (guint i = 0; i < 20; i++)
    {
      g_autoptr (WayQuery) query = way_query_new ();

      for (guint facet = 0; facet < WAY_N_FACETS; facet++)
        query->excluded[facet] = g_rand_int (rand) & g_rand_int (rand);
      g_free (query->text);
      query->text = g_strdup (texts[i % G_N_ELEMENTS (texts)]);
      check_counts (dataset, query);
    }
}

/* Whether one of a policy's texts has the words, by plain comparison. */
static gboolean
has_plain (const WayDataset *dataset,
           guint             policy,
           const char       *text)
{
  const WayPolicy *row = way_dataset_get_policy (dataset, policy);

  for (guint lang = 0; lang < WAY_N_LANGS; lang++)
    {
      if (strstr (row->title[lang], text) || strstr (row->short_title[lang], text)
          || strstr (row->number[lang], text) || strstr (row->summary[lang], text))
        return TRUE;
      for (guint i = 0; i < row->n_issuers; i++)
        {
          guint issuer = way_dataset_get_issuer (dataset, row, i);

          if (strstr (way_dataset_get_organisation (dataset, issuer)->name[lang], text))
            return TRUE;
        }
      for (guint i = 0; i < row->n_stated; i++)
        if (strstr (way_dataset_get_stated_goal (dataset, row->first_stated + i)->statement[lang],
                    text))
          return TRUE;
    }
  return FALSE;
}

static void
test_chinese (void)
{
  g_autoptr (WayDataset) dataset = way_shipped_load ();
  static const char *const texts[] = { "科技", "创新", "研", "国务院", "高新技术企业" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      guint n = 0;

      for (guint j = 0; j < way_dataset_get_n_rows (dataset, WAY_TABLE_POLICIES); j++)
        n += has_plain (dataset, j, texts[i]);
      g_assert_cmpuint (n, >, 0);
      g_assert_cmpuint (count_text (dataset, texts[i]), ==, n);
    }
}

static void
test_forms (void)
{
  g_autoptr (WayDataset) dataset = way_shipped_load ();

  g_assert_cmpuint (count_text (dataset, "INNOVATION"), ==, count_text (dataset, "innovation"));
  g_assert_cmpuint (count_text (dataset, "innovation"), >, 10);
  g_assert_cmpuint (count_text (dataset, "  innovation\t"), ==,
                    count_text (dataset, "innovation"));
  /* Blanks alone, of whatever width, ask for nothing. */
  g_assert_cmpuint (count_text (dataset, "  "), ==, 130);
  g_assert_cmpuint (count_text (dataset, "　"), ==, 130);
  g_assert_cmpuint (count_text (dataset, "no policy has these words"), ==, 0);
  /* What is wide in a Chinese input method is found as well. */
  g_assert_cmpuint (count_text (dataset, "Ｒ＆Ｄ"), ==, count_text (dataset, "r&d"));
  g_assert_true (matches_text (dataset, "fyp13-outline-2016", "13TH FIVE-year"));
  g_assert_true (matches_text (dataset, "fyp13-outline-2016", "National People's Congress"));
  g_assert_true (matches_text (dataset, "hnte-measures-2016", "国科发火"));
  g_assert_false (matches_text (dataset, "hnte-measures-2016", "robot"));
}

#define POLICY "p|Caf\xc3\xa9 Stra\xc3\x9f" "e|规|P|规|||2016|issued|plan|t|2|o|national||||||0|high"

/* Accents in one character or in two, and letters whose small form is longer. */
static void
test_normal_forms (void)
{
  static const char *const rows[] = { "t|T|主题", "o|O|组织||ministry", POLICY };
  static const WayTableId tables[] = { WAY_TABLE_THEMES, WAY_TABLE_ORGANISATIONS,
                                       WAY_TABLE_POLICIES };
  g_autoptr (WayDatasetBuilder) builder = way_dataset_builder_new ();
  g_autoptr (WayDataset) dataset = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;

      way_add_row (builder, tables[i], rows[i], &error);
      g_assert_no_error (error);
    }
  dataset = way_dataset_builder_end (builder);
  g_assert_true (matches_text (dataset, "p", "caf\xc3\xa9"));
  g_assert_true (matches_text (dataset, "p", "cafe\xcc\x81"));
  g_assert_true (matches_text (dataset, "p", "CAFE\xcc\x81"));
  g_assert_true (matches_text (dataset, "p", "STRASSE"));
  g_assert_false (matches_text (dataset, "p", "coffee"));
}

static void
test_ids (void)
{
  g_autoptr (WayDataset) dataset = way_shipped_load ();

  g_assert_cmpuint (way_facet_n_values (dataset, WAY_FACET_LEVEL), ==, 2);
  g_assert_cmpuint (way_facet_n_values (dataset, WAY_FACET_THEME), ==, 8);
  g_assert_cmpuint (way_facet_n_values (dataset, WAY_FACET_KIND), ==, 9);
  g_assert_cmpstr (way_facet_value_id (dataset, WAY_FACET_LEVEL, 1), ==, "regional");
  g_assert_cmpstr (way_facet_value_id (dataset, WAY_FACET_THEME, 0), ==, "strategy");
  g_assert_cmpstr (way_facet_value_id (dataset, WAY_FACET_KIND, 5), ==, "law");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/query/value", test_value);
  g_test_add_func ("/query/facets", test_facets);
  g_test_add_func ("/query/counts", test_counts);
  g_test_add_func ("/query/chinese", test_chinese);
  g_test_add_func ("/query/forms", test_forms);
  g_test_add_func ("/query/normal-forms", test_normal_forms);
  g_test_add_func ("/query/ids", test_ids);
  return g_test_run ();
}
