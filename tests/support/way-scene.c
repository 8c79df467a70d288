/* A drawing with everything that a painter can draw, at whole pixels and
 * between them, and with parts far outside.
 */
#include "config.h"

#include "way-scene.h"

static const double dashes[] = { 5, 3, 0 };
static const double dots[] = { 1.5, 2.5, 0 };

static void
draw_boxes (WayPainter       *painter,
            const WayPalette *palette)
{
  const WayColor half = way_color_with_alpha (&palette->series[1], 0.5f);

  for (guint i = 0; i < 8; i++)
    {
      const WayRect box = { 10 + 38 * i + 0.125 * i, 10, 30, 18 + 0.25 * i };
      const WayRect frame = { 10 + 38 * i, 36.5, 30.5 - i, 20 };

      way_painter_rounded_rect (painter, &box, 1.5 * i, &palette->series[i]);
      way_painter_ring (painter, &frame, 1.75 * i, 1 + 0.5 * i, &palette->group[i]);
    }
  for (guint i = 0; i < 4; i++)
    {
      const WayRect box = { 322 + 20 * i, 12 + 6 * i, 40.3, 20.7 };

      way_painter_rounded_rect (painter, &box, i < 2 ? 0 : 6, &half);
    }
  way_painter_rect (painter, &(WayRect) { -1e9, 62, 2e9, 1 }, &palette->hairline);
}

static void
draw_glyphs (WayPainter       *painter,
             const WayPalette *palette,
             gboolean          lines)
{
  for (WayGlyph glyph = WAY_GLYPH_CIRCLE; glyph <= WAY_GLYPH_BAR; glyph++)
    for (guint i = 0; i < 6; i++)
      if (lines || (glyph != WAY_GLYPH_TRIANGLE && glyph != WAY_GLYPH_DIAMOND))
        way_painter_glyph (painter, glyph, 20 + 28 * i + 0.3 * i, 80 + 26 * glyph, 9 + 2.25 * i,
                           i % 2 == 1, &palette->group[glyph], &palette->ground);
}

static void
draw_lines (WayPainter       *painter,
            const WayPalette *palette)
{
  WayPoint curve[24];
  const WayPoint area[] = { { 200, 150 }, { 250, 90.5 }, { 300.25, 130 }, { 350, 85 },
                            { 400, 150 } };
  const WayPoint loop[] = { { 420, 80 }, { 465, 95 }, { 430, 140 }, { 420, 80 } };
  const WayPoint far[] = { { -1e7, 1e7 }, { 340, 160 }, { 1e7, -3e6 } };
  const WayColor soft = way_color_with_alpha (&palette->series[2], 0.3f);

  for (guint i = 0; i < G_N_ELEMENTS (curve); i++)
    curve[i] = (WayPoint) { 190 + 11.7 * i, 170 + (i * 37 % 23) * 1.3 };
  way_painter_polygon (painter, area, G_N_ELEMENTS (area), &soft);
  way_painter_polyline (painter, curve, G_N_ELEMENTS (curve), 2, NULL, &palette->series[0]);
  way_painter_polyline (painter, loop, G_N_ELEMENTS (loop), 3, NULL, &palette->series[3]);
  way_painter_polyline (painter, area, G_N_ELEMENTS (area), 1.5, dashes, &palette->series[4]);
  way_painter_polyline (painter, far, G_N_ELEMENTS (far), 1, NULL, &palette->accent);
  way_painter_line (painter, 190, 75.5, 470, 75.5, 1, NULL, &palette->hairline);
  way_painter_line (painter, 195.3, 70, 195.3, 210, 1.5, NULL, &palette->today);
  way_painter_line (painter, 190, 205, 470, 205, 1, dots, &palette->ink_soft);
  way_painter_line (painter, 190, 208, 470, 216.5, 0.75, dashes, &palette->ink);
}

static void
draw_text (WayPainter       *painter,
           WayTextContext   *context,
           const WayPalette *palette)
{
  static const char *const texts[] = {
    "Outline of the Innovation-Driven Strategy (2016)", "国家创新驱动发展战略纲要（2016年）",
    "R&D 研发 2.5% of GDP, ≥ 2.8; ✓ ✕ ○ … ∅ § ↗ → ↘",
  };
  double y = 222;

  for (WayTextStyle style = 0; style < WAY_N_TEXT_STYLES; style++)
    for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
      {
        const WayLabel *label = way_text_context_get_label (context, texts[i], style,
                                                            i == 0 || style > 0 ? 225 : 0);

        way_painter_text (painter, label, 10 + 0.3 * i + 235 * (style % 2), y + 17.3 * i,
                          i == 2 ? &palette->ink_soft : &palette->ink);
        if (style % 2 == 1 && i == 2)
          y += 58;
      }
}

static void
draw_clipped (WayPainter       *painter,
              WayTextContext   *context,
              const WayPalette *palette,
              gboolean          lines)
{
  const WayLabel *label = way_text_context_get_label (context, "Clipped 裁剪", WAY_TEXT_TITLE, 0);

  way_painter_push_clip (painter, &(WayRect) { 20, 345, 100, 40 });
  way_painter_rounded_rect (painter, &(WayRect) { 5, 335, 100, 45 }, 12, &palette->accent_soft);
  way_painter_text (painter, label, 60, 350, &palette->ink);
  way_painter_push_clip (painter, &(WayRect) { 30.5, 370.5, 60, 60 });
  way_painter_rect (painter, &(WayRect) { 0, 365, 400, 40 }, &palette->met);
  way_painter_pop_clip (painter);
  if (lines)
    way_painter_glyph (painter, WAY_GLYPH_DIAMOND, 120, 370, 24, FALSE, &palette->missed, NULL);
  way_painter_pop_clip (painter);
}

/**
 * way_scene_draw:
 * @painter: a painter
 * @text: a context with a base size of about 12
 * @palette: the colours
 * @lines: whether to draw lines and areas too, or boxes and text alone
 *
 * Draws the scene, WAY_SCENE_WIDTH by WAY_SCENE_HEIGHT pixels.
 */
void
way_scene_draw (WayPainter       *painter,
                WayTextContext   *text,
                const WayPalette *palette,
                gboolean          lines)
{
  way_painter_rect (painter, &(WayRect) { 0, 0, WAY_SCENE_WIDTH, WAY_SCENE_HEIGHT },
                    &palette->ground);
  way_painter_begin_group (painter, "scene", "Everything");
  way_painter_rect (painter, &(WayRect) { 180, 66, 300, 152 }, &palette->band);
  draw_boxes (painter, palette);
  draw_glyphs (painter, palette, lines);
  if (lines)
    draw_lines (painter, palette);
  draw_text (painter, text, palette);
  draw_clipped (painter, text, palette, lines);
  way_painter_link (painter, &(WayRect) { 10, 10, 50, 20 }, "https://example.org/政策?a='b'");
  way_painter_end_group (painter);
}
