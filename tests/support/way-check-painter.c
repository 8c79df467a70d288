/* A painter that checks: coordinates are numbers and not far outside, sizes
 * are not negative, and what is pushed or begun is popped or ended.
 */
#include "config.h"

#include "way-check-painter.h"

#include <math.h>

/* No part of a picture lies further away than this. */
#define FAR_PX 1e5

typedef struct
{
  WayPainter base;
  guint      n_calls;
  guint      n_texts;
  guint      n_clips;
  guint      n_offsets;
  guint      n_groups;
  double     frame_end;
  GArray    *frames;      /* WayRect, those wider than high */
  GArray    *texts;       /* WayRect */
  GPtrArray *words;       /* char *, what each of them says */
  GArray    *bends;       /* WayPoint, a pixel apart, on lines of more than two points */
} CheckPainter;

static CheckPainter *
count (WayPainter *painter)
{
  CheckPainter *check = (CheckPainter *) painter;

  check->n_calls++;
  return check;
}

static void
check_point (double x,
             double y)
{
  g_assert_true (isfinite (x) && isfinite (y));
  g_assert_cmpfloat (fabs (x), <, FAR_PX);
  g_assert_cmpfloat (fabs (y), <, FAR_PX);
}

static void
check_rect (const WayRect *rect)
{
  check_point (rect->x, rect->y);
  check_point (rect->x + rect->width, rect->y + rect->height);
  g_assert_cmpfloat (rect->width, >=, 0);
  g_assert_cmpfloat (rect->height, >=, 0);
}

static void
check_color (const WayColor *color)
{
  g_assert_nonnull (color);
  g_assert_true (color->alpha >= 0 && color->alpha <= 1);
}

static void
fill_rect (WayPainter     *painter,
           const WayRect  *rect,
           double          radius,
           const WayColor *color)
{
  count (painter);
  check_rect (rect);
  check_color (color);
  g_assert_cmpfloat (radius, >=, 0);
}

static void
fill_ring (WayPainter     *painter,
           const WayRect  *rect,
           double          radius,
           double          thickness,
           const WayColor *color)
{
  CheckPainter *check = (CheckPainter *) painter;

  fill_rect (painter, rect, radius, color);
  g_assert_cmpfloat (thickness, >, 0);
  if (rect->width > rect->height)
    {
      check->frame_end = MAX (check->frame_end, rect->x + rect->width);
      g_array_append_val (check->frames, *rect);
    }
}

static void
note_bend (GArray         *bends,
           const WayPoint *from,
           const WayPoint *to)
{
  double length = hypot (to->x - from->x, to->y - from->y);

  for (double at = 0; at < length; at++)
    {
      WayPoint point = { from->x + (to->x - from->x) * at / length,
                         from->y + (to->y - from->y) * at / length };

      g_array_append_val (bends, point);
    }
}

static void
check_line (WayPainter     *painter,
            const WayPoint *points,
            guint           n_points,
            double          width,
            const double   *dash,
            const WayColor *color)
{
  count (painter);
  check_color (color);
  g_assert_cmpuint (n_points, >=, 2);
  g_assert_cmpfloat (width, >, 0);
  for (guint i = 0; i < n_points; i++)
    check_point (points[i].x, points[i].y);
}

static void
draw_polyline (WayPainter     *painter,
               const WayPoint *points,
               guint           n_points,
               double          width,
               const double   *dash,
               const WayColor *color)
{
  check_line (painter, points, n_points, width, dash, color);
  for (guint i = 1; n_points > 2 && i < n_points; i++)
    note_bend (((CheckPainter *) painter)->bends, &points[i - 1], &points[i]);
}

static void
fill_polygon (WayPainter     *painter,
              const WayPoint *points,
              guint           n_points,
              const WayColor *color)
{
  g_assert_cmpuint (n_points, >=, 3);
  check_line (painter, points, n_points, 1, NULL, color);
}

static void
draw_text (WayPainter     *painter,
           const WayLabel *label,
           double          x,
           double          y,
           const WayColor *color)
{
  CheckPainter *check = count (painter);
  const WayRect box = { x, y, label->width, label->height };

  check->n_texts++;
  g_array_append_val (check->texts, box);
  g_ptr_array_add (check->words, g_strdup (label->text));
  check_point (x, y);
  check_color (color);
  g_assert_true (g_utf8_validate (label->text, -1, NULL));
}

static void
push_clip (WayPainter    *painter,
           const WayRect *rect)
{
  count (painter)->n_clips++;
  check_rect (rect);
}

static void
pop_clip (WayPainter *painter)
{
  g_assert_cmpuint (count (painter)->n_clips--, >, 0);
}

static void
push_offset (WayPainter *painter,
             double      x,
             double      y)
{
  count (painter)->n_offsets++;
  check_point (x, y);
}

static void
pop_offset (WayPainter *painter)
{
  g_assert_cmpuint (count (painter)->n_offsets--, >, 0);
}

static void
begin_group (WayPainter *painter,
             const char *id,
             const char *title)
{
  count (painter)->n_groups++;
  g_assert_true (id != NULL && title != NULL);
}

static void
end_group (WayPainter *painter)
{
  g_assert_cmpuint (count (painter)->n_groups--, >, 0);
}

static void
add_link (WayPainter    *painter,
          const WayRect *rect,
          const char    *uri)
{
  count (painter);
  check_rect (rect);
  g_assert_nonnull (uri);
}

static void
free_painter (WayPainter *painter)
{
  CheckPainter *check = (CheckPainter *) painter;

  g_assert_cmpuint (check->n_clips, ==, 0);
  g_assert_cmpuint (check->n_offsets, ==, 0);
  g_assert_cmpuint (check->n_groups, ==, 0);
  g_array_unref (check->frames);
  g_array_unref (check->texts);
  g_ptr_array_unref (check->words);
  g_array_unref (check->bends);
  g_free (check);
}

static const WayPainterClass check_class = {
  .fill_rect = fill_rect,
  .fill_ring = fill_ring,
  .polyline = draw_polyline,
  .fill_polygon = fill_polygon,
  .text = draw_text,
  .push_clip = push_clip,
  .pop_clip = pop_clip,
  .push_offset = push_offset,
  .pop_offset = pop_offset,
  .begin_group = begin_group,
  .end_group = end_group,
  .link = add_link,
  .free = free_painter,
};

/**
 * way_check_painter_new:
 *
 * Returns: (transfer full): a painter that fails the test when it is given
 *   what no painter should have to draw
 */
WayPainter *
way_check_painter_new (void)
{
  CheckPainter *check = g_new0 (CheckPainter, 1);

  check->base.klass = &check_class;
  check->frames = g_array_new (FALSE, FALSE, sizeof (WayRect));
  check->texts = g_array_new (FALSE, FALSE, sizeof (WayRect));
  check->words = g_ptr_array_new_with_free_func (g_free);
  check->bends = g_array_new (FALSE, FALSE, sizeof (WayPoint));
  return &check->base;
}

/**
 * way_check_painter_get_n_calls:
 * @painter: a painter of way_check_painter_new()
 *
 * Returns: how many calls it has seen
 */
guint
way_check_painter_get_n_calls (WayPainter *painter)
{
  return ((CheckPainter *) painter)->n_calls;
}

/**
 * way_check_painter_get_n_texts:
 * @painter: a painter of way_check_painter_new()
 *
 * Returns: how many labels it has seen
 */
guint
way_check_painter_get_n_texts (WayPainter *painter)
{
  return ((CheckPainter *) painter)->n_texts;
}

/**
 * way_check_painter_get_words:
 * @painter: a painter of way_check_painter_new()
 *
 * Returns: (transfer none) (element-type utf8): what each text says, in the
 *   order in which they were drawn
 */
GPtrArray *
way_check_painter_get_words (WayPainter *painter)
{
  return ((CheckPainter *) painter)->words;
}

/**
 * way_check_painter_get_boxes:
 * @painter: a painter of way_check_painter_new()
 *
 * Returns: (transfer none): where the texts of way_check_painter_get_words() are
 */
const WayRect *
way_check_painter_get_boxes (WayPainter *painter)
{
  return (const WayRect *) (gpointer) ((CheckPainter *) painter)->texts->data;
}

/**
 * way_check_painter_get_frame_end:
 * @painter: a painter of way_check_painter_new()
 *
 * Returns: the right edge of the rightmost frame that is wider than high, in
 *   pixels
 */
double
way_check_painter_get_frame_end (WayPainter *painter)
{
  return ((CheckPainter *) painter)->frame_end;
}

static gboolean
overlap (const WayRect *a,
         const WayRect *b)
{
  return a->x < b->x + b->width && b->x < a->x + a->width
      && a->y < b->y + b->height && b->y < a->y + a->height;
}

static gboolean
contains (const WayRect *outer,
          const WayRect *inner)
{
  return inner->x >= outer->x && inner->x + inner->width <= outer->x + outer->width
      && inner->y >= outer->y && inner->y + inner->height <= outer->y + outer->height;
}

/**
 * way_check_painter_get_n_crossed:
 * @painter: a painter of way_check_painter_new()
 *
 * Returns: how many frames that are wider than high run over another one, or
 *   over a label that is not their own
 */
guint
way_check_painter_get_n_crossed (WayPainter *painter)
{
  CheckPainter *check = (CheckPainter *) painter;
  guint n = 0;

  for (guint i = 0; i < check->frames->len; i++)
    {
      const WayRect *frame = &g_array_index (check->frames, WayRect, i);

      for (guint j = 0; j < i; j++)
        n += overlap (frame, &g_array_index (check->frames, WayRect, j));
      for (guint j = 0; j < check->texts->len; j++)
        {
          const WayRect *text = &g_array_index (check->texts, WayRect, j);

          n += overlap (frame, text) && !contains (frame, text);
        }
    }
  return n;
}

/**
 * way_check_painter_get_n_struck:
 * @painter: a painter of way_check_painter_new()
 *
 * Returns: how many frames that are wider than high a line of more than two
 *   points runs through
 */
guint
way_check_painter_get_n_struck (WayPainter *painter)
{
  CheckPainter *check = (CheckPainter *) painter;
  guint n = 0;

  for (guint i = 0; i < check->frames->len; i++)
    {
      gboolean struck = FALSE;

      for (guint j = 0; j < check->bends->len && !struck; j++)
        {
          const WayPoint *point = &g_array_index (check->bends, WayPoint, j);
          const WayRect at = { point->x, point->y, 0, 0 };

          struck = contains (&g_array_index (check->frames, WayRect, i), &at);
        }
      n += struck;
    }
  return n;
}

/**
 * way_check_painter_get_n_mixed:
 * @painter: a painter of way_check_painter_new()
 *
 * Returns: how many pairs of labels run over each other
 */
guint
way_check_painter_get_n_mixed (WayPainter *painter)
{
  const GArray *texts = ((CheckPainter *) painter)->texts;
  guint n = 0;

  for (guint i = 0; i < texts->len; i++)
    for (guint j = 0; j < i; j++)
      n += overlap (&g_array_index (texts, WayRect, i), &g_array_index (texts, WayRect, j));
  return n;
}
