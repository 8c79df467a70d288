/* waymark export as the shell sees it, without a display: the pictures that it
 * makes, and the view that goes with each.
 */
#include "config.h"

#include "folder.h"
#include "picture-file.h"
#include "program.h"
#include "way-json.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Small pictures are drawn in a third of the time. */
#define SMALL " --size 640x360 "

static char *folder;

static char *
get_path (const char *name)
{
  return g_build_filename (folder, name, NULL);
}

/* Runs `waymark export` with words of the shell. */
static Outcome
export (const char *words)
{
  g_autofree char *line = g_strdup_printf ("cd '%s' && \"$WAYMARK\" export %s", folder, words);

  return run_shell (line);
}

static PictureFile *
read_picture (const char *name)
{
  g_autofree char *path = get_path (name);

  return picture_file_read (path);
}

/* Runs `waymark export`, which must go well and say nothing. @words end with
 * an option, or with a file for the standard input. */
static PictureFile *
draw (const char *words)
{
  g_autofree char *all = g_strconcat ("-o out.png ", words, NULL);
  g_auto (Outcome) run = export (all);

  if (run.code != 0 || *run.err != '\0')
    g_error ("export %s ends with %d and says: %s", words, run.code, run.err);
  g_assert_cmpstr (run.out, ==, "");
  return read_picture ("out.png");
}

static WayJson *
get_view (const PictureFile *picture)
{
  g_autoptr (GError) error = NULL;
  WayJson *view = way_json_parse (picture_file_get (picture, "Waymark View"), -1, &error);

  g_assert_no_error (error);
  return view;
}

static const char *
get_text (const WayJson *view,
          const char    *name)
{
  return way_json_get_string (way_json_get_member (view, name));
}

static char *
join (const WayJson *array)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; array != NULL && i < way_json_get_length (array); i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "," : "",
                            way_json_get_string (way_json_get_element (array, i)));
  return g_string_free (text, FALSE);
}

static char *
join_areas (const WayJson *view)
{
  return join (way_json_get_member (view, "areas"));
}

#define LINE "chart --indicator rd-intensity --areas CHN,OECD --from 2016 --to 2025 " \
             "--size 1920x1080"

static void
test_as_written (void)
{
  g_autoptr (PictureFile) chinese = draw (LINE " --lang zh_CN");
  g_autoptr (PictureFile) again = draw (LINE " --lang zh_CN");
  g_autoptr (PictureFile) english = draw (LINE " --lang en");
  g_autoptr (WayJson) view = get_view (chinese);
  g_autofree char *areas = join_areas (view);

  g_assert_cmpuint (chinese->width, ==, 1920);
  g_assert_cmpuint (chinese->height, ==, 1080);
  g_assert_cmpuint (chinese->n_colours, >, 100);
  g_assert_true (picture_file_equal (chinese, again));
  g_assert_false (picture_file_equal (chinese, english));
  g_assert_cmpstr (get_text (view, "page"), ==, "charts");
  g_assert_cmpstr (get_text (view, "indicator"), ==, "rd-intensity");
  g_assert_cmpstr (get_text (view, "start"), ==, "2016-01-01");
  g_assert_cmpstr (get_text (view, "end"), ==, "2026-01-01");
  g_assert_cmpstr (areas, ==, "CHN,OECD");
}

/* Every picture in every look: none is empty, and no two are the same. */
static void
test_all_looks (void)
{
  static const char *const contents[] = { "chart", "strip", "timeline" };
  static const char *const themes[] = { "light", "dark", "print", "contrast" };
  static const char *const langs[] = { "en", "zh_CN" };
  g_autoptr (GHashTable) sums = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < 3 * 4 * 2; i++)
    {
      g_autofree char *words
        = g_strdup_printf ("%s" SMALL "--theme %s --lang %s", contents[i / 8], themes[i / 2 % 4],
                           langs[i % 2]);
      g_autoptr (PictureFile) picture = draw (words);

      g_assert_cmpuint (picture->width, ==, 640);
      g_assert_cmpuint (picture->height, ==, 360);
      g_assert_cmpuint (picture->n_colours, >, 50);
      g_hash_table_add (sums, g_compute_checksum_for_data (G_CHECKSUM_SHA256,
                                                           (guchar *) picture->bytes,
                                                           picture->length));
    }
  g_assert_cmpuint (g_hash_table_size (sums), ==, 3 * 4 * 2);
}

static void
test_texts (void)
{
  g_autoptr (PictureFile) english = draw ("chart" SMALL "--lang en");
  g_autoptr (PictureFile) chinese = draw ("chart" SMALL "--lang zh_CN");
  g_autoptr (PictureFile) timeline = draw ("timeline" SMALL "--lang en");

  g_assert_cmpstr (picture_file_get (english, "Title"), ==, "R&D intensity");
  g_assert_cmpstr (picture_file_get (chinese, "Title"), ==, "研发经费投入强度");
  g_assert_nonnull (strstr (picture_file_get (english, "Description"), "China"));
  g_assert_nonnull (strstr (picture_file_get (english, "Source"), "OECD"));
  g_assert_nonnull (picture_file_get (english, "Copyright"));
  g_assert_true (g_str_has_prefix (picture_file_get (english, "Software"), "Waymark "));
  g_assert_null (picture_file_get (english, "Creation Time"));
  g_assert_cmpstr (picture_file_get (timeline, "Title"), ==, "China's innovation policies");
  g_assert_nonnull (picture_file_get (timeline, "Description"));
  g_assert_nonnull (picture_file_get (timeline, "Source"));
}

/* The date made: only on request, by either way, and then in picture and
 * texts. */
static void
test_dates_made (void)
{
  g_autoptr (PictureFile) without = draw ("strip" SMALL);
  g_autoptr (PictureFile) with = draw ("strip" SMALL "--date 2026-04-13");
  g_autoptr (PictureFile) epoch = NULL;
  g_autoptr (PictureFile) both = NULL;
  g_autoptr (PictureFile) empty = NULL;

  g_setenv ("SOURCE_DATE_EPOCH", "1776124799", TRUE);   /* 2026-04-13T23:59:59Z */
  epoch = draw ("strip" SMALL);
  g_setenv ("SOURCE_DATE_EPOCH", "86400", TRUE);
  both = draw ("strip" SMALL "--date 2026-04-13");
  g_setenv ("SOURCE_DATE_EPOCH", "", TRUE);
  empty = draw ("strip" SMALL);
  g_unsetenv ("SOURCE_DATE_EPOCH");

  g_assert_cmpstr (picture_file_get (with, "Creation Time"), ==, "2026-04-13");
  g_assert_true (picture_file_equal (with, epoch));
  g_assert_true (picture_file_equal (with, both));
  g_assert_true (picture_file_equal (without, empty));
  g_assert_false (picture_file_equal (without, with));
}

/* An empty variable is as none, also while the list of fonts is made anew. */
static void
test_empty_epoch (void)
{
  g_autofree char *fonts = g_test_build_filename (G_TEST_DIST, "fonts", NULL);
  g_autofree char *before = g_strdup (g_getenv ("FONTCONFIG_FILE"));
  g_autofree char *path = g_build_filename (folder, "fonts.conf", NULL);
  g_autofree char *contents
    = g_strdup_printf ("<fontconfig><dir>%s</dir><cachedir>%s/fonts</cachedir></fontconfig>",
                       fonts, folder);
  g_autoptr (PictureFile) picture = NULL;

  g_assert_true (g_file_set_contents (path, contents, -1, NULL));
  g_setenv ("FONTCONFIG_FILE", path, TRUE);
  g_setenv ("SOURCE_DATE_EPOCH", "", TRUE);
  picture = draw ("strip" SMALL);
  g_unsetenv ("SOURCE_DATE_EPOCH");
  g_setenv ("FONTCONFIG_FILE", before, TRUE);
}

/* Another year in which the same command runs gives no other picture. */
static void
test_years_of_making (void)
{
  static const char *const contents[] = { "chart", "strip", "timeline" };
  static const char *const epochs[] = { "1500000000", "1776124799", "2500000000" };

  for (guint i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      g_autofree char *words = g_strconcat (contents[i], " --date 2026-04-13", NULL);
      g_autoptr (PictureFile) first = draw (words);

      for (guint j = 0; j < G_N_ELEMENTS (epochs); j++)
        {
          g_autoptr (PictureFile) other = NULL;

          g_setenv ("SOURCE_DATE_EPOCH", epochs[j], TRUE);   /* decides what today is, too */
          other = draw (words);
          g_unsetenv ("SOURCE_DATE_EPOCH");
          g_assert_true (picture_file_equal (first, other));
        }
    }
}

static const struct
{
  const char *from;
  const char *to;
  const char *start;
  const char *end;    /* the day after the last */
} spans[] = {
  { "2016", "2016", "2016-01-01", "2017-01-01" },
  { "2016-02", "2016-02", "2016-02-01", "2016-03-01" },
  { "2016-05-19", "2016-05-19", "2016-05-19", "2016-05-20" },
  { "2016-05-19", "2016", "2016-05-19", "2017-01-01" },
  { "1850", "2049", "1850-01-01", "2050-01-01" },
};

static void
test_spans (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (spans); i++)
    {
      g_autofree char *words = g_strdup_printf ("timeline" SMALL "--from %s --to %s",
                                                spans[i].from, spans[i].to);
      g_autoptr (PictureFile) picture = draw (words);
      g_autoptr (WayJson) view = get_view (picture);

      g_assert_cmpstr (get_text (view, "start"), ==, spans[i].start);
      g_assert_cmpstr (get_text (view, "end"), ==, spans[i].end);
    }
}

static const struct
{
  const char *words;
  guint       width;
  guint       height;
  guint       dots_per_metre;
} sizes[] = {
  { "", 1920, 1080, 3780 },
  { "--size slide", 1920, 1080, 3780 },
  { "--size a4-column", 1004, 700, 11811 },
  { "--size a4-width", 2008, 1240, 11811 },
  { "--size a3", 4961, 3508, 11811 },
  { "--size square", 1080, 1080, 3780 },
  { "--size 1004x700", 1004, 700, 11811 },
  { "--size 1004X701", 1004, 701, 3780 },
  { "--size 160x160", 160, 160, 3780 },
  { "--size 32767x160", 32767, 160, 3780 },
  { "--size 160x32767", 160, 32767, 3780 },
};

static void
test_sizes (void)
{
  static const char *const contents[] = { "chart", "strip", "timeline" };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autofree char *words = g_strdup_printf ("%s %s", contents[i % 3], sizes[i].words);
      g_autoptr (PictureFile) picture = draw (words);

      g_assert_cmpuint (picture->width, ==, sizes[i].width);
      g_assert_cmpuint (picture->height, ==, sizes[i].height);
      g_assert_cmpuint (picture->dots_per_metre, ==, sizes[i].dots_per_metre);
    }
}

/* A set stands for its areas, and no area comes twice. */
static void
test_areas (void)
{
  g_autoptr (PictureFile) set = draw ("chart" SMALL "--areas china-oecd");
  g_autoptr (PictureFile) codes = draw ("chart" SMALL "--areas CHN,OECD");
  g_autoptr (PictureFile) mixed = draw ("chart" SMALL "--areas JPN,china-oecd,CHN,JPN");
  g_autoptr (WayJson) view = get_view (mixed);
  g_autofree char *areas = join_areas (view);

  g_assert_true (picture_file_equal (set, codes));
  g_assert_cmpstr (areas, ==, "JPN,CHN,OECD");
}

/* An area without figures is left out, but not in silence. */
/* A folder of pictures, one for each indicator that has figures; the progress
 * adds up. */
static void
test_each_indicator (void)
{
  g_auto (Outcome) run = export ("chart --each-indicator --format svg --lang en" SMALL
                                 "-o each/of");
  g_auto (Outcome) wrong = export ("timeline --each-indicator -o each");
  g_auto (GStrv) lines = g_strsplit (run.err, "\n", -1);
  guint n_files = 0, n_skipped = 0;

  g_assert_cmpint (run.code, ==, 0);
  g_assert_cmpstr (run.out, ==, "");
  for (guint i = 0; *lines[i] != '\0'; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u/", i + 1);
      const char *name = strchr (lines[i], ' ') + 1;
      g_autofree char *path = get_path (name);

      g_assert_true (g_str_has_prefix (lines[i], number));
      if (g_str_has_suffix (lines[i], ": no figures"))
        n_skipped++;
      else
        {
          g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
          g_assert_true (g_str_has_suffix (path, ".svg"));
          n_files++;
        }
    }
  g_assert_cmpuint (n_files, >, 10);
  g_assert_cmpuint (n_files + n_skipped, ==, g_strv_length (lines) - 1);
  g_assert_cmpint (wrong.code, ==, 2);
  g_assert_nonnull (strstr (wrong.err, "--each-indicator: the timeline alone shows no indicator"));
}

/* A card for each policy that the filters leave, and none of a picture that is
 * not of one policy. */
static void
test_each_policy (void)
{
  g_auto (Outcome) run = export ("card --each-policy --filter kind=law --lang en" SMALL
                                 "-o cards");
  g_auto (Outcome) wrong = export ("goals --each-policy -o cards");
  g_auto (Outcome) none = export ("card --lang en" SMALL "-o card.png");
  g_auto (GStrv) lines = g_strsplit (run.err, "\n", -1);
  guint n = g_strv_length (lines) - 1;

  g_assert_cmpint (run.code, ==, 0);
  g_assert_cmpuint (n, >, 3);
  g_assert_cmpuint (n, <, 30);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u/%u ", i + 1, n);
      g_autofree char *path = get_path (strchr (lines[i], ' ') + 1);

      g_assert_true (g_str_has_prefix (lines[i], number));
      g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
    }
  g_assert_cmpint (wrong.code, ==, 2);
  g_assert_nonnull (strstr (wrong.err, "--each-policy: only cards and scorecards"));
  g_assert_cmpint (none.code, ==, 1);
  g_assert_nonnull (strstr (none.err, "needs a policy that is selected"));
}

/* The name of the file that a line of the progress tells of. */
static const char *
get_told (const char *line)
{
  return strchr (line, ' ') + 1;
}

/* A card out of a batch is the same as one by itself. */
static void
test_each_same (void)
{
  g_auto (Outcome) run = export ("card --each-policy --filter kind=law --lang en" SMALL
                                 "-o same");
  g_auto (GStrv) lines = g_strsplit (run.err, "\n", -1);
  guint n = g_strv_length (lines) - 1;

  for (guint i = 0; i < n; i += n - 1)
    {
      g_autoptr (PictureFile) batch = read_picture (get_told (lines[i]));
      g_autofree char *id = g_path_get_basename (get_told (lines[i]));
      g_autofree char *words = NULL;
      g_autoptr (PictureFile) alone = NULL;

      *strrchr (id, '.') = '\0';
      words = g_strdup_printf ("card --select %s --filter kind=law --lang en" SMALL
                               "-o alone.png", id);
      {
        g_auto (Outcome) one = export (words);

        g_assert_cmpint (one.code, ==, 0);
      }
      alone = read_picture ("alone.png");
      g_assert_true (picture_file_equal (batch, alone));
    }
}

/* Where a file cannot be written, those before it are there, and none after it,
 * though they may have been drawn. */
static void
test_each_until_fault (void)
{
  g_auto (Outcome) whole = export ("card --each-policy --filter kind=law --lang en" SMALL
                                   "-o part");
  g_auto (GStrv) lines = g_strsplit (whole.err, "\n", -1);
  g_autofree char *expected
    = g_strdup_printf ("%s\n%s\nwaymark: %s: cannot write the file: it is a folder\n", lines[0],
                       lines[1], get_told (lines[2]));

  for (guint i = 0; *lines[i] != '\0'; i++)
    {
      g_autofree char *path = get_path (get_told (lines[i]));

      g_assert_cmpint (g_unlink (path), ==, 0);
      if (i == 2)
        g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
    }
  {
    g_auto (Outcome) part = export ("card --each-policy --filter kind=law --lang en" SMALL
                                    "-o part");

    g_assert_cmpint (part.code, ==, 1);
    g_assert_cmpstr (part.err, ==, expected);
  }
  for (guint i = 0; *lines[i] != '\0'; i++)
    {
      g_autofree char *path = get_path (get_told (lines[i]));

      g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR) == (i < 2));
      if (i == 2)
        g_assert_cmpint (g_rmdir (path), ==, 0);
    }
}

static void
assert_view_has (const WayJson *view,
                 const char    *name,
                 const char    *value)
{
  g_assert_cmpstr (way_json_get_string (way_json_get_member (view, name)), ==, value);
}

/* The thread of one goal: its picture, the view that goes with it, which leads
 * back to the page with that goal, and its statements as a table. */
static void
test_thread (void)
{
  g_autoptr (PictureFile) picture = draw ("thread --goal raise-rd-intensity --lang en" SMALL);
  g_autoptr (PictureFile) other = draw ("thread --goal talent --lang en" SMALL);
  g_autoptr (PictureFile) shanghai
    = draw ("thread --goal raise-rd-intensity --areas CN-SH --lang en" SMALL);
  g_autoptr (WayJson) view = get_view (picture);
  g_autoptr (WayJson) of_shanghai = get_view (shanghai);
  g_auto (Outcome) csv = export ("thread --goal raise-rd-intensity --lang en --format csv -o -");
  g_auto (GStrv) lines = g_strsplit (csv.out, "\n", -1);

  g_assert_cmpstr (picture_file_get (picture, "Title"), ==,
                   "Goal: Raise R&D spending and intensity");
  g_assert_false (picture_file_equal (picture, other));
  g_assert_false (picture_file_equal (picture, shanghai));
  assert_view_has (view, "page", "goals");
  assert_view_has (view, "goals", "threads");
  assert_view_has (view, "goal", "raise-rd-intensity");
  assert_view_has (view, "goals_area", "CHN");
  assert_view_has (of_shanghai, "goals_area", "CN-SH");
  g_assert_cmpint (csv.code, ==, 0);
  g_assert_true (g_str_has_prefix (lines[0], "Date,Policy,Change,Statement,Indicator,Target,"));
  g_assert_true (g_str_has_prefix (lines[1], "2016-03-16,13th Five-Year Plan,set,Raise R&D "
                                   "spending to 2.5% of GDP by 2020.,R&D intensity,"));
  g_assert_nonnull (strstr (lines[1], "✕ missed,2.40,2020,2020,China,-0.1,final,2021-09-22,"));
}

/* All formats say the same thing. */
static void
test_thread_formats (void)
{
  static const char *const begins[] = { "\x89PNG", "<?xml", "%PDF-", "Date," };
  static const char *const formats[] = { "png", "svg", "pdf", "csv" };

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *words
        = g_strdup_printf ("thread --goal talent --lang en" SMALL "-o thread.%s", formats[i]);
      g_autofree char *name = g_strconcat ("thread.", formats[i], NULL);
      g_autofree char *path = get_path (name);
      g_autofree char *bytes = NULL;
      g_auto (Outcome) run = export (words);

      g_assert_cmpint (run.code, ==, 0);
      g_assert_cmpstr (run.err, ==, "");
      g_assert_true (g_file_get_contents (path, &bytes, NULL, NULL));
      g_assert_true (g_str_has_prefix (bytes, begins[i]));
    }
}

static void
test_area_without_figures (void)
{
  g_auto (Outcome) run = export ("chart" SMALL "--lang en --indicator rd-intensity "
                                 "--areas CHN,CN-GBA,OECD -o some.png");
  g_autoptr (PictureFile) picture = read_picture ("some.png");

  g_assert_cmpint (run.code, ==, 0);
  g_assert_cmpstr (run.err, ==, "waymark: warning: the data set has no figures of rd-intensity "
                   "for CN-GBA\n");
  g_assert_cmpuint (picture->n_colours, >, 50);
}

static const struct
{
  const char *words;
  const char *levels;   /* that are chosen */
  const char *kinds;
  const char *years;
} filters[] = {
  { "", "", "", "" },
  { "--filter level=national", "national", "", "" },
  { "--filter level=national,regional", "national,regional", "", "" },
  { "--filter level=national --filter level=regional", "national,regional", "", "" },
  { "--filter level=regional --filter kind=plan,law", "regional", "law,plan", "" },
  { "--filter year=2016..2018,2021 --filter kind=plan", "", "plan", "2016,2017,2018,2021" },
};

static void
test_filters (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (filters); i++)
    {
      g_autofree char *words = g_strdup_printf ("timeline" SMALL "%s", filters[i].words);
      g_autoptr (PictureFile) picture = draw (words);
      g_autoptr (WayJson) view = get_view (picture);
      const WayJson *query = way_json_get_member (view, "query");
      g_autofree char *levels = join (way_json_get_member (query, "level"));
      g_autofree char *kinds = join (way_json_get_member (query, "kind"));
      g_autofree char *years = join (way_json_get_member (query, "year"));

      g_assert_cmpstr (levels, ==, filters[i].levels);
      g_assert_cmpstr (kinds, ==, filters[i].kinds);
      g_assert_cmpstr (years, ==, filters[i].years);
    }
}

static void
save_view (const PictureFile *picture)
{
  g_autofree char *path = get_path ("view.json");

  g_assert_true (g_file_set_contents (path, picture_file_get (picture, "Waymark View"), -1,
                                      NULL));
}

/* The view that a picture carries draws the same picture again, from a file
 * and from the standard input; other options change it. */
static void
test_view_round_trip (void)
{
  static const char *const pictures[] = {
    "timeline --group theme --filter theme=digital,research --filter kind=plan "
    "--search 科技 --select fyp13-outline-2016 --from 2015-06 --to 2024-03-09",
    "chart --indicator high-value-patents --areas CHN",
    "strip --areas research-intensive --from 2000",
    "thread --goal raise-rd-intensity --filter level=national --areas CHN",
    "goals --goal talent --from 2015-06",
    "chart --kind bars --areas research-intensive --year 2020 --to 2021",
    "chart --kind multiples --areas CHN,USA --from 2010",
    "chart --kind pace --as-known 2021-06-30",
    "chart --kind releases --from 2012",
    "chart --markers selected --select idds-outline-2016",
    "timeline-strip --select fyp14-outline-2021 --from 2018",
    "card --select idds-outline-2016",
    "scorecard --select fyp14-outline-2021",
  };

  for (guint i = 0; i < G_N_ELEMENTS (pictures); i++)
    {
      g_autofree char *first = g_strdup_printf ("%s" SMALL, pictures[i]);
      g_autofree char *content = g_strndup (pictures[i], strcspn (pictures[i], " "));
      g_autofree char *second = g_strdup_printf ("%s" SMALL "--view view.json", content);
      g_autofree char *third = g_strdup_printf ("%s" SMALL "--view - < view.json", content);
      g_autofree char *changed = g_strdup_printf ("%s --to 2022", second);
      g_autoptr (PictureFile) picture = draw (first);
      g_autoptr (PictureFile) from_file = NULL;
      g_autoptr (PictureFile) from_input = NULL;
      g_autoptr (PictureFile) other = NULL;

      save_view (picture);
      from_file = draw (second);
      from_input = draw (third);
      other = draw (changed);
      g_assert_true (picture_file_equal (picture, from_file));
      g_assert_true (picture_file_equal (picture, from_input));
      g_assert_false (picture_file_equal (picture, other));
    }
}

/* Without a word for it, the page of the view says what is drawn. */
static void
test_view_alone (void)
{
  static const char *const pictures[] = {
    "timeline --group theme --from 2018", "chart --kind bars --areas china-oecd --year 2020",
    "thread --goal talent", "goals --from 2018",
  };
  g_auto (Outcome) nothing = export ("-o out.png --lang en");
  g_auto (Outcome) tour = export ("--tour from-2016 --lang en");

  for (guint i = 0; i < G_N_ELEMENTS (pictures); i++)
    {
      g_autofree char *first = g_strconcat (pictures[i], SMALL, NULL);
      g_autoptr (PictureFile) picture = draw (first);
      g_autoptr (PictureFile) from_file = NULL;

      save_view (picture);
      from_file = draw ("--view view.json" SMALL);
      g_assert_true (picture_file_equal (picture, from_file));
    }
  g_assert_cmpint (nothing.code, ==, 2);
  g_assert_true (g_str_has_prefix (nothing.err, "waymark: export: too few arguments\n"));
  g_assert_cmpint (tour.code, ==, 2);
  g_assert_true (g_str_has_prefix (tour.err, "waymark: export: too few arguments\n"));
}

/* A view from another hand may say anything; what makes no sense is left as
 * it is on a first start. */
static void
test_odd_views (void)
{
  static const char *const views[] = {
    "{}",
    "{\"start\":1e308,\"end\":-1e308}",
    "{\"start\":-1e308,\"end\":1e308,\"areas\":[1,null,\"CHN\",\"nowhere\"]}",
    "{\"start\":\"tomorrow\",\"page\":7,\"grouping\":[],\"hidden\":[],\"areas\":{}}",
    "{\"hidden\":{\"text\":5,\"level\":[\"x\",null],\"kind\":\"plan\"},\"selection\":\"gone\"}",
    "{\"start\":20000.5,\"end\":20000.25}",
  };
  g_autofree char *path = get_path ("odd.json");

  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      g_autoptr (PictureFile) chart = NULL;
      g_autoptr (PictureFile) timeline = NULL;

      g_assert_true (g_file_set_contents (path, views[i], -1, NULL));
      chart = draw ("chart" SMALL "--view odd.json");
      timeline = draw ("timeline" SMALL "--view odd.json");
      g_assert_cmpuint (chart->n_colours, >, 10);
      g_assert_cmpuint (timeline->n_colours, >, 10);
    }
}

static void
test_standard_output (void)
{
  g_autoptr (PictureFile) file = draw ("strip" SMALL);
  g_auto (Outcome) run = export ("strip" SMALL "-o - > piped.png");
  g_autoptr (PictureFile) piped = read_picture ("piped.png");
  g_auto (Outcome) head
    = run_shell ("{ \"$WAYMARK\" export strip -o -; echo $? >&2; } | head -c 4");

  g_assert_cmpint (run.code, ==, 0);
  g_assert_cmpstr (run.err, ==, "");
  g_assert_true (picture_file_equal (file, piped));
  g_assert_cmpstr (head.out, ==, "\x89PNG");
  g_assert_cmpstr (head.err, ==, "0\n");
}

/* A file that is there is replaced; it keeps its permissions, and a link to it
 * stays a link. */
static void
test_replaces_file (void)
{
  g_autofree char *path = get_path ("old.png");
  g_autofree char *link_path = get_path ("link.png");
  g_auto (Outcome) run = { 0 };
  g_autoptr (PictureFile) picture = NULL;
  struct stat status;

  g_assert_true (g_file_set_contents (path, "old", -1, NULL));
  g_assert_cmpint (g_chmod (path, 0604), ==, 0);
  g_assert_cmpint (symlink ("old.png", link_path), ==, 0);
  run = export ("strip" SMALL "-o link.png");
  picture = read_picture ("old.png");
  g_assert_cmpint (run.code, ==, 0);
  g_assert_cmpuint (picture->width, ==, 640);
  g_assert_cmpint (stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0604);
  g_assert_true (g_file_test (link_path, G_FILE_TEST_IS_SYMLINK));
}

static void
test_odd_names (void)
{
  static const char *const names[] = { "'a b.png'", "图.PNG", "./-x.png", "'100%s.png'",
                                       "a.b.Png" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *words = g_strdup_printf ("strip" SMALL "-o %s && test -s %s", names[i],
                                                names[i]);
      g_auto (Outcome) run = export (words);

      g_assert_cmpstr (run.err, ==, "");
      g_assert_cmpint (run.code, ==, 0);
    }
}

/* Another data set is not called Waymark's, nor are its terms. */
static void
test_foreign_set (void)
{
  g_autofree char *tree = g_strdup_printf ("cp -r '%s/data' '%s/set' && cd '%s/set' && "
                                           "rm -f *.db && sed -i "
                                           "'s/\"name\": \"china-innovation-policies\"/\"name\": "
                                           "\"course\"/' datapackage.json && grep -q '\"course\"' "
                                           "datapackage.json && cd .. && \"$WAYMARK\" import set "
                                           "-o course.db", g_getenv ("WAYMARK_SOURCE_ROOT"),
                                           folder, folder);
  g_auto (Outcome) import = run_shell (tree);
  g_auto (Outcome) svg = export ("timeline --data course.db --lang en --format svg -o -");
  g_auto (Outcome) own = export ("timeline --lang en --format svg -o -" SMALL);

  if (import.code != 0)
    g_error ("%s", import.err);
  g_assert_nonnull (strstr (own.out, "Waymark data set 1"));
  g_assert_nonnull (strstr (own.out, "CC BY 4.0"));
  g_assert_null (strstr (svg.out, "Waymark data set"));
  g_assert_null (strstr (svg.out, "CC BY 4.0"));
  g_assert_nonnull (strstr (svg.out, ">Data to "));
  g_assert_nonnull (strstr (svg.out, "licence: CC-BY-4.0; oecd-terms"));
}

/* Without a font for it, a picture in Chinese is made with a warning. */
static void
test_missing_fonts (void)
{
  static const char config[] = "<fontconfig><dir>%s</dir><cachedir>%s</cachedir></fontconfig>";
  g_autofree char *font = g_build_filename (g_getenv ("WAYMARK_SOURCE_ROOT"), "tests", "fonts",
                                            "DejaVuSans.ttf", NULL);
  g_autofree char *copy = get_path ("DejaVuSans.ttf");
  g_autofree char *path = get_path ("fonts.conf");
  g_autofree char *text = g_strdup_printf (config, folder, folder);
  g_autofree char *before = g_strdup (g_getenv ("FONTCONFIG_FILE"));
  g_auto (Outcome) chinese = { 0 };
  g_auto (Outcome) english = { 0 };
  g_auto (Outcome) both = { 0 };
  g_auto (Outcome) title = { 0 };

  g_assert_cmpint (symlink (font, copy), ==, 0);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  g_setenv ("FONTCONFIG_FILE", path, TRUE);
  chinese = export ("chart" SMALL "--lang zh_CN -o boxes.png");
  english = export ("chart" SMALL "--lang en -o letters.png");
  both = export ("goals" SMALL "--lang both -o both.svg");
  title = export ("timeline" SMALL "--lang en --title 科技 -o title.pdf");
  g_setenv ("FONTCONFIG_FILE", before, TRUE);
  g_assert_cmpint (chinese.code, ==, 0);
  g_assert_true (g_str_has_prefix (chinese.err, "waymark: warning: no font has the Chinese"));
  g_assert_cmpint (english.code, ==, 0);
  g_assert_cmpstr (english.err, ==, "");
  g_assert_true (g_str_has_prefix (both.err, "waymark: warning: no font has the Chinese"));
  g_assert_true (g_str_has_prefix (title.err, "waymark: warning: no font has the Chinese"));
}

/* Pages for printing: of the paper's size, as many as asked for or needed, the
 * same bytes again. */
static void
test_paper (void)
{
  static const struct { const char *words; const char *box; const char *count; } cases[] = {
    { "timeline --paper a4", "[ 0 0 841.889764 595.275591 ]", "/Count 1" },
    { "timeline --paper a3 --pages 4 --margin 20", "[ 0 0 1190.551181 841.889764 ]", "/Count 4" },
    { "timeline --paper A4 --portrait --pages auto", "[ 0 0 595.275591 841.889764 ]", "/Count " },
    { "card --select fyp14-outline-2021 --paper a4 --pages 9", "[ 0 0 841.889764 595.275591 ]",
      "/Count 1" },
    { "scorecard --select fyp14-outline-2021 --paper a4 --pages auto",
      "[ 0 0 841.889764 595.275591 ]", "/Count 2" },
  };
  g_auto (Outcome) bars = export ("chart --kind bars --paper a4 --pages 2 -o bars.pdf --lang en");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = g_strdup_printf ("%s --lang en -o paper.pdf", cases[i].words);
      g_autofree char *again_words = g_strdup_printf ("%s --lang en -o again.pdf", cases[i].words);
      g_auto (Outcome) run = export (words);
      g_auto (Outcome) again = export (again_words);
      g_autofree char *line
        = g_strdup_printf ("cd '%s' && cmp paper.pdf again.pdf && grep -a -q -F '/MediaBox %s' "
                           "paper.pdf && grep -a -q -F '%s' paper.pdf", folder, cases[i].box,
                           cases[i].count);
      g_auto (Outcome) found = run_shell (line);

      g_assert_cmpstr (run.err, ==, "");
      g_assert_cmpint (run.code, ==, 0);
      g_assert_cmpint (again.code, ==, 0);
      g_assert_cmpint (found.code, ==, 0);
    }
  g_assert_cmpint (bars.code, ==, 2);
  g_assert_cmpstr (bars.err, ==, "waymark: --pages: a chart of this kind has one page\n");
}

/* The policies over a chart are in its view, and in an SVG by their titles. */
static void
test_markers (void)
{
  g_autoptr (PictureFile) picture = draw ("chart --markers filter --filter kind=law" SMALL);
  g_autoptr (WayJson) view = get_view (picture);
  g_auto (Outcome) run = export ("chart --markers selected --select idds-outline-2016 "
                                 "--format svg -o -" SMALL);
  g_auto (Outcome) bare = export ("chart --select idds-outline-2016 --format svg -o -" SMALL);

  g_assert_cmpstr (way_json_get_string (way_json_get_member (view, "markers")), ==, "filter");
  g_assert_cmpint (run.code, ==, 0);
  g_assert_nonnull (strstr (run.out, "id=\"idds-outline-2016\""));
  g_assert_null (strstr (bare.out, "id=\"idds-outline-2016\""));
}

int
main (int   argc,
      char *argv[])
{
  int result;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_unsetenv ("DISPLAY");
  g_unsetenv ("WAYLAND_DISPLAY");
  g_unsetenv ("SOURCE_DATE_EPOCH");
  folder = g_dir_make_tmp ("waymark-export-XXXXXX", NULL);

  g_test_add_func ("/export/as-written", test_as_written);
  g_test_add_func ("/export/all-looks", test_all_looks);
  g_test_add_func ("/export/texts", test_texts);
  g_test_add_func ("/export/dates-made", test_dates_made);
  g_test_add_func ("/export/empty-epoch", test_empty_epoch);
  g_test_add_func ("/export/years-of-making", test_years_of_making);
  g_test_add_func ("/export/spans", test_spans);
  g_test_add_func ("/export/sizes", test_sizes);
  g_test_add_func ("/export/areas", test_areas);
  g_test_add_func ("/export/each-indicator", test_each_indicator);
  g_test_add_func ("/export/each-policy", test_each_policy);
  g_test_add_func ("/export/each-same", test_each_same);
  g_test_add_func ("/export/each-until-fault", test_each_until_fault);
  g_test_add_func ("/export/thread", test_thread);
  g_test_add_func ("/export/thread-formats", test_thread_formats);
  g_test_add_func ("/export/area-without-figures", test_area_without_figures);
  g_test_add_func ("/export/filters", test_filters);
  g_test_add_func ("/export/view-round-trip", test_view_round_trip);
  g_test_add_func ("/export/view-alone", test_view_alone);
  g_test_add_func ("/export/odd-views", test_odd_views);
  g_test_add_func ("/export/standard-output", test_standard_output);
  g_test_add_func ("/export/replaces-file", test_replaces_file);
  g_test_add_func ("/export/odd-names", test_odd_names);
  g_test_add_func ("/export/markers", test_markers);
  g_test_add_func ("/export/paper", test_paper);
  g_test_add_func ("/export/missing-fonts", test_missing_fonts);
  g_test_add_func ("/export/foreign-set", test_foreign_set);

  result = g_test_run ();
  remove_tree (folder);
  g_free (folder);
  return result;
}
