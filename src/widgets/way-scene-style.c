/* The look of the scenes on the screen. Its signal "changed" says that all
 * that was measured or drawn with it has to be done again.
 */
#include "config.h"

#include "way-scene-style.h"

#include <string.h>

/* After midnight, in seconds, so that the clock is surely past it. */
#define AFTER_MIDNIGHT 2

struct _WaySceneStyle
{
  GObject         parent_instance;

  GtkSettings    *settings;
  WayTextContext *text;
  WayLook         look;
  double          show_px;      /* the text of a show; 0 for that of the desktop */
  gboolean        show_dark;
  guint           midnight;     /* source of the next change of day */
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (WaySceneStyle, way_scene_style, G_TYPE_OBJECT)

static void await_midnight (WaySceneStyle *style);

/* The size of the interface font in pixels; points are 1/72 inch, and the
 * resolution holds the desktop's text scale. */
static double
font_size_px (WaySceneStyle               *style,
              const PangoFontDescription  *font)
{
  double size = pango_font_description_get_size (font) / (double) PANGO_SCALE;
  int dpi;

  if (pango_font_description_get_size_is_absolute (font))
    return size;
  g_object_get (style->settings, "gtk-xft-dpi", &dpi, NULL);
  return size * (dpi > 0 ? dpi / 1024.0 : 96) / 72;
}

static void
load_font (WaySceneStyle *style)
{
  g_autofree char *name = NULL;
  PangoFontDescription *font;
  const char *family;

  g_object_get (style->settings, "gtk-font-name", &name, NULL);
  font = pango_font_description_from_string (name != NULL ? name : "Sans 10");
  family = pango_font_description_get_family (font);
  g_clear_pointer (&style->text, way_text_context_free);
  style->text = way_text_context_new (family != NULL ? family : "Sans",
                                      style->show_px > 0 ? style->show_px
                                      : CLAMP (font_size_px (style, font), 6, 80),
                                      style->look.lang);
  style->look.text = style->text;
  pango_font_description_free (font);
}

/* GTK_THEME overrides the settings without changing them; its form is
 * "Name" or "Name:dark". */
static char *
get_theme (WaySceneStyle *style,
           gboolean      *dark)
{
  const char *forced = g_getenv ("GTK_THEME");
  char *theme;

  if (forced != NULL && *forced != '\0')
    {
      *dark = g_str_has_suffix (forced, ":dark");
      return g_strdup (forced);
    }
  g_object_get (style->settings,
                "gtk-theme-name", &theme,
                "gtk-application-prefer-dark-theme", dark,
                NULL);
  return theme;
}

static void
load_palette (WaySceneStyle *style)
{
  gboolean dark = FALSE;
  g_autofree char *theme = get_theme (style, &dark);
  WayThemeVariant variant;

  variant = dark || (theme != NULL && g_str_has_suffix (theme, "-dark"))
    ? WAY_THEME_DARK : WAY_THEME_LIGHT;
  if (theme != NULL && strstr (theme, "HighContrast") != NULL)
    variant = WAY_THEME_CONTRAST;
  style->look.palette = style->show_px > 0 ? way_palette_get_for_show (style->show_dark)
                                           : way_palette_get (variant);
}

static void
font_changed_cb (WaySceneStyle *style)
{
  load_font (style);
  g_signal_emit (style, signals[SIGNAL_CHANGED], 0);
}

static void
theme_changed_cb (WaySceneStyle *style)
{
  load_palette (style);
  g_signal_emit (style, signals[SIGNAL_CHANGED], 0);
}

static gboolean
midnight_cb (gpointer data)
{
  WaySceneStyle *style = data;

  style->midnight = 0;
  style->look.today = way_date_today ();
  g_signal_emit (style, signals[SIGNAL_CHANGED], 0);
  await_midnight (style);
  return G_SOURCE_REMOVE;
}

/* One timer a day, not one a second. */
static void
await_midnight (WaySceneStyle *style)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  int seconds = 24 * 60 * 60
                - (g_date_time_get_hour (now) * 60 + g_date_time_get_minute (now)) * 60
                - g_date_time_get_second (now);

  style->midnight = g_timeout_add_seconds (seconds + AFTER_MIDNIGHT, midnight_cb, style);
}

static void
way_scene_style_finalize (GObject *object)
{
  WaySceneStyle *style = WAY_SCENE_STYLE (object);

  g_clear_handle_id (&style->midnight, g_source_remove);
  g_clear_pointer (&style->text, way_text_context_free);

  G_OBJECT_CLASS (way_scene_style_parent_class)->finalize (object);
}

static void
way_scene_style_class_init (WaySceneStyleClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = way_scene_style_finalize;

  signals[SIGNAL_CHANGED]
    = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 0);
}

static void
way_scene_style_init (WaySceneStyle *style)
{
  static const char *const font_settings[] = { "notify::gtk-font-name", "notify::gtk-xft-dpi" };
  static const char *const theme_settings[]
    = { "notify::gtk-theme-name", "notify::gtk-application-prefer-dark-theme" };

  style->settings = gtk_settings_get_default ();
  for (guint i = 0; i < G_N_ELEMENTS (font_settings); i++)
    g_signal_connect_object (style->settings, font_settings[i], G_CALLBACK (font_changed_cb),
                             style, G_CONNECT_SWAPPED);
  for (guint i = 0; i < G_N_ELEMENTS (theme_settings); i++)
    g_signal_connect_object (style->settings, theme_settings[i], G_CALLBACK (theme_changed_cb),
                             style, G_CONNECT_SWAPPED);
}

static WaySceneStyle *
make_style (WayLang  lang,
            double   show_px,
            gboolean dark)
{
  WaySceneStyle *style = g_object_new (WAY_TYPE_SCENE_STYLE, NULL);

  style->show_px = show_px;
  style->show_dark = dark;
  style->look.lang = lang;
  style->look.today = way_date_today ();
  load_font (style);
  load_palette (style);
  await_midnight (style);
  return style;
}

/**
 * way_scene_style_new:
 * @lang: the language of the scenes
 *
 * Returns: (transfer full): the style of a window; a display must be open
 */
WaySceneStyle *
way_scene_style_new (WayLang lang)
{
  return make_style (lang, 0, FALSE);
}

/**
 * way_scene_style_new_for_show:
 * @lang: the language of the scenes
 * @size_px: the size of the text in pixels
 * @dark: whether the ground is dark
 *
 * Returns: (transfer full): the style of a presentation, which follows neither
 *   the desktop's size of text nor its colours; a display must be open
 */
WaySceneStyle *
way_scene_style_new_for_show (WayLang  lang,
                              double   size_px,
                              gboolean dark)
{
  g_return_val_if_fail (size_px > 0, NULL);

  return make_style (lang, size_px, dark);
}

/**
 * way_scene_style_set_show:
 * @style: the style of a presentation
 * @size_px: the size of the text in pixels
 * @dark: whether the ground is dark
 *
 * Changes the look of a presentation.
 */
void
way_scene_style_set_show (WaySceneStyle *style,
                          double         size_px,
                          gboolean       dark)
{
  g_return_if_fail (WAY_IS_SCENE_STYLE (style) && style->show_px > 0 && size_px > 0);

  if (style->show_px == size_px && style->show_dark == dark)
    return;
  style->show_px = size_px;
  style->show_dark = dark;
  load_font (style);
  load_palette (style);
  g_signal_emit (style, signals[SIGNAL_CHANGED], 0);
}

/**
 * way_scene_style_get_look:
 * @style: a style
 *
 * Returns: (transfer none): the look of today; valid until "changed"
 */
const WayLook *
way_scene_style_get_look (WaySceneStyle *style)
{
  g_return_val_if_fail (WAY_IS_SCENE_STYLE (style), NULL);

  return &style->look;
}
