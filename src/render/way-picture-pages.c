/* Pictures over several pages. What has an axis of time is cut into parts of the
 * same length, each with heads and ruler of its own; goals, the statements of
 * one, and cards go on from page to page.
 */
#include "config.h"

#include "way-picture-private.h"

#include "way-text-pool.h"

/* What has an axis of time is spread until so many of its policies have their
 * titles: nobody looks for a page on which the last one gets its own. */
#define TITLED_SHARE 0.9

/**
 * way_picture_flows:
 * @content: what a picture shows
 *
 * Returns: whether what has no room on a page goes on on the next
 */
gboolean
way_picture_flows (WayPictureContent content)
{
  return way_picture_has_goals (content) || way_picture_has_policy (content);
}

/**
 * way_picture_has_pages:
 * @view: a view
 * @content: what a picture shows
 *
 * Returns: whether the picture can have several pages, which charts without an
 *   axis of time cannot
 */
gboolean
way_picture_has_pages (const WayView     *view,
                       WayPictureContent  content)
{
  WayChartKind kind;

  g_return_val_if_fail (view != NULL, FALSE);

  kind = way_view_get_chart_kind (view);
  return content != WAY_PICTURE_CHART || kind == WAY_CHART_LINES || kind == WAY_CHART_MULTIPLES;
}

/**
 * way_picture_get_page:
 * @view: the view that all pages show together
 * @options: what to draw and how, and which page
 *
 * Returns: (transfer full): the view that the page shows
 */
WayView *
way_picture_get_page (WayView                 *view,
                      const WayPictureOptions *options)
{
  guint n_pages;
  double start, length;

  g_return_val_if_fail (view != NULL && options != NULL, NULL);

  n_pages = MAX (options->pages, 1);
  g_return_val_if_fail (options->page < n_pages, NULL);
  if (n_pages == 1 || way_picture_flows (options->content))
    return way_view_ref (view);
  start = way_view_get_start (view);
  length = (way_view_get_end (view) - start) / n_pages;
  return way_view_with_span (view, start + options->page * length,
                             start + (options->page + 1) * length);
}

/* The policies of a page that have a place on it, and those of them that have
 * their titles; FALSE if a lane has no room. */
static gboolean
count_titles (WayDataset              *dataset,
              WayView                 *view,
              const WayPictureOptions *options,
              guint                   *n_shown,
              guint                   *n_titled)
{
  g_autoptr (WayView) page = way_picture_get_page (view, options);
  g_autoptr (WayPooledText) text
    = way_text_pool_take (way_picture_text_size (dataset, page, options), options->lang);
  WayTimelineCounts counts = { 0 };
  guint n_left = way_picture_measure (text, dataset, page, options, &counts);

  *n_shown += counts.labelled + counts.marks + counts.clustered;
  *n_titled += counts.labelled;
  return n_left == 0;
}

static gboolean
has_room_for_titles (WayDataset              *dataset,
                     WayView                 *view,
                     const WayPictureOptions *options)
{
  WayPictureOptions page = *options;
  guint n_shown = 0, n_titled = 0;

  for (page.page = 0; page.page < page.pages; page.page++)
    if (!count_titles (dataset, view, &page, &n_shown, &n_titled))
      return FALSE;
  return n_titled >= n_shown * TITLED_SHARE;
}

/* Whether so many pages have room for what flows over them, in text of the usual
 * size, which a page alone might give up. */
static gboolean
has_room_for_all (WayDataset              *dataset,
                  WayView                 *view,
                  const WayPictureOptions *options)
{
  WayPictureOptions last = *options, usual = *options;
  g_autoptr (WayPooledText) text = NULL;

  last.page = options->pages - 1;
  usual.pages = WAY_PICTURE_MAX_PAGES;
  text = way_text_pool_take (way_picture_text_size (dataset, view, &usual), options->lang);
  return way_picture_measure (text, dataset, view, &last, NULL) == 0;
}

/**
 * way_picture_count_pages:
 * @dataset: a snapshot that has what the view asks for
 * @view: the view to show
 * @options: what to draw and how, with the number of pages that is asked for
 *
 * Returns: how many pages the picture has: as many as asked for, but none of
 *   them empty, or as many as it needs. A timeline needs so many that nine in
 *   ten policies have their titles.
 */
guint
way_picture_count_pages (WayDataset              *dataset,
                         WayView                 *view,
                         const WayPictureOptions *options)
{
  WayPictureOptions own;
  gboolean flows, needed;
  guint max;

  g_return_val_if_fail (dataset != NULL && view != NULL && options != NULL, 1);

  own = *options;
  flows = way_picture_flows (options->content);
  needed = options->pages == WAY_PICTURE_PAGES_NEEDED;
  max = needed ? WAY_PICTURE_MAX_PAGES : MAX (options->pages, 1);
  if (max == 1 || !way_picture_has_pages (view, options->content)
      || !way_picture_check_content (dataset, view, options->content, NULL))
    return 1;
  if (!flows && (!needed || !way_picture_has_lanes (options->content)))
    return needed ? 1 : max;
  for (own.pages = 1; own.pages < max; own.pages++)
    if ((flows ? has_room_for_all : has_room_for_titles) (dataset, view, &own))
      break;
  return own.pages;
}

/**
 * way_picture_draw_page:
 * @painter: a painter
 * @text: the context that lays out all text
 * @dataset: a snapshot
 * @view: the view that all pages show together
 * @options: what to draw and how
 * @page: the number of the page, from 0
 * @error: return location for an error
 *
 * Draws one page at the origin; one of several says which it is.
 *
 * Returns: %FALSE with an error of %WAY_PICTURE_ERROR if the data set does not
 *   have what the view asks for
 */
gboolean
way_picture_draw_page (WayPainter               *painter,
                       WayTextContext           *text,
                       WayDataset               *dataset,
                       WayView                  *view,
                       const WayPictureOptions  *options,
                       guint                     page,
                       GError                  **error)
{
  WayPictureOptions own;
  g_autoptr (WayView) part = NULL;

  g_return_val_if_fail (painter != NULL && text != NULL && dataset != NULL, FALSE);
  g_return_val_if_fail (view != NULL && options != NULL, FALSE);

  own = *options;
  own.page = page;
  part = way_picture_get_page (view, &own);
  return way_picture_draw (painter, text, dataset, part, &own, error);
}
