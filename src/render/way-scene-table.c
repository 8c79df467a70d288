/* A page has room for fewer columns than the window: those are left out that
 * say where a row comes from. The rows are in the order of the window, and what
 * has no room is counted.
 */
#include "config.h"

#include "way-scene-table.h"

#include <math.h>

#include "way-phrases.h"
#include "way-row-filter.h"
#include "way-target-table.h"
#include "way-words.h"

/* From row to row, in heights of the text, and between columns, in its sizes. */
#define ROW_HEIGHTS 1.3
#define GAP_SIZES 1.0

#define MAX_COLUMNS 8

/* Which columns of the window's table there are, and how wide, in relation to
 * each other. */
typedef struct
{
  guint  n;
  guint  column[MAX_COLUMNS];
  double share[MAX_COLUMNS];
} Columns;

static const Columns columns[WAY_N_TABLE_ROWS] = {
  [WAY_ROWS_POLICIES] = { 4, { 0, 1, 2, 3 }, { 1.2, 5, 3, 1.2 } },
  [WAY_ROWS_TARGETS] = { 8, { 0, 1, 2, 3, 4, 5, 6, 7 }, { 2.8, 3.2, 2.8, 2.4, 1, 0.8, 1.1, 1.2 } },
  [WAY_ROWS_OBSERVATIONS] = { 8, { 0, 1, 2, 3, 4, 5, 6, 7 },
                              { 3.4, 1.3, 0.7, 1, 2, 1.4, 1.4, 2.8 } },
};

static GPtrArray *
new_policies (const WayDataset *dataset,
              const guint8     *matching,
              WayLang           lang)
{
  GPtrArray *table = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  const char *headings[] = { way_tr (lang, WAY_N_ ("Date")), way_tr (lang, WAY_N_ ("Title")),
                             way_tr (lang, WAY_N_ ("Issuers")), way_tr (lang, WAY_N_ ("Kind")),
                             NULL };

  g_ptr_array_add (table, g_strdupv ((char **) headings));
  for (guint i = 0; i < way_dataset_get_n_rows (dataset, WAY_TABLE_POLICIES); i++)
    if (matching[i])
      {
        const WayPolicy *policy = way_dataset_get_policy (dataset, i);
        char **row = g_new0 (char *, 5);

        row[0] = way_date_to_iso (policy->date);
        row[1] = g_strdup (policy->title[lang]);
        row[2] = way_phrase_issuers (dataset, policy, lang);
        row[3] = way_phrase_capital (way_policy_kind_name (policy->kind, lang));
        g_ptr_array_add (table, row);
      }
  return table;
}

static GPtrArray *
new_table (const WayDataset *dataset,
           const WayView    *view,
           const guint8     *matching,
           WayLang           lang)
{
  guint plan = way_dataset_find (dataset, WAY_TABLE_POLICIES, way_view_get_plan (view));
  int known_on = way_view_get_as_known (view);
  const WayQuery *query = way_view_get_query (view);
  g_autofree guint8 *rows = NULL;

  switch (way_view_get_table_rows (view))
    {
    case WAY_ROWS_TARGETS:
      /* A plan's scorecard is whole, whatever is filtered. */
      if (plan == WAY_NONE)
        rows = way_query_match_targets (query, dataset, known_on, matching);
      return way_target_table_new (dataset, rows, plan, known_on, lang, NULL);
    case WAY_ROWS_OBSERVATIONS:
      rows = way_query_match_observations (query, dataset, known_on);
      return way_observation_table_new (dataset, rows, lang, NULL);
    case WAY_ROWS_POLICIES:
    case WAY_N_TABLE_ROWS:
    default:
      return new_policies (dataset, matching, lang);
    }
}

static void
draw_row (WayPainter    *painter,
          const WayLook *look,
          const Columns *shown,
          char         **cells,
          WayTextStyle   style,
          double         width,
          double         y)
{
  double gap = GAP_SIZES * way_text_context_get_size (look->text);
  double all = 0, x = 0;

  for (guint i = 0; i < shown->n; i++)
    all += shown->share[i];
  for (guint i = 0; i < shown->n; i++)
    {
      double cell_px = floor (width * shown->share[i] / all);
      const WayLabel *label = way_text_context_get_label (
        look->text, cells[shown->column[i]], style, MAX (cell_px - gap, 1));

      way_painter_text (painter, label, round (x), round (y), &look->palette->ink);
      x += cell_px;
    }
}

static void
draw_count (WayPainter    *painter,
            const WayLook *look,
            guint          n,
            double         width,
            double         y)
{
  g_autofree char *count = way_phrase_count (n);
  g_autofree char *more
    = g_strdup_printf (way_tr_n (look->lang, "… and %s more row", "… and %s more rows", n), count);
  const WayLabel *label
    = way_text_context_get_label (look->text, more, WAY_TEXT_SMALL, MAX (width, 1));

  way_painter_text (painter, label, 0, round (y), &look->palette->ink_soft);
}

/**
 * way_scene_table_draw:
 * @painter: a painter
 * @look: how it looks
 * @dataset: a snapshot
 * @view: a view of the table page
 * @matching: for each policy whether it matches the view
 * @width: of the area, in pixels
 * @height: of the area, in pixels
 *
 * Draws the rows that the view has, as many as there is room for, and counts
 * the others.
 */
void
way_scene_table_draw (WayPainter       *painter,
                      const WayLook    *look,
                      const WayDataset *dataset,
                      const WayView    *view,
                      const guint8     *matching,
                      double            width,
                      double            height)
{
  const Columns *shown;
  g_autoptr (GPtrArray) table = NULL;
  double step;
  guint room, n;

  g_return_if_fail (painter != NULL && look != NULL && dataset != NULL);
  g_return_if_fail (view != NULL && matching != NULL);

  shown = &columns[way_view_get_table_rows (view)];
  table = new_table (dataset, view, matching, look->lang);
  step = way_text_context_get_height (look->text, WAY_TEXT_BODY) * ROW_HEIGHTS;
  room = (guint) MAX (floor (height / step), 2);
  /* The count takes the last line, if there is something to count. */
  n = table->len <= room ? table->len : room - 1;
  for (guint i = 0; i < n; i++)
    {
      draw_row (painter, look, shown, g_ptr_array_index (table, i),
                i == 0 ? WAY_TEXT_STRONG : WAY_TEXT_BODY, width, i * step);
      way_painter_rect (painter, &(WayRect) { 0, round ((i + 1) * step) - 2, width, 1 },
                        i == 0 ? &look->palette->ink_soft : &look->palette->hairline);
    }
  if (n < table->len)
    draw_count (painter, look, table->len - n, width, n * step);
}
