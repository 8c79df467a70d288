/* A small data set that uses every table, and helpers for the store's tests. */
#include "config.h"

#include "support.h"

#include <glib/gstdio.h>

const SampleRow sample_rows[] = {
  { WAY_TABLE_THEMES, { "strategy", "Strategy", "战略" } },
  { WAY_TABLE_GOALS, { "raise-intensity", "Raise R&D intensity", "提高研发强度", "strategy", "", "说明" } },
  { WAY_TABLE_AREAS, { "CN-BJ", "Beijing", "北京", "region", "CHN" } },
  { WAY_TABLE_AREAS, { "CHN", "China", "中国", "country", "" } },
  { WAY_TABLE_BASES, { "gdp-a", "First base", "旧基期", "A, with \"quotes\"", "" } },
  { WAY_TABLE_ORGANISATIONS, { "most", "Ministry", "科技部", "MOST", "ministry" } },
  { WAY_TABLE_ORGANISATIONS, { "sc", "State Council", "国务院", "", "state-council" } },
  { WAY_TABLE_SOURCES, { "src-1", "A source", "Press", "https://example.org/?a=1", "2016-05", "en",
                         "page", "facts", "Cited", "引用" } },
  { WAY_TABLE_SOURCES, { "src-2", "Bare source", "Office", "", "", "", "recall", "official", "",
                         "" } },
  { WAY_TABLE_POLICIES, { "plan-2016", "The plan", "规划", "Plan", "规划", "No. 1", "第1号",
                          "2016-05-19", "issued", "plan", "strategy", "1", "sc;most", "national",
                          "", "2016", "2020", "Summary", "摘要", "1", "high" } },
  { WAY_TABLE_POLICIES, { "city-2017", "City rules", "市规定", "City", "市规", "", "", "2017-03",
                          "published", "measures", "strategy", "3", "most", "regional", "CN-BJ",
                          "", "", "", "", "0", "low" } },
  { WAY_TABLE_POLICIES, { "law-2018", "A law", "法律", "Law", "法", "", "", "2018", "effective",
                          "law", "strategy", "2", "sc", "national", "", "2018", "", "", "", "0",
                          "medium" } },
  { WAY_TABLE_POLICY_SOURCES, { "plan-2016", "src-1", "the text", "正文" } },
  { WAY_TABLE_POLICY_SOURCES, { "city-2017", "src-2", "the date", "日期" } },
  { WAY_TABLE_INDICATORS, { "intensity", "R&D intensity", "研发强度", "% of GDP", "占GDP%",
                            "higher", "flow", "1", "", "", "", "src-1" } },
  { WAY_TABLE_INDICATORS, { "spending", "R&D spending", "研发经费", "yuan", "元", "higher",
                            "flow", "0", "current", "Spending", "经费", "src-2" } },
  { WAY_TABLE_POLICY_GOALS, { "plan-2016.1", "plan-2016", "raise-intensity", "Reach 2.50%",
                              "达到2.50%", "intensity", "CHN", "level", ">=", "2.50", "% of GDP",
                              "2.10", "2015", "2020", "src-1" } },
  { WAY_TABLE_POLICY_GOALS, { "city-2017.1", "city-2017", "raise-intensity", "Raise it", "提高",
                              "", "CN-BJ", "", "", "", "", "", "", "", "src-2" } },
  { WAY_TABLE_POLICY_RELATIONS, { "city-2017", "implements", "plan-2016", "src-1" } },
  { WAY_TABLE_ERAS, { "fyp-13", "13th Plan", "“十三五”", "13th", "十三五", "2016-01-01",
                      "2020-12-31", "plan-2016" } },
  { WAY_TABLE_AREA_SETS, { "both", "Both", "两者", "CN-BJ;CHN" } },
  { WAY_TABLE_OBSERVATIONS, { "intensity", "CHN", "2015", "2.10", "gdp-a", "final", "2016-11-10",
                              "src-1" } },
  { WAY_TABLE_OBSERVATIONS, { "intensity", "CHN", "2016", "2.1", "", "preliminary", "2017-02",
                              "src-2" } },
};

const guint n_sample_rows = G_N_ELEMENTS (sample_rows);

char *
make_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("waymark-test-XXXXXX", &error);

  g_assert_no_error (error);
  return folder;
}

guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  g_assert_nonnull (dir);
  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_remove (path) != 0)
        remove_folder (path);
    }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

gboolean
write_sample (const char  *path,
              GError     **error)
{
  g_autoptr (WayStoreWriter) writer = way_store_writer_new (path, error);

  if (writer == NULL || !way_store_writer_set_meta (writer, WAY_META_ID, "sample", error)
      || !way_store_writer_set_meta (writer, WAY_META_TITLE, "A sample", error))
    return FALSE;
  for (guint i = 0; i < n_sample_rows; i++)
    if (!way_store_writer_add_row (writer, sample_rows[i].table, sample_rows[i].fields, error))
      return FALSE;
  return way_store_writer_commit (writer, error);
}

void
make_sample (const char *path)
{
  g_autoptr (GError) error = NULL;

  write_sample (path, &error);
  g_assert_no_error (error);
}

void
read_bytes (const char  *path,
            char       **bytes,
            gsize       *length)
{
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, bytes, length, &error);
  g_assert_no_error (error);
}
