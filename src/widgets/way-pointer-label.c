/* Words that follow the pointer along the time axis. */
#include "config.h"

#include "way-pointer-label.h"

#include <math.h>

#include "way-phrases.h"

/* Around the words. */
#define PADDING_PX 5.0

/**
 * way_pointer_label_draw:
 * @painter: a painter
 * @look: the look
 * @text: what to say
 * @x: the place of the pointer on the axis, in pixels
 * @width: how far the axis reaches; the words stay inside
 * @bottom: where their ground ends, in pixels from the top
 *
 * Draws words about a place of the time axis.
 */
void
way_pointer_label_draw (WayPainter    *painter,
                        const WayLook *look,
                        const char    *text,
                        double         x,
                        double         width,
                        double         bottom)
{
  const WayLabel *label;
  WayRect box;

  g_return_if_fail (painter != NULL && look != NULL && text != NULL);

  label = way_text_context_get_label (look->text, text, WAY_TEXT_SMALL,
                                      MAX (width - 2 * PADDING_PX, 1));
  box.width = ceil (label->width) + 2 * PADDING_PX;
  box.height = ceil (label->height) + 2;
  box.x = CLAMP (round (x - box.width / 2), 0, MAX (width - box.width, 0));
  box.y = round (bottom - box.height - 1);
  way_painter_rounded_rect (painter, &box, 4, &look->palette->accent);
  way_painter_text (painter, label, box.x + PADDING_PX, box.y + 1, &look->palette->ground);
}

/**
 * way_pointer_label_values:
 * @chart: a chart
 * @dataset: its snapshot
 * @year: a year
 * @lang: the language of the words
 *
 * Returns: (transfer full) (nullable): the values that the curves have in that
 *   year, such as "2023: China 2.65 · OECD 2.71"; %NULL where they have none
 */
char *
way_pointer_label_values (const WayChart *chart,
                          WayDataset     *dataset,
                          int             year,
                          WayLang         lang)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const char *separator = lang == WAY_LANG_ZH ? "：" : ": ";

  g_return_val_if_fail (chart != NULL && dataset != NULL, NULL);

  for (guint s = 0; s < way_chart_get_n_series (chart); s++)
    {
      const WaySeries *series = way_chart_get_series (chart, s);

      for (guint i = 0; i < series->n_points; i++)
        if (series->points[i].year == year)
          {
            const WayObservation *row
              = way_dataset_get_observation (dataset, series->points[i].latest);
            g_autofree char *value = way_phrase_number (row->value_text);

            g_string_append_printf (text, "%s%s %s", separator,
                                    way_dataset_get_area (dataset, series->area)->name[lang],
                                    value);
            separator = " · ";
          }
    }
  return text->len > 0 ? g_strdup_printf ("%d%s", year, text->str) : NULL;
}
