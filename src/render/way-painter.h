/* The painter: the few things that a drawing of ours is made of. Draw
 * functions know nothing else, so that the same code draws on the screen,
 * into a PNG or PDF, and into an SVG.
 *
 * Coordinates are pixels of the scene, y downwards; angles and blurs do not
 * exist. A painter may leave out what it has no use for, such as groups and
 * links in pixels; one that leaves out all draws nothing.
 */
#pragma once

#include "way-palette.h"
#include "way-text.h"

G_BEGIN_DECLS

typedef struct
{
  double x;
  double y;
  double width;
  double height;
} WayRect;

typedef struct
{
  double x;
  double y;
} WayPoint;

/* Shapes of marks. All fit a square of the given size around their centre
 * and have about the same weight to the eye. */
typedef enum
{
  WAY_GLYPH_CIRCLE,
  WAY_GLYPH_SQUARE,
  WAY_GLYPH_TRIANGLE,
  WAY_GLYPH_DIAMOND,
  WAY_GLYPH_BAR,
} WayGlyph;

typedef struct _WayPainter WayPainter;

/* Draws a picture where it is. */
typedef void (*WayDrawFunc) (WayPainter    *painter,
                             gconstpointer  data);

/* What a painter has to implement. Glyphs, lines and frames are built from
 * these. `dash` is an array of lengths, on and off in turn, ended by 0, or
 * NULL for a solid line. `picture` is for painters that keep pictures; those
 * without it draw them. */
typedef struct
{
  void (*fill_rect)    (WayPainter *painter, const WayRect *rect, double radius,
                        const WayColor *color);
  void (*fill_ring)    (WayPainter *painter, const WayRect *rect, double radius, double thickness,
                        const WayColor *color);
  void (*polyline)     (WayPainter *painter, const WayPoint *points, guint n_points, double width,
                        const double *dash, const WayColor *color);
  void (*fill_polygon) (WayPainter *painter, const WayPoint *points, guint n_points,
                        const WayColor *color);
  void (*text)         (WayPainter *painter, const WayLabel *label, double x, double y,
                        const WayColor *color);
  void (*picture)      (WayPainter *painter, const WayRect *bounds, gconstpointer key,
                        gsize key_size, WayDrawFunc draw, gconstpointer data);
  void (*push_clip)    (WayPainter *painter, const WayRect *rect);
  void (*pop_clip)     (WayPainter *painter);
  void (*push_offset)  (WayPainter *painter, double x, double y);
  void (*pop_offset)   (WayPainter *painter);
  void (*begin_group)  (WayPainter *painter, const char *id, const char *title);
  void (*end_group)    (WayPainter *painter);
  void (*link)         (WayPainter *painter, const WayRect *rect, const char *uri);
  void (*free)         (WayPainter *painter);
} WayPainterClass;

/* The head of every painter's own struct. */
struct _WayPainter
{
  const WayPainterClass *klass;
};

void way_painter_free         (WayPainter      *painter);
void way_painter_rect         (WayPainter      *painter,
                               const WayRect   *rect,
                               const WayColor  *color);
void way_painter_rounded_rect (WayPainter      *painter,
                               const WayRect   *rect,
                               double           radius,
                               const WayColor  *color);
void way_painter_ring         (WayPainter      *painter,
                               const WayRect   *rect,
                               double           radius,
                               double           thickness,
                               const WayColor  *color);
void way_painter_line         (WayPainter      *painter,
                               double           x1,
                               double           y1,
                               double           x2,
                               double           y2,
                               double           width,
                               const double    *dash,
                               const WayColor  *color);
void way_painter_polyline     (WayPainter      *painter,
                               const WayPoint  *points,
                               guint            n_points,
                               double           width,
                               const double    *dash,
                               const WayColor  *color);
void way_painter_polygon      (WayPainter      *painter,
                               const WayPoint  *points,
                               guint            n_points,
                               const WayColor  *color);
void way_painter_glyph        (WayPainter      *painter,
                               WayGlyph         glyph,
                               double           x,
                               double           y,
                               double           size,
                               gboolean         hollow,
                               const WayColor  *color,
                               const WayColor  *ground);
void way_painter_text         (WayPainter      *painter,
                               const WayLabel  *label,
                               double           x,
                               double           y,
                               const WayColor  *color);
void way_painter_picture      (WayPainter      *painter,
                               const WayRect   *bounds,
                               gconstpointer    key,
                               gsize            key_size,
                               WayDrawFunc      draw,
                               gconstpointer    data);
void way_painter_push_clip    (WayPainter      *painter,
                               const WayRect   *rect);
void way_painter_pop_clip     (WayPainter      *painter);
void way_painter_push_offset  (WayPainter      *painter,
                               double           x,
                               double           y);
void way_painter_pop_offset   (WayPainter      *painter);
void way_painter_begin_group  (WayPainter      *painter,
                               const char      *id,
                               const char      *title);
void way_painter_end_group    (WayPainter      *painter);
void way_painter_link         (WayPainter      *painter,
                               const WayRect   *rect,
                               const char      *uri);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WayPainter, way_painter_free)

G_END_DECLS
