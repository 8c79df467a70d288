/* All colours, by what they mean, in four variants. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How strongly the ground of words in the colour of a verdict has that colour. */
#define WAY_TINT 0.1f

/* How much of its colour a mark has in the other groups of its policy. */
#define WAY_GHOST_ALPHA 0.78f

typedef struct
{
  float red;
  float green;
  float blue;
  float alpha;
} WayColor;

typedef enum
{
  WAY_THEME_LIGHT,
  WAY_THEME_DARK,
  WAY_THEME_PRINT,
  WAY_THEME_CONTRAST,
  WAY_N_THEMES,
} WayThemeVariant;

#define WAY_N_GROUP_COLORS 8
#define WAY_N_SERIES_COLORS 8

/* Group colours avoid the hues of the verdicts (green, red, amber). Series
 * colours are for charts, the first for the area the picture is about. */
typedef struct
{
  WayColor ground;        /* behind everything */
  WayColor band;          /* every other era */
  WayColor future;        /* over the days to come, translucent */
  WayColor hairline;      /* gridlines and separators */
  WayColor ink;           /* text */
  WayColor ink_soft;      /* secondary text */
  WayColor accent;        /* selection and focus */
  WayColor accent_soft;   /* the ground of a selected label */
  WayColor today;
  WayColor cluster;       /* the ground of "+7" */
  WayColor met;
  WayColor missed;
  WayColor open;
  WayColor group[WAY_N_GROUP_COLORS];
  WayColor series[WAY_N_SERIES_COLORS];
} WayPalette;

const WayPalette *way_palette_get_for_show (gboolean        dark);
const WayPalette *way_palette_get      (WayThemeVariant  variant);
gboolean          way_theme_parse      (const char      *text,
                                        WayThemeVariant *variant);
WayColor          way_color_with_alpha (const WayColor  *color,
                                        float            alpha);
double            way_color_contrast   (const WayColor  *a,
                                        const WayColor  *b);

G_END_DECLS
