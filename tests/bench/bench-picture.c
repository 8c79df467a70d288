/* The time that the program's command takes to draw a chart of 1920 by 1080
 * pixels to a PNG file, against those of gnuplot and, where it is installed, of
 * matplotlib for the same two curves.
 */
#include "config.h"

#include "costs.h"

#include <glib/gstdio.h>
#include <string.h>

#define N_PAIRS 15
#define GOAL 0.6
#define MATPLOTLIB_GOAL 0.1
#define MATPLOTLIB_PAIRS 5
#define PYTHON "/usr/bin/python3"
#define FIRST_YEAR 2016
#define LAST_YEAR 2025

/* What the chart of the program has: two curves with their points, a heading,
 * words on both axes, a grid and a line of sources. */
static const char script[] =
  "set terminal pngcairo size 1920,1080 font 'Sans,18'\n"
  "set output '%s'\n"
  "set datafile separator ','\n"
  "set title 'R&D intensity, %% of GDP' noenhanced\n"
  "set xlabel 'Year'\n"
  "set ylabel '%% of GDP'\n"
  "set xrange [2016:2026]\n"
  "set grid\n"
  "set key left top\n"
  "set label 'National Bureau of Statistics, OECD' at screen 0.02,0.02\n"
  "plot '%s' using 1:2 with linespoints lw 2 pt 7 title 'China', \\\n"
  "     '%s' using 1:2 with linespoints lw 2 pt 7 title 'OECD members'\n";

/* The same for matplotlib, without a display. */
static const char python[] =
  "import csv, matplotlib\n"
  "matplotlib.use('Agg')\n"
  "import matplotlib.pyplot as plt\n"
  "def read(path):\n"
  "    rows = [(int(year), float(value)) for year, value in csv.reader(open(path))]\n"
  "    return zip(*rows)\n"
  "figure, axes = plt.subplots(figsize=(19.2, 10.8), dpi=100)\n"
  "axes.plot(*read('%s'), 'o-', lw=2, label='China')\n"
  "axes.plot(*read('%s'), 'o-', lw=2, label='OECD members')\n"
  "axes.set(title='R&D intensity, %% of GDP', xlabel='Year', ylabel='%% of GDP')\n"
  "axes.grid(True)\n"
  "axes.legend(loc='upper left')\n"
  "figure.text(0.02, 0.02, 'National Bureau of Statistics, OECD')\n"
  "figure.savefig('%s')\n";

/* The observations of one area, year and value, from the program's own list. */
static void
write_series (const char *path,
              const char *observations,
              const char *area)
{
  g_auto (GStrv) lines = g_strsplit (observations, "\n", -1);
  g_autofree char *prefix = g_strdup_printf ("rd-intensity,%s,", area);
  GString *series = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    if (g_str_has_prefix (lines[i], prefix))
      {
        g_auto (GStrv) fields = g_strsplit (lines[i], ",", -1);
        guint64 year = g_ascii_strtoull (fields[2], NULL, 10);

        if (year >= FIRST_YEAR && year <= LAST_YEAR && *fields[3] != '\0')
          g_string_append_printf (series, "%s,%s\n", fields[2], fields[3]);
      }
  if (series->len == 0)
    g_error ("no observations of %s", area);
  g_file_set_contents (path, series->str, -1, NULL);
  g_string_free (series, TRUE);
}

static void
write_script (const char *path,
              const char *png,
              const char *china,
              const char *oecd)
{
  g_autofree char *text = g_strdup_printf (script, png, china, oecd);
  const char *const list[] = { g_getenv ("WAYMARK"), "list", "observations", "--csv", NULL };
  g_autofree char *observations = NULL;

  run_command (list, &observations);
  write_series (china, observations, "CHN");
  write_series (oecd, observations, "OECD");
  g_file_set_contents (path, text, -1, NULL);
}

/* Skipped where there is no matplotlib. */
static void
compare_with_matplotlib (Side       *ours,
                         const char *folder,
                         char      **paths)
{
  const char *const ask[] = { PYTHON, "-c", "import matplotlib", NULL };
  g_autofree char *file = g_build_filename (folder, "plot.py", NULL);
  g_autofree char *png = g_build_filename (folder, "matplotlib.png", NULL);
  g_autofree char *text = g_strdup_printf (python, paths[2], paths[3], png);
  const char *const argv[] = { PYTHON, file, NULL };
  Side matplotlib = { "matplotlib", argv, png };
  int status = -1;

  if (!g_spawn_sync (NULL, (char **) ask, NULL, G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, NULL,
                     NULL, &status, NULL) || status != 0)
    {
      g_print ("matplotlib is not installed: skipped\n");
      return;
    }
  g_file_set_contents (file, text, -1, NULL);
  run_pairs (ours, &matplotlib, MATPLOTLIB_PAIRS);
  print_ratio ("the same against matplotlib", ours, &matplotlib, MATPLOTLIB_GOAL);
  g_unlink (file);
  g_unlink (png);
}

static void
print_size (const char *path)
{
  GStatBuf status;

  if (g_stat (path, &status) != 0)
    g_error ("%s was not written", path);
  g_print ("  %s: %.0f KiB\n", strrchr (path, G_DIR_SEPARATOR) + 1, status.st_size / 1024.0);
}

int
main (int   argc,
      char *argv[])
{
  static const char *const names[]
    = { "gnuplot.png", "waymark.png", "chn.csv", "oecd.csv", "plot" };
  g_autofree char *folder = g_dir_make_tmp ("waymark-bench-XXXXXX", NULL);
  char *paths[G_N_ELEMENTS (names)];

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    paths[i] = g_build_filename (folder, names[i], NULL);
  write_script (paths[4], paths[0], paths[2], paths[3]);
  {
    const char *const ours_argv[] = { g_getenv ("WAYMARK"), "export", "chart", "--size",
                                      "1920x1080", "--output", paths[1], NULL };
    const char *const gnuplot_argv[] = { "gnuplot", paths[4], NULL };
    Side ours = { "waymark", ours_argv, paths[1] };
    Side gnuplot = { "gnuplot", gnuplot_argv, paths[0] };

    run_pairs (&ours, &gnuplot, count_pairs (argc, argv, N_PAIRS));
    print_ratio ("chart of 1920x1080 as PNG", &ours, &gnuplot, GOAL);
    compare_with_matplotlib (&ours, folder, paths);
  }
  print_size (paths[1]);
  print_size (paths[0]);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_unlink (paths[i]);
      g_free (paths[i]);
    }
  g_rmdir (folder);
  return 0;
}
