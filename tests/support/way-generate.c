/* The generator. Rows are made one after the other in the order of time and go
 * straight to the file, so that memory does not grow with their number; the
 * same number and seed give the same rows. The small tables and the indicators
 * are those of the shipped set.
 */
#include "config.h"

#include "way-generate.h"

#include <glib/gstdio.h>

#include "way-fields.h"

#define FIRST_YEAR 2000
#define N_YEARS 27
#define N_MONTHS (N_YEARS * 12)

/* Statements and relations come after all policies, and find their policy
 * again by its number. */
#define POLICIES_A_STATEMENT 3
#define POLICIES_A_RELATION 5

#define POLICY_ID "policy-%07u"

/* How far back a policy relates to another. */
#define RELATION_REACH 5000

typedef struct
{
  const char *en;
  const char *zh;
} Words;

/* A share of the policies, in thousandths, for each value of a field. */
typedef struct
{
  const char *word;
  guint       share;
  Words       title;
} Share;

static const Share kinds[] = {
  { "notice", 300, { "Notice", "通知" } },
  { "opinions", 190, { "Opinions", "意见" } },
  { "plan", 180, { "Plan", "规划" } },
  { "measures", 170, { "Administrative Measures", "管理办法" } },
  { "programme", 60, { "Action Programme", "行动计划" } },
  { "decision", 40, { "Decision", "决定" } },
  { "outline", 25, { "Outline", "纲要" } },
  { "report", 20, { "Report", "报告" } },
  { "law", 15, { "Regulations", "条例" } },
};
static const Share events[] = { { "issued", 640 }, { "published", 310 }, { "passed", 35 },
                                { "effective", 15 } };
static const Share ranks[] = { { "3", 880 }, { "2", 110 }, { "1", 10 } };
static const Share confidences[] = { { "high", 820 }, { "medium", 150 }, { "low", 30 } };
static const guint theme_shares[] = { 60, 170, 190, 120, 160, 140, 90, 70 };

/* Months from January: plans come out in the spring and before the year ends. */
static const guint seasons[] = { 70, 45, 85, 80, 80, 90, 80, 75, 85, 70, 100, 140 };

static const Words verbs[] = {
  { "Promoting", "促进" }, { "Accelerating", "加快" }, { "Further Supporting", "进一步支持" },
  { "Strengthening", "加强" }, { "Regulating", "规范" }, { "Deepening", "深化" },
  { "Guiding", "引导" }, { "Implementing", "贯彻落实" },
};
static const Words topics[] = {
  { "the Transformation of Research Results", "科技成果转化" },
  { "the Cultivation of High-Tech Enterprises", "高新技术企业培育" },
  { "the Innovative Development of Small and Medium-Sized Enterprises", "中小企业创新发展" },
  { "Key Laboratories and Research Infrastructure", "重点实验室和科研基础设施建设" },
  { "the Protection of Intellectual Property", "知识产权保护" },
  { "Young Scientists and Research Talent", "青年科技人才发展" },
  { "the New Generation of Artificial Intelligence", "新一代人工智能发展" },
  { "Intelligent Manufacturing", "智能制造发展" },
  { "the Big Data Industry", "大数据产业发展" },
  { "Basic Research", "基础研究" },
  { "Technology Business Incubators and Maker Spaces", "科技企业孵化器和众创空间发展" },
  { "Guidance Funds for Venture Capital", "创业投资引导基金管理" },
  { "New Energy Vehicles", "新能源汽车产业发展" },
  { "Biomedicine and Medical Devices", "生物医药与医疗器械产业发展" },
  { "International Scientific Cooperation", "国际科技合作" },
  { "High-Tech Industrial Development Zones", "高新技术产业开发区建设" },
  { "Rural Technology Services", "农业农村科技服务" },
  { "Green and Low-Carbon Technology", "绿色低碳技术创新" },
  { "Additional Tax Deductions for Research Expenses", "研发费用加计扣除" },
  { "the Digital Economy", "数字经济发展" },
};
static const Words offices[] = {
  { "Department of Science and Technology", "科学技术厅" },
  { "Department of Industry and Information Technology", "工业和信息化厅" },
  { "Development and Reform Commission", "发展和改革委员会" },
  { "Department of Finance", "财政厅" }, { "Department of Education", "教育厅" },
  { "Intellectual Property Office", "知识产权局" },
  { "Department of Commerce", "商务厅" }, { "Data Bureau", "数据管理局" },
};

typedef struct
{
  GRand          *rand;
  WayStoreWriter *writer;
  WayDataset     *shipped;
  guint           n;
  GArray         *regions;         /* numbers of areas */
  GPtrArray      *national;        /* ids of organisations */
  guint           month;           /* from the first month of all */
  guint           number;          /* of policies written */
  GString        *fields[WAY_MAX_COLUMNS];
} Generator;

static guint
below (Generator *generator,
       guint      bound)
{
  return g_rand_int_range (generator->rand, 0, bound);
}

static guint
pick (Generator    *generator,
      const guint  *shares,
      gsize         stride,
      guint         n)
{
  guint ticket = below (generator, 1000);
  guint i = 0;

  for (; i + 1 < n; i++)
    {
      guint share = *(const guint *) ((const char *) shares + i * stride);

      if (ticket < share)
        break;
      ticket -= share;
    }
  return i;
}

#define PICK(generator, table) \
  (&(table)[pick (generator, &(table)->share, sizeof *(table), G_N_ELEMENTS (table))])
#define ANY(generator, table) (&(table)[below (generator, G_N_ELEMENTS (table))])

static gboolean
write_fields (Generator   *generator,
              WayTableId   table,
              GError     **error)
{
  const char *fields[WAY_MAX_COLUMNS];

  for (guint i = 0; i < way_table_get (table)->n_columns; i++)
    fields[i] = generator->fields[i]->str;
  return way_store_writer_add_row (generator->writer, table, fields, error);
}

static void
clear_fields (Generator *generator)
{
  for (guint i = 0; i < WAY_MAX_COLUMNS; i++)
    g_string_truncate (generator->fields[i], 0);
}

static void G_GNUC_PRINTF (3, 4)
set (Generator  *generator,
     guint       column,
     const char *format,
     ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_string_vprintf (generator->fields[column], format, arguments);
  va_end (arguments);
}

/* An era names the policy that opens it, which is not among ours. */
static gboolean
copy_table (Generator   *generator,
            WayTableId   table,
            GError     **error)
{
  for (guint i = 0; i < way_dataset_get_n_rows (generator->shipped, table); i++)
    {
      g_auto (GStrv) fields = way_dataset_get_fields (generator->shipped, table, i);

      if (table == WAY_TABLE_ERAS)
        *fields[WAY_ERA_POLICY] = '\0';
      if (!way_store_writer_add_row (generator->writer, table, (const char *const *) fields,
                                     error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_offices (Generator   *generator,
               GError     **error)
{
  for (guint i = 0; i < generator->regions->len; i++)
    for (guint j = 0; j < G_N_ELEMENTS (offices); j++)
      {
        const WayArea *area = way_dataset_get_area (generator->shipped,
                                                    g_array_index (generator->regions, guint, i));

        clear_fields (generator);
        set (generator, WAY_ORGANISATION_ID, "office-%u-%u", i, j);
        set (generator, WAY_ORGANISATION_NAME_EN, "%s of %s", offices[j].en,
             area->name[WAY_LANG_EN]);
        set (generator, WAY_ORGANISATION_NAME_ZH, "%s%s", area->name[WAY_LANG_ZH], offices[j].zh);
        set (generator, WAY_ORGANISATION_KIND, "region");
        if (!write_fields (generator, WAY_TABLE_ORGANISATIONS, error))
          return FALSE;
      }
  return TRUE;
}

/* One issuer in most cases, three at most; regional policies come from the
 * offices of one region. */
static void
set_issuers (Generator *generator,
             gboolean   is_regional,
             guint      region)
{
  guint n = 1 + (below (generator, 10) >= 7) + (below (generator, 10) >= 9);
  guint first = below (generator, is_regional ? G_N_ELEMENTS (offices)
                                              : generator->national->len);

  for (guint i = 0; i < n; i++)
    if (is_regional)
      g_string_append_printf (generator->fields[WAY_POLICY_ISSUERS], "%soffice-%u-%u",
                              i > 0 ? ";" : "", region,
                              (first + i) % (guint) G_N_ELEMENTS (offices));
    else
      g_string_append_printf (generator->fields[WAY_POLICY_ISSUERS], "%s%s", i > 0 ? ";" : "",
                              (const char *) g_ptr_array_index (generator->national, (first + i)
                                                                % generator->national->len));
}

static void
set_titles (Generator   *generator,
            const Share *kind,
            const Words *place,
            int          year)
{
  const Words *verb = ANY (generator, verbs), *topic = ANY (generator, topics);

  set (generator, WAY_POLICY_TITLE_EN, "%s%s on %s %s", place->en, kind->title.en, verb->en,
       topic->en);
  set (generator, WAY_POLICY_TITLE_ZH, "%s关于%s%s的%s", place->zh, verb->zh, topic->zh,
       kind->title.zh);
  set (generator, WAY_POLICY_SHORT_EN, "%s: %s", kind->title.en, topic->en);
  set (generator, WAY_POLICY_SHORT_ZH, "%s%s", topic->zh, kind->title.zh);
  if (g_str_equal (kind->word, "plan") || g_str_equal (kind->word, "programme"))
    {
      g_string_append_printf (generator->fields[WAY_POLICY_TITLE_EN], " (%d–%d)", year, year + 4);
      g_string_append_printf (generator->fields[WAY_POLICY_TITLE_ZH], "（%d—%d年）", year,
                              year + 4);
      set (generator, WAY_POLICY_PERIOD_START, "%d", year);
      set (generator, WAY_POLICY_PERIOD_END, "%d", year + 4);
    }
  if (below (generator, 3) > 0)
    {
      set (generator, WAY_POLICY_NUMBER_EN, "[%d] No. %u", year, 1 + below (generator, 300));
      set (generator, WAY_POLICY_NUMBER_ZH, "〔%d〕%u号", year, 1 + below (generator, 300));
    }
  set (generator, WAY_POLICY_SUMMARY_EN, "%s %s by means of funding, simpler procedures and "
       "services, and names who reports on progress by the end of each year; %s follows.",
       verb->en, topic->en, ANY (generator, topics)->en);
  set (generator, WAY_POLICY_SUMMARY_ZH, "围绕%s%s，明确资金支持、简化程序和服务措施，并要求有关部门"
       "每年年底前报告进展；同时统筹%s。", verb->zh, topic->zh, ANY (generator, topics)->zh);
}

static gboolean
write_policy (Generator   *generator,
              guint        day,
              GError     **error)
{
  int year = FIRST_YEAR + (int) generator->month / 12;
  guint month = generator->month % 12 + 1;
  const Share *kind = PICK (generator, kinds);
  gboolean is_regional = below (generator, 100) < 62;
  guint theme = pick (generator, theme_shares, sizeof (guint), G_N_ELEMENTS (theme_shares));
  guint region = below (generator, generator->regions->len);
  const WayArea *area = way_dataset_get_area (generator->shipped,
                                              g_array_index (generator->regions, guint, region));
  g_autofree char *of_area = g_strconcat (area->name[WAY_LANG_EN], " ", NULL);
  Words place = { is_regional ? of_area : "", is_regional ? area->name[WAY_LANG_ZH] : "" };

  clear_fields (generator);
  set (generator, WAY_POLICY_ID, POLICY_ID, ++generator->number);
  set_titles (generator, kind, &place, year);
  if (day == 0 && month == 12)
    set (generator, WAY_POLICY_DATE, "%d", year);
  else if (day == 0)
    set (generator, WAY_POLICY_DATE, "%d-%02u", year, month);
  else
    set (generator, WAY_POLICY_DATE, "%d-%02u-%02u", year, month, day);
  set (generator, WAY_POLICY_DATE_EVENT, "%s", PICK (generator, events)->word);
  set (generator, WAY_POLICY_KIND, "%s", kind->word);
  set (generator, WAY_POLICY_THEME, "%s",
       way_dataset_get_theme (generator->shipped, theme
                              % way_dataset_get_n_rows (generator->shipped, WAY_TABLE_THEMES))->id);
  set (generator, WAY_POLICY_RANK, "%s", PICK (generator, ranks)->word);
  set_issuers (generator, is_regional, region);
  set (generator, WAY_POLICY_LEVEL, "%s", is_regional ? "regional" : "national");
  if (is_regional)
    set (generator, WAY_POLICY_REGION, "%s", area->code);
  set (generator, WAY_POLICY_IN_SEED, "0");
  set (generator, WAY_POLICY_CONFIDENCE, "%s", PICK (generator, confidences)->word);
  return write_fields (generator, WAY_TABLE_POLICIES, error);
}

/* The share of a month: twelve times as many in the last year as in the first. */
static guint64
weigh_month (guint month)
{
  return (guint64) seasons[month % 12] * (N_YEARS + 11 * (month / 12));
}

/* How many of all policies lie before a month. */
static guint
count_before (Generator *generator,
              guint      month)
{
  guint64 before = 0, all = 0;

  for (guint i = 0; i < N_MONTHS; i++)
    {
      before += i < month ? weigh_month (i) : 0;
      all += weigh_month (i);
    }
  return generator->n * before / all;
}

/* Days in order, then one in twenty whose day is not known; 28 days a month. */
static gboolean
write_month (Generator   *generator,
             GError     **error)
{
  guint n = count_before (generator, generator->month + 1)
          - count_before (generator, generator->month);
  guint days[29] = { 0 };

  for (guint i = 0; i < n; i++)
    days[below (generator, 20) == 0 ? 0 : 1 + below (generator, 28)]++;
  for (guint day = 1; day <= 29; day++)
    for (guint i = 0; i < days[day % 29]; i++)
      if (!write_policy (generator, day % 29, error))
        return FALSE;
  return TRUE;
}

static gboolean
write_sources (Generator   *generator,
               GError     **error)
{
  guint n_sources = way_dataset_get_n_rows (generator->shipped, WAY_TABLE_SOURCES);

  for (guint i = 1; i <= generator->n; i++)
    {
      clear_fields (generator);
      set (generator, WAY_POLICY_SOURCE_POLICY, POLICY_ID, i);
      set (generator, WAY_POLICY_SOURCE_SOURCE, "%s",
           way_dataset_get_source (generator->shipped, below (generator, n_sources))->id);
      set (generator, WAY_POLICY_SOURCE_SUPPORTS_EN, "title and date");
      set (generator, WAY_POLICY_SOURCE_SUPPORTS_EN + 1, "标题与日期");
      if (!write_fields (generator, WAY_TABLE_POLICY_SOURCES, error))
        return FALSE;
    }
  return TRUE;
}

static void
set_target (Generator *generator,
            guint      policy)
{
  guint n = way_dataset_get_n_rows (generator->shipped, WAY_TABLE_INDICATORS);
  const WayIndicator *indicator = way_dataset_get_indicator (generator->shipped,
                                                             below (generator, n));
  /* The last policies are of the last year. */
  int due_year = FIRST_YEAR + (int) ((guint64) policy * N_YEARS / generator->n) + 4;

  set (generator, WAY_STATED_INDICATOR, "%s", indicator->id);
  set (generator, WAY_STATED_MEASURE, "level");
  set (generator, WAY_STATED_COMPARATOR, ">=");
  set (generator, WAY_STATED_VALUE, "%u.%u", 1 + below (generator, 90), 1 + below (generator, 9));
  set (generator, WAY_STATED_UNIT, "%s", indicator->unit[WAY_LANG_EN]);
  set (generator, WAY_STATED_DUE_YEAR, "%d", due_year);
}

static gboolean
write_statements (Generator   *generator,
                  GError     **error)
{
  guint n_goals = way_dataset_get_n_rows (generator->shipped, WAY_TABLE_GOALS);
  guint n_sources = way_dataset_get_n_rows (generator->shipped, WAY_TABLE_SOURCES);

  for (guint i = 1; i <= generator->n; i += POLICIES_A_STATEMENT)
    {
      const WayGoal *goal = way_dataset_get_goal (generator->shipped, below (generator, n_goals));

      clear_fields (generator);
      set (generator, WAY_STATED_ID, POLICY_ID ".1", i);
      set (generator, WAY_STATED_POLICY, POLICY_ID, i);
      set (generator, WAY_STATED_GOAL, "%s", goal->id);
      set (generator, WAY_STATED_STATEMENT_EN, "%s, with yearly reports on what was reached.",
           goal->title[WAY_LANG_EN]);
      set (generator, WAY_STATED_STATEMENT_ZH, "%s，每年报告进展。", goal->title[WAY_LANG_ZH]);
      set (generator, WAY_STATED_AREA, "CHN");
      set (generator, WAY_STATED_SOURCE, "%s",
           way_dataset_get_source (generator->shipped, below (generator, n_sources))->id);
      if (below (generator, 10) == 0)
        set_target (generator, i);
      if (!write_fields (generator, WAY_TABLE_POLICY_GOALS, error))
        return FALSE;
    }
  return TRUE;
}

/* A policy relates to one that came before it. */
static gboolean
write_relations (Generator   *generator,
                 GError     **error)
{
  guint n_sources = way_dataset_get_n_rows (generator->shipped, WAY_TABLE_SOURCES);

  for (guint i = 1 + POLICIES_A_RELATION; i <= generator->n; i += POLICIES_A_RELATION)
    {
      clear_fields (generator);
      set (generator, WAY_RELATION_FROM, POLICY_ID, i);
      set (generator, WAY_RELATION_KIND, "%s",
           way_relation_words[below (generator, WAY_N_RELATIONS)]);
      set (generator, WAY_RELATION_TO, POLICY_ID,
           i - 1 - below (generator, MIN (i - 1, RELATION_REACH)));
      set (generator, WAY_RELATION_SOURCE, "%s",
           way_dataset_get_source (generator->shipped, below (generator, n_sources))->id);
      if (!write_fields (generator, WAY_TABLE_POLICY_RELATIONS, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_table (Generator   *generator,
             WayTableId   table,
             GError     **error)
{
  switch (table)
    {
    case WAY_TABLE_ORGANISATIONS:
      return copy_table (generator, table, error) && write_offices (generator, error);
    case WAY_TABLE_POLICIES:
      for (generator->month = 0; generator->month < N_MONTHS; generator->month++)
        if (!write_month (generator, error))
          return FALSE;
      return TRUE;
    case WAY_TABLE_POLICY_SOURCES:
      return write_sources (generator, error);
    case WAY_TABLE_POLICY_GOALS:
      return write_statements (generator, error);
    case WAY_TABLE_POLICY_RELATIONS:
      return write_relations (generator, error);
    case WAY_TABLE_THEMES:
    case WAY_TABLE_GOALS:
    case WAY_TABLE_AREAS:
    case WAY_TABLE_BASES:
    case WAY_TABLE_SOURCES:
    case WAY_TABLE_INDICATORS:
    case WAY_TABLE_ERAS:
    case WAY_TABLE_AREA_SETS:
    case WAY_TABLE_OBSERVATIONS:
    default:
      return copy_table (generator, table, error);
    }
}

static gboolean
write_all (Generator   *generator,
           GError     **error)
{
  if (!way_store_writer_set_meta (generator->writer, WAY_META_ID, "generated", error)
      || !way_store_writer_set_meta (generator->writer, WAY_META_VERSION, "1", error)
      || !way_store_writer_set_meta (generator->writer, WAY_META_TITLE, "Generated policies",
                                     error))
    return FALSE;
  for (guint i = 0; i < WAY_N_TABLES; i++)
    if (!write_table (generator, i, error))
      return FALSE;
  return way_store_writer_commit (generator->writer, error);
}

/* Who issues policies for the country, and the regions that have own ones. */
static void
find_issuers (Generator *generator)
{
  for (guint i = 0; i < way_dataset_get_n_rows (generator->shipped, WAY_TABLE_AREAS); i++)
    if (way_dataset_get_area (generator->shipped, i)->kind == WAY_AREA_REGION)
      g_array_append_val (generator->regions, i);
  for (guint i = 0; i < way_dataset_get_n_rows (generator->shipped, WAY_TABLE_ORGANISATIONS); i++)
    {
      const WayOrganisation *organisation = way_dataset_get_organisation (generator->shipped, i);

      if (organisation->kind <= WAY_ORGANISATION_AGENCY)
        g_ptr_array_add (generator->national, (gpointer) organisation->id);
    }
}

/**
 * way_generate:
 * @n: how many policies, at least 1
 * @seed: another seed gives other policies
 * @shipped: the shipped data set, for the small tables
 * @output: the file to write
 * @error: return location for an error
 *
 * Writes a data set with one statement for every three policies, one relation
 * for every five and one source for each.
 *
 * Returns: %FALSE with an error if it cannot be written
 */
gboolean
way_generate (guint        n,
              guint32      seed,
              const char  *shipped,
              const char  *output,
              GError     **error)
{
  g_autoptr (WayDataset) dataset = way_store_load (shipped, NULL, error);
  g_autoptr (WayStoreWriter) writer
    = dataset != NULL ? way_store_writer_new (output, error) : NULL;
  Generator generator = { .writer = writer, .shipped = dataset, .n = n };
  gboolean is_written;

  g_return_val_if_fail (n > 0 && shipped != NULL && output != NULL, FALSE);

  if (writer == NULL)
    return FALSE;
  generator.rand = g_rand_new_with_seed (seed);
  generator.regions = g_array_new (FALSE, FALSE, sizeof (guint));
  generator.national = g_ptr_array_new ();
  for (guint i = 0; i < WAY_MAX_COLUMNS; i++)
    generator.fields[i] = g_string_new (NULL);
  find_issuers (&generator);
  is_written = write_all (&generator, error);
  for (guint i = 0; i < WAY_MAX_COLUMNS; i++)
    g_string_free (generator.fields[i], TRUE);
  g_ptr_array_unref (generator.national);
  g_array_unref (generator.regions);
  g_rand_free (generator.rand);
  return is_written;
}

/**
 * way_generate_load:
 * @n: how many policies
 * @shipped: the path of the data set that came with the program
 *
 * Generates a set and reads it; no file is left. Fails the test if it cannot.
 *
 * Returns: (transfer full): the set
 */
WayDataset *
way_generate_load (guint       n,
                   const char *shipped)
{
  g_autofree char *folder = g_dir_make_tmp ("waymark-generate-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "many.db", NULL);
  g_autoptr (GError) error = NULL;
  WayDataset *dataset;

  way_generate (n, 1, shipped, path, &error);
  g_assert_no_error (error);
  dataset = way_store_load (path, NULL, &error);
  g_assert_no_error (error);
  g_remove (path);
  g_rmdir (folder);
  return dataset;
}
