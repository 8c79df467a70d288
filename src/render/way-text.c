/* Text of the scenes. The font map is the context's own, with resolution and
 * font options fixed, so that the same text comes out the same on every
 * desktop and in every painter.
 */
#include "config.h"

#include "way-text.h"

#include "way-text-cut.h"

#include <math.h>
#include <string.h>

/* How many labels the cache keeps from one trim to the next. */
#define MAX_LABELS 4096

/* How many texts it keeps that were broken into lines, at most. */
#define MAX_WRAPPED 1024

/* Marks at which a cut text must not end before its …. */
#define LOOSE_ENDS " \t,;:·–—-(/&，、；：（《“〔["

static const struct
{
  double      scale;
  PangoWeight weight;
} styles[WAY_N_TEXT_STYLES] = {
  [WAY_TEXT_BODY] = { 1.0, PANGO_WEIGHT_NORMAL },
  [WAY_TEXT_SMALL] = { 0.85, PANGO_WEIGHT_NORMAL },
  [WAY_TEXT_STRONG] = { 1.0, PANGO_WEIGHT_BOLD },
  [WAY_TEXT_TITLE] = { 1.35, PANGO_WEIGHT_BOLD },
};

/* A label in the cache. `key`, `label.style` and `label.elided` are what it was
 * asked for by. An elided one is found by what is left of its text, not by its
 * room, which is another for every pixel that the window moves. */
typedef struct
{
  WayLabel     label;
  char        *key;
  PangoLayout *layout;   /* has the text and the glyphs, or %NULL */
  GSList      *cut;      /* the glyphs, of PangoGlyphItem, where there is no layout */
  guint        used;     /* the frame of its last use */
} Entry;

/* A text in lines, which are labels of the cache. Where a picture looks for the size
 * of its text, the same text is measured, laid out and drawn. */
typedef struct
{
  char         *key;
  WayTextStyle  style;
  int           width;    /* in units of Pango, or -1 for as much as it needs */
  GPtrArray    *lines;    /* of WayLabel */
  guint         used;     /* the frame of its last use */
} Wrapped;

struct _WayTextContext
{
  PangoFontMap         *map;
  PangoContext         *context;
  PangoFontDescription *fonts[WAY_N_TEXT_STYLES];
  double                heights[WAY_N_TEXT_STYLES];
  double                baselines[WAY_N_TEXT_STYLES];
  char                 *family;
  double                size_px;
  WayLang               lang;
  GHashTable           *labels;   /* a set of Entry */
  GHashTable           *wrapped;  /* a set of Wrapped */
  GHashTable           *advances[WAY_N_TEXT_STYLES];   /* character → 64ths of a pixel + 1 */
  guint                 frame;
};

static guint
hash_entry (gconstpointer data)
{
  const Entry *entry = data;

  return g_str_hash (entry->key) * 31 + entry->label.elided * 7u + entry->label.style;
}

static gboolean
equal_entries (gconstpointer a,
               gconstpointer b)
{
  const Entry *left = a;
  const Entry *right = b;

  return left->label.elided == right->label.elided && left->label.style == right->label.style
         && strcmp (left->key, right->key) == 0;
}

static void
free_entry (gpointer data)
{
  Entry *entry = data;

  g_free ((WayTextRun *) entry->label.runs);
  g_clear_object (&entry->layout);
  g_slist_free_full (entry->cut, (GDestroyNotify) pango_glyph_item_free);
  g_free (entry->key);
  g_free (entry);
}

static guint
hash_wrapped (gconstpointer data)
{
  const Wrapped *wrapped = data;

  return g_str_hash (wrapped->key) * 31 + (guint) wrapped->width * 7 + wrapped->style;
}

static gboolean
equal_wrapped (gconstpointer a,
               gconstpointer b)
{
  const Wrapped *left = a;
  const Wrapped *right = b;

  return left->width == right->width && left->style == right->style
         && strcmp (left->key, right->key) == 0;
}

static void
free_wrapped (gpointer data)
{
  Wrapped *wrapped = data;

  g_free (wrapped->key);
  g_ptr_array_unref (wrapped->lines);
  g_free (wrapped);
}

static PangoContext *
create_context (PangoFontMap *map,
                WayLang       lang)
{
  PangoContext *context;
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  context = pango_font_map_create_context (map);
  pango_cairo_context_set_font_options (context, options);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_context_set_base_dir (context, PANGO_DIRECTION_LTR);
  pango_context_set_language (context,
                              pango_language_from_string (lang == WAY_LANG_ZH ? "zh-cn" : "en"));
  cairo_font_options_destroy (options);
  return context;
}

/* The height of a line is that of the base font, not of the glyphs that
 * happen to be in it: the fonts that Chinese falls back to have tall metrics
 * for glyphs that would fit. */
static void
measure_style (WayTextContext *context,
               WayTextStyle    style)
{
  PangoFont *font = pango_font_map_load_font (context->map, context->context,
                                              context->fonts[style]);
  double size_px = context->size_px * styles[style].scale;
  double ascent = 0.93 * size_px;
  double descent = 0.24 * size_px;

  if (font != NULL)
    {
      PangoFontMetrics *metrics = pango_font_get_metrics (font, pango_language_from_string ("en"));

      ascent = (double) pango_font_metrics_get_ascent (metrics) / PANGO_SCALE;
      descent = (double) pango_font_metrics_get_descent (metrics) / PANGO_SCALE;
      pango_font_metrics_unref (metrics);
      g_object_unref (font);
    }
  context->baselines[style] = round (ascent);
  context->heights[style] = context->baselines[style] + ceil (descent);
}

static void
add_style (WayTextContext *context,
           WayTextStyle    style)
{
  PangoFontDescription *font = pango_font_description_new ();

  pango_font_description_set_family (font, context->family);
  pango_font_description_set_absolute_size (font, context->size_px * styles[style].scale
                                                  * PANGO_SCALE);
  pango_font_description_set_weight (font, styles[style].weight);
  context->fonts[style] = font;
  measure_style (context, style);
}

/* Han, its punctuation and full-width forms. */
static gboolean
is_chinese (gunichar c)
{
  return c >= 0x2e80 && !(c >= 0xd7b0 && c < 0xf900);
}

/* Without a language, Chinese within English text would be drawn with
 * whichever regional shapes the fonts list first. */
static PangoAttrList *
mark_chinese (const char *text)
{
  PangoAttrList *attributes = pango_attr_list_new ();

  for (const char *p = text; *p != '\0';)
    {
      const char *start = p;
      gboolean chinese = is_chinese (g_utf8_get_char (p));

      while (*p != '\0' && is_chinese (g_utf8_get_char (p)) == chinese)
        p = g_utf8_next_char (p);
      if (chinese)
        {
          PangoAttribute *attribute =
            pango_attr_language_new (pango_language_from_string ("zh-cn"));

          attribute->start_index = (guint) (start - text);
          attribute->end_index = (guint) (p - text);
          pango_attr_list_insert (attributes, attribute);
        }
    }
  return attributes;
}

static PangoLayout *
create_layout (WayTextContext *context,
               const char     *text,
               WayTextStyle    style)
{
  PangoLayout *layout = pango_layout_new (context->context);

  pango_layout_set_font_description (layout, context->fonts[style]);
  pango_layout_set_text (layout, text, -1);
  if (context->lang != WAY_LANG_ZH)
    {
      PangoAttrList *attributes = mark_chinese (text);

      pango_layout_set_attributes (layout, attributes);
      pango_attr_list_unref (attributes);
    }
  return layout;
}

/* Sets glyphs next to each other. Pango may put the baseline of one script lower than
 * that of another. */
static void
set_runs (WayLabel     *label,
          const GSList *items)
{
  WayTextRun *runs = g_new (WayTextRun, g_slist_length ((GSList *) items));
  int x = 0;

  label->runs = runs;
  for (const GSList *l = items; l != NULL; l = l->next)
    {
      PangoGlyphItem *item = l->data;

      runs[label->n_runs++] = (WayTextRun) { item, (double) x / PANGO_SCALE,
                                             -(double) item->y_offset / PANGO_SCALE };
      x += pango_glyph_string_get_width (item->glyphs);
    }
  label->width = (double) x / PANGO_SCALE;
}

static double
get_layout_width (PangoLayout *layout)
{
  int width;

  pango_layout_get_size (layout, &width, NULL);
  return (double) width / PANGO_SCALE;
}

/* Makes one line of a text, whatever breaks it holds. */
static char *
flatten (const char *text)
{
  char *line = g_utf8_make_valid (text, -1);

  for (char *p = line; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c < 0x20 || c == 0x7f)
        *p = ' ';
      else if (c == 0x2028 || c == 0x2029)
        memcpy (p, "\xe2\x80\x82", 3);   /* an en space is as long in UTF-8 */
    }
  return line;
}

/* A label that is in the cache when this returns, and still without glyphs. */
static Entry *
add_entry (WayTextContext *context,
           const char     *key,
           WayTextStyle    style,
           gboolean        elided)
{
  Entry *entry = g_new0 (Entry, 1);

  entry->key = g_strdup (key);
  entry->used = context->frame;
  entry->label.style = style;
  entry->label.font = context->fonts[style];
  entry->label.height = context->heights[style];
  entry->label.baseline = context->baselines[style];
  entry->label.elided = elided;
  g_hash_table_add (context->labels, entry);
  return entry;
}

static Entry *
add_label (WayTextContext *context,
           const char     *key,
           const char     *line,
           WayTextStyle    style,
           gboolean        elided)
{
  Entry *entry = add_entry (context, key, style, elided);

  entry->layout = create_layout (context, line, style);
  pango_layout_set_single_paragraph_mode (entry->layout, TRUE);
  entry->label.text = pango_layout_get_text (entry->layout);
  set_runs (&entry->label, pango_layout_get_line_readonly (entry->layout, 0)->runs);
  return entry;
}

/* The same from runs that are there. */
static Entry *
add_cut (WayTextContext *context,
         const char     *line,
         WayTextStyle    style,
         GSList         *cut)
{
  Entry *entry = add_entry (context, line, style, TRUE);

  entry->cut = cut;
  entry->label.text = entry->key;
  set_runs (&entry->label, cut);
  return entry;
}

static Entry *
find_label (WayTextContext *context,
            const char     *key,
            WayTextStyle    style,
            gboolean        elided)
{
  const Entry wanted = { .key = (char *) key, .label.style = style, .label.elided = elided };
  Entry *entry = g_hash_table_lookup (context->labels, &wanted);

  if (entry != NULL)
    entry->used = context->frame;
  return entry;
}

static Entry *
get_whole (WayTextContext *context,
           const char     *text,
           WayTextStyle    style)
{
  Entry *entry = find_label (context, text, style, FALSE);
  g_autofree char *line = NULL;

  if (entry != NULL)
    return entry;
  line = flatten (text);
  return add_label (context, text, line, style, FALSE);
}

/* The first bytes of a line, and "…". */
static Entry *
get_cut (WayTextContext *context,
         const WayLabel *whole,
         gsize           length)
{
  g_autofree char *start = g_strndup (whole->text, length);
  g_autofree char *line = g_strconcat (start, "…", NULL);
  Entry *entry = find_label (context, line, whole->style, TRUE);
  gsize tail = way_text_find_tail (line, length);
  GSList *cut;

  if (entry != NULL)
    return entry;
  cut = way_text_cut (whole, tail, &get_whole (context, line + tail, whole->style)->label);
  if (cut != NULL)
    return add_cut (context, line, whole->style, cut);
  return add_label (context, line, line, whole->style, TRUE);
}

static Entry *
get_empty (WayTextContext *context,
           WayTextStyle    style)
{
  Entry *entry = find_label (context, "", style, TRUE);

  return entry != NULL ? entry : add_label (context, "", "", style, TRUE);
}

static gsize
trim_loose_ends (const char *text,
                 gsize       length)
{
  while (length > 0)
    {
      const char *last = g_utf8_find_prev_char (text, text + length);

      if (g_utf8_strchr (LOOSE_ENDS, -1, g_utf8_get_char (last)) == NULL)
        break;
      length = (gsize) (last - text);
    }
  return length;
}

static double
measure (WayTextContext *context,
         const char     *text,
         WayTextStyle    style)
{
  g_autoptr (PangoLayout) layout = create_layout (context, text, style);

  pango_layout_set_single_paragraph_mode (layout, TRUE);
  return get_layout_width (layout);
}

/* The longest beginning of a line that fits with its …; an empty label where not
 * even that does. Pango's own eliding would use another sign in Chinese. */
static Entry *
elide (WayTextContext *context,
       Entry          *entry,
       double          room_px)
{
  const WayLabel *whole = &entry->label;
  double left_px = room_px - get_whole (context, "…", whole->style)->label.width;
  int index = 0;
  int trailing;
  gsize length;

  if (left_px < 0)
    return get_empty (context, whole->style);
  pango_layout_line_x_to_index (pango_layout_get_line_readonly (entry->layout, 0),
                                (int) (left_px * PANGO_SCALE), &index, &trailing);
  length = trim_loose_ends (whole->text, (gsize) index);
  while (TRUE)
    {
      Entry *cut = get_cut (context, whole, length);

      if (length == 0 || cut->label.width <= room_px)
        return cut;
      length = (gsize) (g_utf8_find_prev_char (whole->text, whole->text + length) - whole->text);
      length = trim_loose_ends (whole->text, length);
    }
}

static gboolean
is_stale_cb (gpointer key,
             gpointer value,
             gpointer user_data)
{
  const WayTextContext *context = user_data;

  return ((const Entry *) value)->used != context->frame;
}

/**
 * way_text_context_new:
 * @family: (nullable): a font family, or NULL for the system's sans serif
 * @size_px: the base size in pixels of the scene
 * @lang: the language of the interface or picture
 *
 * Creates a context for the text of a scene. The language picks the shapes of
 * characters that several scripts share; Chinese gets the shapes of simplified
 * Chinese in either language.
 *
 * Returns: (transfer full): the context
 */
WayTextContext *
way_text_context_new (const char *family,
                      double      size_px,
                      WayLang     lang)
{
  WayTextContext *context;

  g_return_val_if_fail (isfinite (size_px) && size_px > 0, NULL);

  context = g_new0 (WayTextContext, 1);
  context->map = pango_cairo_font_map_new_for_font_type (CAIRO_FONT_TYPE_FT);
  pango_cairo_font_map_set_resolution (PANGO_CAIRO_FONT_MAP (context->map), 96);
  context->context = create_context (context->map, lang);
  context->family = g_strdup (family != NULL ? family : "Sans");
  context->size_px = size_px;
  context->lang = lang;
  context->labels = g_hash_table_new_full (hash_entry, equal_entries, free_entry, NULL);
  context->wrapped = g_hash_table_new_full (hash_wrapped, equal_wrapped, free_wrapped, NULL);
  for (WayTextStyle style = 0; style < WAY_N_TEXT_STYLES; style++)
    {
      add_style (context, style);
      context->advances[style] = g_hash_table_new (NULL, NULL);
    }
  return context;
}

/**
 * way_text_context_free:
 * @context: (transfer full) (nullable): a context
 *
 * Frees a context and all its labels.
 */
void
way_text_context_free (WayTextContext *context)
{
  if (context == NULL)
    return;
  g_hash_table_unref (context->wrapped);
  g_hash_table_unref (context->labels);
  for (guint style = 0; style < WAY_N_TEXT_STYLES; style++)
    {
      pango_font_description_free (context->fonts[style]);
      g_hash_table_unref (context->advances[style]);
    }
  g_free (context->family);
  g_object_unref (context->context);
  g_object_unref (context->map);
  g_free (context);
}

/**
 * way_text_context_get_size:
 * @context: a context
 *
 * Returns: the base size, in pixels
 */
double
way_text_context_get_size (WayTextContext *context)
{
  g_return_val_if_fail (context != NULL, 0);

  return context->size_px;
}

/**
 * way_text_context_get_lang:
 * @context: a context
 *
 * Returns: the language that it was made for
 */
WayLang
way_text_context_get_lang (WayTextContext *context)
{
  g_return_val_if_fail (context != NULL, WAY_LANG_EN);

  return context->lang;
}

/**
 * way_text_context_get_height:
 * @context: a context
 * @style: a style
 *
 * Returns: the height of every line of the style, in whole pixels
 */
double
way_text_context_get_height (WayTextContext *context,
                             WayTextStyle    style)
{
  g_return_val_if_fail (context != NULL && style < WAY_N_TEXT_STYLES, 0);

  return context->heights[style];
}

/**
 * way_text_context_get_family:
 * @context: a context
 *
 * Returns: the font family that was asked for, for painters that name fonts
 */
const char *
way_text_context_get_family (WayTextContext *context)
{
  g_return_val_if_fail (context != NULL, NULL);

  return context->family;
}

/**
 * way_text_context_get_label:
 * @context: a context
 * @text: a text in UTF-8; line breaks count as spaces
 * @style: its style
 * @max_width: the room for it in pixels, or 0 for as much as it needs
 *
 * Lays a text out on one line. A text that does not fit ends in …; where there
 * is no room even for that, the label is empty, with the width 0.
 *
 * Returns: (transfer none): the label, valid until the context is freed or
 *   trimmed
 */
const WayLabel *
way_text_context_get_label (WayTextContext *context,
                            const char     *text,
                            WayTextStyle    style,
                            double          max_width)
{
  Entry *whole;

  g_return_val_if_fail (context != NULL && text != NULL, NULL);
  g_return_val_if_fail (style < WAY_N_TEXT_STYLES, NULL);

  whole = get_whole (context, text, style);
  if (!(max_width > 0) || whole->label.width <= max_width)
    return &whole->label;
  return &elide (context, whole, floor (max_width))->label;
}

/* The width of a character by itself. All Chinese ones are as wide as each
 * other in every font. */
static double
get_advance (WayTextContext *context,
             gunichar        c,
             WayTextStyle    style)
{
  gpointer key = GUINT_TO_POINTER (c >= 0x4e00 && c <= 0x9fff ? 0x4e00 : c);
  guint held = GPOINTER_TO_UINT (g_hash_table_lookup (context->advances[style], key));

  if (held == 0)
    {
      char text[7] = { 0 };

      g_unichar_to_utf8 (GPOINTER_TO_UINT (key), text);
      held = (guint) ceil (measure (context, text, style) * 64) + 1;
      g_hash_table_insert (context->advances[style], key, GUINT_TO_POINTER (held));
    }
  return (held - 1) / 64.0;
}

/**
 * way_text_context_estimate:
 * @context: a context
 * @text: a text in UTF-8
 * @style: its style
 *
 * Adds up the widths of the characters of a line, which is a hundred times as
 * fast as laying it out. Kerning and ligatures are left aside, so that the
 * true width is seldom more, and within about 2 % of it.
 *
 * Returns: the width in pixels
 */
double
way_text_context_estimate (WayTextContext *context,
                           const char     *text,
                           WayTextStyle    style)
{
  double width = 0;

  g_return_val_if_fail (context != NULL && text != NULL, 0);
  g_return_val_if_fail (style < WAY_N_TEXT_STYLES, 0);

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    width += get_advance (context, g_utf8_get_char (at), style);
  return width;
}

/* Breaks a text that is not in the cache. */
static GPtrArray *
break_lines (WayTextContext *context,
             const char     *text,
             WayTextStyle    style,
             int             width)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  PangoLayout *layout = create_layout (context, valid, style);
  GPtrArray *lines = g_ptr_array_new ();

  if (width >= 0)
    pango_layout_set_width (layout, width);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  for (const GSList *l = pango_layout_get_lines_readonly (layout); l != NULL; l = l->next)
    {
      const PangoLayoutLine *line = l->data;
      g_autofree char *part = g_strndup (valid + line->start_index, (gsize) line->length);

      g_ptr_array_add (lines, &get_whole (context, g_strstrip (part), style)->label);
    }
  g_object_unref (layout);
  return lines;
}

/* Finds a text in the cache, and its lines there are in use again; or breaks it. */
static Wrapped *
get_wrapped (WayTextContext *context,
             const char     *text,
             WayTextStyle    style,
             int             width)
{
  const Wrapped wanted = { .key = (char *) text, .style = style, .width = width };
  Wrapped *wrapped = g_hash_table_lookup (context->wrapped, &wanted);

  if (wrapped == NULL)
    {
      if (g_hash_table_size (context->wrapped) >= MAX_WRAPPED)
        g_hash_table_remove_all (context->wrapped);
      wrapped = g_new (Wrapped, 1);
      *wrapped = (Wrapped) { g_strdup (text), style, width,
                             break_lines (context, text, style, width), context->frame };
      g_hash_table_add (context->wrapped, wrapped);
    }
  else if (wrapped->used != context->frame)
    for (guint i = 0; i < wrapped->lines->len; i++)
      {
        Entry *entry = g_ptr_array_index (wrapped->lines, i);   /* begins with its label */

        entry->used = context->frame;
      }
  wrapped->used = context->frame;
  return wrapped;
}

/**
 * way_text_context_wrap:
 * @context: a context
 * @text: a text in UTF-8, whose line breaks are kept
 * @style: its style
 * @max_width: the width of the column in pixels, or 0 to break only where the
 *   text does
 *
 * Breaks a text into lines, each as full as it can be. A word wider than the
 * column is broken within; a single glyph may still be wider than it.
 *
 * Returns: (transfer container) (element-type WayLabel): the lines, none for an
 *   empty text, valid until the context is freed or trimmed
 */
GPtrArray *
way_text_context_wrap (WayTextContext *context,
                       const char     *text,
                       WayTextStyle    style,
                       double          max_width)
{
  int width;

  g_return_val_if_fail (context != NULL && text != NULL, NULL);
  g_return_val_if_fail (style < WAY_N_TEXT_STYLES, NULL);

  if (*text == '\0')
    return g_ptr_array_new ();
  width = max_width > 0 ? (int) (MIN (max_width, 1e6) * PANGO_SCALE) : -1;
  return g_ptr_array_copy (get_wrapped (context, text, style, width)->lines, NULL, NULL);
}

static gboolean
has_all_glyphs (const WayLabel *label)
{
  for (guint i = 0; i < label->n_runs; i++)
    {
      const PangoGlyphString *glyphs = label->runs[i].item->glyphs;

      for (int n = 0; n < glyphs->num_glyphs; n++)
        if ((glyphs->glyphs[n].glyph & PANGO_GLYPH_UNKNOWN_FLAG) != 0)
          return FALSE;
    }
  return TRUE;
}

/**
 * way_text_context_has_glyphs:
 * @context: a context
 * @text: a text in UTF-8
 *
 * Tells whether the fonts that are there can draw a text, such as a few common
 * characters when a picture in Chinese is asked for.
 *
 * Returns: FALSE if a character would be drawn as a box
 */
gboolean
way_text_context_has_glyphs (WayTextContext *context,
                             const char     *text)
{
  g_return_val_if_fail (context != NULL && text != NULL, FALSE);

  return has_all_glyphs (&get_whole (context, text, WAY_TEXT_BODY)->label);
}

/**
 * way_text_context_has_all:
 * @context: a context
 *
 * Returns: whether the fonts have all characters of the labels that were asked
 *   for since way_text_context_trim(); FALSE if one would be drawn as a box
 */
gboolean
way_text_context_has_all (WayTextContext *context)
{
  GHashTableIter iter;
  gpointer key;

  g_return_val_if_fail (context != NULL, FALSE);

  g_hash_table_iter_init (&iter, context->labels);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      const Entry *entry = key;

      if (entry->used == context->frame && !has_all_glyphs (&entry->label))
        return FALSE;
    }
  return TRUE;
}

/**
 * way_text_context_trim:
 * @context: a context
 *
 * Starts a new frame. If the cache has grown beyond some thousands of labels,
 * those that the frame before did not use are dropped. Labels got before must
 * not be used any more.
 */
void
way_text_context_trim (WayTextContext *context)
{
  g_return_if_fail (context != NULL);

  if (g_hash_table_size (context->labels) > MAX_LABELS)
    {
      g_hash_table_remove_all (context->wrapped);
      g_hash_table_foreach_remove (context->labels, is_stale_cb, context);
    }
  context->frame++;
}

/**
 * way_text_context_get_n_labels:
 * @context: a context
 *
 * Returns: how many labels the cache holds
 */
guint
way_text_context_get_n_labels (WayTextContext *context)
{
  g_return_val_if_fail (context != NULL, 0);

  return g_hash_table_size (context->labels);
}

/**
 * way_label_index_to_x:
 * @label: a label
 * @index: where a character begins, in bytes from the beginning of the label's text,
 *   or the length of the text
 *
 * Returns: where the character begins in the line, in pixels from the left of the
 *   label
 */
double
way_label_index_to_x (const WayLabel *label,
                      gsize           index)
{
  g_return_val_if_fail (label != NULL && index <= strlen (label->text), 0);

  for (guint i = 0; i < label->n_runs; i++)
    {
      PangoGlyphItem *run = label->runs[i].item;
      int place = (int) index - run->item->offset;
      int x;

      if (place < 0 || place >= run->item->length)
        continue;
      pango_glyph_string_index_to_x (run->glyphs, (char *) label->text + run->item->offset,
                                     run->item->length, &run->item->analysis, place, FALSE, &x);
      return label->runs[i].x + (double) x / PANGO_SCALE;
    }
  return label->width;
}
