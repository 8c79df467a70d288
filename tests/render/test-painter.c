/* The calls of every painter, seen by one that only counts: what is left
 * out, what is clipped, and what shapes are made of.
 */
#include "config.h"

#include "way-clip.h"

#include <math.h>
#include <string.h>

typedef struct
{
  WayPainter base;
  guint      n_rects, n_rings, n_lines, n_polygons, n_texts, n_clips, n_links, n_groups;
  WayRect    rect;
  double     radius;
  double     area;        /* of the last shape filled */
  double     furthest;    /* coordinate of any point */
  WayPoint   first;       /* point of the last line */
  gboolean   dashed;
} Counter;

static void
count_rect (WayPainter     *painter,
            const WayRect  *rect,
            double          radius,
            const WayColor *color)
{
  Counter *counter = (Counter *) painter;

  counter->n_rects++;
  counter->rect = *rect;
  counter->radius = radius;
  counter->area = rect->width * rect->height - (4 - G_PI) * radius * radius;
}

static void
count_ring (WayPainter     *painter,
            const WayRect  *rect,
            double          radius,
            double          thickness,
            const WayColor *color)
{
  Counter *counter = (Counter *) painter;

  counter->n_rings++;
  counter->rect = *rect;
}

static void
note_points (Counter        *counter,
             const WayPoint *points,
             guint           n)
{
  counter->first = points[0];
  counter->area = 0;
  for (guint i = 0; i < n; i++)
    {
      const WayPoint *next = &points[(i + 1) % n];

      g_assert_true (isfinite (points[i].x) && isfinite (points[i].y));
      counter->furthest = MAX (counter->furthest, MAX (fabs (points[i].x), fabs (points[i].y)));
      counter->area += (points[i].x * next->y - next->x * points[i].y) / 2;
    }
}

static void
count_line (WayPainter     *painter,
            const WayPoint *points,
            guint           n_points,
            double          width,
            const double   *dash,
            const WayColor *color)
{
  Counter *counter = (Counter *) painter;

  g_assert_cmpuint (n_points, >, 1);
  counter->n_lines++;
  counter->dashed = dash != NULL;
  note_points (counter, points, n_points);
}

static void
count_polygon (WayPainter     *painter,
               const WayPoint *points,
               guint           n_points,
               const WayColor *color)
{
  ((Counter *) painter)->n_polygons++;
  note_points ((Counter *) painter, points, n_points);
}

static void
count_text (WayPainter     *painter,
            const WayLabel *label,
            double          x,
            double          y,
            const WayColor *color)
{
  ((Counter *) painter)->n_texts++;
}

static void
count_clip (WayPainter    *painter,
            const WayRect *rect)
{
  ((Counter *) painter)->n_clips++;
  ((Counter *) painter)->rect = *rect;
}

static void
count_pop (WayPainter *painter)
{
  ((Counter *) painter)->n_clips--;
}

static void
count_group (WayPainter *painter,
             const char *id,
             const char *title)
{
  ((Counter *) painter)->n_groups++;
}

static void
count_link (WayPainter    *painter,
            const WayRect *rect,
            const char    *uri)
{
  ((Counter *) painter)->n_links++;
}

static const WayPainterClass counter_class = {
  .fill_rect = count_rect,
  .fill_ring = count_ring,
  .polyline = count_line,
  .fill_polygon = count_polygon,
  .text = count_text,
  .push_clip = count_clip,
  .pop_clip = count_pop,
  .begin_group = count_group,
  .link = count_link,
};

static const WayColor ink = { 0, 0, 0, 1 };
static const WayColor glass = { 0, 0, 0, 0 };
static const double dash[] = { 4, 3, 0 };

static void
test_rects (void)
{
  static const struct { WayRect rect; double radius; gboolean drawn; double used; } cases[] = {
    { { 1, 2, 3, 4 }, 0, TRUE, 0 },
    { { 1, 2, 3, 4 }, 1, TRUE, 1 },
    { { 1, 2, 3, 4 }, 99, TRUE, 1.5 },
    { { 1, 2, 3, 4 }, -1, TRUE, 0 },
    { { 1, 2, 0, 4 }, 0, FALSE, 0 },
    { { 1, 2, 3, -4 }, 0, FALSE, 0 },
    { { 40000, 2, 3, 4 }, 0, FALSE, 0 },
    { { -40000, 2, 3, 4 }, 0, FALSE, 0 },
    { { 0, -1e9, 3, 2e9 }, 0, TRUE, 0 },
    { { NAN, 0, 3, 4 }, 0, FALSE, 0 },
    { { 0, 0, NAN, 4 }, 0, FALSE, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Counter counter = { .base.klass = &counter_class };

      way_painter_rounded_rect (&counter.base, &cases[i].rect, cases[i].radius, &ink);
      way_painter_rounded_rect (&counter.base, &cases[i].rect, cases[i].radius, &glass);
      g_assert_cmpuint (counter.n_rects, ==, cases[i].drawn);
      g_assert_cmpfloat (counter.radius, ==, cases[i].used);
      g_assert_cmpfloat (fabs (counter.rect.y) + counter.rect.height, <=, 3 * WAY_CLIP_LIMIT);
    }
}

static void
test_rings (void)
{
  Counter counter = { .base.klass = &counter_class };
  const WayRect rect = { 10, 10, 8, 20 };

  way_painter_ring (&counter.base, &rect, 2, 1, &ink);
  g_assert_cmpuint (counter.n_rings, ==, 1);
  way_painter_ring (&counter.base, &rect, 2, 4, &ink);
  g_assert_cmpuint (counter.n_rings, ==, 1);
  g_assert_cmpuint (counter.n_rects, ==, 1);
  way_painter_ring (&counter.base, &rect, 2, 0, &ink);
  way_painter_ring (&counter.base, &rect, 2, 1, &glass);
  g_assert_cmpuint (counter.n_rings + counter.n_rects, ==, 2);
}

static void
test_lines (void)
{
  Counter counter = { .base.klass = &counter_class };

  way_painter_line (&counter.base, 3, 5.5, 13, 5.5, 1, NULL, &ink);
  g_assert_cmpuint (counter.n_rects, ==, 1);
  g_assert_cmpfloat (counter.rect.x, ==, 3);
  g_assert_cmpfloat (counter.rect.y, ==, 5);
  g_assert_cmpfloat (counter.rect.width, ==, 10);
  g_assert_cmpfloat (counter.rect.height, ==, 1);
  way_painter_line (&counter.base, 3, 9, 3, 5, 2, NULL, &ink);
  g_assert_cmpuint (counter.n_rects, ==, 2);
  g_assert_cmpfloat (counter.rect.x, ==, 2);
  g_assert_cmpfloat (counter.rect.y, ==, 5);
  g_assert_cmpfloat (counter.rect.height, ==, 4);
  way_painter_line (&counter.base, 3, 5, 13, 5, 1, dash, &ink);
  g_assert_true (counter.dashed);
  way_painter_line (&counter.base, 3, 5, 13, 6, 1, (const double[]) { 0 }, &ink);
  g_assert_false (counter.dashed);
  g_assert_cmpuint (counter.n_lines, ==, 2);
  way_painter_line (&counter.base, 3, 5, 13, 6, 0, NULL, &ink);
  way_painter_line (&counter.base, 3, 5, NAN, 6, 1, NULL, &ink);
  way_painter_line (&counter.base, 3, 5, 3, NAN, 1, NULL, &ink);
  way_painter_polyline (&counter.base, &counter.first, 1, 1, NULL, &ink);
  g_assert_cmpuint (counter.n_lines, ==, 2);
  g_assert_cmpuint (counter.n_rects, ==, 2);
}

static void
test_clipped_lines (void)
{
  static const WayPoint through[] = { { -1e8, 100 }, { 1e8, 300 } };
  static const WayPoint twice[] = { { 0, 0 }, { 1e6, 10 }, { 1e6, 20 }, { 0, 30 } };
  static const WayPoint outside[] = { { 1e6, 0 }, { 1e6, 1e6 }, { 2e6, 1e9 } };
  static const WayPoint broken[] = { { 0, 0 }, { 1, 1 }, { NAN, 0 }, { 5, 5 }, { 6, 6 } };
  Counter counter = { .base.klass = &counter_class };

  way_painter_polyline (&counter.base, through, 2, 1, NULL, &ink);
  g_assert_cmpuint (counter.n_lines, ==, 1);
  g_assert_cmpfloat_with_epsilon (counter.first.x, -WAY_CLIP_LIMIT, 1e-6);
  g_assert_cmpfloat_with_epsilon (counter.first.y, 200 - 100 * WAY_CLIP_LIMIT / 1e8, 1e-6);
  way_painter_polyline (&counter.base, twice, 4, 1, NULL, &ink);
  g_assert_cmpuint (counter.n_lines, ==, 3);
  way_painter_polyline (&counter.base, outside, 3, 1, NULL, &ink);
  g_assert_cmpuint (counter.n_lines, ==, 3);
  way_painter_polyline (&counter.base, broken, 5, 1, NULL, &ink);
  g_assert_cmpuint (counter.n_lines, ==, 5);
  g_assert_cmpfloat (counter.first.x, ==, 5);
  g_assert_cmpfloat (counter.furthest, <=, WAY_CLIP_LIMIT + 1e-6);
}

/* The dashes of a clipped line begin where they would without clipping, so
 * that they stay with the line while it is panned. */
static void
test_clipped_dashes (void)
{
  for (double shift = 0; shift < 20; shift += 0.7)
    {
      const WayPoint line[] = { { -50000 - shift, 10 }, { 100, 10 } };
      Counter counter = { .base.klass = &counter_class };
      double skipped;

      way_painter_polyline (&counter.base, line, 2, 1, dash, &ink);
      skipped = counter.first.x - line[0].x;
      g_assert_cmpfloat (counter.first.x, <=, -WAY_CLIP_LIMIT);
      g_assert_cmpfloat (counter.first.x, >, -WAY_CLIP_LIMIT - 7.001);
      g_assert_cmpfloat_with_epsilon (skipped / 7, round (skipped / 7), 1e-6);
    }
}

static void
test_clipped_polygons (void)
{
  static const WayPoint huge[] = { { -1e7, -1e7 }, { 1e7, -1e7 }, { 1e7, 1e7 }, { -1e7, 1e7 } };
  static const WayPoint wedge[] = { { 0, 0 }, { 1e6, 1e6 }, { -1e6, 1e6 } };
  static const WayPoint outside[] = { { 1e6, 0 }, { 2e6, 0 }, { 1e6, 1e6 } };
  static const WayPoint broken[] = { { 0, 0 }, { NAN, 0 }, { 5, 5 } };
  Counter counter = { .base.klass = &counter_class };

  way_painter_polygon (&counter.base, huge, 4, &ink);
  g_assert_cmpfloat_with_epsilon (counter.area, 4 * WAY_CLIP_LIMIT * WAY_CLIP_LIMIT, 1);
  way_painter_polygon (&counter.base, wedge, 3, &ink);
  g_assert_cmpfloat_with_epsilon (counter.area, WAY_CLIP_LIMIT * WAY_CLIP_LIMIT, 1);
  g_assert_cmpuint (counter.n_polygons, ==, 2);
  way_painter_polygon (&counter.base, outside, 3, &ink);
  way_painter_polygon (&counter.base, broken, 3, &ink);
  way_painter_polygon (&counter.base, wedge, 2, &ink);
  g_assert_cmpuint (counter.n_polygons, ==, 2);
  g_assert_cmpfloat (counter.furthest, <=, WAY_CLIP_LIMIT + 1e-6);
}

static void
test_glyph_weights (void)
{
  for (WayGlyph glyph = WAY_GLYPH_CIRCLE; glyph <= WAY_GLYPH_BAR; glyph++)
    {
      Counter counter = { .base.klass = &counter_class };

      way_painter_glyph (&counter.base, glyph, 50, 60, 10, FALSE, &ink, NULL);
      g_assert_cmpuint (counter.n_rects + counter.n_polygons, ==, 1);
      g_assert_cmpfloat (counter.area, >, 43);
      g_assert_cmpfloat (counter.area, <, 60);
      way_painter_glyph (&counter.base, glyph, 50, 60, 0, FALSE, &ink, NULL);
      way_painter_glyph (&counter.base, glyph, NAN, 60, 10, FALSE, &ink, NULL);
      g_assert_cmpuint (counter.n_rects + counter.n_polygons, ==, 1);
      way_painter_glyph (&counter.base, glyph, 50, 60, 10, TRUE, &ink, &ink);
      g_assert_cmpuint (counter.n_rects + counter.n_polygons, ==, 2);
      g_assert_cmpuint (counter.n_rings + counter.n_lines, ==, 1);
    }
}

static void
test_others (void)
{
  Counter counter = { .base.klass = &counter_class };
  g_autoptr (WayTextContext) text = way_text_context_new (NULL, 12, WAY_LANG_EN);
  const WayLabel *label = way_text_context_get_label (text, "Text", WAY_TEXT_BODY, 0);
  const WayLabel *empty = way_text_context_get_label (text, "", WAY_TEXT_BODY, 0);

  way_painter_text (&counter.base, label, 10, 10, &ink);
  way_painter_text (&counter.base, label, 10, 10, &glass);
  way_painter_text (&counter.base, label, 1e6, 10, &ink);
  way_painter_text (&counter.base, label, NAN, 10, &ink);
  way_painter_text (&counter.base, empty, 10, 10, &ink);
  g_assert_cmpuint (counter.n_texts, ==, 1);
  way_painter_push_clip (&counter.base, &(WayRect) { 5, 5, -5, 5 });
  g_assert_cmpfloat (counter.rect.width, ==, 0);
  way_painter_pop_clip (&counter.base);
  g_assert_cmpuint (counter.n_clips, ==, 0);
  way_painter_begin_group (&counter.base, "id", NULL);
  way_painter_end_group (&counter.base);
  g_assert_cmpuint (counter.n_groups, ==, 1);
  way_painter_link (&counter.base, &(WayRect) { 5, 5, 5, 5 }, "https://example.org");
  way_painter_link (&counter.base, &(WayRect) { 5, 5, 5, 5 }, "");
  g_assert_cmpuint (counter.n_links, ==, 1);
}

static void
draw_box_cb (WayPainter    *painter,
             gconstpointer  data)
{
  way_painter_rect (painter, data, &ink);
}

/* A painter that keeps no pictures draws them; none draws what is far away. */
static void
test_picture (void)
{
  static const WayRect near = { 1, 2, 3, 4 }, far = { 1e9, 2, 3, 4 }, odd = { NAN, 2, 3, 4 };
  Counter counter = { .base.klass = &counter_class };

  way_painter_picture (&counter.base, &near, "key", 3, draw_box_cb, &near);
  g_assert_cmpuint (counter.n_rects, ==, 1);
  g_assert_cmpfloat (counter.rect.x, ==, 1);
  way_painter_picture (&counter.base, &far, "key", 3, draw_box_cb, &near);
  way_painter_picture (&counter.base, &odd, "key", 3, draw_box_cb, &near);
  g_assert_cmpuint (counter.n_rects, ==, 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/painter/rects", test_rects);
  g_test_add_func ("/painter/rings", test_rings);
  g_test_add_func ("/painter/lines", test_lines);
  g_test_add_func ("/painter/clipped-lines", test_clipped_lines);
  g_test_add_func ("/painter/clipped-dashes", test_clipped_dashes);
  g_test_add_func ("/painter/clipped-polygons", test_clipped_polygons);
  g_test_add_func ("/painter/glyph-weights", test_glyph_weights);
  g_test_add_func ("/painter/others", test_others);
  g_test_add_func ("/painter/picture", test_picture);
  return g_test_run ();
}
