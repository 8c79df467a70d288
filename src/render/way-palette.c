/* The palette. The values were searched for in CIE LCh, for the largest
 * CIEDE2000 distances under normal sight and the three common deficiencies
 * of colour vision; the test of this file states what they reach.
 */
#include "config.h"

#include "way-palette.h"

#include <math.h>

#define RGBA(hex, a) { ((hex) >> 16 & 0xff) / 255.0f, ((hex) >> 8 & 0xff) / 255.0f, \
                       ((hex) & 0xff) / 255.0f, (a) }
#define RGB(hex) RGBA (hex, 1.0f)

/* Groups: Party centre and legislature, State Council, ministries, regions,
 * and four more for themes and kinds. */
#define PAPER_GROUPS { RGB (0x794390), RGB (0x1e6cc9), RGB (0x454c51), RGB (0x1d7470), \
                       RGB (0xb44577), RGB (0x204560), RGB (0x1e2886), RGB (0x710d3b) }
#define PAPER_SERIES { RGB (0x006dca), RGB (0x822701), RGB (0x1a7057), RGB (0xc62490), \
                       RGB (0x8e6610), RGB (0x04485a), RGB (0x211b8b), RGB (0x423e2e) }

static const WayPalette palettes[WAY_N_THEMES] = {
  [WAY_THEME_LIGHT] = {
    .ground = RGB (0xffffff),
    .band = RGB (0xf4f7fb),
    .future = RGBA (0x1f2937, 0.03f),
    .hairline = RGB (0xe1e5ea),
    .ink = RGB (0x1f2328),
    .ink_soft = RGB (0x596170),
    .accent = RGB (0x1a66c9),
    .accent_soft = RGB (0xd6e6fb),
    .today = RGB (0xbf400c),
    .cluster = RGB (0xe4e8ee),
    .met = RGB (0x057849),
    .missed = RGB (0x9b030e),
    .open = RGB (0x945703),
    .group = PAPER_GROUPS,
    .series = PAPER_SERIES,
  },
  [WAY_THEME_DARK] = {
    .ground = RGB (0x14161a),
    .band = RGB (0x191c22),
    .future = RGBA (0xffffff, 0.03f),
    .hairline = RGB (0x2f343d),
    .ink = RGB (0xe8eaee),
    .ink_soft = RGB (0xa6adb9),
    .accent = RGB (0x6aa9ff),
    .accent_soft = RGB (0x20395c),
    .today = RGB (0xff9152),
    .cluster = RGB (0x323844),
    .met = RGB (0x37d494),
    .missed = RGB (0xf0644a),
    .open = RGB (0xe8ab40),
    .group = { RGB (0xd2a3fa), RGB (0x478ffc), RGB (0xcfd1d9), RGB (0x1bb3ad),
               RGB (0xf480b1), RGB (0xb9dbfc), RGB (0x9780c1), RGB (0xea558e) },
    .series = { RGB (0x238cfa), RGB (0xf8922f), RGB (0x5be8c7), RGB (0xf2479f),
                RGB (0xeae953), RGB (0xb2ddfa), RGB (0xb2adff), RGB (0xabad9a) },
  },
  [WAY_THEME_PRINT] = {
    .ground = RGB (0xffffff),
    .band = RGB (0xf6f6f6),
    .future = RGBA (0x000000, 0.02f),
    .hairline = RGB (0xcfcfcf),
    .ink = RGB (0x000000),
    .ink_soft = RGB (0x4a4a4a),
    .accent = RGB (0x0f55b3),
    .accent_soft = RGB (0xe2ecfa),
    .today = RGB (0xb03a08),
    .cluster = RGB (0xe8e8e8),
    .met = RGB (0x057849),
    .missed = RGB (0x9b030e),
    .open = RGB (0x945703),
    .group = PAPER_GROUPS,
    .series = PAPER_SERIES,
  },
  [WAY_THEME_CONTRAST] = {
    .ground = RGB (0xffffff),
    .band = RGB (0xf6f7f9),
    .future = RGBA (0x000000, 0.02f),
    .hairline = RGB (0x7a7f87),
    .ink = RGB (0x000000),
    .ink_soft = RGB (0x32363c),
    .accent = RGB (0x0b3fa8),
    .accent_soft = RGB (0xd3e3ff),
    .today = RGB (0x842c00),
    .cluster = RGB (0xdfe3ea),
    .met = RGB (0x0c5c32),
    .missed = RGB (0xa30232),
    .open = RGB (0x5c3c02),
    .group = { RGB (0x64005f), RGB (0x2a47ab), RGB (0x133a42), RGB (0x1a5959),
               RGB (0x930b56), RGB (0x042232), RGB (0x262c8c), RGB (0x23014a) },
    .series = { RGB (0x1540b3), RGB (0xa20e04), RGB (0x0c5c32), RGB (0x92137a),
                RGB (0x312708), RGB (0x073e55), RGB (0x121171), RGB (0x1e1927) },
  },
};

/* For a class: a projector in a room that is not dark takes away contrast, so
 * that all greys stand further from the ground. */
static const WayPalette show_dark = {
  .ground = RGB (0x0b0e12),
  .band = RGB (0x12161c),
  .future = RGBA (0xffffff, 0.04f),
  .hairline = RGB (0x3c434e),
  .ink = RGB (0xffffff),
  .ink_soft = RGB (0xc9ced6),
  .accent = RGB (0x7db5ff),
  .accent_soft = RGB (0x1f3f6b),
  .today = RGB (0xffa873),
  .cluster = RGB (0x343b47),
  .met = RGB (0x4be3a6),
  .missed = RGB (0xff8a70),
  .open = RGB (0xf6e05e),
  .group = { RGB (0xd9b0fb), RGB (0x6ba8ff), RGB (0xdcdee4), RGB (0x2cc7c1),
             RGB (0xf893be), RGB (0xc6e2fc), RGB (0xab96d0), RGB (0xf07aa4) },
  .series = { RGB (0x4fa3ff), RGB (0xfba04a), RGB (0x70eccf), RGB (0xf76bb3),
              RGB (0xeeee6a), RGB (0xc0e3fb), RGB (0xbfbbff), RGB (0xbbbdab) },
};

static const char *const names[WAY_N_THEMES] = { "light", "dark", "print", "contrast" };

static double
linearise (float channel)
{
  return channel <= 0.04045f ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

static double
get_luminance (const WayColor *color)
{
  return 0.2126 * linearise (color->red) + 0.7152 * linearise (color->green)
         + 0.0722 * linearise (color->blue);
}

/**
 * way_palette_get:
 * @variant: a variant
 *
 * Returns: (transfer none): its colours
 */
const WayPalette *
way_palette_get (WayThemeVariant variant)
{
  g_return_val_if_fail (variant < WAY_N_THEMES, NULL);

  return &palettes[variant];
}

/**
 * way_palette_get_for_show:
 * @dark: whether the ground is dark
 *
 * Returns: (transfer none): the colours for a projector
 */
const WayPalette *
way_palette_get_for_show (gboolean dark)
{
  return dark ? &show_dark : &palettes[WAY_THEME_CONTRAST];
}

/**
 * way_theme_parse:
 * @text: the name of a variant: light, dark, print or contrast
 * @variant: (out): the variant, untouched on failure
 *
 * Returns: FALSE if the text names none
 */
gboolean
way_theme_parse (const char      *text,
                 WayThemeVariant *variant)
{
  g_return_val_if_fail (text != NULL && variant != NULL, FALSE);

  for (WayThemeVariant i = 0; i < WAY_N_THEMES; i++)
    if (g_str_equal (text, names[i]))
      {
        *variant = i;
        return TRUE;
      }
  return FALSE;
}

/**
 * way_color_with_alpha:
 * @color: a colour
 * @alpha: from 0 to 1
 *
 * Returns: the colour with its own opacity times @alpha
 */
WayColor
way_color_with_alpha (const WayColor *color,
                      float           alpha)
{
  WayColor result = { 0 };

  g_return_val_if_fail (color != NULL, result);

  result = *color;
  result.alpha *= CLAMP (alpha, 0.0f, 1.0f);
  return result;
}

/**
 * way_color_contrast:
 * @a: an opaque colour
 * @b: another
 *
 * The contrast ratio of WCAG 2.1 (relative luminance of sRGB): 4.5 is enough
 * for text, 3 for marks.
 *
 * Returns: the ratio, from 1 to 21, whatever the order
 */
double
way_color_contrast (const WayColor *a,
                    const WayColor *b)
{
  double first;
  double second;

  g_return_val_if_fail (a != NULL && b != NULL, 1);

  first = get_luminance (a);
  second = get_luminance (b);
  return (MAX (first, second) + 0.05) / (MIN (first, second) + 0.05);
}
