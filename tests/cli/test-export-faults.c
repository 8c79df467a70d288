/* waymark export where something is wrong: what it says, what it ends with,
 * and that no part of a picture is ever left behind.
 */
#include "config.h"

#include "export-folder.h"
#include "picture-file.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <pty.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

/* Wrong usage is found before the data set is opened. */
static const struct
{
  const char *words;
  const char *begin;
  const char *piece;
} usages[] = {
  { "", "export: too few arguments\n", "try “waymark export --help”" },
  { "chart strip -o x.png", "export: too many arguments\n", "" },
  { "chart", "export: the option --output is missing\n", "" },
  { "pie -o x.png", "export: there is no picture pie; there are chart, strip, timeline, ", "" },
  { "'' -o x.png", "export: there is no picture ; ", "" },
  { "chart --wrong -o x.png", "export: ", "--wrong" },
  { "chart -o", "export: ", "-o" },
  { "chart -o ''", "--output: the name must end in .png", ".svg" },
  { "chart -o x.gif", "x.gif: the name must end in .png, .svg, .pdf, .csv, or --format say what "
    "it is\n", "" },
  { "chart -o x", "x: the name must end in .png", "" },
  { "chart -o x.png --format gif", "--format: there is no format gif; there are png, svg, pdf, "
    "csv\n", "" },
  { "chart -o x.png --pages 2", "--pages: only a PDF has several pages\n", "" },
  { "chart -o x.pdf --pages 0", "--pages: there can be 1 to 24 pages\n", "" },
  { "chart -o x.pdf --pages 25", "--pages: there can be 1 to 24 pages\n", "" },
  { "chart -o x.pdf --pages many", "--pages: there can be 1 to 24 pages\n", "" },
  { "chart -o x.png --pages auto", "--pages: only a PDF has several pages\n", "" },
  { "chart -o x.pdf --paper a5", "--paper: there is no paper a5; there are a4, a3\n", "" },
  { "chart -o x.pdf --paper none", "--paper: there is no paper none; there are a4, a3\n", "" },
  { "chart -o x.png --paper a4", "--paper: only a PDF has paper; other formats have a --size\n",
    "" },
  { "chart -o x.pdf --paper a4 --size a3", "--paper: paper has a size of its own; leave --size "
    "out\n", "" },
  { "chart -o x.pdf --paper a4 --margin 4", "--margin: 4 is not from 5 to 40\n", "" },
  { "chart -o x.pdf --portrait", "--portrait: the option --paper is missing\n", "" },
  { "chart -o x.pdf --margin 20", "--margin: the option --paper is missing\n", "" },
  { "chart -o x.png --scale 5", "--scale: 5 is not from 1 to 4\n", "" },
  { "chart -o x.png --scale -1", "--scale: -1 is not from 1 to 4\n", "" },
  { "chart -o x.svg --scale 0", "--scale: 0 is not from 1 to 4\n", "" },
  { "chart -o x.png --scale 4294967297", "export: ", "--scale" },
  { "chart -o x.png --size 16000x8000 --scale 4", "--scale: A picture of 64000 × 32000", "" },
  { "chart -o .png", ".png: the name must end in", "" },
  { "chart -o x.png/", "x.png/: the name must end in", "" },
  { "chart -o x.gif --force", "x.gif: the name must end in", "" },
  { "chart -o x.png --theme pink", "--theme: there is no theme pink; there are light, dark", "" },
  { "chart -o x.png --theme ''", "--theme: there is no theme ;", "" },
  { "chart -o x.png --lang fr", "--lang: there is no language fr; there are en and zh_CN\n", "" },
  { "chart -o x.png --markers all", "--markers: there are no markers all; there are off, selected"
    ", filter\n", "" },
  { "chart -o x.png --group size", "--group: there is no grouping size; there are issuer", "" },
  { "chart -o x.png --from 2016-13", "--from: 2016-13 is no date; dates are such as 2016", "" },
  { "chart -o x.png --to yesterday", "--to: yesterday is no date", "" },
  { "chart -o x.png --from ''", "--from:  is no date", "" },
  { "chart -o x.png --to 2023-02-29", "--to: 2023-02-29 is no date", "" },
  { "chart -o x.png --from 0999", "--from: 0999 is no date", "" },
  { "chart -o x.png --date 2016-05", "--date: 2016-05 is no day; days are such as", "" },
  { "chart -o x.png --date 2016-05-32", "--date: 2016-05-32 is no day", "" },
  { "chart -o x.png --areas ''", "--areas: “” is no list", "" },
  { "chart -o x.png --areas CHN,,OECD", "--areas: “CHN,,OECD” is no list", "" },
  { "chart -o x.png --areas CHN,", "--areas: “CHN,” is no list", "" },
  { "chart -o x.png --filter level", "--filter: level is no filter; filters are such as", "" },
  { "chart -o x.png --filter year=99", "--filter: 99 is no year; years are such as 2016", "" },
  { "chart -o x.png --filter due-year=2020..2010", "--filter: 2020..2010 is no year",
    "" },
  { "chart -o x.png --filter verdict=won", "--filter: there is no value won; there are rule",
    "" },
  { "chart -o x.png --filter evidence=none", "--filter: there is no value none; there are page",
    "" },
  { "chart -o x.png --filter size=big", "--filter: size=big is no filter", "" },
  { "chart -o x.png --filter =", "--filter: = is no filter", "" },
  { "chart -o x.png --filter level=", "--filter: “” is no list", "" },
  { "chart -o x.png --filter level=local", "--filter: there is no value local; there are national, "
    "regional\n", "" },
  { "chart -o x.png --filter kind=plan,poem", "--filter: there is no value poem; there are ",
    "plan" },
  { "chart -o x.png --search '\xff'", "export: ", "" },
};

static void
test_usage (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (usages); i++)
    {
      g_autofree char *words = g_strconcat (usages[i].words, " --data /nonexistent", NULL);

      /* An option at the end would take the next word as its value. */
      assert_refused (g_str_has_suffix (words, "-o --data /nonexistent") ? usages[i].words : words,
                      2, usages[i].begin, usages[i].piece);
    }
}

static void
test_hostile_sizes (void)
{
  static const char *const sizes[] = {
    "", "0x0", "1x1", "159x160", "160x159", "32768x160", "32767x32767", "99999999999x200",
    "4294967456x160", "-640x360", "640x-360", "640", "640x", "x360", "640x360x1", "640 x 360",
    "6e2x3e2", "+640x360", "0x280x360", "640,360", "６４０x360", "a4", "Slide", "slide ", "640*360",
  };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autofree char *words
        = g_strdup_printf ("chart -o x.png --data /nonexistent --size '%s'", sizes[i]);

      assert_refused (words, 2, "--size: ", "");
    }
}

/* A folder in which nobody can make a file; NULL where there is none for root,
 * whom a folder without rights does not keep out. */
static char *
make_closed_folder (void)
{
  char *path = NULL;

  if (geteuid () == 0)
    return g_file_test ("/proc/self/fdinfo", G_FILE_TEST_IS_DIR) ? g_strdup ("/proc/self/fdinfo")
                                                                : NULL;
  path = get_path ("closed");
  g_assert_cmpint (g_mkdir_with_parents (path, 0500), ==, 0);
  return path;
}

/* A sanitizer takes more address space than a limit on it leaves. */
static gboolean
is_sanitized (void)
{
#ifdef __SANITIZE_ADDRESS__
  return TRUE;
#else
  return FALSE;
#endif
}

/* What is not of a chart, with all that it needs. */
static const char *const contents[] = {
  "goals", "thread --goal talent", "card --select fyp14-outline-2021",
  "scorecard --select fyp14-outline-2021",
};

/* Sizes that nobody can have, for each content and format, by itself and
 * multiplied by its scale. */
static void
test_hostile_contents (void)
{
  static const char *const sizes[] = {
    "0x0", "159x160", "32768x160", "160x32768", "16384x16385", "32767x32767",
  };
  static const char *const scaled[] = {
    "--size 9000x9000 --scale 2", "--size 16384x300 --scale 2", "--size 300x8192 --scale 4",
    "--size 8192x8192 --scale 4",
  };
  static const char *const formats[] = { "png", "svg", "pdf", "csv" };

  for (guint i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      for (guint k = 0; k < G_N_ELEMENTS (sizes); k++)
        {
          g_autofree char *words
            = g_strdup_printf ("%s -o x.%s --data /nonexistent --size %s", contents[i],
                               formats[k % G_N_ELEMENTS (formats)], sizes[k]);

          assert_refused (words, 2, "--size: ", "cannot be made: each side must be from 160 to");
        }
      for (guint k = 0; k < G_N_ELEMENTS (scaled); k++)
        {
          g_autofree char *words = g_strdup_printf ("%s -o x.png --data /nonexistent %s",
                                                    contents[i], scaled[k]);

          assert_refused (words, 2, "--scale: A picture of ", "cannot be made");
        }
    }
}

/* The longest sides that there can be make a picture, of each content. */
static void
test_longest_contents (void)
{
  static const struct { const char *size; guint width, height; } sizes[] = {
    { "32767x160", 32767, 160 }, { "160x32767", 160, 32767 }, { "160x160", 160, 160 },
  };
  g_autofree char *path = get_path ("long.png");

  for (guint i = 0; i < G_N_ELEMENTS (contents) * G_N_ELEMENTS (sizes); i++)
    {
      guint size = i % G_N_ELEMENTS (sizes);
      g_autofree char *line
        = g_strdup_printf (EXPORT "%s --size %s -o long.png",
                           contents[i / G_N_ELEMENTS (sizes)], sizes[size].size);
      g_auto (Outcome) run = run_there (line);
      g_autoptr (PictureFile) picture = NULL;

      g_assert_cmpstr (run.err, ==, "");
      g_assert_cmpint (run.code, ==, 0);
      picture = picture_file_read (path);
      g_assert_cmpuint (picture->width, ==, sizes[size].width);
      g_assert_cmpuint (picture->height, ==, sizes[size].height);
      g_assert_cmpuint (picture->n_colours, >, 5);
    }
  g_assert_cmpint (g_unlink (path), ==, 0);
}

/* Memory that is not there, a disk without room, places where nothing can be
 * written: what was there before stays. */
static void
test_places_of_contents (void)
{
  g_autofree char *path = get_path ("kept.png");
  g_autofree char *closed = make_closed_folder ();
  g_autofree char *text = NULL;

  g_assert_true (g_file_set_contents (path, "kept", -1, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      g_autofree char *memory
        = g_strdup_printf ("ulimit -v 600000; " EXPORT "%s --size 16384x16384 -o kept.png",
                           contents[i]);
      g_autofree char *room = g_strdup_printf ("ulimit -f 8; " EXPORT "%s -o kept.png",
                                               contents[i]);
      g_autofree char *device = g_strdup_printf ("%s -o /dev/full --force", contents[i]);
      g_autofree char *nowhere = g_strdup_printf ("%s -o nowhere/x.svg", contents[i]);
      g_autofree char *no_right = g_strdup_printf ("%s -o '%s/x.png'", contents[i], closed);

      if (!is_sanitized ())
        assert_line_refused (memory, 1, "There is not enough memory for a picture of "
                             "16384 × 16384 pixels\n", "");
      assert_line_refused (room, 1, "kept.png: cannot write the file: ", "");
      assert_refused (device, 1, "/dev/full: cannot write the file: no space is left\n", "");
      assert_refused (nowhere, 1, "nowhere/x.svg: cannot write the file: its folder does not "
                      "exist\n", "");
      if (closed != NULL)
        assert_refused (no_right, 1, closed, "cannot write the file: ");
    }
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "kept");
  g_assert_cmpint (g_unlink (path), ==, 0);
}

/* The same of a handout, which has no size to be chosen: options that it does
 * not take are told rather than ignored. */
static void
test_handout_places (void)
{
  static const char *const options[] = {
    "--size 99999x3", "--scale 9", "--scale 4", "--pages 2", "--paper a4", "--theme dark",
    "--transparent", "-o y.pdf", "--each-policy", "--select fyp14-outline-2021", "--goal talent",
    "--year 2020", "--filter kind=law", "--title A",
  };
  g_autofree char *path = get_path ("kept.pdf");
  g_autofree char *full = get_path ("full.pdf");
  g_autofree char *directory = get_path ("dir.pdf");
  g_autofree char *text = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (options); i++)
    {
      g_autofree char *words = g_strdup_printf ("--tour from-2016 x.pdf %s", options[i]);

      assert_refused (words, 2, "--tour: a handout takes only --lang, --data, --force\n", "");
    }
  g_assert_true (g_file_set_contents (path, "kept", -1, NULL));
  g_assert_cmpint (symlink ("/dev/full", full), ==, 0);
  g_assert_cmpint (g_mkdir (directory, 0700), ==, 0);
  assert_line_refused ("ulimit -f 8; " EXPORT "--tour from-2016 kept.pdf", 1,
                       "kept.pdf: cannot write the file: ", "");
  assert_refused ("--tour from-2016 full.pdf", 1, "full.pdf: it is no regular file; --force", "");
  assert_refused ("--tour from-2016 full.pdf --force", 1,
                  "full.pdf: cannot write the file: no space is left\n", "");
  assert_refused ("--tour from-2016 dir.pdf --force", 1, "dir.pdf: it is a folder\n", "");
  assert_refused ("--tour from-2016 nowhere/x.pdf", 1,
                  "nowhere/x.pdf: cannot write the file: its folder does not exist\n", "");
  assert_refused ("--tour from-2016 - > /dev/full", 1, "the output cannot be written: ", "");
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "kept");
}

static void
test_hostile_epochs (void)
{
  static const char *const epochs[] = { "now", "-1", "1.5", "9223372036854775808", "32503680000",
                                        " 5", "0x10" };

  for (guint i = 0; i < G_N_ELEMENTS (epochs); i++)
    {
      g_setenv ("SOURCE_DATE_EPOCH", epochs[i], TRUE);
      assert_refused ("chart -o x.png", 2, "SOURCE_DATE_EPOCH: ", epochs[i]);
    }
  g_unsetenv ("SOURCE_DATE_EPOCH");
}

/* Spans that make no sense, some of which only the default shows. */
static void
test_wrong_spans (void)
{
  assert_refused ("chart -o x.png --from 2020 --to 2019", 2, "--from: the span would begin on "
                  "2020-01-01 and end on 2019-12-31\n", "");
  assert_refused ("chart -o x.png --from 2020-05-02 --to 2020-05-01", 2, "--from: ", "");
  assert_refused ("chart -o x.png --from 2500", 2, "--from: the span would begin", "");
  assert_refused ("chart -o x.png --to 1990", 2, "--to: the span would begin", "");
  assert_refused ("chart -o x.png --from 2990 --to 2999", 2, "--from: a span cannot be", "2999");
}

/* What the data set does not have, with what is near it. */
static const struct
{
  const char *words;
  const char *begin;
  const char *piece;
} unknown[] = {
  { "chart --indicator rd-intensty", "--indicator: rd-intensty: the data set has no such",
    "waymark: nearest: rd-intensity" },
  { "timeline --indicator ''", "--indicator: : the data set has no such", "" },
  { "chart --areas CHN,OCED", "--areas: OCED: the data set has no such", "OECD" },
  { "chart --areas chn", "--areas: chn: the data set has no such", "nearest: CHN" },
  { "chart --areas china-oced", "--areas: china-oced: ", "nearest: china-oecd" },
  { "chart --areas Atlantis", "--areas: Atlantis: ", "there are: BRA, CHN" },
  { "timeline --select fyp13-outlin-2016", "--select: fyp13-outlin-2016: ",
    "nearest: fyp13-outline-2016" },
  { "timeline --select ''", "--select: : the data set has no such policy", "" },
  { "thread --goal raise-rd-intensit", "--goal: raise-rd-intensit: the data set has no such goal",
    "nearest: raise-rd-intensity" },
  { "thread --goal ''", "--goal: : the data set has no such goal", "" },
  { "thread", "thread: the option --goal is missing", "" },
  { "timeline --filter theme=fiance", "--filter: fiance: ", "nearest: finance" },
  { "timeline --filter theme=finance,?", "--filter: ?: ", "there are: strategy" },
  { "timeline --filter region=CN-XX", "--filter: CN-XX: the data set has no such area", "" },
  { "timeline --filter issuer=mst", "--filter: mst: the data set has no such issuer", "nearest: " },
  { "timeline --filter goal=x", "--filter: x: the data set has no such goal", "" },
  { "chart --indicator rd-intensity --areas CN-GBA", "--areas: the data set has figures of "
    "rd-intensity not for these areas, but for: ", "CHN" },
  { "chart --indicator big-data-pilot-zones", "--indicator: big-data-pilot-zones: the data set "
    "has targets but no figures", "" },
};

static void
test_unknown (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (unknown); i++)
    {
      g_autofree char *words = g_strconcat (unknown[i].words, " -o x.png", NULL);

      assert_refused (words, 1, unknown[i].begin, unknown[i].piece);
    }
}

static void
test_closed_folder (void)
{
  g_autofree char *closed = make_closed_folder ();
  g_autofree char *words = NULL;
  g_autofree char *begin = NULL;

  if (closed == NULL)
    {
      g_test_skip ("root can write in every folder here");
      return;
    }
  words = g_strdup_printf ("chart -o '%s/x.png'", closed);
  begin = g_strdup_printf ("%s/x.png: cannot write the file: ", closed);
  assert_refused (words, 1, begin, "");
}

static void
test_places (void)
{
  g_autofree char *directory = get_path ("dir.png");
  g_autofree char *link_path = get_path ("link.png");
  g_autofree char *fifo = get_path ("fifo.png");
  g_autofree char *loop = get_path ("loop.png");

  g_assert_cmpint (g_mkdir (directory, 0700), ==, 0);
  g_assert_cmpint (symlink ("dir.png", link_path), ==, 0);
  g_assert_cmpint (symlink ("loop.png", loop), ==, 0);
  g_assert_cmpint (mkfifo (fifo, 0600), ==, 0);
  assert_refused ("chart -o dir.png", 1, "dir.png: it is a folder\n", "");
  assert_refused ("chart -o dir.png/ --force", 1, "dir.png/: it is a folder\n", "");
  assert_refused ("chart -o link.png", 1, "link.png: it is a folder\n", "");
  assert_refused ("chart -o . --force", 1, ".: it is a folder\n", "");
  assert_refused ("chart -o nowhere/x.png", 1, "nowhere/x.png: cannot write the file: its folder "
                  "does not exist\n", "");
  assert_refused ("chart -o /dev/null", 1, "/dev/null: it is no regular file; --force", "");
  assert_refused ("chart -o fifo.png", 1, "fifo.png: it is no regular file; --force", "");
  assert_refused ("chart -o /dev/full --force", 1, "/dev/full: cannot write the file: no space is "
                  "left\n", "");
  assert_refused ("chart -o - > /dev/full", 1, "the output cannot be written: ", "");
  assert_refused ("chart -o - >&-", 1, "the output cannot be written: ", "");
  assert_refused ("chart -o \"$(printf %0300d 0).png\"", 1, "000", "cannot write the file: ");
}

/* With --force, a device takes the picture. */
static void
test_forced (void)
{
  g_auto (Outcome) device = run_there (EXPORT "strip -o /dev/null --force");
  g_auto (Outcome) fifo
    = run_there ("mkfifo pipe; " EXPORT "strip -o pipe --force & head -c 4 pipe; wait");

  g_assert_cmpint (device.code, ==, 0);
  g_assert_cmpstr (device.err, ==, "");
  g_assert_cmpstr (fifo.out, ==, "\x89PNG");
}

/* A limit on the size of files stands for a disk that fills up: what was there
 * before stays, and nothing is left beside it. */
static void
test_no_room (void)
{
  g_autofree char *path = get_path ("kept.png");
  g_autofree char *text = NULL;

  g_assert_true (g_file_set_contents (path, "kept", -1, NULL));
  assert_line_refused ("ulimit -f 8; " EXPORT "chart -o kept.png", 1,
                       "kept.png: cannot write the file: ", "");
  assert_line_refused ("ulimit -f 8; " EXPORT "chart -o new.png", 1,
                       "new.png: cannot write the file: ", "");
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "kept");
}

/* A terminal is no place for a picture. */
static void
test_terminal (void)
{
  g_autofree char *program = find_program ();
  const char *const argv[] = { program, "export", "chart", "-o", "-", NULL };
  g_autoptr (GError) error = NULL;
  int master, terminal, status;
  GPid pid;

  if (openpty (&master, &terminal, NULL, NULL, NULL) != 0)
    {
      g_test_skip ("no terminal can be made here");
      return;
    }
  g_spawn_async_with_fds (NULL, (char **) argv, NULL,
                          G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL,
                          &pid, -1, terminal, -1, &error);
  g_assert_no_error (error);
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 2);
  close (terminal);
  close (master);
}

static void
write_file (const char *name,
            const char *bytes,
            gssize      length)
{
  g_autofree char *path = get_path (name);

  g_assert_true (g_file_set_contents (path, bytes, length, NULL));
}

/* A file with a hole, as long as is wanted. */
static void
write_sparse (const char *name,
              const char *bytes,
              gsize       n_bytes,
              off_t       length)
{
  g_autofree char *path = get_path (name);

  write_file (name, bytes, n_bytes);
  g_assert_cmpint (truncate (path, length), ==, 0);
}

static void
test_data (void)
{
  g_autofree char *set = NULL;
  g_autofree char *fifo = get_path ("fifo.db");
  gsize length;

  g_assert_true (g_file_get_contents (g_getenv ("WAYMARK_DATASET"), &set, &length, NULL));
  write_file ("empty.db", "", 0);
  write_file ("foreign.db", "id,name\n1,a\n", -1);
  write_file ("cut.db", set, length / 2 / 4096 * 4096);
  write_sparse ("sparse.db", "", 0, (off_t) 4 << 30);
  memset (set + length / 3, 0xff, length / 3);
  write_file ("damaged.db", set, length);
  g_assert_cmpint (mkfifo (fifo, 0600), ==, 0);

  assert_refused ("chart -o x.png --data none.db", 1, "none.db: ", "");
  assert_refused ("chart -o x.png --data ''", 1, "", "");
  assert_refused ("chart -o x.png --data .", 1, ".: this is a folder\n", "");
  assert_refused ("chart -o x.png --data fifo.db", 1, "fifo.db: this is not a plain file\n", "");
  assert_refused ("chart -o x.png --data /dev/zero", 1, "/dev/zero: this is not a plain file", "");
  assert_refused ("chart -o x.png --data empty.db", 1, "empty.db: the file is empty\n", "");
  assert_refused ("chart -o x.png --data foreign.db", 1, "foreign.db: this is not a data set", "");
  assert_refused ("chart -o x.png --data cut.db", 1, "cut.db: the file is cut short", "");
  assert_refused ("chart -o x.png --data damaged.db", 1, "damaged.db: ", "");
  assert_refused ("chart -o x.png --data sparse.db", 1, "sparse.db: this is not a data set", "");
}

/* SQLite's writers lock these bytes (PENDING_BYTE and what follows). */
static void
test_locked_data (void)
{
  struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = 0x40000000,
                        .l_len = 512 };
  g_autofree char *path = get_path ("locked.db");
  g_autofree char *set = NULL;
  gsize length;
  int fd;

  g_assert_true (g_file_get_contents (g_getenv ("WAYMARK_DATASET"), &set, &length, NULL));
  write_file ("locked.db", set, length);
  fd = g_open (path, O_RDWR | O_CLOEXEC, 0);
  g_assert_cmpint (fcntl (fd, F_SETLK, &lock), ==, 0);
  assert_refused ("chart -o x.png --data locked.db", 1, "locked.db: another program is writing the "
                  "file\n", "");
  close (fd);
}

static void
test_views (void)
{
  static const char *const texts[] = { "", "x", "[]", "5", "{\"a\":}", "{\"a\":1", "\xff{}",
                                       "{} {}" };
  g_autofree char *path = get_path ("view.json");

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      write_file ("view.json", texts[i], -1);
      assert_refused ("chart -o x.png --view view.json", 1, "view.json: ", "");
      assert_refused ("chart -o x.png --view - < view.json", 1, "-: ", "");
    }
  write_file ("view.json", "{}\0{}", 5);
  assert_refused ("chart -o x.png --view view.json", 1, "view.json: it is no view in JSON\n", "");
  write_sparse ("view.json", "{}", 2, (off_t) 4 << 30);
  assert_refused ("chart -o x.png --view view.json", 1, "view.json: it is no view in JSON\n", "");
  assert_refused ("chart -o x.png --view /dev/zero", 1, "/dev/zero: it is no view in JSON\n", "");
  assert_refused ("chart -o x.png --view none.json", 1, "none.json: No such file", "");
  assert_refused ("chart -o x.png --view .", 1, ".: Is a directory\n", "");
  assert_refused ("chart -o x.png --view ''", 1, ": No such file", "");
  write_file ("view.json", "{\"indicator\":\"rd-intensty\"}", -1);
  assert_refused ("chart -o x.png --view view.json", 1, "--indicator: rd-intensty: ",
                  "nearest: rd-intensity");
  write_file ("view.json", "{\"areas\":[\"nowhere\"]}", -1);
  assert_refused ("chart -o x.png --view view.json", 1, "--areas: the data set has figures", "");
  write_file ("view.json", "{}", -1);
  assert_refused ("thread -o x.png --view view.json", 1, "thread: the option --goal is missing",
                  "");
  write_file ("view.json", "{\"goal\":\"no-goal\"}", -1);
  assert_refused ("thread -o x.png --view view.json", 1, "The data set has no goal 'no-goal'", "");
  g_assert_cmpint (g_unlink (path), ==, 0);
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
  export_folder_make ();

  g_test_add_func ("/export-faults/usage", test_usage);
  g_test_add_func ("/export-faults/hostile-sizes", test_hostile_sizes);
  g_test_add_func ("/export-faults/hostile-contents", test_hostile_contents);
  g_test_add_func ("/export-faults/longest-contents", test_longest_contents);
  g_test_add_func ("/export-faults/places-of-contents", test_places_of_contents);
  g_test_add_func ("/export-faults/handout-places", test_handout_places);
  g_test_add_func ("/export-faults/hostile-epochs", test_hostile_epochs);
  g_test_add_func ("/export-faults/wrong-spans", test_wrong_spans);
  g_test_add_func ("/export-faults/unknown", test_unknown);
  g_test_add_func ("/export-faults/closed-folder", test_closed_folder);
  g_test_add_func ("/export-faults/places", test_places);
  g_test_add_func ("/export-faults/forced", test_forced);
  g_test_add_func ("/export-faults/no-room", test_no_room);
  g_test_add_func ("/export-faults/terminal", test_terminal);
  g_test_add_func ("/export-faults/data", test_data);
  g_test_add_func ("/export-faults/locked-data", test_locked_data);
  g_test_add_func ("/export-faults/views", test_views);

  result = g_test_run ();
  export_folder_remove ();
  return result;
}
