/* The flags of a chart's targets: a foot where the value would stand, the cloth
 * with the value and the verdict's glyph, and the path needed from the baseline.
 * Where more targets fall due on a day than have room, the feet stay and one
 * cloth says how many more there are.
 */
#include "config.h"

#include "way-chart-private.h"

#include <math.h>

#include "way-phrases.h"
#include "way-words.h"

#define POLE_PX 9.0
#define RING_PX 12.0
#define FOOT_PX 8.0
#define PADDING_PX 4.0

/* The path is drawn through this many points where it is one of growth. */
#define PATH_POINTS 24

typedef struct
{
  const WayChart    *chart;
  WayPainter        *painter;
  const WayLook     *look;
  const WayViewport *viewport;
  const WayScale    *scale;
  WayRect            plot;
  GArray            *taken;   /* WayRect; where no flag may fly */
  GArray            *lines;   /* WayRect; where none should */
  GArray            *flags;   /* Flag */
} Drawing;

typedef struct
{
  const WayChartTarget *target;   /* NULL for those without room together */
  guint                 n;        /* how many these are */
  WayPoint              at;
  WayRect               cloth;    /* of no width where there is no room for it */
} Flag;

/* The verdict would answer a question that is still open. */
static gboolean
is_asking (const WayChart *chart)
{
  return chart->question != NULL
      && (!chart->question->revealed || chart->question->progress < 1);
}

static const WayColor *
target_color (const Drawing        *drawing,
              const WayChartTarget *target)
{
  const WayLook *look = drawing->look;

  return is_asking (drawing->chart) ? &look->palette->open
                                    : way_chart_verdict_color (look, target->verdict.id);
}

static WayPoint
target_place (const Drawing        *drawing,
              const WayChartTarget *target)
{
  return (WayPoint) { way_viewport_to_px (drawing->viewport, target->day),
                      way_scale_to_px (drawing->scale, target->height) };
}

static gboolean
is_shown (const Drawing        *drawing,
          const WayChartTarget *target)
{
  return target->has_height && target->day >= drawing->viewport->start
      && target->day <= drawing->viewport->end;
}

/* The path from the baseline to the target, straight for shares and of
 * constant growth otherwise. */
static void
draw_path (const Drawing        *drawing,
           const WayChartTarget *target)
{
  const double unit = way_look_get_unit (drawing->look);
  const double dots[] = { 2 * unit, 3 * unit, 0 };
  WayColor color = way_color_with_alpha (target_color (drawing, target), 0.8f);
  WayPoint points[PATH_POINTS];

  for (guint i = 0; i < PATH_POINTS; i++)
    {
      double share = i / (PATH_POINTS - 1.0);
      double height = target->straight
        ? target->baseline + share * (target->height - target->baseline)
        : target->baseline * pow (target->height / target->baseline, share);

      points[i].x = way_viewport_to_px (drawing->viewport,
                                        target->baseline_day
                                        + share * (target->day - target->baseline_day));
      points[i].y = way_scale_to_px (drawing->scale, height);
      if (i > 0)
        way_chart_note_segment (points[i - 1], points[i], drawing->lines);
    }
  way_painter_polyline (drawing->painter, points, PATH_POINTS, 1.25 * unit, dots, &color);
}

/* The value of record is ringed, so that verdict and picture agree where the
 * line itself has been restated. */
static void
draw_record (const Drawing        *drawing,
             const WayChartTarget *target)
{
  const WayColor *color = way_chart_verdict_color (drawing->look, target->verdict.id);
  double unit = way_look_get_unit (drawing->look), size = round (RING_PX * unit);
  double x = way_viewport_to_px (drawing->viewport, target->day), y;

  if (target->verdict.record == WAY_NONE || is_asking (drawing->chart))
    return;
  y = way_scale_to_px (drawing->scale, way_dataset_get_observation (
                         drawing->chart->dataset, target->verdict.record)->value);
  way_painter_ring (drawing->painter,
                    &(WayRect) { round (x) - size / 2, round (y) - size / 2, size, size },
                    size / 2, 1.5 * unit, color);
}

static char *
flag_text (const Drawing        *drawing,
           const WayChartTarget *target)
{
  const WayStatedGoal *stated
    = way_dataset_get_stated_goal (drawing->chart->dataset, target->stated);
  WayLang lang = drawing->look->lang;
  g_autofree char *value = way_chart_phrase_value (stated, lang);

  if (is_asking (drawing->chart))
    return g_strdup_printf (way_tr (lang, WAY_N_ ("target %s %s")),
                            way_comparator_sign (stated->comparator), value);
  return g_strdup_printf ("%s %s %s", way_comparator_sign (stated->comparator), value,
                          way_verdict_get_glyph (target->verdict.id));
}

static const WayLabel *
get_label (const Drawing *drawing,
           const Flag    *flag)
{
  g_autofree char *count = NULL;
  g_autofree char *text = NULL;

  if (flag->target != NULL)
    {
      text = flag_text (drawing, flag->target);
    }
  else
    {
      count = way_phrase_count (flag->n);
      text = g_strconcat ("+", count, NULL);
    }
  return way_text_context_get_label (drawing->look->text, text, WAY_TEXT_SMALL, 0);
}

static gboolean
is_within (const WayRect *plot,
           const WayRect *cloth)
{
  return cloth->x >= plot->x && cloth->x + cloth->width <= plot->x + plot->width
      && cloth->y >= plot->y && cloth->y + cloth->height <= plot->y + plot->height;
}

static gboolean
is_free (const GArray  *taken,
         const WayRect *cloth)
{
  for (guint i = 0; i < taken->len; i++)
    {
      const WayRect *other = &g_array_index (taken, WayRect, i);

      if (cloth->x < other->x + other->width && other->x < cloth->x + cloth->width
          && cloth->y < other->y + other->height && other->y < cloth->y + cloth->height)
        return FALSE;
    }
  return TRUE;
}

/* The flag flies above its place, or to the left of it; where others have that
 * room, higher up, then under its place. It gives way to the line, to the paths
 * and feet of targets too, but rather covers one of them than a label. */
static gboolean
place_flag (const Drawing *drawing,
            Flag          *flag)
{
  const WayLabel *label = get_label (drawing, flag);
  const WayRect *plot = &drawing->plot;
  double pole = POLE_PX * way_look_get_unit (drawing->look);
  WayRect cloth = { 0, 0, ceil (label->width) + 2 * PADDING_PX, label->height + 2 };
  double up = MAX (round (flag->at.y - pole - cloth.height), plot->y);
  double down = round (flag->at.y + pole), step = cloth.height + 2;
  gboolean found = FALSE;

  for (guint level = 0; level * step < plot->height; level++)
    for (guint way = 0; way < 4; way++)
      {
        cloth.x = way % 2 == 0 ? round (flag->at.x) : round (flag->at.x) - cloth.width;
        cloth.y = way < 2 ? up - level * step : down + level * step;
        if (!is_within (plot, &cloth) || !is_free (drawing->taken, &cloth))
          continue;
        if (!found || is_free (drawing->lines, &cloth))
          flag->cloth = cloth;
        if (is_free (drawing->lines, &cloth))
          return TRUE;
        found = TRUE;
      }
  return found;
}

/* The end of a cloth that is at its pole, as wide as a number needs it. */
static WayRect
take_end (const Flag *flag,
          double      width)
{
  WayRect end = flag->cloth;

  if (end.x < flag->at.x)
    end.x += end.width - width;
  end.width = width;
  return end;
}

/* One cloth for the targets of a day that have none: where there is room, or
 * in the place of the last of the others that is wide enough for it. */
static void
place_rest (Drawing *drawing,
            guint    first,
            guint    n_left)
{
  Flag *of = &g_array_index (drawing->flags, Flag, first);
  Flag rest = { NULL, n_left, { of->at.x, drawing->plot.y }, { 0 } };

  if (place_flag (drawing, &rest))
    {
      g_array_append_val (drawing->taken, rest.cloth);
      g_array_append_val (drawing->flags, rest);
      return;
    }
  rest.n++;
  for (guint i = drawing->flags->len; i > first && rest.cloth.width == 0; i--)
    {
      Flag *flag = &g_array_index (drawing->flags, Flag, i - 1);
      double width = ceil (get_label (drawing, &rest)->width) + 2 * PADDING_PX;

      if (flag->cloth.width < width)
        continue;
      rest.cloth = take_end (flag, width);
      flag->cloth.width = 0;
    }
  if (rest.cloth.width > 0)
    g_array_append_val (drawing->flags, rest);
}

/* Places the flags of the targets that fall due on the day of the first one.
 * Behind one without room the others of the day have none either. */
static guint
place_day (Drawing *drawing,
           guint    first)
{
  const GArray *targets = drawing->chart->targets;
  double day = g_array_index (targets, WayChartTarget, first).day;
  guint first_flag = drawing->flags->len, n_left = 0, i;

  for (i = first; i < targets->len; i++)
    {
      const WayChartTarget *target = &g_array_index (targets, WayChartTarget, i);
      Flag flag = { target, 1, target_place (drawing, target), { 0 } };

      if (target->day != day)
        break;
      if (!is_shown (drawing, target))
        continue;
      if (n_left == 0 && place_flag (drawing, &flag))
        g_array_append_val (drawing->taken, flag.cloth);
      else
        n_left++;
      g_array_append_val (drawing->flags, flag);
    }
  if (n_left > 0)
    place_rest (drawing, first_flag, n_left);
  return i;
}

static WayRect
find_foot (const Drawing *drawing,
           WayPoint       at)
{
  double half = round (FOOT_PX * way_look_get_unit (drawing->look)) / 2;

  return (WayRect) { round (at.x) - half, round (at.y) - half, 2 * half, 2 * half };
}

/* The foot of the flag's pole says by its shape how the target compares: a tip
 * upwards for at least and more, downwards for at most and less, hollow where
 * the value itself does not count; a square for equal, a disc for about. */
static void
draw_foot (const Drawing *drawing,
           const Flag    *flag)
{
  WayComparator comparator
    = way_dataset_get_stated_goal (drawing->chart->dataset, flag->target->stated)->comparator;
  const WayColor *color = target_color (drawing, flag->target);
  WayRect square = find_foot (drawing, flag->at);
  double half = square.width / 2, x = square.x + half, y = square.y + half, tip = 0;

  if (comparator == WAY_AT_LEAST || comparator == WAY_MORE_THAN)
    tip = -half;
  else if (comparator == WAY_AT_MOST || comparator == WAY_LESS_THAN)
    tip = half;
  if (tip != 0)
    {
      const WayPoint outer[] = { { x, y + tip }, { x + half, y - tip }, { x - half, y - tip } };
      const WayPoint inner[] = { { x, y + tip * 0.2 }, { x + half * 0.4, y - tip * 0.6 },
                                 { x - half * 0.4, y - tip * 0.6 } };

      way_painter_polygon (drawing->painter, outer, G_N_ELEMENTS (outer), color);
      if (comparator == WAY_MORE_THAN || comparator == WAY_LESS_THAN)
        way_painter_polygon (drawing->painter, inner, G_N_ELEMENTS (inner),
                             &drawing->look->palette->ground);
    }
  else
    way_painter_rounded_rect (drawing->painter, &square, comparator == WAY_ABOUT ? half : 0, color);
}

static void
draw_pole (const Drawing *drawing,
           const Flag    *flag)
{
  const WayRect *cloth = &flag->cloth;
  double x = round (flag->at.x);

  way_painter_line (drawing->painter, x, flag->at.y, x,
                    cloth->y > flag->at.y ? cloth->y + cloth->height : cloth->y, 1, NULL,
                    target_color (drawing, flag->target));
}

static void
draw_cloth (const Drawing *drawing,
            const Flag    *flag)
{
  const WayPalette *palette = drawing->look->palette;
  const WayColor *color = flag->target != NULL ? target_color (drawing, flag->target)
                                               : &palette->ink_soft;
  const WayRect *cloth = &flag->cloth;

  way_painter_rounded_rect (drawing->painter, cloth, 2, &palette->ground);
  way_painter_ring (drawing->painter, cloth, 2, 1, color);
  way_painter_text (drawing->painter, get_label (drawing, flag), cloth->x + PADDING_PX,
                    cloth->y + 1, color);
}

/* Poles run under the cloths of others. */
static void
draw_flags (const Drawing *drawing)
{
  for (guint i = 0; i < drawing->flags->len; i++)
    {
      const Flag *flag = &g_array_index (drawing->flags, Flag, i);

      if (flag->target != NULL && flag->cloth.width > 0)
        draw_pole (drawing, flag);
      if (flag->target != NULL)
        draw_foot (drawing, flag);
    }
  for (guint i = 0; i < drawing->flags->len; i++)
    {
      const Flag *flag = &g_array_index (drawing->flags, Flag, i);

      if (flag->cloth.width > 0)
        draw_cloth (drawing, flag);
    }
}

/* The names of the lines stand in the plot too, behind the end of the axis. */
static WayRect
cut_plot (const WayRect     *plot,
          const WayViewport *viewport)
{
  WayRect cut = *plot;

  cut.width = MIN (plot->x + plot->width, viewport->left_px + viewport->width_px) - plot->x;
  return cut;
}

/**
 * way_chart_draw_targets:
 * @chart: a chart
 * @painter: a painter
 * @look: the look
 * @viewport: the time axis
 * @plot: where the curves are
 * @scale: the axis of values
 * @taken: (element-type WayRect): where no flag may fly; the flags are added
 * @lines: (element-type WayRect): where none should; the paths are added
 *
 * Draws the targets whose due year the axis shows. Flags give way to labels
 * and to each other; of those of a day that have no room the feet stay, and
 * one flag counts them.
 */
void
way_chart_draw_targets (const WayChart    *chart,
                        WayPainter        *painter,
                        const WayLook     *look,
                        const WayViewport *viewport,
                        const WayRect     *plot,
                        const WayScale    *scale,
                        GArray            *taken,
                        GArray            *lines)
{
  g_autoptr (GArray) flags = g_array_new (FALSE, FALSE, sizeof (Flag));
  Drawing drawing = { chart, painter, look, viewport, scale, cut_plot (plot, viewport), taken,
                      lines, flags };

  for (guint i = 0; i < chart->targets->len; i++)
    {
      const WayChartTarget *target = &g_array_index (chart->targets, WayChartTarget, i);
      WayRect foot;

      if (!is_shown (&drawing, target))
        continue;
      if (target->has_path)
        draw_path (&drawing, target);
      draw_record (&drawing, target);
      foot = find_foot (&drawing, target_place (&drawing, target));
      g_array_append_val (lines, foot);
    }
  for (guint i = 0; i < chart->targets->len;)
    i = place_day (&drawing, i);
  draw_flags (&drawing);
}
