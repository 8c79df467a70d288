/* Headings of groups. */
#include "config.h"

#include "way-heading.h"

#include <math.h>

static const WayLabel *
get_title (WayTextContext *text,
           const char     *title,
           double          width_px)
{
  return way_text_context_get_label (text, title, WAY_TEXT_STRONG,
                                     MAX (width_px - 2 * WAY_AXIS_LEFT_PX, 1));
}

/**
 * way_heading_measure:
 * @text: the context of the labels
 * @title: the title
 * @height_px: the height of the heading
 * @width_px: the width of the picture
 *
 * Returns: how wide a heading is that is pointed at, with its triangle and
 *   room for a count
 */
double
way_heading_measure (WayTextContext *text,
                     const char     *title,
                     double          height_px,
                     double          width_px)
{
  g_return_val_if_fail (text != NULL && title != NULL, 0);

  return MIN (ceil (WAY_AXIS_LEFT_PX / 2 + get_title (text, title, width_px)->width
                    + 2 * height_px), width_px);
}

/* A triangle that points down over what is shown, and to the right beside what
 * is folded. */
static void
draw_triangle (WayPainter     *painter,
               const WayRect  *bounds,
               gboolean        folded,
               const WayColor *color)
{
  double half = round (bounds->height * 0.2);
  double x = WAY_AXIS_LEFT_PX / 2 + half;
  double y = round (bounds->y + bounds->height / 2);
  const WayPoint down[] = { { x - half, y - half / 2 }, { x + half, y - half / 2 },
                            { x, y + half } };
  const WayPoint right[] = { { x - half / 2, y - half }, { x + half, y },
                             { x - half / 2, y + half } };

  way_painter_polygon (painter, folded ? right : down, 3, color);
}

/**
 * way_heading_draw:
 * @painter: a painter
 * @look: the look
 * @bounds: where the heading stands
 * @width_px: the width of the picture
 * @title: its title
 * @count: (nullable): what is said beside the title of a group that is folded
 * @folded: whether only the heading is shown
 * @color: the colour of the group
 *
 * Draws a heading under a hairline over the whole width.
 */
void
way_heading_draw (WayPainter     *painter,
                  const WayLook  *look,
                  const WayRect  *bounds,
                  double          width_px,
                  const char     *title,
                  const char     *count,
                  gboolean        folded,
                  const WayColor *color)
{
  double x, y;
  const WayLabel *label;

  g_return_if_fail (painter != NULL && look != NULL && bounds != NULL);
  g_return_if_fail (title != NULL && color != NULL);

  x = WAY_AXIS_LEFT_PX / 2 + round (bounds->height * 0.7);
  y = round (bounds->y + 1);
  label = get_title (look->text, title, width_px);
  draw_triangle (painter, bounds, folded, color);
  way_painter_text (painter, label, x, y, color);
  if (folded && count != NULL)
    way_painter_text (painter, way_text_context_get_label (look->text, count, WAY_TEXT_BODY, 0),
                      round (x + label->width + bounds->height / 2), y, &look->palette->ink_soft);
  way_painter_rect (painter, &(WayRect) { 0, round (bounds->y) - 3, width_px, 1 },
                    &look->palette->hairline);
}
