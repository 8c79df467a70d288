/* What can be chosen about a picture: its content, format and size. */
#include "config.h"

#include "way-picture.h"

#include <string.h>

/* Pictures of any other size than the presets' are for the screen. */
#define SCREEN_DOTS_PER_INCH 96.0

static const char *const content_words[] = {
  "chart", "strip", "timeline", "timeline-strip", "goals", "thread", "card", "scorecard", NULL
};

static const char *const format_words[] = { "png", "svg", "pdf", "csv", NULL };

static const WayPicturePreset presets[] = {
  { "slide", 1920, 1080, SCREEN_DOTS_PER_INCH },
  { "a4-column", 1004, 700, 300 },   /* 85 mm wide */
  { "a4-width", 2008, 1240, 300 },   /* 170 mm wide */
  { "a3", 4961, 3508, 300 },         /* landscape */
  { "square", 1080, 1080, SCREEN_DOTS_PER_INCH },
};

G_DEFINE_QUARK (way-picture-error-quark, way_picture_error)

/**
 * way_picture_parse_content:
 * @text: such as "chart" or "timeline"
 * @content: (out): what it stands for
 *
 * Returns: %FALSE if @text is none of them
 */
gboolean
way_picture_parse_content (const char        *text,
                           WayPictureContent *content)
{
  int index;

  g_return_val_if_fail (text != NULL && content != NULL, FALSE);

  index = way_word_index (content_words, text);
  if (index < 0)
    return FALSE;
  *content = index;
  return TRUE;
}

/**
 * way_picture_content_name:
 * @content: what a picture shows
 *
 * Returns: (transfer none): the word that way_picture_parse_content() reads
 */
const char *
way_picture_content_name (WayPictureContent content)
{
  g_return_val_if_fail (content < WAY_N_PICTURES, "");

  return content_words[content];
}

/**
 * way_picture_parse_format:
 * @text: such as "png" or "svg", in any case
 * @format: (out): what it stands for
 *
 * Returns: %FALSE if @text is none of them
 */
gboolean
way_picture_parse_format (const char       *text,
                          WayPictureFormat *format)
{
  g_autofree char *word = NULL;
  int index;

  g_return_val_if_fail (text != NULL && format != NULL, FALSE);

  word = g_ascii_strdown (text, -1);
  index = way_word_index (format_words, word);
  if (index < 0)
    return FALSE;
  *format = index;
  return TRUE;
}

/**
 * way_picture_format_name:
 * @format: a format
 *
 * Returns: (transfer none): its name, which is also how names of its files end
 */
const char *
way_picture_format_name (WayPictureFormat format)
{
  g_return_val_if_fail (format < WAY_N_FORMATS, "");

  return format_words[format];
}

/**
 * way_picture_format_of_path:
 * @path: the name of a file
 * @format: (out): the format that its ending names
 *
 * Returns: %FALSE if the ending names none
 */
gboolean
way_picture_format_of_path (const char       *path,
                            WayPictureFormat *format)
{
  const char *dot;

  g_return_val_if_fail (path != NULL && format != NULL, FALSE);

  dot = strrchr (path, '.');
  return dot != NULL && dot != path && dot[-1] != '/'
      && way_picture_parse_format (dot + 1, format);
}

static gboolean
parse_side (const char **text,
            guint       *side)
{
  guint64 value = 0;
  guint digits = 0;

  while (g_ascii_isdigit (**text) && digits++ < 6)
    value = value * 10 + (guint64) (*(*text)++ - '0');
  *side = (guint) value;
  return digits > 0;
}

/**
 * way_picture_get_presets:
 * @n_presets: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_presets): the sizes that are offered
 *   by name, in the order in which they are listed; the first is the usual one
 */
const WayPicturePreset *
way_picture_get_presets (guint *n_presets)
{
  g_return_val_if_fail (n_presets != NULL, NULL);

  *n_presets = G_N_ELEMENTS (presets);
  return presets;
}

/**
 * way_picture_parse_size:
 * @text: such as "1920x1080", or the name of a preset
 * @width: (out): the width in pixels
 * @height: (out): the height in pixels
 *
 * Returns: %FALSE if @text is no size; whether it is one that can be drawn is
 *   for way_picture_check_size() to say
 */
gboolean
way_picture_parse_size (const char *text,
                        guint      *width,
                        guint      *height)
{
  g_return_val_if_fail (text != NULL && width != NULL && height != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (presets); i++)
    if (g_str_equal (text, presets[i].name))
      {
        *width = presets[i].width;
        *height = presets[i].height;
        return TRUE;
      }
  if (!parse_side (&text, width) || (*text != 'x' && *text != 'X'))
    return FALSE;
  text++;
  return parse_side (&text, height) && *text == '\0';
}

/**
 * way_picture_check_size:
 * @width: in pixels
 * @height: in pixels
 * @error: return location for an error
 *
 * Returns: %FALSE with an error of %WAY_PICTURE_ERROR if a picture of this size
 *   cannot be made
 */
gboolean
way_picture_check_size (guint    width,
                        guint    height,
                        GError **error)
{
  if (width >= WAY_PICTURE_MIN_PX && width <= WAY_PICTURE_MAX_PX
      && height >= WAY_PICTURE_MIN_PX && height <= WAY_PICTURE_MAX_PX
      && (guint64) width * height <= G_GUINT64_CONSTANT (1) << 28)
    return TRUE;
  g_set_error (error, WAY_PICTURE_ERROR, WAY_PICTURE_ERROR_SIZE,
               "A picture of %u × %u pixels cannot be made: each side must be from %d to %d, "
               "and both together at most 268 million pixels",
               width, height, WAY_PICTURE_MIN_PX, WAY_PICTURE_MAX_PX);
  return FALSE;
}

/**
 * way_picture_check_options:
 * @options: what to draw and how
 * @error: return location for an error
 *
 * Returns: %FALSE with an error of %WAY_PICTURE_ERROR if a picture cannot be
 *   made of the size and scale
 */
gboolean
way_picture_check_options (const WayPictureOptions *options,
                           GError                 **error)
{
  guint scale;

  g_return_val_if_fail (options != NULL, FALSE);

  scale = MAX (options->scale, 1);
  if (scale > WAY_PICTURE_MAX_SCALE)
    {
      g_set_error (error, WAY_PICTURE_ERROR, WAY_PICTURE_ERROR_SIZE,
                   "The scale %u is not from 1 to %d", scale, WAY_PICTURE_MAX_SCALE);
      return FALSE;
    }
  if (options->pages > WAY_PICTURE_MAX_PAGES && options->pages != WAY_PICTURE_PAGES_NEEDED)
    {
      g_set_error (error, WAY_PICTURE_ERROR, WAY_PICTURE_ERROR_SIZE,
                   "There can be 1 to %d pages", WAY_PICTURE_MAX_PAGES);
      return FALSE;
    }
  /* Pages have no pixels to be multiplied. */
  if (!way_picture_check_size (options->width, options->height, error))
    return FALSE;
  return options->format != WAY_FORMAT_PNG
      || way_picture_check_size (options->width * scale, options->height * scale, error);
}

/**
 * way_picture_get_resolution:
 * @options: the size of a picture
 *
 * Returns: how many pixels of the picture, at scale 1, make an inch
 */
double
way_picture_get_resolution (const WayPictureOptions *options)
{
  for (guint i = 0; i < G_N_ELEMENTS (presets) && options->paper == WAY_PAPER_NONE; i++)
    if (presets[i].width == options->width && presets[i].height == options->height)
      return presets[i].dots_per_inch;
  return SCREEN_DOTS_PER_INCH;
}
