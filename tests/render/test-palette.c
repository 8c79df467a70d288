/* The palette: contrast after WCAG 2.1, and whether its colours can be told
 * apart with normal sight and with the three common deficiencies of colour
 * vision, simulated after Machado, Oliveira and Fernandes, "A Physiologically-
 * based Model for Simulation of Color Vision Deficiency" (2009), severity 1.
 * Distances are CIEDE2000 (CIE 142-2001; test values of Sharma, Wu and Dalal).
 */
#include "config.h"

#include "way-palette.h"

#include <math.h>

/* What eight colours reach that also have the contrast of text. One is the
 * smallest difference seen side by side; from about five on, two marks on
 * different sides of a picture can be told apart. */
#define GROUP_DISTANCE 8.0
#define SERIES_DISTANCE 10.0
#define VERDICT_DISTANCE 8.0
/* High contrast has less room: every colour keeps 7:1 to the ground. */
#define CONTRAST_GROUP_DISTANCE 7.0
#define CONTRAST_SERIES_DISTANCE 8.0
#define CONTRAST_VERDICT_DISTANCE 7.5
/* A group must not pass for a verdict, with normal sight. */
#define GROUP_FROM_VERDICT 12.0

typedef struct
{
  double l;
  double a;
  double b;
} Lab;

static const struct
{
  const char *name;
  double      matrix[3][3];
} visions[] = {
  { "normal", { { 1, 0, 0 }, { 0, 1, 0 }, { 0, 0, 1 } } },
  { "protanopia", { { 0.152286, 1.052583, -0.204868 },
                    { 0.114503, 0.786281, 0.099216 },
                    { -0.003882, -0.048116, 1.051998 } } },
  { "deuteranopia", { { 0.367322, 0.860646, -0.227968 },
                      { 0.280085, 0.672501, 0.047413 },
                      { -0.011820, 0.042940, 0.968881 } } },
  { "tritanopia", { { 1.255528, -0.076749, -0.178779 },
                    { -0.078411, 0.930809, 0.147602 },
                    { 0.004733, 0.691367, 0.303900 } } },
};

static double
linearise (double channel)
{
  return channel <= 0.04045 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

static double
lab_curve (double t)
{
  return t > 216.0 / 24389.0 ? cbrt (t) : (24389.0 / 27.0 * t + 16.0) / 116.0;
}

/* How a colour looks in a vision, in CIE Lab (D65). */
static Lab
see (const WayColor *color,
     guint           vision)
{
  double in[3] = { linearise (color->red), linearise (color->green), linearise (color->blue) };
  double rgb[3];
  double x, y, z;

  for (guint i = 0; i < 3; i++)
    {
      const double *row = visions[vision].matrix[i];

      rgb[i] = CLAMP (row[0] * in[0] + row[1] * in[1] + row[2] * in[2], 0, 1);
    }
  x = lab_curve ((0.4124564 * rgb[0] + 0.3575761 * rgb[1] + 0.1804375 * rgb[2]) / 0.95047);
  y = lab_curve (0.2126729 * rgb[0] + 0.7151522 * rgb[1] + 0.0721750 * rgb[2]);
  z = lab_curve ((0.0193339 * rgb[0] + 0.1191920 * rgb[1] + 0.9503041 * rgb[2]) / 1.08883);
  return (Lab) { 116 * y - 16, 500 * (x - y), 200 * (y - z) };
}

static double
to_radians (double degrees)
{
  return degrees * G_PI / 180;
}

static double
get_hue (double a,
         double b)
{
  double hue = atan2 (b, a) * 180 / G_PI;

  return hue < 0 ? hue + 360 : hue;
}

static double
get_mean_hue (double h1,
              double h2)
{
  if (fabs (h1 - h2) <= 180)
    return (h1 + h2) / 2;
  return h1 + h2 < 360 ? (h1 + h2 + 360) / 2 : (h1 + h2 - 360) / 2;
}

static double
seventh_root_share (double chroma)
{
  double seventh = pow (chroma, 7);

  return sqrt (seventh / (seventh + pow (25, 7)));
}

/* CIEDE2000 with all weights 1. */
static double
get_distance (Lab p,
              Lab q)
{
  double g = 0.5 * (1 - seventh_root_share ((hypot (p.a, p.b) + hypot (q.a, q.b)) / 2));
  double a1 = p.a * (1 + g), a2 = q.a * (1 + g);
  double c1 = hypot (a1, p.b), c2 = hypot (a2, q.b);
  double h1 = get_hue (a1, p.b), h2 = get_hue (a2, q.b);
  double turn = h2 - h1 > 180 ? h2 - h1 - 360 : h2 - h1 < -180 ? h2 - h1 + 360 : h2 - h1;
  double dh = 2 * sqrt (c1 * c2) * sin (to_radians (turn) / 2);
  double l = (p.l + q.l) / 2, c = (c1 + c2) / 2, h = get_mean_hue (h1, h2);
  double t = 1 - 0.17 * cos (to_radians (h - 30)) + 0.24 * cos (to_radians (2 * h))
             + 0.32 * cos (to_radians (3 * h + 6)) - 0.20 * cos (to_radians (4 * h - 63));
  double rotation = -2 * seventh_root_share (c)
                    * sin (to_radians (60 * exp (-pow ((h - 275) / 25, 2))));
  double el = (q.l - p.l) / (1 + 0.015 * pow (l - 50, 2) / sqrt (20 + pow (l - 50, 2)));
  double ec = (c2 - c1) / (1 + 0.045 * c);
  double eh = dh / (1 + 0.015 * c * t);

  return sqrt (el * el + ec * ec + eh * eh + rotation * ec * eh);
}

static WayColor
blend (const WayColor *over,
       const WayColor *under)
{
  return (WayColor) {
    over->red * over->alpha + under->red * (1 - over->alpha),
    over->green * over->alpha + under->green * (1 - over->alpha),
    over->blue * over->alpha + under->blue * (1 - over->alpha),
    1,
  };
}

static void
test_distance_formula (void)
{
  static const struct { Lab p, q; double distance; } pairs[] = {
    { { 50, 2.6772, -79.7751 }, { 50, 0, -82.7485 }, 2.0425 },
    { { 50, -1.3802, -84.2814 }, { 50, 0, -82.7485 }, 1.0 },
    { { 50, 2.5, 0 }, { 73, 25, -18 }, 27.1492 },
    { { 50, 2.49, -0.001 }, { 50, -2.49, 0.0009 }, 7.1792 },
    { { 22.7233, 20.0904, -46.694 }, { 23.0331, 14.973, -42.5619 }, 2.0373 },
    { { 2.0776, 0.0795, -1.135 }, { 0.9033, -0.0636, -0.5514 }, 0.9082 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    g_assert_cmpfloat_with_epsilon (get_distance (pairs[i].p, pairs[i].q), pairs[i].distance,
                                    0.0001);
}

static void
test_contrast_formula (void)
{
  const WayColor black = { 0, 0, 0, 1 };
  const WayColor white = { 1, 1, 1, 1 };
  const WayColor grey = { 0x77 / 255.0f, 0x77 / 255.0f, 0x77 / 255.0f, 1 };

  g_assert_cmpfloat_with_epsilon (way_color_contrast (&black, &white), 21, 1e-6);
  g_assert_cmpfloat_with_epsilon (way_color_contrast (&white, &grey), 4.478, 0.001);
  g_assert_cmpfloat (way_color_contrast (&grey, &white), ==, way_color_contrast (&white, &grey));
}

static void
check_contrast (const char     *theme,
                const char     *name,
                const WayColor *color,
                const char     *ground_name,
                const WayColor *ground,
                double          least)
{
  double ratio = way_color_contrast (color, ground);

  if (ratio < least)
    {
      g_test_message ("%s: %s on %s has %.2f, needs %.1f", theme, name, ground_name, ratio, least);
      g_test_fail ();
    }
}

/* A mark without words needs less than a text. */
static void
check_ghost (const char     *theme,
             const WayColor *group,
             const char     *ground_name,
             const WayColor *ground)
{
  WayColor ghost = way_color_with_alpha (group, WAY_GHOST_ALPHA);
  WayColor shown = blend (&ghost, ground);

  check_contrast (theme, "a ghost", &shown, ground_name, ground, 3);
}

/* Everything that is drawn as text or mark, on every ground behind it. Lane
 * headings and line ends are written in the colours of groups and series. */
static void
check_on_ground (const char       *theme,
                 const WayPalette *palette,
                 const char       *ground_name,
                 const WayColor   *ground,
                 double            least)
{
  const struct { const char *name; const WayColor *color; } texts[] = {
    { "ink", &palette->ink }, { "ink_soft", &palette->ink_soft }, { "accent", &palette->accent },
    { "today", &palette->today }, { "met", &palette->met }, { "missed", &palette->missed },
    { "open", &palette->open },
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    check_contrast (theme, texts[i].name, texts[i].color, ground_name, ground, least);
  for (guint i = 0; i < WAY_N_GROUP_COLORS; i++)
    {
      g_autofree char *name = g_strdup_printf ("group %u", i);

      check_contrast (theme, name, &palette->group[i], ground_name, ground, least);
      check_ghost (theme, &palette->group[i], ground_name, ground);
    }
  for (guint i = 0; i < WAY_N_SERIES_COLORS; i++)
    {
      g_autofree char *name = g_strdup_printf ("series %u", i);

      check_contrast (theme, name, &palette->series[i], ground_name, ground, least);
    }
}

/* Words of a verdict on a ground that has a little of their colour. */
static void
check_tinted (const char       *theme,
              const WayPalette *palette,
              double            least)
{
  const struct { const char *name; const WayColor *color; } verdicts[] = {
    { "met", &palette->met }, { "missed", &palette->missed }, { "open", &palette->open },
    { "ink_soft", &palette->ink_soft },
  };

  for (guint i = 0; i < G_N_ELEMENTS (verdicts); i++)
    {
      WayColor tint = way_color_with_alpha (verdicts[i].color, WAY_TINT);
      WayColor ground = blend (&tint, &palette->ground);

      check_contrast (theme, verdicts[i].name, verdicts[i].color, "its tint", &ground, least);
    }
}

static void
test_contrast (gconstpointer data)
{
  WayThemeVariant variant;
  const char *theme = data;
  const WayPalette *palette;
  WayColor future, future_band;
  double least;

  g_assert_true (way_theme_parse (theme, &variant));
  palette = way_palette_get (variant);
  least = variant == WAY_THEME_CONTRAST ? 7.0 : 4.5;
  future = blend (&palette->future, &palette->ground);
  future_band = blend (&palette->future, &palette->band);
  check_on_ground (theme, palette, "ground", &palette->ground, least);
  check_on_ground (theme, palette, "band", &palette->band, least);
  check_on_ground (theme, palette, "future", &future, least);
  check_on_ground (theme, palette, "future over band", &future_band, least);
  check_tinted (theme, palette, 4.5);
  check_contrast (theme, "ink", &palette->ink, "accent_soft", &palette->accent_soft, least);
  check_contrast (theme, "ink_soft", &palette->ink_soft, "accent_soft", &palette->accent_soft, 4.5);
  check_contrast (theme, "ink", &palette->ink, "cluster", &palette->cluster, least);
  for (guint i = 0; i < WAY_N_GROUP_COLORS; i++)
    check_contrast (theme, "a group's mark", &palette->group[i], "accent_soft",
                    &palette->accent_soft, 3.0);
  if (variant == WAY_THEME_CONTRAST)
    check_contrast (theme, "hairline", &palette->hairline, "band", &future_band, 3.0);
}

static void
check_apart (const char     *theme,
             const char     *kind,
             const WayColor *colors,
             guint           n,
             double          least)
{
  double smallest = G_MAXDOUBLE;

  for (guint vision = 0; vision < G_N_ELEMENTS (visions); vision++)
    for (guint i = 0; i < n; i++)
      for (guint j = i + 1; j < n; j++)
        {
          double distance = get_distance (see (&colors[i], vision), see (&colors[j], vision));

          smallest = MIN (smallest, distance);
          if (distance < least)
            {
              g_test_message ("%s: %s %u and %u are %.2f apart in %s, should be %.1f", theme,
                              kind, i, j, distance, visions[vision].name, least);
              g_test_fail ();
            }
        }
  g_test_message ("%s: the nearest two of %s are %.2f apart", theme, kind, smallest);
}

static void
test_apart (gconstpointer data)
{
  WayThemeVariant variant;
  const WayPalette *palette;
  const char *theme = data;
  gboolean high;

  g_assert_true (way_theme_parse (theme, &variant));
  palette = way_palette_get (variant);
  high = variant == WAY_THEME_CONTRAST;
  check_apart (theme, "group", palette->group, WAY_N_GROUP_COLORS,
               high ? CONTRAST_GROUP_DISTANCE : GROUP_DISTANCE);
  check_apart (theme, "series", palette->series, WAY_N_SERIES_COLORS,
               high ? CONTRAST_SERIES_DISTANCE : SERIES_DISTANCE);
  check_apart (theme, "verdict",
               (WayColor[]) { palette->met, palette->missed, palette->open }, 3,
               high ? CONTRAST_VERDICT_DISTANCE : VERDICT_DISTANCE);
}

/* Group colours keep out of the hues of the verdicts. */
static void
test_groups_and_verdicts (gconstpointer data)
{
  WayThemeVariant variant;
  const WayPalette *palette;
  const char *theme = data;

  g_assert_true (way_theme_parse (theme, &variant));
  palette = way_palette_get (variant);
  for (guint i = 0; i < WAY_N_GROUP_COLORS; i++)
    {
      const WayColor verdicts[] = { palette->met, palette->missed, palette->open };
      Lab group = see (&palette->group[i], 0);
      double hue = get_hue (group.a, group.b);

      g_assert_true (hypot (group.a, group.b) < 14 || (hue > 180 && hue < 365));
      for (guint j = 0; j < G_N_ELEMENTS (verdicts); j++)
        g_assert_cmpfloat (get_distance (group, see (&verdicts[j], 0)), >=, GROUP_FROM_VERDICT);
    }
}

static void
test_names (void)
{
  static const char *const wrong[] = { "", "Light", "lights", "high-contrast", "0" };
  WayThemeVariant variant = WAY_THEME_PRINT;

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_false (way_theme_parse (wrong[i], &variant));
  g_assert_cmpuint (variant, ==, WAY_THEME_PRINT);
  g_assert_true (way_theme_parse ("dark", &variant));
  g_assert_cmpuint (variant, ==, WAY_THEME_DARK);
}

static void
test_alpha (void)
{
  const WayColor color = { 0.1f, 0.2f, 0.3f, 0.5f };

  g_assert_cmpfloat (way_color_with_alpha (&color, 0.5f).alpha, ==, 0.25f);
  g_assert_cmpfloat (way_color_with_alpha (&color, 7).alpha, ==, 0.5f);
  g_assert_cmpfloat (way_color_with_alpha (&color, -1).alpha, ==, 0);
  g_assert_cmpfloat (way_color_with_alpha (&color, 0.5f).blue, ==, 0.3f);
}

/* A projector takes contrast away: text keeps 7:1, marks keep 4.5:1. */
static void
test_for_show (void)
{
  for (guint dark = 0; dark < 2; dark++)
    {
      const WayPalette *palette = way_palette_get_for_show (dark);

      g_assert_cmpfloat (way_color_contrast (&palette->ink, &palette->ground), >=, 15);
      g_assert_cmpfloat (way_color_contrast (&palette->ink_soft, &palette->ground), >=, 7);
      g_assert_cmpfloat (way_color_contrast (&palette->met, &palette->ground), >=, 7);
      g_assert_cmpfloat (way_color_contrast (&palette->missed, &palette->ground), >=, 7);
      g_assert_cmpfloat (way_color_contrast (&palette->open, &palette->ground), >=, 7);
      for (guint i = 0; i < WAY_N_GROUP_COLORS; i++)
        g_assert_cmpfloat (way_color_contrast (&palette->group[i], &palette->ground), >=, 4.5);
      for (guint i = 0; i < WAY_N_SERIES_COLORS; i++)
        g_assert_cmpfloat (way_color_contrast (&palette->series[i], &palette->ground), >=, 4.5);
    }
}

int
main (int    argc,
      char **argv)
{
  static const char *const themes[] = { "light", "dark", "print", "contrast" };

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/palette/distance-formula", test_distance_formula);
  g_test_add_func ("/palette/contrast-formula", test_contrast_formula);
  g_test_add_func ("/palette/names", test_names);
  g_test_add_func ("/palette/alpha", test_alpha);
  for (guint i = 0; i < G_N_ELEMENTS (themes); i++)
    {
      g_autofree char *contrast = g_strconcat ("/palette/contrast/", themes[i], NULL);
      g_autofree char *apart = g_strconcat ("/palette/apart/", themes[i], NULL);
      g_autofree char *groups = g_strconcat ("/palette/groups-and-verdicts/", themes[i], NULL);

      g_test_add_data_func (contrast, themes[i], test_contrast);
      g_test_add_data_func (apart, themes[i], test_apart);
      g_test_add_data_func (groups, themes[i], test_groups_and_verdicts);
    }
  g_test_add_func ("/palette/for-show", test_for_show);
  return g_test_run ();
}
