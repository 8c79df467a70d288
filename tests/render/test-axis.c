/* The ruler: no line runs through its words. */
#include "config.h"

#include "way-axis.h"
#include "way-shipped.h"

#include <math.h>

/* A painter that keeps where words and upright lines are. */
typedef struct
{
  WayPainter base;
  GArray    *lines;   /* WayRect */
  GArray    *words;   /* WayRect */
} Keeper;

static void
keep_line (WayPainter     *painter,
           const WayRect  *rect,
           double          radius,
           const WayColor *color)
{
  if (rect->width == 1)
    g_array_append_val (((Keeper *) painter)->lines, *rect);
}

static void
keep_words (WayPainter     *painter,
            const WayLabel *label,
            double          x,
            double          y,
            const WayColor *color)
{
  const WayRect box = { x, y, label->width, label->height - 4 };

  g_array_append_val (((Keeper *) painter)->words, box);
}

static gboolean
runs_through (const WayRect *line,
              const WayRect *words)
{
  return line->x > words->x && line->x < words->x + words->width
      && line->y < words->y + words->height && words->y < line->y + line->height;
}

static void
test_ticks (void)
{
  static const WayPainterClass klass = { .fill_rect = keep_line, .text = keep_words };
  g_autoptr (WayDataset) dataset = way_shipped_load ();
  g_autoptr (WayTextContext) text = way_text_context_new ("Sans", 13, WAY_LANG_EN);
  const WayLook look = { text, way_palette_get (WAY_THEME_LIGHT), WAY_LANG_EN, WAY_NO_DAY };
  const WayRect area = { 0, 0, 1000, way_axis_get_height (&look) };
  g_autoptr (GRand) rand = g_rand_new_with_seed (8);
  guint n_lines = 0;

  for (guint i = 0; i < 3000; i++)
    {
      double start = g_rand_double_range (rand, 0, 20000);
      double days = exp (g_rand_double_range (rand, 1, 11));
      const WayViewport viewport = { start, start + days, area.x, area.width };
      Keeper keeper = { { &klass }, g_array_new (FALSE, FALSE, sizeof (WayRect)),
                        g_array_new (FALSE, FALSE, sizeof (WayRect)) };

      way_axis_draw_ruler (&keeper.base, &look, dataset, &viewport, &area);
      for (guint j = 0; j < keeper.lines->len; j++)
        for (guint k = 0; k < keeper.words->len; k++)
          g_assert_false (runs_through (&g_array_index (keeper.lines, WayRect, j),
                                        &g_array_index (keeper.words, WayRect, k)));
      n_lines += keeper.lines->len;
      g_array_unref (keeper.lines);
      g_array_unref (keeper.words);
    }
  g_assert_cmpuint (n_lines, >, 3000);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/axis/ticks", test_ticks);
  return g_test_run ();
}
