/* Citations against fixed strings: one of a plan, of a law and of a policy whose
 * texts are full of what the formats give a meaning to.
 */
#include "config.h"

#include "way-citation.h"

#include <string.h>

#include "way-json.h"
#include "way-shipped.h"

#define PLAN "fyp13-sti-plan-2016"
#define LAW "patent-law-2020"
#define ODD "sti2030-2016"

typedef struct
{
  WayDataset *dataset;
} Fixture;

/* Changes what the odd policy is called, who issued it and when. */
static void
add_changed (WayTableId         table,
             const char *const *fields,
             gpointer           builder)
{
  const char *row[WAY_MAX_COLUMNS];
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < way_table_get (table)->n_columns; i++)
    row[i] = fields[i];
  if (table == WAY_TABLE_POLICIES && g_str_equal (fields[WAY_POLICY_ID], ODD))
    {
      row[WAY_POLICY_TITLE_EN] = "50% & {more}, \"#1\"_of $x\\y ~^";
      row[WAY_POLICY_NUMBER_EN] = "";
      row[WAY_POLICY_NUMBER_ZH] = "";
      row[WAY_POLICY_DATE] = "2016-02";
      row[WAY_POLICY_SUMMARY_EN] = "";
      row[WAY_POLICY_SUMMARY_ZH] = "";
    }
  if (table == WAY_TABLE_SOURCES && *fields[WAY_SOURCE_URL] != '\0')
    row[WAY_SOURCE_URL] = "https://example.org/a_b?c=%20&d=1#e";
  if (table == WAY_TABLE_ORGANISATIONS && g_str_equal (fields[0], "state-council"))
    row[1] = "Council of A, B & C";
  way_dataset_builder_add_row (builder, table, row, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture       *f,
        gconstpointer  changed)
{
  g_autoptr (WayDatasetBuilder) builder = NULL;

  if (changed == NULL)
    {
      f->dataset = way_shipped_load ();
      return;
    }
  builder = way_dataset_builder_new ();
  way_shipped_for_each_row (add_changed, builder);
  f->dataset = way_dataset_builder_end (builder);
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  way_dataset_unref (f->dataset);
}

static char *
cite (Fixture       *f,
      const char    *id,
      WayCiteFormat  format,
      WayLang        lang,
      gboolean       both)
{
  guint policy = way_shipped_find (f->dataset, WAY_TABLE_POLICIES, id);

  return way_cite (f->dataset, &policy, 1, format, lang, both);
}

static void
test_text (Fixture       *f,
           gconstpointer  data)
{
  g_autofree char *both = cite (f, PLAN, WAY_CITE_TEXT, WAY_LANG_EN, TRUE);
  g_autofree char *english = cite (f, LAW, WAY_CITE_TEXT, WAY_LANG_EN, FALSE);
  g_autofree char *chinese = cite (f, LAW, WAY_CITE_TEXT, WAY_LANG_ZH, FALSE);

  g_assert_cmpstr (both, ==,
                   "State Council. 13th Five-Year National Plan for Science, Technology and Inn"
                   "ovation (Guofa [2016] No. 43). 28 July 2016. Source: NetEase, https://www.1"
                   "63.com/sports/article/BU0JEB1B00050I18.html\n"
                   "国务院：《“十三五”国家科技创新规划》（国发〔2016〕43号），2016年7月28日。来源：NetEase，https://www.163.com/"
                   "sports/article/BU0JEB1B00050I18.html\n");
  g_assert_cmpstr (english, ==,
                   "Standing Committee of the National People's Congress. Decision on Amending "
                   "the Patent Law of the People's Republic of China (Fourth Amendment). 17 Oct"
                   "ober 2020. Source: Beijing East IP, https://www.beijingeastip.com/type-news"
                   "/long-awaited-fourth-amendment-chinese-patent-law-depth-look-2/\n");
  g_assert_cmpstr (chinese, ==,
                   "全国人民代表大会常务委员会：《关于修改〈中华人民共和国专利法〉的决定（第四次修正）》，2020年10月17日。来源：Beijing East IP，h"
                   "ttps://www.beijingeastip.com/type-news/long-awaited-fourth-amendment-chines"
                   "e-patent-law-depth-look-2/\n");
}

static void
test_ris (Fixture       *f,
          gconstpointer  data)
{
  g_autofree char *plan = cite (f, PLAN, WAY_CITE_RIS, WAY_LANG_EN, FALSE);
  g_autofree char *law = cite (f, LAW, WAY_CITE_RIS, WAY_LANG_ZH, FALSE);

  g_assert_cmpstr (plan, ==,
                   "TY  - RPRT\r\n"
                   "ID  - fyp13-sti-plan-2016\r\n"
                   "TI  - 13th Five-Year National Plan for Science, Technology and Innovation\r"
                   "\n"
                   "TT  - “十三五”国家科技创新规划\r\n"
                   "ST  - 13th FYP: science and technology\r\n"
                   "AU  - State Council\r\n"
                   "PB  - State Council\r\n"
                   "CY  - China\r\n"
                   "PY  - 2016\r\n"
                   "DA  - 2016/07/28/\r\n"
                   "SN  - Guofa [2016] No. 43\r\n"
                   "M3  - Plan\r\n"
                   "AB  - The sector plan for science and technology in 2016–2020. It has twelv"
                   "e headline indicators, from the world rank of national innovation capabilit"
                   "y to the value of technology contracts, and lays out major projects, basic "
                   "research and system reform.\r\n"
                   "KW  - National strategy and reform\r\n"
                   "LA  - en\r\n"
                   "UR  - https://www.163.com/sports/article/BU0JEB1B00050I18.html\r\n"
                   "N1  - Source: NetEase\r\n"
                   "ER  - \r\n");
  g_assert_cmpstr (law, ==,
                   "TY  - STAT\r\n"
                   "ID  - patent-law-2020\r\n"
                   "TI  - 关于修改《中华人民共和国专利法》的决定（第四次修正）\r\n"
                   "TT  - Decision on Amending the Patent Law of the People's Republic of China"
                   " (Fourth Amendment)\r\n"
                   "ST  - 专利法第四次修正\r\n"
                   "AU  - 全国人民代表大会常务委员会\r\n"
                   "PB  - 全国人民代表大会常务委员会\r\n"
                   "CY  - 中国\r\n"
                   "PY  - 2020\r\n"
                   "DA  - 2020/10/17/\r\n"
                   "M3  - 法律法规\r\n"
                   "AB  - 自2021年6月1日起施行，对故意侵权引入最高五倍的惩罚性赔偿，设立开放许可制度，保护局部外观设计，并鼓励以股权等方式激励职务发明人。\r"
                   "\n"
                   "KW  - 知识产权与成果转化\r\n"
                   "LA  - zh-CN\r\n"
                   "UR  - https://www.beijingeastip.com/type-news/long-awaited-fourth-amendment"
                   "-chinese-patent-law-depth-look-2/\r\n"
                   "N1  - 来源：Beijing East IP\r\n"
                   "ER  - \r\n");
}

static void
test_csl (Fixture       *f,
          gconstpointer  data)
{
  g_autofree char *plan = cite (f, PLAN, WAY_CITE_CSL_JSON, WAY_LANG_EN, FALSE);
  g_autofree char *law = cite (f, LAW, WAY_CITE_CSL_JSON, WAY_LANG_ZH, FALSE);

  g_assert_cmpstr (plan, ==,
                   "[\n"
                   "  {\n"
                   "    \"id\": \"fyp13-sti-plan-2016\",\n"
                   "    \"type\": \"report\",\n"
                   "    \"title\": \"13th Five-Year National Plan for Science, Technology and I"
                   "nnovation\",\n"
                   "    \"original-title\": \"“十三五”国家科技创新规划\",\n"
                   "    \"title-short\": \"13th FYP: science and technology\",\n"
                   "    \"author\": [\n"
                   "      {\n"
                   "        \"literal\": \"State Council\"\n"
                   "      }\n"
                   "    ],\n"
                   "    \"authority\": \"State Council\",\n"
                   "    \"jurisdiction\": \"China\",\n"
                   "    \"issued\": {\n"
                   "      \"date-parts\": [\n"
                   "        [\n"
                   "          2016,\n"
                   "          7,\n"
                   "          28\n"
                   "        ]\n"
                   "      ]\n"
                   "    },\n"
                   "    \"number\": \"Guofa [2016] No. 43\",\n"
                   "    \"genre\": \"Plan\",\n"
                   "    \"abstract\": \"The sector plan for science and technology in 2016–2020"
                   ". It has twelve headline indicators, from the world rank of national innova"
                   "tion capability to the value of technology contracts, and lays out major pr"
                   "ojects, basic research and system reform.\",\n"
                   "    \"keyword\": \"National strategy and reform\",\n"
                   "    \"language\": \"en\",\n"
                   "    \"URL\": \"https://www.163.com/sports/article/BU0JEB1B00050I18.html\","
                   "\n"
                   "    \"source\": \"NetEase\"\n"
                   "  }\n"
                   "]\n");
  g_assert_cmpstr (law, ==,
                   "[\n"
                   "  {\n"
                   "    \"id\": \"patent-law-2020\",\n"
                   "    \"type\": \"legislation\",\n"
                   "    \"title\": \"关于修改《中华人民共和国专利法》的决定（第四次修正）\",\n"
                   "    \"translated-title\": \"Decision on Amending the Patent Law of the Peop"
                   "le's Republic of China (Fourth Amendment)\",\n"
                   "    \"title-short\": \"专利法第四次修正\",\n"
                   "    \"author\": [\n"
                   "      {\n"
                   "        \"literal\": \"全国人民代表大会常务委员会\"\n"
                   "      }\n"
                   "    ],\n"
                   "    \"authority\": \"全国人民代表大会常务委员会\",\n"
                   "    \"jurisdiction\": \"中国\",\n"
                   "    \"issued\": {\n"
                   "      \"date-parts\": [\n"
                   "        [\n"
                   "          2020,\n"
                   "          10,\n"
                   "          17\n"
                   "        ]\n"
                   "      ]\n"
                   "    },\n"
                   "    \"genre\": \"法律法规\",\n"
                   "    \"abstract\": \"自2021年6月1日起施行，对故意侵权引入最高五倍的惩罚性赔偿，设立开放许可制度，保护局部外观设计，并鼓励以股"
                   "权等方式激励职务发明人。\",\n"
                   "    \"keyword\": \"知识产权与成果转化\",\n"
                   "    \"language\": \"zh-CN\",\n"
                   "    \"URL\": \"https://www.beijingeastip.com/type-news/long-awaited-fourth-"
                   "amendment-chinese-patent-law-depth-look-2/\",\n"
                   "    \"source\": \"Beijing East IP\"\n"
                   "  }\n"
                   "]\n");
}

static void
test_bibtex (Fixture       *f,
             gconstpointer  data)
{
  g_autofree char *plan = cite (f, PLAN, WAY_CITE_BIBTEX, WAY_LANG_EN, FALSE);
  g_autofree char *law = cite (f, LAW, WAY_CITE_BIBTEX, WAY_LANG_ZH, FALSE);

  g_assert_cmpstr (plan, ==,
                   "@techreport{fyp13-sti-plan-2016,\n"
                   "  author = {{State Council}},\n"
                   "  title = {{13th Five-Year National Plan for Science, Technology and Innova"
                   "tion}},\n"
                   "  institution = {{State Council}},\n"
                   "  type = {{Plan}},\n"
                   "  number = {{Guofa [2016] No. 43}},\n"
                   "  year = {2016},\n"
                   "  month = {7},\n"
                   "  day = {28},\n"
                   "  note = {{“十三五”国家科技创新规划. Source: NetEase}},\n"
                   "  url = {https://www.163.com/sports/article/BU0JEB1B00050I18.html},\n"
                   "  language = {en}\n"
                   "}\n");
  g_assert_cmpstr (law, ==,
                   "@misc{patent-law-2020,\n"
                   "  author = {{全国人民代表大会常务委员会}},\n"
                   "  title = {{关于修改《中华人民共和国专利法》的决定（第四次修正）}},\n"
                   "  howpublished = {{全国人民代表大会常务委员会}},\n"
                   "  year = {2020},\n"
                   "  month = {10},\n"
                   "  day = {17},\n"
                   "  note = {{Decision on Amending the Patent Law of the People's Republic of "
                   "China (Fourth Amendment). 来源：Beijing East IP}},\n"
                   "  url = {https://www.beijingeastip.com/type-news/long-awaited-fourth-amendm"
                   "ent-chinese-patent-law-depth-look-2/},\n"
                   "  language = {zh-CN}\n"
                   "}\n");
}

/* What a format gives a meaning to is escaped; what is not known has no line. */
static void
test_odd (Fixture       *f,
          gconstpointer  data)
{
  g_autofree char *text = cite (f, ODD, WAY_CITE_TEXT, WAY_LANG_EN, FALSE);
  g_autofree char *ris = cite (f, ODD, WAY_CITE_RIS, WAY_LANG_EN, FALSE);
  g_autofree char *bibtex = cite (f, ODD, WAY_CITE_BIBTEX, WAY_LANG_EN, FALSE);
  g_autofree char *csl = cite (f, ODD, WAY_CITE_CSL_JSON, WAY_LANG_EN, FALSE);
  g_autoptr (GError) error = NULL;
  g_autoptr (WayJson) json = way_json_parse (csl, -1, &error);
  const WayJson *item;

  g_assert_cmpstr (text, ==,
                   "Council of A, B & C · Ministry of Science and Technology. 50% & {more}, "
                   "\"#1\"_of $x\\y ~^. February 2016. Source: China Daily / gov.cn (English), "
                   "https://example.org/a_b?c=%20&d=1#e\n");
  g_assert_cmpstr (ris, ==,
                   "TY  - RPRT\r\n"
                   "ID  - sti2030-2016\r\n"
                   "TI  - 50% & {more}, \"#1\"_of $x\\y ~^\r\n"
                   "TT  - 科技创新2030—重大项目\r\n"
                   "ST  - S&T Innovation 2030 projects\r\n"
                   "AU  - Council of A B & C\r\n"
                   "AU  - Ministry of Science and Technology\r\n"
                   "PB  - Council of A, B & C\r\n"
                   "CY  - China\r\n"
                   "PY  - 2016\r\n"
                   "DA  - 2016/02//\r\n"
                   "M3  - Programme\r\n"
                   "KW  - Research and talent\r\n"
                   "LA  - en\r\n"
                   "UR  - https://example.org/a_b?c=%20&d=1#e\r\n"
                   "N1  - Source: China Daily / gov.cn (English)\r\n"
                   "ER  - \r\n");
  g_assert_cmpstr (bibtex, ==,
                   "@techreport{sti2030-2016,\n"
                   "  author = {{Council of A, B \\& C} and "
                   "{Ministry of Science and Technology}},\n"
                   "  title = {{50\\% \\& \\{more\\}, \"\\#1\"\\_of \\$x\\textbackslash{}y "
                   "\\textasciitilde{}\\textasciicircum{}}},\n"
                   "  institution = {{Council of A, B \\& C · Ministry of Science and "
                   "Technology}},\n"
                   "  type = {{Programme}},\n"
                   "  year = {2016},\n"
                   "  month = {2},\n"
                   "  note = {{科技创新2030—重大项目. Source: China Daily / gov.cn "
                   "(English)}},\n"
                   "  url = {https://example.org/a_b?c=%20&d=1#e},\n"
                   "  language = {en}\n"
                   "}\n");
  g_assert_no_error (error);
  item = way_json_get_element (json, 0);
  g_assert_cmpstr (way_json_get_string (way_json_get_member (item, "title")), ==,
                   "50% & {more}, \"#1\"_of $x\\y ~^");
  g_assert_null (way_json_get_member (item, "number"));
  g_assert_cmpuint (way_json_get_length (way_json_get_element (
                      way_json_get_member (way_json_get_member (item, "issued"), "date-parts"),
                      0)), ==, 2);
}

/* Every policy in every format: nothing breaks a line of RIS, all JSON can be
 * read, and has no names but those of CSL. */
static void
test_all (Fixture       *f,
          gconstpointer  data)
{
  static const char *const names[] = {
    "id", "type", "title", "translated-title", "original-title", "title-short", "author",
    "authority", "jurisdiction", "issued", "number", "genre", "abstract", "keyword", "language",
    "URL", "source", NULL
  };
  guint n = way_dataset_get_n_rows (f->dataset, WAY_TABLE_POLICIES);
  g_autofree guint *all = g_new (guint, n);

  for (guint i = 0; i < n; i++)
    all[i] = i;
  for (guint lang = 0; lang < WAY_N_LANGS; lang++)
    {
      g_autofree char *ris = way_cite (f->dataset, all, n, WAY_CITE_RIS, lang, FALSE);
      g_autofree char *csl = way_cite (f->dataset, all, n, WAY_CITE_CSL_JSON, lang, FALSE);
      g_autofree char *bibtex = way_cite (f->dataset, all, n, WAY_CITE_BIBTEX, lang, FALSE);
      g_auto (GStrv) lines = g_strsplit (ris, "\r\n", -1);
      g_auto (GStrv) entries = g_strsplit (bibtex, "\n@", -1);
      g_autoptr (WayJson) json = way_json_parse (csl, -1, NULL);
      guint n_ends = 0;

      for (guint i = 0; lines[i + 1] != NULL; i++)
        {
          g_assert_true (g_ascii_isupper (lines[i][0]) && g_str_has_prefix (lines[i] + 2, "  - "));
          n_ends += g_str_has_prefix (lines[i], "ER  - ");
        }
      g_assert_cmpuint (n_ends, ==, n);
      g_assert_cmpuint (g_strv_length (entries), ==, n);
      g_assert_nonnull (json);
      g_assert_cmpuint (way_json_get_length (json), ==, n);
      for (guint i = 0; i < n; i++)
        for (guint j = 0; j < way_json_get_length (way_json_get_element (json, i)); j++)
          g_assert_true (g_strv_contains (names, way_json_get_name (way_json_get_element (json, i),
                                                                    j)));
    }
}

static void
test_formats (Fixture       *f,
              gconstpointer  data)
{
  for (guint i = 0; i < WAY_N_CITE_FORMATS; i++)
    {
      WayCiteFormat format = WAY_N_CITE_FORMATS;
      g_autofree char *none = way_cite (f->dataset, NULL, 0, i, WAY_LANG_EN, FALSE);

      g_assert_true (way_cite_format_parse (way_cite_format_word (i), &format));
      g_assert_cmpuint (format, ==, i);
      g_assert_cmpint (*way_cite_format_suffix (i), ==, '.');
      g_assert_cmpstr (none, ==, i == WAY_CITE_CSL_JSON ? "[]\n" : "");
    }
  g_assert_false (way_cite_format_parse ("endnote", &(WayCiteFormat) { 0 }));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/citation/text", Fixture, NULL, set_up, test_text, tear_down);
  g_test_add ("/citation/ris", Fixture, NULL, set_up, test_ris, tear_down);
  g_test_add ("/citation/csl", Fixture, NULL, set_up, test_csl, tear_down);
  g_test_add ("/citation/bibtex", Fixture, NULL, set_up, test_bibtex, tear_down);
  g_test_add ("/citation/odd", Fixture, "changed", set_up, test_odd, tear_down);
  g_test_add ("/citation/all", Fixture, NULL, set_up, test_all, tear_down);
  g_test_add ("/citation/formats", Fixture, NULL, set_up, test_formats, tear_down);
  return g_test_run ();
}
